"""Document + decisions → Article or its plain contents; the only place that puts text together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from cleantext.access import judge_access
from cleantext.article import Article
from cleantext.document import Document
from cleantext.fields import collect_fields
from cleantext.model import Action, FieldSpan, Kind, Mark, Removal

# What may lead from the text to a notice glued behind it, and from the notice back to the text.
_BEFORE_A_CUT = " \t\r\n\u00a0\u3000([{|•·–—/"
_AFTER_A_CUT = " \t\r\n\u00a0\u3000)]}|•·–—/"
# Gaps between blocks that are taken over as they are; others are evened out.
_EVEN = {"\n", "\n\n"}


@dataclass(slots=True)
class Parts:
    """What a document falls into; all offsets are half-open code points of the repaired text."""

    body: list[str] = field(default_factory=list)
    body_spans: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[Mark] = field(default_factory=list)
    claims: list[Mark] = field(default_factory=list)
    last_block: int = -1
    """The last block of which something is in the body."""


def assemble(
    document: Document,
    decisions: Sequence[Mark],
    fingerprint: str = "",
    *,
    guarded: bool = False,
) -> Article:
    """Build the article out of a document and the marks that stand (sorted, not overlapping)."""
    contents = account(document, decisions)
    return make_article(
        {**contents, "guarded": guarded, "fingerprint": fingerprint}, document.source
    )


def make_article(contents: Mapping[str, Any], source: str) -> Article:
    """Build the article that contents, with spans as plain tuples, and their source make."""
    spans = {
        "removed": tuple(Removal(*span) for span in contents["removed"]),
        "fields": tuple(FieldSpan(*span) for span in contents["fields"]),
    }
    return Article(**{**contents, **spans, "source": source})


def account(document: Document, decisions: Sequence[Mark]) -> dict[str, Any]:
    """Return what an article says of a document, its removals and field spans as plain tuples."""
    parts = divide(document, decisions)
    spans = tuple(parts.body_spans)
    back: _WayBack = _as_it_is
    if document.offsets.replacements:
        back = _way_back(document, parts)
        spans = tuple(back(start, end) for start, end in spans)
        if not (spans or parts.cuts or parts.claims):
            spans = ((0, len(document.source)),)  # letters that repair made blanks of
    return {
        **collect_fields(document, parts.claims, parts.body_spans),
        "access": judge_access(document, parts.cuts, parts.body_spans),
        "body": "".join(parts.body),
        "removed": tuple(_located(document, mark, back) for mark in parts.cuts),
        "fields": tuple(_located(document, mark, back) for mark in parts.claims),
        "body_spans": spans,
    }


_WayBack = Callable[[int, int], tuple[int, int]]
"""From a span of the repaired text to the source."""


def _as_it_is(start: int, end: int) -> tuple[int, int]:
    return start, end


def _way_back(document: Document, parts: Parts) -> _WayBack:
    """Return what leads spans back to the source so that they leave out no letter of it.

    Repair can make a blank of what has letters (an entity): it goes with the span before it.
    """
    to_source, source = document.offsets.to_source, document.source
    marks = [mark for mark in (*parts.cuts, *parts.claims) if mark.kind != Kind.DATELINE]
    tiles = sorted([*parts.body_spans, *((mark.start, mark.end) for mark in marks)])
    edges = [0, *(to_source(offset) for tile in tiles for offset in tile), len(source)]
    for at in range(0, len(edges), 2):
        gap = source[edges[at] : edges[at + 1]]
        if any(map(str.isalnum, gap)):
            if at > 0:
                edges[at] += len(gap.rstrip())
            else:
                edges[1] -= len(gap.lstrip())
    known = dict(zip(tiles, zip(edges[1::2], edges[2::2], strict=False), strict=False))

    def back(start: int, end: int) -> tuple[int, int]:
        return known.get((start, end)) or (to_source(start), to_source(end))

    return back


def _located(
    document: Document, mark: Mark, back: _WayBack
) -> tuple[int, int, str, str, str, float]:
    """Return a mark as a removal or field span has it: in offsets and text of the source."""
    start, end = back(mark.start, mark.end)
    return start, end, mark.kind, mark.rule, document.source[start:end], mark.confidence


def divide(document: Document, decisions: Sequence[Mark]) -> Parts:
    """Lay the decisions over the blocks: what none covers is body."""
    parts = Parts()
    datelines = [mark for mark in decisions if mark.kind == Kind.DATELINE]
    pending = [mark for mark in decisions if mark.kind != Kind.DATELINE]
    text, starts, ends = document.text, document.starts, document.ends
    at = block = 0
    while block < len(starts):
        # All blocks up to the next mark are body, in one go.
        stop = bisect_right(ends, pending[at].start, block) if at < len(pending) else len(starts)
        if stop > block:
            _add_run(document, parts, range(block, stop))
            block = stop
            continue
        if pending[at].start <= starts[block] and ends[block] <= pending[at].end:
            # All blocks that a mark covers as a whole are nothing but that mark.
            covers = pending[at].end
            block = bisect_right(ends, covers, block)
            at += block == len(starts) or covers <= starts[block]
            continue
        first, end = at, ends[block]
        while at < len(pending) and pending[at].start < end:
            at += 1
        pieces = _uncovered(text, (starts[block], end), pending, range(first, at))
        if pending[at - 1].end > end:
            at -= 1
        if pieces:
            _add(document, parts, block, pieces)
        block += 1
    for mark in pending:
        (parts.cuts if mark.action is Action.CUT else parts.claims).append(mark)
    parts.claims += datelines
    parts.claims.sort(key=lambda mark: mark.start)
    return parts


def _add_run(document: Document, parts: Parts, blocks: range) -> None:
    """Add neighbouring blocks that are body as a whole, in one go where the gaps are even."""
    starts, ends = document.starts, document.ends
    first, stop = blocks.start, blocks.stop
    text = document.text
    done = first
    for block, end, start in zip(
        range(first + 1, stop), ends[first:stop], starts[first + 1 : stop], strict=False
    ):
        if text[end:start] not in _EVEN:
            _add_even(document, parts, done, block - 1)
            done = block
    _add_even(document, parts, done, stop - 1)
    parts.body_spans += zip(starts[first:stop], ends[first:stop], strict=True)


def _add_even(document: Document, parts: Parts, first: int, last: int) -> None:
    """Add the text of neighbouring blocks with the gaps between them as they are."""
    parts.body.append(_gap(document, parts.last_block, first))
    parts.body.append(document.text[document.starts[first] : document.ends[last]])
    parts.last_block = last


def _add(document: Document, parts: Parts, block: int, pieces: list[tuple[int, int]]) -> None:
    """Add what is left of one block."""
    parts.body.append(_gap(document, parts.last_block, block))
    parts.body.append(_join(document.text, pieces))
    parts.body_spans += pieces
    parts.last_block = block


def _uncovered(
    text: str, span: tuple[int, int], marks: list[Mark], here: range
) -> list[tuple[int, int]]:
    """Return what the marks leave of a block; leavings without a letter go with their neighbour."""
    pieces: list[tuple[int, int]] = []
    done, end = span
    before: int | None = None
    for index in [*here, None]:
        limit = end if index is None else marks[index].start
        left, right = _trimmed(text, done, limit, before is not None, index is not None)
        if left < right:
            pieces.append((left, right))
        else:
            # Nothing to read: the leavings go with one of the two neighbours.
            left = right = limit if before is not None else done
        if before is not None and text[done:left].strip():
            marks[before] = _absorb(text, marks[before], done, left)
        if index is not None:
            if text[right:limit].strip():
                marks[index] = _absorb(text, marks[index], right, limit)
            done = max(done, marks[index].end)
        before = index
    return pieces


def _trimmed(text: str, start: int, end: int, cut_before: bool, cut_after: bool) -> tuple[int, int]:
    """Return a piece without blanks, and without what only led to the cut beside it."""
    piece = text[start:end]
    if not any(map(str.isalnum, piece)):
        return start, start
    kept = piece.lstrip(_AFTER_A_CUT) if cut_before else piece.lstrip()
    left = end - len(kept)
    kept = kept.rstrip(_BEFORE_A_CUT) if cut_after else kept.rstrip()
    return left, left + len(kept)


def _absorb(text: str, mark: Mark, start: int, end: int) -> Mark:
    """Widen a mark over the leavings beside it; a field keeps the text it had."""
    value = mark.value
    if value is None and mark.action is Action.CLAIM:
        value = text[mark.start : mark.end].strip()
    return mark._replace(start=min(mark.start, start), end=max(mark.end, end), value=value)


def _gap(document: Document, last: int, block: int) -> str:
    """Return what stands between two blocks of the body: the widest gap of those between them."""
    if last < 0:
        return ""
    text, starts, ends = document.text, document.starts, document.ends
    gap = text[ends[block - 1] : starts[block]]
    if last == block - 1 and gap in ("\n", "\n\n"):
        return gap
    if document.glued[block]:
        return " " if gap[-1:].isspace() else ""
    gaps = {text.count("\n", ends[i - 1], starts[i]) for i in range(last + 1, block + 1)}
    gaps.discard(0)
    return "\n" if gaps == {1} else "\n\n"


def _join(text: str, pieces: list[tuple[int, int]]) -> str:
    """Join what is left of one block: with a blank where there was one beside the cut."""
    out = text[pieces[0][0] : pieces[0][1]]
    if len(pieces) == 1:
        return out
    for (_, before), (start, end) in pairwise(pieces):
        spaced = text[before].isspace() or text[start - 1].isspace()
        out += (" " if spaced else "") + text[start:end]
    return out
