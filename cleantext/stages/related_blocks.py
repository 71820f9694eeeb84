"""The stage for blocks that open with a heading ("Most read") and end where prose returns."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context
from cleantext.model import Kind, Mark

# Labels of this kind stand above lists of links, unless they have a title after a colon; others
# of the family do so where they announce one and no paragraph follows.
_HEADING_KIND = f"{Kind.RELATED_LINK}.also_read"
_OTHER_KIND = f"{Kind.RELATED_LINK}"
_LONGEST_HEADING = 45
_HEADING_CONFIDENCE = 0.85
# What a heading lists are headlines: longer than a subhead, shorter than a paragraph.
_SHORTEST_LINK = 25
_SHORTEST_LINK_CJK = 10
# Han and kana are written without blanks; Korean is not.
_FIRST_CJK, _FIRST_HANGUL = "\u2e80", "\uac00"
_LONGEST_LINK = 160
_MOST_LINKS = 12
_SENTENCE_ENDS = tuple(".:;,。：；।،")
_CLOSING = " \"'”’»)"
# Below the first link, a question above prose is the interviewer's; a dash opens direct speech.
_QUESTION_ENDS = tuple("?？؟")
_SPEECH = ("— ", "– ", "- ", "—\u00a0", "–\u00a0")
_CONFIDENCE = 0.8


def related_blocks(context: Context) -> Iterator[Mark]:
    """Mark the headline-like lines below a heading of links, up to the next paragraph."""
    document = context.document
    last_prose = _last_prose(context)
    for heading in context.marks:
        block = context.block_at(heading)
        if block is None or not _is_heading(context, heading, closes=block > last_prose):
            continue
        kind = heading.kind
        for other in range(block + 1, min(block + 1 + _MOST_LINKS, len(document))):
            if context.covered(other) is not None:
                continue
            if not _is_link(context, other) or (other > block + 1 and _is_question(context, other)):
                break
            yield context.mark(other, kind, "related_blocks", _CONFIDENCE)


def _is_heading(context: Context, mark: Mark, closes: bool) -> bool:
    """Say whether a mark is over a heading of links; ``closes``: no paragraph stands below it."""
    text = context.document.text[mark.start : mark.end]
    announces = mark.kind == _OTHER_KIND and text.endswith(":") and closes
    return (
        (mark.kind == _HEADING_KIND or announces)
        and mark.confidence >= _HEADING_CONFIDENCE
        and len(text) <= _LONGEST_HEADING
        and len(text.rstrip(" :»").split(":")) == 1
    )


def _last_prose(context: Context) -> int:
    """Return the last paragraph of prose that no mark covers, -1 where there is none."""
    document = context.document
    for block in range(len(document) - 1, -1, -1):
        if context.covered(block) is None and document.is_prose(block):
            return block
    return -1


def _is_question(context: Context, block: int) -> bool:
    """Say whether a block asks what the prose right below it answers."""
    document = context.document
    asks = document.block(block).endswith(_QUESTION_ENDS)
    return asks and block + 1 < len(document) and document.is_prose(block + 1)


def _is_wrapped(context: Context, block: int) -> bool:
    """Say whether a line is part of a sentence that goes on in small letters."""
    document = context.document
    below = document.block(block + 1) if block + 1 < len(document) else ""
    return document.block(block)[:1].islower() or below[:1].islower()


def _is_link(context: Context, block: int) -> bool:
    """Say whether a block looks like a headline that is a link."""
    document = context.document
    text = document.block(block)
    shortest = _SHORTEST_LINK_CJK if _FIRST_CJK <= text[0] < _FIRST_HANGUL else _SHORTEST_LINK
    return (
        shortest <= len(text) <= _LONGEST_LINK
        and not text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
        and not _is_wrapped(context, block)
        and not (text.startswith(_SPEECH) and text.endswith(_QUESTION_ENDS))
        and not document.is_prose(block)
        and not document.glued[block]
    )
