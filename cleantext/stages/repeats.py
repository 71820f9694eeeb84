"""The repeat stage: the headline again, and notices again that are cut elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from operator import sub

from cleantext.context import Context
from cleantext.matching import core
from cleantext.model import Action, Kind, Mark

_KIND = f"{Kind.PAGE_FURNITURE}.repeat"
_HEADLINE_CONFIDENCE = 0.9
# What these stages cut says nothing of the same words elsewhere.
_CUT_FOR_THEIR_PLACE = frozenset({"separators", "main_content"})
_DISCOUNT = 0.85
_LONGEST = 220
# A single short word that is cut in one place may be a subhead in another.
_SHORTEST = 8
_SHORTEST_HEADLINE = 25
# Ornaments around the repeat ("» Read more »") and one.
_MOST_ORNAMENTS = 9


def repeats(context: Context) -> Iterator[Mark]:
    """Mark blocks that say the headline again, or a notice that a surer mark cuts elsewhere."""
    document = context.document
    known: dict[str, Mark] = {}
    for mark in context.marks:
        if mark.kind == Kind.HEADLINE or (
            mark.action is Action.CUT and mark.rule not in _CUT_FOR_THEIR_PLACE
        ):
            block = context.block_at(mark)
            if block is not None and mark.end - mark.start <= _LONGEST:
                known.setdefault(_key(context, block), mark)
    if not known:
        return
    lengths = {len(key) + more for key in known for more in range(_MOST_ORNAMENTS)}
    lengths.difference_update(range(_SHORTEST))
    for block, length in enumerate(map(sub, document.ends, document.starts)):
        if length not in lengths or context.covered(block) is not None:
            continue
        again = known.get(_key(context, block))
        if again is None or (again.kind == Kind.HEADLINE and document.is_prose(block)):
            continue
        if again.kind == Kind.HEADLINE:
            if again.end - again.start < _SHORTEST_HEADLINE:
                continue
            yield context.mark(block, _KIND, "repeats", _HEADLINE_CONFIDENCE)
        else:
            yield context.mark(block, again.kind, "repeats", again.confidence * _DISCOUNT)


def _key(context: Context, block: int) -> str:
    folded = context.document.fold(block)
    return folded[slice(*core(folded))]
