"""The headline stage: the title, the kicker above it, and what else stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.document import Document
from cleantext.model import Kind, Mark
from cleantext.names import has_by_word, read_byline

# Long headlines exist, but unintroduced first paragraphs are more common at that length; what
# stands above a byline or a date is a headline even so, and above a paragraph if it is no sentence.
_LONGEST = 110
_LONGEST_OVER_PROSE = 160
_LONGEST_INTRODUCED = 200
_LONGEST_BY_WORD = 14
_SHORTEST = 12
_SHORTEST_CJK = 6
_FIRST_CJK = "\u2e80"
_FEWEST_WORDS = 3
_LABEL_LONGEST = 30
_LABEL_WORDS = 3
_MOST_LABELS = 6
# A title may end in a question, an exclamation or a quotation, never as a plain sentence does; a
# colon or comma announces something, and a dash or bullet opens a list item.
_NO_TITLE_ENDS = tuple(".:;,。：；،।")
_SHORTEST_PARAGRAPH = 50
_SENTENCE_MARKS = tuple(".!?…。！？।؟")
_CLOSING = "\"'”’»)」』"
_TWO_SENTENCES = re.compile(r"[^\s.!?]{2}[.!?…।؟][\"'”’»)]? +[^\W\d_]|[。！？].")
_ORNAMENTS = " *-–—_=|•·»>"
_BULLETS = " *+•·■▪►▶"
_NO_TITLE_STARTS = tuple("-–—•·*>|#@[▪■►▶")
# "(16) Good morning" is one of a series, "(Photo: …)" and "(AP) …" are none.
_BRACKETED = re.compile(r"\((?!\d{1,4}\))")
# A whole date stands in lines of metadata.
_DATED = re.compile(r"(?:19|20)\d\d ?[-./年] ?[01]?\d ?[-./月] ?[0-3]?\d")
_CONFIDENCE = 0.8
_NAVIGATION = f"{Kind.PAGE_FURNITURE}.navigation"
_NAVIGATION_CONFIDENCE = 0.6


class _Top(NamedTuple):
    """The labels above a title, and the title."""

    labels: list[int]
    title: int


def headline(context: Context) -> Iterator[Mark]:
    """Claim the first block that looks like a title, if prose follows it.

    One label above the title is its kicker; several are navigation. On a page the stage that found
    the article has found its title as well.
    """
    page = context.page_article
    if page.title is not None:
        value = context.document.block(page.title).lstrip(_BULLETS)
        sure = page.title_probability
        yield context.mark(page.title, Kind.HEADLINE, "headline", sure, value)
    top = None if page.intro or page.title is not None else _find(context)
    if top is None:
        return
    yield context.mark(top.title, Kind.HEADLINE, "headline", _CONFIDENCE)
    if len(top.labels) == 1:
        yield context.mark(top.labels[0], Kind.KICKER, "headline", _CONFIDENCE)
    else:
        for block in top.labels:
            yield context.mark(block, _NAVIGATION, "headline", _NAVIGATION_CONFIDENCE)


def _find(context: Context) -> _Top | None:
    document = context.document
    labels: list[int] = []
    for block in context.free_blocks(0, context.head_end):
        text = document.block(block)
        if _is_title(context, block, text) and not _is_kicker(context, block, text):
            apart = labels and block != labels[-1] + 1
            return None if apart or not _prose_follows(context, block) else _Top(labels, block)
        if not labels and _introduces(context, block):
            continue  # a byline or a date above the headline
        if not _is_label(text) or len(labels) == _MOST_LABELS:
            return None
        labels.append(block)
    return None


def _prose_follows(context: Context, block: int) -> bool:
    """Say whether a paragraph of prose stands below a block: a title needs an article."""
    document = context.document
    below = context.free_blocks(block + 1, min(block + 30, len(document)))
    return any(_is_paragraph(document, other) and not document.glued[other] for other in below)


def _is_paragraph(document: Document, block: int) -> bool:
    """Say whether a block is prose, or at least two sentences: short paragraphs make news too."""
    if document.is_prose(block):
        return True
    text = document.block(block)
    return (
        len(text) >= _SHORTEST_PARAGRAPH
        and text.endswith(_SENTENCE_MARKS)
        and _TWO_SENTENCES.search(text) is not None
    )


def _is_title(context: Context, block: int, text: str) -> bool:
    if _runs_on(context, block) or not _looks_like_title(text) or _counts(context, block):
        return False
    if len(text) > _LONGEST and not _introduces(context, block + 1):
        sentence = text.rstrip(_CLOSING).endswith(_SENTENCE_MARKS) or _TWO_SENTENCES.search(text)
        over_prose = context.document.is_prose(block + 1) and not sentence
        if len(text) > _LONGEST_OVER_PROSE or not over_prose:
            return False
    if _DATED.search(text) is not None:
        return False
    byline = has_by_word(text) and read_byline(text) is not None
    return not byline and read_timestamps(text) is None


def _runs_on(context: Context, block: int) -> bool:
    """Say whether the next block goes on in small letters: a sentence broken at a link."""
    document = context.document
    if block + 1 == len(document) or document.glued[block + 1]:
        return True
    return document.block(block + 1)[0].islower() and not _introduces(context, block + 1)


def _counts(context: Context, block: int) -> bool:
    """Say whether a line and the one below it open with a number: amounts, scores, steps."""
    document = context.document
    return document.block(block)[0].isdigit() and document.block(block + 1)[0].isdigit()


def _introduces(context: Context, block: int) -> bool:
    """Say whether a block is a byline, a by-word alone or a date line."""
    if block >= len(context.document):
        return False
    text = context.document.block(block)
    if len(text) <= _LONGEST_BY_WORD and has_by_word(text):
        return True
    reading = read_byline(text)
    return (reading is not None and reading.prefixed) or read_timestamps(text) is not None


def _looks_like_title(text: str) -> bool:
    if len(text) > _LONGEST_INTRODUCED or text.count(" | ") > 1:
        return False
    if text.rstrip(_ORNAMENTS).endswith(_NO_TITLE_ENDS) or text.startswith(_NO_TITLE_STARTS):
        return False
    if _BRACKETED.match(text) is not None:
        return False
    if text[0] >= _FIRST_CJK:
        return len(text) >= _SHORTEST_CJK
    if len(text) < _SHORTEST or text[0].islower():
        return False
    return text.count(" ") + 1 >= _FEWEST_WORDS


def _is_kicker(context: Context, block: int, text: str) -> bool:
    """Say whether a short title-like block only leads to the longer title below it."""
    document = context.document
    if not _is_label(text) or block + 1 == len(document) or context.covered(block + 1):
        return False
    below = document.block(block + 1)
    return _LABEL_LONGEST < len(below) <= _LONGEST and _is_title(context, block + 1, below)


def _is_label(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _LABEL_LONGEST
        and len(words) <= _LABEL_WORDS
        and text[-1].isalpha()
        and ":" not in text
        and not text[0].islower()
    )
