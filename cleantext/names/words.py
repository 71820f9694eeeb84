"""The word lists of bylines: ``rules/*/names.toml`` → one table of what a word can be."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

import regex

from cleantext.lexicon import lexicon

_SUB = r"(?:\p{Lu}{2,}(?=\p{Lu}\p{Ll})|[\p{Lu}\p{Lt}]*[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}+)"
TOKEN = regex.compile(
    rf"""(?P<i>(?:\p{{Lu}}\.-?){{1,5}})
    |(?P<w>(?>{_SUB}(?:['’ʼ`·‐-]{_SUB})*)(?![\w.+-]{{0,64}}@[\w-]{{1,64}}\.|\.\p{{Ll}}{{2}}))
    |(?P<web>[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,20}}){{1,4}}|@\w{{1,40}}
        |(?:https?://|www\.)\S{{1,200}}|[\w-]{{1,40}}(?:\.[\w-]{{1,40}}){{0,2}}\.\p{{Ll}}{{2,4}}\b)
    |(?P<num>\d+(?:[.:/,-]\d+)*+[.年月日时時分秒년월일시]?)
    |(?P<w2>{_SUB})
    |(?P<sep>[©,;/،؛、，；／()\[\]（）【】<>|•·∙●▪■▶►–—―‐\-｜・&＆+=:：*])
    |(?P<odd>\S)""",
    regex.VERBOSE,
)  # fmt: skip
CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々]+(?:·[\p{Han}\p{Katakana}]+)*")
# All characters of the pattern above are among these, which are found in a sixth of the time.
_EAST = re.compile("[\u1100-\u11ff\u2e80-\U0010ffff]")


def has_cjk(line: str) -> bool:
    """Say whether a line holds letters of a script without blanks."""
    return not line.isascii() and _EAST.search(line) is not None and CJK.search(line) is not None


class Is:
    """What a word can be; a word may be several things."""

    BY = 1
    WEAK = 2
    LABEL_BY = 4
    EDITOR = 8
    CREDIT = 16
    AND = 32
    PARTICLE = 64
    WHERE = 128
    ROLE = 256
    MODIFIER = 512
    DESK = 1024
    LABEL = 2048
    DATE = 4096
    NOT = 8192
    TITLE = 16384
    GIVEN = 32768
    SURNAME = 65536
    TOWN = 131072
    AGENCY = 262144


_TELLING = Is.BY | Is.LABEL_BY | Is.EDITOR | Is.ROLE | Is.AGENCY
_KEYS = {
    "by": 1, "weak": 3, "label": 4, "editor": 8, "credit": 16, "and": 32, "particles": 64,
    "where": 128, "roles": 256, "modifiers": 512, "desks": 1024, "labels": 2048, "dates": 4096,
    "not_names": 8192, "titles": 16384, "given": 32768, "surname_words": 65536, "towns": 131072,
    "whole": 8192,
}  # fmt: skip


class Words(NamedTuple):
    """All word lists in one."""

    single: dict[str, int]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    agencies: dict[str, str]
    known: frozenset[str]
    cjk: Any
    keep: frozenset[str]
    whole: frozenset[str]
    role_endings: tuple[str, ...]
    surnames: frozenset[str]
    openers: frozenset[str]
    """The first words of all by-words and labels."""
    telling: re.Pattern[str]
    """What finds words of scripts without blanks that make a line a byline."""


def _listed(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else list(value)


@functools.cache
def byline_words() -> Words:
    """Return the word lists of all languages; read once."""
    tables = lexicon("names")
    und = tables["und"]
    masks: dict[str, int] = {}
    agencies = {name: key for key, names in und["agencies"].items() for name in names}
    for name in agencies:
        masks[name] = Is.AGENCY
    for table in (*tables.values(), und["words"]):
        for key, flag in _KEYS.items():
            for word in _listed(table.get(key, ())):
                low = word.lower()
                masks[low] = masks.get(low, 0) | flag
    single: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    telling: set[str] = set()
    for name, mask in masks.items():
        parts = tuple(m[0] for m in TOKEN.finditer(name))
        if mask & _TELLING and CJK.search(parts[0]):
            telling.add(parts[0])
        if len(parts) == 1 or name.endswith("."):
            single[name] = mask
        else:
            phrases.setdefault(parts[0], []).append((parts, mask))
    runs = sorted((n for n in masks if len(n) > 1 and CJK.fullmatch(n)), key=len, reverse=True)
    words = und["words"]
    opening = [n for n, mask in masks.items() if mask & (Is.BY | Is.LABEL_BY | Is.EDITOR)]
    return Words(
        single=single,
        phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
        agencies=agencies,
        known=frozenset(p for n, mask in masks.items() if mask != Is.NOT for p in n.split()),
        cjk=regex.compile("|".join(map(regex.escape, runs))),
        keep=frozenset(_listed(words["keep"])),
        whole=frozenset(_listed(words["whole"])),
        role_endings=tuple(w for t in tables.values() for w in _listed(t.get("role_endings", ()))),
        surnames=frozenset(c for t in tables.values() for c in t.get("surnames", "")),
        openers=frozenset(name.split()[0] for name in opening),
        telling=re.compile("|".join(map(re.escape, sorted(telling)))),
    )
