"""The timestamp stage: lines that say when the article was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext.context import Context
from cleantext.dates import find_stamp, read_timestamps
from cleantext.model import Action, Dates, Kind, Mark
from cleantext.names import may_be_signed, read_byline

if TYPE_CHECKING:
    from cleantext.choosing import Candidates
    from cleantext.dates.reader import TimestampLine
    from cleantext.published.candidates import Dated

_LONGEST = 120
# A date has a year, a time or two separators; a line without any of them is an age, and short.
_DATED = re.compile(r"\d{4}|\d[:.h時时시]\d\d|\d[./-]\d{1,2}[./-]|\d[年月日년월일]")
_LONGEST_AGE = 40
# Below the text, only a line that is a timestamp from end to end is the article's.
_SURE_SHARE = 0.8
# So sure is a whole date alone on its line, and a date with one of them in a line of more.
_STAMPED, _STAMP = 0.9, 0.7
_CLOSING = " \"'”’»)"
# What parts a date from buttons and sections beside it, and how long these are.
_SEPARATORS = re.compile(r" *[|·•⋅] *| +// +")
_LONGEST_PART = 40
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "।", "۔")
# So sure is the stage that cuts what nobody claims above the article of a page.
_CUT = 0.7
_BEHIND = " \t.,:;–—-|/)]"


def timestamps(context: Context) -> Iterator[Mark]:
    """Claim date lines above the body, and below it those that head no paragraph.

    Of a whole page's dates, trained weights choose the one of publication.
    """
    if context.is_page:
        yield from _of_page(context)
        return
    document = context.document
    intro_end = context.intro_end()
    dated = text_began = False
    stamps: list[Mark] = []
    for block in context.free_blocks(0, intro_end):
        text_began = text_began or (dated and document.is_prose(block))
        line = _read(context, block) or _read_part(context, block)
        if line is not None and text_began and _heads_a_paragraph(context, block, line):
            continue
        if line is None:
            stamps += _stamp(context, block)
        elif _names_somebody(line, document.block(block)):
            dated = True
        else:
            dated = dated or line.published is not None
            yield _mark(context, block, line)
    if not dated:
        yield from stamps if len(stamps) == 1 else _below_the_start(context, intro_end)
    for block in context.closing_blocks(max(context.tail_start, intro_end)):
        line = _read(context, block)
        sure = line is not None and line.share >= _SURE_SHARE and line.confidence >= _SURE_SHARE
        if line is not None and sure and not _heads_a_paragraph(context, block, line):
            yield _mark(context, block, line)


def _stamp(context: Context, block: int) -> list[Mark]:
    """Mark the date alone in a line of more, if its label or its minute shows what it is."""
    text = context.document.block(block)
    if len(text) > _LONGEST or not _DATED.search(text) or context.document.is_prose(block):
        return []
    if text.endswith(_SENTENCE_ENDS) or (may_be_signed(text) and _signs(text)):
        return []
    found = find_stamp(text, context.date_languages, context.reference_time)
    if found is None or found.raw not in text:
        return []
    mark = context.mark(block, Kind.TIMESTAMP, "timestamps", _STAMP, Dates(found, None))
    start = mark.start + text.index(found.raw)
    return [mark._replace(start=start, end=start + len(found.raw))]


def _signs(text: str) -> bool:
    reading = read_byline(text)
    return reading is not None and reading.prefixed


def _below_the_start(context: Context, intro_end: int) -> Iterator[Mark]:
    """Claim the one line below the first paragraph that is a stamp from end to end."""
    found = [
        (block, line)
        for block in context.free_blocks(intro_end, context.head_end)
        if (line := _read(context, block)) is not None and line.share >= _SURE_SHARE
    ]
    if len({line.published or line.modified for _, line in found}) == 1:
        block, line = found[0]
        if line.confidence >= _STAMPED and not _heads_a_paragraph(context, block, line):
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


def _of_page(context: Context) -> Iterator[Mark]:
    """Claim the likeliest date of a page, and what the lines right above its article changed."""
    from cleantext.published.scoring import PUBLISHED  # noqa: PLC0415 - NumPy is an extra

    dates, found = date_candidates(context)
    choice = PUBLISHED.choose(found)
    if choice is None:
        return
    chosen = dates[choice.at]
    context.notes["timestamps"] = chosen
    yield _chosen(context, chosen, choice.probability)
    for block in context.free_blocks(context.page_intro.start, context.page_intro.stop):
        line = _read(context, block)
        if block == chosen.line or line is None or line.published is not None:
            continue
        modified = line.modified
        if modified is not None and chosen.label != "u" and modified.day >= chosen.date.day:
            yield _mark(context, block, line)


def date_candidates(context: Context) -> tuple[list[Dated], Candidates]:
    """Return the dates on a page that may be its article's, and their features."""
    # NumPy is an extra.
    from cleantext.published.candidates import dated  # noqa: PLC0415
    from cleantext.published.features import features  # noqa: PLC0415

    lines = context.page_lines()
    dates = dated(lines, context.date_languages, context.reference_time)
    return dates, features(lines, dates, [context.covered(one.line) for one in dates])


def _chosen(context: Context, one: Dated, probability: float) -> Mark:
    """Return the mark of a date: over its line, or over the date alone in a line of more."""
    document, block = context.document, one.line
    text, cover = document.block(block), context.covered(block)
    line = _read(context, block)
    if line is not None and _names_somebody(line, text):
        line = None
    modified = line.modified if line is not None else None
    value = Dates(None, one.date) if one.label == "u" else Dates(one.date, modified)
    sure = context.outweighing(block, probability, _CUT)
    mark = context.mark(block, Kind.TIMESTAMP, "timestamps", sure, value)
    if line is not None and (cover is None or cover.action is Action.CUT):
        return mark
    start, end = one.span
    rest = text[end:]
    end += len(rest) - len(rest.lstrip(_BEHIND))
    return mark._replace(start=mark.start + start, end=mark.start + end)


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


def _read_part(context: Context, block: int) -> TimestampLine | None:
    """Read a line of metadata of which one part, between separators, is a timestamp alone."""
    text = context.document.block(block)
    if len(text) > _LONGEST or not _DATED.search(text):
        return None
    parts = _SEPARATORS.split(text)
    if len(parts) == 1 or max(map(len, parts)) > _LONGEST_PART or read_byline(text) is not None:
        return None
    for part in parts:
        line = read_timestamps(part.strip(), context.date_languages)
        if line is not None and line.published is not None and not line.rest:
            return line
    return None


def _names_somebody(line: TimestampLine, text: str) -> bool:
    """Say whether the line is a byline with a date in it, which the byline stage reads."""
    return " " in line.rest and read_byline(text) is not None


def _mark(context: Context, block: int, line: TimestampLine) -> Mark:
    value = Dates(line.published, line.modified)
    return context.mark(block, Kind.TIMESTAMP, "timestamps", line.confidence, value)
