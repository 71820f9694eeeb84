"""Trainings of weights that choose among a page's candidates for a field; see ``choosing``.

Each field says how its pages are read and labelled; training, cross-validation by site and the
command are the same. Needs NumPy.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from cleantext.choosing import LIKELY, Candidates, Choice, Chooser, Weights, choose, standardised
from cleantext.learn.network import Parameters, adam, rate_at
from cleantext.learn.pages import Record, fold_of, site_of
from cleantext.windows import Matrix

_HIDDEN = 24
_EPOCHS = 14
_BATCH = 8
_RATE, _DECAY, _DROP = 2e-3, 2e-3, 0.12
_SEED = 9


class LabelledPage(NamedTuple):
    """The candidates of a page, which of them are right, and the trust in that.

    ``is_right`` has one value more than there are candidates: whether none of them is. Where all
    are false, the page says nothing.
    """

    id: str
    site: str
    found: Candidates
    is_right: npt.NDArray[np.bool_]
    trust: float = 1.0


def labelled(record: Record, found: Candidates, key: str) -> LabelledPage:
    """Label the candidates of a page by the key of the right one; none has it, none is right."""
    right = [one == key for one in found.keys]
    is_right = np.array([*right, not any(right)], bool)
    return LabelledPage(record["id"], site_of(record), found, is_right)


Load = Callable[[Iterable[str | Path]], list[LabelledPage]]
"""Reads the labelled pages of benchmark files."""


def train(pages: Sequence[LabelledPage], seed: int = _SEED) -> Weights:
    """Train on the pages whose label is sure; return the mean of the steps."""
    pages = [page for page in pages if page.found.blocks and page.is_right.any()]
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
        adam(held, slopes, moments, (step, rate_at(_RATE, step, steps, warm_up=30), _DECAY))
        for name, value in mean.items():
            np.add(value, max(0.01, 1 / (step + 1)) * (held[name] - value), out=value)
    return weights._replace(**mean)


def _normal(random: np.random.Generator, shape: tuple[int, ...], scale: float) -> Matrix:
    drawn: Matrix = (random.normal(size=shape) * scale).astype(np.float32)
    return drawn


def _add_slopes(slopes: Parameters, held: Parameters, rows: Matrix, page: LabelledPage) -> None:
    """Add the gradient of -log(the share of the lines that are right)."""
    open_ = rows @ held["hidden"] + held["bias"]
    active = np.maximum(open_, 0.0)
    scores = np.append(rows @ held["direct"] + active @ held["out"], held["none"])
    powers = np.exp(scores - scores.max())
    told = powers / powers.sum()
    true = told * page.is_right
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
    pages: Sequence[LabelledPage], folds: int, seed: int = _SEED
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
                choice = choose(page.found, weights) or Choice(-1, 0.0)
                source, _, rest = page.id.partition("/")
                right = bool(page.found.blocks) and bool(page.is_right[choice.at])
                found[f"{source} {rest.rpartition('/')[2]}"].append((choice.probability, right))
    return dict(sorted(found.items()))


def save(weights: Weights, names: Sequence[str], path: Path) -> None:
    """Write weights with the names of the features they are for."""
    arrays: dict[str, Any] = weights._asdict()
    arrays["hidden"] = weights.hidden.astype(np.float16)
    np.savez_compressed(path, names=np.array(names), **arrays)


def run(chooser: Chooser, load: Load, arguments: Sequence[str]) -> int:
    """Train on all pages and write the weights; with ``--folds``, measure first."""
    parser = argparse.ArgumentParser(prog=f"python -m cleantext.learn {chooser.field}")
    parser.add_argument("data", nargs="+", help="benchmark files, .jsonl.gz")
    parser.add_argument("-o", "--out", type=Path, required=True, help="the .npz file to write")
    parser.add_argument("--folds", type=int, default=0, help="also cross-validate by site")
    parser.add_argument("--seed", type=int, default=_SEED)
    options = parser.parse_args(arguments)
    pages = load(options.data)
    print(f"{len(pages)} pages of {len({page.site for page in pages})} sites")
    for key, told in cross_validate(pages, options.folds, options.seed).items():
        sure = [right for probability, right in told if probability >= LIKELY]
        print(
            f"{key}: right {sum(sure) / len(told):.3f} of {len(told)}, "
            f"{sum(sure) / max(len(sure), 1):.3f} of the {len(sure)} claimed"
        )
    save(train(pages, options.seed), chooser.feature_names, options.out)
    print(f"{options.out}: {options.out.stat().st_size} bytes")
    return 0
