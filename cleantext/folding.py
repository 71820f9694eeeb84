"""``fold``: a shadow of a text with the same length, in which rules are matched.

Because each code point becomes exactly one other, a match in the fold is a match in the text and
no offset table is needed.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, and letters that one press writes in several ways.
_SINGLE = {
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ς": "σ", "ё": "е",
    "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "ʼ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Latin, Greek and Vietnamese letters lose their accents (capitals are often set without them);
# Cyrillic й and ї and all other scripts keep theirs, which are letters of their own.
_ACCENTED = (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000))
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def _table() -> dict[int, str]:
    table = {ord(char): other for char, other in _SINGLE.items()}
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    for code in _ACCENTED:
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base != chr(code) and code not in table:
            table[code] = table.get(ord(base), base)
    for code in _FULL_WIDTH:
        table[code] = chr(code - 0xFEE0).lower()
    return table


_TABLE = {chr(code): other for code, other in _table().items()}
# Most letters stay as they are, so looking for the others beats translating each (four times).
_FOLDED = re.compile(f"[{re.escape(''.join(_TABLE))}]")


def _plain(found: re.Match[str]) -> str:
    return _TABLE[found[0]]


def fold(text: str) -> str:
    """Return ``text`` in lower case with plain letters, quotes, dashes and spaces; same length.

    >>> fold("À lire “aussi” — Crédit")
    'a lire "aussi" - credit'
    """
    if text.isascii():
        return text.lower().replace("\t", " ")
    # U+0130 is the one letter whose lower case is two code points.
    return _FOLDED.sub(_plain, text.replace("İ", "i").lower())


# Escapes and the names of groups mean something else, or nothing, in lower case.
_ESCAPES = re.compile(r"(\\.|\(\?P[<=]\w+)|(?:(?!\(\?P)[^\\])+")


def fold_pattern(pattern: str) -> str:
    r"""Fold the literal characters of a regular expression and leave its escapes alone.

    >>> fold_pattern(r"À lire\W{0,3}“aussi”")
    'a lire\\W{0,3}"aussi"'
    """
    return _ESCAPES.sub(lambda found: found[0] if found[1] else fold(found[0]), pattern)
