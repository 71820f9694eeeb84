"""The dates, times, ages and labels of one line, in the order in which they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from cleantext.dates.eras import buddhist, full_year, gregorian, persian
from cleantext.dates.shapes import Find, Structure, structure
from cleantext.dates.words import HALVES, Tokens, tokens
from cleantext.dates.zones import zone
from cleantext.lexicon import lexicon

_PERSIAN = regex.compile("[\u06f0-\u06f9پچژگ]")
_THAI = regex.compile(r"\p{Thai}")
_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60
_EVENING, _LATE_MORNING = 5, 10
_MARKS = {
    "D": "day", "L": "month", "K": "year", "H": "hour", "h": "hour", "m": "minute", "s": "second",
}  # fmt: skip


class Item(NamedTuple):
    """A reading of the tokens ``[start, end)``.

    ``kind`` is D date, Y month and day, T time, A age, d today or yesterday, ! impossible time,
    or a label: p P published, u U updated.
    """

    start: int
    end: int
    kind: str
    date: dt.date | None = None
    time: dt.time | None = None
    zone: str | None = None
    method: str = ""
    value: Any = None


@dataclass(slots=True)
class Scan:
    """A line, its tokens, and what was read in it."""

    line: str
    tokens: Tokens
    structure: Structure
    items: list[Item]
    impossible: bool = False


def scan_line(line: str, languages: Sequence[str] = ()) -> Scan:
    """Read the dates, times, ages and labels of ``line``."""
    read = tokens(line)
    scan = Scan(line, read, structure(read.shape), [])
    values = read.values
    for find in scan.structure.finds:
        kind, start, end = find.kind, find.start, find.end
        if kind == "D":
            date, method = _date(scan, find, languages)
            if date is not None:
                scan.items.append(Item(start, end, "D", date, None, None, method))
            else:
                scan.impossible = True
        elif kind == "T":
            scan.items.append(_time(scan, find))
        elif kind == "A":
            number, unit = find.slots
            name = _MARKS.get(read.shape[unit]) or values[unit]
            scan.items.append(Item(start, end, "A", value=(values[number], name)))
        elif kind == "Y":
            numbers = [values[i] for i in (*find.months, *find.slots)]
            method = "month-name" if find.months else "numeric-md"
            scan.items.append(Item(start, end, "Y", method=method, value=numbers))
        else:
            scan.items.append(Item(start, end, kind, value=values[start]))
    return scan


def _date(scan: Scan, find: Find, languages: Sequence[str]) -> tuple[dt.date | None, str]:
    values, order = scan.tokens.values, find.order
    numbers = [values[i] for i in find.slots]
    if order == "era":
        year, month, day = numbers
        return gregorian(year + values[find.era], month, day), "era"
    if order in ("num", "numyy", "dots", "dotsyy"):
        return _numeric(scan, order, (numbers[0], numbers[1], numbers[2]), languages)
    if order in ("ymd", "marks"):
        year, month, day = numbers if order == "ymd" else reversed(numbers)
        method = "iso" if scan.tokens.shape[find.start + 1] == "-" else "numeric-ymd"
        return _calendar(scan, (year, month, day), languages), method
    months = {values[i] for i in find.months}
    if len(months) > 1:
        return None, ""
    month = months.pop()
    year, day = numbers if order == "ynm" else reversed(numbers)
    if scan.tokens.shape[find.months[0]] == "Q":
        return persian(year, month, day), "persian"
    if order == "dmyy":
        year = full_year(year)
    return _calendar(scan, (year, month, day), languages), "month-name"


def _calendar(scan: Scan, ymd: tuple[int, int, int], languages: Sequence[str]) -> dt.date | None:
    year = ymd[0]
    if 2400 <= year <= 2650 and ("th" in languages or _THAI.search(scan.line)):
        return buddhist(*ymd)
    if 1279 <= year <= 1479 and ("fa" in languages or _PERSIAN.search(scan.line)):
        return persian(*ymd)
    return gregorian(*ymd)


def _numeric(
    scan: Scan, order: str, parts: tuple[int, int, int], languages: Sequence[str]
) -> tuple[dt.date | None, str]:
    first, second, year = parts
    year = full_year(year) if order.endswith("yy") else year
    day_first = _calendar(scan, (year, second, first), languages)
    month_first = _calendar(scan, (year, first, second), languages)
    if day_first is None or month_first is None or first == second:
        return day_first or month_first, "numeric-dmy" if day_first else "numeric-mdy"
    if order == "dots" and "en" not in languages[:1]:
        return day_first, "numeric-dmy"
    for language in languages:
        habit = lexicon("calendar").get(language, {}).get("order")
        if habit == "dmy":
            return day_first, "numeric-dmy"
        if habit == "mdy":
            return month_first, f"numeric-ambiguous, or {day_first}"
    return day_first, f"numeric-ambiguous, or {month_first}"


def _time(scan: Scan, find: Find) -> Item:
    values = scan.tokens.values
    hour_at, minute_at, second_at, half_at, zone_at, zone_end = find.slots
    hour: int = values[hour_at]
    minute: int = values[minute_at] if minute_at >= 0 else 0
    second: int = values[second_at] if second_at >= 0 else 0
    if half_at >= 0 and hour <= _NOON:
        hour = _hour(hour % _NOON, values[half_at])
    if hour >= _DAY_HOURS or minute >= _HOUR_MINUTES or second >= _HOUR_MINUTES:
        scan.impossible = True
        return Item(find.start, find.end, "!")
    written = None
    if zone_at >= 0:
        written = scan.line[scan.tokens.starts[zone_at] : scan.tokens.ends[zone_end - 1]]
    time = dt.time(hour, minute, second, tzinfo=zone(written) if written else None)
    precision = "s" if second_at >= 0 else "m" if minute_at >= 0 or half_at >= 0 else "h"
    return Item(find.start, find.end, "T", None, time, written, "", precision)


def _hour(hour: int, half: int) -> int:
    """Return the hour of the day of an hour below twelve, by the word beside it."""
    if half == HALVES["night"]:
        return hour if hour < _EVENING else hour + _NOON
    if half == HALVES["noon"]:
        return hour if hour >= _LATE_MORNING else hour + _NOON
    return hour + half
