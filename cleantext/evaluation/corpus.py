"""A corpus of cases: texts, what is expected of them, and how an article differs from that."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import cleantext.article as articles
from cleantext.model import ArticleDate

INPUT, EXPECTED = "input.txt", "expected.toml"
_IMAGE_PARTS = ("alt", "caption", "credit")


class Case(NamedTuple):
    """One article of a corpus and what is expected of it."""

    name: str
    source: str
    expected: dict[str, Any]

    @property
    def language(self) -> str:
        """The folder the case lies in."""
        return self.name.partition("/")[0]


def read_case(folder: Path, name: str = "") -> Case:
    """Return the case in a folder.

    Raises:
        OSError: a file is not there.
        ValueError: ``expected.toml`` is no TOML, or has no body; the message names the file.
    """
    source = read_text(folder / INPUT)
    try:
        expected = tomllib.loads(read_text(folder / EXPECTED))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ValueError(f"{folder / EXPECTED}: not readable as TOML: {error}") from error
    if "body" not in expected:
        raise ValueError(f"{folder / EXPECTED}: there is no body")
    return Case(name or folder.name, source, expected)


def read_text(file: Path) -> str:
    """Return the text of a file with its line ends as they are.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not in UTF-8; the message names the file.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{file}: not utf-8 at byte {error.start}") from error


def cases(corpus: Path) -> Iterator[Case]:
    """Yield the articles of a corpus: ``<language>/<slug>/`` with input.txt, expected.toml."""
    for file in sorted(corpus.glob(f"*/*/{EXPECTED}")):
        yield read_case(file.parent, file.parent.relative_to(corpus).as_posix())


def clean_texts(corpus: Path) -> Iterator[str]:
    """Yield the texts of a corpus in which nothing may be cut: ``clean/<language>/*.txt``."""
    for file in sorted(corpus.glob("clean/*/*.txt")):
        yield file.read_bytes().decode("utf-8")


def digest(corpus: Path) -> str:
    """Return a digest of all cases and clean texts of a corpus."""
    total = hashlib.sha256()
    found = [*corpus.glob("*/*/*"), *corpus.glob("clean/*/*.txt")]
    files = sorted({(path.relative_to(corpus).as_posix(), path) for path in found})
    for name, path in files:
        if path.is_file() and not name.startswith("gaps/"):
            total.update(f"{name}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:32]


def found_in(article: articles.Article) -> dict[str, Any]:
    """Return what an article holds, as ``expected.toml`` has it; what is empty is left out."""
    images = [
        {name: getattr(image, name) for name in _IMAGE_PARTS if getattr(image, name)}
        for image in article.images
    ]
    date = _moment(article.date)
    found = {
        "title": article.title,
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "date": date and date[:10],
        "date_modified": _moment(article.date_modified),
        "tagline": article.tagline,
        "images": images,
        "body": [line for line in article.body.split("\n") if line],
    }
    return {name: value for name, value in found.items() if value}


def differences(case: Case, article: articles.Article) -> list[str]:
    """Return in what an article differs from what is expected of it; nothing where it does not."""
    expected = {name: value for name, value in case.expected.items() if value and name != "removed"}
    found = found_in(article)
    told = [
        f"{name}: found {found.get(name)!r}, expected {expected.get(name)!r}"
        for name in dict.fromkeys((*expected, *found))
        if found.get(name) != expected.get(name)
    ]
    told += [
        f"removed: {notice!r} is not cut"
        for notice in case.expected.get("removed", ())
        if not any(notice in removal.text for removal in article.removed)
    ]
    if article.restore() != case.source:
        told.append("restore() does not give the input back")
    return told


def _moment(date: ArticleDate | None) -> str | None:
    if date is None:
        return None
    if isinstance(date.value, dt.datetime):
        return date.value.replace(tzinfo=None).isoformat(timespec="minutes")
    return date.value.isoformat()
