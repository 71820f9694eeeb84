"""Years and dates of other calendars, turned into Gregorian dates."""

from __future__ import annotations

import datetime as dt

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years a news article may bear, in the Gregorian calendar."""
BUDDHIST = 543
_BUDDHIST_YEARS = range(2400, 2651)
_PERSIAN_YEARS = range(1279, 1480)
_HALF_YEAR = 6
_CENTURY, _NEAR = 100, 50


def gregorian(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None when there is no such day or its year is not plausible."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def buddhist(year: int, month: int, day: int) -> dt.date | None:
    """Return the date of a year of the Buddhist era as counted in Thailand.

    >>> buddhist(2567, 3, 5)
    datetime.date(2024, 3, 5)
    """
    return gregorian(year - BUDDHIST, month, day) if year in _BUDDHIST_YEARS else None


def persian(year: int, month: int, day: int) -> dt.date | None:
    """Return the date of the solar Hijri calendar of Iran.

    Leap years follow the 33-year cycle, which agrees with the observed calendar for the years
    1304 to 1497 at least (K. M. Borkowski, "The Persian calendar for 3000 years", 1996).

    >>> persian(1398, 11, 29)
    datetime.date(2020, 2, 18)
    """
    if year not in _PERSIAN_YEARS or not 1 <= month <= 12 or not day >= 1:
        return None
    long = month <= _HALF_YEAR
    if day > (31 if long else 30 if month < 12 or _persian_leap(year) else 29):
        return None
    passed = 31 * (month - 1) if long else 186 + 30 * (month - _HALF_YEAR - 1)
    # 1 Farvardin 1375 was 20 March 1996, the first day of a leap year and of a count of four.
    leaps = sum(map(_persian_leap, range(min(year, 1375), max(year, 1375))))
    days = 365 * (year - 1375) + (leaps if year >= 1375 else -leaps)
    start = dt.date(1996, 3, 20)
    return start + dt.timedelta(days=days + passed + day - 1)


def _persian_leap(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def full_year(two_digits: int) -> int:
    """Return the year a two-digit year means: 1950 to 2049.

    >>> full_year(19), full_year(98)
    (2019, 1998)
    """
    return two_digits + (2000 if two_digits < _NEAR else 2000 - _CENTURY)
