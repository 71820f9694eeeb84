"""A cleaner on its way to worker processes that unpack what they get anew for each task."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import lru_cache

from cleantext.batch import BatchCleaner


class Shipped:
    """A cleaner that is unpacked once in each process, however many tasks run there.

    Making a cleaner ready takes as long as cleaning some hundred texts.

    Args:
        cleaner: the cleaner.
        dumps: the engine's own pickling, which knows of code that lives in no module.
    """

    def __init__(self, cleaner: BatchCleaner, dumps: Callable[[object], bytes]) -> None:
        self._packed = dumps(cleaner)

    @property
    def cleaner(self) -> BatchCleaner:
        """The cleaner, as this process has it."""
        return _unpacked(self._packed)


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> BatchCleaner:
    cleaner: BatchCleaner = pickle.loads(packed)
    return cleaner
