"""What inputs are made of: texts of the corpus and rules' examples."""

from __future__ import annotations

from collections.abc import Iterator

from conftest import CORPUS

from cleantext.pack import bundled_rules


def corpus_texts() -> Iterator[bytes]:
    """Yield the texts of the corpus, one language after the other in turn."""
    files = sorted(
        CORPUS.glob("*/*/input.txt"), key=lambda f: (f.parent.name, f.parent.parent.name)
    )
    for file in files:
        yield file.read_bytes()


def known_lines() -> list[bytes]:
    """Return lines that rules are meant for, lines that they spare, and lines of the corpus."""
    examples = (text for rule in bundled_rules() for text in (*rule.hits, *rule.misses))
    lines = {line for text in corpus_texts() for line in text.splitlines()[:6]}
    return sorted(lines | {text.encode() for text in examples})


def decoded(data: bytes) -> str:
    """Return bytes as text; what is no UTF-8 becomes lone surrogates, which a text may hold too."""
    return data.decode("utf-8", "surrogateescape")
