"""Records with gold, read, cleaned and scored."""

from __future__ import annotations

import gzip
import json
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
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    record = json.loads(line)
                except ValueError as error:
                    raise ValueError(f"{file}:{number}: malformed: {error}") from error
                if not isinstance(record, dict):
                    raise ValueError(f"{file}:{number}: the line is no JSON object")
                yield record


def with_gold(records: Iterable[Record], gold: Iterable[Record]) -> Iterator[Record]:
    """Yield records together with the gold of the same ``id``; those without gold are left out."""
    known = {record.get("id"): record for record in gold}
    for record in records:
        found = known.get(record.get("id"))
        if found is not None:
            yield {**record, **found}


def found_in(article: Article) -> Found:
    """Return what an article says, as it is scored."""
    date = str(article.date) if article.date else None
    return Found(article.body, article.title, article.authors, date)


def scored(
    records: Iterable[Record], run: Callable[[str], Article]
) -> Iterator[tuple[Record, Score]]:
    """Clean and score records, one at a time.

    Raises:
        ValueError: a record has no ``input``.
    """
    for record in records:
        if not isinstance(record.get("input"), str):
            raise ValueError(f"record {record.get('id')!r} has no text under 'input'")
        yield record, score(Gold.of(record), found_in(run(record["input"])))
