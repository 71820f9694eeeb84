"""Whole pages: the article stays, what stands around it goes."""

import pytest

pytest.importorskip("numpy")

from cleantext import Pipeline

MENU = ["Home", "News", "Sport", "Culture", "Weather", "Jobs", "Contact", "Subscribe"]
BODY = [
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, and to "
    "sell the land around it to a builder from the next valley.",
    "Nobody in the village had heard of the plan before noon, said the owner of the inn across the "
    "road, who has asked for a second vote and expects to lose it as well.",
    "The mill was built in 1846 and burned twice. It was a bakery for a while, then a dance hall, and "
    "in the last war it stored the paintings of the county museum.",
    "Its wheel, the mayor said, would be kept. He did not say where, and when he was asked again he "
    "said that it was a very large wheel and that he was open to offers.",
]
FOOTER = [
    "About us",
    "Privacy",
    "Terms of use",
    "Imprint",
    "RSS",
    "Help",
    "Advertise",
    "Newsletter",
]
TEASERS = ["Ferry stops in winter", "Town clock is sold", "Bees return to the roof", "New bus line"]
TITLE = "Old mill to close after nine years"


@pytest.fixture(scope="module")
def page():
    return Pipeline.page()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_article_comes_out_of_the_page(page, gap):
    text = gap.join([*MENU, TITLE, "By Ann Roe", "3 May 2024", *BODY, *TEASERS, *FOOTER])
    article = page(text)
    # The first teaser may be taken for a subhead; no more than that.
    assert article.paragraphs[: len(BODY)] == BODY
    assert len(article.paragraphs) <= len(BODY) + 1
    assert article.authors == ("Ann Roe",)
    assert str(article.date) == "2024-05-03"
    assert article.restore() == text
    assert {cut.kind for cut in article.removed if cut.rule == "main_content"} == {
        "page_furniture.outside"
    }


def test_a_page_without_an_article_has_next_to_no_body(page):
    article = page("\n".join([*MENU, *TEASERS, *FOOTER]))
    assert len(article.body) < 80


@pytest.mark.parametrize("text", ["", "\n\n", "One line.", "a\x00b", "word " * 5_000])
def test_odd_pages_are_restored(page, text):
    assert page(text).restore() == text
