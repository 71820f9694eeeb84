"""Which lines of a page are its article: the weights at work, and the decision on the sequence.

A small dilated convolution reads the features of ``cleantext.layout``: each line is scored in the
light of the 63 before and after it, for four questions at once. Weights are data
(``data/main_content.npz``, card beside it), made by ``python -m cleantext.learn weights``.
Needs NumPy.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleantext.evidence import COMMENTS
from cleantext.layout import feature_names, features

Array = npt.NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "data" / "main_content.npz"
BODY, INSIDE, START, END = range(4)
"""What the columns of scores say of a line: it is article; it stands between the article's first
and last line; it is the first; it is the last."""

# Standardised features are cut off here, in the training too.
CLIP = 4.0
# Log-odds from which a line inside the article's stretch is kept, and from which one outside is;
# picked on the cross-validated scores (see the data card).
_LEAST = -0.2
_STRONG = 1.5
# How much the first and last line's own log-probability weighs in the choice of the stretch.
_EDGE = 0.5
# A chosen line of this many characters is kept once, however often the page prints it.
_ONCE = 80
_ONCE_KEY = 60

# A heading of comments ends the article when a rule is so sure of it, and when so many characters
# and such a share of the kept lines of this length stand above it.
_SURE_HEADING = 0.8
_LONG = 60
_LEAST_TEXT = 150
_LEAST_SHARE = 0.3
# Less text than this many characters, with no line above these log-odds, is no article.
_SHORT = 600
_SURE_BODY = 1.0
_SURE_INSIDE = 1.5


class Weights(NamedTuple):
    """The trained network; H hidden units, F features, 4 outputs."""

    mean: Array
    scale: Array
    first: Array
    first_bias: Array
    layers: tuple[tuple[int, Array, Array], ...]
    """Dilation, kernel (3H × H: line before, line itself, line after) and bias of each layer."""
    last: Array
    last_bias: Array


def load_weights(path: Path = WEIGHTS) -> Weights:
    """Read weights from an ``.npz`` file.

    Raises:
        ValueError: the weights were trained on other features than ``cleantext.layout`` makes.
    """
    with np.load(path) as data:
        if tuple(map(str, data["names"])) != feature_names():
            raise ValueError(f"{path}: made for other features; run cleantext.learn weights again")
        held = {name: data[name].astype(np.float32) for name in data.files if name != "names"}
    dilations = held["dilations"].astype(int).tolist()
    layers = tuple(
        (dilation, held[f"kernel{number}"], held[f"bias{number}"])
        for number, dilation in enumerate(dilations)
    )
    return Weights(
        held["mean"], held["scale"], held["first"], held["first_bias"], layers,
        held["last"], held["last_bias"],
    )  # fmt: skip


_weights = functools.cache(load_weights)


@functools.cache
def weights_digest() -> str:
    """Return a digest of the file of weights, read once."""
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()


def log_odds(matrix: Array, weights: Weights) -> Array:
    """Return the four answers for each row of a page's features (lines × 4)."""
    scaled = np.clip((matrix - weights.mean) / weights.scale, -CLIP, CLIP)
    hidden = np.maximum(scaled @ weights.first + weights.first_bias, 0.0)
    count, size = hidden.shape
    for dilation, kernel, bias in weights.layers:
        step = hidden @ kernel[size : 2 * size] + bias
        if count > dilation:
            step[dilation:] += hidden[:-dilation] @ kernel[:size]
            step[:-dilation] += hidden[dilation:] @ kernel[2 * size :]
        hidden += np.maximum(step, 0.0, out=step)
    out: Array = hidden @ weights.last + weights.last_bias
    return out


def score_lines(
    lines: Sequence[str], evidence: Array | None = None, weights: Weights | None = None
) -> Array:
    """Return the log-odds that each line is article, and of its place in it (lines × 4).

    Columns are ``BODY``, ``INSIDE``, ``START``, ``END``; ``probability`` makes them shares.

    Args:
        lines: the lines or rejoined paragraphs of a page, none blank; see ``layout.features``.
        evidence: what the rules say of the lines; see ``evidence.gather``.
        weights: other weights than the package's.
    """
    if not lines:
        return np.zeros((0, 4), np.float32)
    return log_odds(features(lines, evidence), weights or _weights())


def probability(scores: Array) -> Array:
    """Return the probabilities of log-odds."""
    shares = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
    return shares.astype(np.float32)


def choose(scores: Array, lines: Sequence[str], evidence: Array | None = None) -> list[bool]:
    """Decide on the whole sequence which lines are the article.

    One stretch is chosen by the sum of its lines' ``INSIDE`` and by its edges; in it a line is
    kept when it is about as likely article as not, outside only when it is very likely. Of a long
    line that is printed twice the first is kept. A sure heading of comments ends the article. Of a
    page where little is kept and nothing of it is sure, nothing is: it holds no article.

    Args:
        scores: what ``score_lines`` returned for the lines.
        lines: the same lines.
        evidence: what the rules say of the lines; see ``evidence.gather``.
    """
    if not len(scores):
        return []
    body = scores[:, BODY]
    start, end = _stretch(scores)
    kept = body > _STRONG
    kept[start:end] |= body[start:end] > _LEAST
    if _is_doubtful(kept, scores, lines):
        kept[:] = False
    elif evidence is not None:
        kept[_comments_start(kept, lines, evidence) :] = False
    seen: set[str] = set()
    for index in np.flatnonzero(kept).tolist():
        text = lines[index].strip()
        if len(text) >= _ONCE:
            key = text[:_ONCE_KEY].casefold()
            kept[index] = key not in seen
            seen.add(key)
    chosen: list[bool] = kept.tolist()
    return chosen


def _is_doubtful(kept: npt.NDArray[np.bool_], scores: Array, lines: Sequence[str]) -> bool:
    """Say whether what is kept is short and no line of it is likely to be an article's."""
    if not kept.any():
        return False
    sure = (scores[kept, BODY].max() >= _SURE_BODY) or (scores[kept, INSIDE].max() >= _SURE_INSIDE)
    return not sure and sum(map(len, compress(lines, kept))) < _SHORT


def _comments_start(kept: npt.NDArray[np.bool_], lines: Sequence[str], evidence: Array) -> int:
    """Return the heading of comments below the article, or the count of lines.

    Above it stands a good part of what is kept: "3 comments" also stands at the top of articles.
    """
    headings = np.flatnonzero((evidence[:, COMMENTS] >= _SURE_HEADING) & ~kept)
    if not len(headings):
        return len(lines)
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    above = np.cumsum(np.where(kept & (lengths >= _LONG), lengths, 0))
    below = headings[above[headings] >= max(_LEAST_TEXT, _LEAST_SHARE * above[-1])]
    return int(below[0]) if len(below) else len(lines)


def _stretch(scores: Array) -> tuple[int, int]:
    """Return the half-open stretch of lines that is most likely the article."""
    sums = np.concatenate(([0.0], np.cumsum(scores[:, INSIDE], dtype=np.float64)))
    edges = -_EDGE * np.log1p(np.exp(-np.clip(scores[:, (START, END)], -30.0, 30.0)))
    opening = edges[:, 0] - sums[:-1]
    last = int(np.argmax(np.maximum.accumulate(opening) + sums[1:] + edges[:, 1]))
    return int(np.argmax(opening[: last + 1])), last + 1
