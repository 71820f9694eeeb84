r"""Which consecutive lines are one paragraph: what ``get_text("\n")`` and hard wraps broke.

A link or an emphasis inside a sentence puts its words on a line of their own. Only signs that the
sentence goes on join two lines, and only where some line of the group is long enough to be prose;
so lists, tables, verse and menus stay apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from cleantext.lexicon import lexicon

# A group must hold a line of this many characters, or it is a menu, a list or verse.
_PROSE = 40
_PROSE_CJK = 18
# Words of a link or an emphasis inside a sentence: no more characters than this.
_INSERT = 60
# A line of this length that ends with an article or a preposition is part of a sentence.
_CLAUSE = 24
# A line of this length that has no end is a broken sentence, not a label.
_LONG = 60
_TERMINALS = frozenset(".!?…:;。！？：；।؟۔|")
_FULL_STOPS = frozenset(".!?…。！？؟।۔")
_QUOTES = "'\"”’»«“」』）)]*"
_CLOSING = re.compile(
    r"(?:[,;:!?)\]”’、。，；：！？）」』،؛؟।](?!\s*[-=:)]|\s+»)|['’]s\b|\.(?!\w|\.))"
)
_OPEN_MARKS = frozenset(",([„“«「『（、，–—/&+")
_ITEM = re.compile(r"(?:[-–—*+•·●▪■►▶»>|#=]|o|\(?\d{1,3}[.)]|[a-zA-Z][.)])(?:\s|$)")
_TABLE = re.compile(r"\t| \| |   ")
_CODE = re.compile(r"\d\s?[€$£]|[;{}]$|\w\.\w+\(|\w = \S")
_BYLINE = re.compile(r"(?:by|von|par|por|di|av|af|od|door|przez) [A-ZÀ-ÞĀ-Ž]\S*(?: \S+){0,4}$")
# A row of a table shows what it is within this many characters.
_LONG_ROW = 160
_HOUR = re.compile(r"\d\s?[ap]m$")
_PARTICLES = frozenset("はをがのにでとも")
# A hard wrap: the widths in which text is set, and how many lines show that it is one.
_WRAP_WIDTHS = range(50, 101)
_WRAP_LINES = 4
_WRAP_LOWER = 0.4


@functools.cache
def _words(name: str) -> frozenset[str]:
    """Return one list of all languages that write words apart."""
    return frozenset(
        word
        for language, table in lexicon("words").items()
        if language not in ("zh", "ja", "ko")
        for word in table.get(name, ())
    )


def _last_word(line: str) -> str:
    """Return the last word; in lower case where the line has no other."""
    head, _, word = line.rpartition(" ")
    return word if head else word.lower()


def rejoin(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return half-open ranges of consecutive lines, each one paragraph; blank lines are in none.

    Args:
        lines: the lines of a text in order, with or without the blanks around them.

    >>> rejoin(["The", "Steelers", "spent Monday in talks that led to a long row", ".", "Share"])
    [(0, 4), (4, 5)]
    """
    texts = [line.strip() for line in lines]
    groups: list[tuple[int, int]] = []
    start = 0
    words = _words("function_words")
    last = len(texts) - 1
    while start <= last:
        before = texts[start]
        if not before:
            start += 1
            continue
        end = start + 1
        line = texts[end] if start < last else ""
        if line and not (line[0].isupper() and _is_whole(before, words)):
            end = max(_sentence_group(texts, start), _wrapped_group(texts, start))
        groups.append((start, end))
        start = end
    return groups


def _is_whole(line: str, words: frozenset[str]) -> bool:
    """Say whether a line is a label or sentences, so that a capital after it begins another."""
    length, end = len(line), line[-1]
    if length < _PROSE and end.isalnum():
        return _last_word(line) not in words
    return end in _TERMINALS and length not in _WRAP_WIDTHS


def _sentence_group(texts: list[str], start: int) -> int:
    """Return where the paragraph that begins at a line ends, by the signs of a broken sentence."""
    end = start + 1
    inside = False
    while end < len(texts) and texts[end]:
        joint = _joint(texts, end, inside)
        if not joint or any(map(_apart, texts[end - 1 : end + joint])):
            break
        inside = True
        end += joint
    if end - start > 1 and not any(map(_is_prose, texts[start:end])):
        return start + 1
    return end


def _joint(texts: list[str], at: int, inside: bool) -> int:
    """Say how many lines from ``at`` on go on the sentence before them: 0, 1 or 2."""
    before, line = texts[at - 1], texts[at]
    if _CLOSING.match(line):
        return int(before[-1].isalnum() or before[-1] in "\"'”’»)%")
    if _ends(before, _TERMINALS):
        return 0
    long_enough = inside or len(before) >= _CLAUSE
    if long_enough and _last_word(before) in _words("open_words") and not _HOUR.search(before):
        return 1
    open_end = _is_open(before)
    if _goes_on(line):
        return int(inside or open_end or _begins(before, line))
    after = texts[at + 1] if at + 1 < len(texts) else ""
    insert = len(line) <= _INSERT and not _ends(line, _TERMINALS)
    room = inside or open_end or len(before) >= _LONG
    if room and after and insert and (_CLOSING.match(after) or _goes_on(after)):
        return 2
    return int(open_end and inside and (_ends(line, _TERMINALS) or _is_open(line)))


def _begins(before: str, line: str) -> bool:
    """Say whether a line that goes on a sentence can go on this one, which has no sign of it."""
    if _BYLINE.match(line):
        return False
    return len(before) >= _PROSE or (len(line) >= _PROSE and _ends(line, _FULL_STOPS))


def _goes_on(line: str) -> bool:
    """Say whether a line begins in the middle of a sentence."""
    first = line[0]
    if first.islower():
        return line[:4] not in ("http", "www.")
    return first in _PARTICLES and len(line) > 1


def _ends(line: str, marks: frozenset[str]) -> bool:
    """Say whether a line ends with one of the marks, quotes and brackets after it aside."""
    return line.rstrip(_QUOTES)[-1:] in marks


def _is_open(line: str) -> bool:
    """Say whether a line ends in the middle of a sentence: a function word, a comma, a bracket."""
    if line[-1] in _OPEN_MARKS:
        return True
    return _last_word(line) in _words("function_words")


def _apart(line: str) -> bool:
    """Say whether a line is an item of a list or a row of a table."""
    row = line[:_LONG_ROW]
    return (
        _ITEM.match(line) is not None
        or _TABLE.search(row) is not None
        or _CODE.search(row) is not None
    )


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE or (len(line) >= _PROSE_CJK and line[_PROSE_CJK // 2] >= "\u2e80")


def _wrapped_group(texts: list[str], start: int) -> int:
    """Return where the hard-wrapped paragraph that begins at a line ends."""
    width = len(texts[start])
    end = start + 1
    if width not in _WRAP_WIDTHS:
        return end
    while end < len(texts) and texts[end]:
        if len(texts[end]) not in range(1, _WRAP_WIDTHS.stop):
            return start + 1
        first_word = texts[end].split(None, 1)[0]
        if len(texts[end - 1]) + 1 + len(first_word) <= width:
            break
        width = max(width, len(texts[end]))
        end += 1
    inner = texts[start + 1 : end]
    if end - start < _WRAP_LINES or sum(t[0].islower() for t in inner) < _WRAP_LOWER * len(inner):
        return start + 1
    if any(map(_apart, texts[start:end])):
        return start + 1
    full = all(
        len(texts[i]) + 1 + len(texts[i + 1].split(None, 1)[0]) > width
        for i in range(start, end - 1)
    )
    return end if full else start + 1
