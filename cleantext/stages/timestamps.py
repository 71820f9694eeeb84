"""The timestamp stage: lines that say when the article was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.model import Dates, Kind, Mark
from cleantext.names import read_byline

if TYPE_CHECKING:
    from cleantext.dates.reader import TimestampLine

_LONGEST = 120
# A date has a year, a time or two separators; a line without any of them is an age, and short.
_DATED = re.compile(r"\d{4}|\d[:.h時时시]\d\d|\d[./-]\d{1,2}[./-]|\d[年月日년월일]")
_LONGEST_AGE = 40
# Below the text, only a line that is a timestamp from end to end is the article's.
_SURE_SHARE = 0.8
_CLOSING = " \"'”’»)"
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "।", "۔")
# What cuts the lines outside the article of a page, and how far from the article's first line its
# date may stand among them.
_OUTSIDE = "main_content"
_ABOVE, _BELOW = 25, 15


def timestamps(context: Context) -> Iterator[Mark]:
    """Claim date lines above the body, and below it those that head no paragraph."""
    document = context.document
    # Right above the article of a page all lines introduce it, however many there are.
    intro_end = max(context.intro_end(), context.page_intro.stop)
    dated = text_began = False
    for block in context.free_blocks(0, intro_end):
        text_began = text_began or (dated and document.is_prose(block))
        line = _read(context, block)
        if line is not None and text_began and _heads_a_paragraph(context, block, line):
            continue
        if line is not None and not _names_somebody(line, document.block(block)):
            dated = dated or line.published is not None
            yield _mark(context, block, line)
    if context.page_intro and not dated:
        yield from _beside_the_article(context, context.page_intro.stop)
    for block in context.closing_blocks(max(context.tail_start, intro_end)):
        line = _read(context, block)
        sure = line is not None and line.share >= _SURE_SHARE and line.confidence >= _SURE_SHARE
        if line is not None and sure and not _heads_a_paragraph(context, block, line):
            yield _mark(context, block, line)


def _heads_a_paragraph(context: Context, block: int, line: TimestampLine) -> bool:
    """Say whether a bare date stands over a paragraph, as the subheads of a chronicle do."""
    document = context.document
    below = block + 1
    if below == len(document) or context.covered(below) is not None:
        return False
    bare = line.published is not None and line.published.raw == document.block(block).strip()
    text = document.block(below)
    return bare and (document.is_prose(below) or text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS))


def _beside_the_article(context: Context, first: int) -> Iterator[Mark]:
    """Claim the date line nearest to the article of a page among the lines judged outside it."""
    document = context.document
    above = range(first - 1, max(first - _ABOVE, 0) - 1, -1)
    below = range(first, min(first + _BELOW, len(document)))
    for block in (*above, *below):
        mark = context.covered(block)
        if mark is None or mark.rule != _OUTSIDE:
            continue
        line = _read(context, block)
        if line is None or line.published is None or line.age:
            continue
        if line.share >= _SURE_SHARE and line.confidence >= _SURE_SHARE:
            yield _mark(context, block, line)
            return


def _read(context: Context, block: int) -> TimestampLine | None:
    document = context.document
    if document.ends[block] - document.starts[block] > _LONGEST:
        return None
    text = document.block(block)
    if (len(text) > _LONGEST_AGE and not _DATED.search(text)) or "://" in text:
        return None
    line = read_timestamps(text, context.date_languages, context.reference_time)
    if line is None or line.partial:
        return None  # a bare time may as well be a row of a table
    if line.age and any(map(str.isalpha, line.rest)):
        return None  # "$1 for 6 months"
    return line


def _names_somebody(line: TimestampLine, text: str) -> bool:
    """Say whether the line is a byline with a date in it, which the byline stage reads."""
    return " " in line.rest and read_byline(text) is not None


def _mark(context: Context, block: int, line: TimestampLine) -> Mark:
    value = Dates(line.published, line.modified)
    return context.mark(block, Kind.TIMESTAMP, "timestamps", line.confidence, value)
