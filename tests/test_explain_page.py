import re
import shutil
import subprocess

import pytest
from typer.testing import CliRunner

from cleantext import Pipeline
from cleantext.cli import app

pytest.importorskip("jinja2")

from cleantext.report.explain_page import explanation_page
from cleantext.report.spans import Reasons, pieces, visible

HOSTILE = (
    "</script><script>document.title='taken'</script>\x1b[31m \u202e <img src=x onerror=alert(1)>"
)
TEXT = f"Rain stopped play at noon on the second day, {HOSTILE} he said.\n\nRead Entire Article"
BROWSER = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)


@pytest.fixture
def page(tmp_path):
    pipeline = Pipeline.article()
    html = explanation_page(
        [("rain.txt", pipeline(TEXT)), ("sun.txt", pipeline(""))], Reasons(pipeline)
    )
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
    return file


def test_the_page_names_each_cut_its_rule_and_its_reason(page):
    html = page.read_text(encoding="utf-8")
    for words in (
        "Read Entire Article",
        "related_link",
        "en/related_link",
        "Feed footer",
        "rain.txt",
        "sun.txt",
    ):
        assert words in html, words


def test_text_never_becomes_markup_and_nothing_is_loaded(page):
    html = page.read_text(encoding="utf-8")
    assert "<img src=x" not in html
    assert "<script>document.title" not in html
    assert "\x1b" not in html
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)


def test_the_pieces_of_an_article_are_its_source():
    for text in (
        TEXT,
        "",
        "PARIS (AFP) — The river rose on Monday, and the town was dark by the evening of that day.",
    ):
        assert "".join(piece.text for piece in pieces(Pipeline.article()(text))) == text


def test_control_characters_are_shown():
    assert visible("a\x00b\ud800") == "a␀b\ufffd"


def test_the_command_writes_a_page(tmp_path):
    source, target = tmp_path / "rain.txt", tmp_path / "rain.html"
    source.write_text(TEXT, encoding="utf-8")
    ended = CliRunner().invoke(app, ["explain", str(source), "--html", str(target)])
    assert ended.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(target) in ended.stderr


@pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome on this machine")
def test_a_browser_runs_the_page_and_nothing_that_the_text_brought(page, tmp_path):
    out = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=2000", "--dump-dom", page.as_uri(),
        ],
        capture_output=True, text=True, timeout=60, check=True,
    ).stdout  # fmt: skip
    assert "<title>taken" not in out
    theme = re.search(r'<button[^>]*id="theme"[^>]*>', out)
    assert theme is not None
    assert "hidden" not in theme[0], "the page's own script did not run"
