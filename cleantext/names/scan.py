"""A line of text → its lexemes: what each word of a possible byline is, one letter each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from cleantext.names.words import CJK, TOKEN, Is, Words

_SEP = {
    **dict.fromkeys(",;/،؛、，；／<>+*)]）】", ","), **dict.fromkeys("([（【", "("),
    **dict.fromkeys("|•·∙●▪■▶►–—―‐-｜・=", "|"), "&": "&", "＆": "&", ":": ":", "：": ":", "©": "C",
}  # fmt: skip


class Token(NamedTuple):
    """A stretch of the line; offsets are half-open code points."""

    text: str
    start: int
    end: int
    group: str


def _tokens(line: str, words: Words) -> Iterator[Token]:
    """Cut the line; two tokens without a blank between them get a seam ``^``."""
    last = Token("", -1, -1, "")
    for match in TOKEN.finditer(line):
        group = match.lastgroup or "odd"
        start, end = match.span()
        if start < last.end:
            continue
        text = match[0]
        if group == "w2":
            group = "w"
        if (
            group == "w"
            and end < len(line)
            and line[end] == "."
            and (text.lower() + "." in words.single or words.single.get(text.lower(), 0) & Is.DATE)
        ):
            text, end = text + ".", end + 1
        elif text == "." and line[start - 1].isalpha() and end == len(line):
            continue
        if last.group == "w" == group and last.end == start:
            pair = last.text + text
            left = regex.split(r"['’ʼ-]", last.text)[-1].lower()
            head = words.single.get(left, 0) if last.start == 0 else 0
            right = words.single.get(text.lower(), 0)
            by = head & Is.BY and (right & Is.GIVEN or not head & Is.WEAK) and text[1:2] != "-"
            outlet = right & (Is.ROLE | Is.DESK | Is.LABEL) or last.text in words.agencies
            if (
                (last.text.isupper() and len(last.text) > 1 and not outlet and len(left) < 4)
                or (not by and left in words.keep)
                or text[1:2] == "-"
                or pair.lower() in words.whole
                or len(left) == 1
            ):
                last = Token(pair, last.start, end, "w")
                continue
        if last.group:
            yield last
        seamed = last.end == start and last.group in _GLUED and group in _GLUED
        if seamed:
            yield Token("^", start, start, "seam")
        if group == "w" and text.isalpha() and (run := CJK.fullmatch(text)) is not None:
            last = Token("", -1, -1, "")
            yield from _split_run(run[0], start, words)
            continue
        last = Token(text, start, end, group)
    if last.group:
        yield last


_GLUED = frozenset({"w", "i", "num", "web"})


def _split_run(run: str, start: int, words: Words) -> Iterator[Token]:
    done = 0
    for match in words.cjk.finditer(run):
        if match.start() > done:
            yield Token(run[done : match.start()], start + done, start + match.start(), "cjk")
        yield Token(match[0], start + match.start(), start + match.end(), "cjk")
        done = match.end()
    if done < len(run):
        yield Token(run[done:], start + done, start + len(run), "cjk")


@dataclass(slots=True)
class Scan:
    """The kinds of a line, one letter each, with the span and the text of each."""

    line: str
    upper: bool
    kinds: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    masks: list[int] = field(default_factory=list)
    uncased: bool = False

    def add(self, kind: str, start: int, end: int, mask: int = 0) -> None:
        """Append a lexeme."""
        self.kinds.append(kind)
        self.spans.append((start, end))
        self.masks.append(mask)

    def plain(self, token: Token, words: Words) -> bool:
        """Take a capitalised word that no list holds: by far the most frequent name word."""
        text = token.text
        if (
            not text[0].isupper()
            or self.upper
            or not text[1:].islower()
            or "'" in text
            or text[-1] == "."
        ):
            return False
        low = text.lower()
        mask = words.single.get(low, -1)
        if mask == -1:
            mask = Is.ROLE if low.endswith(words.role_endings) or "-" in text else 0
        if (
            mask not in (0, Is.GIVEN)
            or low in words.phrases
            or text in words.phrases
            or text in words.single
            or "’" in text
        ):
            return False
        self.add("N", token.start, token.end, mask)
        return True

    def text(self, first: int, last: int) -> str:
        """Return the line from lexeme ``first`` up to ``last``, blanks evened out."""
        return " ".join(self.line[self.spans[first][0] : self.spans[last - 1][1]].split())


def scan_line(line: str, words: Words) -> Scan | None:
    """Return the kinds of a line, or None where it holds what no byline holds."""
    scan = Scan(line, line.isupper())
    tokens = list(_tokens(line, words))
    at = 0
    unknown = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        group = token.group
        if group == "odd":
            return None
        if group == "w" and scan.plain(token, words):
            at += 1
            continue
        if group in ("w", "cjk", "i"):
            count, mask = _look_up(tokens, at, words)
            after = tokens[at + count] if at + count < len(tokens) else None
            kind = _kind(scan, token, mask, after, words)
            unknown += kind == "h"
            if unknown > 1:
                return None
            scan.add(kind, token.start, tokens[at + count - 1].end, mask)
            at += count
            continue
        kind = _SEP[token.text] if group == "sep" else {"seam": "^", "num": "0"}.get(group, "@")
        scan.add(kind, token.start, token.end)
        at += 1
    return scan


def _look_up(tokens: list[Token], at: int, words: Words) -> tuple[int, int]:
    """Return how many tokens the longest known phrase has, and what it can be."""
    text = tokens[at].text
    low = text.lower()
    for key in (text, low) if text != low else (low,):
        if key not in words.phrases:
            continue
        for parts, mask in words.phrases.get(key, ()):
            found = tokens[at : at + len(parts)]
            if len(found) == len(parts) and all(
                (f.text if key is text and mask == Is.AGENCY else f.text.lower())
                == (p if mask == Is.AGENCY else p.lower())
                for f, p in zip(found, parts, strict=True)
            ):
                return len(parts), mask
    mask = words.single.get(low, 0) | words.single.get(text, 0)
    if not mask and text[-1:] == ".":
        mask = words.single.get(low[:-1], 0)
    if not mask and "-" in text:
        mask = words.single.get(low.rpartition("-")[2], 0) & (Is.ROLE | Is.DESK)
    if not mask and len(low) > 9 and low.endswith(words.role_endings):
        mask = Is.ROLE
    return 1, mask


_STARTS = frozenset(",(|^:d0LB@AEC&")


def _kind(scan: Scan, token: Token, mask: int, after: Token | None, words: Words) -> str:
    """Choose what the word is, from what it can be and where it stands."""
    before = scan.kinds[-1] if scan.kinds else ","
    starts = before in _STARTS
    colon = after is not None and after.text in (":", "：", "/", "／", "|", "｜")
    low = token.text.islower() or scan.upper
    if mask & Is.AGENCY and not (
        scan.upper and after is not None and after.group == "w" and len(token.text) < 5
    ):
        return "A"
    if mask & Is.CREDIT and (colon or (starts and not mask & Is.GIVEN)):
        return "C"
    if before == "d" and "0" not in scan.kinds and colon and mask & Is.LABEL_BY:
        return "X"
    if starts and colon and mask & (Is.EDITOR | Is.LABEL_BY | Is.BY):
        return "E" if mask & Is.EDITOR and not mask & Is.LABEL_BY else "B"
    if starts and mask & Is.EDITOR and " " in token.text:
        return "E"
    if mask & Is.BY and after is not None and not colon:
        multi = token.end < after.start and mask & Is.DESK == 0
        free = starts or (low and not mask & (Is.PARTICLE | Is.WHERE | Is.WEAK))
        if (
            free
            and (multi or after.text == "^" or after.group == "cjk")
            and not (before == "&" or (token.group == "cjk" and before == "N"))
        ):
            return "B"
    if token.group == "i":
        return "I"
    if token.group == "cjk":
        return _cjk_kind(scan, token, mask, words)
    return _plain_kind(scan, token, mask, after)


def _cjk_kind(scan: Scan, token: Token, mask: int, words: Words) -> str:
    for flag, kind in ((Is.DESK, "D"), (Is.ROLE, "R"), (Is.BY, "R"), (Is.LABEL, "L"),
                       (Is.DATE, "d"), (Is.AND, "&"), (Is.CREDIT, "C"),
                       (Is.EDITOR, "X")):  # fmt: skip
        if mask & flag:
            return kind
    text = token.text
    if mask or any(words.single.get(c, 0) & Is.NOT for c in text) or len(text) > 10:
        return "X"
    scan.uncased = True
    hangul = "가" <= text[0] <= "힣"
    glued = bool(scan.spans) and scan.kinds[-1] in "BR" and scan.spans[-1][1] == token.start
    if hangul or glued:
        return "N" if text[0] in words.surnames and 2 <= len(text) <= 4 else "X"
    foreign = "·" in text or regex.search(r"[\p{Katakana}\p{Hiragana}]", text)
    return "N" if len(text) <= (10 if foreign else 5) else "X"


def _plain_kind(scan: Scan, token: Token, mask: int, after: Token | None) -> str:
    text = token.text
    before = scan.kinds[-1] if scan.kinds else ","
    cased = text[0].isupper() or (not text.islower() and text.lower() != text)
    uncased = not cased and text.lower() == text.upper()
    beside_number = before in "0d" or (after is not None and after.group == "num")
    plain = not mask & (Is.GIVEN | Is.WHERE | Is.PARTICLE | Is.AND)
    if mask & Is.DATE and (beside_number or plain):
        if cased and not scan.upper and mask & Is.SURNAME and before == "N":
            return "N"
        return "d"
    if not cased or (scan.upper and not mask & Is.GIVEN):
        for flag, kind in ((Is.AND, "&"), (Is.PARTICLE, "p"), (Is.WHERE, "W")):
            if mask & flag and not (flag == Is.PARTICLE and before not in "NpI"):
                return kind if kind != "&" or not mask & Is.WHERE else "?"
    if mask & Is.TITLE:
        return "I"
    if cased and mask & Is.PARTICLE and before in "NIp" and not scan.upper:
        return "p"
    if cased and mask & Is.GIVEN:
        return "N"
    for flag, kind in ((Is.DESK, "D"), (Is.ROLE, "R"), (Is.LABEL, "L"), (Is.MODIFIER, "M"),
                       (Is.TOWN, "T"), (Is.NOT, "X")):  # fmt: skip
        if mask & flag and not (kind in "MX" and before == "p"):
            named = before == "N" and (scan.masks[-1] & Is.GIVEN or "B" in scan.kinds)
            surname = kind in "MXD" and named
            if (
                surname
                and mask & Is.SURNAME
                and not (after and after.group == "w" and after.text.istitle())
            ):
                return "N"
            return kind if kind != "M" or cased else "R"
    if text.endswith(("'s", "’s")):
        return "X"
    if uncased:
        scan.uncased = True
        return "N"
    if not cased:
        return "h"
    if len(text) == 1:
        return "I"
    if before != "N" and mask & (Is.BY | Is.LABEL_BY | Is.EDITOR | Is.CREDIT):
        return "X"
    return "U" if text.isupper() and not scan.upper and len(text) <= 5 else "N"


_BEFORE = regex.compile(r"[NITUp]*$")
_BEHIND = regex.compile(r"[NITUp]*")


def settle(scan: Scan) -> None:
    """Decide "and" against "in", which seams part two people, and who sends a reporter."""
    kinds = scan.kinds
    if kinds[:3] == ["N", "R", "N"] and scan.uncased and scan.spans[0][1] == scan.spans[1][0]:
        # 晨光报记者 王小明: the paper and its reporter
        scan.spans[1] = (scan.spans[0][0], scan.spans[1][1])
        del kinds[0], scan.spans[0], scan.masks[0]
    at = 0
    while at < len(kinds):
        if kinds[at] == "?":
            kinds[at] = "&" if len(_names(_BEHIND, kinds[at + 1 :])) > 1 else "W"
        elif kinds[at] == "^" and 0 < at < len(kinds) - 1:
            left = _names(_BEFORE, kinds[:at])
            right = _names(_BEHIND, kinds[at + 1 :])
            if left and right and min(len(left), len(right)) < 2 and "I" not in (left, right):
                scan.spans[at - 1] = (scan.spans[at - 1][0], scan.spans[at + 1][1])
                kinds[at - 1] = "N"
                del kinds[at : at + 2], scan.spans[at : at + 2], scan.masks[at : at + 2]
                continue
        at += 1


def _names(pattern: regex.Pattern[str], kinds: list[str]) -> str:
    found = pattern.search("".join(kinds))
    return found[0].replace("p", "") if found is not None else ""
