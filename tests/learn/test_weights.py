"""Training of the main-content stage: labels, transplants, folds; a small run from end to end."""

import gzip
import json

import pytest

np = pytest.importorskip("numpy")

from cleantext.learn import weights  # noqa: E402
from cleantext.learn.network import Plan  # noqa: E402
from cleantext.learn.pages import fold_of, site_of  # noqa: E402
from cleantext.scoring import BODY, END, INSIDE, START, load_weights  # noqa: E402

MENU = ["Home", "News", "Sport", "Weather", "Log in", "Subscribe", "Search"]
FOOTER = ["Related articles", "Ferry stops", "Contact", "Privacy policy", "Terms of use", "Imprint"]


def body(number):
    return [
        f"The council of ward {number} voted on Monday to keep the ferry, and to pay for it with a "
        "tax on the parking of boats that nobody had asked for.",
        f"It was the vote number {number} of that evening, said the mayor, who had slept through most "
        "of them and woke up to find that he had won this one.",
        "What is to become of the old engine is not yet known. A museum would like to have it, if "
        "somebody else were to carry it there.",
    ]


def record(number, **more):
    text = "\n".join([*MENU, *body(number), *FOOTER])
    return {
        "id": f"made/{number}/whole_bs4", "kind": "whole_bs4", "input": text, "url": None,
        "site": f"site{number}", "gold_body": "\n".join(body(number)), **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    path = tmp_path_factory.mktemp("data") / "made.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for number in range(12):
            print(json.dumps(record(number)), file=out)
    return path


@pytest.fixture(scope="module")
def pages(data):
    return weights.load_pages([data])


def test_paragraphs_of_the_gold_body_are_labelled(pages):
    assert pages[0].labels.tolist() == [0] * len(MENU) + [1] * 3 + [0] * len(FOOTER)
    assert pages[0].body() == (len(MENU), len(MENU) + 3)


def test_the_rules_evidence_is_read(pages):
    assert pages[0].evidence[pages[0].lines.index("Related articles")].any()
    assert not pages[0].evidence[len(MENU)].any()


def test_an_example_knows_the_edges(pages):
    made = weights.example(pages[0], 10.0)
    first, last = len(MENU), len(MENU) + 2
    assert np.flatnonzero(made.labels[:, START]).tolist() == [first]
    assert np.flatnonzero(made.labels[:, END]).tolist() == [last]
    assert made.labels[:, INSIDE].tolist() == made.labels[:, BODY].tolist()


def test_transplants_keep_the_article_and_some_have_none(pages):
    made = weights.transplant(pages * 4, seed=1)
    whole = [page for page in made if page.body()]
    bare = [page for page in made if not page.body()]
    assert len(whole) == 4 * len(pages)
    assert bare
    for page in made:
        assert len(page.lines) == len(page.labels) == len(page.evidence) == len(page.tokens)
    for page in whole:
        number = int(page.id.split("/")[1])
        assert page.lines[slice(*page.body())] == body(number)


def test_evidence_is_forgotten_in_part(pages):
    before = sum(page.evidence.astype(bool).sum() for page in pages * 5)
    after = sum(page.evidence.astype(bool).sum() for page in weights.forget(pages * 5, 3))
    assert 0.5 * before < after < before


def test_the_fold_of_a_site_never_changes():
    assert [fold_of(site, 5, 4) for site in ("bbc", "nzz", "asahi")] == [1, 3, 0]
    assert len({fold_of(f"site{number}", 5, 4) for number in range(60)}) == 5


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://www.bbc.co.uk/a", "bbc"), ("https://edition.cnn.com/b", "cnn"), (None, "page")],
)
def test_the_site_is_the_domains_own_label(url, site):
    assert site_of({"id": "corpus/page/whole_bs4", "url": url}) == site


def test_weights_are_trained_measured_and_written(data, tmp_path, capsys):
    out = tmp_path / "made.npz"
    code = weights.main([str(data), "-o", str(out), "--folds", "2", "--epochs", "40"])
    said = capsys.readouterr().out
    assert code == 0
    assert "12 pages of 12 sites" in said
    assert "made whole_bs4: F1 " in said
    kept = weights.predict(weights.load_pages([data])[0], load_weights(out)).split("\n")
    assert len(set(kept) & set(body(0))) >= 2
    assert not {"Home", "Imprint"} & set(kept)


def test_training_with_the_same_seed_gives_the_same_weights(pages):
    plan = Plan(epochs=1, hidden=8, dilations=(1, 2))
    one, two = weights.learn(pages, plan), weights.learn(pages, plan)
    assert np.array_equal(one.last, two.last)
