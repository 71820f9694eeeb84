import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from cleantext import load_rules
from cleantext.cli import app

STORY = (
    "Old mill to close after nine years\n\n"
    "The council voted on Tuesday to close the old mill – “a ruin”, one member said – and to sell "
    "the land around it.\n\nRead Entire Article\n"
)


@pytest.fixture
def story(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def run(*arguments, text=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=text)


def test_clean_prints_title_and_body(story):
    result = run("clean", story)
    assert result.exit_code == 0
    assert result.stdout.startswith("Old mill to close after nine years\n\nThe council")
    assert "Read Entire Article" not in result.stdout


def test_clean_reads_standard_input_and_writes_json_lines(story):
    result = run("clean", "-f", "json", "-", story, text=STORY)
    first, second = map(json.loads, result.stdout.splitlines())
    assert first == second
    assert first["removed"][0]["rule"] == "en/related_link/read-entire-article"


def test_clean_writes_markdown(story):
    assert run("clean", "-f", "markdown", story).stdout.startswith("# Old mill to close")


def test_explain_marks_and_names(story):
    out = run("explain", story).stdout
    assert (
        "[-Read Entire Article-] ‹related_link by en/related_link/read-entire-article, 0.99›" in out
    )
    assert "[=Old mill to close after nine years=]" in out


def test_explain_says_why_and_shows_escapes_as_signs(tmp_path):
    file = tmp_path / "story.txt"
    file.write_text(STORY.replace("a ruin", "a \x1b[31mruin"), encoding="utf-8")
    out = run("explain", file).stdout
    assert "Feed footer" in out
    assert "\x1b" not in out
    assert "␛[31mruin" in out


def test_explain_writes_one_page_for_its_files(story, tmp_path):
    pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
    page = tmp_path / "out.html"
    result = run("explain", story, "-", "--html", page, text=STORY)
    assert result.exit_code == 0
    assert f"wrote {page}" in result.stderr
    html = page.read_text(encoding="utf-8")
    assert html.count("<mark ") == 4
    assert "http://" not in html.replace("http-equiv", "")
    missing = run("explain", tmp_path / "none.txt", "--html", tmp_path / "none.html")
    assert missing.exit_code == 1
    assert not (tmp_path / "none.html").exists()


def test_an_unreadable_file_is_named_and_the_others_are_done(story, tmp_path):
    broken = tmp_path / "latin.txt"
    broken.write_bytes(b"caf\xe9")
    result = run("clean", tmp_path / "none.txt", broken, story)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert "none.txt" in lines[0]
    assert "latin.txt: not utf-8 at byte 3; try --encoding" in lines[1]
    assert "The council voted" in result.stdout
    assert run("clean", "--encoding", "latin-1", broken).stdout == "café\n"
    assert "unknown encoding" in run("clean", "--encoding", "latin-99", broken).stderr


def test_stages_and_rules_can_be_chosen(story, tmp_path):
    assert "Read Entire Article" in run("clean", "--without", "rules", story).stdout
    wrong = run("clean", "--without", "rulez", story)
    assert wrong.exit_code == 1
    assert "no stage 'rulez'" in wrong.stderr
    missing = run("clean", "--rules", tmp_path / "none.toml", story)
    assert missing.exit_code == 1
    assert "no such rule file" in missing.stderr


def test_rules_counts_and_lists():
    assert "related_link" in run("rules").stdout
    listed = run("rules", "--list", "--language", "en", "--kind", "related_link").stdout
    assert "en/related_link/read-entire-article" in listed
    assert "access_notice" not in listed


def test_new_rule_adds_a_rule_and_refuses_a_faulty_one(tmp_path):
    file = tmp_path / "en" / "promotion.toml"
    options = [
        "--id",
        "mill-mail",
        "--summary",
        "The mill's mail.",
        "--trigger",
        "get the mill mail",
    ]
    hits = ["--hit", "Get the Mill Mail", "--hit", "GET THE MILL MAIL »"]
    misses = ["--miss", "They get the mill mail at six.", "--miss", "Get the mill."]
    result = run("new-rule", file, *options, *hits, *misses)
    assert result.exit_code == 0, result.stderr
    assert [rule.id for rule in load_rules(file)] == ["en/promotion/mill-mail"]
    again = run("new-rule", file, *options, *hits, *misses)
    assert again.exit_code == 1
    assert "used before" in again.stderr
    few = run("new-rule", file, "--id", "few", *options[2:], *hits)
    assert "give at least two of each" in few.stderr
    assert len(load_rules(file)) == 1
    assert [path.name for path in file.parent.iterdir()] == ["promotion.toml"]
    assert run("rules", "--check", file).exit_code == 0


def test_the_process_speaks_utf_8_whatever_the_locale(story):
    process = subprocess.run(
        [sys.executable, "-m", "cleantext", "clean", str(story)],
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert "“a ruin”" in process.stdout.decode("utf-8")


def test_version_and_help_have_what_one_needs():
    assert run("--version").stdout.strip()
    for command in ("clean", "explain", "rules", "new-rule"):
        assert "cleantext " + command in run(command, "--help").stdout
