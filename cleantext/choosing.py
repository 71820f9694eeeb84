"""Which of a page's candidates for a field is the right one: trained weights at work.

A linear model and a small hidden layer give each candidate a score; the scores of a page, and one
for that none of them is right, become shares of one. Weights are data (``data/*.npz``, a card
beside each), made by ``python -m cleantext.learn``. Needs NumPy.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cleantext.windows import Matrix

LIKELY = 0.5
"""A candidate less likely than this is not taken: none is better than a wrong one."""
DATA = Path(__file__).parent / "data"
# Standardised features are cut off here, in the training too.
CLIP = 4.0


class Candidates(NamedTuple):
    """What a page offers for a field.

    Attributes:
        blocks: where each candidate stands.
        keys: what each one says, in a form in which those that say the same are equal.
        rows: their features (candidates × F).
    """

    blocks: list[int]
    keys: list[str]
    rows: Matrix


NO_CANDIDATES = Candidates([], [], np.zeros((0, 0), np.float32))


def tabulated(
    blocks: list[int], keys: list[str], rows: Iterable[Mapping[str, float]]
) -> Candidates:
    """Return candidates with a row of named features each, the names being the same for all."""
    told = [list(row.values()) for row in rows]
    return Candidates(blocks, keys, np.array(told, np.float32)) if told else NO_CANDIDATES


class Choice(NamedTuple):
    """The likeliest candidate, and how likely it is (0 to 1)."""

    at: int
    probability: float


class Weights(NamedTuple):
    """The trained model; F features, H hidden units."""

    mean: Matrix
    scale: Matrix
    direct: Matrix
    hidden: Matrix
    bias: Matrix
    out: Matrix
    none: Matrix
    """One number: the score of none being right."""


class Chooser:
    """The weights for one field, read at their first use.

    Args:
        field: the command of ``cleantext.learn`` that makes them.
        path: the ``.npz`` file they are in.
        feature_names: what the columns of the candidates' features are.
    """

    def __init__(self, field: str, path: Path, feature_names: tuple[str, ...]) -> None:
        self.field = field
        self.path = path
        self.feature_names = feature_names

    @cached_property
    def weights(self) -> Weights:
        """The weights.

        Raises:
            ValueError: they were trained on other features than the candidates have.
        """
        with np.load(self.path) as data:
            if tuple(map(str, data["names"])) != self.feature_names:
                again = f"run python -m cleantext.learn {self.field} again"
                raise ValueError(f"{self.path}: made for other features; {again}")
            return Weights(*(data[name].astype(np.float32) for name in Weights._fields))

    @cached_property
    def digest(self) -> str:
        """A digest of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def choose(self, found: Candidates) -> Choice | None:
        """Return the likeliest candidate of a page, None where none is likely."""
        choice = choose(found, self.weights)
        return choice if choice is not None and choice.probability >= LIKELY else None


def standardised(rows: Matrix, weights: Weights) -> Matrix:
    """Return features as the model takes them (candidates × F)."""
    scaled: Matrix = np.clip((rows - weights.mean) / weights.scale, -CLIP, CLIP)
    return scaled


def shares(rows: Matrix, weights: Weights) -> Matrix:
    """Return how likely each candidate is right, and, last, how likely none is; one in sum."""
    scaled = standardised(rows, weights)
    hidden = np.maximum(scaled @ weights.hidden + weights.bias, 0.0)
    scores = np.append(scaled @ weights.direct + hidden @ weights.out, weights.none)
    powers = np.exp(scores - scores.max())
    out: Matrix = powers / powers.sum()
    return out


def choose(found: Candidates, weights: Weights) -> Choice | None:
    """Return the likeliest of some candidates; equal ones count together, the likeliest stands."""
    if not found.blocks:
        return None
    told = shares(found.rows, weights).tolist()[:-1]
    together: dict[str, float] = defaultdict(float)
    for key, share in zip(found.keys, told, strict=True):
        together[key] += share
    best = max(together, key=together.__getitem__)
    at = max(range(len(told)), key=lambda one: (found.keys[one] == best, told[one], one))
    return Choice(at, min(together[best], 1.0))
