"""What the rules say of lines, as features."""

import pytest

np = pytest.importorskip("numpy")

from cleantext.evidence import WIDTH, evidence_columns, gather  # noqa: E402
from cleantext.model import Action, Mark  # noqa: E402

STARTS, ENDS = [0, 10, 20, 40], [9, 19, 39, 50]


def cut(start, end, kind, confidence=1.0):
    return Mark(start, end, Action.CUT, kind, "rule", confidence)


def test_a_mark_over_a_whole_line_counts_by_its_confidence():
    found = gather([cut(10, 19, "related_link.also_read", 0.9)], STARTS, ENDS)
    assert found.shape == (4, WIDTH)
    columns = evidence_columns(found)
    assert columns["rule_related_link"].tolist() == pytest.approx([0, 0.9, 0, 0])
    assert columns["rule_also_read"].tolist() == pytest.approx([0, 0.9, 0, 0])
    assert columns["rule_promotion"].tolist() == [0, 0, 0, 0]


def test_a_mark_inside_a_line_counts_by_its_share():
    found = gather([cut(30, 40, "promotion.newsletter")], STARTS, ENDS)
    assert evidence_columns(found)["rule_promotion"].tolist() == pytest.approx([0, 0, 9 / 19, 0])


def test_a_mark_over_two_lines_counts_in_both():
    found = gather([cut(10, 39, "legal_notice.copyright")], STARTS, ENDS)
    assert evidence_columns(found)["rule_legal_notice"].tolist() == [0, 1, 1, 0]


def test_lines_know_the_heading_before_them_and_the_comments_after_them():
    found = gather([cut(10, 19, "interaction.comments")], STARTS, ENDS)
    columns = evidence_columns(found)
    assert np.expm1(columns["since_comments"])[1:].round(3).tolist() == [0, 1, 2]
    assert np.expm1(columns["until_heading"])[:2].round(3).tolist() == [1, 0]
    assert (columns["comments_before"] > 0).tolist() == [False, False, True, True]


def test_other_kinds_and_no_marks_are_no_evidence():
    assert not gather([cut(0, 9, "dateline")], STARTS, ENDS).any()
    assert not gather([], STARTS, ENDS).any()
    assert gather([], [], []).shape == (0, WIDTH)
