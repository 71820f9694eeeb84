"""Whole pages: the article stays, what stands around it goes."""

from importlib import import_module

import pytest

np = pytest.importorskip("numpy")

from cleantext import Access, Pipeline  # noqa: E402

main_content = import_module("cleantext.stages.main_content")  # the package's name is the stage

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


def test_a_first_paragraph_broken_at_a_link_stays(page):
    broken = [
        "The council of",
        "Upper Wick",
        "voted on Tuesday to close the old mill by the bridge",
        ".",
    ]
    text = "\n".join([*MENU, TITLE, "By Ann Roe", "3 May 2024", *broken, *BODY, *FOOTER])
    assert page(text).body.startswith("The council of\nUpper Wick\nvoted on Tuesday")


def test_a_subhead_with_the_words_of_a_menu_stays(page):
    text = "\n".join(
        ["The old wheel", *MENU, TITLE, *BODY[:3], "The old wheel", *BODY[3:], *FOOTER]
    )
    assert "The old wheel" in page(text).paragraphs


def test_a_short_line_alone_amid_the_article_stays_whatever_the_weights_say(monkeypatch):
    lines = [*MENU, TITLE, *BODY[:2], "1 bag of flour", *BODY[2:], *FOOTER]
    gap = lines.index("1 bag of flour")
    told = [(lines.index(BODY[0]), gap), (gap + 1, lines.index(BODY[-1]) + 1)]

    def judge(context):
        return main_content.Judged(told, np.zeros((len(context.document), 4), np.float32))

    monkeypatch.setattr(main_content, "judge", judge)
    article = Pipeline.page()("\n".join(lines))
    assert article.paragraphs == [*BODY[:2], "1 bag of flour", *BODY[2:]]
    told[1] = (gap + 2, told[1][1])
    assert "1 bag of flour" not in Pipeline.page()("\n".join(lines)).body


def test_the_headline_above_a_bar_of_buttons_is_found(page):
    bar = ["Share", "Tweet", "Pin it", "Mail", "Print", "Save", "Copy", "Gift", "Listen", "More"]
    text = "\n".join([f"{TITLE} - The Post", *MENU, TITLE, *bar, *BODY, *FOOTER])
    article = page(text)
    assert article.title == TITLE
    assert article.paragraphs[: len(BODY)] == BODY


def test_neighbours_outside_are_one_removal(page):
    article = page("\n".join([*BODY, *TEASERS, *FOOTER]))
    cuts = [cut for cut in article.removed if cut.rule == "main_content"]
    assert any("\n" in cut.text for cut in cuts)


def test_the_sentences_of_a_long_line_are_judged_as_one_paragraph():
    from cleantext.document import Document
    from cleantext.stages.main_content import paragraphs

    line = " ".join(BODY * 4)
    document = Document("\n\n".join(["Home", "  Old mill", *MENU * 6, line, "Contact"]))
    groups, lines = paragraphs(document)
    assert lines[0] == "Home"
    assert lines[1] == "\n  Old mill"
    assert lines[-2:] == ["\n" + line, "\nContact"]
    assert groups[-1] == (len(document) - 1, len(document))
    assert groups[-2][1] - groups[-2][0] > 4


@pytest.fixture(scope="module")
def auto():
    return Pipeline.auto()


def test_auto_cleans_a_page_as_a_page_does(auto, page):
    text = "\n".join([*MENU, "Log in", TITLE, *BODY, *TEASERS, *FOOTER])
    assert auto(text).body == page(text).body
    assert not auto(text).guarded


def test_auto_cleans_an_article_as_an_article_does(auto):
    text = "\n\n".join([TITLE, "By Ann Roe", *BODY, "Read Entire Article"])
    assert auto(text).body == Pipeline.article()(text).body
    assert auto(text).title == TITLE


def test_auto_needs_numpy(monkeypatch):
    monkeypatch.setattr("cleantext.pipeline.find_spec", lambda name: None)
    with pytest.raises(ImportError, match="page"):
        Pipeline.auto()


def test_a_page_of_furniture_says_that_it_has_no_article(page):
    article = page("\n".join([*MENU, *FOOTER]))
    assert article.body == ""
    assert article.access is Access.NONE


def test_the_date_that_stands_nearest_to_an_article_is_its_date():
    from cleantext import Pipeline

    menu = [f"Section {n}" for n in range(30)]
    prose = [
        f"The harbour opened again on Monday, and ferry number {n} left for the islands before the ice was "
        "gone from the quay, the harbour master told reporters who had waited since dawn."
        for n in range(8)
    ]
    foot = ["Published 3 May 2024", "Share", "Print", *(f"Other story {n}" for n in range(30))]
    article = Pipeline.page()("\n".join(["Harbour Reopens - The Example", *menu, *prose, *foot]))
    assert str(article.date) == "2024-05-03"
    assert prose[0] in article.body


def a_page(*intro, title="Harbour Reopens After the Great Storm - The Example"):
    menu = [f"Section {n}" for n in range(30)]
    prose = [
        f"The harbour opened again on Monday, and ferry number {n} left for the islands before the ice was "
        "gone from the quay, the harbour master told reporters who had waited since dawn."
        for n in range(8)
    ]
    return "\n".join([title, *menu, *intro, *prose, *(f"Other story {n}" for n in range(30))])


def test_the_line_that_the_pages_title_repeats_is_the_headline():
    from cleantext import Pipeline

    text = a_page(
        "Ten things to know about ferries", "Harbour Reopens After the Great Storm", "Share"
    )
    assert Pipeline.page()(text).title == "Harbour Reopens After the Great Storm"


def test_without_it_the_nearest_line_that_looks_like_a_headline_is():
    from cleantext import Pipeline

    text = a_page("Harbour Reopens After the Great Storm", "Share", title="The Example")
    assert Pipeline.page()(text).title == "Harbour Reopens After the Great Storm"
