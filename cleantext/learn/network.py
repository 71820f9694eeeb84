"""Training of the network that ``cleantext.scoring`` runs: NumPy, back-propagation by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cleantext.scoring import CLIP, Array, Weights

Parameters = dict[str, Array]


class Example(NamedTuple):
    """One page: features (lines × F), soft labels and their weights (lines × outputs)."""

    rows: Array
    labels: Array
    weights: Array


@dataclass(frozen=True)
class Plan:
    """How a network is built and trained; the defaults are what the package's weights used."""

    hidden: int = 48
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 32)
    epochs: int = 7
    rate: float = 3e-3
    decay: float = 2e-3
    drop: float = 0.15
    """Share of the features that a batch does without."""
    batch_lines: int = 6_000
    longest_page: int = 1_200
    seed: int = 4


def train(examples: Sequence[Example], plan: Plan) -> Weights:
    """Train on pages and return the moving average of the weights."""
    mean, scale = _moments(examples)
    scaled = [
        Example(np.clip((e.rows - mean) / scale, -CLIP, CLIP).astype(np.float32), *e[1:])
        for e in examples
    ]
    random = np.random.default_rng(plan.seed)
    held = _initial(scaled[0].rows.shape[1], scaled[0].labels.shape[1], plan, random)
    average = {name: value.copy() for name, value in held.items()}
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in held.items()}
    total = plan.epochs * sum(1 for _ in _batches(scaled, plan, np.random.default_rng(0)))
    step = 0
    for _ in range(plan.epochs):
        for batch in _batches(scaled, plan, random):
            rate = plan.rate * min(1.0, step / 100)
            rate *= 0.5 * (1 + np.cos(np.pi * min(step / total, 1.0))) + 0.02
            step += 1
            slopes = _slopes(held, _pack(batch, plan, random), plan)
            adam(held, slopes, moments, (step, rate, plan.decay))
            keep = min(0.995, 1 - 1 / (step + 1))
            for name, mean_value in average.items():
                np.add(mean_value, (1 - keep) * (held[name] - mean_value), out=mean_value)
    layers = tuple(
        (dilation, average[f"kernel{i}"], average[f"bias{i}"])
        for i, dilation in enumerate(plan.dilations)
    )
    return Weights(
        mean, scale, average["first"], average["first_bias"], layers,
        average["last"], average["last_bias"],
    )  # fmt: skip


def _moments(examples: Sequence[Example]) -> tuple[Array, Array]:
    rows = np.concatenate([e.rows[e.weights[:, 0] > 0] for e in examples])
    mean = rows.mean(0, dtype=np.float64).astype(np.float32)
    scale = (rows.std(0, dtype=np.float64) + 1e-3).astype(np.float32)
    return mean, scale


def _initial(inputs: int, outputs: int, plan: Plan, random: np.random.Generator) -> Parameters:
    def normal(rows: int, cols: int, gain: float) -> Array:
        return (random.normal(size=(rows, cols)) * gain).astype(np.float32)

    size = plan.hidden
    held = {
        "first": normal(inputs, size, float(np.sqrt(2 / inputs))),
        "first_bias": np.zeros(size, np.float32),
        "last": normal(size, outputs, float(np.sqrt(1 / size))),
        "last_bias": np.zeros(outputs, np.float32),
    }
    for number in range(len(plan.dilations)):
        held[f"kernel{number}"] = normal(3 * size, size, 0.7 * float(np.sqrt(1 / (3 * size))))
        held[f"bias{number}"] = np.zeros(size, np.float32)
    return held


def _batches(
    examples: Sequence[Example], plan: Plan, random: np.random.Generator
) -> Iterator[list[Example]]:
    batch: list[Example] = []
    lines = 0
    for index in random.permutation(len(examples)):
        batch.append(examples[index])
        lines += len(examples[index].rows) + max(plan.dilations)
        if lines >= plan.batch_lines:
            yield batch
            batch, lines = [], 0
    if batch:
        yield batch


class _Packed(NamedTuple):
    """Pages one after the other, with empty rows between them so that none sees the next."""

    rows: Array
    labels: Array
    weights: Array
    real: Array


def _pack(batch: Sequence[Example], plan: Plan, random: np.random.Generator) -> _Packed:
    pad = max(plan.dilations)
    parts: list[list[Array]] = [[], [], [], []]
    for example in batch:
        for part, values in zip(parts, example, strict=False):
            cut = values[: plan.longest_page]
            part.append(np.pad(cut, ((0, pad), (0, 0))))
        count = min(len(example.rows), plan.longest_page)
        parts[3].append(np.pad(np.ones((count, 1), np.float32), ((0, pad), (0, 0))))
    rows, labels, weights, real = (np.concatenate(part) for part in parts)
    rows *= random.random((1, rows.shape[1])) > plan.drop
    return _Packed(rows, labels, weights, real)


def _slopes(held: Parameters, packed: _Packed, plan: Plan) -> Parameters:
    """Return the gradient of the weighted cross-entropy for every parameter."""
    size = plan.hidden
    hidden = np.maximum(packed.rows @ held["first"] + held["first_bias"], 0.0) * packed.real
    opened = hidden > 0
    seen: list[tuple[Array, npt.NDArray[np.bool_]]] = []
    for number, dilation in enumerate(plan.dilations):
        wide = np.zeros((len(hidden), 3 * size), np.float32)
        wide[dilation:, :size] = hidden[:-dilation]
        wide[:, size : 2 * size] = hidden
        wide[:-dilation, 2 * size :] = hidden[dilation:]
        step = np.maximum(wide @ held[f"kernel{number}"] + held[f"bias{number}"], 0.0) * packed.real
        seen.append((wide, step > 0))
        hidden = hidden + step
    odds = hidden @ held["last"] + held["last_bias"]
    shares = 1.0 / (1.0 + np.exp(-np.clip(odds, -30.0, 30.0)))
    error = (shares - packed.labels) * packed.weights / packed.weights[:, 0].sum()
    error = error.astype(np.float32)
    slopes = {"last": hidden.T @ error, "last_bias": error.sum(0)}
    back = error @ held["last"].T
    for number in reversed(range(len(plan.dilations))):
        dilation = plan.dilations[number]
        wide, active = seen[number]
        through = back * active
        slopes[f"kernel{number}"] = wide.T @ through
        slopes[f"bias{number}"] = through.sum(0)
        spread = through @ held[f"kernel{number}"].T
        back = back + spread[:, size : 2 * size]
        back[:-dilation] += spread[dilation:, :size]
        back[dilation:] += spread[:-dilation, 2 * size :]
    through = back * opened
    slopes["first"] = packed.rows.T @ through
    slopes["first_bias"] = through.sum(0)
    return slopes


def adam(
    held: Parameters,
    slopes: Parameters,
    moments: dict[str, tuple[Array, Array]],
    settings: tuple[int, float, float],
) -> None:
    """Move the parameters one step of Adam with decoupled decay; the gradient is clipped to 1."""
    step, rate, decay = settings
    norm = float(np.sqrt(sum(float((slope**2).sum()) for slope in slopes.values())))
    for name, raw in slopes.items():
        slope = raw / max(norm, 1.0)
        first, second = moments[name]
        first += 0.1 * (slope - first)
        second += 0.01 * (slope**2 - second)
        move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        if not name.endswith("bias") and not name.startswith(("bias", "last")):
            move = move + decay * held[name]
        held[name] -= np.float32(rate) * move
