"""Bylines: a line of text → the names of authors and agencies.

The reader is imported at its first use: its word lists and patterns cost more than the package.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleantext.names.reader import Reading

__all__ = [
    "agency_names",
    "has_by_word",
    "is_agency",
    "may_be_names",
    "may_be_signed",
    "read_byline",
]


# An import statement in a function is not free, and some of these are called for every line.
@cache
def _reader() -> Any:
    from cleantext.names import reader  # noqa: PLC0415

    return reader


def agency_names(written: str) -> tuple[str, ...]:
    """Return the common names of the agencies in "AFP/رويترز"; what is none of them as written."""
    known: dict[str, str] = _reader().byline_words().agencies
    if written in known:
        return (known[written],)
    found = [known[part.strip()] for part in written.split("/") if part.strip() in known]
    return tuple(dict.fromkeys(found)) or (written,)


def is_agency(written: str) -> bool:
    """Say whether a name is an agency's, as its readers write it."""
    return written in _reader().byline_words().agencies


def has_by_word(line: str) -> bool:
    """Say at little cost whether a line may hold a by-word; see ``reader.has_by_word``."""
    said: bool = _reader().has_by_word(line)
    return said


def may_be_signed(line: str) -> bool:
    """Say at little cost whether a line may name its author; see ``reader.may_be_signed``."""
    said: bool = _reader().may_be_signed(line)
    return said


def may_be_names(line: str) -> bool:
    """Say at little cost whether a line may be bare names; see ``reader.may_be_names``."""
    said: bool = _reader().may_be_names(line)
    return said


# Several stages ask what a line of the same few at the top is.
@lru_cache(maxsize=16)
def read_byline(line: str) -> Reading | None:
    """Read the names of a byline; see ``reader.read_byline``."""
    said: Reading | None = _reader().read_byline(line)
    return said
