"""Which of the dates on a page is its article's."""

import datetime as dt
from functools import partial

import pytest
from pages import BODY, TITLE
from pages import page as any_page

np = pytest.importorskip("numpy")

from cleantext import Pipeline  # noqa: E402
from cleantext.choosing import NO_CANDIDATES  # noqa: E402
from cleantext.published.candidates import dated  # noqa: E402
from cleantext.published.features import feature_names, features  # noqa: E402
from cleantext.published.scoring import PUBLISHED  # noqa: E402
from cleantext.surroundings import PageLines  # noqa: E402

FOOTER = ["Contact", "Privacy policy", "© 2019", "Why the herons came back", "2 February 2023"]
page = partial(any_page, footer=FOOTER)


def lines(*texts):
    return PageLines([*texts, *BODY], len(texts), len(texts) + len(BODY), None)


@pytest.mark.parametrize(
    "intro",
    [
        (TITLE, "12 March 2024"),
        (TITLE, "Ann Roe, 12 March 2024"),
        (TITLE, "Posted 12 March 2024 by Ann Roe in Harbours"),
        ("12 March 2024 | 3 Comments", TITLE),
        (TITLE, "By Ann Roe", "Share", "Published: 2024-03-12"),
    ],
)
def test_the_date_stands_near_the_title(intro):
    article = Pipeline.page()(page(*intro))
    assert article.date is not None
    assert article.date.value.isoformat().startswith("2024-03-12")
    assert article.authors in ((), ("Ann Roe",))


def test_the_name_beside_a_date_is_not_lost_in_it():
    article = Pipeline.page()(page(TITLE, "Ann Roe, 12 March 2024"))
    assert article.authors == ("Ann Roe",)


def test_what_was_changed_later_is_another_date():
    article = Pipeline.page()(page(TITLE, "12 March 2024", "Updated: 14 March 2024"))
    assert (str(article.date), str(article.date_modified)) == ("2024-03-12", "2024-03-14")


def test_no_date_is_taken_where_none_is_likely():
    article = Pipeline.page()(page(TITLE, "Share", footer=["Contact", "© 2019"]))
    assert article.date is None
    assert PUBLISHED.choose(NO_CANDIDATES) is None


def test_an_age_is_a_date_with_a_reference_only():
    text = page(TITLE, "2 days ago", footer=FOOTER[:3])
    assert Pipeline.page()(text).date is None
    article = Pipeline.page()(text, reference_time=dt.datetime(2024, 3, 14, 12))
    assert str(article.date) == "2024-03-12"


def test_dates_in_prose_and_in_metadata_deep_inside_are_no_candidates():
    assert dated(lines("On 3 May 2024 the council met in the hall of the harbour again."), ()) == []
    inside = [*BODY, *BODY, "Council, 3 May 2024, in the hall", *BODY, *BODY]
    assert dated(PageLines(inside, 0, len(inside), None), ()) == []
    assert [str(one.date) for one in dated(lines("Ann Roe | 3 May 2024 | Harbours"), ())] == [
        "2024-05-03"
    ]


def test_rows_are_as_wide_as_their_names():
    page_lines = lines("3 May 2024", "Updated 4 May 2024", "3 May 2024")
    found = dated(page_lines, ())
    told = features(page_lines, found, [None] * len(found))
    assert told.rows.shape == (3, len(feature_names()))
    assert len(set(feature_names())) == len(feature_names())
    assert told.keys == ["2024-05-03", "2024-05-04", "2024-05-03"]
    assert features(page_lines, [], []) is NO_CANDIDATES


@pytest.mark.parametrize(
    ("line", "raw", "zone"),
    [
        ("By Ann Roe 2024-03-12T12:48:14Z", "2024-03-12T12:48:14Z", "Z"),
        ("By Ann Roe, 12 March, 2024 - 12:14 CET", "12 March, 2024 - 12:14 CET", "CET"),
    ],
)
def test_the_date_of_a_byline_is_as_it_was_written(line, raw, zone):
    article = Pipeline.page()(page(TITLE, line))
    assert article.authors == ("Ann Roe",)
    assert (article.date.raw, article.date.zone) == (raw, zone)
