"""Dates near a page's article → a matrix of features.

Nothing here knows a language or a site. What tells the date of publication best: where it stands
between title and article, how much of its line it is, and how often the page prints it.
Needs NumPy.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from cleantext.choosing import NO_CANDIDATES, Candidates
from cleantext.model import ArticleDate, Mark
from cleantext.names import has_by_word
from cleantext.published.candidates import Dated
from cleantext.surroundings import Features, PageLines, cover, neighbours, place

# In characters: what stands beside a bare date, and beside one among other metadata.
_BARE, _MORE = 3, 12
_FEW, _TOP, _OPENING = 4, 6, 20
_BULLETS = "*+•-–·#>"
_SIGNS = "|·•"
_INTO, _BEFORE_END = 8, 3


def features(page: PageLines, found: Sequence[Dated], covers: Sequence[Mark | None]) -> Candidates:
    """Return the dates of a page with their features.

    Args:
        page: its lines.
        found: what ``dated`` found in them.
        covers: the mark over the line of each date, if any.
    """
    if not found:
        return NO_CANDIDATES
    rows = _Rows(page, found)
    told = [list(rows.row(at, covers[at]).values()) for at in range(len(found))]
    blocks = [one.line for one in found]
    return Candidates(blocks, rows.days, np.array(told, np.float32))


@functools.cache
def feature_names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    page = PageLines(["2024-05-03"], 0, 1, None)
    rows = _Rows(
        page, [Dated(0, ArticleDate(dt.date(2024, 5, 3), "2024-05-03", "day", None, "iso"), None)]
    )
    return tuple(rows.row(0, None))


class _Rows:
    """Makes the features of each date from what is read once of the page."""

    def __init__(self, page: PageLines, found: Sequence[Dated]) -> None:
        self.page = page
        self.found = found
        self.days = [one.day for one in found]
        self.counts = Counter(self.days)
        self.sorted_days = sorted(self.counts)
        self.first_of = {day: at for at, day in reversed(list(enumerate(self.days)))}
        self.lines = {one.line for one in found}
        self.texts = Counter(page.texts)

    def row(self, at: int, mark: Mark | None) -> Features:
        """Return the features of one date."""
        page, line = self.page, self.found[at].line
        return {
            **_read(self.found[at]),
            **_line(page.texts[line], self.found[at].date.raw),
            **cover(mark),
            **place(page, line),
            "inside": page.first <= line < page.end,
            "deep_inside": page.first + _INTO <= line < page.end - _BEFORE_END,
            "top": line < _TOP,
            **neighbours(page, range(line, line + 1), self.lines),
            "by_word": has_by_word(page.texts[line]),
            "by_word_above": self._has_by_word(line - 1),
            "by_word_below": self._has_by_word(line + 1),
            **self._among_others(at),
        }

    def _has_by_word(self, line: int) -> bool:
        texts = self.page.texts
        return 0 <= line < len(texts) and bool(texts[line].strip()) and has_by_word(texts[line])

    def _among_others(self, at: int) -> Features:
        day, days = self.days[at], self.sorted_days
        count = self.counts[day]
        return {
            "once": count == 1,
            "twice": count == 2,
            "often": count > 2,
            "first_of_its_kind": self.first_of[day] == at,
            "first": at == 0,
            "only": len(days) == 1,
            "few": len(days) < _FEW,
            "latest": day == days[-1],
            "earliest": day == days[0],
            "rank": days.index(day) / max(len(days) - 1, 1),
            "line_again": self.texts[self.page.texts[self.found[at].line]] > 1,
        }


def _read(one: Dated) -> Features:
    read, date = one.read, one.date
    return {
        "timestamp": read is not None and read.published is not None,
        "modified": read is not None and read.published is None,
        "mixed": read is None,
        "both": read is not None and read.published is not None and read.modified is not None,
        "share": read.share if read is not None else 0.0,
        "confidence": read.confidence if read is not None else 0.0,
        "minute": date.precision in ("minute", "second"),
        "named_month": date.method == "month-name",
        "iso": date.method == "iso",
        "numbers": date.method.startswith("numeric"),
    }


def _line(text: str, raw: str) -> Features:
    beside = len(text) - len(raw)
    return {
        "length": math.log(len(text)),
        "bare": beside < _BARE,
        "more": beside > _MORE,
        "owner": "©" in text,
        "colon": ":" in text[:_OPENING],
        "bullet": text[0] in _BULLETS,
        "mail": "@" in text,
        "sign": any(sign in text for sign in _SIGNS),
        "bracket": "(" in text,
    }
