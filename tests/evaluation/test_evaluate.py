"""The scorer: its measures, its groups, and what changed since an earlier run."""

import gzip
import importlib.util
import json

import pytest
from typer.testing import CliRunner

from cleantext import Pipeline
from cleantext.cli import app
from cleantext.evaluation.comparison import changes
from cleantext.evaluation.measures import Found, Gold, Score, score
from cleantext.evaluation.records import found_in, read_records, scored
from cleantext.evaluation.summary import grouped, intervals, summarise

BODY = "The harbour opened again on Monday, and the first ferry left for the islands before noon."
RECORD = {
    "id": "a",
    "kind": "feed",
    "input": f"Harbour Reopens\n\n{BODY}\n\nRead Entire Article",
    "gold_body": BODY,
    "gold_title": "Harbour reopens!",
    "must_have": ["first ferry"],
    "must_not": ["Read Entire"],
}


def test_one_record():
    found = score(Gold.of(RECORD), Found(BODY, "HARBOUR REOPENS"))
    assert found.values == {
        "precision": 1.0, "recall": 1.0, "lost": 0.0, "removed": 1.0, "title": 1.0,
    }  # fmt: skip
    assert (found.have, found.avoid) == ([True], [True])
    nothing = score(Gold.of(RECORD), Found())
    assert (nothing.values["lost"], nothing.values["recall"]) == (1.0, 0.0)
    assert nothing.have == [False]


def test_groups_and_intervals():
    good = score(Gold.of(RECORD), Found(BODY))
    bad = score(Gold.of(RECORD), Found())
    groups = grouped([({"kind": "x"}, good), ({"kind": "y"}, bad)], ["kind"])
    assert list(groups) == ["x", "y", "all"]
    found = summarise(groups["all"])
    assert (found["documents"], found["body_precision"], found["body_recall"]) == (2, 1.0, 0.5)
    low, high = intervals([good] * 5 + [bad] * 5, 200)["body_recall"]
    assert 0 < low < 0.5 < high < 1
    assert intervals([good, bad], 50) == intervals([good, bad], 50)


def test_what_changed():
    worse = Score({"lost": 0.2, "removed": 0.5})
    better = Score({"lost": 0.0, "removed": 0.5})
    (change,) = changes({"a": worse, "b": worse}, {"a": better, "b": worse})
    assert (change.id, change.gain, change.measures) == ("a", 0.2, {"lost": (0.2, 0.0)})


def test_the_command_measures_stores_and_compares(tmp_path):
    (tmp_path / "data.jsonl").write_text(json.dumps(RECORD) + "\n", "utf-8")
    first = ["evaluate", str(tmp_path / "data.jsonl"), "--json", str(tmp_path / "a.json")]
    result = CliRunner().invoke(app, [*first, "--without", "rules", "--rounds", "20"])
    assert result.exit_code == 0, result.output
    assert "body_f1: " in result.stdout
    again = ["evaluate", str(tmp_path / "data.jsonl"), "--against", str(tmp_path / "a.json")]
    result = CliRunner().invoke(app, again)
    assert "better\ta\tremoved" in result.stdout
    stored = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert stored["groups"]["feed"]["documents"] == 1


def test_gold_in_a_file_of_its_own(tmp_path):
    (tmp_path / "texts.jsonl").write_text(
        json.dumps({"id": "a", "input": RECORD["input"]}), "utf-8"
    )
    gold = {name: value for name, value in RECORD.items() if name != "input"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), "utf-8")
    files = [str(tmp_path / "texts.jsonl"), "--gold", str(tmp_path / "gold.jsonl")]
    result = CliRunner().invoke(app, ["evaluate", *files])
    assert "feed" in result.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{broken", ":1: malformed"),
        ("[1]", ":1: the line is no JSON object"),
        ("{}", "no text under"),
        ('{"id": 7, "input": "x", "must_have": "abc"}', "record 7: must_have is no list of texts"),
        ('{"id": 7, "input": "x", "gold_body": 3}', "record 7: gold_body is no text"),
        ('{"input": "x"}\n\n{broken', ":3: malformed"),
        ("[" * 9_999, ":1: malformed"),
    ],
)
def test_bad_records_are_named(tmp_path, line, said):
    (tmp_path / "data.jsonl").write_text(line, "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "data.jsonl")])
    assert result.exit_code == 1
    assert said in result.output


def test_files_that_cannot_be_read_to_the_end_are_named(tmp_path):
    whole = gzip.compress(json.dumps(RECORD).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "odd.jsonl.gz").write_bytes(whole[:12] + b"\xff" * 9)
    (tmp_path / "latin.jsonl").write_bytes(b'{"input": "caf\xe9"}')
    (tmp_path / "data.jsonl").write_text(json.dumps(RECORD), "utf-8")
    for name, said in (
        ("cut.jsonl.gz", "the file ends early"),
        ("odd.jsonl.gz", "the file is damaged"),
        ("latin.jsonl", ":1: malformed"),
    ):
        result = CliRunner().invoke(app, ["evaluate", str(tmp_path / name)])
        assert (result.exit_code, f"{name}" in result.output) == (1, True), result.output
        assert said in result.output
    earlier = ["--against", str(tmp_path / "latin.jsonl")]
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "data.jsonl"), *earlier])
    assert result.exit_code == 1
    assert "holds no scores" in result.output


def test_documents_are_matched_by_an_id_of_their_own(tmp_path):
    nameless = {name: value for name, value in RECORD.items() if name != "id"}
    for name, records in (("nameless", [nameless, nameless]), ("twice", [RECORD, RECORD])):
        lines = "\n".join(map(json.dumps, records))
        (tmp_path / f"{name}.jsonl").write_text(lines, "utf-8")
    for name, said in (("nameless", "has no 'id'"), ("twice", "two records have the id 'a'")):
        file = str(tmp_path / f"{name}.jsonl")
        # Scores of all of them need no name.
        assert CliRunner().invoke(app, ["evaluate", file]).exit_code == 0
        for more in (["--gold", file], ["--json", str(tmp_path / "out.json")]):
            result = CliRunner().invoke(app, ["evaluate", file, *more])
            assert (result.exit_code, said in result.output) == (1, True), result.output


def test_keys_to_group_by():
    found = [({"kind": "x"}, Score()), ({}, Score())]
    assert list(grouped(found, None)) == ["None", "x", "all"]
    assert list(grouped([({}, Score())], None)) == ["all"]
    assert len(grouped([({}, Score())], None)["all"]) == 1
    with pytest.raises(ValueError, match="no record has 'lang' to group by"):
        grouped(found, ["kind", "lang"])


def test_one_author_may_be_a_text():
    gold = Gold.of({"input": "By Ann Lee", "gold_authors": "Ann Lee"})
    assert score(gold, Found(authors=("Ann Lee",))).values == {"authors": 1.0}


def test_it_agrees_with_the_benchmark_to_the_last_digit(shared):
    spec = importlib.util.spec_from_file_location("benchmark", shared / "eval" / "score.py")
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    files = [shared / "eval" / "dev" / name for name in ("goose3.jsonl.gz", "newspaper4k.jsonl.gz")]
    records = [r for r in read_records(files) if r["kind"].startswith("res_")]
    assert len(records) > 50
    run = Pipeline.article()

    def predict(text):
        found = found_in(run(text))
        return {n: getattr(found, n) for n in ("title", "authors", "date", "body")}

    theirs = benchmark.evaluate(records, predict)
    ours = {name: summarise(s) for name, s in grouped(list(scored(records, run)), ["kind"]).items()}
    assert list(theirs) == list(ours)
    names = (
        "body_f1", "body_precision", "body_recall", "content_lost", "residue_removed",
        "snippet_recall", "snippet_rejection", "title_accuracy", "authors_f1", "date_accuracy",
    )  # fmt: skip
    for group, values in theirs.items():
        assert {n: values[n] for n in names} == {n: ours[group][n] for n in names}, group
