"""What is asked of the lines of a page, whatever field is looked for: keys, dates, bins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

_DATED = re.compile(r"(?:19|20)\d\d|\d{1,2}[.:h]\d\d|\d{1,2}[./]\d{1,2}[./]|\d[年月日]")


def key(text: str) -> str:
    """Return the letters and digits of a text, case-folded: the form in which texts compare."""
    return "".join(filter(str.isalnum, text.casefold()))


def may_be_dated(line: str, longest: int) -> bool:
    """Say whether a line may hold a date or a time and is no paragraph.

    Args:
        line: the line.
        longest: how many characters a line has at most that is no paragraph.
    """
    return len(line) < longest and _DATED.search(line) is not None


@lru_cache(maxsize=4096)
def bins(name: str, value: float, edges: Sequence[float]) -> Mapping[str, bool]:
    """Return one feature a bin, named after where it begins: whether the value is in it."""
    return {f"{name}_{low}": low <= value < high for low, high in pairwise(edges)}
