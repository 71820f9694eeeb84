"""Articles → cases of a corpus, for a person to put right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import tomlkit

from cleantext.article import Article
from cleantext.evaluation.corpus import EXPECTED, INPUT, found_in

_HEAD = (
    "What should come out of input.txt. Put right what is wrong, then run",
    "cleantext label --check on this folder.",
)


def write_case(folder: Path, article: Article) -> None:
    """Write an article as a case, with what came out as what is expected.

    Raises:
        FileExistsError: the folder holds a case already.
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / EXPECTED
    if file.exists():
        raise FileExistsError(f"{file} is there already; give another folder, or --check it")
    (folder / INPUT).write_bytes(article.source.encode("utf-8", "surrogatepass"))
    file.write_text(_as_toml(article), encoding="utf-8")


def _as_toml(article: Article) -> str:
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    found: dict[str, Any] = found_in(article)
    images = found.pop("images", [])
    found.setdefault("body", [])
    found["removed"] = list(dict.fromkeys(removal.text.strip() for removal in article.removed))
    for name, value in found.items():
        if isinstance(value, list):
            lines = tomlkit.array()
            lines.extend(value)
            document[name] = lines.multiline(len(value) > 1)
        else:
            document[name] = value
    if images:
        tables = tomlkit.aot()
        for image in images:
            tables.append(tomlkit.item(image))
        document["images"] = tables
    return tomlkit.dumps(document)
