"""Word lists that modules share: ``rules/<language>/<name>.toml`` → one table per language."""

from __future__ import annotations

import functools
import tomllib
from typing import Any

from cleantext.bundle import RULES, bundle

NAMES = ("names", "calendar", "words")


@functools.cache
def lexicon(name: str) -> dict[str, dict[str, Any]]:
    """Return language → parsed table of every ``rules/<language>/<name>.toml``.

    The tables are read once and shared: do not change them.

    Args:
        name: one of ``NAMES``.

    Raises:
        ValueError: a file is not readable as TOML; the message names it.
    """
    bundled = bundle()
    if bundled is not None:
        tables: dict[str, dict[str, Any]] = bundled["lexicons"][name]
        return tables
    return read_lexicon(name)


def read_lexicon(name: str) -> dict[str, dict[str, Any]]:
    """Return the tables of ``lexicon`` from the TOML files themselves."""
    tables: dict[str, dict[str, Any]] = {}
    for file in sorted(RULES.glob(f"*/{name}.toml")):
        try:
            tables[file.parent.name] = tomllib.loads(file.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{file}: not readable as TOML: {error}") from error
    return tables
