"""Encoding repair: source → repaired text, and a table that leads offsets back.

Most news text needs none and ftfy costs ten times everything else together, so only the lines that
the gate (``damage``) points at go to ftfy. Curly quotes and full-width characters are left alone:
they are how the text was written.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple
from unicodedata import normalize

from cleantext.damage import is_damaged, needs_a_look, needs_repair

# Zero-width space, word joiner, byte order mark. Thai, Lao, Burmese and Khmer break
# their lines at zero-width spaces, and there they stay; joiners are spelling and always stay.
_INVISIBLE = re.compile("(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])[\u200b\u2060\ufeff]")
_TOKEN = re.compile(r"\s+|\S+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CHUNK = re.compile(r"(?s).{1,2000}(?: |$)|.{1,2000}")


class Replacement(NamedTuple):
    """``source[start:end]`` became ``repaired[new_start:new_end]``."""

    start: int
    end: int
    new_start: int
    new_end: int


class OffsetMap:
    """Leads offsets in the repaired text back to the source; monotone, so tilings stay tilings."""

    __slots__ = ("_keys", "replacements")

    def __init__(self, replacements: Iterable[Replacement] = ()) -> None:
        self.replacements = tuple(replacements)
        self._keys = [replacement.new_start for replacement in self.replacements]

    def to_source(self, offset: int) -> int:
        """Return the source offset; one inside a replacement leads to the replacement's start."""
        if not self._keys:
            return offset
        at = bisect_right(self._keys, offset) - 1
        # Several replacements may start at one place when text was deleted: none of them covers it.
        while at >= 0 and self.replacements[at].new_start == offset:
            if self.replacements[at].new_end > offset or at == 0:
                return self.replacements[at].start
            at -= 1
        if at < 0:
            return offset
        _, end, _, new_end = self.replacements[at]
        return self.replacements[at].start if offset < new_end else end + offset - new_end


_IDENTITY = OffsetMap()


class Repaired(NamedTuple):
    """A repaired text, the map that leads its offsets back to the source, and its UTF-8 form."""

    text: str
    offsets: OffsetMap
    encoded: bytes


def repair(source: str) -> Repaired:
    """Repair the lines of a text that need it; a lone surrogate passes into the UTF-8 form."""
    encoded = _encoded(source)
    if encoded is not None and not (needs_a_look(encoded) and needs_repair(source)):
        return Repaired(source, _IDENTITY, encoded)
    parts: list[str] = []
    replacements: list[Replacement] = []
    at = new_at = 0
    # Only at newlines: a bare U+0085 is more often a wrongly decoded ellipsis than a line end.
    for line in _LINE.findall(source):
        if not needs_repair(line):
            parts.append(line)
            at, new_at = at + len(line), new_at + len(line)
            continue
        for chunk in _CHUNK.findall(line):
            fixed = _fix(chunk)
            if fixed != chunk:
                replacements += _align(chunk, fixed, at, new_at)
            parts.append(fixed)
            at, new_at = at + len(chunk), new_at + len(fixed)
    text = "".join(parts)
    return Repaired(text, OffsetMap(replacements), text.encode("utf-8", "surrogatepass"))


def _encoded(source: str) -> bytes | None:
    """Return a text in UTF-8, or None when it holds a lone surrogate."""
    try:
        return source.encode()
    except UnicodeEncodeError:
        return None


def _fix(chunk: str) -> str:
    seen = _INVISIBLE.sub("", chunk)
    if not is_damaged(seen):
        return normalize("NFC", seen)  # all that ftfy would do with it, at a hundredth of the cost
    from ftfy import fix_text  # noqa: PLC0415 - 45 ms that most processes never need

    line = chunk.rstrip("\r\n")
    return _INVISIBLE.sub("", fix_text(line, _config())) + chunk[len(line) :]


@cache
def _config() -> Any:
    from ftfy import TextFixerConfig  # noqa: PLC0415

    return TextFixerConfig(
        uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False, explain=False
    )


def _align(old: str, new: str, at: int, new_at: int) -> Iterator[Replacement]:
    """Yield the replacements that lead from one chunk to its repaired form, word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [at, *(at + end for end in accumulate(map(len, before)))]
    new_starts = [new_at, *(new_at + end for end in accumulate(map(len, after)))]
    if len(before) == len(after):
        changes = [(i, i + 1, i, i + 1) for i in range(len(before)) if before[i] != after[i]]
    else:
        changes = list(_changes(before, after))
    for i, i_end, j, j_end in changes:
        yield Replacement(starts[i], starts[i_end], new_starts[j], new_starts[j_end])


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two lists of tokens differ, each time up to the nearest word they share.

    Repair changes little at a time, so that word is near. The best of all alignments, as
    ``difflib`` finds it, took sixty times as long on a line full of entities.
    """
    places: dict[str, list[int]] = {}
    for at, token in enumerate(after):
        if not token.isspace():
            places.setdefault(token, []).append(at)
    i = j = 0
    while i < len(before) and j < len(after):
        if before[i] == after[j]:
            i, j = i + 1, j + 1
            continue
        i_end, j_end = _nearest(before, i, places, j) or (len(before), len(after))
        # A blank before the word may be one that both have.
        while i_end > i and j_end > j and before[i_end - 1] == after[j_end - 1]:
            i_end, j_end = i_end - 1, j_end - 1
        yield i, i_end, j, j_end
        i, j = i_end, j_end
    if i < len(before) or j < len(after):
        yield i, len(before), j, len(after)


def _nearest(
    before: list[str], start: int, places: dict[str, list[int]], after_start: int
) -> tuple[int, int] | None:
    """Return where the word stands, here and there, that the fewest tokens lie in front of."""
    best: tuple[int, int] | None = None
    least = math.inf
    for at in range(start, len(before)):
        if at - start >= least:
            break
        found = places.get(before[at], ())
        index = bisect_left(found, after_start)
        if index < len(found) and at - start + found[index] - after_start < least:
            best = at, found[index]
            least = at - start + found[index] - after_start
    return best
