"""Any bytes can be given as a file of records: each record comes out, or is refused with a reason."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cleantext import Pipeline
from cleantext.evaluation.records import read_records
from cleantext.files import InputError, Settings, run
from cleantext.files.places import Place
from cleantext.report.inputs import read_texts

from .known import corpus_texts

_FORMATS = ("jsonl", "csv", "tsv", "wet", "txt", "parquet", "jsonl.gz", "csv.zst", "warc.wet.gz")
_SETTINGS = [
    # How records are cleaned is tried elsewhere.
    Settings(Pipeline((), ()), fields=("body", "error"), part_size=2, format=form)
    for form in ("jsonl", "parquet")
]
_WET = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/\r\n"
    b"WARC-Date: 2024-03-05T10:20:30Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
)
LINES = [
    b'{"text": "One."}', b'{"text": null}', b'{"text": 3, "n": NaN}', b'{"n": 1e999}', b"[]", b"[" * 999,
    b'{"text": "\\ud800", "\\ud800": 1}', b'{"text": [], "body": {}}', b'{"text": "", "error": 1}', b"text",
    b"text,n", b'"a","b"', b'"a', b"a\tb", b"\x00", b"\xff\xfe", b"\xef\xbb\xbftext", b"WARC/1.0\r",
    b"Content-Length: 3\r", b"Content-Length: -1\r", b"Content-Length: 99999999999999999999\r", b"\r",
    b'{"id": "a", "url": "http://[x"}', b'{"id": "\\ud800", "url": "//a", "text": "a"}', b"WARC-Type: conversion\r",
]  # fmt: skip


def seeds() -> Iterator[bytes]:
    """Yield a small file of each format; the first byte says which it is."""
    for text, _ in zip(corpus_texts(), range(4), strict=False):
        part = text[:300].decode("utf-8", "ignore")
        line = json.dumps({"id": "a", "url": "https://example.org/", "text": part}).encode()
        row = json.dumps(part, ensure_ascii=False).replace('\\"', '""').encode()
        data = (
            *(line + b"\n" + line, b"text,n\n" + row + b",1\n", b"text\tn\n" + row + b"\t1\n"),
            *(_WET % (len(part.encode()), part.encode()), part.encode(), b"PAR1PAR1"),
            *(gzip.compress(line), b"\x28\xb5\x2f\xfd", gzip.compress(_WET % (4, b"One."))),
        )
        yield from (bytes([number]) + one for number, one in enumerate(data))


def try_one(data: bytes) -> None:
    """Run over a file as the command line does, and read it as its other commands do."""
    number = data[0] if data else 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"in.{_FORMATS[number % len(_FORMATS)]}"
        file.write_bytes(data[1:])
        output = Place.of(f"memory://{folder}/out")
        try:
            with suppress(InputError):
                _run(file, output, _SETTINGS[number // len(_FORMATS) % 2])
        finally:
            output.remove()
        _read_all(read_texts, file)
        _read_all(read_records, file)


def _read_all(read: Callable[[list[Path]], Iterator[object]], file: Path) -> None:
    """Check that a reader reads on, or says in which file it cannot."""
    said = str(file)
    try:
        assert None not in read([file])
    except ValueError as error:
        said = str(error)
    assert said.startswith(str(file))


def _run(file: Path, output: Place, settings: Settings) -> None:
    """Check that every record that was counted is in the output, and that refusals give a reason."""
    counts = run([str(file)], str(output), settings)
    rejected = [_lines(output, path) for path in output.fs.glob(f"{output.path}/_rejects-*")]
    refused = [line for lines in rejected for line in lines]
    assert counts.rejects == len(refused)
    assert all(line["error"] for line in refused)
    if settings.format == "jsonl":
        parts = [_lines(output, path) for path in output.fs.glob(f"{output.path}/part-*")]
        assert counts.documents == sum(map(len, parts))


def _lines(output: Place, path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Place(output.fs, path).read().splitlines()]
