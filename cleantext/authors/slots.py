"""The places of a line of metadata where a name may stand: beside a by-word, a date or a sign.

Where ``names.read_byline`` sees no byline as a whole ("Posted 11 April 2018 by Walter Hill in
Travel"), a name may still stand in a part of the line. What surrounds it tells how likely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from cleantext.names.words import Is, Words, byline_words

_LEXEME = re.compile(r"[^\W\d_]+(?:[._'’-][^\W\d_]+)*\.?|\d+|[^\w\s]|_")
# "vonNewsdesk", "ByTal"
_GLUED_BY_WORD = re.compile(r"(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|[Dd]oor|di|af|av)(?=[^\W\d_a-zß-öø-ÿ])")
_ENDS_NO_PART = ".'\""
_MOST_WORDS = 5
_MOST_SLOTS = 4
# A name in small letters behind a by-word is no shorter; a month glued to a name, longest first.
_SHORTEST_HANDLE = 4
_MONTH_LENGTHS = range(9, 2, -1)


class Part(StrEnum):
    """What a lexeme is, or what stands at an edge of the line."""

    EDGE = "edge"
    BY = "by"
    DATE = "date"
    SIGN = "sign"
    ROLE = "role"
    NAME = "name"
    PARTICLE = "particle"
    OTHER = "other"


class Slot(NamedTuple):
    """A stretch of a line that may be a name, and what stands on its left and right."""

    text: str
    left: Part
    right: Part


class _Lexeme(NamedTuple):
    part: Part
    start: int
    end: int


def slots(line: str) -> list[Slot]:
    """Return the places of a line where a name may stand, the first few.

    >>> slots("Posted 11 April 2018 by Walter Hill in Travel")[0].text
    'Walter Hill'
    """
    lexemes = list(_lexemes(line, byline_words()))
    dated = any(lexeme.part is Part.DATE for lexeme in lexemes)
    found: list[Slot] = []
    at = 0
    while at < len(lexemes) and len(found) < _MOST_SLOTS:
        left = _left(line, lexemes, at)
        if not _opens(lexemes[at], left):
            at += 1
            continue
        stop = _stop(lexemes, at)
        right = lexemes[stop].part if stop < len(lexemes) else Part.EDGE
        if stop - at <= _MOST_WORDS and _is_set_apart(left, right, dated):
            text = line[lexemes[at].start : lexemes[stop - 1].end].strip(" .")
            found.append(Slot(text, left, right))
        at = stop
    return found


def _left(line: str, lexemes: list[_Lexeme], at: int) -> Part:
    if not at:
        return Part.EDGE
    before = lexemes[at - 1]
    if at > 1 and line[before.start] == ":" and lexemes[at - 2].part is Part.BY:
        return Part.BY
    return before.part


def _opens(lexeme: _Lexeme, left: Part) -> bool:
    if lexeme.part is Part.NAME:
        return True
    handle = lexeme.part in (Part.OTHER, Part.ROLE)
    return handle and left is Part.BY and lexeme.end - lexeme.start >= _SHORTEST_HANDLE


def _stop(lexemes: list[_Lexeme], at: int) -> int:
    """Return the first lexeme behind a name that begins at ``at``."""
    stop = at + 1
    while stop < len(lexemes):
        part = lexemes[stop].part
        inner = part is Part.PARTICLE and stop + 1 < len(lexemes)
        if not (part is Part.NAME or (inner and lexemes[stop + 1].part is Part.NAME)):
            break
        stop += 1
    return stop


def _is_set_apart(left: Part, right: Part, dated: bool) -> bool:
    if left is Part.BY or (left is Part.EDGE and right is Part.ROLE):
        return True
    edges = (Part.EDGE, Part.DATE, Part.SIGN)
    return dated and left in edges and (right in edges or right is Part.BY)


def _lexemes(line: str, words: Words) -> Iterator[_Lexeme]:
    for match in _LEXEME.finditer(line):
        text = match[0]
        start, end = match.span()
        if text[0].isdigit():
            yield _Lexeme(Part.DATE, start, end)
        elif not text[0].isalpha():
            yield _Lexeme(Part.OTHER if text in _ENDS_NO_PART else Part.SIGN, start, end)
        else:
            glued = _GLUED_BY_WORD.match(text)
            if glued is not None:
                yield _Lexeme(Part.BY, start, start + glued.end())
                start += glued.end()
                text = text[glued.end() :]
            if any(map(str.isdigit, line[end : end + 2])):
                end = start + _before_a_month(text, words)
            yield _Lexeme(_part(line[start:end], words), start, end)


def _before_a_month(text: str, words: Words) -> int:
    """Return where a month begins that is glued to a name ("SmithMay 13"), or the text's length."""
    bare = text.rstrip(".")
    for length in _MONTH_LENGTHS:
        month = bare[-length:]
        glued = len(bare) > length + 1 and month[0].isupper()
        if glued and words.single.get(month.lower(), 0) & Is.DATE:
            return len(bare) - length
    return len(text)


_PARTS = (
    (Is.BY | Is.LABEL_BY, Part.BY),
    (Is.DATE, Part.DATE),
    (Is.ROLE | Is.MODIFIER | Is.DESK, Part.ROLE),
    (Is.LABEL, Part.OTHER),
)


def _part(word: str, words: Words) -> Part:
    low = word.lower()
    mask = words.single.get(low.rstrip("."), 0) | words.single.get(low, 0)
    for flags, part in _PARTS:
        if mask & flags:
            return part
    if mask & Is.PARTICLE and word.islower():
        return Part.PARTICLE
    if mask & Is.AND or not word[0].isupper():
        return Part.OTHER
    return Part.NAME
