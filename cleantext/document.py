"""One input: the text as given, the repaired text, and its blocks."""

from __future__ import annotations

from cleantext.folding import fold
from cleantext.repair import repair
from cleantext.segment import segment


class Document:
    """The text that the stages look at; nothing of it ever changes.

    Attributes:
        source: the text as given.
        text: the repaired text; all offsets of blocks and marks point into it.
        offsets: leads offsets of ``text`` back to ``source``.
        encoded: ``text`` in UTF-8 with ASCII letters in lower case, for the trigger pass.
        starts, ends: half-open code points of each block, without blanks around it.
        byte_starts: where each block's line or piece begins in ``encoded``.
        glued: whether a block continues the line of the one before it.
    """

    __slots__ = (
        "_folds", "byte_starts", "encoded", "ends", "glued", "offsets", "source", "starts", "text",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self.source = source
        self.text, self.offsets = repair(source)
        self.encoded = self.text.encode("utf-8", "surrogatepass").lower()
        self.starts, self.ends, self.byte_starts, self.glued = segment(self.text, self.encoded)
        self._folds: dict[int, str] = {}

    def __len__(self) -> int:
        """Return the number of blocks."""
        return len(self.starts)

    def block(self, index: int) -> str:
        """Return the text of a block."""
        return self.text[self.starts[index] : self.ends[index]]

    def fold(self, index: int) -> str:
        """Return the fold of a block, which has the block's length."""
        folded = self._folds.get(index)
        if folded is None:
            folded = self._folds[index] = fold(self.block(index))
        return folded
