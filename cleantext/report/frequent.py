"""The most frequent strings of a stream, counted in bounded memory, with notes on each.

The counts are those of a frequent-items sketch (Misra and Gries' method as Anderson et al. refined
it, https://arxiv.org/abs/1705.07001, from Apache DataSketches): a string that is too frequent to be
missed is in the result, and its count is off by no more than a stated bound.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

try:
    import datasketches
except ImportError as error:  # the core stays light
    raise ImportError("corpus reports need: pip install 'cleantext-news[report]'") from error

Note = TypeVar("Note")
_LOAD = 0.75  # the share of its table that the sketch fills


class Count(NamedTuple, Generic[Note]):
    """A frequent string: it occurred at least ``least`` and at most ``most`` times."""

    key: str
    least: int
    most: int
    note: Note


class Frequent(Generic[Note]):
    """Counts strings and holds a note for each that is frequent.

    Args:
        note: makes the note of a string seen for the first time.
        size: the binary logarithm of the table's size; at 12, strings that make up more than
            about a thousandth of the stream cannot be missed.
    """

    def __init__(self, note: Callable[[], Note], size: int = 12) -> None:
        self._sketch = datasketches.frequent_strings_sketch(size)
        self._make = note
        self._notes: dict[str, Note] = {}
        self._room = 2 * int(_LOAD * 2**size)
        self.dropped = False
        """Whether rare strings had to be let go, so that counts are bounds."""

    def add(self, key: str) -> Note:
        """Count a string (no lone surrogates) and return its note, for the caller to write on."""
        self._sketch.update(key)
        note = self._notes.get(key)
        if note is None:
            if len(self._notes) >= self._room:
                self._prune()
            note = self._notes[key] = self._make()
        return note

    def _prune(self) -> None:
        self.dropped = True
        alive = self._sketch.get_estimate
        self._notes = {key: note for key, note in self._notes.items() if alive(key) > 0}

    def most(self, count: int) -> list[Count[Note]]:
        """Return the most frequent strings, the most frequent first."""
        kind = datasketches.frequent_items_error_type.NO_FALSE_NEGATIVES
        found = self._sketch.get_frequent_items(kind)
        found.sort(key=lambda item: (-item[1], item[0]))
        return [
            Count(key, int(least), int(most), self._notes[key])
            for key, _, least, most in found
            if key in self._notes
        ][:count]
