"""Text → blocks: the paragraph-like units that stages judge.

A block is a line without the blanks around it. A line that holds a whole flattened article is
split into its sentences, so that a notice glued to the text can go alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple

# Longer than almost any paragraph that was written as one.
_LONG_LINE = 1_500
# A document of very few lines is flattened when a line is longer than this.
_FLAT_LINE = 300
_FEW_LINES = 2
# Text without sentence marks is cut at a blank, so that a block stays small enough to judge.
_LONGEST_PIECE = 1_000
# Aggregators also drop the blank between paragraphs: "on Sunday.At first glance".
_SENTENCE_END = re.compile(
    r"[.!?…؟।][\"'”’»)\]]{0,2}\s+|[。！？]+[」』”）]?\s*|(?<=[^\W\d_A-Z])[.!?][\"”’)]?(?=[A-ZÀ-ÞА-Я“][^\W\d_A-Z])"
)
_OTHER_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029"
_TO_NEWLINE = dict.fromkeys(map(ord, _OTHER_BREAKS), "\n")
# Looked for one by one in bytes, which is far faster than one search in the text.
_ENCODED_BREAKS = tuple(char.encode() for char in _OTHER_BREAKS)


class Blocks(NamedTuple):
    """Parallel lists over the blocks of one text (half-open code points of the repaired text)."""

    starts: list[int]
    ends: list[int]
    byte_starts: list[int]
    """Where each block's line or piece begins in the encoded text."""
    glued: list[bool]
    """Whether the block continues the line of the one before it."""


def segment(text: str, encoded: bytes) -> Blocks:
    """Find the blocks of a text; ``encoded`` is its UTF-8 form, in whatever case."""
    if any(map(encoded.__contains__, _ENCODED_BREAKS)):
        text = text.replace("\r\n", " \n").translate(_TO_NEWLINE)
        encoded = text.encode("utf-8", "surrogatepass")
    lines = text.split("\n")
    stripped = list(map(str.strip, lines))
    at, byte_at = _starts(lines), _starts(encoded.split(b"\n"))
    long_line = _long_line(lines)
    if len(max(lines, key=len)) > long_line:
        return _with_long_lines(zip(lines, stripped, at, byte_at, strict=False), long_line)
    # Column by column: a loop over the lines would take twice as long.
    written = compress(zip(lines, stripped, at, strict=False), stripped)
    starts = [
        # Mostly nothing was stripped, and the line is its own text.
        start if line is text_of_line else start + line.index(text_of_line[0])
        for line, text_of_line, start in written
    ]
    ends = list(map(add, starts, filter(None, map(len, stripped))))
    return Blocks(starts, ends, list(compress(byte_at, stripped)), [False] * len(starts))


def _with_long_lines(lines: Iterable[tuple[str, str, int, int]], long_line: int) -> Blocks:
    """Find the blocks where some lines have to be split."""
    blocks = Blocks([], [], [], [])
    for line, stripped, at, byte_at in lines:
        if not stripped:
            continue
        if len(line) > long_line:
            _split(line, at, byte_at, blocks)
        else:
            start = at + line.index(stripped[0])
            blocks.starts.append(start)
            blocks.ends.append(start + len(stripped))
            blocks.byte_starts.append(byte_at)
            blocks.glued.append(False)
    return blocks


def _starts(lines: Sequence[str] | Sequence[bytes]) -> Iterator[int]:
    """Return where each line begins: one more for each line break before it."""
    return map(add, accumulate(map(len, lines), initial=0), count())


def _long_line(lines: list[str]) -> int:
    """Return the length above which a line is taken for flattened text."""
    if len(lines) > 40:
        return _LONG_LINE
    written = sum(1 for line in lines if line and not line.isspace())
    return _FLAT_LINE if written <= _FEW_LINES else _LONG_LINE


def _split(line: str, at: int, byte_at: int, blocks: Blocks) -> None:
    """Add the sentences of one line as blocks."""
    first = True
    for start, end in _sentences(line):
        piece = line[start:end]
        stripped = piece.strip()
        if stripped:
            left = start + len(piece) - len(piece.lstrip())
            blocks.starts.append(at + left)
            blocks.ends.append(at + left + len(stripped))
            blocks.byte_starts.append(byte_at)
            blocks.glued.append(not first)
            first = False
        byte_at += len(piece.encode("utf-8", "surrogatepass"))


def _sentences(line: str) -> list[tuple[int, int]]:
    cuts = [found.end() for found in _SENTENCE_END.finditer(line)]
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(line)]:
        while cut - start > _LONGEST_PIECE:
            blank = line.rfind(" ", start + 1, start + _LONGEST_PIECE)
            middle = blank + 1 if blank > 0 else start + _LONGEST_PIECE
            spans.append((start, middle))
            start = middle
        if cut > start:
            spans.append((start, cut))
            start = cut
    return spans
