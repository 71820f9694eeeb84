"""The texts of a corpus, one at a time: text files, folders, JSON Lines (also gzipped).

``READERS`` maps the ending of a file's name to what reads it: another format is one entry more.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

_LONGEST_NAME = 200


class Text(NamedTuple):
    """One text of a corpus.

    Attributes:
        name: where it is: a file, with the line for JSON Lines, or the record's own id.
        domain: the host of its address without ``www.``, or None.
        text: the text; None where the record has none.
    """

    name: str
    domain: str | None
    text: str | None


class Fields(NamedTuple):
    """The keys under which records hold text, address and id."""

    text: str = "text"
    url: str = "url"
    id: str = "id"


Reader = Callable[[Path, Fields], Iterator[Text]]


def read_texts(paths: Iterable[str | Path], fields: Fields | None = None) -> Iterator[Text]:
    """Yield the texts of files and folders in order, reading no further than asked.

    Args:
        paths: files, or folders in which every file of a known ending is read.
        fields: the keys of records.

    Raises:
        FileNotFoundError: there is nothing at a path.
        ValueError: a file's ending is not known, or a compressed file is damaged.
    """
    for path in map(Path, paths):
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if _reader(file) is not None)
        else:
            files = [path]
        for file in files:
            reader = _reader(file)
            if reader is None:
                raise ValueError(f"{file}: give {', '.join(sorted(READERS))} files or folders")
            yield from reader(file, fields or Fields())


def _reader(file: Path) -> Reader | None:
    ending = "".join(file.suffixes[-2:]) if file.suffix == ".gz" else file.suffix
    return READERS.get(ending.lower())


def _read_text(file: Path, _: Fields) -> Iterator[Text]:
    yield Text(str(file), None, file.read_bytes().decode("utf-8", "replace"))


def _read_lines(file: Path, fields: Fields) -> Iterator[Text]:
    try:
        with _opened(file) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _of_record(f"{file}:{number}", line, fields)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(f"{file}: the file is damaged: {error}") from error


def _opened(file: Path) -> IO[bytes]:
    return gzip.open(file) if file.suffix == ".gz" else file.open("rb")  # type: ignore[return-value]


def _of_record(place: str, line: bytes, fields: Fields) -> Text:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        return Text(place, None, None)
    text, name = record.get(fields.text), record.get(fields.id)
    return Text(
        str(name)[:_LONGEST_NAME] if name is not None else place,
        domain_of(record.get(fields.url)),
        text if isinstance(text, str) else None,
    )


def domain_of(address: object) -> str | None:
    """Return the host of an address without ``www.``, or None.

    >>> domain_of("https://www.example.org/story"), domain_of("example.org"), domain_of(None)
    ('example.org', 'example.org', None)
    """
    if not isinstance(address, str):
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.")[:_LONGEST_NAME] if host else None


READERS: dict[str, Reader] = {
    ".txt": _read_text,
    ".jsonl": _read_lines,
    ".ndjson": _read_lines,
    ".jsonl.gz": _read_lines,
    ".ndjson.gz": _read_lines,
}
