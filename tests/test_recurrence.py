"""Lines made alike: comment stamps and teaser cards."""

import pytest

np = pytest.importorskip("numpy")

from cleantext.recurrence import recurrence_columns  # noqa: E402

STAMP = b"%s on may 0, 0000 at 0:00 pm said:"
TEXT = b"the mill was sold to a builder from the next valley"
LINES = [TEXT, STAMP % b"ann", b"i doubt it", STAMP % b"bo roe", b"so do i", STAMP % b"cy"]


def columns():
    width = np.log1p(np.array([len(line) for line in LINES], np.float32))
    return recurrence_columns(LINES, width, np.zeros(len(LINES), np.float32))


def test_stamps_over_comments_recur():
    found = columns()
    assert found["recurring_stamp"].tolist() == [0, 1, 0, 1, 0, 1]
    assert np.exp(found["same_end"]).round(3).tolist() == [1, 3, 1, 3, 1, 3]


def test_a_comment_knows_the_stamps_around_it():
    found = columns()
    assert found["recurring_stamp<6"][2] == pytest.approx(1 / 6)
    assert np.expm1(found["recurring_stamp_after"]).round(3).tolist() == [3, 2, 2, 1, 1, 0]


def test_an_age_in_a_short_line_is_a_stamp_and_in_a_paragraph_none():
    lines = [b"two hours ago", TEXT * 4]
    width = np.log1p(np.array([len(line) for line in lines], np.float32))
    found = recurrence_columns(lines, width, np.ones(2, np.float32))
    assert found["stamp"].tolist() == [1, 0]
