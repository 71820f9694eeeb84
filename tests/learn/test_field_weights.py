"""Training of the weights for authors and dates: labels, and a small run from end to end."""

import gzip
import json

import pytest

np = pytest.importorskip("numpy")

from cleantext.authors.scoring import AUTHORS  # noqa: E402
from cleantext.choosing import Chooser, choose  # noqa: E402
from cleantext.learn import authors, published  # noqa: E402
from cleantext.learn.__main__ import main  # noqa: E402
from cleantext.learn.choices import train  # noqa: E402
from cleantext.published.scoring import PUBLISHED  # noqa: E402

MENU = ["Home", "News", "Sport", "Log in", "Subscribe", "Search", "Seven soups for cold days"]
THINGS = (
    *("ferry", "mill", "harbour", "library", "market", "theatre", "bakery", "chapel", "school"),
    "station",
)
BODY = [
    "The old thing will stay for another ten years, the council decided on Monday, after a debate "
    "that lasted until the last bus had gone.",
    "It was the fourth vote this year, said the mayor, who had slept through most of the debate and "
    "woke up to find that she had won this one.",
    "What is to become of the engine is not yet known. A museum would like to have it, if somebody "
    "else were to carry it there.",
]


def record(thing, name, **more):
    title = f"Council votes to keep the old {thing}"
    lines = [*MENU, title, name, "3 May 2024", *BODY, "Contact", "Bo Lind", "Imprint"]
    return {
        "id": f"made/{thing}/whole_bs4", "kind": "whole_bs4", "site": thing,
        "input": "\n".join(lines), **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "made.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        told = {"gold_authors": ["ANN ROE"], "gold_date": "2024-05-03"}
        for thing in THINGS[:9]:
            print(json.dumps(record(thing, "Ann Roe", **told)), file=out)
        print(json.dumps(record(THINGS[9], "Share", gold_authors=["Cy Moe"])), file=out)
        print(json.dumps(record("unlabelled", "Ann Roe")), file=out)
    return path


def test_pages_with_authors_are_labelled_and_a_page_without_its_own_says_none(data):
    pages = authors.load_pages([data])
    assert [page.site for page in pages] == list(THINGS)
    for page in pages[:9]:
        (right,) = np.flatnonzero(page.is_right)
        assert page.found.keys[right] == "annroe"
    assert pages[9].is_right.tolist() == [False] * len(pages[9].found.keys) + [True]


def test_training_finds_authors_of_other_sites(data):
    pages = authors.load_pages([data])
    choice = choose(pages[8].found, train(pages[:8] * 20))
    assert pages[8].is_right[choice.at]


def test_pages_with_a_date_are_labelled_by_its_day(data):
    pages = published.load_pages([data])
    assert [page.site for page in pages if page.trust == 1] == list(THINGS[:9])
    for page in pages:
        if page.trust == 1:
            assert page.found.keys[int(page.is_right.argmax())] == "2024-05-03"
        else:
            assert page.is_right.tolist() == [True]


@pytest.mark.parametrize("chooser", [AUTHORS, PUBLISHED], ids=lambda chooser: chooser.field)
def test_the_command_writes_weights_that_load(chooser, data, tmp_path, capsys):
    out = tmp_path / "weights.npz"
    assert main([chooser.field, str(data), "-o", str(out), "--folds", "2"]) == 0
    assert "made whole_bs4: right " in capsys.readouterr().out
    assert Chooser(chooser.field, out, chooser.feature_names).weights.hidden.shape[1] == 24
