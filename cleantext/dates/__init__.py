"""Timestamps: a line of text → dates of publication and change.

The reader is imported at its first use: its calendars and patterns cost more than the package.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleantext.dates.reader import TimestampLine
    from cleantext.model import ArticleDate

__all__ = ["find_date", "find_stamp", "read_timestamps"]


# An import statement in a function is not free, and some of these are called for every line.
@cache
def _reader() -> Any:
    from cleantext.dates import reader  # noqa: PLC0415

    return reader


# Several stages ask what a line of the same few at the top is.
@lru_cache(maxsize=16)
def read_timestamps(
    line: str, languages: tuple[str, ...] = (), reference: dt.datetime | None = None
) -> TimestampLine | None:
    """Read a line that is a timestamp as a whole; see ``reader.read_timestamps``."""
    said: TimestampLine | None = _reader().read_timestamps(line, languages, reference)
    return said


def find_date(
    text: str, languages: Sequence[str] = (), reference: dt.datetime | None = None
) -> ArticleDate | None:
    """Return the date in a line of mixed metadata; see ``reader.find_date``."""
    said: ArticleDate | None = _reader().find_date(text, languages, reference)
    return said


def find_stamp(
    text: str, languages: Sequence[str] = (), reference: dt.datetime | None = None
) -> ArticleDate | None:
    """Return the date of a line if it is surely a stamp; see ``reader.find_stamp``."""
    said: ArticleDate | None = _reader().find_stamp(text, languages, reference)
    return said
