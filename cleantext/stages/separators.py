"""The separator stage: lines without a letter or a number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cleantext.context import Context
from cleantext.model import Kind, Mark

_LONGEST = 120
_KIND = f"{Kind.PAGE_FURNITURE}.separator"
_CONFIDENCE = 0.9


def separators(context: Context) -> Iterator[Mark]:
    """Mark symbol-only lines, but not a section break that stands between two parts of the text."""
    symbols = _symbol_blocks(context)
    # Neighbours have the same difference between place in the list and place in the text.
    for _, run in groupby(enumerate(symbols), key=lambda item: item[1] - item[0]):
        blocks = [block for _, block in run]
        if _is_at_an_edge(context, blocks[0], blocks[-1]):
            for block in blocks:
                yield context.mark(block, _KIND, "separators", _CONFIDENCE)


def _symbol_blocks(context: Context) -> list[int]:
    document = context.document
    text, ends = document.text, document.ends
    return [
        block
        for block, start in enumerate(document.starts)
        if not (text[start].isalnum() or text[ends[block] - 1].isalnum())
        and ends[block] - start <= _LONGEST
        and not any(map(str.isalnum, text[start : ends[block]]))
    ]


def _is_at_an_edge(context: Context, first: int, last: int) -> bool:
    """Say whether a run of blocks is at the edge of the text or beside something that goes."""
    above, below = first - 1, last + 1
    end = len(context.document)
    if above < 0 and below == end:
        return False  # there is no text it could be at the edge of
    return above < 0 or below == end or bool(context.covered(above) or context.covered(below))
