"""The separator stage: lines without a letter or a number."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context
from cleantext.model import Kind, Mark

_LONGEST = 120
_KIND = f"{Kind.PAGE_FURNITURE}.separator"
_CONFIDENCE = 0.9


def separators(context: Context) -> Iterator[Mark]:
    """Mark symbol-only lines, but not a section break that stands between two parts of the text."""
    document = context.document
    text, starts, ends = document.text, document.starts, document.ends
    for block, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if text[start].isalnum() or text[end - 1].isalnum() or end - start > _LONGEST:
            continue
        if any(map(str.isalnum, text[start:end])) or not _at_an_edge(context, block):
            continue
        yield context.mark(block, _KIND, "separators", _CONFIDENCE)


def _at_an_edge(context: Context, block: int) -> bool:
    """Say whether a block lies outside the text: at its edge or beside something that goes."""
    beside = (block - 1, block + 1)
    last = len(context.document) - 1
    return last > 0 and any(not 0 <= other <= last or context.covered(other) for other in beside)
