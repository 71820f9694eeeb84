"""Records with gold, read, cleaned and scored."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cleantext.article import Article
from cleantext.evaluation.measures import Found, Gold, Score, score

Record = Mapping[str, Any]


def read_records(files: Iterable[Path]) -> Iterator[Record]:
    """Yield the records of JSON Lines files, plain or gzipped.

    Raises:
        OSError: a file cannot be read.
        ValueError: a line is no JSON object; the message names file and line.
    """
    for file in files:
        number = 0
        opened = gzip.open if file.suffix == ".gz" else open
        try:
            with opened(file, "rb") as lines:
                for number, line in enumerate(lines, 1):  # noqa: B007 - told in an error
                    if line.strip():
                        yield _record(line)
        except EOFError as error:
            raise ValueError(f"{file}: the file ends early") from error
        except (zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"{file}: the file is damaged: {error}") from error
        except ValueError as error:
            raise ValueError(f"{file}:{number}: {error}") from error


def _record(line: bytes) -> Record:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"malformed: {error}") from error
    if not isinstance(record, dict):
        raise ValueError("the line is no JSON object")
    return record


def with_gold(records: Iterable[Record], gold: Iterable[Record]) -> Iterator[Record]:
    """Yield records together with the gold of the same ``id``; those without gold are left out.

    Raises:
        ValueError: a record has no ``id``, or two have the same.
    """
    known = by_id(gold)
    for name, record in by_id(records).items():
        if name in known:
            yield {**record, **known[name]}


def by_id(records: Iterable[Record]) -> dict[str, Record]:
    """Return records by their ``id``.

    Raises:
        ValueError: a record has no ``id``, or two have the same.
    """
    found: dict[str, Record] = {}
    for number, record in enumerate(records, 1):
        if record.get("id") is None:
            raise ValueError(f"record {number} has no 'id' to know it by")
        name = str(record["id"])
        if name in found:
            raise ValueError(f"two records have the id {name!r}")
        found[name] = record
    return found


def found_in(article: Article) -> Found:
    """Return what an article says, as it is scored."""
    date = str(article.date) if article.date else None
    return Found(article.body, article.title, article.authors, date)


def scored(
    records: Iterable[Record], run: Callable[[str], Article]
) -> Iterator[tuple[Record, Score]]:
    """Clean and score records, one at a time.

    Raises:
        ValueError: a record has no ``input``, or a value is of the wrong kind.
    """
    for record in records:
        gold = Gold.of(record)
        yield record, score(gold, found_in(run(gold.text)))
