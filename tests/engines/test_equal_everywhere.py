"""The same documents through every door: the results must be the same, null and error rows too."""

import json
import os
import shutil
import sys

import pytest

from cleantext import Pipeline
from cleantext.batch import Failure
from cleantext.columns import article_of

from .conftest import same
from .fragile import WORD


def same_table(table, cleaner, expected):
    same([table.column(name).to_pylist() for name in cleaner.names], cleaner.names, expected)


def same_dicts(rows, cleaner, expected):
    same([[row[name] for row in rows] for name in cleaner.names], cleaner.names, expected)


def as_row(article, names):
    """Return an article as the row that it is: the model leaves only the error out."""
    row = {"error": None, **json.loads(article.model_dump_json())}
    row["body_spans"] = [{"start": start, "end": end} for start, end in row["body_spans"]]
    return {name: row[name] for name in names}


def test_the_documents_are_what_they_are_for(texts, expected):
    assert len(texts) == len(expected) == 500
    assert sum(row["error"] == f"ValueError: a {WORD}" for row in expected) == 6
    assert [row for text, row in zip(texts, expected, strict=True) if text is None] == [
        dict.fromkeys(expected[0])
    ] * 4
    assert sum(bool(row["removed"]) for row in expected) > 100
    assert sum(row["date"] is not None for row in expected) > 50


@pytest.mark.parametrize("workers", [0, 2])
def test_clean_and_stream(texts, expected, cleaner, workers):
    pipeline = cleaner.pipeline
    results = pipeline.stream(texts, workers=workers)
    for number, (text, row, found) in enumerate(zip(texts, expected, results, strict=True)):
        if text is None:
            assert found is None
        elif row["error"] is not None:
            assert found == Failure(number, text, row["error"])
            assert (row["body"], row["body_spans"]) == (text, [{"start": 0, "end": len(text)}])
        else:
            assert as_row(found, cleaner.names) == row
            if not workers:
                assert found == pipeline(text) == article_of(pipeline.row(text), text)


def test_the_command_line(texts, expected, cleaner, tmp_path):
    pytest.importorskip("typer", reason="the extra 'cli' is not installed")
    from typer.testing import CliRunner

    from cleantext.cli import app

    names = []
    wanted = []
    fingerprint = Pipeline.article().fingerprint
    for number, (text, row) in enumerate(zip(texts, expected, strict=True)):
        # Files hold no nulls, and the command has no stage that fails.
        if text is not None and row["error"] is None:
            path = tmp_path / f"{number:03}.txt"
            path.write_bytes(text.encode())
            names.append(str(path))
            wanted.append({**row, "fingerprint": fingerprint})
    result = CliRunner().invoke(app, ["clean", "--format", "json", *names])
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    for article in found:
        article["body_spans"] = [{"start": a, "end": b} for a, b in article["body_spans"]]
    same_dicts([{"error": None, **article} for article in found], cleaner, wanted)


@pytest.mark.parametrize("workers", [0, 2])
def test_the_run_over_files(texts, expected, cleaner, tmp_path, workers):
    pytest.importorskip("fsspec", reason="the extra 'files' is not installed")
    from cleantext.files import run
    from cleantext.files.settings import Settings

    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    settings = Settings(pipeline=cleaner.pipeline, part_size=200)
    run([str(source)], str(tmp_path / "out"), settings, workers=workers)
    parts = sorted((tmp_path / "out").glob("part-*.jsonl"))
    assert len(parts) == 3
    lines = [line for part in parts for line in part.read_text("utf-8").split("\n") if line]
    same_dicts([json.loads(line) for line in lines], cleaner, expected)


def test_arrow(texts, expected, cleaner):
    pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    table = pa.table({"n": range(len(texts)), "text": texts})
    for kind in (pa.string(), pa.large_string(), pa.string_view()):
        chunked = pa.concat_tables([table.slice(0, 7), table.slice(7)])
        chunked = chunked.set_column(1, "text", chunked["text"].cast(kind))
        made = cleaner.arrow(chunked)
        assert made.select(["n", "text"]) == chunked
        same_table(made, cleaner, expected)
    (batch,) = table.to_batches()
    same_table(cleaner.arrow(batch), cleaner, expected)


def test_pandas(texts, expected, cleaner):
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    for dtype in (object, "string"):
        frame = pd.DataFrame({"text": pd.Series(texts, range(7, 507), dtype)})
        made = cleaner.pandas(frame)
        assert list(made.index) == list(frame.index)
        made = made.astype(object).where(made.notna(), None)
        same([list(made[name]) for name in cleaner.names], cleaner.names, expected)


def test_datasets(texts, expected, cleaner):
    datasets = pytest.importorskip("datasets", reason="the extra 'datasets' is not installed")
    from cleantext.engines.datasets import clean_dataset

    datasets.disable_progress_bars()
    whole = datasets.Dataset.from_dict({"text": texts})
    for dataset in (whole, whole.to_iterable_dataset(num_shards=3)):
        made = clean_dataset(dataset, cleaner, batch_size=64)
        assert list(made.features) == ["text", *cleaner.names]
        same_dicts(list(made), cleaner, expected)
    split = clean_dataset(whole, cleaner, num_proc=2)
    same_dicts(list(split), cleaner, expected)
    empty = clean_dataset(whole.select([]), cleaner)
    assert (len(empty), empty.features) == (0, split.features)


def test_polars(texts, expected, cleaner):
    pl = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    from cleantext.engines.polars import clean_polars

    frame = pl.DataFrame({"n": range(len(texts)), "text": texts})
    lazy = clean_polars(frame.lazy(), cleaner)
    for made in (clean_polars(frame, cleaner), lazy.collect(), lazy.collect(engine="streaming")):
        assert made["n"].to_list() == list(range(len(texts)))
        same([made[name].to_list() for name in cleaner.names], cleaner.names, expected)
    failed = lazy.filter(pl.col("error").is_not_null()).select("n").collect()
    assert failed["n"].to_list() == [n for n, row in enumerate(expected) if row["error"]]
    with pytest.raises(ValueError, match="no column 'text'"):
        clean_polars(frame.select("n"), cleaner)


def test_duckdb(texts, expected, cleaner):
    duckdb = pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
    pa = pytest.importorskip("pyarrow")
    from cleantext.engines.duckdb import register

    connection = register(duckdb.connect(), cleaner=cleaner)
    connection.register("news", pa.table({"n": range(len(texts)), "text": texts}))
    query = "SELECT unnest(clean_text(text)) FROM news ORDER BY n"
    # A SQL function has no null struct: a null text gives a struct of nulls.
    same_table(connection.sql(query).to_arrow_table(), cleaner, expected)


def test_datatrove(texts, expected, cleaner, tmp_path):
    pytest.importorskip("datatrove", reason="the extra 'datatrove' is not installed")
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor

    from cleantext.engines.datatrove import CleanText

    seen = []

    def keep(data, rank=0, world_size=1):
        for document in data:
            seen.append(document)
            yield document

    documents = [Document(text=text, id=str(number)) for number, text in enumerate(texts)]
    steps = [documents, CleanText(cleaner), keep]
    LocalPipelineExecutor(pipeline=steps, logging_dir=str(tmp_path)).run()
    assert [document.id for document in seen] == [str(number) for number in range(len(texts))]
    rows = [{**document.metadata, "body": document.text} for document in seen]
    same_dicts(rows, cleaner, expected)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:ray.data.context")
def test_ray(texts, expected, cleaner, importable):
    ray = pytest.importorskip("ray", reason="the extra 'ray' is not installed")
    pa = pytest.importorskip("pyarrow")
    from cleantext.engines.ray import clean_ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        table = pa.table({"text": texts})
        dataset = ray.data.from_arrow([table.slice(0, 100), table.slice(100)])
        same_dicts(clean_ray(dataset, cleaner, batch_size=64).take_all(), cleaner, expected)
    finally:
        ray.shutdown()


@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_spark(texts, expected, cleaner, importable, monkeypatch):
    pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    from cleantext.engines.spark import clean_spark, register_sql

    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    try:
        frame = spark.createDataFrame(list(enumerate(texts)), "n INT, text STRING")
        made = clean_spark(frame, cleaner).orderBy("n").collect()
        same_dicts([row.asDict(recursive=True) for row in made], cleaner, expected)
        register_sql(spark, cleaner=cleaner)
        frame.createOrReplaceTempView("news")
        made = spark.sql("SELECT clean_text(text) AS made FROM news ORDER BY n").collect()
        same_dicts([row.asDict(recursive=True)["made"] for row in made], cleaner, expected)
    finally:
        spark.stop()
