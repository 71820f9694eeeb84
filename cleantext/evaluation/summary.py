"""Scores of many texts → measures of groups, with bootstrap intervals, as data and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    return _measures(columns, None) | {"documents": len(scores)}


def intervals(scores: Sequence[Score], rounds: int = 1000) -> dict[str, tuple[float, float]]:
    """Return the 95 % bootstrap interval of each measure: texts drawn anew, seed fixed."""
    columns = _columns(scores)
    random = np.random.default_rng(_SEED)
    count = len(scores)
    drawn = [_measures(columns, random.integers(0, count, count)) for _ in range(rounds)]
    found: dict[str, tuple[float, float]] = {}
    for name in drawn[0] if drawn else ():
        values = [value for one in drawn if (value := one[name]) is not None]
        if values:
            low, high = np.percentile(values, (2.5, 97.5))
            found[name] = (float(low), float(high))
    return found


def grouped(
    scored: Iterable[tuple[Mapping[str, Any], Score]], by: Sequence[str]
) -> dict[str, list[Score]]:
    """Return the scores by the values of some keys of their records, and all of them."""
    groups: dict[str, list[Score]] = {}
    for record, score in scored:
        name = "/".join(str(record.get(key)) for key in by)
        for group in (name, ALL):
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


def _measures(columns: dict[str, Column], drawn: Any) -> Summary:
    def mean(name: str) -> float | None:
        column = columns[name]
        chosen = column if drawn is None else [column[at] for at in drawn]
        values = [value for some in chosen for value in some]
        return sum(values) / len(values) if values else None

    precision, recall = mean("precision"), mean("recall")
    f1: float | None = None
    if recall is not None:
        precision = precision or 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    found: Summary = {"body_f1": f1, "body_precision": precision, "body_recall": recall}
    for measure, name in (_VALUES | _SNIPPETS).items():
        found[measure] = mean(name)
    return found
