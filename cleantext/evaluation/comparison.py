"""Two runs over the same records: which documents came out better, and which worse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cleantext.evaluation.measures import Score

# More is better in these, less in ``lost``.
_MEASURES = ("lost", "removed", "title", "authors", "date")
_LEAST = 1e-9


class Change(NamedTuple):
    """A document that came out otherwise: by how much, better above 0, and in which measures."""

    id: str
    gain: float
    measures: dict[str, tuple[float, float]]


def changes(before: Mapping[str, Score], now: Mapping[str, Score]) -> list[Change]:
    """Return the documents whose measures changed, the worst first."""
    found = []
    for name in before.keys() & now.keys():
        old, new = _plain(before[name]), _plain(now[name])
        measures = {
            measure: (old[measure], new[measure])
            for measure in old.keys() & new.keys()
            if abs(old[measure] - new[measure]) > _LEAST
        }
        if measures:
            gain = sum(
                (b - a) * (-1 if measure == "lost" else 1) for measure, (a, b) in measures.items()
            )
            found.append(Change(name, gain, dict(sorted(measures.items()))))
    return sorted(found, key=lambda change: (change.gain, change.id))


def _plain(score: Score) -> dict[str, float]:
    values = {name: score.values[name] for name in _MEASURES if name in score.values}
    for name, hits in (("snippets kept", score.have), ("snippets refused", score.avoid)):
        if hits:
            values[name] = sum(hits) / len(hits)
    return values
