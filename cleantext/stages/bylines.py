"""The byline stage: who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext.context import Context
from cleantext.dates import find_date
from cleantext.model import Action, ArticleDate, Byline, Kind, Mark
from cleantext.names import has_by_word, may_be_names, read_byline

if TYPE_CHECKING:
    from cleantext.names.reader import Reading

_LONGEST = 300
_CONFIDENCE = 0.7
# How many blocks from the end a byline may stand, and how far a bare name from its date.
_LAST_BLOCKS = 3
_NEAR = 2
# What cuts the lines outside the article of a page, and how far from the article's first line its
# byline may stand among them.
_OUTSIDE = "main_content"
_ABOVE, _BELOW = 12, 10
# A by-word alone on its line, and the line of names below it.
_LONGEST_BY_WORD, _LONGEST_NAMES = 14, 80
# "Rovers – United 3:1" names teams and nobody.
_SCORE = re.compile(r"(?<![\d:./–-])\d{1,3} ?[:–-] ?\d(?![\d:./–-])")
_BESIDE_A_BYLINE = frozenset({Kind.TIMESTAMP, Kind.BYLINE})


def bylines(context: Context) -> Iterator[Mark]:
    """Claim bylines above the body, and explicit ones at its very end.

    A line of bare names needs a date in it or beside it: a subhead can look like a name.
    """
    document = context.document
    intro_end = max(context.intro_end(), context.page_intro.stop)
    found = False
    for block in context.free_blocks(0, intro_end):
        broken = _broken(context, block)
        if broken is not None:
            found = True
            yield broken
            continue
        beside = _beside_a_date(context, block)
        reading = _read(context, block, beside)
        if reading is not None and (reading.prefixed or beside or _date(context, block, reading)):
            found = True
            yield _mark(context, block, reading)
    if context.page_intro and not found:
        yield from _beside_the_article(context, context.page_intro.stop)
    last = max(intro_end, context.tail_start, len(document) - _LAST_BLOCKS)
    for block in context.closing_blocks(last):
        reading = _read(context, block, beside=False)
        if reading is not None and reading.prefixed and not document.glued[block]:
            yield _mark(context, block, reading)


def _beside_the_article(context: Context, first: int) -> Iterator[Mark]:
    """Claim the explicit byline nearest to the article of a page among the lines outside it."""
    above = range(first - 1, max(first - _ABOVE, 0) - 1, -1)
    below = range(first, min(first + _BELOW, len(context.document)))
    for block in (*above, *below):
        mark = context.covered(block)
        if mark is None or mark.rule != _OUTSIDE:
            continue
        broken = _broken(context, block)
        if broken is not None:
            yield broken
            return
        reading = _read(context, block, beside=False)
        if reading is not None and reading.prefixed and reading.authors:
            yield _mark(context, block, reading)
            return


def _broken(context: Context, block: int) -> Mark | None:
    """Return the byline whose by-word stands on a line of its own, with the names on the next."""
    document = context.document
    text = document.block(block)
    if block + 1 == len(document) or len(text) > _LONGEST_BY_WORD or not has_by_word(text):
        return None
    names = document.block(block + 1)
    if len(names) > _LONGEST_NAMES or not may_be_names(names):
        return None
    reading = read_byline(f"{text} {names}")
    if reading is None or not reading.prefixed or not reading.authors or reading.rest:
        return None
    value = Byline(reading.authors, reading.agencies, None)
    start, end = document.starts[block], document.ends[block + 1]
    return Mark(start, end, Action.CLAIM, Kind.BYLINE, "bylines", _CONFIDENCE, value)


def _read(context: Context, block: int, beside: bool) -> Reading | None:
    """Read a block as a byline, if it has a by-word or a date in it or a date beside it."""
    document = context.document
    if document.ends[block] - document.starts[block] > _LONGEST:
        return None
    text = document.block(block)
    if has_by_word(text):
        return read_byline(text)
    digits = any(map(str.isdigit, text))
    if (beside or digits) and may_be_names(text) and not (digits and _SCORE.search(text)):
        return read_byline(text)
    return None


def _beside_a_date(context: Context, block: int) -> bool:
    """Say whether a date line or another byline stands near a block, with no paragraph between."""
    above, below = range(block - 1, block - _NEAR - 1, -1), range(block + 1, block + _NEAR + 1)
    for others in (above, below):
        for other in others:
            mark = context.covered(other)
            if mark is not None and Kind.of(mark.kind) in _BESIDE_A_BYLINE:
                return True
            if not 0 <= other < len(context.document):
                break
            if mark is None and context.document.is_prose(other):
                break
    return False


def _date(context: Context, block: int, reading: Reading) -> ArticleDate | None:
    """Return the date in what stands beside the names."""
    text = context.document.block(block)
    rest = " ".join(text[start:end] for start, end in reading.rest)
    return find_date(rest, context.date_languages, context.reference_time) if rest else None


def _mark(context: Context, block: int, reading: Reading) -> Mark:
    value = Byline(reading.authors, reading.agencies, _date(context, block, reading))
    return context.mark(block, Kind.BYLINE, "bylines", max(reading.confidence, _CONFIDENCE), value)
