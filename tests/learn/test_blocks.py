"""Blocks that a site's documents share become rules; prose never does."""

import json
import sys

import pytest
from typer.testing import CliRunner

from cleantext import Pipeline, load_rules
from cleantext.cli import app
from cleantext.learn.blocks import (
    COLUMNS,
    SITES,
    Wanted,
    block_rows,
    choose,
    learn_blocks,
    query,
    write_rules,
)
from cleantext.report.inputs import Text

pytest.importorskip("duckdb", reason="the extra 'learn' is not installed")

REFRAIN = "The council said that it would look into the matter before the end of the year."
STORIES = [
    f"The mill on the {side} bank closed on Monday after {n} years of work, and nobody was surprised."
    for n, side in enumerate(("north", "south", "east", "west", "far", "near"), 30)
]


def texts():
    """Return six documents of two sites, with a footer each and a sentence they share."""
    found = []
    for number, story in enumerate(STORIES):
        site = ("harbour.example", "mill.example")[number % 2]
        middle = "\n\n".join(f"{story} Part {part} of {number}." for part in range(8))
        subhead = "Life on the river"
        footer = "Tide tables by Port Amble Radio" if number % 2 == 0 else "Printed at the Old Mill"
        text = f"{story}\n\n{middle}\n\n{REFRAIN}\n\n{subhead}\n\n{middle} Again.\n\n{footer}"
        found.append(Text(f"{number}.txt", site, text))
    return found


def test_footers_are_learned_by_site_and_prose_is_not():
    learned = learn_blocks(texts(), Pipeline.article())
    sure = {(rule.site, rule.proposal.line.key) for rule in learned if not rule.doubtful}
    assert sure == {
        ("harbour.example", "tide tables by port amble radio"),
        ("mill.example", "printed at the old mill"),
    }
    doubtful = {rule.proposal.line.key for rule in learned if rule.doubtful}
    assert "life on the river" in doubtful
    assert not any("council" in rule.proposal.line.key for rule in learned)


def test_a_word_or_two_are_doubtful():
    bare = [t._replace(text=f"{t.text}\n\nHarbour help") for t in texts()]
    doubtful = {rule.proposal.line.key: rule.doubtful for rule in learn_blocks(bare, Pipeline(()))}
    assert doubtful["harbour help"]
    assert not doubtful["tide tables by port amble radio"]


def test_copies_of_an_article_count_once():
    copies = [Text(f"{n}.txt", "mill.example", texts()[1].text) for n in range(9)]
    assert learn_blocks(copies, Pipeline.article()) == []


def test_a_share_that_is_too_small_makes_a_rule_doubtful():
    learned = learn_blocks(texts(), Pipeline.article(), Wanted(least=3, share=0.9), by_domain=False)
    assert all(rule.doubtful for rule in learned)


def test_the_command_writes_rules_that_load_and_cut(tmp_path):
    data = tmp_path / "data.jsonl"
    records = ({"text": t.text, "url": f"https://{t.domain}/", "id": t.name} for t in texts())
    data.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    out = tmp_path / "my-rules"
    result = CliRunner().invoke(app, ["learn", "blocks", str(data), "-o", str(out)])
    assert result.exit_code == 0, result.output
    file = out / "en" / "harbour.example.toml"
    written = file.read_text("utf-8")
    assert "# In 3 documents: at the top 0 times, at the end 3, inside 0." in written
    assert "# Sites: harbour.example." in written
    rules = load_rules(out)
    assert len(rules) == 2
    pipeline = Pipeline.article().with_rules(out)
    assert "Port Amble Radio" not in pipeline(texts()[0].text).body
    several = (out / "en" / "several-sites.toml").read_text("utf-8")
    assert "# Doubtful" in several
    # A person takes the comment signs away, and the loader takes the rule.
    inside = several.partition("take the comment signs away if it is no text.\n")[2]
    rule = "\n".join(line.removeprefix("# ") for line in inside.split("\n\n# In ")[0].split("\n"))
    (tmp_path / "edited.toml").write_text(
        f'language = "en"\nkind = "page_furniture"\n{rule}', "utf-8"
    )
    assert len(load_rules(tmp_path / "edited.toml")) == 1
    again = CliRunner().invoke(app, ["learn", "blocks", str(data), "-o", str(out)])
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_names_that_come_with_the_data_stay_in_comments(tmp_path):
    hostile = 'x\n[[rule]]\nid = "evil"\r\x85\u2028\ud800'
    named = [text._replace(name=f"{number}{hostile}") for number, text in enumerate(texts())]
    write_rules(learn_blocks(named, Pipeline.article()), tmp_path)
    assert {rule.id.rpartition("/")[2] for rule in load_rules(tmp_path)} == {
        "tide-tables-by-port-amble-radio",
        "printed-at-the-old-mill",
    }


def test_lines_that_are_prose_inside_any_body_or_too_rare_stay_in_the_engine():
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE blocks ({', '.join(f'{n} {k}' for n, k in COLUMNS.items())})")
    rows = [
        ("mill", doc, doc, key, key, "en", 0, int(not prose), prose)
        for key, docs, prose in (("footer", 3, 0), ("rare", 2, 0), ("refrain", 3, 1))
        for doc in map(str, range(docs))
    ]
    # Prose on one site is prose on every site.
    rows += [("port", doc, doc, "refrain", "refrain", "en", 0, 1, 0) for doc in "abcd"]
    connection.executemany(f"INSERT INTO blocks VALUES ({', '.join('?' * len(COLUMNS))})", rows)
    assert [row[0] for row in connection.execute(query(3)).fetchall()] == ["footer"]
    assert [row[0] for row in connection.execute(query(2)).fetchall()] == ["footer", "rare"]


@pytest.mark.filterwarnings("ignore")
def test_spark_counts_the_same(monkeypatch):
    pytest.importorskip("pyspark", reason="the extra 'spark' is not installed")
    from pyspark.sql import SparkSession

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    pipeline = Pipeline.article()
    here = learn_blocks(texts(), pipeline)
    spark = (
        SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    )
    try:
        kinds = {"VARCHAR": "STRING", "INTEGER": "INT"}
        schema = ", ".join(f"{name} {kinds[kind]}" for name, kind in COLUMNS.items())
        given = spark.sparkContext.parallelize([tuple(text) for text in texts()], 2)
        rows = given.flatMap(lambda t: block_rows(pipeline(t[2]), t[0], t[1]))
        spark.createDataFrame(rows, schema).createOrReplaceTempView("blocks")
        counted = [row.asDict() for row in spark.sql(query(3)).collect()]
        sites = {row["domain"]: row["docs"] for row in spark.sql(SITES).collect()}
    finally:
        spark.stop()
    assert choose(counted, sites, [rule.id for rule in pipeline.rules]) == here
