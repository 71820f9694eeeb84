"""One chunk of records → one part of the output, written as a whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cleantext.batch.values import arrow_columns, plain_columns
from cleantext.batch.workers import Progress
from cleantext.columns import Row, failed_row
from cleantext.damage import storable
from cleantext.files.manifest import DONE, Output, part_name, rejects_name
from cleantext.files.places import compressed
from cleantext.files.readers import Chunk
from cleantext.files.records import Records, records_of
from cleantext.files.settings import Settings
from cleantext.files.sources import Source, suffixes
from cleantext.files.summary import Summary


class MakePart:
    """The work of a run: cleans a chunk, writes its part, its rejects, and that it is done."""

    def __init__(self, sources: list[Source], settings: Settings, output: Output) -> None:
        self._sources = sources
        self._settings = settings
        self._output = output
        self._cleaner = settings.cleaner()

    def __call__(self, chunk: Chunk, skip: Mapping[int, str], at: Progress) -> Summary:
        """Make the part of a chunk and return its counts; see ``cleantext.batch.workers.Work``."""
        source = self._sources[chunk.source]
        records = records_of(chunk, source, self._settings)
        rows: list[Row | None] = []
        for number, text in enumerate(records.texts):
            at.value = number
            reason = skip.get(number)
            rows.append(self._cleaner.row(text) if reason is None else failed_row(text, reason))
        summary = Summary.of_rows(rows, records.texts, len(records.rejects))
        name = part_name(chunk.source, chunk.number)
        folder = self._output.folder
        (folder / f"{name}.{self._output.format}").write(self._encoded(records, rows))
        if records.rejects:
            (folder / rejects_name(name)).write(_rejects(records, source))
        done = json.dumps(summary.as_dict()).encode()
        (folder / DONE / f"{name}.json").write(done)
        return summary

    def _encoded(self, records: Records, rows: list[Row | None]) -> bytes:
        if self._output.format == "parquet":
            return self._as_parquet(records, rows)
        kept = records.kept if records.table is None else records.table.to_pydict()
        made = plain_columns(rows, self._cleaner.fields)
        columns = {**kept, **{self._cleaner.prefix + name: made[name] for name in made}}
        lines = (
            dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
        )
        data = "".join(f"{_json(line)}\n" for line in lines).encode()
        return compressed(data, suffixes(f".{self._output.format}")[1])

    def _as_parquet(self, records: Records, rows: list[Row | None]) -> bytes:
        kept = records.table
        if kept is None:
            # Every part has the same types, whatever its records hold.
            texts = {storable(n): list(map(_plain, column)) for n, column in records.kept.items()}
            schema = pa.schema([(name, pa.string()) for name in texts])
            kept = pa.table(texts, schema=schema)
        arrays = [*kept.columns, *arrow_columns(rows, self._cleaner.fields)]
        table = pa.Table.from_arrays(arrays, schema=self._cleaner.extended(kept.schema))
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        return bytes(sink.getvalue().to_pybytes())


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:  # lone surrogates
        return json.dumps(value, default=str)
    return text


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    return storable(value) if isinstance(value, str) else _json(value)


def _rejects(records: Records, source: Source) -> bytes:
    """Return the lines of a file of rejects: where, why, and what was read."""
    where = "line" if source.format in ("jsonl", "csv") else "record"
    lines = (
        {"file": str(source.place), where: place, "error": error, "data": data}
        for place, error, data in records.rejects
    )
    return "".join(f"{_json(line)}\n" for line in lines).encode()
