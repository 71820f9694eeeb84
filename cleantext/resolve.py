"""Marks → decisions: overlaps are settled here, once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from cleantext.model import Action, Kind, Mark

_ORDER = {Action.KEEP: 0, Action.CLAIM: 1, Action.CUT: 2}
_START = itemgetter(0)
_END = itemgetter(1)


def resolve(marks: Iterable[Mark], min_confidence: float = 0.0) -> list[Mark]:
    """Return the cuts and claims that stand, in the order of the text; no two overlap.

    Marks below ``min_confidence`` fall. A ``keep`` mark protects its span. Otherwise the surer mark
    wins, a claim before a cut, the longer before the shorter; what a loser covers beyond the winner
    stays its own. A dateline overlaps whatever it likes, for its text stays in the body.
    """
    standing: list[Mark] = []
    cluster: list[Mark] = []
    reach = -1
    for mark in sorted(marks, key=_START):
        if mark.confidence < min_confidence or mark.end <= mark.start:
            continue
        if mark.kind == Kind.DATELINE:
            standing.append(mark)
            continue
        if mark.start >= reach:
            _settle(cluster, standing)
            cluster = []
        cluster.append(mark)
        reach = max(reach, mark.end)
    _settle(cluster, standing)
    standing.sort(key=_START)
    return standing


def _settle(cluster: list[Mark], standing: list[Mark]) -> None:
    """Add what stands of marks that overlap each other, directly or through others."""
    if len(cluster) == 1 and cluster[0].action is not Action.KEEP:
        standing.append(cluster[0])
        return
    taken: list[tuple[int, int]] = []
    for mark in sorted(cluster, key=_rank):
        pieces = _take(mark.start, mark.end, taken)
        if mark.action is Action.KEEP:
            continue
        for start, end in pieces:
            whole = (start, end) == (mark.start, mark.end)
            # A text value no longer fits a part; a parsed one (names, a date) was read and stays.
            value = mark.value if whole or not isinstance(mark.value, str) else None
            standing.append(mark._replace(start=start, end=end, value=value))


def _rank(mark: Mark) -> tuple[object, ...]:
    veto = mark.action is Action.KEEP
    return (not veto, -mark.confidence, _ORDER[mark.action], mark.start - mark.end, mark.rule)


def _take(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of a span that no taken span covers, and take them.

    Taken spans are kept in order and joined, so that a long cluster is not walked for each mark.
    """
    first = bisect_left(taken, start, key=_END)
    parts: list[tuple[int, int]] = []
    last, done, most = first, start, end
    while last < len(taken) and taken[last][0] <= end:
        other_start, other_end = taken[last]
        if other_start > done:
            parts.append((done, min(other_start, end)))
        done = max(done, other_end)
        last += 1
    if done < end:
        parts.append((done, end))
    if last > first:
        start, most = min(start, taken[first][0]), max(end, done)
    taken[first:last] = [(start, most)]
    return parts
