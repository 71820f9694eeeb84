"""Changes by the line; imports nothing of the package, which the fuzzer has to see imported."""

from __future__ import annotations

import random
from collections.abc import Sequence


def shuffled(data: bytes, lines: Sequence[bytes], seed: int) -> bytes:
    """Return an input with a few lines put in, doubled, taken out, joined or cut in two."""
    draw = random.Random(seed)
    found = data.split(b"\n")
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(found))
        line = found[at]
        middle = draw.randint(0, len(line))
        change: list[list[bytes]] = [
            [line, draw.choice(lines)],
            [draw.choice(lines), line],
            [draw.choice(lines)],
            [line + draw.choice((b"", b" ")) + draw.choice(lines)],
            [line[:middle] + draw.choice(lines) + line[middle:]],
            [line[:middle], line[middle:]],
            [line, line],
            [line, b"", b""],
            [],
        ]
        found[at : at + 1] = draw.choice(change)
        found = found or [b""]
    return b"\n".join(found)
