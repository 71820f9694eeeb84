"""What the lines of a page look like in their context: lines → a matrix of features.

Nothing here knows a language or a site: characters count by class, words by the function words of
the page's own language and by the few furniture words of all (``rules/*/words.toml``). The features
of a line alone come first, then those of its neighbours, of windows, of its place, of the page.
Needs NumPy.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import repeat

import numpy as np
import numpy.typing as npt

from cleantext.evidence import WIDTH, evidence_columns
from cleantext.language import detect
from cleantext.lexicon import lexicon
from cleantext.recurrence import recurrence_columns
from cleantext.windows import Column, Matrix, amounts, densities, running_sums

Counts = npt.NDArray[np.int64]

# Classes of characters.
_CLASSES = 16
(
    _OTHER, _LOWER, _UPPER, _DIGIT, _BLANK, _NEWLINE, _HAN, _KANA, _STOP, _COMMA, _COLON, _QUOTE,
    _DASH, _BAR, _BRACKET, _PARTICLE,
) = range(_CLASSES)  # fmt: skip
_MARKS = {
    _STOP: ".!?…。！？؟।۔", _COMMA: ",;、，；،؛", _COLON: ":：", _QUOTE: "\"'“”„‟«»‘’‚‹「」『』",
    _DASH: "-–—‐‑", _BAR: "|/›>•·*→<←▼#+=_~©®@&", _BRACKET: "()[]{}（）【】",
}  # fmt: skip
# What one character without blanks around its words is worth in letters.
_EAST_WIDTH = 2.2
# Codes of words.
_FUNCTION, _PAGE, _TALK, _AGE = 1, 2, 4, 8
# A line of prose: its least width in letters, for the runs and the marks of place.
_PROSE = 70.0
# A label: the logarithm of its greatest width.
_LABEL = 4.6
_SAMPLE_LINE = 60
_SAMPLE = 1_400
_TITLE = 12
# A first line of more bytes is no page's title, and would be searched once a line.
_LONGEST_TITLE = 10_000

_SAME_DIGIT = bytes.maketrans(b"123456789", b"0" * 9)


@functools.cache
def _classes() -> npt.NDArray[np.uint8]:
    """Return the class of every character of the first plane."""
    table = np.zeros(0x10000, np.uint8)
    for code in range(0x10000):
        char = chr(code)
        category = unicodedata.category(char)
        if category in ("Lu", "Lt"):
            table[code] = _UPPER
        elif category[0] in "LM":
            table[code] = _LOWER
        elif category == "Nd":
            table[code] = _DIGIT
        elif char.isspace():
            table[code] = _BLANK
    for name, marks in _MARKS.items():
        table[[ord(mark) for mark in marks]] = name
    table[0x3400:0xA000] = _HAN
    table[0x3041:0x3100] = _KANA
    table[0x0E00:0x0E60] = _KANA
    for word in lexicon("words").get("zh", {}).get("function_words", ()):
        if len(word) == 1:
            table[ord(word)] = _PARTICLE
    table[ord("\n")] = _NEWLINE
    return table


@functools.cache
def _word_codes(language: str | None) -> dict[str, int]:
    """Return word → code: the furniture words of all languages, the function words of one."""
    codes: dict[str, int] = {}
    tables = lexicon("words")
    for name, code in (("page_words", _PAGE), ("talk_words", _TALK), ("age_words", _AGE)):
        for table in tables.values():
            for word in table.get(name, ()):
                for form in (word, f"{word}:", f"{word},", f"{word}.", f"{word}…"):
                    codes[form] = codes.get(form, 0) | code
    for code_of, table in tables.items():
        if language in (None, code_of):
            codes.update(dict.fromkeys(table["function_words"], _FUNCTION))
    return codes


class Page:
    """The lines of a page with what is counted in each, as columns of one value a line."""

    __slots__ = (
        "by_class", "capitals", "codes", "first", "folded", "gap", "indent", "language", "last",
        "line_of", "lines", "sentences", "tokens", "words",
    )  # fmt: skip

    by_class: npt.NDArray[np.int64]

    def __init__(self, lines: Sequence[str]) -> None:
        count = len(lines)
        self.lines = list(map(str.strip, lines))
        self.gap = np.fromiter(map(str.startswith, lines, repeat("\n")), np.float32, count)
        left = map(len, map(str.lstrip, lines))
        self.indent = np.fromiter(map(len, lines), np.float32, count) - self.gap
        self.indent -= np.fromiter(left, np.float32, count)
        text = "\n".join(self.lines)
        if text.count("\n") != count - 1:
            self.lines = [line.replace("\n", " ") for line in self.lines]
            text = "\n".join(self.lines)
        lower = text.lower()
        self.folded = lower.encode("utf-8", "surrogatepass").translate(_SAME_DIGIT).split(b"\n")
        raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = _classes()[np.minimum(raw, 0xFFFF)]
        self._count_characters(kinds, count)
        self.language = detect(self._sample())
        self._count_words(lower, kinds, count)

    def _sample(self) -> str:
        """Return the start of the longer lines, in which a language shows."""
        parts: list[str] = []
        room = _SAMPLE
        for line in self.lines:
            if len(line) >= _SAMPLE_LINE or (len(line) > 20 and line[10] > "\u2e80"):
                parts.append(line[:room])
                room -= len(line)
                if room <= 0:
                    break
        return "\n".join(parts)

    def _count_characters(self, kinds: npt.NDArray[np.uint8], count: int) -> None:
        line_of = self.line_of = np.cumsum(kinds == _NEWLINE)
        slots = line_of * _CLASSES + kinds
        size = count * _CLASSES
        self.by_class = np.bincount(slots, minlength=size)[:size].reshape(count, _CLASSES)
        padded = np.concatenate(([_NEWLINE], kinds, [_NEWLINE])).astype(np.uint8)
        before, after = padded[:-2], padded[2:]
        written = (kinds >= _LOWER) & (kinds <= _DIGIT)
        follows = (before >= _LOWER) & (before <= _DIGIT)
        # An apostrophe inside a word begins no other.
        follows[1:] |= (before[1:] == _QUOTE) & follows[:-1]
        word_start = written & ~follows
        self.words = _per_line(line_of[word_start], count)
        self.capitals = _per_line(line_of[word_start & (kinds == _UPPER)], count)
        ends = (after == _BLANK) | (after == _NEWLINE) | (after == _QUOTE)
        east = (before >= _HAN) & (before <= _KANA)
        stop = (kinds == _STOP) & (before != _STOP) & (ends | east)
        self.sentences = _per_line(line_of[stop], count)
        newline = np.flatnonzero(padded == _NEWLINE)
        self.first = padded[newline[:count] + 1]
        self.last = padded[np.maximum(newline[1 : count + 1] - 1, 0)]
        # A closing quote or bracket hides the stop before it.
        hidden = (self.last == _QUOTE) | (self.last == _BRACKET)
        self.last = np.where(hidden, padded[np.maximum(newline[1 : count + 1] - 2, 0)], self.last)

    def _count_words(self, lower: str, kinds: npt.NDArray[np.uint8], count: int) -> None:
        tokens = lower.split()
        get = _word_codes(self.language).get
        found = np.frombuffer(bytes(map(get, tokens, repeat(0))), np.uint8)
        blank = (kinds == _BLANK) | (kinds == _NEWLINE)
        starts = ~blank & np.concatenate(([True], blank[:-1]))
        line_of = self.line_of[starts]
        self.tokens = _per_line(line_of, count)
        known = np.flatnonzero(found)
        found, line_of = found[known], line_of[known]
        self.codes = {
            code: _per_line(line_of[(found & code) != 0], count)
            for code in (_FUNCTION, _PAGE, _TALK, _AGE)
        }


def columns(lines: Sequence[str], evidence: Matrix | None = None) -> dict[str, Column]:
    """Return feature name → one value a line; see ``features``."""
    page = Page(lines)
    own = _own(page)
    marked = np.zeros((len(lines), WIDTH), np.float32) if evidence is None else evidence
    return (
        own
        | _repeats(page)
        | recurrence_columns(page.folded, own["width"], own["age_words"])
        | _windows(page, own)
        | _places(own)
        | _whole(page, own)
        | evidence_columns(marked)
    )


def features(lines: Sequence[str], evidence: Matrix | None = None) -> Matrix:
    """Return one row of features a line (lines × features, float32), named by ``feature_names``.

    Args:
        lines: the lines or rejoined paragraphs of a page in order, none blank. Blanks before a
            line's first character tell its indent; a newline before them, that a blank line was.
        evidence: what the rules say of the lines (``cleantext.evidence.gather``); None: nothing.
    """
    found = columns(lines, evidence)
    out = np.empty((len(lines), len(found)), np.float32)
    for at, column in enumerate(found.values()):
        out[:, at] = column
    return out


@functools.cache
def feature_names() -> tuple[str, ...]:
    """Return the names of the columns of ``features``, in order."""
    return tuple(columns(["."]))


def _per_line(line_of: Counts, count: int) -> Column:
    return np.bincount(line_of, minlength=count)[:count].astype(np.float32)


def _own(page: Page) -> dict[str, Column]:
    """Return what a line shows by itself."""
    kinds = page.by_class.astype(np.float32)
    east = kinds[:, _HAN] + kinds[:, _KANA] + kinds[:, _PARTICLE]
    letters = kinds[:, _LOWER] + kinds[:, _UPPER] + kinds[:, _DIGIT]
    width = letters + _EAST_WIDTH * east
    written = np.maximum(letters + east, 1.0)
    words = np.maximum(page.words, 1.0)
    tokens = np.maximum(page.tokens, 1.0)
    particles = kinds[:, _PARTICLE] + 0.5 * kinds[:, _KANA]
    function = page.codes[_FUNCTION] / tokens + np.minimum(2.0 * particles / written, 0.5)
    total = np.maximum(kinds.sum(1), 1.0)
    stop = (page.last == _STOP).astype(np.float32)
    return {
        "width": np.log1p(width),
        "words": np.log1p(page.words + 0.5 * east),
        "function": function,
        "functions": np.log1p(function * np.maximum(tokens, east / 2.5)),
        "capitals": page.capitals / words,
        "capital_words": np.log1p(page.capitals),
        "upper": kinds[:, _UPPER] / written,
        "digits": kinds[:, _DIGIT] / written,
        "mean_word": np.minimum(letters / words, 20.0),
        "sentences": np.log1p(page.sentences),
        "commas": np.log1p(kinds[:, _COMMA]),
        "comma_share": kinds[:, _COMMA] / words,
        "colons": np.minimum(kinds[:, _COLON], 5.0),
        "quotes": np.log1p(kinds[:, _QUOTE]),
        "dashes": np.minimum(kinds[:, _DASH], 8.0) / tokens,
        "bars": kinds[:, _BAR] / total,
        "bar_count": np.log1p(kinds[:, _BAR]),
        "brackets": np.log1p(kinds[:, _BRACKET]),
        "symbols": kinds[:, _OTHER] / total,
        "page_words": np.minimum(page.codes[_PAGE], 6.0),
        "page_share": page.codes[_PAGE] / tokens,
        "talk_words": np.minimum(page.codes[_TALK], 4.0),
        "talk_share": page.codes[_TALK] / tokens,
        "age_words": np.minimum(page.codes[_AGE], 3.0),
        "ends_stop": stop,
        "ends_colon": (page.last == _COLON).astype(np.float32),
        "ends_letter": ((page.last >= _LOWER) & (page.last <= _UPPER)).astype(np.float32),
        "starts_lower": (page.first == _LOWER).astype(np.float32),
        "starts_upper": (page.first == _UPPER).astype(np.float32),
        "starts_digit": (page.first == _DIGIT).astype(np.float32),
        "starts_quote": (page.first == _QUOTE).astype(np.float32),
        "starts_mark": ((page.first >= _DASH) | (page.first == _OTHER)).astype(np.float32),
        "indent": np.minimum(page.indent, 60.0),
        "gap": page.gap,
        "prose": _sigmoid((width - _PROSE) / 25.0) * (0.4 + 0.6 * stop) * _sigmoid(
            (function - 0.12) * 25.0
        ),
    }  # fmt: skip


def _sigmoid(values: Column) -> Column:
    out: Column = 1.0 / (1.0 + np.exp(np.clip(-values, -30.0, 30.0)))
    return out


def _repeats(page: Page) -> dict[str, Column]:
    """Return how often a line stands on the page, and whether the page's title has it."""
    folded = page.folded
    count = len(folded)
    seen = Counter(folded)
    title = folded[0] if len(folded[0]) <= _LONGEST_TITLE else b""
    in_title = [len(line) >= _TITLE and line in title for line in folded]
    in_title[0] = False
    places = np.flatnonzero(in_title)
    at = np.arange(count)
    since = np.full(count, 99.0)
    if len(places):
        slot = np.searchsorted(places, at, side="right") - 1
        since = np.where(slot >= 0, at - places[np.maximum(slot, 0)], 99.0)
    repeats = np.log(np.fromiter(map(seen.__getitem__, folded), np.float32, count))
    sums = running_sums((repeats > 0).astype(np.float32))
    return {
        "repeats": repeats,
        "repeats<12": ((sums[at] - sums[np.maximum(at - 12, 0)]) / 12).astype(np.float32),
        "repeats>12": ((sums[np.minimum(at + 13, count)] - sums[at + 1]) / 12).astype(np.float32),
        "in_title": np.array(in_title, np.float32),
        "since_title": np.log1p(since).astype(np.float32),
        "has_title": np.full(count, len(places) > 0, np.float32),
    }


def _windows(page: Page, own: dict[str, Column]) -> dict[str, Column]:
    """Return densities in windows before, after and around a line."""
    out: dict[str, Column] = {}
    talk = (page.codes[_TALK] > 0).astype(np.float32) * (own["width"] < _LABEL)
    plans = (
        ("prose", own["prose"] * np.sqrt(np.expm1(own["width"])), (5, 10, 20)),
        ("talk", talk, (6, 20)),
    )
    for name, column, sizes in plans:
        out |= densities(name, column, sizes)
    return out | amounts("talk", talk)


def _best_run(gain: Column) -> tuple[int, int]:
    """Return the half-open range of lines with the greatest sum of gains."""
    sums = running_sums(gain)
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return start, max(end, start + 1)


_RUN_COSTS = (0.12, 0.3)


def _places(own: dict[str, Column]) -> dict[str, Column]:
    """Return where a line stands: on the page, to its long lines and to its runs of prose."""
    count = len(own["width"])
    at = np.arange(count, dtype=np.float32)
    width = np.expm1(own["width"]).astype(np.float32)
    chars = running_sums(width)
    mass = running_sums(own["prose"] * width)
    out: dict[str, Column] = {
        "line": np.log1p(at),
        "line_left": np.log1p(count - 1 - at),
        "line_share": at / count,
        "char_share": (chars[:-1] / max(chars[-1], 1.0)).astype(np.float32),
        "prose_share": (mass[:-1] / max(mass[-1], 1e-3)).astype(np.float32),
        "prose_before": np.log1p(mass[:-1]).astype(np.float32),
        "prose_after": np.log1p(mass[-1] - mass[1:]).astype(np.float32),
    }
    long_lines = np.flatnonzero(own["prose"] > 0.5)
    slot = np.searchsorted(long_lines, at)
    last = np.where(slot > 0, at - _take(long_lines, slot - 1), 99.0)
    after = np.searchsorted(long_lines, at, side="right")
    ahead = np.where(after < len(long_lines), _take(long_lines, after) - at, 99.0)
    out["since_prose"] = np.log1p(np.minimum(last, 99.0)).astype(np.float32)
    out["until_prose"] = np.log1p(np.minimum(ahead, 99.0)).astype(np.float32)
    for number, cost in enumerate(_RUN_COSTS):
        gain = own["prose"] * np.sqrt(width) / 12.0 - cost
        start, end = _best_run(gain.astype(np.float32))
        out[f"run{number}_start"] = _signed_log(at - start)
        out[f"run{number}_end"] = _signed_log(at - end + 1)
        out[f"run{number}_in"] = ((at >= start) & (at < end)).astype(np.float32)
        share = (mass[end] - mass[start]) / max(mass[-1], 1e-3)
        out[f"run{number}_share"] = np.full(count, share, np.float32)
    return out


def _take(places: npt.NDArray[np.intp], slot: npt.NDArray[np.intp]) -> Column:
    """Return the places at slots; a slot outside is clipped, as the caller masks it."""
    if not len(places):
        return np.zeros(len(slot), np.float32)
    return places[np.clip(slot, 0, len(places) - 1)].astype(np.float32)


def _signed_log(values: Column) -> Column:
    return (np.sign(values) * np.log1p(np.abs(values))).astype(np.float32)


def _whole(page: Page, own: dict[str, Column]) -> dict[str, Column]:
    """Return what holds for the whole page, and how a line stands to the page's prose."""
    count = len(page.lines)
    weight = own["prose"] * np.expm1(own["width"])
    total = float(weight.sum())
    home = 0.0
    if total > 0 and page.indent.any():
        home = float(np.argmax(np.bincount(page.indent.astype(np.int64), weights=weight)))
    typical = float((own["width"] * weight).sum()) / total if total > 0 else 0.0
    flat = np.float32
    return {
        "home_indent": np.clip(page.indent - home, -40.0, 40.0).astype(flat),
        "has_indent": np.full(count, home > 0, flat),
        "to_typical": (own["width"] - typical).astype(flat),
        "page_prose": np.full(count, np.log1p(total), flat),
        "page_lines": np.full(count, np.log1p(count), flat),
        "page_density": np.full(count, float(own["prose"].mean()), flat),
        "page_gaps": np.full(count, float(page.gap.mean()), flat),
        "page_indents": np.full(count, float((page.indent > 0).mean()), flat),
    }
