"""What a stage sees, and what a stage is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

from cleantext.document import Document
from cleantext.model import Kind, Mark
from cleantext.trigger import Hits

# A block of at least this many characters that ends as a sentence does is prose.
_PROSE_LENGTH = 100
_PROSE_LENGTH_CJK = 40
_FIRST_CJK = "\u2e80"
# Longer than any label or headline, whatever its end.
_LONG_BLOCK = 220
_SENTENCE_MARKS = tuple(".!?…。！？।؟\"'”’»」』)")
# How much uncut text still belongs to the head and to the tail, in paragraphs of prose: room for a
# standfirst and a caption at the top, for a bio and a notice or two at the end.
_HEAD_ROOM = 2.0
_TAIL_ROOM = 3.0
_SHORT_BLOCK_ROOM = 0.1
_GLUED_ROOM = 1 / 3

Stage = Callable[["Context"], Iterable[Mark]]
"""A stage looks at the context and yields marks; its name is its ``name`` or ``__name__``."""


class Context:
    """The document, the hits in it, and the marks made so far; blocks are named by their index."""

    __slots__ = ("_covered", "_zones", "document", "hits", "marks")

    def __init__(self, document: Document, hits: Hits) -> None:
        self.document = document
        self.hits = hits
        self.marks: list[Mark] = []
        self._covered: dict[int, Mark] = {}
        self._zones: tuple[int, int] | None = None

    def add(self, marks: Iterable[Mark]) -> None:
        """Take up the marks of one stage; only the pipeline calls this."""
        starts, ends = self.document.starts, self.document.ends
        for mark in marks:
            self.marks.append(mark)
            block = bisect_left(starts, mark.start)
            while block < len(starts) and ends[block] <= mark.end:
                self._covered.setdefault(block, mark)
                block += 1
        self._zones = None

    def covered(self, block: int) -> Mark | None:
        """Return the first mark that covers a whole block, or None."""
        return self._covered.get(block)

    def mark(self, block: int, kind: str, rule: str, confidence: float, value: Any = None) -> Mark:
        """Make a mark over a whole block; what it asks for follows from its kind."""
        document = self.document
        action = Kind.of(kind).action
        return Mark(
            document.starts[block], document.ends[block], action, kind, rule, confidence, value
        )

    @property
    def head_end(self) -> int:
        """The first block that is no longer in the head zone."""
        return self._zone_limits()[0]

    @property
    def tail_start(self) -> int:
        """The first block of the tail zone."""
        return self._zone_limits()[1]

    def _zone_limits(self) -> tuple[int, int]:
        if self._zones is None:
            self._zones = zone_limits(self.document, self._covered, self._covered)
        return self._zones

    def free_blocks(self, start: int, stop: int) -> Iterator[int]:
        """Yield the blocks of a range that no mark covers yet."""
        for block in range(max(start, 0), min(stop, len(self.document))):
            if block not in self._covered:
                yield block


def is_prose(document: Document, block: int) -> bool:
    """Say whether a block reads like a paragraph of running text rather than a label."""
    start, end = document.starts[block], document.ends[block]
    length = end - start
    text = document.text
    if length < _PROSE_LENGTH and (length < _PROSE_LENGTH_CJK or text[start + 4] < _FIRST_CJK):
        return False
    return length >= _LONG_BLOCK or text[end - 1] in _SENTENCE_MARKS


def zone_limits(
    document: Document, head_cuts: Container[int], tail_cuts: Container[int]
) -> tuple[int, int]:
    """Return (first block after the head zone, first block of the tail zone).

    Both zones are walked from the outside, and blocks that are going to be cut are walked over for
    free: so cutting them does not move a zone, and cleaning a cleaned text finds nothing new.
    """
    count = len(document)
    head = _walk(document, range(count), head_cuts, _HEAD_ROOM)
    tail = _walk(document, range(count - 1, -1, -1), tail_cuts, _TAIL_ROOM)
    return head, count - tail


def _walk(document: Document, blocks: range, cuts: Container[int], room: float) -> int:
    for walked, block in enumerate(blocks):
        if block in cuts:
            continue
        if is_prose(document, block):
            room -= _GLUED_ROOM if document.glued[block] else 1.0
        else:
            room -= _SHORT_BLOCK_ROOM
        if room < -1e-9:
            return walked
    return len(blocks)
