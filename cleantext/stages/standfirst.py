"""The standfirst stage: the summary between the headline and what introduces the body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from cleantext.context import Context
from cleantext.model import Kind, Mark

_SHORTEST = 40
_LONGEST = 450
_CONFIDENCE = 0.8
# What comes after a standfirst and before a body.
_INTRODUCES_BODY = frozenset({Kind.BYLINE, Kind.TIMESTAMP})


def standfirst(context: Context) -> Iterator[Mark]:
    """Claim the one block that stands between headline and byline, date or picture."""
    document = context.document
    title = next((mark for mark in context.marks if mark.kind == Kind.HEADLINE), None)
    if title is None:
        return
    below = bisect_left(document.starts, title.end)
    free: list[int] = []
    above: set[str] = set()
    for block in range(below, len(document)):
        mark = context.covered(block)
        if mark is None:
            free.append(block)
            if len(free) > 1:
                return
        elif Kind.of(mark.kind) in _INTRODUCES_BODY:
            if free:
                break
            above.add(Kind.of(mark.kind))
    else:
        return
    if above == _INTRODUCES_BODY:
        # The body is introduced already: what stands below both is its first paragraph.
        return
    start, end = document.starts[free[0]], document.ends[free[0]]
    if _SHORTEST <= end - start <= _LONGEST and not document.glued[free[0]]:
        yield context.mark(free[0], Kind.STANDFIRST, "standfirst", _CONFIDENCE)
