import pytest

from cleantext.model import Action, Mark
from cleantext.resolve import resolve


def mark(start, end, action=Action.CUT, confidence=0.9, kind="promotion", rule="r"):
    return Mark(start, end, action, kind, rule, confidence)


def spans(*marks, min_confidence=0.0):
    return [(m.start, m.end, m.rule) for m in resolve(marks, min_confidence)]


def test_marks_apart_all_stand_in_order():
    assert spans(mark(5, 9, rule="b"), mark(0, 3, rule="a")) == [(0, 3, "a"), (5, 9, "b")]


def test_the_surer_mark_wins_and_the_loser_keeps_the_rest():
    sure, other = mark(4, 6, confidence=0.95, rule="sure"), mark(0, 10, rule="other")
    assert spans(sure, other) == [(0, 4, "other"), (4, 6, "sure"), (6, 10, "other")]


def test_a_claim_wins_over_a_cut_of_the_same_confidence():
    claim = mark(0, 5, Action.CLAIM, kind="credit", rule="claim")
    assert spans(mark(0, 5), claim) == [(0, 5, "claim")]


def test_equal_marks_leave_one():
    assert spans(mark(0, 5, rule="b"), mark(0, 5, rule="a")) == [(0, 5, "a")]


def test_a_veto_protects_its_span_and_is_no_decision():
    veto = mark(2, 8, Action.KEEP, kind="correction", confidence=0.6)
    assert spans(mark(0, 10, confidence=0.99), veto) == [(0, 2, "r"), (8, 10, "r")]
    assert spans(veto) == []


def test_marks_below_the_threshold_fall():
    assert spans(mark(0, 5, confidence=0.4), min_confidence=0.5) == []


def test_a_dateline_overlaps_freely():
    dateline = mark(0, 4, Action.CLAIM, kind="dateline", rule="dateline")
    assert spans(dateline, mark(2, 6)) == [(0, 4, "dateline"), (2, 6, "r")]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_marks_does_not_matter(order):
    marks = [mark(0, 6, rule="a"), mark(4, 9, rule="b"), mark(8, 12, confidence=0.99, rule="c")]
    assert spans(*marks[::order]) == [(0, 6, "a"), (6, 8, "b"), (8, 12, "c")]
