"""The output folder: its parts, what is done, and which run they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from cleantext._version import __version__
from cleantext.files.places import Place
from cleantext.files.settings import FORMATS, Settings
from cleantext.files.sources import Source
from cleantext.files.summary import Summary

# What begins with an underscore is passed over by whatever reads a folder of parts.
MANIFEST = "_manifest.json"
DONE = "_done"
"""The folder with a file for each part that is complete, while a run goes on."""
_TEMPORARY = ".tmp"


class OutputError(ValueError):
    """The output cannot be used as it is; the message says why and what to do."""


class Output(NamedTuple):
    """Where the parts go, and in which of ``FORMATS``."""

    folder: Place
    format: str


def part_name(source: int, number: int) -> str:
    """Return the name of a part without its ending; names sort as their records do.

    >>> part_name(0, 12)
    'part-00000-000012'
    """
    return f"part-{source:05}-{number:06}"


def rejects_name(part: str) -> str:
    """Return the name of the file with what could not be read where a part was made.

    >>> rejects_name("part-00000-000012")
    '_rejects-00000-000012.jsonl'
    """
    return f"_rejects-{part.partition('-')[2]}.jsonl"


def choose_format(wanted: str | None, sources: list[Source]) -> str:
    """Return the output's format: the one asked for, else Parquet for Parquet, else JSONL.

    Raises:
        OutputError: there is no such format.
    """
    if wanted is None:
        return "parquet" if sources[0].format == "parquet" else "jsonl"
    if wanted not in FORMATS:
        raise OutputError(f"no format {wanted!r}; there are {', '.join(FORMATS)}")
    return wanted


class Manifest:
    """What a run is and how far it has come; kept in the output folder itself."""

    def __init__(self, output: Output, sources: list[Source], settings: Settings) -> None:
        self._output = output
        self._about: dict[str, Any] = {
            "cleantext": __version__,
            "fingerprint": settings.pipeline.fingerprint,
            "settings": settings.digest(),
            "format": output.format,
            "inputs": [
                {"path": str(s.place), "format": s.format, "bytes": s.size, "stamp": s.stamp}
                for s in sources
            ],
        }

    def open(self) -> dict[str, Summary]:
        """Make or take up the output folder; return the parts that are done and their counts.

        Raises:
            OutputError: the folder holds something else than this very run.
        """
        folder = self._output.folder
        manifest = folder / MANIFEST
        if manifest.exists():
            self._compare(json.loads(manifest.read()))
        else:
            folder.make_folder()
            if folder.fs.ls(folder.path):
                raise OutputError(f"{folder}: not empty, and not the output of a run; take another")
            self._write(None)
        (folder / DONE).make_folder()
        self._sweep()
        return self.done()

    def done(self) -> dict[str, Summary]:
        """Return the parts that are done, with their counts, by name."""
        known = json.loads((self._output.folder / MANIFEST).read())["parts"] or {}
        found = {name: Summary.from_dict(plain) for name, plain in known.items()}
        folder = self._output.folder / DONE
        if folder.exists():
            for path in folder.fs.ls(folder.path, detail=False):
                file = Place(folder.fs, path)
                if file.name.endswith(".json"):
                    found[file.name.removesuffix(".json")] = Summary.from_dict(
                        json.loads(file.read())
                    )
        return found

    def finish(self, parts: Iterable[str]) -> Summary:
        """Write down that all parts are there, and return the counts over them."""
        done = self.done()
        found = {name: done[name] for name in sorted(parts)}
        total = Summary()
        for summary in found.values():
            total.add(summary)
        self._write(found, total)
        (self._output.folder / DONE).remove()
        return total

    def _write(self, parts: dict[str, Summary] | None, total: Summary | None = None) -> None:
        content = {
            **self._about,
            "total": None if total is None else total.as_dict(),
            "parts": None if parts is None else {n: s.as_dict() for n, s in parts.items()},
        }
        data = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (self._output.folder / MANIFEST).write(data.encode("utf-8", "backslashreplace"))

    def _compare(self, found: dict[str, Any]) -> None:
        for name, what in (
            ("cleantext", "another version"),
            ("fingerprint", "another pipeline or other rules"),
            ("inputs", "other inputs, or inputs that changed since"),
            ("format", "another format"),
            ("settings", "other settings"),
        ):
            if found.get(name) != self._about[name]:
                raise OutputError(
                    f"{self._output.folder}: holds a run with {what}; take another folder, "
                    "or remove this one to start again"
                )

    def _sweep(self) -> None:
        """Remove what a killed process left half written."""
        for folder in (self._output.folder, self._output.folder / DONE):
            for path in folder.fs.ls(folder.path, detail=False):
                if path.endswith(_TEMPORARY):
                    Place(folder.fs, path).remove()
