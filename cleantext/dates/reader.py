"""Dates and times of a line: the timestamp under a headline, or the date within a byline.

Everything is read from the line's shape (``calendar_words``), so a line costs a few microseconds
and nothing is tried language by language. What is impossible or open is not guessed: an age needs
a reference, and a numeric date with two readings says so in its method.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import regex

from cleantext.dates.eras import FIRST_YEAR, gregorian
from cleantext.dates.scan import Item, Scan, scan_line
from cleantext.model import ArticleDate

Moment = TypeVar("Moment", dt.date, dt.datetime)

_LONGEST = 200
_LONGEST_MIXED = 300
_MOST_REST, _MOST_REST_WORDS, _MOST_REST_UNSPACED = 40, 5, 14
_LEAST_SHARE = 0.3
_MOST_BLANKS = 22
_DIGIT = regex.compile("[0-9]")
_OTHER_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19]")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_MOMENTS = frozenset("DYAdT")
_LAST_DAY = dt.date.max - dt.timedelta(days=1)
_SHORT_UNITS = {"second": 1, "minute": 60, "hour": 3600}
_LONG_UNITS = {"day": 1, "week": 7}


@dataclass(slots=True)
class TimestampLine:
    """What a timestamp line says.

    ``age``: the line gives an age ("3 hours ago"), or "today" and "yesterday". ``partial``: it
    gives a date without its year or a time without a date. Either becomes a date only with a
    reference. ``rest`` is what was not read (a name, a place, a counter); ``share`` is the part
    of the line's characters that was read.
    """

    published: ArticleDate | None
    modified: ArticleDate | None
    rest: str
    share: float
    confidence: float
    age: bool = False
    partial: bool = False


class LabelledDate(NamedTuple):
    """A date of a line; ``label`` is p (published), u (updated) or empty."""

    date: ArticleDate
    label: str
    item: Item


def read_timestamps(
    line: str, languages: Sequence[str] = (), reference: dt.datetime | None = None
) -> TimestampLine | None:
    """Read a line that is a timestamp as a whole; return None when it is anything else.

    Args:
        line: one line of text.
        languages: codes of the article's likely languages, best first; they settle the order of
            ``03/05/2024`` and nothing else.
        reference: the time the text was fetched, against which ages and dates without a year
            are resolved.
    """
    if len(line) > _LONGEST or not _has_digit(line) or line.count(" ") > _MOST_BLANKS:
        return None
    scan = scan_line(line, languages)
    if not scan.items or scan.structure.foreign:
        return None
    rest, share = _rest(scan)
    if rest and (share < _LEAST_SHARE or _is_prose(scan, rest)):
        return None
    kinds = {item.kind for item in scan.items}
    if rest:
        # "July 3 - Toronto" is an entry in a list; a year, an age or a label makes it a stamp.
        bare = "D" not in kinds and kinds.isdisjoint("pPuUA")
    else:
        bare = kinds == {"T"} and all(item.value == "h" for item in scan.items)
    if bare or kinds.isdisjoint(_MOMENTS):
        return None
    published, modified = _assign(scan, reference)
    found = published or modified
    if found is None and scan.impossible:
        return None
    age = "D" not in kinds and not kinds.isdisjoint("Ad")
    confidence = _confidence(found, kinds, share)
    partial = found is None and not age
    return TimestampLine(published, modified, rest, share, confidence, age, partial)


def find_date(
    text: str, languages: Sequence[str] = (), reference: dt.datetime | None = None
) -> ArticleDate | None:
    """Return the date of publication in a line of mixed metadata, such as a byline.

    The caller knows that the line is no prose; the arguments are those of ``read_timestamps``.

    >>> find_date("By Ann Lee | 3 May 2024").value
    datetime.date(2024, 5, 3)
    """
    if len(text) > _LONGEST_MIXED or not _has_digit(text):
        return None
    published, modified = _assign(scan_line(text, languages), reference)
    return published or modified


def find_stamp(
    text: str, languages: Sequence[str] = (), reference: dt.datetime | None = None
) -> ArticleDate | None:
    """Return the date of a line of mixed metadata if its label or the minute shows that it is one.

    A line of two such dates, or of a date under a label of its own, has none. The caller knows
    that the line is no prose; the arguments are those of ``read_timestamps``.

    >>> find_stamp("Harbour channel (2012-06-04 09:20:26) Source: Evening Courier").raw
    '2012-06-04 09:20:26'
    >>> find_stamp("Concert on 3 May 2024 in Thorney") is None
    True
    """
    if len(text) > _LONGEST or not _has_digit(text):
        return None
    scan = scan_line(text, languages)
    kinds = [item.kind for item in scan.items]
    if scan.impossible or scan.structure.foreign or kinds.count("D") != 1:
        return None
    published, modified = _assign(scan, reference)
    found = published or modified
    timed = any(item.kind == "T" and item.value != "h" for item in scan.items)
    if found is None or not ((timed and found.precision != "day") or _labels(scan)):
        return None
    return found


def _labels(scan: Scan) -> bool:
    """Say whether a label stands right beside the date."""
    items = scan.items
    at = next(place for place, item in enumerate(items) if item.kind == "D")
    before = items[at - 1] if at else None
    return before is not None and before.kind in "pu" and before.end >= items[at].start - 1


def labelled_dates(scan: Scan) -> list[LabelledDate]:
    """Return the whole dates of a line in order, each with its label and the time beside it."""
    found = [
        LabelledDate(read, label, item)
        for label, group in _groups(scan.items).items()
        for place, item in enumerate(group)
        if item.date is not None and (read := _with_time(scan, group, place, item.date)) is not None
    ]
    return sorted(found, key=lambda one: one.item.start)


def _has_digit(line: str) -> bool:
    if _DIGIT.search(line):
        return True
    return not line.isascii() and _OTHER_DIGIT.search(line) is not None


def _rest(scan: Scan) -> tuple[str, float]:
    spans = scan.structure.rest
    if not spans:
        return "", 1.0
    line, starts, ends = scan.line, scan.tokens.starts, scan.tokens.ends
    rest = " ".join([line[starts[start] : ends[end - 1]] for start, end in spans])
    whole = len(line) - line.count(" ")
    return rest, max(0.0, 1 - (len(rest) - rest.count(" ")) / whole)


def _is_prose(scan: Scan, rest: str) -> bool:
    """Judge the remainder: a name, a place or a counter is short and in capitals."""
    if not rest:
        return False
    words = rest.split()
    if len(words) > _MOST_REST_WORDS or len(rest) > _MOST_REST:
        return True
    if len(rest) > _MOST_REST_UNSPACED and _UNSPACED.search(rest):
        return True
    shape = scan.structure.blanked
    if shape[-1] in ".!" and len(shape) > 1 and shape[-2] in "XGMBh":
        return True
    starts = scan.tokens.starts
    small = sum(scan.line[starts[i]].islower() for i, code in enumerate(shape) if code in "XHtG")
    return small > 1 or (small == 1 and len(words) > 2)


def _confidence(found: ArticleDate | None, kinds: set[str], share: float) -> float:
    if found is None:
        base = 0.7 if kinds.isdisjoint("pPuUA") else 0.85
    elif not kinds.isdisjoint("pPuU"):
        base = 0.99
    else:
        base = 0.97 if "T" in kinds else 0.93
    if found is not None and found.method.startswith("numeric-ambiguous"):
        base -= 0.1
    return round(base * (0.5 + 0.5 * share), 3)


def _assign(
    scan: Scan, reference: dt.datetime | None
) -> tuple[ArticleDate | None, ArticleDate | None]:
    """Give the line's moments to publication and modification, by the labels beside them."""
    if len(scan.items) == 1 and scan.items[0].kind == "D":
        only = scan.items[0]
        return _article_date(scan, (only.date or dt.date.min, only, None)), None
    groups = _groups(scan.items)
    dated = [item.date for item in scan.items if item.kind == "D"]
    other = dated[0] if dated else None
    published = modified = None
    for label in ("p", ""):
        published = published or _first(scan, groups.get(label, []), other, reference)
    modified = _first(scan, groups.get("u", []), other, reference)
    return published, modified


def _groups(items: list[Item]) -> dict[str, list[Item]]:
    groups: dict[str, list[Item]] = {"": []}
    behind = bool(items) and items[0].kind in "DYTAd" and items[-1].kind in "PU"
    label = ""
    run: list[Item] = []
    for item in items:
        if item.kind in "pPuU":
            if behind:
                # The label belongs to the last date before it; what stands before is unlabelled.
                last = max((i for i, one in enumerate(run) if one.kind in "DYAd"), default=0)
                groups.setdefault(item.kind.lower(), []).extend(run[last:])
                groups[""] += run[:last]
                run = []
            else:
                label = item.kind.lower()
        elif behind:
            run.append(item)
        else:
            groups.setdefault(label, []).append(item)
    groups[""] += run
    return groups


def _first(
    scan: Scan, group: list[Item], other: dt.date | None, reference: dt.datetime | None
) -> ArticleDate | None:
    """Join the first date of a group with the time beside it."""
    for place, item in enumerate(group):
        if item.kind in "T!":
            continue
        if item.kind == "A":
            aged = _aged(scan, item, reference)
            if aged:
                return aged
            continue
        date = item.date or _resolve(item, other, reference)
        if date is None:
            continue
        return _with_time(scan, group, place, date)
    time = group[0] if group and group[0].kind == "T" else None
    return _article_date(scan, (other, time, time)) if time and other else None


def _with_time(scan: Scan, group: list[Item], place: int, date: dt.date) -> ArticleDate | None:
    """Join the date at a place of a group with the time beside it; None if that is no time."""
    beside = [group[i] for i in (place + 1, place - 1) if 0 <= i < len(group)]
    if group[0].kind == "T":
        beside.reverse()
    if any(near.kind == "!" for near in beside):
        return None
    time = next((near for near in beside if near.kind == "T"), None)
    return _article_date(scan, (date, group[place], time))


def _resolve(item: Item, other: dt.date | None, reference: dt.datetime | None) -> dt.date | None:
    """Turn an age or a date without a year into a date."""
    if item.kind == "Y":
        month, day = item.value
        if reference is None:
            return gregorian(other.year, month, day) if other else None
        latest = min(reference.date(), _LAST_DAY) + dt.timedelta(days=1)
        dates = [gregorian(latest.year - back, month, day) for back in (0, 1)]
        return next((date for date in dates if date and date <= latest), None)
    return _before(reference.date(), dt.timedelta(days=item.value)) if reference else None


def _before(moment: Moment, age: dt.timedelta) -> Moment | None:
    """Return what was so long before a moment, None before the first year."""
    try:
        return moment - age
    except OverflowError:
        return None


def _article_date(scan: Scan, read: tuple[dt.date, Item, Item | None]) -> ArticleDate:
    date, item, time = read
    starts, ends = scan.tokens.starts, scan.tokens.ends
    first, last = item.start, item.end
    value, precision, method = date, "day", item.method or "text"
    if item.kind == "d":
        method = "age"
    if time is not None and time.time is not None:
        first, last = min(first, time.start), max(last, time.end)
        value = dt.datetime.combine(date, time.time)
        precision = "second" if time.value == "s" else "minute"
        method = "time" if time is item else method
    raw = scan.line[starts[first] : ends[last - 1]]
    return ArticleDate(value, raw, precision, time.zone if time else None, method)


def _aged(scan: Scan, item: Item, reference: dt.datetime | None) -> ArticleDate | None:
    if reference is None:
        return None
    number, unit = item.value
    raw = scan.line[scan.tokens.starts[item.start] : scan.tokens.ends[item.end - 1]]
    if unit in _SHORT_UNITS:
        moment = _before(reference, dt.timedelta(seconds=number * _SHORT_UNITS[unit]))
        if moment is None:
            return None
        return ArticleDate(moment.replace(second=0, microsecond=0), raw, "minute", None, "age")
    if unit in _LONG_UNITS:
        date = _before(reference.date(), dt.timedelta(days=number * _LONG_UNITS[unit]))
    else:
        months = reference.year * 12 + reference.month - 1 - number * (12 if unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1] if year in range(FIRST_YEAR, 9999) else 1
        date = gregorian(year, month, min(reference.day, last))
    return ArticleDate(date, raw, "day", None, "age") if date else None
