"""What the steps of cleaning a web crawl cost a page: reading WET, cleaning, handing over, writing."""

from __future__ import annotations

import gzip
import io
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from clock import over, race
from fastwarc.warc import ArchiveIterator, WarcRecordType

from cleantext import Pipeline
from cleantext.batch import BatchCleaner

_HEAD = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://news.example/{n}\r\nContent-Length: {size}\r\n\r\n"
FIELDS = ("title", "body", "authors", "date")


def wet(pages: Sequence[str]) -> bytes:
    """Return pages as a WET file, a gzip member a record."""
    out = io.BytesIO()
    for n, page in enumerate(pages):
        data = page.encode("utf-8", "replace")
        head = _HEAD.format(n=n, size=len(data)).encode()
        out.write(gzip.compress(head + data + b"\r\n\r\n", 6))
    return out.getvalue()


def read(file: bytes) -> list[str]:
    """Return the texts of a WET file."""
    kind = WarcRecordType.conversion
    records: Any = ArchiveIterator(io.BytesIO(file), record_types=kind, parse_http=False)
    return [record.reader.read().decode("utf-8", "replace") for record in records]


def passed_on(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Write a batch as a stream and read it again, as engines do between processes."""
    out = io.BytesIO()
    with pa.ipc.new_stream(out, batch.schema) as stream:
        stream.write_batch(batch)
    return pa.ipc.open_stream(out.getvalue()).read_next_batch()


def write(batch: pa.RecordBatch) -> None:
    """Write a batch as Parquet with zstd, into memory."""
    pq.write_table(pa.Table.from_batches([batch]), io.BytesIO(), compression="zstd")


def measure(pages: Sequence[str], rounds: int) -> dict[str, float]:
    """Return microseconds a page for each step, and sizes in bytes a page."""
    file = wet(pages)
    texts = pa.RecordBatch.from_pydict({"text": list(pages)})
    pipelines = {"auto": Pipeline.auto(), "page": Pipeline.page(), "article": Pipeline.article()}
    cleaners = {name: BatchCleaner("text", each, FIELDS) for name, each in pipelines.items()}
    cleaned = cleaners["auto"].arrow(texts)
    results = cleaned.select(list(FIELDS))

    took = race(
        {
            "read": lambda: read(file),
            **{name: over(cleaner.arrow, [texts]) for name, cleaner in cleaners.items()},
            "pass on": lambda: (passed_on(texts), passed_on(cleaned)),
            "write": lambda: write(results),
        },
        rounds,
    )
    count = len(pages)
    sizes = {
        "text": sum(len(page.encode("utf-8", "replace")) for page in pages) / count,
        "packed": len(file) / count,
    }
    return {name: 1e6 * each / count for name, each in took.items()} | sizes
