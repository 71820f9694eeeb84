"""Time on a machine that others use as well.

CPU time of this thread, so that waiting for a core does not count; what is compared runs by turns in
one process; and of several rounds the fastest counts, for all disturbances make slower.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

Text = TypeVar("Text")
Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Return the CPU time of one go."""
    begin = time.thread_time()
    work()
    return time.thread_time() - begin


def race(entries: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the fastest of some rounds for each entry, after a go that does not count.

    What earlier work left behind is collected before each round, not at another's expense.
    """
    for work in entries.values():
        work()
    best = dict.fromkeys(entries, float("inf"))
    for _ in range(rounds):
        gc.collect()
        for name, work in entries.items():
            best[name] = min(best[name], seconds(work))
    return best


def over(function: Callable[[Text], object], texts: Iterable[Text], times: int = 1) -> Work:
    """Return the work of calling a function with each text."""
    texts = list(texts)

    def work() -> None:
        for _ in range(times):
            for text in texts:
                function(text)

    return work


_SEEN = frozenset({"advertisement", "share"})


def floor(text: str) -> str:
    """Do the least that a cleaner of lines can do: split, strip, look up, join. F is its time."""
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line not in _SEEN)


FLOOR_TIMES = 8
"""How often a go repeats the floor, which is too short to time once."""
