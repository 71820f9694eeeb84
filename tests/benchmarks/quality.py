"""Measure what cleaning loses and removes, by confidence threshold and by kind of input.

    python tests/benchmarks quality DATA.jsonl.gz...

A record has ``kind`` (how its text was made), ``input`` and ``gold_body``; others are passed over. Tokens are
``\\w+`` matches, a shingle is four in a row, counted as often as it occurs. Lost: the share of the gold's
shingles in the input that the body no longer has. Removed: the share of the input's other shingles that
the body no longer has. Lost to cuts: what is lost and was not moved to a field. F1: from the means of precision
and recall in shingles. Means over documents, then over kinds. The figures are kept in ``results/quality.json``;
tables go to ``results`` and plots to ``docs/assets``. ``--render`` draws anew what was measured last.
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
from typing import Any, NamedTuple

from cleantext import Article, Pipeline, __version__
from cleantext.report.plots import DARK, LIGHT, Point, curve

HERE = Path(__file__).parent
RESULTS = HERE / "results"
ASSETS = HERE.parents[1] / "docs" / "assets"
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99)
IN_TABLE = ("0.5", "0.8", "0.95")
TOKEN = re.compile(r"\w+")


class Record(NamedTuple):
    """An input with the shingles of its text and of the article in it."""

    kind: str
    text: str
    shingles: Counter[tuple[str, ...]]
    gold: Counter[tuple[str, ...]]


class Score(NamedTuple):
    """Shares from 0 to 1 of one text; None where there was nothing to lose, remove or judge."""

    lost: float | None
    to_cuts: float | None
    removed: float | None
    precision: float | None
    recall: float | None


class Means(NamedTuple):
    """Shares from 0 to 1 over the texts of a kind, or over kinds."""

    lost: float
    to_cuts: float
    removed: float
    f1: float


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
    right = (found & record.gold).total()
    return Score(
        lost.total() / content.total() if content else None,
        (lost - moved).total() / content.total() if content else None,
        removed / residue.total() if residue else None,
        right / found.total() if found else None,
        right / record.gold.total() if record.gold else None,
    )


def by_kind(records: list[Record], min_confidence: float | None) -> dict[str, Means]:
    """Return the means by kind of input for a pipeline, for doing nothing where there is no threshold."""
    keeps_all = Pipeline(())
    pipeline = keeps_all if min_confidence is None else Pipeline.article(min_confidence)
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for record in records:
        scores[record.kind].append(score(record, pipeline(record.text)))
    return {kind: _means(some) for kind, some in sorted(scores.items())}


def _means(scores: list[Score]) -> Means:
    lost, to_cuts, removed, precision, recall = map(_mean, zip(*scores, strict=True))
    both = precision + recall
    return Means(lost, to_cuts, removed, 2 * precision * recall / both if both else 0.0)


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return statistics.fmean(known) if known else 0.0


def measure(records: list[Record]) -> dict[str, Any]:
    """Return the figures over the thresholds, and by kind at the default one and for doing nothing."""
    counts = Counter(record.kind for record in records)
    measured = {f"{t:g}": by_kind(records, t) for t in THRESHOLDS}
    nothing = by_kind(records, None)
    return {
        "version": __version__,
        "inputs": dict(sorted(counts.items())),
        "nothing": {kind: means._asdict() for kind, means in nothing.items()},
        "thresholds": {
            threshold: {kind: means._asdict() for kind, means in kinds.items()}
            for threshold, kinds in measured.items()
        },
    }


def main() -> None:
    """Measure, keep the figures, and write tables and plots."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="*", type=Path)
    parser.add_argument("--render", action="store_true")
    options = parser.parse_args()
    file = RESULTS / "quality.json"
    if not options.render:
        records = list(read(options.data))
        if not records:
            parser.error("no records with a gold body and a kind that begins with res_")
        file.write_text(json.dumps(measure(records), indent=1) + "\n", encoding="utf-8")
    write(json.loads(file.read_text(encoding="utf-8")))


def write(figures: dict[str, Any]) -> None:
    """Write the tables and plots of some figures."""
    means = {threshold: _over_kinds(kinds) for threshold, kinds in figures["thresholds"].items()}
    _write_confidence({"does nothing": _over_kinds(figures["nothing"]), **means})
    _write_kinds(figures)
    _write_comparison(means, _over_kinds(figures["nothing"]))
    for name, colors in (("light", LIGHT), ("dark", DARK)):
        svg = curve(
            {
                "all that left the body": [
                    Point(100 * s.lost, 100 * s.removed, t if t in IN_TABLE else "")
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


def _over_kinds(kinds: dict[str, dict[str, float]]) -> Means:
    columns = zip(*(Means(**means) for means in kinds.values()), strict=True)
    return Means(*map(statistics.fmean, columns))


_COLUMNS = "article lost | lost to cuts | residue removed | body F1"


def _cells(means: Means) -> str:
    return (
        f"{100 * means.lost:.3f} % | {100 * means.to_cuts:.3f} % | "
        f"{100 * means.removed:.1f} % | {means.f1:.4f}"
    )


def _write_confidence(means: dict[str, Means]) -> None:
    head = [f"| `min_confidence` | {_COLUMNS} |", "|---|---|---|---|---|"]
    rows = {threshold: f"| {threshold} | {_cells(some)} |" for threshold, some in means.items()}
    chosen = [rows[name] for name in ("does nothing", *IN_TABLE)]
    (RESULTS / "confidence.md").write_text("\n".join([*head, *chosen]) + "\n", encoding="utf-8")
    every = "\n".join([*head, *rows.values()]) + "\n"
    (RESULTS / "confidence-all.md").write_text(every, encoding="utf-8")


def _write_kinds(figures: dict[str, Any]) -> None:
    default = figures["thresholds"][IN_TABLE[0]]
    lines = [f"| text from | inputs | {_COLUMNS} | F1 before |", "|---|---|---|---|---|---|---|"]
    for kind, count in figures["inputs"].items():
        before = figures["nothing"][kind]["f1"]
        cells = _cells(Means(**default[kind]))
        lines.append(f"| {kind.removeprefix('res_')} | {count} | {cells} | {before:.4f} |")
    lines += ["", f"Measured with cleantext {figures['version']}, `min_confidence` {IN_TABLE[0]}."]
    (RESULTS / "kinds.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_comparison(means: dict[str, Means], nothing: Means) -> None:
    """Write the project's figures beside those of other tools, which were measured once on the same inputs."""
    others = json.loads((RESULTS / "peers.json").read_text(encoding="utf-8"))
    ours = {
        "nothing at all": (nothing, ""),
        "cleantext, default": (means["0.5"], "notices and fields in news text"),
        "cleantext, `min_confidence` 0.95": (means["0.95"], ""),
    }
    rows = [(name, some.lost, some.removed, some.f1, what) for name, (some, what) in ours.items()]
    rows += [(o["name"], o["lost"], o["removed"], o["f1"], o["made_for"]) for o in others]
    head = "| tool, given the text | article lost | residue removed | body F1 | made for |"
    lines = [head, "|---|---|---|---|---|"]
    for name, lost, removed, f1, what in rows:
        cells = f"{100 * lost:.1f} % | {100 * removed:.1f} % | {f1:.3f}"
        lines.append(f"| {name} | {cells} | {what} |")
    (RESULTS / "comparison.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
