"""Readers: a source → chunks of records, cut at the same places in every run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from cleantext.batch.cleaner import describe
from cleantext.files.places import uncompressed
from cleantext.files.sources import InputError, Source, suffixes

# A chunk ends at the number of records asked for, or when it has grown to so many bytes.
_CHUNK_BYTES = 32_000_000
_FIELD_BYTES = 1 << 30
WET_COLUMNS = {
    "url": "WARC-Target-URI",
    "date": "WARC-Date",
    "record_id": "WARC-Record-ID",
    "content_languages": "WARC-Identified-Content-Language",
}


class Fault(NamedTuple):
    """Why what should stand here cannot be read."""

    error: str


Item = tuple[int, Any]
"""Line of a line-based file, else number of the record, both from 1; what stands there, or why not:
bytes (JSONL), values (CSV), path and bytes (text), header values and bytes (WET), a ``Fault``."""


class Chunk(NamedTuple):
    """Consecutive records of one source: what makes one part of the output.

    Attributes:
        source: the source's number.
        number: the chunk's place in the source, from 0.
        items: the records, but for Parquet, where they hold only faults.
        table: the records of a Parquet chunk, as an Arrow IPC stream; else empty.
        header: the names of the columns where items do not bring them.
        position: how far into the source it reaches, in bytes.
    """

    source: int
    number: int
    items: list[Item]
    table: bytes
    header: tuple[str, ...]
    position: int


def read_chunks(source: Source, size: int) -> Iterator[Chunk]:
    """Yield the chunks of a source; what cannot be read is in them as a ``Fault``."""
    if source.format == "parquet":
        yield from _parquet_chunks(source, size)
        return
    position = _Position()
    header: list[str] = []
    items: list[Item] = []
    number = weight = 0
    for item in _ITEMS[source.format](source, position, header):
        items.append(item)
        weight += _weight(item[1])
        if len(items) == size or weight >= _CHUNK_BYTES:
            yield Chunk(source.number, number, items, b"", tuple(header), position.now())
            number, items, weight = number + 1, [], 0
    if items:
        yield Chunk(source.number, number, items, b"", tuple(header), source.size)


def first_chunk(source: Source, size: int) -> Chunk:
    """Return the first chunk of a source, or an empty one."""
    empty = Chunk(source.number, 0, [], b"", (), source.size)
    return next(read_chunks(source, size), empty)


def _weight(data: Any) -> int:
    if isinstance(data, bytes):
        return len(data)
    return sum(len(part) for part in data if isinstance(part, str | bytes))


class _Position:
    """How far a reader has come, in bytes of the file as it lies there."""

    def __init__(self) -> None:
        self.now: Callable[[], int] = lambda: 0


def _opened(source: Source, position: _Position) -> IO[bytes]:
    stream, raw = source.place.open()
    position.now = raw.tell
    return stream


def _lost(source: Source, position: _Position, place: int, error: Exception) -> Item:
    """Return the fault that stands for the rest of a source, which is closed by now."""
    position.now = lambda: source.size
    return place, Fault(f"unreadable from here: {describe(error)}")


def _jsonl_items(source: Source, position: _Position, _: list[str]) -> Iterator[Item]:
    line = 0
    try:
        with _opened(source, position) as stream:
            for line, data in enumerate(stream, 1):
                if data.strip():
                    yield line, data
    except Exception as error:
        yield _lost(source, position, line + 1, error)


def _csv_items(source: Source, position: _Position, header: list[str]) -> Iterator[Item]:
    csv.field_size_limit(_FIELD_BYTES)
    delimiter = "\t" if suffixes(source.place.path)[0] == ".tsv" else ","
    line = 0
    try:
        with _opened(source, position) as stream:
            # Bytes that are no UTF-8 are kept as surrogates, so that only their row is refused.
            text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")
            reader = csv.reader(text, delimiter=delimiter, strict=True)
            rows = iter(reader)
            while True:
                first = reader.line_num + 1
                try:
                    row = next(rows)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield first, Fault(f"malformed: {error}")
                    line = reader.line_num
                    continue
                line = reader.line_num
                if not header:
                    header += row
                elif row:
                    yield first, row
    except Exception as error:
        yield _lost(source, position, line + 1, error)


def _text_items(source: Source, position: _Position, _: list[str]) -> Iterator[Item]:
    done = 0
    position.now = lambda: done
    prefix = source.place.path.rstrip("/") + "/"
    for number, file in enumerate(source.files, 1):
        name = file.path.removeprefix(prefix) if len(source.files) > 1 else file.name
        try:
            data = file.read()
            done += len(data)
            yield number, (name, uncompressed(io.BytesIO(data), file.path).read())
        except Exception as error:
            yield number, Fault(f"{name}: unreadable: {describe(error)}")


def _wet_items(source: Source, position: _Position, _: list[str]) -> Iterator[Item]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise InputError("WET files need: pip install 'cleantext-news[files]'") from error
    number = 0
    try:
        with _opened(source, position) as stream:
            kind = WarcRecordType.conversion
            for record in ArchiveIterator(stream, record_types=kind, parse_http=False):
                number += 1
                data = record.reader.read()
                if record.headers.get("Content-Length") != str(len(data)):
                    yield number, Fault("the record is cut off")
                    continue
                yield number, (*map(record.headers.get, WET_COLUMNS.values()), data)
    except Exception as error:
        yield _lost(source, position, number + 1, error)


_ITEMS: dict[str, Callable[[Source, _Position, list[str]], Iterator[Item]]] = {
    "jsonl": _jsonl_items,
    "csv": _csv_items,
    "text": _text_items,
    "wet": _wet_items,
}


def _parquet_chunks(source: Source, size: int) -> Iterator[Chunk]:
    number = record = 0
    try:
        with source.place.fs.open(source.place.path, "rb") as raw, pq.ParquetFile(raw) as file:
            groups = file.metadata.num_row_groups
            for group in range(groups):
                rows = file.metadata.row_group(group).num_rows
                position = source.size * (group + 1) // groups
                try:
                    table = file.read_row_group(group)
                except Exception as error:
                    fault = Fault(f"row group {group} ({rows} rows) unreadable: {describe(error)}")
                    yield _fault_chunk(source, number, record, fault)
                    number, record = number + 1, record + rows
                    continue
                # One batch a chunk, however the group lies in memory.
                for start in range(0, rows, size):
                    data = as_stream(table.slice(start, size).combine_chunks())
                    yield Chunk(source.number, number, [(record + 1, None)], data, (), position)
                    number, record = number + 1, record + min(size, rows - start)
    except Exception as error:
        fault = Fault(f"unreadable from here: {describe(error)}")
        yield _fault_chunk(source, number, record, fault)


def _fault_chunk(source: Source, number: int, record: int, fault: Fault) -> Chunk:
    return Chunk(source.number, number, [(record + 1, fault)], b"", (), source.size)


def as_stream(table: pa.Table) -> bytes:
    """Return a table as an Arrow IPC stream, the form in which a chunk holds it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue().to_pybytes())
