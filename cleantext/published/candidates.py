"""The lines of a page → the dates at which its article may have been published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleantext.dates import find_date, read_timestamps
from cleantext.lines import may_be_dated
from cleantext.model import ArticleDate
from cleantext.surroundings import PageLines

if TYPE_CHECKING:
    from cleantext.dates.reader import TimestampLine

# How many lines above the article and below it, and around its title, any date counts; among other
# metadata it counts only so far into the article, for there it would be prose.
_ABOVE, _BELOW, _BEFORE_END, _AROUND_TITLE, _INTO = 40, 8, 3, 11, 4
# The longest lines, in characters: any; one in the middle of the article; one that is no sentence
# though it ends in a sentence mark.
_LONGEST, _LONGEST_INSIDE, _LONGEST_LABEL = 170, 40, 60
_SENTENCE_MARKS = (".", "!", "?", "。", "！", "？", "।")


class Dated(NamedTuple):
    """A line with a date.

    Attributes:
        line: which one.
        date: the date of publication, or of a change where the line has no other.
        read: what the line says, where it is a timestamp as a whole.
    """

    line: int
    date: ArticleDate
    read: TimestampLine | None

    @property
    def day(self) -> str:
        """The day, in which candidates that say the same agree."""
        return self.date.value.isoformat()[:10]


def dated(
    page: PageLines, languages: Sequence[str], reference: dt.datetime | None = None
) -> list[Dated]:
    """Return the lines of a page that may say when its article was published.

    ``languages`` and ``reference`` are those of ``dates.read_timestamps``.
    """
    found: list[Dated] = []
    lines = range(max(page.first - _ABOVE, 0), min(page.end + _BELOW, len(page.texts)))
    for line in lines:
        text = page.texts[line]
        if len(text) > _LONGEST or not any(map(str.isdigit, text)):
            continue
        if len(text) >= _LONGEST_LABEL and text.endswith(_SENTENCE_MARKS):
            continue
        inside = _is_inside(page, line)
        if inside and len(text) > _LONGEST_INSIDE:
            continue
        read = read_timestamps(text, languages, reference)
        date = (read.published or read.modified) if read is not None and not read.partial else None
        if date is not None:
            found.append(Dated(line, date, read))
        elif not inside and may_be_dated(text, _LONGEST):
            date = find_date(text, languages, reference)
            if date is not None:
                found.append(Dated(line, date, None))
    return found


def _is_inside(page: PageLines, line: int) -> bool:
    """Say whether a line is in the middle of the article, where a date is its subject."""
    near_title = page.title is not None and abs(line - page.title) < _AROUND_TITLE
    return page.first + _INTO <= line < page.end - _BEFORE_END and not near_title
