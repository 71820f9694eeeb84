"""The words of dates in all languages as one table, and the reading of a line into tokens.

Each token gets a one-letter code, so a line has a *shape* (``March 17, 2025`` is ``Mn,y``) in
which dates, times and labels are found with a handful of expressions, whatever the language.

Codes::

    M month   B month or weekday (Mar)   G month or "ago" (es, en)   Q Persian month   W weekday
    1 n 3 y   numbers of one to four digits   # other numbers   E era   K L D  year, month, day mark
    p u       labels "published" and "updated"   P U  the same, where they may follow the date
    A a       before or after noon (A may stand before the hour)   h hour mark   Z zone   T Z ISO
    H m s t   units of time   g ago   k ago, behind its number only (前: before it, "the first")
    d today   r reading time   i j joining words   b "by"   o 17th
    . , / - : | ( ) ' + !  punctuation, with | for what only separates   X anything else
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import regex

from cleantext.dates.zones import zone_names
from cleantext.folding import fold
from cleantext.lexicon import lexicon

_DIGITS = str.maketrans(
    {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)}
)
_OTHER_DIGIT = regex.compile("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]")
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}"
_IS_UNSPACED = regex.compile(f"[{_UNSPACED}]")
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})")
_ASCII_TOKEN = re.compile(r"\d+|[a-z]+|\S")
# Where a glued number is cut: "2019|9. Februar", "18:06|9100", "2024-03-05|10:20".
_GLUED = regex.compile(
    r"(?<!\d)(?:19|20)\d\d(?=\d{1,2}(?!\d)(?:[-/.:h]|[ ]?\p{L}))"
    r"|(?<=\d:)\d\d(?=\d)|(?<=\d[-/.])\d\d(?=\d\d:\d\d)"
    # A counter of comments behind the year: "7 May 2022|0", "22 Dec 2016|651".
    r"|(?<=\p{L}[ ])(?:19|20)\d\d(?=\d{1,3}(?!\d))"
)
_MOST_UNKNOWN, _MOST_UNKNOWN_SIGNS = 24, 50
_CLOCK = re.compile(r"\d[-/.]\d{4}:")
_PUNCTUATION = {
    **dict.fromkeys('|•·*»«→@~=_©";●▪■□◆▶►【】「」『』&#<>{}\\^%$', "|"),
    "-": "-", "/": "/", ".": ".", ":": ":", ",": ",", "،": ",", "、": ",", "(": "(", ")": ")",
    "[": "(", "]": ")", "+": "+", "'": "'", "!": "!", "?": "!", "。": "!", "…": "!", "؟": "!",
    "।": "!", "º": "o", "ª": "o", "°": "o",
}  # fmt: skip
# A list of a language's file → the code of its words; the value is the place in the list where
# it is a list of lists, else the number that stands here.
_LISTS = {
    "months": "M", "persian_months": "Q", "weekdays": "W", "published": "p", "updated": "u",
    "hour_marks": "h", "year_marks": "K", "month_marks": "L", "day_marks": "D", "ago": "g",
    "ago_behind": "k", "reading": "r", "time_joiners": "i", "joiners": "j", "by": "b",
    "ordinals": "o",
}  # fmt: skip
_UNITS = {"second": "s", "minute": "m", "hour": "H", "day": "t", "week": "t", "month": "t"}
# What a word of two roles becomes; otherwise the role further left in _RANK stays.
_BOTH = {frozenset("MW"): "B", frozenset("MB"): "B", frozenset("Mg"): "G", frozenset("Hh"): "h"}
_RANK = "BGMQETZuUpPAaKLDhHmstdgkrWbijo"


# What tells which half of the day an hour is in: "night" has twelve to five and the evening, "noon"
# has the hours around twelve.
HALVES = {"am": 0, "pm": 12, "night": 24, "noon": 11}


class _Entry(NamedTuple):
    code: str
    value: Any
    phrases: tuple[tuple[tuple[str, ...], str, Any], ...] = ()


@dataclass(slots=True)
class Tokens:
    """A line's tokens: ``shape`` has one code for each, the lists its value and offsets."""

    shape: str
    values: list[Any]
    starts: list[int]
    ends: list[int]


@dataclass(slots=True)
class _Lexis:
    table: dict[str, _Entry]
    token: regex.Pattern[str]


def tokens(line: str) -> Tokens:
    """Return the tokens of ``line``; offsets are half-open code points of it.

    A line of many words that no calendar knows is prose and becomes one token.
    """
    lexis = _lexis()
    shadow = fold(line)
    if not shadow.isascii() and _OTHER_DIGIT.search(shadow):
        shadow = shadow.translate(_DIGITS)
    table = lexis.table
    ascii_only = shadow.isascii()
    pattern: Any = _ASCII_TOKEN if ascii_only else lexis.token
    found = list(pattern.finditer(shadow))
    words = [match[0] for match in found]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    unknown = sum([word not in table for word in words])
    if unknown > (_MOST_UNKNOWN if ascii_only else _MOST_UNKNOWN_SIGNS):
        return Tokens("X", [None], [0], [len(line)])
    if unknown or _CLOCK.search(shadow):
        words, starts, ends = _unglue(line, shadow, (words, starts, ends))
    return _coded(line, words, starts, ends)


def _coded(line: str, words: list[str], starts: list[int], ends: list[int]) -> Tokens:
    table = _lexis().table
    codes: list[str] = []
    values: list[Any] = []
    first, last = [], []
    at, count = 0, len(words)
    while at < count:
        word, stop = words[at], at + 1
        entry = table.get(word)
        if entry is None:
            code, value = _unknown(word), None
        else:
            code, value, phrases = entry
            if phrases and stop < count:
                following = words[stop]
                for rest, other, meaning in phrases:
                    if rest[0] == following and rest == tuple(words[stop : stop + len(rest)]):
                        code, value, stop = other, meaning, stop + len(rest)
                        break
            if code == "Z":
                code = _zone_code(line[starts[at] : ends[stop - 1]], word)
        codes.append(code)
        values.append(value)
        first.append(starts[at])
        last.append(ends[stop - 1])
        at = stop
    return Tokens("".join(codes), values, first, last)


def _unknown(word: str) -> str:
    if word[0].isdigit():
        return "#"
    return "X" if word[0].isalpha() else "|"


def _zone_code(written: str, word: str) -> str:
    # ET, EST and MET are words of other languages unless they are in capitals.
    if written.isupper() or len(written) > 5 or not written.isascii():
        return "Z"
    return "j" if word in ("et", "est", "z") else "X"


def _unglue(
    line: str, shadow: str, found: tuple[list[str], list[int], list[int]]
) -> tuple[list[str], list[int], list[int]]:
    """Cut unknown words where a capital follows a small letter, and numbers that ran together."""
    table = _lexis().table
    numbers = {match.end() for match in _GLUED.finditer(shadow)}
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for word, start, end in zip(*found, strict=True):
        cuts: list[int] = []
        if word[0].isdigit():
            if numbers:
                cuts = [at for at in range(start + 1, end) if at in numbers]
        elif word not in table and end - start > 1:
            cuts = [match.start() for match in _CAMEL.finditer(line, start + 1, end)]
        for left, right in itertools.pairwise((start, *cuts, end)) if cuts else ((start, end),):
            words.append(shadow[left:right])
            starts.append(left)
            ends.append(right)
    return words, starts, ends


@functools.cache
def _lexis() -> _Lexis:
    """Merge the calendars of all languages; about 20 ms, once."""
    roles: dict[str, dict[str, Any]] = {}
    for language, calendar in lexicon("calendar").items():
        for word, code, value in _words(language, calendar):
            key = fold(word)
            for form in {key, key.replace("\u200c", ""), key.replace("\u200c", " ")}:
                roles.setdefault(form, {}).setdefault(code, value)
    for name in zone_names():
        roles.setdefault(fold(name), {}).setdefault("Z", name)
    token = _token([word for word in roles if _IS_UNSPACED.search(word)])
    table = {char: _Entry(code, None) for char, code in _PUNCTUATION.items()}
    for number in range(100):
        table[str(number)] = _Entry("n" if number > 9 else "1", number)
        table[f"{number:02}"] = _Entry("n", number)
    for number in range(100, 1000):
        table[str(number)] = _Entry("3", number)
    for number in range(10_000):
        table[f"{number:04}"] = _Entry("y", number)
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for word, meanings in roles.items():
        code, value = _settle(meanings)
        parts = token.findall(word)
        if len(parts) == 1:
            table[word] = _Entry(code, value)
        elif parts:
            phrases.setdefault(parts[0], []).append((tuple(parts[1:]), code, value))
    table["元"] = _Entry("1", 1)  # the first year of an era
    table["t"], table["z"] = _Entry("T", None), _Entry("Z", "z")
    for word, longer in phrases.items():
        entry = table.get(word) or _Entry("X", None)
        ordered = tuple(sorted(longer, key=lambda phrase: -len(phrase[0])))
        table[word] = entry._replace(phrases=ordered)
    return _Lexis(table, token)


def _settle(meanings: dict[str, Any]) -> tuple[str, Any]:
    codes = sorted(meanings, key=_RANK.index)
    both = _BOTH.get(frozenset(codes[:2]))
    return both or codes[0], meanings[codes[0]]


def _words(language: str, calendar: dict[str, Any]) -> list[tuple[str, str, Any]]:
    after = calendar.get("labels_after", False)
    found: list[tuple[str, str, Any]] = []
    for name, code in _LISTS.items():
        for place, item in enumerate(calendar.get(name, ()), start=1):
            forms = [item] if isinstance(item, str) else item
            mark = code.upper() if after and code in "pu" else code
            found += [(form, mark, place) for form in forms]
    for half, value in HALVES.items():
        found += [(form, "a", value) for form in calendar.get(half, ())]
        found += [(form, "A", value) for form in calendar.get(f"{half}_before", ())]
    for name, forms in calendar.get("units", {}).items():
        found += [(form, _UNITS.get(name, "t"), name) for form in forms]
    for days, name in enumerate(("today", "yesterday")):
        found += [(form, "d", days) for form in calendar.get(name, ())]
    for era, offset in calendar.get("eras", {}).items():
        found.append((era, "E", offset))
    return found


def _token(unspaced: list[str]) -> regex.Pattern[str]:
    listed = "|".join(map(regex.escape, sorted(unspaced, key=len, reverse=True))) or "(?!)"
    return regex.compile(
        rf"\d+|(?=[{_UNSPACED}])(?:{listed}|[{_UNSPACED}])"
        rf"|(?:(?![{_UNSPACED}])[\p{{L}}\p{{M}}\u200c])+|\S"
    )
