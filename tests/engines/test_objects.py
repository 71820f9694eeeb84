"""What is no text, or no UTF-8, through the doors that let it in: an error row, never a failure."""

import json

import pytest

from cleantext import Pipeline
from cleantext.batch import BatchCleaner, Failure

from .fragile import WORD, Fragile

ODD = [
    "Rain stopped play at noon.",
    7,
    None,
    b"bytes",
    2.5,
    ["a", "list"],
    "a lone \ud800 half\n\nShare",
]
NUMBERS = [7, None, 8]
FIELDS = ["body", "removed", "access"]
ERROR = "TypeError: clean() takes str, not int"


@pytest.fixture
def cleaner():
    return BatchCleaner(fields=FIELDS)


def test_lists_and_streams_agree(cleaner):
    rows = cleaner.batch({"text": ODD})
    results = list(Pipeline.article().stream(ODD))
    assert results == list(Pipeline.article().stream(ODD, workers=2))
    for result, body, error in zip(results, rows["body"], rows["error"], strict=True):
        if isinstance(result, Failure):
            assert (body, error) == (None, result.error)
        else:
            assert (body, error) == (result and result.body, None)
    assert [error is not None for error in rows["error"]] == [0, 1, 0, 1, 1, 1, 0]


def test_pandas(cleaner):
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    made = cleaner.pandas(pd.DataFrame({"text": pd.Series(ODD, dtype=object)}))
    made = made.astype(object).where(made.notna(), None)
    assert made[cleaner.names].to_dict("list") == {
        name: values for name, values in cleaner.batch({"text": ODD}).items() if name != "text"
    }


def test_a_failure_with_half_a_character_fails_no_batch():
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    pipeline = Pipeline.article().with_stage(Fragile())
    cleaner = BatchCleaner(pipeline=pipeline, fields=["body"])
    texts = [f"A {WORD} \ud800.", "Rain stopped play at noon."]
    made = cleaner.pandas(pd.DataFrame({"text": pd.Series(texts, dtype=object)}))
    assert list(made["body"]) == [f"A {WORD} \ufffd.", texts[1]]
    assert made["error"].notna().tolist() == [True, False]


def test_files(cleaner, tmp_path):
    pytest.importorskip("fsspec", reason="the extra 'files' is not installed")
    from cleantext.files import run
    from cleantext.files.settings import Settings

    given = [value for value in ODD if not isinstance(value, bytes)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": value}) + "\n" for value in given), "utf-8")
    run([str(source)], str(tmp_path / "out"), Settings(fields=tuple(FIELDS)))
    (part,) = (tmp_path / "out").glob("part-*.jsonl")
    found = [json.loads(line) for line in part.read_text("utf-8").split("\n") if line]
    columns = cleaner.batch({"text": given})
    assert found == [
        {name: columns[name][at] for name in cleaner.names} for at in range(len(given))
    ]


def test_columns_of_numbers(cleaner):
    pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    assert cleaner.arrow(pa.table({"text": NUMBERS}))["error"].to_pylist() == [ERROR, None, ERROR]


def test_polars_columns_of_numbers(cleaner):
    pl = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    from cleantext.engines.polars import clean_polars

    made = clean_polars(pl.DataFrame({"text": NUMBERS}), cleaner)
    assert made["error"].to_list() == [ERROR, None, ERROR]


def test_datasets_columns_of_numbers(cleaner):
    datasets = pytest.importorskip("datasets", reason="the extra 'datasets' is not installed")
    from cleantext.engines.datasets import clean_dataset

    datasets.disable_progress_bars()
    made = clean_dataset(datasets.Dataset.from_dict({"text": NUMBERS}), cleaner)
    assert list(made["error"]) == [ERROR, None, ERROR]
