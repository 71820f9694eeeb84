"""Chunks → records: the kept columns and the text of each, or why a record has none."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

from cleantext.files.readers import WET_COLUMNS, Chunk, Fault, as_stream
from cleantext.files.settings import Settings
from cleantext.files.sources import InputError, Source

_PATH = "path"
"""The column that names the file of a plain text."""


class Reject(NamedTuple):
    """A record that cannot be cleaned: where it stands, why not, and what was read of it."""

    place: int
    error: str
    record: str | None


class Records(NamedTuple):
    """The records of a chunk, as columns of equal length.

    ``table`` holds the kept columns of a Parquet chunk and ``kept`` those of any other.
    """

    texts: list[Any]
    kept: dict[str, list[Any]]
    table: pa.Table | None
    rejects: list[Reject]


def records_of(chunk: Chunk, source: Source, settings: Settings) -> Records:
    """Return the records of a chunk."""
    if chunk.table:
        return _of_table(chunk, settings)
    texts: list[Any] = []
    rows: list[Mapping[str, Any]] = []
    rejects: list[Reject] = []
    made = frozenset(settings.cleaner().names if settings.keep is None else ())
    for place, data in chunk.items:
        try:
            found = _values(data, source.format, chunk.header)
            text = found[settings.text]
            if not made.isdisjoint(found):
                taken = ", ".join(sorted(made.intersection(found)))
                raise _RecordError(f"has columns that would be overwritten: {taken}; see prefix")
        except _RecordError as error:
            rejects.append(Reject(place, str(error), _as_text(data)))
        except KeyError:
            there = ", ".join(map(str, found))
            reason = f"no column {settings.text!r}; there are {there}"
            rejects.append(Reject(place, reason, _as_text(data)))
        else:
            texts.append(text)
            rows.append(found)
    names = settings.keep
    if names is None:
        names = tuple(
            n for n in dict.fromkeys(n for row in rows for n in row) if n != settings.text
        )
    kept = {name: [row.get(name) for row in rows] for name in names}
    return Records(texts, kept, None, rejects)


def check_columns(chunk: Chunk, source: Source, settings: Settings) -> None:
    """Refuse a source that has not the columns asked for, as far as its first chunk tells.

    Raises:
        InputError: with the names, and what to do.
    """
    if chunk.table:
        names = _read_table(chunk).schema.names
    elif source.format == "csv":
        names = list(chunk.header)
    elif source.format == "text":
        names = [_PATH, "text"]
    elif source.format == "wet":
        names = [*WET_COLUMNS, "text"]
    else:
        names = list(dict.fromkeys(_names(chunk)))
    if not names:
        return
    for wanted in (settings.text, *(settings.keep or ())):
        if wanted not in names:
            there = ", ".join(names)
            raise InputError(f"{source.place}: no column {wanted!r}; there are {there}")
    kept = settings.keep or [name for name in names if name != settings.text]
    cleaner = settings.cleaner()
    try:
        cleaner.check([settings.text, *kept])
    except ValueError as error:
        raise InputError(f"{source.place}: {error}") from error


def _names(chunk: Chunk) -> Iterator[str]:
    for _, data in chunk.items:
        try:
            yield from _json_values(data, ())
        except (_RecordError, TypeError):
            continue


class _RecordError(ValueError):
    """What stands here is no record."""


def _values(data: Any, form: str, header: tuple[str, ...]) -> Mapping[str, Any]:
    if isinstance(data, Fault):
        raise _RecordError(data.error)
    return _VALUES[form](data, header)


def _json_values(data: bytes, _: tuple[str, ...]) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _RecordError(f"malformed: {error}") from error
    if not isinstance(found, dict):
        raise _RecordError("malformed: the line is no JSON object")
    return found


def _csv_values(row: list[str], header: tuple[str, ...]) -> Mapping[str, Any]:
    if len(row) != len(header):
        raise _RecordError(f"malformed: {len(row)} values for {len(header)} columns")
    if any("\udc80" <= char <= "\udcff" for value in row for char in value):
        raise _RecordError("malformed: not UTF-8")
    return dict(zip(header, row, strict=True))


def _text_values(data: tuple[str, bytes], _: tuple[str, ...]) -> Mapping[str, Any]:
    return {_PATH: data[0], "text": _decoded(data[1])}


def _wet_values(data: tuple[Any, ...], _: tuple[str, ...]) -> Mapping[str, Any]:
    return {**dict(zip(WET_COLUMNS, data, strict=False)), "text": _decoded(data[-1])}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _RecordError(f"malformed: not UTF-8 at byte {error.start}") from error


_VALUES: dict[str, Callable[[Any, tuple[str, ...]], Mapping[str, Any]]] = {
    "jsonl": _json_values,
    "csv": _csv_values,
    "text": _text_values,
    "wet": _wet_values,
}


def _as_text(data: Any) -> str | None:
    """Return what was read of a record as text, for the file of rejects."""
    if isinstance(data, Fault):
        return None
    if isinstance(data, bytes):
        return data.decode("utf-8", "backslashreplace").rstrip("\r\n")
    parts = [p.decode("utf-8", "backslashreplace") if isinstance(p, bytes) else p for p in data]
    return json.dumps(parts)


def _read_table(chunk: Chunk) -> pa.Table:
    return pa.ipc.open_stream(chunk.table).read_all()


def _of_table(chunk: Chunk, settings: Settings) -> Records:
    table = _read_table(chunk)
    names = table.schema.names
    if settings.text not in names:
        error = f"no column {settings.text!r}; there are {', '.join(names)}"
        rejects = [Reject(chunk.items[0][0], f"{table.num_rows} rows: {error}", None)]
        return Records([], {}, table.slice(0, 0).select([]), rejects)
    keep = settings.keep or [name for name in names if name != settings.text]
    texts = table.column(settings.text).to_pylist()
    return Records(texts, {}, table.select([name for name in keep if name in names]), [])


def truncated(chunk: Chunk, count: int) -> Chunk:
    """Return a chunk with no more than so many records."""
    if not chunk.table:
        return chunk._replace(items=chunk.items[:count])
    table = _read_table(chunk).slice(0, count).combine_chunks()
    return chunk._replace(table=as_stream(table))


def length(chunk: Chunk) -> int:
    """Return how many records a chunk has, those that cannot be read among them."""
    return _read_table(chunk).num_rows if chunk.table else len(chunk.items)
