"""What stands before and after each line of a page: running sums, densities, distances.

Columns hold one value a line. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Column = npt.NDArray[np.floating[Any]]

FAR = 99.0
"""The greatest distance in lines that is told from others."""


def running_sums(column: Column) -> npt.NDArray[np.float64]:
    """Return the running sums of a column, from 0 on: one more value than the column has."""
    sums = np.zeros(len(column) + 1)
    np.cumsum(column, out=sums[1:])
    return sums


def densities(name: str, column: Column, sizes: Iterable[int]) -> dict[str, Column]:
    """Return the sums of a column over some lines before and after each, by the window's size."""
    out: dict[str, Column] = {}
    count = len(column)
    at = np.arange(count)
    sums = running_sums(column)
    for size in sizes:
        out[f"{name}<{size}"] = (sums[:-1] - sums[np.maximum(at - size, 0)]) / size
        out[f"{name}>{size}"] = (sums[np.minimum(at + size + 1, count)] - sums[1:]) / size
    return out


def amounts(name: str, column: Column) -> dict[str, Column]:
    """Return the logarithm of all that stands of a column before and after each line."""
    sums = running_sums(column)
    return {
        f"{name}_before": np.log1p(sums[:-1]),
        f"{name}_after": np.log1p(np.maximum(sums[-1] - sums[1:], 0.0)),
    }


def distances(name: str, places: npt.NDArray[np.intp], count: int) -> dict[str, Column]:
    """Return the logarithm of the distance to the last place, and to the next one.

    A line that is a place has the distances 0 and 0.

    Args:
        name: what the places are.
        places: their indices among the lines, sorted.
        count: how many lines there are.
    """
    at = np.arange(count)
    last = np.concatenate(([-FAR], places))[np.searchsorted(places, at, side="right")]
    following = np.concatenate((places, [count + FAR]))[np.searchsorted(places, at)]
    return {
        f"since_{name}": np.log1p(np.minimum(at - last, FAR)),
        f"until_{name}": np.log1p(np.minimum(following - at, FAR)),
    }
