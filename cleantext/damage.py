"""The gate before repair: whether a text needs any, at a hundredth of the cost of ftfy.

Most news text is sound. One expression run by RE2 over the encoded text, in one pass, says so:
ftfy's own expression for bad sequences, the characters that ftfy would change, HTML entities, and
every character that text in NFC does not hold or may not hold. Only where it finds something do the
exact tests look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar
from unicodedata import is_normalized

# What ftfy changes besides bad sequences (controls, C1 controls, Latin ligatures, byte order marks,
# lone surrogates) and the invisible characters that repair drops.
_ODD = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2060\u206a-\u206f\ufb00-\ufb06\ufeff\ufff9-\ufffc"
_ODD_CHARACTER = re.compile(f"[{_ODD}\ud800-\udfff]")
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,24};")
# Besides marks: what NFC replaces, or may join to what stands before it; some blocks as a whole.
_NOT_SURELY_NFC = (
    r"\pM\u0374\u037e\u0387\u0958-\u095f\u09dc-\u09df\u0a33-\u0a5e\u0b5c\u0b5d\u0f43-\u0f69"
    r"\u1100-\u11ff\u1f71-\u2001\u2126-\u212b\u2329\u232a\u2adc\uf900-\ufaff\ufb1d-\ufb4f"
    r"\x{1d15e}-\x{1d1c0}\x{2f800}-\x{2fa1f}"
)
_SPACE = (
    r"\s\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
)
_CODE_POINT = re.compile(r"\\u([0-9a-f]{4})|\\x([0-9a-f]{2})")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Text = TypeVar("Text", str, bytes)


def storable(text: str) -> str:
    """Return a text with U+FFFD for lone surrogates, which nothing in UTF-8 can hold."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def needs_a_look(encoded: bytes) -> bool:
    """Say whether a text, given in strict UTF-8, may be damaged; never misses."""
    gate = _gate()
    return gate is None or gate(encoded) is not None


def needs_repair(text: str) -> bool:
    """Say whether repair would change a text; never misses, rarely cries wolf."""
    return is_damaged(text) or not is_normalized("NFC", text)


def is_damaged(text: str) -> bool:
    """Say whether a text has more wrong with it than its normal form."""
    if _ODD_CHARACTER.search(text) or ("&" in text and _ENTITY.search(text)):
        return True
    return not text.isascii() and has_bad_sequence(text)


def has_bad_sequence(text: str) -> bool:
    """Say whether a text holds a sequence of characters that only wrong decoding makes."""
    return _bad_search()(text) is not None


@cache
def _gate() -> Callable[[bytes], object] | None:
    """Return the search for anything that may need repair, or None on a platform without RE2."""
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415 - 45 ms, not at import time

    escapes = _CODE_POINT.sub(r"\\x{\1\2}", f"[{_ODD}{_NOT_SURELY_NFC}]")
    return _re2_search(f"{_for_re2(BADNESS_RE.pattern)}|{_ENTITY.pattern}|{escapes}".encode())


@cache
def _bad_search() -> Callable[[str], object]:
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415

    # Without RE2 the same answer, about seventy times slower.
    return _re2_search(_for_re2(BADNESS_RE.pattern)) or BADNESS_RE.search


def _re2_search(pattern: Text) -> Callable[[Text], object] | None:
    try:
        import re2  # noqa: PLC0415
    except ImportError:  # no wheel for this platform
        return None
    options = re2.Options()
    options.log_errors = False
    search: Callable[[Text], object] = re2.compile(pattern, options).search
    return search


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
