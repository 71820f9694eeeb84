"""Weights that tell a page's title: ``python -m cleantext.learn titles DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_title``. For pages with ``silver_body`` instead, the
label is the longest line that the page's own title, the first line of its ``whole_bs4`` text, has
in it. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

import argparse
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleantext.context import Context
from cleantext.document import Document
from cleantext.learn.network import Parameters, adam
from cleantext.learn.weights import Record, fold_of, records_in, site_of
from cleantext.pack import bundled_rules
from cleantext.stages.main_content import judge, title_candidates
from cleantext.stages.rules import rules
from cleantext.titles.candidates import NO_CANDIDATES, Candidates, Matrix, feature_names
from cleantext.titles.scoring import Weights, choose, standardised
from cleantext.trigger import TriggerIndex

_HIDDEN = 24
_EPOCHS = 14
_BATCH = 8
_RATE, _DECAY, _DROP = 2e-3, 2e-3, 0.12
_SEED = 9
# A silver title is a line of so many letters and digits, and of so much of the page's title.
_SHORTEST_SILVER, _LEAST_SILVER = 12, 0.4
_SILVER_TRUST = 0.5


class TitledPage(NamedTuple):
    """The candidates of a page, which of them are its title, and the trust in that.

    ``is_title`` has one value more than there are candidates: whether none of them is. Where all
    are false, the title is known to stand in a longer line.
    """

    id: str
    site: str
    found: Candidates
    is_title: npt.NDArray[np.bool_]
    trust: float


@functools.cache
def _index() -> TriggerIndex:
    return TriggerIndex(bundled_rules())


def read_candidates(text: str) -> Candidates:
    """Return the candidates for the title of a page, as the stage sees them."""
    document = Document(text)
    context = Context(document, _index().scan(document))
    context.add(rules(context))
    judged = judge(context)
    return title_candidates(context, judged) if judged.article else NO_CANDIDATES


def load_pages(paths: Iterable[str | Path]) -> list[TitledPage]:
    """Read the pages with a title of benchmark files."""
    records = [
        record
        for path in paths
        for record in records_in(Path(path))
        if record["kind"].startswith("whole")
        and (record.get("gold_title") or record.get("silver_body") is not None)
    ]
    opening = {
        record["id"].rpartition("/")[0]: _key(record["input"].partition("\n")[0])
        for record in records
        if record["kind"] == "whole_bs4"
    }
    pages = (_titled(record, opening) for record in records)
    return [page for page in pages if page is not None]


def _titled(record: Record, opening: Mapping[str, str]) -> TitledPage | None:
    found = read_candidates(record["input"])
    gold, trust = record.get("gold_title"), 1.0
    if gold:
        key = _key(gold)
    else:
        trust = _SILVER_TRUST
        key = _silver(found, opening.get(record["id"].rpartition("/")[0], ""))
        if not key:
            return None
    keys = list(map(_key, found.texts))
    is_title = np.array([*(one == key for one in keys), not any(key in one for one in keys)], bool)
    return TitledPage(record["id"], site_of(record), found, is_title, trust)


def _silver(found: Candidates, opening: str) -> str:
    """Return the longest candidate that stands in the page's own title, "" if none does."""
    least = max(_SHORTEST_SILVER, _LEAST_SILVER * len(opening))
    keys = map(_key, found.texts)
    inside = (key for key in keys if least <= len(key) < len(opening) and key in opening)
    return max(inside, key=len, default="")


def _key(text: str) -> str:
    """Return the letters and digits of a text, case-folded: the form in which titles compare."""
    return "".join(filter(str.isalnum, text.casefold()))


def train(pages: Sequence[TitledPage], seed: int = _SEED) -> Weights:
    """Train on the pages whose label is sure; return the mean of the steps."""
    pages = [page for page in pages if page.found.blocks and page.is_title.any()]
    random = np.random.default_rng(seed)
    rows = np.concatenate([page.found.rows for page in pages])
    count = rows.shape[1]
    held: Parameters = {
        "direct": np.zeros(count, np.float32),
        "hidden": _normal(random, (count, _HIDDEN), count**-0.5),
        "bias": np.zeros(_HIDDEN, np.float32),
        "out": _normal(random, (_HIDDEN,), 0.1),
        "none": np.zeros(1, np.float32),
    }
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in held.items()}
    mean = {name: value.copy() for name, value in held.items()}
    weights = Weights(rows.mean(0), rows.std(0) + np.float32(1e-3), **held)
    scaled = [standardised(page.found.rows, weights) for page in pages]
    steps = _EPOCHS * -(-len(pages) // _BATCH)
    orders = np.concatenate([random.permutation(len(pages)) for _ in range(_EPOCHS)])
    for step, batch in enumerate(np.array_split(orders, steps), 1):
        kept = np.where(random.random(count) > _DROP, 1 / (1 - _DROP), 0).astype(np.float32)
        slopes = {name: np.zeros_like(value) for name, value in held.items()}
        for at in batch.tolist():
            _add_slopes(slopes, held, scaled[at] * kept, pages[at])
        rate = _RATE * min(1.0, step / 30) * (0.5 * (1 + np.cos(np.pi * step / steps)) + 0.02)
        adam(held, slopes, moments, (step, rate, _DECAY))
        for name, value in mean.items():
            np.add(value, max(0.01, 1 / (step + 1)) * (held[name] - value), out=value)
    return weights._replace(**mean)


def _normal(random: np.random.Generator, shape: tuple[int, ...], scale: float) -> Matrix:
    drawn: Matrix = (random.normal(size=shape) * scale).astype(np.float32)
    return drawn


def _add_slopes(slopes: Parameters, held: Parameters, rows: Matrix, page: TitledPage) -> None:
    """Add the gradient of -log(the share of the lines that are the title)."""
    open_ = rows @ held["hidden"] + held["bias"]
    active = np.maximum(open_, 0.0)
    scores = np.append(rows @ held["direct"] + active @ held["out"], held["none"])
    powers = np.exp(scores - scores.max())
    told = powers / powers.sum()
    true = told * page.is_title
    error = (told - true / max(true.sum(), 1e-9)) * (page.trust / _BATCH)
    none, error = error[-1:], error[:-1]
    back = np.outer(error, held["out"]) * (open_ > 0)
    for name, slope in (
        ("direct", rows.T @ error),
        ("out", active.T @ error),
        ("hidden", rows.T @ back),
        ("bias", back.sum(0)),
        ("none", none),
    ):
        slopes[name] += slope.astype(np.float32)


def cross_validate(
    pages: Sequence[TitledPage], folds: int, seed: int = _SEED
) -> dict[str, list[tuple[float, bool]]]:
    """Train without each fold's sites; per source and kind, how likely and whether right.

    Silver pages are trained on and not scored.
    """
    found: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(folds):
        away = [fold_of(page.site, folds, seed) == fold for page in pages]
        weights = train([page for page, out in zip(pages, away, strict=True) if not out], seed)
        for page, out in zip(pages, away, strict=True):
            if out and page.trust == 1.0:
                title = choose(page.found, weights)
                source, _, rest = page.id.partition("/")
                right = title is not None and bool(
                    page.is_title[page.found.blocks.index(title.block)]
                )
                sure = title.probability if title is not None else 0.0
                found[f"{source} {rest.rpartition('/')[2]}"].append((sure, right))
    return dict(sorted(found.items()))


def save(weights: Weights, path: Path) -> None:
    """Write weights with the names of the features they are for."""
    arrays: dict[str, Any] = weights._asdict()
    arrays["hidden"] = weights.hidden.astype(np.float16)
    np.savez_compressed(path, names=np.array(feature_names()), **arrays)


def main(arguments: Sequence[str]) -> int:
    """Train on all pages and write the weights; with ``--folds``, measure first."""
    parser = argparse.ArgumentParser(prog="python -m cleantext.learn titles")
    parser.add_argument("data", nargs="+", help="benchmark files, .jsonl.gz")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the .npz file to write")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate by site")
    parser.add_argument("--seed", type=int, default=_SEED)
    options = parser.parse_args(arguments)
    pages = load_pages(options.data)
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    for key, told in cross_validate(pages, options.folds, options.seed).items():
        sure = [right for probability, right in told if probability >= 0.5]
        print(
            f"{key}: right {sum(sure) / len(told):.3f} of {len(told)}, "
            f"{sum(sure) / max(len(sure), 1):.3f} of the {len(sure)} claimed"
        )
    save(train(pages, options.seed), options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0
