"""Lines made alike: the stamps over comments ("… on 3 May at 4:47 pm said:"), the cards of teasers.

No language is known here: alike are lines that begin or end with the same two words once all digits
are one. Needs NumPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cleantext.windows import Column, amounts, densities

# The logarithms of the greatest widths of a stamp and of a line that recurs.
_STAMP = 4.6
_RECURRING = 5.2
_OFTEN = 3
_SIZES = (6, 20)


def recurrence_columns(folded: Sequence[bytes], width: Column, ages: Column) -> dict[str, Column]:
    """Return feature name → one value a line.

    Args:
        folded: the lines in small letters, every digit 0.
        width: the logarithm of each line's width in letters.
        ages: how many words of ages ("hours", "ago") each line has.
    """
    begins, ends = _counts(list(map(_first, folded))), _counts(list(map(_last, folded)))
    # An hour or a year, all digits being 0.
    found = [b"0:00" in line or b"0000" in line or b"0.00" in line for line in folded]
    clocks = np.array(found, bool)
    stamps = ((clocks | (ages > 0)) & (width < _STAMP)).astype(np.float32)
    often = (np.maximum(begins, ends) >= _OFTEN) & (width < _RECURRING)
    recurring = often.astype(np.float32)
    both = stamps * recurring
    return {
        "same_end": np.log(ends),
        "same_begin": np.log(begins),
        "stamp": stamps,
        "recurring_stamp": both,
        **densities("stamp", stamps, _SIZES),
        **densities("recurring", recurring, _SIZES),
        **densities("recurring_stamp", both, _SIZES),
        **amounts("recurring_stamp", both),
    }


def _first(line: bytes) -> bytes:
    words = line.split(None, 2)
    return line if len(words) < 3 else words[0] + b" " + words[1]


def _last(line: bytes) -> bytes:
    words = line.rsplit(None, 2)
    return line if len(words) < 3 else words[1] + b" " + words[2]


def _counts(keys: Sequence[bytes]) -> Column:
    seen = Counter(keys)
    return np.fromiter(map(seen.__getitem__, keys), np.float32, len(keys))
