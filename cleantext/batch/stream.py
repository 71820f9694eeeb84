"""A stream of texts → articles, in this process or over worker processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from cleantext.article import Article
from cleantext.batch.cleaner import BatchCleaner, describe
from cleantext.batch.workers import Progress, Workers
from cleantext.columns import ARTICLE_FIELDS, Row, article_of, failed_row
from cleantext.pipeline import Pipeline

# What goes to a worker at once: few enough that memory stays small, enough to pay for the way.
_CHUNK_TEXTS = 32
_CHUNK_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A text of a stream that could not be cleaned.

    Attributes:
        position: where it stands in the stream, from 0.
        source: the text, or whatever came in its place, as it came.
        error: why.
    """

    position: int
    source: Any
    error: str


Result = Article | Failure | None
_Item = tuple[int, Any, Any]
"""Position, text, context."""


def stream(
    pipeline: Pipeline,
    texts: Iterable[Any],
    workers: int = 0,
    ordered: bool = True,
    as_tuples: bool = False,
) -> Iterator[Any]:
    """Yield an ``Article`` a text, a ``Failure`` where a text cannot be cleaned, None for None.

    Texts are read as results are taken, a bounded number ahead. A worker that dies (killed, out of
    memory) is replaced; a text at which workers die again becomes a ``Failure``.

    Args:
        pipeline: the pipeline to clean with.
        texts: strings, or tuples of string and context with ``as_tuples``.
        workers: how many processes; 0 cleans in this process.
        ordered: whether results come in the order of the texts, or as they are ready.
        as_tuples: take ``(text, context)`` and yield ``(result, context)``.

    Raises:
        TypeError: ``texts`` is one text.
        WorkerError: worker processes cannot start.
    """
    if isinstance(texts, str | bytes):
        raise TypeError("stream() takes texts, not one text: call the pipeline with it")
    pairs = texts if as_tuples else zip(texts, repeat(None))
    items = ((position, text, context) for position, (text, context) in enumerate(pairs))
    results = _pooled(pipeline, items, workers, ordered) if workers else _alone(pipeline, items)
    return results if as_tuples else (result for result, _ in results)


def _alone(pipeline: Pipeline, items: Iterable[_Item]) -> Iterator[tuple[Result, Any]]:
    for position, text, context in items:
        if text is None:
            yield None, context
            continue
        try:
            result: Result = pipeline(text)
        except Exception as error:
            result = Failure(position, text, describe(error))
        yield result, context


def _pooled(
    pipeline: Pipeline, items: Iterable[_Item], workers: int, ordered: bool
) -> Iterator[tuple[Result, Any]]:
    held: dict[int, list[_Item]] = {}

    def payloads() -> Iterator[list[Any]]:
        for number, chunk in enumerate(_chunks(items)):
            held[number] = chunk
            yield [text for _, text, _ in chunk]

    with Workers(_CleanTexts(pipeline), workers) as pool:
        for number, rows in pool.run(payloads(), ordered=ordered):
            for (position, text, context), row in zip(held.pop(number), rows, strict=True):
                yield _result(row, position, text), context


def _chunks(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    chunk: list[_Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item[1]) if isinstance(item[1], str) else 0
        if len(chunk) == _CHUNK_TEXTS or size >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


class _CleanTexts:
    """The work of a stream's worker: texts to rows, which are a third of an article's size."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._cleaner = BatchCleaner(pipeline=pipeline, fields=ARTICLE_FIELDS)

    def __call__(self, texts: list[Any], skip: Mapping[int, str], at: Progress) -> list[Row | None]:
        rows = []
        for number, text in enumerate(texts):
            at.value = number
            reason = skip.get(number)
            rows.append(self._cleaner.row(text) if reason is None else failed_row(text, reason))
        return rows


def _result(row: Row | None, position: int, text: Any) -> Result:
    if row is None:
        return None
    if row["error"] is not None:
        return Failure(position, text, row["error"])
    return article_of(row, text)
