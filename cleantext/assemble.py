"""Document + decisions → Article; the one place where text is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cleantext.access import judge_access
from cleantext.document import Document
from cleantext.fields import collect_fields
from cleantext.model import Action, Article, FieldSpan, Kind, Mark, Removal


@dataclass(slots=True)
class Parts:
    """What a document falls into; all offsets are half-open code points of the repaired text."""

    body: list[str] = field(default_factory=list)
    body_spans: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[Mark] = field(default_factory=list)
    claims: list[Mark] = field(default_factory=list)


def assemble(document: Document, decisions: Sequence[Mark], fingerprint: str = "") -> Article:
    """Build the article out of a document and the marks that stand (sorted, not overlapping)."""
    parts = divide(document, decisions)
    to_source = document.offsets.to_source
    source = document.source
    removed = []
    for start, end, _, kind, rule, confidence, _ in parts.cuts:
        start, end = to_source(start), to_source(end)
        removed.append(Removal(start, end, kind, rule, source[start:end], confidence))
    fields = []
    for start, end, _, kind, rule, confidence, _ in parts.claims:
        start, end = to_source(start), to_source(end)
        fields.append(FieldSpan(start, end, kind, rule, source[start:end], confidence))
    body = "".join(parts.body)
    return Article(
        **collect_fields(document, parts.claims, parts.body_spans),
        access=judge_access(document, parts.cuts, parts.body_spans),
        body=body,
        removed=tuple(removed),
        fields=tuple(fields),
        body_spans=tuple((to_source(start), to_source(end)) for start, end in parts.body_spans),
        fingerprint=fingerprint,
        source=source,
    )


def divide(document: Document, decisions: Sequence[Mark]) -> Parts:
    """Lay the decisions over the blocks: what none covers is body."""
    parts = Parts()
    datelines = [mark for mark in decisions if mark.kind == Kind.DATELINE]
    pending = [mark for mark in decisions if mark.kind != Kind.DATELINE]
    at = 0
    last = -1
    for block, (start, end) in enumerate(zip(document.starts, document.ends, strict=True)):
        if at == len(pending) or pending[at].start >= end:
            pieces = [(start, end)]
        else:
            first = at
            while at < len(pending) and pending[at].start < end:
                at += 1
            pieces = _uncovered(document.text, (start, end), pending, range(first, at))
            if pending[at - 1].end > end:
                at -= 1
        if pieces:
            parts.body.append(_gap(document, last, block))
            parts.body.append(_join(document.text, pieces))
            parts.body_spans += pieces
            last = block
    for mark in pending:
        (parts.cuts if mark.action is Action.CUT else parts.claims).append(mark)
    parts.claims += datelines
    parts.claims.sort(key=lambda mark: mark.start)
    return parts


def _uncovered(
    text: str, span: tuple[int, int], marks: list[Mark], here: range
) -> list[tuple[int, int]]:
    """Return what the marks leave of a block; leavings without a letter go with their neighbour."""
    pieces: list[tuple[int, int]] = []
    done, end = span
    for index in [*here, -1]:
        limit = marks[index].start if index >= 0 else end
        piece = text[done:limit]
        if any(map(str.isalnum, piece)):
            left = done + len(piece) - len(piece.lstrip())
            pieces.append((left, left + len(piece.strip())))
        elif piece and not piece.isspace():
            neighbour = index if index >= 0 else here[-1]
            marks[neighbour] = _absorb(text, marks[neighbour], done, limit)
        if index >= 0:
            done = max(done, marks[index].end)
    return pieces


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
    if document.glued[block]:
        return " " if text[starts[block] - 1].isspace() else ""
    gaps = {text.count("\n", ends[i - 1], starts[i]) for i in range(last + 1, block + 1)}
    gaps.discard(0)
    return "\n" if gaps == {1} else "\n\n"


def _join(text: str, pieces: list[tuple[int, int]]) -> str:
    """Join what is left of one block: with a blank where there was one beside the cut."""
    out = text[slice(*pieces[0])]
    for (_, before), (start, end) in zip(pieces, pieces[1:], strict=False):
        spaced = text[before].isspace() or text[start - 1].isspace()
        out += (" " if spaced else "") + text[start:end]
    return out
