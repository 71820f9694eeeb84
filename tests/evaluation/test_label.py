"""Labels: a text becomes a case, and a case tells what is wrong with it."""

from typer.testing import CliRunner

from cleantext.cli import app

TEXT = (
    "Harbour Reopens After Storm\n\nBy Olek Brandt\n\nMarch 3, 2025\n\nThe ferry in March. Photo: Ana "
    "Lima/Reuters\n\nThe harbour opened again on Monday, and the first ferry left for the islands "
    "before the ice was gone.\n\nRead Entire Article\n"
)


def run(*arguments):
    return CliRunner().invoke(app, ["label", *map(str, arguments)])


def test_a_text_becomes_a_case_that_holds(tmp_path):
    (tmp_path / "story.txt").write_text(TEXT, "utf-8")
    folder = tmp_path / "corpus" / "en" / "harbour"
    assert run(tmp_path / "story.txt", "-o", folder).exit_code == 0
    assert run("--check", folder).exit_code == 0
    expected = (folder / "expected.toml").read_text("utf-8")
    assert 'authors = ["Olek Brandt"]' in expected
    assert 'credit = "Ana Lima/Reuters"' in expected
    again = run(tmp_path / "story.txt", "-o", folder)
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_an_edited_case_tells_what_differs(tmp_path):
    (tmp_path / "story.txt").write_text(TEXT, "utf-8")
    run(tmp_path / "story.txt", "-o", tmp_path / "case")
    file = tmp_path / "case" / "expected.toml"
    file.write_text(file.read_text("utf-8").replace("Olek Brandt", "Olga Brandt"), "utf-8")
    result = run("--check", tmp_path / "case")
    assert result.exit_code == 1
    assert "authors: found ['Olek Brandt'], expected ['Olga Brandt']" in result.output


def test_bad_input_is_a_message(tmp_path):
    assert "No such file" in run("--check", tmp_path / "none").output
    (tmp_path / "story.txt").write_bytes(b"caf\xe9")
    result = run(tmp_path / "story.txt", "-o", tmp_path / "case")
    assert result.exit_code == 1
    assert "story.txt: not utf-8 at byte 3" in result.output
    (tmp_path / "input.txt").write_text(TEXT, "utf-8")
    for toml in ("body = [", "body = " + "[" * 9_999):
        (tmp_path / "expected.toml").write_text(toml, "utf-8")
        assert "expected.toml: not readable as TOML" in run("--check", tmp_path).output
    assert run("--check", tmp_path, "-o", tmp_path).exit_code == 2
    assert run(tmp_path / "story.txt").exit_code == 2
