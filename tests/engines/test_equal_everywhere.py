"""The same documents through every door: the results must be the same, null rows included."""

import json
import sys

import pytest

from cleantext import Pipeline
from cleantext.columns import article_of

from .conftest import plain_rows


def rows_of_table(table, cleaner):
    return plain_rows([table.column(name).to_pylist() for name in cleaner.names], cleaner.names)


def test_clean_and_stream(texts, expected):
    pipeline = Pipeline.article()
    streams = {
        "alone": pipeline.stream(texts),
        "workers": pipeline.stream(texts, workers=2),
    }
    for name, stream in streams.items():
        for text, row, article in zip(texts, expected, stream, strict=True):
            if text is None:
                assert (article, row["body"]) == (None, None), name
                continue
            assert article == pipeline(text) == article_of(pipeline.row(text), text), name
            assert (article.title, article.body) == (row["title"], row["body"]), name
            assert [span.rule for span in article.removed] == [s["rule"] for s in row["removed"]]


def test_the_command_line(texts, expected, tmp_path):
    from typer.testing import CliRunner

    from cleantext.cli import app

    names = []
    for number, text in enumerate(texts):
        if text is not None:
            path = tmp_path / f"{number:03}.txt"
            path.write_bytes(text.encode())
            names.append(str(path))
    result = CliRunner().invoke(app, ["clean", "--format", "json", *names])
    assert result.exit_code == 0
    articles = [json.loads(line) for line in result.stdout.splitlines()]
    rows = [row for text, row in zip(texts, expected, strict=True) if text is not None]
    for row, article in zip(rows, articles, strict=True):
        shared = ("title", "byline", "authors", "body", "access", "guarded", "removed", "fields")
        assert {name: article[name] for name in shared} == {name: row[name] for name in shared}


def test_the_run_over_files(texts, expected, cleaner, tmp_path):
    pytest.importorskip("fsspec", reason="the extra 'files' is not installed")
    from cleantext.files import run

    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    run([str(source)], str(tmp_path / "out"), workers=2)
    (part,) = (tmp_path / "out").glob("part-*.jsonl")
    assert [json.loads(line) for line in part.read_text("utf-8").splitlines()] == expected


def test_arrow_and_pandas(texts, expected, cleaner):
    pa = pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    assert rows_of_table(cleaner.arrow(pa.table({"text": texts})), cleaner) == expected
    pd = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    frame = cleaner.pandas(pd.DataFrame({"text": texts}))
    frame = frame.astype(object).where(frame.notna(), None)
    assert plain_rows([list(frame[name]) for name in cleaner.names], cleaner.names) == expected


def test_datasets(texts, expected, cleaner):
    datasets = pytest.importorskip("datasets", reason="the extra 'datasets' is not installed")
    from cleantext.engines.datasets import clean_dataset

    datasets.disable_progress_bars()
    whole = datasets.Dataset.from_dict({"text": texts})
    for dataset in (whole, whole.to_iterable_dataset()):
        rows = list(clean_dataset(dataset, cleaner, batch_size=64))
        assert (
            plain_rows([[row[name] for row in rows] for name in cleaner.names], cleaner.names)
            == expected
        )


def test_polars(texts, expected, cleaner):
    pl = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    from cleantext.engines.polars import clean_polars

    frame = pl.DataFrame({"n": range(len(texts)), "text": texts})
    for made in (clean_polars(frame, cleaner), clean_polars(frame.lazy(), cleaner).collect()):
        assert made["n"].to_list() == list(range(len(texts)))
        columns = [made[name].to_list() for name in cleaner.names]
        assert plain_rows(columns, cleaner.names) == expected


def test_duckdb(texts, expected, cleaner):
    duckdb = pytest.importorskip("duckdb", reason="the extra 'duckdb' is not installed")
    pa = pytest.importorskip("pyarrow")
    from cleantext.engines.duckdb import register

    connection = register(duckdb.connect(), cleaner=cleaner)
    numbered = pa.table({"n": list(range(len(texts))), "text": texts})
    connection.register("news", numbered)
    query = "SELECT unnest(clean_text(text)) FROM (SELECT * FROM news) ORDER BY n"
    table = connection.sql(query).to_arrow_table()
    rows = rows_of_table(table, cleaner)
    # A SQL function has no null struct: a null text gives a struct of nulls.
    assert rows == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_ray(texts, expected, cleaner):
    ray = pytest.importorskip("ray", reason="the extra 'ray' is not installed")
    pa = pytest.importorskip("pyarrow")
    from cleantext.engines.ray import clean_ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        ray.data.DataContext.get_current().execution_options.preserve_order = True
        dataset = ray.data.from_arrow(pa.table({"text": texts}))
        rows = clean_ray(dataset, cleaner, batch_size=64).take_all()
        columns = [[row[name] for row in rows] for name in cleaner.names]
        assert plain_rows(columns, cleaner.names) == expected
    finally:
        ray.shutdown()


@pytest.mark.filterwarnings("ignore")
def test_spark(texts, expected, cleaner, monkeypatch):
    pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")
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
        rows = clean_spark(frame, cleaner).orderBy("n").collect()
        rows = [row.asDict(recursive=True) for row in rows]
        columns = [[row[name] for row in rows] for name in cleaner.names]
        assert plain_rows(columns, cleaner.names) == expected
        register_sql(spark, cleaner=cleaner)
        frame.createOrReplaceTempView("news")
        rows = spark.sql("SELECT clean_text(text) AS a FROM news ORDER BY n").collect()
        rows = [row.asDict(recursive=True) for row in rows]
        columns = [[row["a"][name] for row in rows] for name in cleaner.names]
        assert plain_rows(columns, cleaner.names) == expected
    finally:
        spark.stop()
