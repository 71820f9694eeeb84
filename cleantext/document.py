"""One input: the text as given, the repaired text, and its blocks."""

from __future__ import annotations

from cleantext.folding import fold
from cleantext.language import detect
from cleantext.repair import repair
from cleantext.segment import segment

# A block of at least this many characters that ends as a sentence does is prose.
_PROSE_LENGTH = 100
_PROSE_LENGTH_CJK = 40
_SHORTEST_SENTENCE = 40
_FIRST_CJK = "\u2e80"
# Hebrew and Arabic leave most vowels out: their sentences are a quarter shorter.
_PROSE_LENGTH_NO_VOWELS = 75
_FIRST_HEBREW, _LAST_ARABIC = "\u0590", "\u08ff"
# Longer than any label or headline, whatever its end.
_LONG_BLOCK = 220
_SENTENCE_MARKS = tuple(".!?…。！？।؟\"'”’»」』)")


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
        *("_folds", "_language", "_prose", "byte_starts", "encoded"),
        *("ends", "glued", "offsets", "source", "starts", "text"),
    )

    def __init__(self, source: str) -> None:
        self.source = source
        self.text, self.offsets, encoded = repair(source)
        self.encoded = encoded.lower()
        self.starts, self.ends, self.byte_starts, self.glued = segment(self.text, self.encoded)
        self._folds: dict[int, str] = {}
        self._prose: dict[int, bool] = {}
        self._language: str | None = ""

    def __len__(self) -> int:
        """Return the number of blocks."""
        return len(self.starts)

    def block(self, index: int) -> str:
        """Return the text of a block."""
        return self.text[self.starts[index] : self.ends[index]]

    def blocks(self) -> list[str]:
        """Return the texts of all blocks."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def fold(self, index: int) -> str:
        """Return the fold of a block, which has the block's length."""
        folded = self._folds.get(index)
        if folded is None:
            folded = self._folds[index] = fold(self.block(index))
        return folded

    @property
    def language(self) -> str | None:
        """The code of the language of the text, or None where the text does not show it."""
        if self._language == "":
            self._language = detect(self.text)
        return self._language

    def is_prose(self, index: int) -> bool:
        """Say whether a block reads like a paragraph of running text rather than a label."""
        prose = self._prose.get(index)
        if prose is None:
            prose = self._prose[index] = self._reads_like_prose(index)
        return prose

    def is_sentence(self, index: int) -> bool:
        """Say whether a block, prose or shorter, ends as a sentence does."""
        start, end = self.starts[index], self.ends[index]
        return end - start >= _SHORTEST_SENTENCE and self.text[end - 1] in _SENTENCE_MARKS

    def _reads_like_prose(self, index: int) -> bool:
        start, end = self.starts[index], self.ends[index]
        length = end - start
        if length < _PROSE_LENGTH and (
            length < _PROSE_LENGTH_CJK or length < self._least_prose(start)
        ):
            return False
        return length >= _LONG_BLOCK or self.text[end - 1] in _SENTENCE_MARKS

    def _least_prose(self, start: int) -> int:
        """Return how long a sentence in the script of a block is at least, if it is prose."""
        letter = self.text[start + 4]
        if letter.isspace():
            letter = self.text[start + 5]
        if letter >= _FIRST_CJK:
            return _PROSE_LENGTH_CJK
        unvoiced = _FIRST_HEBREW <= letter <= _LAST_ARABIC
        return _PROSE_LENGTH_NO_VOWELS if unvoiced else _PROSE_LENGTH
