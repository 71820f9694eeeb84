"""The lines of a page → the dates on which its article may have been published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleantext.dates import read_timestamps
from cleantext.dates.reader import labelled_dates
from cleantext.dates.scan import Scan, scan_line
from cleantext.model import ArticleDate
from cleantext.surroundings import PageLines

# What every whole date has, in whatever language, and how long a line with an age is.
_DATED = re.compile(r"\d{4}|\d{1,2}[./-] ?\d{1,2}[./-]|\d[年月년월]")
_LONGEST_AGE = 60
# How far into the article, before its end and around its title a date may stand among other
# metadata, in lines; in its middle it would be prose.
_INTO, _BEFORE_END, _AROUND_TITLE = 4, 3, 11
# Of a longer line only its beginning is read. In a paragraph, a date may only stand before the
# text. In characters.
_LONGEST, _HEAD = 240, 110
_PARAGRAPH, _LONGEST_LABEL, _LEAD = 160, 60, 40
_SENTENCE_MARKS = (".", "!", "?", "。", "！", "？", "।")
_LEADS = tuple("/|·•–—-:(（[")
# More dates than that are a table.
_MOST = 400


class Dated(NamedTuple):
    """A date on a page.

    Attributes:
        line: the line it stands in.
        date: the date, with the time beside it.
        label: p (published), u (updated) or empty.
        place: which of the dates of its line it is, from 0.
        span: where it stands in the line, half-open.
        scan: what was read in the line.
    """

    line: int
    date: ArticleDate
    label: str
    place: int
    span: tuple[int, int]
    scan: Scan


def dated(
    page: PageLines, languages: Sequence[str], reference: dt.datetime | None = None
) -> list[Dated]:
    """Return the whole dates in the lines of a page, in their order, and with a reference the ages.

    ``languages`` and ``reference`` are those of ``dates.read_timestamps``.
    """
    found: list[Dated] = []
    for line, text in enumerate(page.texts):
        if _DATED.search(text) is not None:
            if not _is_inside(page, line) or read_timestamps(text, tuple(languages)) is not None:
                found += _of_line(line, text, languages)
        elif reference is not None and len(text) <= _LONGEST_AGE:
            found += _aged(line, text, reference)
        if len(found) > _MOST:
            break
    return found


def _is_inside(page: PageLines, line: int) -> bool:
    """Say whether a line is in the middle of the article, where a date is its subject."""
    near_title = page.title is not None and abs(line - page.title) < _AROUND_TITLE
    return page.first + _INTO <= line < page.end - _BEFORE_END and not near_title


def _of_line(line: int, text: str, languages: Sequence[str]) -> Iterator[Dated]:
    scan = scan_line(text if len(text) <= _LONGEST else text[:_HEAD], languages)
    starts, ends = scan.tokens.starts, scan.tokens.ends
    prose = len(text) > (_LONGEST_LABEL if text.endswith(_SENTENCE_MARKS) else _PARAGRAPH)
    for place, (date, label, item) in enumerate(labelled_dates(scan)):
        span = (starts[item.start], ends[item.end - 1])
        if not prose or _leads(text, span[0]):
            yield Dated(line, date, label, place, span, scan)


def _aged(line: int, text: str, reference: dt.datetime) -> Iterator[Dated]:
    read = read_timestamps(text, (), reference)
    if read is not None and read.age and read.published is not None:
        raw = read.published.raw
        start = text.index(raw)
        yield Dated(line, read.published, "", 0, (start, start + len(raw)), scan_line(text))


def _leads(text: str, start: int) -> bool:
    """Say whether a date stands before a paragraph, and not in its first sentence."""
    before = text[:start].rstrip()
    return start < _LEAD and (not before or before.endswith(_LEADS))
