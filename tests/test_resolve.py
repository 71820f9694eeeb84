import pytest

from cleantext.model import Action, Mark
from cleantext.resolve import resolve


def mark(start, end, action=Action.CUT, confidence=0.9, kind="promotion", rule="r", value=None):
    return Mark(start, end, action, kind, rule, confidence, value)


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


def test_a_mark_at_the_threshold_stands_and_without_one_all_do():
    assert spans(mark(0, 5, confidence=0.5), min_confidence=0.5) == [(0, 5, "r")]
    assert resolve([mark(0, 5, confidence=0.01)]) == [mark(0, 5, confidence=0.01)]


@pytest.mark.parametrize("end", [3, 2])
def test_an_empty_mark_falls_and_the_next_one_stands(end):
    assert spans(mark(3, end), mark(4, 5)) == [(4, 5, "r")]


def test_the_longer_of_two_equally_sure_marks_wins():
    assert spans(mark(2, 4, rule="a"), mark(0, 10, rule="z")) == [(0, 10, "z")]


def test_nothing_is_taken_twice_where_marks_follow_each_other_closely():
    first, second = mark(0, 5, confidence=0.99, rule="a"), mark(3, 9, confidence=0.98, rule="b")
    weak = mark(0, 12, confidence=0.5, rule="c")
    assert spans(weak, second, first) == [(0, 5, "a"), (5, 9, "b"), (9, 12, "c")]


def test_a_text_stays_with_a_whole_mark_and_a_parsed_value_with_every_part():
    winner = mark(0, 5, Action.CLAIM, 0.99, "credit", "a", "Ann Roe")
    loser = mark(3, 9, Action.CLAIM, 0.9, "credit", "b", "roe, Ben Coe")
    parsed = mark(8, 12, Action.CLAIM, 0.8, "byline", "c", ("Ben Coe",))
    found = resolve([winner, loser, parsed])
    assert [(m.start, m.end, m.value) for m in found] == [
        (0, 5, "Ann Roe"),
        (5, 9, None),
        (9, 12, ("Ben Coe",)),
    ]


@pytest.mark.parametrize(("kind", "standing"), [("byline", 1), ("dateline", 2)])
def test_marks_whose_values_cannot_be_compared_are_settled_too(kind, standing):
    twins = [mark(0, 5, Action.CLAIM, kind=kind, value=value) for value in (("Ann Roe",), 1, None)]
    assert len(resolve(twins[:2])) == standing
    assert len(resolve(twins[1:])) == standing


def test_a_dateline_overlaps_freely():
    dateline = mark(0, 4, Action.CLAIM, kind="dateline", rule="dateline")
    assert spans(dateline, mark(2, 6)) == [(0, 4, "dateline"), (2, 6, "r")]


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_marks_does_not_matter(order):
    marks = [mark(0, 6, rule="a"), mark(4, 9, rule="b"), mark(8, 12, confidence=0.99, rule="c")]
    assert spans(*marks[::order]) == [(0, 6, "a"), (6, 8, "b"), (8, 12, "c")]
