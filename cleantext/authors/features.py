"""Names that may be a page's authors' → a matrix of features.

Nothing here knows a language or a site. What tells an author best: how the name was found, where it
stands between title and article, a date beside it, and whether the article itself speaks of it.
Needs NumPy.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence

from cleantext.authors.candidates import How, Named
from cleantext.authors.slots import Part
from cleantext.choosing import Candidates, tabulated
from cleantext.lines import key, may_be_dated
from cleantext.model import Mark
from cleantext.names.words import Is, byline_words
from cleantext.surroundings import Features, PageLines, cover, neighbours, place

_MANY = 3
# In characters: a line with a date that is no paragraph; a line of the article that is prose; one
# that may tell of an author; the shortest surname that is looked for, and the shortest key.
_LONGEST_DATED, _PROSE, _BIO, _SURNAME, _KEY = 120, 80, 50, 4, 6
_MORE = 12
_BULLETS = "*+•-–·#>"
_NO_NAME = Is.NOT | Is.LABEL | Is.ROLE | Is.DESK | Is.TOWN
_COPYRIGHT = re.compile(r"©|\(c\)")
# How many lines below an article may tell of its author.
_BIO_LINES = 40
_LEFT = (Part.BY, Part.DATE, Part.EDGE, Part.SIGN)
_RIGHT = (Part.EDGE, Part.DATE, Part.SIGN, Part.ROLE)
_FOUND_BY = (How.EXPLICIT, How.BELOW)


def features(page: PageLines, found: Sequence[Named], covers: Sequence[Mark | None]) -> Candidates:
    """Return the names of a page with their features.

    Args:
        page: its lines.
        found: what ``named`` found in them.
        covers: the mark over the line of each name, if any.
    """
    rows = _Rows(page, found)
    blocks = [one.lines[-1] for one in found]
    return tabulated(blocks, rows.keys, map(rows.row, range(len(found)), covers))


@functools.cache
def feature_names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    page = PageLines(["Ann"], 0, 1, None)
    rows = _Rows(page, [Named(range(1), ("Ann",), How.PSEUDONYM)])
    return tuple(rows.row(0, None))


class _Rows:
    """Makes the features of each name from what is read once of the page."""

    def __init__(self, page: PageLines, found: Sequence[Named]) -> None:
        self.page = page
        self.found = found
        self.keys = [one.key for one in found]
        self.counts = Counter(self.keys)
        self.first_of = {key: at for at, key in reversed(list(enumerate(self.keys)))}
        self.explicit = [at for at, one in enumerate(found) if one.how in _FOUND_BY]
        self.lines_of = {line for one in found for line in one.lines}
        self.opening = key(page.texts[0])
        prose = (text for text in page.texts[page.first : page.end] if len(text) > _PROSE)
        self.prose = " ".join(prose).casefold()
        below = page.texts[max(page.end - _MANY, 0) : page.end + _BIO_LINES]
        self.bios = [key(text) for text in below if len(text) > _BIO]
        owned = (text for text in page.texts if _COPYRIGHT.search(text))
        self.owners = [key(text) for text in owned]

    def row(self, at: int, mark: Mark | None) -> Features:
        """Return the features of one name."""
        one = self.found[at]
        return {
            **_found(one),
            **_words(one.names[0]),
            **_line(self.page.texts[one.lines[-1]], one.names[0]),
            **cover(mark),
            **place(self.page, one.lines[-1]),
            **neighbours(self.page, one.lines, self.lines_of),
            **self._dates(one.lines),
            **self._repeats(at),
            **self._told(one),
        }

    def _dates(self, lines: range) -> Features:
        above, below = lines.start - 1, lines.stop
        return {
            "date": self._is_dated(lines[-1]),
            "date_below": self._is_dated(below),
            "date_below_2": self._is_dated(below + 1),
            "date_above": self._is_dated(above),
            "date_above_2": self._is_dated(above - 1),
        }

    def _is_dated(self, line: int) -> bool:
        texts = self.page.texts
        return 0 <= line < len(texts) and may_be_dated(texts[line], _LONGEST_DATED)

    def _repeats(self, at: int) -> Features:
        count = self.counts[self.keys[at]]
        return {
            "once": count == 1,
            "twice": count == 2,
            "often": count > 2,
            "first_of_its_kind": self.first_of[self.keys[at]] == at,
            "no_explicit": not self.explicit,
            "one_explicit": len(self.explicit) == 1,
            "some_explicit": len(self.explicit) > 1,
            "first_explicit": at in self.explicit[:1],
        }

    def _told(self, one: Named) -> Features:
        name = one.names[0].casefold()
        surname = name.split()[-1]
        known = key(name)
        often = self.prose.count(surname) if len(surname) >= _SURNAME else 0
        opened = len(known) >= _KEY and known in self.opening
        return {
            "in_article": name in self.prose,
            "surname_in_article": min(often, 4) / 2,
            "in_opening": opened and known != self.opening,
            "owner": any(known in owner for owner in self.owners),
            "bio": any(bio.startswith(known) for bio in self.bios),
            "in_bio": any(bio.find(known) > 0 for bio in self.bios),
        }


def _found(one: Named) -> Features:
    left, right = (one.slot.left, one.slot.right) if one.slot is not None else (None, None)
    reading = one.reading
    return {
        **{how.value: one.how is how for how in How},
        **{f"left_{part.value}": left is part for part in _LEFT},
        **{f"right_{part.value}": right is part for part in _RIGHT},
        "agency": reading is not None and bool(reading.agencies),
        "dated": reading is not None and bool(reading.rest),
        "two_names": len(one.names) == 2,
        "many_names": len(one.names) > 2,
    }


def _words(name: str) -> Features:
    known = byline_words().single
    parts = name.split()
    return {
        "given": bool(known.get(parts[0].casefold(), 0) & Is.GIVEN),
        "no_name": any(known.get(part.casefold(), 0) & _NO_NAME for part in parts),
        "one_word": len(parts) == 1,
        "two_words": len(parts) == 2,
        "three_words": len(parts) == 3,
        "many_words": len(parts) > 3,
        "small": name.islower(),
        "capitals": name.isupper(),
        "digits": any(map(str.isdigit, name)),
    }


def _line(text: str, name: str) -> Features:
    return {
        "length": math.log(len(text)),
        "more": len(text) - len(name) > _MORE,
        "mail": "@" in text,
        "bullet": text[0] in _BULLETS,
        "colon": text.endswith(":"),
    }
