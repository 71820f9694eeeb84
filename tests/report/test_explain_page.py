import re
from pathlib import Path

import pytest

from cleantext import Pipeline

pytest.importorskip("jinja2")

from cleantext.report.explain_page import explanation_page
from cleantext.report.spans import Reasons, visible

HOSTILE = (
    "</script><script>document.title='taken'</script>\x1b[31m \u202e <img src=x onerror=alert(1)>"
)
TEXT = f"Rain stopped play at noon on the second day, {HOSTILE} he said.\n\nRead Entire Article"


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


def test_control_characters_are_shown():
    assert visible("a\x00b\ud800") == "a␀b\ufffd"


def test_a_date_beside_names_written_right_to_left_keeps_its_order():
    pipeline = Pipeline.article()
    text = (Path(__file__).parents[2] / "corpus/ar/adas-wasfa/input.txt").read_text("utf-8")
    page = explanation_page([("a.txt", pipeline(text))], Reasons(pipeline))
    assert '<bdi dir="ltr">2022-07-05</bdi>' in page
