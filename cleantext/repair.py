"""Encoding repair: source → repaired text, and a table that leads offsets back.

Most news text needs none and ftfy costs ten times everything else together, so an exact and cheap
gate looks first: ftfy's own expression for bad sequences run by RE2, characters that ftfy would
change, text not in NFC, HTML entities. Only the lines that the gate points at go to ftfy. Curly
quotes and full-width characters are left alone: they are how the text was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

# What ftfy changes besides bad sequences (controls, C1 controls, Latin ligatures, byte order marks,
# lone surrogates) and what we drop ourselves (see _INVISIBLE).
_ODD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2060\u206a-\u206f\ufb00-\ufb06"
    "\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,24};")
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


def repair(source: str) -> tuple[str, OffsetMap]:
    """Return the repaired text and the map that leads its offsets back to the source."""
    if not _needs_repair(source):
        return source, _IDENTITY
    parts: list[str] = []
    replacements: list[Replacement] = []
    at = new_at = 0
    # Only at newlines: a bare U+0085 is more often a wrongly decoded ellipsis than a line end.
    for line in _LINE.findall(source):
        if not _needs_repair(line):
            parts.append(line)
            at, new_at = at + len(line), new_at + len(line)
            continue
        for chunk in _CHUNK.findall(line):
            fixed = _fix(chunk)
            if fixed != chunk:
                replacements += _align(chunk, fixed, at, new_at)
            parts.append(fixed)
            at, new_at = at + len(chunk), new_at + len(fixed)
    return "".join(parts), OffsetMap(replacements)


def _needs_repair(text: str) -> bool:
    """Say whether ftfy would change a text; never misses, rarely cries wolf."""
    return _is_damaged(text) or not is_normalized("NFC", text)


def _is_damaged(text: str) -> bool:
    """Say whether a text has more wrong with it than its normal form."""
    if _ODD.search(text) or ("&" in text and _ENTITY.search(text)):
        return True
    return not text.isascii() and _bad_search()(text) is not None


def _fix(chunk: str) -> str:
    seen = _INVISIBLE.sub("", chunk)
    if not _is_damaged(seen):
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


@cache
def _bad_search() -> Callable[[str], object]:
    """Return the search for sequences that only wrong decoding makes."""
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415

    try:
        import re2  # noqa: PLC0415
    except ImportError:  # no wheel for this platform: the same answer, about seventy times slower
        return BADNESS_RE.search
    options = re2.Options()
    options.log_errors = False
    search: Callable[[str], object] = re2.compile(_for_re2(BADNESS_RE.pattern), options).search
    return search


_SPACE = (
    r"\s\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
)


def _for_re2(pattern: str) -> str:
    """Translate a verbose pattern of ``re`` into RE2's dialect, whose classes are ASCII."""
    out: list[str] = []
    in_class = in_comment = False
    for token in re.findall(r"\\.|.", pattern, flags=re.DOTALL):
        if in_comment or (token == "#" and not in_class):
            in_comment = token != "\n"
        elif token == r"\s":
            out.append(_SPACE if in_class else f"[{_SPACE}]")
        elif token == r"\w":
            out.append(r"\pL\pN_" if in_class else r"[\pL\pN_]")
        elif in_class or not token.isspace():
            in_class = token == "[" or (in_class and token != "]")
            out.append(token)
    return "".join(out)


def _align(old: str, new: str, at: int, new_at: int) -> Iterator[Replacement]:
    """Yield the replacements that lead from one chunk to its repaired form, word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [at, *(at + end for end in accumulate(map(len, before)))]
    new_starts = [new_at, *(new_at + end for end in accumulate(map(len, after)))]
    if len(before) == len(after):
        changes = [(i, i + 1, i, i + 1) for i in range(len(before)) if before[i] != after[i]]
    else:
        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        changes = [(i, i_end, j, j_end) for tag, i, i_end, j, j_end in codes if tag != "equal"]
    for i, i_end, j, j_end in changes:
        yield Replacement(starts[i], starts[i_end], new_starts[j], new_starts[j_end])
