"""The guard over a document: when cuts take too much of it, the doubtful ones are given back."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.document import Document
from cleantext.model import Action, Kind, Mark

_OUTSIDE = f"{Kind.PAGE_FURNITURE}.outside"
SURE = 0.95
"""What a guarded document still lets go: cuts at least this sure."""


def takes_too_much(document: Document, decisions: Sequence[Mark], most: float) -> bool:
    """Say whether the cuts take more than a share (0 to 1) of the characters of the prose.

    Of a whole page most goes, prose as well: there is nothing to guard.
    """
    cuts = [mark for mark in decisions if mark.action is Action.CUT]
    if any(mark.kind == _OUTSIDE for mark in cuts):
        return False
    if sum(mark.end - mark.start for mark in cuts) < most * len(document.text) / 2:
        return False  # far from it, whatever part of it is prose
    prose = cut = at = 0
    for block, (start, end) in enumerate(zip(document.starts, document.ends, strict=True)):
        if not document.is_prose(block):
            continue
        prose += end - start
        while at < len(cuts) and cuts[at].end <= start:
            at += 1
        other = at
        while other < len(cuts) and cuts[other].start < end:
            cut += min(cuts[other].end, end) - max(cuts[other].start, start)
            other += 1
    return cut > most * prose
