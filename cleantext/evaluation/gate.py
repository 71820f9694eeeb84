"""The quality gate: the corpus against its floors.

    python -m cleantext.evaluation.gate corpus                     # fails below a floor
    python -m cleantext.evaluation.gate corpus --update            # raises the floors to what is
    python -m cleantext.evaluation.gate corpus --update --reason "…"   # may lower them

``corpus/floors.toml`` holds floors over the whole corpus and by language (shares between 0 and 1),
how many notices of each kind are cut, the most time a text may take as a multiple of the time it
takes to split and strip its lines, and a digest of the corpus. A lower floor needs a reason, which
is written into the CHANGELOG.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cleantext.article import Article
from cleantext.evaluation.corpus import Case, cases, clean_texts, digest
from cleantext.model import Kind
from cleantext.pipeline import clean

FLOORS = "floors.toml"
_ALL = "all"
_ROUNDS = 3
Measures = dict[str, dict[str, float]]
"""Group (``all``, a language, ``kinds``) → name → value."""


def measure(corpus: Path, run: Callable[[str], Article] = clean) -> Measures:
    """Return the measures over a corpus; more is better in each.

    ``kept``: share of the expected body lines that are in the body, as a multiset. ``pure``: share
    of the body's lines that are expected. ``named``: share of the expected notices that are in a
    removal. ``title``, ``authors``, ``date``: share that came out as expected. ``untouched``: share
    of the clean texts from which nothing was cut. ``restored``: share of all texts given back
    exactly. ``kinds``: how many expected notices were cut as each kind.
    """
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    total: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: Counter[str] = Counter()
    for case in cases(corpus):
        article = run(case.source)
        kinds.update(_kinds_of(case, article))
        for name, (count, of) in _counts(case, article).items():
            for group in (_ALL, case.language):
                tally[group][name] += count
                total[group][name] += of
    for source in clean_texts(corpus):
        article = run(source)
        tally[_ALL]["untouched"] += not article.removed
        tally[_ALL]["restored"] += article.restore() == source
        total[_ALL].update(("untouched", "restored"))
    found: Measures = {
        group: {n: round(tally[group][n] / of[n], 4) for n in sorted(of) if of[n]}
        for group, of in sorted(total.items())
    }
    return {**found, "kinds": {kind: float(kinds[kind]) for kind in sorted(kinds)}}


def _counts(case: Case, article: Article) -> dict[str, tuple[int, int]]:
    body = Counter(line for line in article.body.split("\n") if line)
    wanted = Counter(case.expected["body"])
    shared = (body & wanted).total()
    cuts = [removal.text for removal in article.removed]
    notices = case.expected.get("removed", [])
    date = article.date and str(article.date)[:10]
    return {
        "kept": (shared, wanted.total()),
        "pure": (shared, body.total()),
        "named": (sum(any(n in cut for cut in cuts) for n in notices), len(notices)),
        "title": (article.title == case.expected.get("title"), 1),
        "authors": (list(article.authors) == case.expected.get("authors", []), 1),
        "date": (date == case.expected.get("date"), 1),
        "restored": (article.restore() == case.source, 1),
    }


def _kinds_of(case: Case, article: Article) -> Iterable[str]:
    for notice in case.expected.get("removed", []):
        kind = next((str(Kind.of(r.kind)) for r in article.removed if notice in r.text), None)
        if kind is not None:
            yield kind


def slowness(texts: list[str], run: Callable[[str], Article] = clean) -> float:
    """Return how many times longer texts take than splitting and stripping their lines."""
    best = {"floor": float("inf"), "clean": float("inf")}
    for _ in range(_ROUNDS):
        for name, work in (("floor", _split_and_strip), ("clean", run)):
            start = time.thread_time()
            for text in texts:
                work(text)
            best[name] = min(best[name], time.thread_time() - start)
    return best["clean"] / max(best["floor"], 1e-9)


def _split_and_strip(text: str) -> str:
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line != "\0")


def faults(floors: dict[str, Any], measures: Measures, found: str, slow: float) -> list[str]:
    """Return in what a corpus stays below its floors."""
    told = []
    for group, names in floors["floors"].items():
        for name, floor in names.items():
            value = measures.get(group, {}).get(name, 0.0)
            if value < floor:
                told.append(f"{group}.{name} is {value:g}, its floor {floor:g}")
    if floors["digest"] != found:
        told.append("the corpus is another than the one that was measured; --update takes it up")
    if slow > floors["most_slowness"]:
        most = floors["most_slowness"]
        told.append(f"cleaning takes {slow:.0f} times as long as splitting, {most:g} are allowed")
    return told


def lowered(floors: dict[str, Any], measures: Measures) -> list[str]:
    """Return which floors an update would lower."""
    return [
        f"{group}.{name} from {floor:g} to {measures.get(group, {}).get(name, 0.0):g}"
        for group, names in floors["floors"].items()
        for name, floor in names.items()
        if measures.get(group, {}).get(name, 0.0) < floor
    ]


def as_toml(measures: Measures, found: str, most: float) -> str:
    """Return the content of ``floors.toml``."""
    lines = [
        "# What the corpus must reach; see cleantext/evaluation/gate.py, which writes this file.",
        f'digest = "{found}"',
        f"most_slowness = {most:g}",
    ]
    for group, names in measures.items():
        lines += [
            "",
            f"[floors.{group}]",
            *(f"{name} = {value:g}" for name, value in names.items()),
        ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Measure, compare, and update where asked; return 1 below a floor, 2 for a refused update."""
    parser = argparse.ArgumentParser(prog="python -m cleantext.evaluation.gate")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--update", action="store_true", help="write the floors anew")
    parser.add_argument("--reason", help="why a floor is lowered; goes into the CHANGELOG")
    parser.add_argument("--changelog", type=Path, default=Path("CHANGELOG.md"))
    asked = parser.parse_args(arguments)
    file = asked.corpus / FLOORS
    if not file.is_file():
        parser.error(f"{file} is not there")
    floors = tomllib.loads(file.read_text(encoding="utf-8"))
    measures, found = measure(asked.corpus), digest(asked.corpus)
    slow = slowness([case.source for case in cases(asked.corpus)])
    for name, value in measures[_ALL].items():
        print(f"{name:10} {value:.4f}")
    print(f"{'slowness':10} {slow:.0f}")
    if asked.update:
        return _update(asked, floors, measures, found)
    told = faults(floors, measures, found, slow)
    for fault in told:
        print(f"BELOW: {fault}", file=sys.stderr)
    return 1 if told else 0


def _update(
    asked: argparse.Namespace, floors: dict[str, Any], measures: Measures, found: str
) -> int:
    worse = lowered(floors, measures)
    if worse and not asked.reason:
        for floor in worse:
            print(f"would lower {floor}", file=sys.stderr)
        print("a floor is lowered only with --reason", file=sys.stderr)
        return 2
    if worse:
        log = asked.changelog.read_text(encoding="utf-8")
        line = f"- Floors lowered ({'; '.join(worse)}): {asked.reason}\n"
        head, mark, rest = log.partition("\n- ")
        asked.changelog.write_text(f"{head}\n{line.rstrip()}{mark}{rest}", encoding="utf-8")
    text = as_toml(measures, found, floors["most_slowness"])
    (asked.corpus / FLOORS).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
