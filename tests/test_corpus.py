"""The corpus: every article comes out as its expected.toml says, and clean texts stay whole."""

import json

import pytest
from conftest import CORPUS

from cleantext import clean
from cleantext.evaluation.corpus import differences, found_in, read_case
from cleantext.model import Kind

CASES = sorted(CORPUS.glob("*/*/expected.toml"))
GAPS = sorted(CORPUS.glob("gaps/*/*/expected.toml"))
CLEAN = sorted(CORPUS.glob("clean/*/*.txt"))

INTRODUCES = {Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE, Kind.TIMESTAMP}
IN_PLACE = {Kind.DATELINE}


def read(file):
    return file.read_bytes().decode("utf-8")


def case_id(file):
    return f"{file.parent.parent.name}/{file.parent.name}"


def check(file):
    case = read_case(file.parent)
    assert differences(case, clean(case.source)) == []


@pytest.mark.parametrize("file", CASES, ids=case_id)
def test_an_article_comes_out_as_expected(file):
    check(file)


@pytest.mark.parametrize("file", GAPS, ids=case_id)
@pytest.mark.xfail(strict=True, reason="a known gap: move the folder once it passes")
def test_a_known_gap(file):
    check(file)


@pytest.mark.parametrize("file", CLEAN, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_nothing_is_cut_from_a_clean_text(file):
    source = read(file)
    article = clean(source)
    assert article.removed == ()
    assert article.restore() == source
    # What a reader would not call body may stand above it only: a title, a byline, a date.
    first = article.body_spans[0][0]
    assert [span for span in article.fields if span.kind not in IN_PLACE and span.end > first] == []
    assert {span.kind for span in article.fields} <= INTRODUCES | IN_PLACE


def test_the_corpus_is_large_enough():
    assert len(CASES) >= 40
    assert len(CLEAN) >= 40


def test_negatives_of_the_catalogue_are_kept(shared):
    negatives = json.loads((shared / "catalogue" / "negatives.json").read_text(encoding="utf-8"))
    assert len(negatives) > 100
    wrong = {n["text"]: cut for n in negatives if (cut := clean(n["text"]).removed)}
    assert not wrong
    # The same inside an article, where head, body and tail differ.
    article = "\n\n".join(n["text"] for n in negatives)
    assert clean(article).removed == ()


def test_the_seed_comes_out_as_the_user_wants_it(shared):
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    source = read(shared / "seed" / "input.txt")
    article = clean(source)
    assert article.title == expected["title"]
    assert article.byline == expected["byline"]
    assert list(article.authors) == expected["authors"]
    assert str(article.date) == expected["date"]
    modified = expected["date_modified"]
    assert (
        article.date_modified.value.replace(tzinfo=None).isoformat(timespec="minutes")
        == modified["value"]
    )
    assert article.date_modified.zone == modified["zone"]
    assert article.date_modified.utc.strftime("%Y-%m-%dT%H:%M:%SZ") == modified["utc"]
    assert article.standfirst == expected["standfirst"]
    assert found_in(article)["images"] == expected["images"]
    assert article.access.value in expected["access"]
    assert article.paragraphs == expected["body_paragraphs"]
    assert not [text for text in expected["must_not"] if text in article.body]
    assert all(removal.rule and removal.confidence for removal in article.removed)
    assert article.restore() == source
