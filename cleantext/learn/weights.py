"""Weights of the main-content stage: ``python -m cleantext.learn weights DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_body``, or ``silver_body``, or beside records of the
same page that extractors left (``res_trafilatura``, ``res_readability``), which then are the silver
labels. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleantext.language import detect
from cleantext.layout import feature_names, features
from cleantext.learn.network import Example, Plan, train
from cleantext.learn.pages import Record, fold_of, records_in, site_of, staged
from cleantext.scoring import BODY, END, INSIDE, START, Array, Weights, choose, score_lines
from cleantext.stages.main_content import evidence, paragraphs

_WORD = re.compile(r"\w+")
_GRAM = 4
_SILVER_KINDS = ("res_trafilatura", "res_readability")
# How much a page's labels are trusted: made by hand, two extractors' mean, one extractor.
_GOLD, _TWO, _ONE = 2.0, 1.0, 0.7
# A line with a snippet that was marked by hand counts this much more.
_SNIPPET = 3.0
# How much the other three questions count against whether a line is body.
_INSIDE_WEIGHT, _EDGE_WEIGHT, _EDGE_LINE = 0.5, 0.3, 20.0
_OUTSIDE = 3
# Labels above it are article, where the article's edges are looked for.
_BODY = 0.6
# How many transplants leave a page without an article as well, of so many lines at least.
_BARE = 0.12
_SHORTEST_BARE = 12
# Paragraphs of so many words make a head or a tail a hard one; no more of them are counted.
_LONG = 15
_MOST_LONG = 8
# The share of pages that forget evidence, and of the evidence that they forget.
_FORGETFUL, _FORGOTTEN = 0.8, 0.35


@dataclass(frozen=True)
class LabelledPage:
    """The paragraphs of a page, how likely each is body, and how much each counts."""

    id: str
    site: str
    lines: list[str]
    evidence: Array
    labels: Array
    tokens: Array
    trust: Array

    def part(self, first: int, after: int) -> LabelledPage:
        """Return the page that the paragraphs of a half-open range make."""
        arrays = (self.evidence, self.labels, self.tokens, self.trust)
        cut = (array[first:after] for array in arrays)
        return LabelledPage(self.id, self.site, self.lines[first:after], *cut)

    def body(self) -> tuple[int, int] | None:
        """Return the half-open range from the first to the last paragraph of the article."""
        found = np.flatnonzero((self.labels > _BODY) & (self.tokens > 0))
        return (int(found[0]), int(found[-1]) + 1) if len(found) else None


class Figures(NamedTuple):
    """What a cross-validation measured on the pages with a gold body: means over pages."""

    precision: float
    recall: float
    pages: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two means."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def read_page(text: str) -> tuple[list[str], Array]:
    r"""Return the paragraphs of a page and the rules' evidence for them, as the stage sees them.

    >>> read_page("Menu\n\n  A paragraph.")[0]
    ['Menu', '\n  A paragraph.']
    """
    context = staged(text, before="main_content")
    groups, lines = paragraphs(context.document)
    return lines, evidence(context, groups)


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read and label the whole pages of benchmark files; pages without any label are left out."""
    records: list[Record] = []
    left: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        for record in records_in(Path(path)):
            if record["kind"].startswith("whole"):
                records.append(record)
            elif record["kind"] in _SILVER_KINDS:
                left[record["id"].rpartition("/")[0]][record["kind"]] = record["input"]
    labelled = (_label(record, left[record["id"].rpartition("/")[0]]) for record in records)
    return [page for page in labelled if page is not None]


def _label(record: Record, left: Mapping[str, str]) -> LabelledPage | None:
    lines, marked = read_page(record["input"])
    if record.get("gold_body") is not None:
        bodies, trust = [record["gold_body"]], _GOLD
    elif record.get("silver_body") is not None:
        bodies, trust = [record["silver_body"]], _ONE
    else:
        bodies, trust = [left[kind] for kind in _SILVER_KINDS if kind in left], _TWO
    if not lines or not bodies:
        return None
    tokens = [_WORD.findall(line) for line in lines]
    labels = np.mean([_in_body(lines, tokens, body) for body in bodies], axis=0)
    trusts = np.full(len(lines), trust, np.float32)
    for name, share in (("must_have", 1.0), ("must_not", 0.0)):
        snippets = [" ".join(snippet.split()) for snippet in record.get(name) or ()]
        for index, line in enumerate(lines) if snippets else ():
            flat = " ".join(line.split())
            if any(snippet in flat for snippet in snippets):
                if record.get("gold_body") is None:
                    labels[index] = share
                trusts[index] = trust * (1 + _SNIPPET)
    counts = np.array([len(words) for words in tokens], np.float32)
    return LabelledPage(
        record["id"], site_of(record), lines, marked, labels.astype(np.float32), counts, trusts
    )


def _grams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1)) if words
    )


def _squash(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _in_body(lines: Sequence[str], tokens: Sequence[list[str]], body: str) -> list[float]:
    """Return the share of each line's words that stand in the body, four in a row."""
    words = [word for line in tokens for word in line]
    grams = _grams(_WORD.findall(body)).keys()
    whole_lines = {_squash(line) for line in body.split("\n")}
    covered = np.zeros(len(words) + 1, np.int64)
    for at in range(max(0, len(words) - _GRAM + 1)):
        if tuple(words[at : at + _GRAM]) in grams:
            covered[at : at + _GRAM] = 1
    sums = np.concatenate(([0], np.cumsum(covered)))
    ends = np.cumsum([len(line) for line in tokens])
    shares: list[float] = []
    for line, line_words, end in zip(lines, tokens, ends.tolist(), strict=True):
        count = len(line_words)
        share = (sums[end] - sums[end - count]) / count if count else -1.0
        if 0 < count < _GRAM:
            share = 1.0 if share == 1.0 or _squash(line) in whole_lines else 0.0
        shares.append(float(share))
    sure = [i for i, s in enumerate(shares) if s > 0.5 and len(tokens[i]) >= 2 * _GRAM]
    for index, share in enumerate(shares):
        if share < 0:
            shares[index] = shares[index - 1] if index else 0.0
        elif 0 < len(tokens[index]) < _GRAM and sure:
            near = sure[0] - _OUTSIDE <= index <= sure[-1] + _OUTSIDE
            shares[index] = share if near else 0.0
    return shares


def example(page: LabelledPage, mean_weight: float) -> Example:
    """Return a page as the network trains on it: four labels and four weights a line."""
    count = len(page.lines)
    labels = np.zeros((count, 4), np.float32)
    weights = np.zeros((count, 4), np.float32)
    labels[:, BODY] = page.labels
    body = page.body()
    if body is not None:
        start, end = body
        labels[start:end, INSIDE] = 1
        labels[start, START] = labels[end - 1, END] = 1
    size = np.log1p(page.tokens) + 0.3
    weights[:, BODY] = size * page.trust / np.sqrt(size.sum() / mean_weight)
    weights[:, INSIDE] = _INSIDE_WEIGHT * weights[:, BODY]
    for edge in (START, END):
        lines = 1 + _EDGE_LINE * labels[:, edge]
        weights[:, edge] = _EDGE_WEIGHT * float(page.trust.min()) * lines / np.sqrt(count / 200)
    return Example(features(page.lines, page.evidence), labels, weights)


def examples(pages: Sequence[LabelledPage]) -> list[Example]:
    """Return all pages as examples; a page weighs as the square root of its size."""
    sizes = [float((np.log1p(page.tokens) + 0.3).sum()) for page in pages]
    mean = float(np.mean(sizes))
    return [example(page, mean) for page in pages]


def transplant(pages: Sequence[LabelledPage], seed: int) -> list[LabelledPage]:
    """Return as many new pages: one's article in the head of another and the tail of a third.

    The three are of one kind of text and one language; heads and tails with much prose, such as
    comments and teasers, are taken more often. So short articles meet long comment threads, and a
    network learns where an article ends rather than what its own page looks like.
    Every so often a head and a tail are left without an article.
    """
    random = np.random.default_rng(seed)
    groups: dict[tuple[str, str | None], list[tuple[LabelledPage, int, int]]] = defaultdict(list)
    for page in pages:
        body = page.body()
        if body is not None:
            key = (page.id.rpartition("/")[2], detect(" ".join(page.lines[slice(*body)])))
            groups[key].append((page, *body))
    made: list[LabelledPage] = []
    for (kind, _), group in groups.items():
        heads = _shares(page.tokens[:start] for page, start, _ in group)
        tails = _shares(page.tokens[end:] for page, _, end in group)
        for page, start, end in group:
            above, top, _ = group[random.choice(len(group), p=heads)]
            below, _, bottom = group[random.choice(len(group), p=tails)]
            head, tail = above.part(0, top), below.part(bottom, len(below.lines))
            if kind == "whole_bs4" and top:
                head.lines[0] = page.lines[0]
            made.append(_joined(page, [head, page.part(start, end), tail]))
            if random.random() < _BARE and top + len(tail.lines) >= _SHORTEST_BARE:
                bare = _joined(page, [head, tail])
                made.append(replace(bare, labels=np.zeros_like(bare.labels)))
    return made


def _shares(tokens: Iterable[Array]) -> npt.NDArray[np.float64]:
    """Return how often each of some heads or tails is taken, by its count of long paragraphs."""
    prose = np.array([min(int((words >= _LONG).sum()), _MOST_LONG) for words in tokens])
    taken: npt.NDArray[np.float64] = (prose + 1.0) / (prose + 1.0).sum()
    return taken


def _joined(page: LabelledPage, parts: Sequence[LabelledPage]) -> LabelledPage:
    lines = [line for part in parts for line in part.lines]
    names = ("evidence", "labels", "tokens", "trust")
    arrays = (np.concatenate([getattr(part, name) for part in parts]) for name in names)
    return LabelledPage(page.id, page.site, lines, *arrays)


def forget(pages: Sequence[LabelledPage], seed: int) -> list[LabelledPage]:
    """Return the pages without some of the evidence.

    The rules know the pages that are trained on better than pages to come; weights must not lean
    on them more than they will hold.
    """
    random = np.random.default_rng(seed)
    out: list[LabelledPage] = []
    for page in pages:
        kept = random.random((len(page.lines), 1)) > _FORGOTTEN * (random.random() < _FORGETFUL)
        out.append(replace(page, evidence=page.evidence * kept))
    return out


def cross_validate(
    pages: Sequence[LabelledPage], bodies: Mapping[str, str], plan: Plan, folds: int = 5
) -> dict[str, Figures]:
    """Train without each fold's sites and score its pages; figures per source and kind.

    Args:
        pages: labelled pages.
        bodies: page id → gold body, for the pages that are scored.
        plan: how to train.
        folds: how many parts the sites are split into.
    """
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for fold in range(folds):
        away = [fold_of(page.site, folds, plan.seed) == fold for page in pages]
        weights = learn([page for page, held in zip(pages, away, strict=True) if not held], plan)
        for page, held in zip(pages, away, strict=True):
            if held and page.id in bodies:
                source, _, rest = page.id.partition("/")
                score = _score(predict(page, weights), bodies[page.id])
                found[f"{source} {rest.rpartition('/')[2]}"].append(score)
    return {
        key: Figures(
            sum(p for p, _ in values) / len(values),
            sum(r for _, r in values) / len(values),
            len(values),
        )
        for key, values in sorted(found.items())
    }


def learn(pages: Sequence[LabelledPage], plan: Plan, rounds: int = 1) -> Weights:
    """Train on pages and on ``rounds`` times as many transplants of them."""
    made = [page for round_ in range(rounds) for page in transplant(pages, plan.seed + round_)]
    return train(examples(forget([*pages, *made], plan.seed)), plan)


def predict(page: LabelledPage, weights: Weights | None = None) -> str:
    """Return the paragraphs that the decision keeps."""
    scores = score_lines(page.lines, page.evidence, weights)
    kept = choose(scores, page.lines, page.evidence)
    return "\n".join(compress(page.lines, kept))


def _score(body: str, gold: str) -> tuple[float, float]:
    """Return precision and recall by shared 4-grams of words, as the benchmark does."""
    mine, true = _grams(_WORD.findall(body)), _grams(_WORD.findall(gold))
    shared = (mine & true).total()
    return shared / max(mine.total(), 1), shared / max(true.total(), 1)


def save(weights: Weights, path: Path) -> None:
    """Write weights in half precision, with the names of the features they are for."""
    arrays: dict[str, Any] = {
        "mean": weights.mean, "scale": weights.scale, "first": weights.first.astype(np.float16),
        "first_bias": weights.first_bias, "last": weights.last, "last_bias": weights.last_bias,
        "dilations": np.array([layer[0] for layer in weights.layers], np.int16),
        "names": np.array(feature_names()),
    }  # fmt: skip
    for number, (_, kernel, bias) in enumerate(weights.layers):
        arrays[f"kernel{number}"] = kernel.astype(np.float16)
        arrays[f"bias{number}"] = bias
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)


def main(arguments: Sequence[str]) -> int:
    """Train on all pages and write the weights; with ``--folds``, measure first."""
    parser = argparse.ArgumentParser(prog="python -m cleantext.learn weights")
    parser.add_argument("data", nargs="+", help="benchmark files, .jsonl.gz")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the .npz file to write")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate by site")
    parser.add_argument("--seed", type=int, default=Plan.seed)
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    options = parser.parse_args(arguments)
    plan = Plan(seed=options.seed, epochs=options.epochs)
    pages = load_pages(options.data)
    sites = {page.site for page in pages}
    print(f"{len(pages)} pages of {len(sites)} sites, {sum(len(p.lines) for p in pages)} lines")
    if options.folds:
        bodies = {
            record["id"]: record["gold_body"]
            for path in options.data
            for record in records_in(Path(path))
            if record["kind"].startswith("whole") and record.get("gold_body") is not None
        }
        for key, figures in cross_validate(pages, bodies, plan, options.folds).items():
            print(
                f"{key}: F1 {figures.f1:.4f} P {figures.precision:.3f} "
                f"R {figures.recall:.3f} ({figures.pages} pages)"
            )
    save(learn(pages, plan), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0
