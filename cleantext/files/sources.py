"""Sources: the input files of a run, found and named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cleantext.files.places import COMPRESSIONS, Place

FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "text",
    ".wet": "wet",
    ".warc": "wet",
}
_KNOWN = "JSONL, Parquet, CSV, TSV, text and WET, each plain, .gz or .zst"


class InputError(ValueError):
    """The inputs cannot be used as they are; the message says why and what to do."""


class Source(NamedTuple):
    """One input file, or all text files of one folder.

    Attributes:
        number: its place among the sources, from 0.
        place: where it is.
        format: ``jsonl``, ``parquet``, ``csv``, ``text`` or ``wet``.
        files: the text files, where they make the source together; else only ``place``.
        size: in bytes.
        stamp: what tells this state of the file from a later one.
    """

    number: int
    place: Place
    format: str
    files: tuple[Place, ...]
    size: int
    stamp: str


def suffixes(path: str) -> tuple[str, str]:
    """Return the suffix of the format and that of the compression, in lower case.

    >>> suffixes("crawl/CC-MAIN-1.warc.wet.gz"), suffixes("a.parquet")
    (('.wet', '.gz'), ('.parquet', ''))
    """
    stem, last = os.path.splitext(path.lower())
    if last in COMPRESSIONS:
        return os.path.splitext(stem)[1], last
    return last, ""


def find_sources(inputs: Iterable[str]) -> list[Source]:
    """Return the sources of paths, URLs, globs and folders, in an order that is always the same.

    Raises:
        InputError: an input is not there, or of a kind that is not read.
    """
    sources: list[Source] = []
    for url in inputs:
        for place, kind, files in _found(url):
            stamps = [file.stamp() for file in files]
            size = sum(size for size, _ in stamps)
            stamp = ",".join(stamp for _, stamp in stamps)
            sources.append(Source(len(sources), place, kind, files, size, stamp))
    if not sources:
        raise InputError("there are no inputs")
    return sources


def _found(url: str) -> Iterator[tuple[Place, str, tuple[Place, ...]]]:
    place = Place.of(url)
    if any(char in url for char in "*?[") and not place.exists():
        paths = sorted(place.fs.glob(place.path))
    elif place.is_folder():
        found = sorted(place.fs.find(place.path))
        paths = [path for path in found if suffixes(path)[0] in FORMATS]
        # Hidden files, and what other writers leave beside their parts.
        paths = [path for path in paths if os.path.basename(path)[0] not in "._"]
        plain = {path for path in paths if FORMATS[suffixes(path)[0]] == "text"}
        texts = tuple(Place(place.fs, path) for path in paths if path in plain)
        if texts:
            yield place, "text", texts
        paths = [path for path in paths if path not in plain]
        if not paths and not texts:
            raise InputError(f"{url}: the folder has no file of a kind that is read: {_KNOWN}")
    elif place.exists():
        paths = [place.path]
    else:
        raise InputError(f"{url}: no such file or folder")
    for path in paths:
        kind = FORMATS.get(suffixes(path)[0])
        if kind is None:
            raise InputError(f"{path}: not of a kind that is read: {_KNOWN}")
        file = Place(place.fs, path)
        yield file, kind, (file,)
