"""The quality gate: how close the corpus comes out to what is expected of it.

``python -m cleantext.evaluate corpus`` prints the measures and fails below the floors that
``corpus/floors.toml`` sets. A body's lines are compared as a multiset, whole lines at a time.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.article import Article
from cleantext.pipeline import clean

FLOORS = "floors.toml"


class Case(NamedTuple):
    """One article of a corpus and what is expected of it."""

    name: str
    source: str
    expected: dict[str, Any]


def cases(corpus: Path) -> Iterator[Case]:
    """Yield the articles of a corpus: ``<language>/<slug>/`` with input.txt, expected.toml."""
    for file in sorted(corpus.glob("*/*/expected.toml")):
        source = file.with_name("input.txt").read_bytes().decode("utf-8")
        expected = tomllib.loads(file.read_text(encoding="utf-8"))
        yield Case(str(file.parent.relative_to(corpus)), source, expected)


def clean_texts(corpus: Path) -> Iterator[str]:
    """Yield the texts of a corpus in which nothing may be cut: ``clean/<language>/*.txt``."""
    for file in sorted(corpus.glob("clean/*/*.txt")):
        yield file.read_bytes().decode("utf-8")


def measure(corpus: Path, run: Callable[[str], Article] = clean) -> dict[str, float]:
    """Return the measures over a corpus, each between 0 and 1; more is better.

    ``kept``: share of the expected body lines that are in the body. ``pure``: share of the body's
    lines that are expected. ``named``: share of the expected notices that are in a removal.
    ``title``, ``authors``, ``date``: share that came out as expected. ``untouched``: share of the
    clean texts from which nothing was cut. ``restored``: share of all texts given back exactly.
    """
    tally: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases(corpus):
        article = run(case.source)
        body = Counter(line for line in article.body.split("\n") if line)
        wanted = Counter(case.expected["body"])
        shared = (body & wanted).total()
        cuts = [removal.text for removal in article.removed]
        notices = case.expected.get("removed", [])
        results = {
            "kept": (shared, wanted.total()),
            "pure": (shared, body.total()),
            "named": (sum(any(n in cut for cut in cuts) for n in notices), len(notices)),
            "title": (article.title == case.expected.get("title"), 1),
            "authors": (list(article.authors) == case.expected.get("authors", []), 1),
            "date": ((article.date and str(article.date)[:10]) == case.expected.get("date"), 1),
            "restored": (article.restore() == case.source, 1),
        }
        for name, (count, of) in results.items():
            tally[name] += count
            total[name] += of
    for source in clean_texts(corpus):
        article = run(source)
        tally["untouched"] += not article.removed
        tally["restored"] += article.restore() == source
        total.update(("untouched", "restored"))
    return {name: tally[name] / total[name] for name in sorted(total) if total[name]}


def main(arguments: list[str]) -> int:
    """Print the measures beside their floors; return 1 if one is below its floor."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: python -m cleantext.evaluate CORPUS", file=sys.stderr)
        return 2
    corpus = Path(arguments[0])
    floors = tomllib.loads((corpus / FLOORS).read_text(encoding="utf-8"))
    measures = measure(corpus)
    below = {name for name, floor in floors.items() if measures.get(name, 0.0) < floor}
    for name, value in measures.items():
        note = "BELOW ITS FLOOR" if name in below else ""
        print(f"{name:10} {value:.4f}  floor {floors.get(name, 0):.4f} {note}".rstrip())
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
