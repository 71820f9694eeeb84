"""Places: paths on this machine or behind a URL, all through fsspec."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import uuid
from dataclasses import dataclass
from typing import IO, Any, cast

import fsspec
import pyarrow as pa
from fsspec.implementations.local import LocalFileSystem

# What a file system may say of a file that tells one state of it from another.
_STAMPS = ("ETag", "etag", "mtime", "LastModified", "last_modified", "updated", "created")
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True)
class Place:
    """A path in a file system.

    Attributes:
        fs: the file system, fsspec's.
        path: the path in it.
    """

    fs: Any
    path: str

    @classmethod
    def of(cls, url: str) -> Place:
        """Return the place a path or URL names.

        Raises:
            ImportError: the URL needs a package that is not installed; the message names it.
            ValueError: nothing known reads such URLs.
        """
        return cls(*fsspec.core.url_to_fs(url))

    def __truediv__(self, name: str) -> Place:
        return Place(self.fs, f"{self.path.rstrip('/')}/{name}")

    def beside(self, suffix: str) -> Place:
        """Return the place whose name has something added."""
        return Place(self.fs, self.path + suffix)

    def __str__(self) -> str:
        return self.path if self.is_local else str(self.fs.unstrip_protocol(self.path))

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rpartition("/")[2]

    @property
    def is_local(self) -> bool:
        """Whether it is in the file system of this machine."""
        return isinstance(self.fs, LocalFileSystem)

    def exists(self) -> bool:
        """Say whether there is something."""
        return bool(self.fs.exists(self.path))

    def is_folder(self) -> bool:
        """Say whether it is a folder."""
        return bool(self.fs.isdir(self.path))

    def read(self) -> bytes:
        """Return the content."""
        return bytes(self.fs.cat_file(self.path))

    def remove(self) -> None:
        """Remove the file or the folder, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self.fs.rm(self.path, recursive=True)

    def stamp(self) -> tuple[int, str]:
        """Return the size in bytes and what tells this state of the file from a later one."""
        info = self.fs.info(self.path)
        known = (str(info[key]) for key in _STAMPS if info.get(key) is not None)
        return int(info.get("size") or 0), next(known, "")

    def write(self, data: bytes) -> None:
        """Write a file as a whole: whatever happens, it is there complete or not at all."""
        if not self.is_local:
            # An object store shows an object only when all of it has come.
            self.fs.pipe_file(self.path, data)
            return
        self.write_pieces([data])

    def write_pieces(self, pieces: Any) -> None:
        """Write a file out of an iterable of bytes, as a whole."""
        if not self.is_local:
            with self.fs.open(self.path, "wb") as file:
                file.writelines(pieces)
            return
        # A name of its own: a process that was left behind may be writing the same part.
        temporary = f"{self.path}.{uuid.uuid4().hex[:12]}.tmp"
        try:
            with open(temporary, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self.path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.remove(temporary)
            raise

    def make_folder(self) -> None:
        """Make the folder, and those it lies in."""
        self.fs.makedirs(self.path, exist_ok=True)

    def open(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return the content as a stream without its compression, and the stream under it."""
        raw = self.fs.open(self.path, "rb")
        return uncompressed(raw, self.path), raw


def uncompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """Return a stream without the compression its name tells of; a cut-off one raises at its end.

    gzip members and zstd frames that follow each other are read as one.
    """
    compression = COMPRESSIONS.get(os.path.splitext(path)[1].lower())
    if compression == "gzip":
        # Without a buffer around it: a larger read would swallow what stands before a cut-off end.
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    if compression == "zstd":
        stream = pa.CompressedInputStream(pa.PythonFile(raw, mode="r"), "zstd")
        return io.BufferedReader(stream, _BUFFER)
    return raw


def compressed(data: bytes, suffix: str) -> bytes:
    """Return data in the compression of a suffix; the same data gives the same bytes."""
    compression = COMPRESSIONS.get(suffix)
    if compression == "gzip":
        return gzip.compress(data, 6, mtime=0)
    if compression == "zstd":
        return bytes(pa.Codec("zstd").compress(data, asbytes=True))
    return data
