"""The caption stage: what stands around a photo credit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.document import Document
from cleantext.model import Action, Kind, Mark, Zone

_LONGEST_CAPTION = 300
_LONGEST_ALT = 300
_CONFIDENCE = 0.85
# Below the head a paragraph may end in a credit; a caption has one sentence there, or two, and
# nowhere more than three. Short words before a full stop are abbreviations ("Jan. 27", "Calif.").
_SENTENCE_END = re.compile(r"[^\W\d_]{4}[.!?…।؟][\"'”’»)]? +(?=[^\W\d_])|[。！？](?=.)")
_MOST_ENDS, _MOST_ENDS_IN_HEAD = 1, 2
# An agency signs its text with such a mark, behind the last sentence of it.
_SIGNS = ("©", "ⓒ", "(c)", "(C)", "（c）", "（C）")
_SENTENCE_MARKS = (".", "!", "?", "…", "。", "！", "？", "」")
_SHORTEST_SIGNED = 60


def captions(context: Context) -> Iterator[Mark]:
    """Claim the caption a credit is glued to, and the alternative text on the line above it."""
    document = context.document
    # An alternative text reads like prose, so it is looked for near the top only.
    apart = _uses_blank_lines(document)
    head_end = context.head_end if apart else -1
    last_credits = {_block_of(document, mark): mark for mark in context.marks if _is_credit(mark)}
    for block, credit in last_credits.items():
        caption = _caption(context, block, credit, apart)
        if caption is None or caption.end - caption.start > _LONGEST_CAPTION:
            continue
        yield caption
        top = _block_of(document, caption)
        above = top <= head_end and _is_on_next_line(document, top) and not context.covered(top - 1)
        short = above and document.ends[top - 1] - document.starts[top - 1] <= _LONGEST_ALT
        if short and not _is_dated(document, top - 1):
            yield context.mark(top - 1, f"{Kind.CAPTION}.alt", "captions", _CONFIDENCE)


def _caption(context: Context, block: int, credit: Mark, apart: bool) -> Mark | None:
    """Return the mark of the caption in front of a credit, in its block or on the line above.

    That line belongs to it only where blank lines set the paragraphs of the text apart, and where
    the credit is a picture's: what only the tail may hold, an agency alone, signs off the text.
    """
    document = context.document
    start, end = document.starts[block], document.ends[block]
    if credit.start > start and credit.end >= end:
        below = block >= context.head_end
        most = _MOST_ENDS if below else _MOST_ENDS_IN_HEAD
        if _is_paragraph(document.text[start : credit.start], most):
            return None
        if below and _signs_the_text(document, block, credit):
            return None
        return Mark(start, credit.start, Action.CLAIM, Kind.CAPTION, "captions", _CONFIDENCE)
    beside = apart and credit.zone is not Zone.TAIL and _is_on_next_line(document, block)
    if not beside or context.covered(block - 1) or not _may_be_caption(document, block - 1):
        return None
    return context.mark(block - 1, Kind.CAPTION, "captions", _CONFIDENCE)


def _may_be_caption(document: Document, block: int) -> bool:
    """Say whether a line above a credit is no paragraph and no date."""
    paragraph = _is_paragraph(document.block(block), _MOST_ENDS_IN_HEAD)
    return not (paragraph or _is_dated(document, block))


def _is_dated(document: Document, block: int) -> bool:
    """Say whether a line is a date, perhaps with a name: it is the article's, not the picture's."""
    line = read_timestamps(document.block(block))
    return line is not None and line.published is not None


def _is_paragraph(text: str, most: int) -> bool:
    """Say whether what stands in front of a credit has more sentences than a caption has."""
    return len(_SENTENCE_END.findall(text.strip())) > most


def _signs_the_text(document: Document, block: int, credit: Mark) -> bool:
    """Say whether a credit signs the text: a copyright mark behind its last sentence of all."""
    before = document.text[document.starts[block] : credit.start].rstrip()
    sign = next((sign for sign in _SIGNS if before.endswith(sign)), "")
    if not (sign or document.text.startswith(_SIGNS, credit.start)):
        return False
    before = before.removesuffix(sign).rstrip()
    if len(before) < _SHORTEST_SIGNED or not before.endswith(_SENTENCE_MARKS):
        return False
    return not any(document.is_prose(other) for other in range(block + 1, len(document)))


def _is_credit(mark: Mark) -> bool:
    return mark.action is Action.CLAIM and Kind.of(mark.kind) is Kind.CREDIT


def _block_of(document: Document, mark: Mark) -> int:
    return bisect_right(document.starts, mark.start) - 1


def _uses_blank_lines(document: Document) -> bool:
    """Say whether the text sets its paragraphs apart, so that adjacent lines belong together."""
    return "\n\n" in document.text or "\n\r\n" in document.text


def _is_on_next_line(document: Document, block: int) -> bool:
    """Say whether a block stands on the line right below the block before it."""
    if block == 0 or document.glued[block]:
        return False
    return document.text.count("\n", document.ends[block - 1], document.starts[block]) == 1
