import json
import tomllib
import tracemalloc
from collections import Counter

import pytest

pytest.importorskip("datasketches", reason="the extra 'report' is not installed")
pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
from typer.testing import CliRunner

from cleantext import Pipeline, load_rules
from cleantext.cli import app
from cleantext.report.corpus import report, report_page
from cleantext.report.frequent import Frequent
from cleantext.report.inputs import Text

BODY = "The council voted on {} to close the old mill, to sell the land around it and to keep the bridge, number {}."
LABEL = "Tide tables & harbour news from Port Amble"


def story(number, label=LABEL, footer="Read Entire Article"):
    lines = [
        f"Mill number {number} to close",
        *(BODY.format(day, number) for day in ("Monday", "Tuesday")),
    ]
    return "\n\n".join([*lines, label, footer])


def corpus(count=12):
    for number in range(count):
        domain = f"site{number % 3}.example"
        yield Text(
            f"d{number}", domain, story(number, footer="Read Entire Article" if number % 2 else "")
        )
    yield Text("bad", None, None)


@pytest.fixture(scope="module")
def summary():
    return report(Pipeline.article(), corpus())


def test_counts_agree_with_the_articles_one_by_one(summary):
    pipeline = Pipeline.article()
    articles = [pipeline(text.text) for text in corpus() if text.text]
    cut = sum(len(removal.text) for article in articles for removal in article.removed)
    assert (summary["documents"], summary["unreadable"]) == (12, 1)
    assert summary["cut"] == cut == sum(kind["characters"] for kind in summary["kinds"])
    assert cut == sum(rule["characters"] for rule in summary["rules"])
    assert cut == sum(group["cut"] for group in summary["domains"].values())
    rules = Counter(removal.rule for article in articles for removal in article.removed)
    assert {rule["rule"]: rule["cuts"] for rule in summary["rules"]} == rules
    assert all(rule["why"] for rule in summary["rules"])
    assert {key: group["documents"] for key, group in summary["domains"].items()} == {
        f"site{n}.example": 4 for n in range(3)
    }
    histogram = summary["cut_share_histogram"]
    assert histogram["nothing_cut"] + sum(histogram["bins"]) == 12
    assert histogram["nothing_cut"] == summary["look_first"]["nothing_cut"]["documents"] == 6
    titles = sum(article.title is not None for article in articles)
    assert summary["fields"]["title"] == titles / 12
    assert summary["look_first"]["unreadable"]["sample"] == [{"name": "bad", "opening": "no text"}]


def test_a_repeated_line_comes_with_a_rule_that_the_loader_takes_and_that_cuts_it(
    summary, tmp_path
):
    found = {line["line"]: line for line in summary["unknown_lines"]}
    line = found[LABEL]
    assert (line["articles"], line["zone"], line["language"]) == (12, "tail", "en")
    assert line["domains"] == [f"site{n}.example" for n in range(3)]
    file = tmp_path / line["file"]
    file.parent.mkdir()
    file.write_text(f'language = "en"\nkind = "page_furniture"\n\n{line["rule"]}', encoding="utf-8")
    assert [rule.id for rule in load_rules(file)] == [
        "en/page_furniture/tide-tables-harbour-news-from-port-amble"
    ]
    article = Pipeline.article().with_rules(file)(story(99))
    assert LABEL in [removal.text for removal in article.removed]


@pytest.mark.parametrize(
    "label",
    [
        "Ежедневный вестник порта Амбл",
        "港口新闻 每日潮汐表",
        'A “quoted” \\ \'line\' """ # [[rule]]',
        "$x$ 100 % & <b>",
        "a\x1b[31mb\u202ec\x85 d",
    ],
)
def test_hostile_and_foreign_lines_give_rules_too(label, tmp_path):
    texts = (Text(str(n), None, story(n, label)) for n in range(5))
    summary = report(Pipeline.article(), texts)
    for line in summary["unknown_lines"]:
        file = tmp_path / "rule.toml"
        text = f'language = "{line["language"]}"\nkind = "page_furniture"\n\n{line["rule"]}'
        file.write_text(text, encoding="utf-8")
        assert len(load_rules(file)) == 1
    assert summary["unknown_lines"]
    assert report_page(summary, "x")


def test_copies_of_one_article_make_no_repeated_line():
    texts = (Text(str(n), None, story(1)) for n in range(20))
    assert report(Pipeline.article(), texts)["unknown_lines"] == []


def test_workers_count_the_same(summary):
    assert report(Pipeline.article(), corpus(), workers=2) == summary


def test_hostile_titles_and_names_do_not_become_markup(summary):
    page = report_page(summary, "</title><script>alert(1)</script>")
    assert "<script>alert" not in page
    assert page.count("<script>") == 1
    assert 'href="http' not in page
    assert 'src="' not in page


def test_doubtful_rules_are_commented_out_in_the_file(summary):
    summary = json.loads(json.dumps(summary))
    for line in summary["unknown_lines"]:
        line["doubtful"] = True
    page = report_page(summary, "x")
    start = page.index('class="file">') + len('class="file">')
    toml = (
        page[start : page.index("</pre>", start)]
        .replace("&#34;", '"')
        .replace("&amp;", "&")
        .replace("&#39;", "'")
    )
    assert tomllib.loads(toml) == {"language": "en", "kind": "page_furniture"}
    assert "# [[rule]]" in toml


def test_frequent_strings_are_counted_in_bounded_memory():
    frequent = Frequent(list, size=6)
    for number in range(20_000):
        frequent.add(f"rare {number}")
        if number % 4 == 0:
            frequent.add("often").append(number)
    assert frequent.dropped
    (top,) = frequent.most(1)
    assert top.key == "often"
    assert top.least <= 5_000 <= top.most
    assert len(frequent._notes) <= 96


def test_memory_does_not_grow_with_the_corpus():
    from cleantext.report.tally import Tally

    pipeline = Pipeline.article()
    article = pipeline(story(1))
    tally = Tally()

    def grow(start, count):
        for n in range(start, start + count):
            lines = [f"Line {n} {part} of a body that is told apart" for part in range(4)]
            body = "\n".join(lines)
            tally.add(article.model_copy(update={"body": body}), f"name {n}", f"site{n}.example")

    tracemalloc.start()
    grow(0, 15_000)
    before = tracemalloc.get_traced_memory()[0]
    grow(15_000, 15_000)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after < before * 1.25 + 1_000_000


def test_the_command_writes_page_and_json(tmp_path):
    source = tmp_path / "corpus.jsonl"
    source.write_text(
        "".join(json.dumps({"text": story(n)}) + "\n" for n in range(4)), encoding="utf-8"
    )
    page = tmp_path / "out.html"
    done = CliRunner().invoke(app, ["report", str(source), "--html", str(page)])
    assert done.exit_code == 0, done.stderr
    assert LABEL.replace("&", "&amp;") in page.read_text(encoding="utf-8")
    data = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert data["documents"] == 4
    printed = CliRunner().invoke(app, ["report", str(source)])
    assert json.loads(printed.stdout) == data
    missing = CliRunner().invoke(app, ["report", str(tmp_path / "none.txt")])
    assert missing.exit_code == 1
    assert "none.txt" in missing.stderr
