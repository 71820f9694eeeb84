"""The lines of a page that may be the title of its article → a matrix of features.

Nothing here knows a language or a site. What tells a title best: that the article goes on with its
words, that the page repeats it or opens with it, where it stands, and what stands beside it.
Needs NumPy.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from cleantext.choosing import NO_CANDIDATES, Candidates
from cleantext.document import Document
from cleantext.lines import bins, may_be_dated
from cleantext.windows import Matrix

# A line of fewer or more characters is no candidate, and one of few words only near the article.
_SHORTEST, _LONGEST = 3, 260
_FEW_WORDS = 2
_NEAR = 8
# How many lines of the article its title may be among.
_INTO_THE_ARTICLE = 3
# Where the bins of two features begin: how far above the article, and of how many words.
_DISTANCE_BINS = (0, 1, 2, 3, 5, 9, 17, 41)
_WORD_BINS = (1, 2, 3, 4, 6, 16, 23, math.inf)

_BULLET = re.compile(r"^(?:[*+•·■▪►▶>»#-]+|o|\d{1,2}\.) ")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_FIRST_CJK = "\u2e80"
# Longer words compare by their first letters, for the sake of endings; text that has CJK
# characters in it by pairs of characters as well.
_SHORTEST_WORD, _STEM = 4, 6
# How much of the article's beginning a title mostly speaks of, and the longest line with a date or
# a name that is no paragraph, in characters.
_LEAD, _LONGEST_LABEL = 1_500, 100
_SHORTEST_TOLD = 6
_BREADCRUMBS = (" | ", " > ", " / ", "»", "›")
_HIGHEST_SCORE = 8.0


class _Page(NamedTuple):
    """What the features of all candidates are read from; lists have one value a block."""

    texts: list[str]
    bulleted: list[bool]
    folded: list[str]
    dated: list[bool]
    cut: AbstractSet[int]
    article: AbstractSet[int]
    first: int
    words: set[str]
    lead_words: set[str]
    counts: Counter[str]
    first_of: dict[str, int]
    last_of: dict[str, int]


def candidates(
    document: Document, article: AbstractSet[int], cut: AbstractSet[int], scores: Matrix
) -> Candidates:
    """Return the lines of a page that may be its title, with their features.

    Args:
        document: the page.
        article: the blocks judged to be the article, at least one.
        cut: the blocks that rules cut.
        scores: for each block, what ``scoring.score_lines`` said of its line (blocks × 4).
    """
    page = _read(document, article, cut)
    stop = min(page.first + _INTO_THE_ARTICLE, len(document))
    blocks = [b for b in range(stop) if not document.is_prose(b) and _may_be_title(page, b)]
    if not blocks:
        return NO_CANDIDATES
    rows = [list(_row(page, block).values()) for block in blocks]
    told = np.clip(scores, -_HIGHEST_SCORE, _HIGHEST_SCORE)
    after = np.minimum(np.array(blocks, int) + 1, len(document) - 1)
    columns = [np.array(rows, np.float32)]
    columns += [told[blocks][:, :3], told[after][:, 1:3]]
    return Candidates(blocks, [page.folded[block] for block in blocks], np.hstack(columns))


@functools.cache
def feature_names() -> tuple[str, ...]:
    """Return the names of the features, in the order of the columns."""
    page = _read(Document("one\ntwo"), {1}, set())
    judged = ("score_body", "score_inside", "score_start", "next_inside", "next_start")
    return (*_row(page, 0), *judged)


def _read(document: Document, article: AbstractSet[int], cut: AbstractSet[int]) -> _Page:
    lines = document.blocks()
    texts = [_BULLET.sub("", line) for line in lines]
    folded = list(map(str.casefold, texts))
    body = " ".join(lines[block] for block in sorted(article))
    return _Page(
        texts,
        [len(text) < len(line) for text, line in zip(texts, lines, strict=True)],
        folded,
        [may_be_dated(line, _LONGEST_LABEL) for line in lines],
        cut,
        article,
        min(article),
        _stems(body),
        _stems(body[:_LEAD]),
        Counter(folded),
        {text: block for block, text in reversed(list(enumerate(folded)))},
        {text: block for block, text in enumerate(folded)},
    )


def _stems(text: str) -> set[str]:
    folded = text.casefold()
    if not folded or max(folded) < _FIRST_CJK:
        return {word[:_STEM] for word in _LONG_WORD.findall(folded)}
    words = _WORD.findall(folded)
    pairs = {word[at : at + 2] for word in words for at in range(len(word) - 1)}
    return pairs | {word[:_STEM] for word in words if len(word) >= _SHORTEST_WORD}


def _word_count(text: str) -> int:
    return text.count(" ") + 1 if text[0] < _FIRST_CJK else max(1, len(text) // 2)


def _may_be_title(page: _Page, block: int) -> bool:
    text = page.texts[block]
    if not _SHORTEST <= len(text) <= _LONGEST or not any(map(str.isalpha, text)):
        return False
    return page.first - block <= _NEAR or _word_count(text) > _FEW_WORDS


def _row(page: _Page, block: int) -> dict[str, float]:
    text = page.texts[block]
    return {
        **_place(page, block),
        **_size(text),
        **_signs(text),
        **_neighbours(page, block),
        **_repeats(page, block),
        **_subject(page, block),
    }


def _place(page: _Page, block: int) -> dict[str, float]:
    distance = page.first - block
    return {
        "inside": block in page.article,
        "below_first": distance < 0,
        **bins("at", distance, _DISTANCE_BINS),
        "distance": math.log1p(max(distance, 0)),
        "top": block < 3,
        "first_line": block == 0,
        "cut": block in page.cut,
    }


def _size(text: str) -> dict[str, float]:
    words = _word_count(text)
    return {
        **bins("words", words, _WORD_BINS),
        "length": math.log(len(text)),
        "long": len(text) > 110,
        "very_long": len(text) > 160,
    }


def _signs(text: str) -> dict[str, float]:
    last = text[-1]
    words = [word for word in text.split() if word[0].isalpha()]
    letters = sum(map(str.isalpha, text))
    return {
        "full_stop": last in ".。।؟",
        "question": last in "?!？！",
        "colon": last in ":,;：，",
        "ellipsis": text.endswith(("…", "...")),
        "quote": last in "\"'”»“’」』",
        "bracket": last in ")]）",
        "capitals": sum(map(str.isupper, text)) > 0.8 * letters,
        "capitalised": sum(word[0].isupper() for word in words) / max(len(words), 1),
        "small": text[0].islower(),
        "digit": text[0].isdigit(),
        "digits": sum(map(str.isdigit, text)) / len(text),
        "breadcrumbs": any(sign in text for sign in _BREADCRUMBS),
        "dash": " - " in text or " – " in text,
        "address": "©" in text or "@" in text or "://" in text,
        "commas": min(text.count(","), 3),
    }


def _neighbours(page: _Page, block: int) -> dict[str, float]:
    def near(flags: Sequence[bool], *steps: int) -> bool:
        return any(0 <= block + step < len(flags) and flags[block + step] for step in steps)

    above = len(page.texts[block - 1]) if block else 0
    below = len(page.texts[block + 1]) if block + 1 < len(page.texts) else 0
    return {
        "bullet": page.bulleted[block],
        "bullet_above": near(page.bulleted, -1),
        "bullet_below": near(page.bulleted, 1),
        "date": page.dated[block],
        "date_below": near(page.dated, 1),
        "date_below_2": near(page.dated, 2),
        "date_below_3": near(page.dated, 3, 4),
        "date_above": near(page.dated, -1),
        "date_above_2": near(page.dated, -2, -3),
        "length_above": min(above, 150) / 100,
        "length_below": min(below, 150) / 100,
        "long_below": below > 200,
        "sentence_below": 60 < below <= 300,
    }


def _repeats(page: _Page, block: int) -> dict[str, float]:
    text = page.folded[block]
    count = page.counts[text]
    opening = page.folded[0]
    told = _SHORTEST_TOLD <= len(text) < len(opening) and text in opening
    return {
        "twice": count == 2,
        "often": count > 2,
        "above_too": page.first_of[text] < block,
        "near_too": count > 1 and text in page.folded[max(block - 6, 0) : block],
        "below_too": page.last_of[text] > block,
        # The page's own title, where the text begins with it, holds the article's.
        "in_opening": told,
        "opens": told and opening.startswith(text),
        "share_of_opening": len(text) / len(opening) if told else 0.0,
    }


def _subject(page: _Page, block: int) -> dict[str, float]:
    words = _stems(page.texts[block])
    shared = words & page.words
    size = max(len(words), 1)
    return {
        "shared": len(shared) / size,
        "shared_lead": len(words & page.lead_words) / size,
        "shared_count": min(len(shared), 8) / 4,
        "wordless": not words,
        "unshared": not shared,
    }
