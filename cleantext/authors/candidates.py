"""The lines of a page → the names that may be its authors', each with how it was found.

Near the article and its title every line that could hold a name is looked at; farther off only
those with a by-word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cleantext.authors.slots import Slot, slots
from cleantext.lines import key
from cleantext.names import has_by_word, may_be_names, read_byline
from cleantext.names.words import Is, byline_words
from cleantext.surroundings import PageLines

if TYPE_CHECKING:
    from cleantext.names.reader import Reading

# How many lines above the article's first and below its last, and around its title, any name
# counts; and how far off one with a by-word does.
_ABOVE, _INTO, _BELOW, _BEFORE_END = 14, 3, 8, 2
_ABOVE_TITLE, _BELOW_TITLE = 4, 10
_FAR = 25
# The longest lines, in characters: any; one with a name in a part of it; a by-word alone and the
# names below it; a pseudonym, in words too.
_LONGEST, _LONGEST_PARTED = 200, 160
_LONGEST_BY_WORD, _LONGEST_NAMES = 20, 80
_LONGEST_PSEUDONYM, _MOST_WORDS = 40, 4
# A line of so many characters that ends in a sentence mark is a sentence.
_SHORTEST_SENTENCE = 40
_SENTENCE_MARKS = frozenset(".!?。！？।")
_EDGES = " ,|•·-–—:"
_SHORTEST_KEY = 3
_OF_NAMES = Is.GIVEN | Is.SURNAME
# Lines of one name each that stand together name one team; a sign alone may stand between them.
_MOST_TOGETHER, _LONGEST_SIGN = 4, 5


class How(StrEnum):
    """How a name was found."""

    EXPLICIT = "explicit"
    """A by-word stands before it on its line."""
    BELOW = "below"
    """A by-word stands alone on the line above."""
    BARE = "bare"
    """The line reads as names, and no by-word is there."""
    SLOT = "slot"
    """It is a part of a line."""
    PSEUDONYM = "pseudonym"
    """It is a short line of whatever words."""
    TEAM = "team"
    """Each of some lines is one name of it."""


class Named(NamedTuple):
    """Names that may be the authors', on a range of lines."""

    lines: range
    names: tuple[str, ...]
    how: How
    reading: Reading | None = None
    """What the byline says, if it was read as one."""
    slot: Slot | None = None

    @property
    def key(self) -> str:
        """The names in a form that is equal for the same authors."""
        return key_of(self.names)


def key_of(names: Iterable[str]) -> str:
    """Return names in a form that is equal for the same authors in any order."""
    return "|".join(sorted(filter(None, map(key, names))))


def named(page: PageLines) -> list[Named]:
    """Return what may be the authors of a page's article."""
    texts = page.texts
    around = range(max(page.first - _FAR, 0), min(page.end + _FAR, len(texts)))
    lines = [line for line in around if 1 < len(texts[line]) <= _LONGEST]
    # A by-word may be one sign, and stand above the first line that counts.
    asked = (line for line in (around.start - 1, *around) if line >= 0)
    signed = {
        line for line in asked if 0 < len(texts[line]) <= _LONGEST and has_by_word(texts[line])
    }
    found = {line: one for line in lines if (one := _announced(page, line, signed)) is not None}
    others: list[Named] = []
    # Where a by-word announces somebody near by, names without one are mostly others'.
    near = [line for line in lines if _is_near(page, line)]
    if found.keys().isdisjoint(near):
        for line in near:
            if any(map(str.isalpha, texts[line])):
                others += _unannounced(page, line)
    told = sorted([*found.values(), *others], key=lambda one: one.lines[-1])
    return [*told, *_teams(page, told)]


def _is_near(page: PageLines, line: int) -> bool:
    above = page.first - _ABOVE <= line <= page.first + _INTO
    below = page.end - _BEFORE_END <= line <= page.end + _BELOW
    title = page.title
    return above or below or (title is not None and -_ABOVE_TITLE <= line - title <= _BELOW_TITLE)


def _announced(page: PageLines, line: int, signed: AbstractSet[int]) -> Named | None:
    """Return the byline on a line, its by-word there or above; ``signed``: the lines with one."""
    text = page.texts[line]
    above = page.texts[line - 1] if line - 1 in signed else ""
    if 0 < len(above) <= _LONGEST_BY_WORD and len(text) <= _LONGEST_NAMES:
        byline = _read(f"{above} {text}", range(line - 1, line + 1), How.BELOW)
        if byline is not None:
            return byline
    return _read(text, range(line, line + 1), How.EXPLICIT) if line in signed else None


def _unannounced(page: PageLines, line: int) -> Iterator[Named]:
    """Yield what a line without a by-word names, the surest way of reading that gives anything."""
    text = page.texts[line]
    reading = read_byline(text) if may_be_names(text) else None
    if reading is not None and reading.agencies and not reading.authors:
        return
    byline = _read(text, range(line, line + 1), How.BARE) if reading is not None else None
    if byline is not None:
        yield byline
    else:
        yield from _in_part(text, range(line, line + 1))


def _read(text: str, lines: range, how: How) -> Named | None:
    reading = read_byline(text)
    if reading is None or not reading.authors or reading.prefixed is (how is How.BARE):
        return None
    found = Named(lines, reading.authors, how, reading)
    return found if found.key else None


def _in_part(text: str, lines: range) -> Iterator[Named]:
    """Yield the parts of a line that may be names, or the short line as it is."""
    sentence = len(text) >= _SHORTEST_SENTENCE and text[-1] in _SENTENCE_MARKS
    parts = slots(text) if len(text) <= _LONGEST_PARTED and not sentence else []
    told = [Named(lines, (slot.text,), How.SLOT, slot=slot) for slot in parts if key(slot.text)]
    if told and not (len(told) == 1 and told[0].names[0] == text):
        yield from told
        return
    short = len(text) <= _LONGEST_PSEUDONYM and text.count(" ") < _MOST_WORDS
    if short and not any(map(str.isdigit, text)) and _SENTENCE_MARKS.isdisjoint(text):
        pseudonym = Named(lines, (text.strip(_EDGES),), How.PSEUDONYM)
        if len(pseudonym.key) >= _SHORTEST_KEY and not _is_label(pseudonym.names[0]):
            yield pseudonym


def _is_label(text: str) -> bool:
    """Say whether every word of a line is known as one of metadata ("Posted on") and of no name."""
    known = byline_words().single
    masks = [known.get(word.strip(_EDGES + ".").lower(), 0) for word in text.split()]
    return all(mask and not mask & _OF_NAMES for mask in masks)


def _teams(page: PageLines, found: Sequence[Named]) -> Iterator[Named]:
    """Yield the names of neighbouring lines together."""
    run: list[Named] = []
    for one in (*found, None):
        if run and (one is None or not _is_beside(page, run, one)):
            if len(run) > 1:
                names = dict.fromkeys(each.names[0] for each in run)
                lines = range(run[0].lines.start, run[-1].lines.stop)
                yield Named(lines, tuple(names), How.TEAM)
            run = []
        if one is not None and _is_full_name(one):
            run.append(one)


def _is_full_name(one: Named) -> bool:
    alone = one.how in (How.BARE, How.BELOW) and len(one.names) == 1
    return alone and " " in one.names[0]


def _is_beside(page: PageLines, run: Sequence[Named], one: Named) -> bool:
    if not _is_full_name(one) or len(run) == _MOST_TOGETHER:
        return False
    between = range(run[-1].lines.stop, one.lines.start)
    return len(between) < 2 and all(len(page.texts[line]) <= _LONGEST_SIGN for line in between)
