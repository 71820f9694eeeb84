"""Which candidate is the title: the weights at work.

A linear model and a small hidden layer give each candidate a score; the scores of a page, and one
for that none of them is the title, become shares of one. Weights are data (``data/title.npz``, card
beside it), made by ``python -m cleantext.learn titles``. Needs NumPy.
"""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from cleantext.titles.candidates import Candidates, Matrix, feature_names

WEIGHTS = Path(__file__).parents[1] / "data" / "title.npz"
# Standardised features are cut off here, in the training too.
CLIP = 4.0


class Weights(NamedTuple):
    """The trained model; F features, H hidden units."""

    mean: Matrix
    scale: Matrix
    direct: Matrix
    hidden: Matrix
    bias: Matrix
    out: Matrix
    none: Matrix
    """One number: the score of there being no title."""


class Title(NamedTuple):
    """The likeliest line, and how likely it is (0 to 1)."""

    block: int
    probability: float


def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read weights from an ``.npz`` file.

    Raises:
        ValueError: the weights were trained on other features than ``candidates`` makes.
    """
    with np.load(path) as data:
        if tuple(map(str, data["names"])) != feature_names():
            raise ValueError(f"{path}: made for other features; run cleantext.learn titles again")
        return Weights(*(data[name].astype(np.float32) for name in Weights._fields))


_weights = functools.cache(load_weights)


@functools.cache
def weights_digest() -> str:
    """Return a digest of the file of weights, read once."""
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()


def standardised(rows: Matrix, weights: Weights) -> Matrix:
    """Return features as the model takes them (candidates × F)."""
    scaled: Matrix = np.clip((rows - weights.mean) / weights.scale, -CLIP, CLIP)
    return scaled


def shares(rows: Matrix, weights: Weights) -> Matrix:
    """Return how likely each candidate is the title, and, last, how likely none is; one in sum."""
    scaled = standardised(rows, weights)
    hidden = np.maximum(scaled @ weights.hidden + weights.bias, 0.0)
    scores = np.append(scaled @ weights.direct + hidden @ weights.out, weights.none)
    powers = np.exp(scores - scores.max())
    out: Matrix = powers / powers.sum()
    return out


def choose(found: Candidates, weights: Weights | None = None) -> Title | None:
    """Return the likeliest title; lines of one text count together, and the likeliest stands."""
    if not found.blocks:
        return None
    told = shares(found.rows, weights or _weights()).tolist()[:-1]
    together: dict[str, float] = defaultdict(float)
    for text, share in zip(found.texts, told, strict=True):
        together[text] += share
    best = max(together, key=together.__getitem__)
    lines = zip(told, found.blocks, found.texts, strict=True)
    _, block = max((share, block) for share, block, text in lines if text == best)
    return Title(block, min(together[best], 1.0))
