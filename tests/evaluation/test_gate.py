"""The gate: fails below a floor, and lowers one only with a reason."""

import tomllib

import pytest

from cleantext.evaluation import gate
from cleantext.evaluation.corpus import digest

TEXT = (
    "Harbour Reopens After Storm\n\nThe harbour opened again on Monday, and the first ferry left for "
    "the islands before the ice was gone.\n\nRead Entire Article\n"
)
EXPECTED = (
    'title = "Harbour Reopens After Storm"\nremoved = ["Read Entire Article"]\n'
    'body = ["The harbour opened again on Monday, and the first ferry left for the islands before '
    'the ice was gone."]\n'
)
FLOORS = 'digest = ""\nmost_slowness = 10000\n[floors.all]\n'


@pytest.fixture
def corpus(tmp_path):
    case = tmp_path / "corpus" / "en" / "harbour"
    case.mkdir(parents=True)
    (case / "input.txt").write_text(TEXT, "utf-8")
    (case / "expected.toml").write_text(EXPECTED, "utf-8")
    (tmp_path / "corpus" / "floors.toml").write_text(FLOORS, "utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n- First.\n", "utf-8")
    return tmp_path / "corpus"


def run(corpus, *more):
    return gate.main([str(corpus), "--changelog", str(corpus.parent / "CHANGELOG.md"), *more])


def floors(corpus):
    return tomllib.loads((corpus / "floors.toml").read_text("utf-8"))


def test_an_update_raises_the_floors_and_then_the_gate_holds(corpus):
    assert run(corpus) == 1  # the corpus was never measured
    assert run(corpus, "--update") == 0
    found = floors(corpus)
    assert found["floors"]["all"]["kept"] == found["floors"]["en"]["title"] == 1
    assert found["floors"]["kinds"] == {"related_link": 1}
    assert found["digest"] == digest(corpus)
    assert run(corpus) == 0


def test_a_fall_fails_and_is_taken_up_only_with_a_reason(corpus, capsys):
    run(corpus, "--update")
    file = corpus / "en" / "harbour" / "expected.toml"
    file.write_text(EXPECTED.replace("Reopens", "Closes"), "utf-8")
    before = floors(corpus)
    assert run(corpus) == 1
    assert "all.title is 0, its floor 1" in capsys.readouterr().err
    assert run(corpus, "--update") == 2
    assert "would lower en.title from 1 to 0" in capsys.readouterr().err
    assert floors(corpus) == before
    assert run(corpus, "--update", "--reason", "the case was wrong") == 0
    assert floors(corpus)["floors"]["en"]["title"] == 0
    log = (corpus.parent / "CHANGELOG.md").read_text("utf-8")
    assert "the case was wrong" in log
    assert log.endswith("- First.\n")
    assert run(corpus) == 0


def test_another_corpus_and_a_slow_pipeline_fail(corpus):
    run(corpus, "--update")
    measures = gate.measure(corpus)
    assert gate.faults(floors(corpus), measures, digest(corpus), 5.0) == []
    assert "another" in gate.faults(floors(corpus), measures, "0" * 32, 5.0)[0]
    assert "times as long" in gate.faults(floors(corpus), measures, digest(corpus), 1e5)[0]
