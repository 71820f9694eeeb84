"""The expressions that find dates, times and ages in the shape of a line (``calendar_words``)."""

from __future__ import annotations

import functools
import itertools
from typing import NamedTuple

import regex

_NUMBER = "[1n]"
_MONTH = "[MBGQ][.]?(?:[/(][MBGQ][)]?)?"
_DAY = "[1n][o.]?"

DATE = regex.compile(
    "|".join(
        (
            rf"(?P<era>E(?:[1n]K|[13n]K){_NUMBER}L{_NUMBER}D?)",
            rf"(?P<ymd>yE?[KDj]?{_NUMBER}L{_NUMBER}D?|y[-]{_NUMBER}[-]{_NUMBER}"
            rf"|y/{_NUMBER}/{_NUMBER}|yE?[.]{_NUMBER}[.]{_NUMBER})",
            rf"(?P<ynm>y[-./,Kj|]{{0,3}}{_MONTH}[-.,j]{{0,2}}{_DAY}D?)(?!:)",
            rf"(?P<marks>D?{_NUMBER},?L{_NUMBER}[K,/-]{{0,2}}y)",
            rf"(?P<dmy>{_DAY}[-/j,]{{0,2}}{_MONTH}[-/.,jK']{{0,3}}E?yK?)",
            rf"(?P<mdy>{_MONTH}[-,j]{{0,2}}{_DAY}[,.j|-]{{0,2}}yK?)",
            rf"(?P<dots>{_NUMBER}[.]{_NUMBER}[.]y)|(?P<num>{_NUMBER}/{_NUMBER}/y|{_NUMBER}-{_NUMBER}-y)",
            rf"(?P<dmyy>{_DAY}[-/]?{_MONTH}(?:[-/]'?|')n)(?![:.h])",
            r"(?:(?P<dotsyy>n[.]n[.]n)|(?P<numyy>[1n]/[1n]/n))(?![:.h/1n3y])",
        )
    )
)
"""Full dates; the group says the order."""

YEARLESS = regex.compile(
    rf"(?P<dm>{_DAY}[-/j]?[MBG])|(?P<md>[MBG][.]?j?{_DAY})(?![:.h-][1n])|(?P<lm>{_NUMBER}L{_NUMBER}D)"
)
"""Dates without a year, looked for where no full date is."""

_OFFSET = "(?:[1n]:n|[1n]|y)"
_ZONE = rf"(?:[(|]?(?P<zone>Z(?:[-+]{_OFFSET})?|[+]{_OFFSET})[)]?)?"
TIME = regex.compile(
    rf"(?P<lead>Z)?T?(?P<hour>[1n]):(?P<minute>n):(?P<second>n)(?:[.,][1n3y#])?"
    rf"(?:(?P<zone>-(?:n:n|y))|h?(?P<half>[aA])?{_ZONE})"
    rf"|(?P<lead>Z)?T?(?P<half>A)?(?P<hour>[1n]):(?P<minute>n)h?(?P<half>[aA])?h?{_ZONE}"
    rf"|(?P<half>A)?(?P<hour>[1n])h(?:(?P<minute>n)(?:[ms](?:(?P<second>n)s)?)?)?[.]?(?P<half>a)?{_ZONE}"
    rf"|(?<=[_i][.,|:(j-]{{0,2}})(?P<hour>[1n])[.](?P<minute>n)(?![.1n3y])h?(?P<half>a)?{_ZONE}"
    rf"|(?P<hour>[1n])[.](?P<minute>n)(?:h[.]?|(?P<half>a)|(?=Z)){_ZONE}"
    rf"|(?P<hour>[1n])(?P<half>a){_ZONE}"
)
"""Times of day, looked for once the dates are blanked as ``_``."""

AGE = regex.compile(
    r"(?P<n>[1n3])[jo]?(?P<unit>[hHmstDLK])[.]?[gGk]|g[j:]?(?P<n>[1n3])[jo]?(?P<unit>[hHmstDLK])g?"
)
"""Ages: a number, a unit, and a word for "ago" before or behind, or one that stands behind only."""

READING = regex.compile(r"(?<![:h])(?:[1n3]-?m?[.-]?[jDi]{0,2}|[y#])r|r[:|.]?[1n3]m?[.]?")
"""Reading times."""

LABEL = regex.compile(r"[puPUd]")
"""Labels, and the words for today and yesterday."""

_REST = "[XbEKLDhHmstgkQMG#r13ny]"
REST = regex.compile(rf"{_REST}(?:[jiB.,'/:+-]*{_REST})*")
"""What nothing has read."""


class Find(NamedTuple):
    """What the shape says about the tokens ``[start, end)``.

    ``kind`` is D date, Y date without a year, T time, A age, or a code of ``LABEL``; ``slots``
    are the places of its numbers (D, Y), of number and unit (A), or of hour, minute, second,
    half of the day, zone and end of the zone (T), -1 where there is none.
    """

    kind: str
    start: int
    end: int
    order: str = ""
    slots: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    era: int = -1


# A label that no calendar knows ("Born: 3 May 1962"), and days that open a span.
_FOREIGN = regex.compile(r"[X#]j?:[j(]?_|[1n][.]?-_")


class Structure(NamedTuple):
    """The finds of a shape in their order, the shape with them blanked, and the unread spans.

    ``foreign``: the date is under a label of its own, or one end of a span of days.
    """

    finds: tuple[Find, ...]
    blanked: str
    rest: tuple[tuple[int, int], ...]
    foreign: bool


@functools.lru_cache(maxsize=8192)
def structure(shape: str) -> Structure:
    """Find dates, times, ages and labels in a shape.

    News sites repeat themselves, so few shapes are new and the expressions seldom run.
    """
    finds: list[Find] = []
    blanked = _blank(shape, READING, "=", []) if "r" in shape else shape
    found: list[regex.Match[str]] = []
    blanked = _blank(blanked, DATE, "_", found)
    finds += [_date(shape, "D", match) for match in found]
    blanked = _blank(blanked, AGE, "_", found)
    finds += [Find("A", m.start(), m.end(), "", (m.start("n"), m.start("unit"))) for m in found]
    blanked = _blank(blanked, TIME, "_", found)
    finds += map(_time, found)
    blanked = _blank(blanked, YEARLESS, "_", found)
    finds += [_date(shape, "Y", match) for match in found]
    finds += [Find(m[0], m.start(), m.end()) for m in LABEL.finditer(blanked)]
    finds.sort(key=lambda find: find.start)
    rest = tuple(match.span() for match in REST.finditer(blanked))
    foreign = _FOREIGN.search(blanked) is not None or any(
        one.kind == two.kind == "D" and shape[one.end : two.start] == "-"
        for one, two in itertools.pairwise(finds)
    )
    return Structure(tuple(finds), blanked, rest, foreign)


def _blank(
    shape: str, pattern: regex.Pattern[str], mark: str, found: list[regex.Match[str]]
) -> str:
    found[:] = pattern.finditer(shape)
    for match in found:
        start, end = match.span()
        shape = f"{shape[:start]}{mark * (end - start)}{shape[end:]}"
    return shape


def _date(shape: str, kind: str, match: regex.Match[str]) -> Find:
    places = range(*match.span())
    numbers = tuple(i for i in places if shape[i] in "13ny")
    months = tuple(i for i in places if shape[i] in "MBGQ")
    era = next((i for i in places if shape[i] == "E"), -1)
    return Find(kind, match.start(), match.end(), match.lastgroup or "", numbers, months, era)


def _time(match: regex.Match[str]) -> Find:
    zone, end = match.span("zone")
    if zone < 0:
        zone, end = match.span("lead")
    parts = [match.start(name) for name in ("hour", "minute", "second", "half")]
    return Find("T", match.start(), match.end(), "", (*parts, zone, end))
