"""Measure what cleaning loses and removes, by confidence threshold and by kind of input.

    python tests/benchmarks/quality.py DATA.jsonl.gz...

A record has ``kind`` (how its text was made), ``input`` and ``gold_body``; others are passed over. Tokens are
``\\w+`` matches, a shingle is four in a row, counted as often as it occurs. Lost: the share of the gold's
shingles in the input that the body no longer has. Removed: the share of the input's other shingles that
the body no longer has. Lost to cuts: what is lost and was not moved to a field. Means over documents, then over kinds. Writes tables to ``tests/benchmarks/results`` and
plots to ``docs/assets``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleantext import Article, Pipeline, __version__
from cleantext.report.plots import DARK, LIGHT, Point, curve

HERE = Path(__file__).parent
RESULTS = HERE / "results"
ASSETS = HERE.parents[1] / "docs" / "assets"
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99)
IN_TABLE = (0.5, 0.8, 0.95)
TOKEN = re.compile(r"\w+")


class Record(NamedTuple):
    """An input with the shingles of its text and of the article in it."""

    kind: str
    text: str
    shingles: Counter[tuple[str, ...]]
    gold: Counter[tuple[str, ...]]


class Score(NamedTuple):
    """Shares from 0 to 1; None where there was nothing to lose, or nothing to remove."""

    lost: float | None
    to_cuts: float | None
    removed: float | None


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the shingles of a text; a text of fewer than four tokens is one."""
    tokens = TOKEN.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)))


def read(files: list[Path]) -> Iterator[Record]:
    """Yield the records that have a gold body and come from an extractor."""
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                if record["gold_body"] and record["kind"].startswith("res_"):
                    text = record["input"]
                    yield Record(
                        record["kind"], text, shingles(text), shingles(record["gold_body"])
                    )


def score(record: Record, article: Article) -> Score:
    """Return what an article's body has lost of a record's article and removed of the rest."""
    found = shingles(article.body)
    content = record.shingles & record.gold
    residue = record.shingles - record.gold
    lost = content - found
    moved = sum((shingles(span.text) for span in article.fields), Counter())
    removed = (residue - (found - record.gold)).total()
    return Score(
        lost.total() / content.total() if content else None,
        (lost - moved).total() / content.total() if content else None,
        removed / residue.total() if residue else None,
    )


def by_kind(records: list[Record], min_confidence: float) -> dict[str, Score]:
    """Return the mean scores of a pipeline by kind of input."""
    pipeline = Pipeline.article(min_confidence)
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for record in records:
        scores[record.kind].append(score(record, pipeline(record.text)))
    return {
        kind: Score(*map(_mean, zip(*some, strict=True))) for kind, some in sorted(scores.items())
    }


def _mean(values: Iterable[float | None]) -> float:
    return statistics.fmean(value for value in values if value is not None)


def _over_kinds(scores: dict[str, Score]) -> Score:
    return Score(*map(_mean, zip(*scores.values(), strict=True)))


def main() -> None:
    """Measure, and write tables and plots."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="+", type=Path)
    records = list(read(parser.parse_args().data))
    measured = {threshold: by_kind(records, threshold) for threshold in THRESHOLDS}
    means = {threshold: _over_kinds(scores) for threshold, scores in measured.items()}
    RESULTS.mkdir(exist_ok=True)
    _write_confidence(means)
    _write_kinds(measured[0.5], records)
    for name, colors in (("light", LIGHT), ("dark", DARK)):
        svg = curve(
            {
                "all that left the body": [
                    Point(100 * s.lost, 100 * s.removed, f"{t:g}" if t in IN_TABLE else "")
                    for t, s in means.items()
                ],
                "what was cut, without the fields": [
                    Point(100 * s.to_cuts, 100 * s.removed) for s in means.values()
                ],
            },
            ("article lost, %", "residue removed, %"),
            "Residue removed against article lost, by min_confidence",
            colors,
        )
        (ASSETS / f"confidence-{name}.svg").write_text(svg, encoding="utf-8")
    print(json.dumps({str(t): s._asdict() for t, s in means.items()}, indent=1))


def _write_confidence(means: dict[float, Score]) -> None:
    lines = [
        "| `min_confidence` | article lost | of that to cuts | residue removed |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {t:g} | {100 * s.lost:.3f} % | {100 * s.to_cuts:.3f} % | {100 * s.removed:.1f} % |"
        for t, s in means.items()
    ]
    (RESULTS / "confidence.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_kinds(scores: dict[str, Score], records: list[Record]) -> None:
    counts = Counter(record.kind for record in records)
    lines = [
        "| text from | inputs | article lost | of that to cuts | residue removed |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {kind.removeprefix('res_')} | {counts[kind]} | {100 * s.lost:.3f} % | "
        f"{100 * s.to_cuts:.3f} % | {100 * s.removed:.1f} % |"
        for kind, s in scores.items()
    ]
    lines += ["", f"Measured with cleantext {__version__}, `min_confidence` 0.5."]
    (RESULTS / "kinds.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
