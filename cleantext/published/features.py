"""The dates on a page → a matrix of features.

Nothing here knows a language or a site. What tells the day of publication best: where it stands
between title and article, what else is in its line, how many other dates stand around it, and
whether it is the earliest or the latest of them. Needs NumPy.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence

from cleantext.choosing import Candidates, tabulated
from cleantext.lines import bins
from cleantext.model import Kind, Mark
from cleantext.names import has_by_word, may_be_names
from cleantext.published.candidates import Dated, dated
from cleantext.surroundings import Features, PageLines, cover, neighbours, place

# Where the bins begin: lines from the article's first one on, and up to its last.
_INSIDE_BINS = (0, 1, 2, 3, 4, 6, 9, 16, math.inf)
# How many characters stand beside the date in its line.
_BESIDE_BINS = (0, 1, 3, 12, 30, 80, math.inf)
_LENGTH_BINS = (0, 13, 20, 30, 50, 80, 160, math.inf)
_SHORT, _LONGEST_NAMES = 25, 60
_BELOW_TITLE = 6
_NEAR, _AROUND, _TOP = 3, 8, 3
_BULLETS = "*+•-–·#>"
_WEEK = 7


def features(page: PageLines, found: Sequence[Dated], covers: Sequence[Mark | None]) -> Candidates:
    """Return the dates of a page with their features.

    Args:
        page: its lines.
        found: what ``dated`` found in them.
        covers: the mark over the line of each date, if any.
    """
    rows = _Rows(page, found)
    blocks = [one.line for one in found]
    return tabulated(blocks, rows.keys, map(rows.row, range(len(found)), covers))


@functools.cache
def feature_names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    page = PageLines(["3 May 2024"], 0, 1, None)
    return tuple(_Rows(page, dated(page, ())).row(0, None))


class _Rows:
    """Makes the features of each date from what is read once of the page."""

    def __init__(self, page: PageLines, found: Sequence[Dated]) -> None:
        self.page = page
        self.found = found
        self.days = [one.date.day for one in found]
        self.keys = [day.isoformat() for day in self.days]
        self.counts = Counter(self.keys)
        self.lines = {one.line for one in found}
        self.first_of = {key: at for at, key in reversed(list(enumerate(self.keys)))}
        self.different = sorted(set(self.days))
        self.published = {one.date.day for one in found if one.label == "p"}
        self.updated = {one.date.day for one in found if one.label == "u"}
        lines = [one.line for one in found]
        under = page.first if page.title is None else page.title
        self.between = [
            at
            for at, line in enumerate(lines)
            if under <= line < max(page.first, under + _BELOW_TITLE)
        ]
        self.above = [at for at, line in enumerate(lines) if line < page.first]
        self.inside = [at for at, line in enumerate(lines) if page.first <= line < page.end]
        self.below = [at for at, line in enumerate(lines) if line >= page.end]

    def row(self, at: int, mark: Mark | None) -> Features:
        """Return the features of one date."""
        one = self.found[at]
        return {
            **_line(self.page.texts[one.line], one),
            **cover(mark),
            **_ruled(mark),
            **place(self.page, one.line),
            **self._place(one),
            **self._neighbours(one),
            **self._order(at),
            **self._others(at),
        }

    def _place(self, one: Dated) -> Features:
        page, line = self.page, one.line
        return {
            "inside": page.first <= line < page.end,
            "top": line < _TOP,
            **bins("into", line - page.first, _INSIDE_BINS),
            **bins("before_end", page.end - line, _INSIDE_BINS),
        }

    def _neighbours(self, one: Dated) -> Features:
        line = one.line
        others = [other - line for other in self.lines if other != line]
        return {
            **neighbours(self.page, range(line, line + 1), self.lines),
            "near": sum(abs(step) <= _NEAR for step in others) / _NEAR,
            "around": sum(abs(step) <= _AROUND for step in others) / _AROUND,
            "bullet_above": self._text(line - 1)[:1] in _BULLETS,
            "bullet_below": self._text(line + 1)[:1] in _BULLETS,
            **{f"by_{step}": has_by_word(self._text(line + step)) for step in (-2, -1, 1, 2)},
            **{f"names_{step}": self._may_name(line + step) for step in (-2, -1, 1, 2)},
        }

    def _text(self, line: int) -> str:
        return self.page.texts[line] if 0 <= line < len(self.page.texts) else "0"

    def _may_name(self, line: int) -> bool:
        text = self._text(line)
        return 1 < len(text) < _LONGEST_NAMES and may_be_names(text)

    def _order(self, at: int) -> Features:
        count = self.counts[self.keys[at]]
        return {
            "first": at == 0,
            "last": at == len(self.found) - 1,
            "once": count == 1,
            "twice": count == 2,
            "often": count > 2,
            "first_of_its_kind": self.first_of[self.keys[at]] == at,
            "first_between": at in self.between[:1],
            "only_between": [at] == self.between,
            "none_between": not self.between,
            "last_above": at in self.above[-1:],
            "first_inside": at in self.inside[:1],
            "last_inside": at in self.inside[-1:],
            "first_below": at in self.below[:1],
            "last_below": at in self.below[-1:],
            "none_above": not self.above,
            "none_below": not self.below,
        }

    def _others(self, at: int) -> Features:
        day = self.days[at]
        newest, oldest = self.different[-1], self.different[0]
        lower = [other for other in self.days[at + 1 :] if other < day]
        near = [self.days[i] for i in self.between if i != at]
        return {
            "alone": len(self.found) == 1,
            "many": math.log(len(self.found)),
            "newest": day == newest,
            "oldest": day == oldest,
            "age": math.log1p((newest - day).days),
            "newest_by_days": 0 < (newest - day).days <= _WEEK,
            "older_below": bool(lower),
            "rank": self.different.index(day) / len(self.different),
            "oldest_between": bool(near) and day < min(near),
            "newest_between": bool(near) and day > max(near),
            "also_published": day in self.published,
            "also_updated": day in self.updated,
            "another_published": bool(self.published - {day}),
            "another_updated": bool(self.updated - {day}),
            "before_updated": bool(self.updated) and day < max(self.updated),
            "also_between": any(self.days[i] == day for i in self.between if i != at),
        }


def _line(text: str, one: Dated) -> Features:
    shape = one.scan.structure.blanked
    items = one.scan.items
    start, end = one.span
    before, behind = text[:start].strip(), text[end:].strip()
    return {
        "published": one.label == "p",
        "updated": one.label == "u",
        "time": one.date.precision != "day",
        "second": one.date.precision == "second",
        "weekday": "W" in shape,
        "age_too": any(item.kind in "Ad" for item in items),
        "ambiguous": "ambiguous" in one.date.method,
        "iso": one.date.method == "iso",
        "month_name": one.date.method == "month-name",
        "foreign": one.scan.structure.foreign,
        "second_date": one.place == 1,
        "later_date": one.place > 1,
        "more_dates": sum(item.kind == "D" for item in items) - 1 > one.place,
        **bins("before", len(before), _BESIDE_BINS),
        **bins("behind", len(behind), _BESIDE_BINS),
        **bins("length", len(text), _LENGTH_BINS),
        "by": has_by_word(text),
        "glued_before": text[:start][-1:].isalnum(),
        "glued_behind": text[end : end + 1].isalnum(),
        "colon": before.endswith(":"),
        "in_brackets": before.endswith(("(", "（", "[")),
        "sentence": text.endswith((".", "!", "?", "。")) and len(text) > _SHORT,
        "copyright": "©" in text or "(c)" in text,
        "address": "@" in text or "://" in text,
        "bullet": text[0] in _BULLETS,
        "separator": any(sign in text for sign in ("|", "·", "•", "⋅", " / ")),
        "read": any(item.kind == "r" for item in items) or "=" in shape,
    }


def _ruled(mark: Mark | None) -> Features:
    """Return which rules cut the line of a date."""
    kind = None if mark is None else Kind.of(mark.kind)
    return {"related": kind is Kind.RELATED_LINK, "legal": kind is Kind.LEGAL_NOTICE}
