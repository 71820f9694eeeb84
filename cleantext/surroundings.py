"""Where a line of a page stands: to title and article, and what stands beside it.

The features that candidates for any field share; ``choosing`` weighs them.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from cleantext.lines import bins
from cleantext.model import Action, Kind, Mark

# Where the bins begin: lines above the article, below it, above and below the title.
_UP_BINS = (1, 2, 3, 4, 6, 9, 16, 41, math.inf)
_DOWN_BINS = (1, 2, 3, 5, 9, 16, 41, math.inf)
_OVER_TITLE_BINS = (1, 2, 3, 6, 16, math.inf)
_UNDER_TITLE_BINS = (0, 1, 2, 3, 4, 6, 9, 16, math.inf)
# In characters: a paragraph, a label.
_LONG, _SHORT = 120, 25

Features = Mapping[str, float]
"""Values by name; the names are the same for every candidate."""


class PageLines(NamedTuple):
    """The lines of a page and where its article stands in them.

    Attributes:
        texts: the lines.
        first: the article's first line.
        end: the line behind its last.
        title: the line of its title, if one is likely.
    """

    texts: Sequence[str]
    first: int
    end: int
    title: int | None


def place(page: PageLines, line: int) -> Features:
    """Return where a line stands to the article and to its title."""
    under = math.inf if page.title is None else line - page.title
    return {
        "no_title": page.title is None,
        **bins("up", page.first - line, _UP_BINS),
        **bins("down", line - page.end + 1, _DOWN_BINS),
        **bins("over_title", -under, _OVER_TITLE_BINS),
        **bins("under_title", under, _UNDER_TITLE_BINS),
        "between": 0 < under < math.inf and line < page.first,
    }


def neighbours(page: PageLines, lines: range, candidates: Container[int]) -> Features:
    """Return how long the lines above and below are, and whether they are candidates too."""
    above, below = lines.start - 1, lines.stop
    return {
        "long_above": _length(page, above) > _LONG,
        "long_below": _length(page, below) > _LONG,
        "long_below_2": _length(page, below + 1) > _LONG,
        "short_above": 0 < _length(page, above) < _SHORT,
        "short_below": 0 < _length(page, below) < _SHORT,
        "candidate_above": above in candidates,
        "candidate_below": below in candidates,
    }


def _length(page: PageLines, line: int) -> int:
    return len(page.texts[line]) if 0 <= line < len(page.texts) else 0


def cover(mark: Mark | None) -> Features:
    """Return what the marks made so far say of a line, given the one over it."""
    furniture = mark is not None and Kind.of(mark.kind) == Kind.PAGE_FURNITURE
    cut = mark is not None and mark.action is Action.CUT
    return {
        "free": mark is None,
        "outside": furniture,
        "cut": cut and not furniture,
        "claimed": mark is not None and mark.action is Action.CLAIM,
    }
