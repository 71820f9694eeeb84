"""Who, of the names on a page, wrote its article."""

import pytest
from pages import BODY, TITLE, page

np = pytest.importorskip("numpy")

from cleantext import Pipeline  # noqa: E402
from cleantext.authors.candidates import How, named  # noqa: E402
from cleantext.authors.features import feature_names, features  # noqa: E402
from cleantext.authors.scoring import AUTHORS  # noqa: E402
from cleantext.authors.slots import Part, slots  # noqa: E402
from cleantext.choosing import NO_CANDIDATES  # noqa: E402
from cleantext.surroundings import PageLines  # noqa: E402


def lines(*texts, first=None):
    first = len(texts) if first is None else first
    return PageLines([*texts, *BODY], first, len(texts) + len(BODY), None)


@pytest.mark.parametrize(
    ("intro", "authors"),
    [
        ((TITLE, "Ann Roe", "12 March 2024"), ["Ann Roe"]),
        ((TITLE, "By", "Ann Roe", "12 March 2024"), ["Ann Roe"]),
        ((TITLE, "12 March 2024", "Share", "By Ann Roe and Bo Lind"), ["Ann Roe", "Bo Lind"]),
        ((TITLE, "Posted 12 March 2024 by Ann Roe in Harbours"), ["Ann Roe"]),
        ((TITLE, "By Ann RoeMarch 12, 2024"), ["Ann Roe"]),
    ],
)
def test_the_authors_stand_between_title_and_article(intro, authors):
    article = Pipeline.page()(page(*intro))
    assert list(article.authors) == authors
    assert str(article.date) == "2024-03-12"
    assert "Ann Roe" not in article.body


def test_nobody_is_named_where_no_name_is_likely():
    article = Pipeline.page()(page(TITLE, "Share", "Print", "Local news"))
    assert article.authors == ()
    assert AUTHORS.choose(NO_CANDIDATES) is None


def test_an_agency_is_no_author():
    article = Pipeline.page()(page(TITLE, "By Reuters", "12 March 2024"))
    assert (article.authors, article.agencies) == ((), ("Reuters",))


def test_the_mark_is_as_sure_as_the_weights_or_as_what_it_stands_on():
    for intro in ((TITLE, "By Ann Roe"), (TITLE, "Posted 12 March 2024 by Ann Roe in Harbours")):
        article = Pipeline.page()(page(*intro))
        assert article.authors == ("Ann Roe",)
        assert Pipeline.page(min_confidence=1.0)(page(*intro)).authors == ()


@pytest.mark.parametrize(
    ("line", "text", "left", "right"),
    [
        ("Posted 11 April 2018 by Walter Hill in Travel", "Walter Hill", Part.BY, Part.OTHER),
        ("28. Jan. 2022 Paula Brehm", "Paula Brehm", Part.DATE, Part.EDGE),
        ("AnnaLind 17.10.2019, 13:56 Uhr", "AnnaLind", Part.EDGE, Part.DATE),
        ("vonNewsdesk28. Januar 2022", "Newsdesk", Part.BY, Part.DATE),
        ("By Joan HillMay 13, 2017", "Joan Hill", Part.BY, Part.DATE),
        ("Autor: reinhold", "reinhold", Part.BY, Part.EDGE),
    ],
)
def test_a_part_of_a_line_of_metadata_may_be_a_name(line, text, left, right):
    assert slots(line)[0] == (text, left, right)


@pytest.mark.parametrize("line", ["", "12.3.2024", "Harbour News", "It was late, said Ann Roe."])
def test_other_lines_have_no_such_part(line):
    assert slots(line) == []


def test_each_name_is_read_in_the_surest_way():
    found = named(lines("By", "Ann Roe", "Share", "By Bo Lind"))
    assert [(one.names, one.how) for one in found] == [
        (("Ann Roe",), How.BELOW),
        (("Bo Lind",), How.EXPLICIT),
    ]
    bare = named(lines("Ann Roe", "Bo Lind", "harbourfox"))
    told = [(one.names, one.how) for one in bare]
    assert told[:3] == [
        (("Ann Roe",), How.BARE),
        (("Bo Lind",), How.BARE),
        (("harbourfox",), How.PSEUDONYM),
    ]
    assert told[-1] == (("Ann Roe", "Bo Lind"), How.TEAM)


def test_a_label_of_metadata_is_nobody():
    assert named(lines("Posted on", "Updated", "Reporter")) == []


def test_rows_are_as_wide_as_their_names():
    page_lines = lines("By Ann Roe", "Posted 11 April 2018 by Bo Lind", "Ann Roe")
    found = named(page_lines)
    told = features(page_lines, found, [None] * len(found))
    assert told.rows.shape == (len(found), len(feature_names()))
    assert len(set(feature_names())) == len(feature_names())
    assert told.keys == [one.key for one in found]
    assert features(page_lines, [], []) is NO_CANDIDATES
