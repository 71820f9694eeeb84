"""The caption stage: what stands around a photo credit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from cleantext.context import Context
from cleantext.document import Document
from cleantext.folding import fold
from cleantext.model import Action, Kind, Mark

_LONGEST_CAPTION = 450
_LONGEST_ALT = 300
_CONFIDENCE = 0.85
# An alternative text tells what its caption tells: they share at least this many longer words.
_SHARED_WORDS = 2
_LONG_WORD = 5


def captions(context: Context) -> Iterator[Mark]:
    """Claim the caption a credit is glued to, and the alternative text on the line above it."""
    document = context.document
    spaced = _uses_blank_lines(document)
    for credit in [mark for mark in context.marks if _is_credit(mark)]:
        block = _block_of(document, credit)
        start, end = document.starts[block], document.ends[block]
        if credit.start > start and credit.end >= end:
            caption = Mark(
                start, credit.start, Action.CLAIM, Kind.CAPTION, "captions", _CONFIDENCE
            )
        elif spaced and _on_next_line(document, block) and not context.covered(block - 1):
            block -= 1
            caption = context.mark(block, Kind.CAPTION, "captions", _CONFIDENCE)
        else:
            continue
        if caption.end - caption.start > _LONGEST_CAPTION:
            continue
        yield caption
        if spaced and _on_next_line(document, block) and not context.covered(block - 1):
            if _is_alt(document, block - 1, caption):
                yield context.mark(block - 1, f"{Kind.CAPTION}.alt", "captions", _CONFIDENCE)


def _is_credit(mark: Mark) -> bool:
    return mark.action is Action.CLAIM and Kind.of(mark.kind) is Kind.CREDIT


def _block_of(document: Document, mark: Mark) -> int:
    return bisect_right(document.starts, mark.start) - 1


def _uses_blank_lines(document: Document) -> bool:
    """Say whether the text sets its paragraphs apart, so that adjacent lines belong together."""
    return "\n\n" in document.text or "\n\r\n" in document.text


def _on_next_line(document: Document, block: int) -> bool:
    """Say whether a block stands on the line right below the block before it."""
    if block == 0 or document.glued[block]:
        return False
    return document.text.count("\n", document.ends[block - 1], document.starts[block]) == 1


def _is_alt(document: Document, block: int, caption: Mark) -> bool:
    text = document.block(block)
    if len(text) > _LONGEST_ALT:
        return False
    words = _long_words(text)
    return len(words & _long_words(document.text[caption.start : caption.end])) >= _SHARED_WORDS


def _long_words(text: str) -> set[str]:
    return {word for word in fold(text).split() if len(word) >= _LONG_WORD}
