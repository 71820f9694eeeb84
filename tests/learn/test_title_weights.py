"""Training of the weights for titles: labels, and a small run from end to end."""

import gzip
import json

import pytest

np = pytest.importorskip("numpy")

from cleantext.choosing import Chooser, choose  # noqa: E402
from cleantext.learn import titles  # noqa: E402
from cleantext.learn.__main__ import main  # noqa: E402
from cleantext.learn.choices import train  # noqa: E402
from cleantext.titles.scoring import TITLES  # noqa: E402

MENU = ["Home", "News", "Sport", "Log in", "Subscribe", "Search", "Seven soups for cold days"]
THINGS = ("ferry", "mill", "harbour", "library", "market", "station", "theatre", "bakery")


def body(thing):
    return [
        f"The old {thing} will stay for another ten years, the council decided on Monday, after a "
        "debate that lasted until the last bus had gone.",
        f"It was the fourth vote on the {thing} this year, said the mayor, who had slept through most "
        "of the debate and woke up to find that she had won this one.",
        "What is to become of the engine is not yet known. A museum would like to have it, if "
        "somebody else were to carry it there.",
    ]


def record(thing, **more):
    title = f"Council votes to keep the old {thing}"
    lines = [f"{title} - The Example", *MENU, title, "By Ann Roe", "3 May 2024", *body(thing)]
    return {
        "id": f"made/{thing}/whole_bs4", "kind": "whole_bs4", "site": thing,
        "input": "\n".join([*lines, "Contact", "Imprint"]), **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "made.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for thing in THINGS[:6]:
            gold = f"Council votes to keep the old {thing}!"
            print(json.dumps(record(thing, gold_title=gold)), file=out)
        print(json.dumps(record(THINGS[6], silver_body="\n".join(body(THINGS[6])))), file=out)
        print(json.dumps(record(THINGS[7])), file=out)
    return path


def test_gold_and_silver_titles_are_labelled(data):
    pages = titles.load_pages([data])
    assert [page.site for page in pages] == list(THINGS[:7])
    for page in pages:
        told = [*page.found.keys, "none of them"]
        (title,) = np.flatnonzero(page.is_right)
        assert told[title] == f"council votes to keep the old {page.site}"
    assert [page.trust for page in pages] == [1.0] * 6 + [0.5]


def test_training_is_repeatable_and_finds_titles_of_other_sites(data):
    pages = titles.load_pages([data])
    first, second = train(pages[:5]), train(pages[:5])
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    title = choose(pages[5].found, first)
    assert pages[5].is_right[title.at]


def test_the_command_writes_weights_that_load(data, tmp_path, capsys):
    out = tmp_path / "title.npz"
    assert main(["titles", str(data), "-o", str(out), "--folds", "2"]) == 0
    assert "made whole_bs4: right " in capsys.readouterr().out
    assert Chooser("titles", out, TITLES.feature_names).weights.hidden.shape[1] == 24
