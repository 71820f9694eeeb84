"""What the rules say of the lines of a page, as features: marks → columns of one value a line.

A rule knows "Related articles" in the languages of its packs; to the weights it is one column more.
Needs NumPy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from cleantext.model import Kind, Mark
from cleantext.windows import Column, Matrix, amounts, densities, distances

# One column each: the kinds of cuts first, then fields, then two headings.
_COLUMNS: dict[str, int] = {
    Kind.RELATED_LINK: 0, Kind.INTERACTION: 1, Kind.PROMOTION: 2, Kind.LEGAL_NOTICE: 3,
    Kind.ACCESS_NOTICE: 4, Kind.PAGE_FURNITURE: 5, Kind.BYLINE: 6, Kind.TAGLINE: 6,
    Kind.CAPTION: 7, Kind.CREDIT: 7,
}  # fmt: skip
_CUTS = slice(0, 6)
_RELATED, COMMENTS, _ALSO_READ = 0, 8, 9
WIDTH = 10
"""How many columns evidence has; one is ``COMMENTS``, how surely a line is about comments."""

_SUBKINDS = {f"{Kind.INTERACTION}.comments": COMMENTS, f"{Kind.RELATED_LINK}.also_read": _ALSO_READ}
_NAMES = (
    "related_link", "interaction", "promotion", "legal_notice", "access_notice", "page_furniture",
    "byline", "caption", "comments", "also_read",
)  # fmt: skip
_SIZES = (6, 20)
_SURE = 0.5


def gather(marks: Iterable[Mark], starts: Sequence[int], ends: Sequence[int]) -> Matrix:
    """Return the evidence of marks for lines: per kind the share covered, times the confidence.

    Args:
        marks: the marks of the rule stage.
        starts: where each line begins in the text that the marks point into.
        ends: where it ends (half-open).
    """
    found = [[0.0] * WIDTH for _ in starts]
    for mark in marks:
        column = _COLUMNS.get(mark.kind.partition(".")[0])
        if column is None:
            continue
        line = max(bisect_right(starts, mark.start) - 1, 0)
        while line < len(starts) and starts[line] < mark.end:
            covered = min(mark.end, ends[line]) - max(mark.start, starts[line])
            share = max(covered, 0) / (ends[line] - starts[line]) * mark.confidence
            row = found[line]
            for at in {column, _SUBKINDS.get(mark.kind, column)}:
                row[at] = max(row[at], share)
            line += 1
    return np.array(found, np.float32).reshape(len(starts), WIDTH)


def evidence_columns(evidence: Matrix) -> dict[str, Column]:
    """Return feature name → one value a line, for the evidence of a page (lines × ``WIDTH``)."""
    count = len(evidence)
    headings = evidence[:, [_RELATED, COMMENTS, _ALSO_READ]].max(1)
    out: dict[str, Column] = {f"rule_{name}": evidence[:, at] for at, name in enumerate(_NAMES)}
    out |= densities("cuts", evidence[:, _CUTS].max(1), _SIZES)
    for name, column in (("heading", headings), ("comments", evidence[:, COMMENTS])):
        sure = (column > _SURE).astype(np.float32)
        out |= amounts(name, sure) | distances(name, np.flatnonzero(sure), count)
    return out
