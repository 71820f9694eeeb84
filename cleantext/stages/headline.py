"""The headline stage: the title and the kicker above it."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context, is_prose
from cleantext.model import Kind, Mark

# Long headlines exist, but unintroduced first paragraphs are more common at that length; what
# stands above a byline or a date is a headline even so.
_LONGEST = 110
_LONGEST_INTRODUCED = 200
_SHORTEST = 12
_SHORTEST_CJK = 6
_FIRST_CJK = "\u2e80"
_FEWEST_WORDS = 3
_KICKER_LONGEST = 30
_KICKER_WORDS = 3
# A title may end in a question, an exclamation or a quotation, never as a plain sentence does; a
# colon or comma announces something, and a dash or bullet opens a list item.
_NO_TITLE_ENDS = tuple(".:;,。：；،।")
_NO_TITLE_STARTS = tuple("-–—•·*>|#@[(▪■►▶")
_CONFIDENCE = 0.8


def headline(context: Context) -> Iterator[Mark]:
    """Claim the first block that looks like a title, if prose follows it."""
    document = context.document
    head = list(context.free_blocks(0, context.head_end))[:2]
    if not head or not _prose_follows(context, head[0]):
        return
    first = head[0]
    if _looks_like_title(document.block(first)) and not _runs_on(context, first):
        yield context.mark(first, Kind.HEADLINE, "headline", _CONFIDENCE)
    elif len(head) > 1 and _looks_like_kicker(document.block(first)):
        second = head[1]
        if second == first + 1 and _looks_like_title(document.block(second)) and not _runs_on(context, second):
            yield context.mark(first, Kind.KICKER, "headline", _CONFIDENCE)
            yield context.mark(second, Kind.HEADLINE, "headline", _CONFIDENCE)


def _prose_follows(context: Context, block: int) -> bool:
    """Say whether a paragraph of prose stands below a block: a title needs an article."""
    document = context.document
    below = context.free_blocks(block + 1, min(block + 30, len(document)))
    return not document.glued[block] and any(
        is_prose(document, other) and not document.glued[other] for other in below
    )


def _runs_on(context: Context, block: int) -> bool:
    """Say whether the next block goes on in small letters: a sentence broken at a link."""
    return block + 1 < len(context.document) and context.document.block(block + 1)[0].islower()


def _looks_like_title(text: str) -> bool:
    if len(text) > _LONGEST or text.endswith(_NO_TITLE_ENDS) or text.startswith(_NO_TITLE_STARTS):
        return False
    if text[0] >= _FIRST_CJK:
        return len(text) >= _SHORTEST_CJK
    if len(text) < _SHORTEST or text[0].islower():
        return False
    return text.count(" ") + 1 >= _FEWEST_WORDS


def _looks_like_kicker(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _KICKER_LONGEST
        and len(words) <= _KICKER_WORDS
        and text[-1].isalpha()
        and ":" not in text
        and all(word[0].isupper() or not word[0].isalpha() for word in words)
    )
