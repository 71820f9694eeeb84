"""The texts that are timed: records given, or the articles of the project's corpus."""

from __future__ import annotations

import gzip
import html
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parents[2] / "corpus"
_MOST = 200  # texts of a set
_MOST_PAGES = 100


class Texts(NamedTuple):
    """Articles as extractors leave them, in English and in other languages, and whole pages."""

    source: str
    english: list[str]
    others: list[str]
    pages: list[str]

    @property
    def sets(self) -> dict[str, list[str]]:
        """The two sets of articles by name."""
        return {"English": self.english, "other languages": self.others}


def read(files: Sequence[Path]) -> Texts:
    """Return the texts of records (``kind``, ``lang``, ``input``), of the corpus where there are none.

    The choice is random and the same in every run. Without records no page is whole.
    """
    if not files:
        return _from_corpus()
    records = [record for file in files for record in _records(file)]
    articles = [r for r in records if r["kind"] == "res_resiliparse"]
    return Texts(
        "what Resiliparse left of public test pages; pages as one line a block",
        _some((r["input"] for r in articles if r["lang"] == "en"), _MOST),
        _some((r["input"] for r in articles if r["lang"] != "en"), _MOST),
        _some((r["input"] for r in records if r["kind"] == "whole_glued"), _MOST_PAGES),
    )


def _records(file: Path) -> Iterable[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _from_corpus() -> Texts:
    files = sorted(CORPUS.glob("*/*/input.txt"))
    english = [f.read_text(encoding="utf-8") for f in files if f.parts[-3] == "en"]
    others = [f.read_text(encoding="utf-8") for f in files if f.parts[-3] != "en"]
    source = "the articles of the project's corpus"
    return Texts(source, _some(english, _MOST), _some(others, _MOST), _some(others, _MOST_PAGES))


def _some(texts: Iterable[str], most: int) -> list[str]:
    known = sorted(set(texts))
    return random.Random(7).sample(known, min(most, len(known)))


def of_length(texts: Sequence[str], length: int) -> str:
    """Return a text of a length in characters: lines of all texts, shuffled, so that any length has the same mix."""
    lines = [line for text in texts for line in text.splitlines()]
    random.Random(7).shuffle(lines)
    whole = "\n".join(lines) + "\n"
    return (whole * (1 + length // len(whole)))[:length]


_SCRIPT = "window.page=window.page||{};window.page.slot%d=function(a,b){return a?b+%d:null};"
_CARD = (
    '<li class="card card--small" data-track="card-%d"><a href="/news/%d" class="card__link">'
    '<img src="/i/%d.jpg" alt="" loading="lazy"><span class="card__title">Story %d</span></a></li>'
)


def as_page(text: str) -> str:
    """Return an article as a page of some 100 kB, with the menus and scripts that pages have."""
    head = "".join(_SCRIPT % (n, n) for n in range(700))
    menu = "".join(_CARD % (n, n, n, n) for n in range(120))
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    return (
        f"<!doctype html><html><head><title>News</title><script>{head}</script></head><body>"
        f'<nav><ul class="menu">{menu}</ul></nav><main><article>{body}</article></main>'
        f'<aside><ul class="more">{menu}</ul></aside><footer>© News</footer></body></html>'
    )
