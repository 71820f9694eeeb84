"""Scores of many texts → measures of groups, with bootstrap intervals, as data and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from cleantext.evaluation.measures import Score

ALL = "all"
_VALUES = {
    "content_lost": "lost",
    "residue_removed": "removed",
    "title_accuracy": "title",
    "authors_f1": "authors",
    "date_accuracy": "date",
}
_SNIPPETS = {"snippet_recall": "have", "snippet_rejection": "avoid"}
_HEADS = {
    "documents": "docs", "body_f1": "F1", "body_precision": "P", "body_recall": "R",
    "content_lost": "lost", "residue_removed": "removed", "snippet_recall": "snipR",
    "snippet_rejection": "snipRej", "title_accuracy": "title", "authors_f1": "authF1",
    "date_accuracy": "date",
}  # fmt: skip
_SEED = 20_240_501

Summary = dict[str, float | int | None]
"""Measure → value; None where no text of the group has gold for it."""


def summarise(scores: Sequence[Score]) -> Summary:
    """Return the measures of a group: means over its texts, snippets over all of them.

    ``body_f1`` is the harmonic mean of the mean precision and the mean recall.
    """
    columns = _columns(scores)

    def mean(name: str) -> float | None:
        # Summed in order, so that the last digit does not depend on how.
        values = [value for some in columns[name] for value in some]
        return sum(values) / len(values) if values else None

    return _measures(mean) | {"documents": len(scores)}


def intervals(scores: Sequence[Score], rounds: int = 1000) -> dict[str, tuple[float, float]]:
    """Return the 95 % bootstrap interval of each measure: texts drawn anew, seed fixed."""
    totals = {
        name: np.array([(sum(some), len(some)) for some in column], dtype=float).reshape(-1, 2)
        for name, column in _columns(scores).items()
    }
    random = np.random.default_rng(_SEED)

    def drawn() -> Summary:
        times = np.bincount(random.integers(0, len(scores), len(scores)), minlength=len(scores))

        def mean(name: str) -> float | None:
            total, count = times @ totals[name]
            return float(total / count) if count else None

        return _measures(mean)

    rows = [drawn() for _ in range(rounds)]
    found: dict[str, tuple[float, float]] = {}
    for name in rows[0] if rows else ():
        values = [value for row in rows if (value := row[name]) is not None]
        if values:
            low, high = np.percentile(values, (2.5, 97.5))
            found[name] = (float(low), float(high))
    return found


def grouped(
    scored: Sequence[tuple[Mapping[str, Any], Score]], by: Sequence[str] | None
) -> dict[str, list[Score]]:
    """Return the scores by the values of some keys of their records, and all of them.

    Args:
        scored: records with their scores.
        by: the keys; None is ``kind`` where a record has it.

    Raises:
        ValueError: no record has one of the keys.
    """
    known = {key for record, _ in scored for key in record}
    if by is None:
        by = ["kind"] if "kind" in known else []
    if unknown := [key for key in by if key not in known]:
        raise ValueError(f"no record has {', '.join(map(repr, unknown))} to group by")
    groups: dict[str, list[Score]] = {}
    for record, score in scored:
        name = "/".join(str(record.get(key)) for key in by) or ALL
        for group in dict.fromkeys((name, ALL)):
            groups.setdefault(group, []).append(score)
    return {name: groups[name] for name in sorted(groups, key=lambda name: (name == ALL, name))}


def as_table(summaries: Mapping[str, Summary]) -> str:
    """Return summaries as a plain table, a group a line."""
    rows = [["group", *_HEADS.values()]]
    for group, summary in summaries.items():
        rows.append([group, *(_cell(summary[name]) for name in _HEADS)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _cell(value: float | int | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


Column = list[list[float]]
"""For each text its values of a measure: none, one, or one a snippet."""


def _columns(scores: Sequence[Score]) -> dict[str, Column]:
    names = ("precision", "recall", *_VALUES.values())
    columns: dict[str, Column] = {
        name: [[s.values[name]] if name in s.values else [] for s in scores] for name in names
    }
    for name in _SNIPPETS.values():
        columns[name] = [[float(hit) for hit in getattr(s, name)] for s in scores]
    return columns


def _measures(mean: Callable[[str], float | None]) -> Summary:
    precision, recall = mean("precision"), mean("recall")
    f1: float | None = None
    if recall is not None:
        precision = precision or 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    found: Summary = {"body_f1": f1, "body_precision": precision, "body_recall": recall}
    for measure, name in (_VALUES | _SNIPPETS).items():
        found[measure] = mean(name)
    return found
