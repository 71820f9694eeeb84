"""Which line of a page is its article's title."""

import pytest
from pages import BODY, TEASERS, TITLE, page

np = pytest.importorskip("numpy")

from cleantext import Pipeline  # noqa: E402
from cleantext.choosing import NO_CANDIDATES, Chooser, choose, shares  # noqa: E402
from cleantext.document import Document  # noqa: E402
from cleantext.titles.candidates import candidates, feature_names  # noqa: E402
from cleantext.titles.scoring import TITLES  # noqa: E402


@pytest.mark.parametrize(
    "intro",
    [
        (TITLE, "By Ann Roe", "12 March 2024"),
        ("12 March 2024", TITLE, "Share", "Print", "Facebook", "By Ann Roe"),
        (*TEASERS, "Local news", f"* {TITLE}", "12 March 2024"),
        ("Local news", TITLE, "By Ann Roe | 12 March 2024"),
    ],
)
def test_the_title_is_told_from_labels_teasers_and_dates(intro):
    article = Pipeline.page()(page(*intro))
    assert article.title == TITLE
    assert article.body == "\n\n".join(BODY) or article.body == "\n".join(BODY)


def test_no_line_is_taken_where_none_is_likely():
    article = Pipeline.page()(page("Share", "© Example Picture Desk", "3 comments"))
    assert article.title is None
    assert "Share" not in article.body


def test_the_mark_is_as_sure_as_the_weights():
    marks = Pipeline.page().marks(Document(page(TITLE, "By Ann Roe", "12 March 2024")))
    (mark,) = (mark for mark in marks if mark.kind == "headline")
    assert 0.5 <= mark.confidence <= 1


def test_a_page_of_one_paragraph_or_of_nothing_has_no_title():
    assert Pipeline.page()("").title is None
    assert Pipeline.page()(BODY[0]).title is None
    assert TITLES.choose(NO_CANDIDATES) is None


def test_rows_are_as_wide_as_their_names_and_lines_of_one_text_count_together():
    document = Document("\n".join([TITLE, "Menu", TITLE, *BODY]))
    found = candidates(document, {3, 4, 5}, set(), np.zeros((len(document), 4), np.float32))
    assert found.rows.shape == (len(found.blocks), len(feature_names()))
    assert len(set(feature_names())) == len(feature_names())
    told = shares(found.rows, TITLES.weights)
    assert told.sum() == pytest.approx(1, abs=1e-5)
    title = choose(found, TITLES.weights)
    both = [told[found.blocks.index(block)] for block in (0, 2)]
    assert found.blocks[title.at] in (0, 2)
    assert title.probability == pytest.approx(both[0] + both[1], abs=1e-5)


def test_weights_for_other_features_are_refused(tmp_path):
    with np.load(TITLES.path) as data:
        held = dict(data)
    held["names"] = held["names"][::-1]
    np.savez(tmp_path / "other.npz", **held)
    with pytest.raises(ValueError, match="learn titles"):
        _ = Chooser("titles", tmp_path / "other.npz", feature_names()).weights
