"""Any line can be asked for dates and names: what is read stands in the line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cleantext.dates import find_date, read_timestamps
from cleantext.model import ArticleDate
from cleantext.names import has_by_word, may_be_names, read_byline

from .clean import FETCHED
from .known import corpus_texts, decoded, known_lines

LINES = known_lines()
_LANGUAGES = ((), ("en",), ("de", "en"), ("ja",), ("ar", "fa"), ("hi",))


def seeds() -> Iterator[bytes]:
    """Yield the first lines of the corpus, where titles, names and dates stand."""
    lines = dict.fromkeys(line for text in corpus_texts() for line in text.splitlines()[:5])
    return iter(lines)


def try_one(data: bytes) -> None:
    """Read a line as a timestamp, as metadata and as a byline."""
    line = decoded(data)
    languages = _LANGUAGES[len(line) % len(_LANGUAGES)]
    reference = FETCHED if len(line) % 2 else None
    read = read_timestamps(line, languages, reference)
    if read is not None:
        assert 0 <= read.share <= 1
        assert 0 < read.confidence <= 1
        _check_dates(read.published, read.modified)
    _check_dates(find_date(line, languages, reference))
    _check_names(line)


def _check_dates(*dates: ArticleDate | None) -> None:
    for date in dates:
        if date is not None:
            assert date.raw
            assert date.precision in {"day", "minute", "second"}
            assert (date.precision == "day") is not isinstance(date.value, dt.datetime)
            assert date.utc is None or date.utc.tzinfo is dt.UTC


def _check_names(line: str) -> None:
    if not line.strip():
        return
    has_by_word(line)
    may_be_names(line)
    read = read_byline(line)
    if read is None:
        return
    assert all(name.strip() for name in (*read.authors, *read.agencies))
    assert 0 < read.confidence <= 1
    assert all(0 <= start < end <= len(line) for start, end in read.rest)
