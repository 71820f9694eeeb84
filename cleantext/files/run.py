"""The run: inputs → parts, over worker processes, going on where an earlier run stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from multiprocessing import RawValue
from typing import Any, NamedTuple

from cleantext.batch.workers import Workers
from cleantext.files.manifest import Manifest, Output, choose_format, part_name
from cleantext.files.parts import MakePart
from cleantext.files.places import Place
from cleantext.files.readers import Chunk, first_chunk, read_chunks
from cleantext.files.records import check_columns, length, truncated
from cleantext.files.settings import Settings
from cleantext.files.sources import Source, find_sources
from cleantext.files.summary import Summary


class Tick(NamedTuple):
    """How far a run has come: bytes of input read and in all, and the counts so far."""

    read: int
    size: int
    counts: Summary


def run(
    inputs: Iterable[str],
    output: str,
    settings: Settings | None = None,
    workers: int = 0,
    watch: Callable[[Tick], object] | None = None,
) -> Summary:
    """Clean files into a folder of parts; return the counts over all of them.

    A part is written under another name and renamed when it is complete. A run that was killed
    goes on where it stopped when it is started again, and gives the same bytes as one that was not.
    What cannot be read stands in ``_rejects-*.jsonl`` beside its part, with file and line.

    Args:
        inputs: files, folders, globs or URLs that fsspec knows.
        output: a folder, empty or with the beginning of this very run.
        settings: what to do with the records.
        workers: how many processes; 0 cleans in this process.
        watch: is called after each part.

    Raises:
        InputError: an input is not there, not of a known kind, or lacks a column.
        OutputError: the folder holds something else.
        OSError: the output cannot be written, as when a disk is full.
        WorkerError: worker processes cannot start.
    """
    settings = settings or Settings()
    sources = find_sources(inputs)
    for source in sources:
        check_columns(first_chunk(source, settings.part_size), source, settings)
    place = Output(Place.of(output), choose_format(settings.format, sources))
    manifest = Manifest(place, sources, settings)
    done = manifest.open()
    progress = _Progress(sources, watch)
    names: list[str] = []

    def missing() -> Iterator[Chunk]:
        for chunk in _chunks(sources, settings):
            name = part_name(chunk.source, chunk.number)
            names.append(name)
            if name in done:
                progress.add(chunk, done[name])
            else:
                progress.expect(chunk)
                yield chunk

    work = MakePart(sources, settings, place)
    for number, summary in _worked(work, missing(), workers):
        progress.finish(number, summary)
    return manifest.finish(names)


def _worked(work: MakePart, chunks: Iterator[Chunk], workers: int) -> Iterator[tuple[int, Any]]:
    if workers:
        with Workers(work, workers) as pool:
            yield from pool.run(chunks, ordered=False)
        return
    at = RawValue("l", 0)
    for number, chunk in enumerate(chunks):
        yield number, work(chunk, {}, at)


def _chunks(sources: list[Source], settings: Settings) -> Iterator[Chunk]:
    """Yield the chunks of all sources, up to the limit."""
    left = settings.limit
    for source in sources:
        for chunk in read_chunks(source, settings.part_size):
            if left is None:
                yield chunk
                continue
            count = length(chunk)
            if left <= 0:
                return
            yield truncated(chunk, left) if count > left else chunk
            left -= count


class _Progress:
    """Adds up what is done, in bytes of input and in records."""

    def __init__(self, sources: list[Source], watch: Callable[[Tick], object] | None) -> None:
        self._watch = watch
        self._before = [0]
        for source in sources:
            self._before.append(self._before[-1] + source.size)
        self._read = 0
        self._counts = Summary()
        self._expected: list[Chunk] = []

    def expect(self, chunk: Chunk) -> None:
        """Note a chunk that is given to work; they are numbered as they come."""
        self._expected.append(chunk._replace(items=[], table=b""))

    def finish(self, number: int, summary: Summary) -> None:
        """Note that a chunk that was expected is done."""
        self.add(self._expected[number], summary)

    def add(self, chunk: Chunk, summary: Summary) -> None:
        """Note that a chunk is done."""
        self._counts.add(summary)
        self._read = max(self._read, self._before[chunk.source] + chunk.position)
        if self._watch is not None:
            self._watch(Tick(self._read, self._before[-1], self._counts))
