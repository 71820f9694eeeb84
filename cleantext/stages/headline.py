"""The headline stage: the title, the kicker above it, and what else stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.document import Document
from cleantext.model import Kind, Mark
from cleantext.names import has_by_word, may_be_names, read_byline

# Long headlines exist, but unintroduced first paragraphs are more common at that length; what
# stands above a byline or a date is a headline even so, and above a paragraph if it is no sentence.
_LONGEST = 110
_LONGEST_OVER_PROSE = 160
_LONGEST_INTRODUCED = 200
_LONGEST_BY_WORD = 14
_SHORTEST = 12
_SHORTEST_CJK = 6
_FIRST_CJK = "\u2e80"
_FEWEST_WORDS = 3
_LABEL_LONGEST = 30
_LABEL_WORDS = 3
_MOST_LABELS = 6
# A title may end in a question, an exclamation or a quotation, never as a plain sentence does; a
# colon or comma announces something, and a dash or bullet opens a list item.
_NO_TITLE_ENDS = tuple(".:;,。：；،।")
_SHORTEST_PARAGRAPH = 50
# "1. Home", and "Home » News » Culture".
_STEP = re.compile(r"\d{1,2}\. ")
_TRAIL = re.compile(r" [»>›] ?")
_SENTENCE_DOTS = tuple(".。।۔")
_SENTENCE_MARKS = tuple(".!?…。！？।؟")
_CLOSING = "\"'”’»)」』"
_TWO_SENTENCES = re.compile(r"[^\s.!?]{2}[.!?…।؟][\"'”’»)]? +[^\W\d_]|[。！？].")
_ORNAMENTS = " *-–—_=|•·»>"
_BULLETS = " *+•·■▪►▶"
_NO_TITLE_STARTS = tuple("-–—•·*>|#@[▪■►▶")
# "(16) Good morning" is one of a series, "(Photo: …)" and "(AP) …" are none.
_BRACKETED = re.compile(r"\((?!\d{1,4}\))")
# A whole date stands in lines of metadata.
_DATED = re.compile(r"(?:19|20)\d\d ?[-./年] ?[01]?\d ?[-./月] ?[0-3]?\d")
_CONFIDENCE = 0.8
_NAVIGATION = f"{Kind.PAGE_FURNITURE}.navigation"
_NAVIGATION_CONFIDENCE = 0.6
# What speaks for a title and against it, in halves, as found on the outputs of six extractors.
_LOOKS, _FIRST, _REPEATED, _WITHIN, _AROUND, _INTRODUCED = 3, 3, 5, 1, -2, 2
_NOTHING_SHARED, _ONE_SHARED, _SHORT, _TINY, _ENDS, _ASKS, _SMALL = -2, -1, 2, -2, -3, -1, -1
_PROSE, _BRACKETS, _COLON, _LATE, _BELOW_PROSE, _NO_PROSE = -5, -2, 1, -2, -8, 2
_OVER_PROSE, _LEADS, _BY_WORD = 1, -3, -2
_ENOUGH, _LIKELY, _SURE = 6, 8, 10
_CONFIDENCE_LOW, _CONFIDENCE_HIGH = 0.6, 0.9
# Among so many lines a title is looked for, and its words in so much of the text below it.
_MOST_LINES, _FEW_BELOW, _MOST_BELOW = 14, 800, 3000
_LATE_LINE, _BYLINE_WORDS, _FARTHEST, _MOST_EVIDENCE = 4, 4, 40, 4
_BRACKET_SIGNS = re.compile(r"[(（©]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM, _SHORT_WORD = 5, 3
_FIRST_INDIC = "\u0900"
_NEAR = 6
# So sure is a line of bare names if one of them is a given name.
_GIVEN = 0.5
_TINY_LENGTH = 20
_LEAST = 5


class _Top(NamedTuple):
    """The labels above a title, and the title."""

    labels: list[int]
    title: int
    confidence: float


def headline(context: Context) -> Iterator[Mark]:
    """Claim the likeliest title of the lines at the top, if prose follows it.

    A title looks like one, comes first, shares words with the text, stands above a byline or a
    date, or stands there twice. One label above the title is its kicker; several are navigation.
    On a page the stage that found the article has found its title as well.
    """
    page = context.page_article
    if page.title is not None:
        value = context.document.block(page.title).lstrip(_BULLETS)
        sure = page.title_probability
        yield context.mark(page.title, Kind.HEADLINE, "headline", sure, value)
    top = None if page.intro or page.title is not None else _find(context)
    if top is None:
        return
    yield context.mark(top.title, Kind.HEADLINE, "headline", top.confidence)
    if len(top.labels) == 1:
        yield context.mark(top.labels[0], Kind.KICKER, "headline", _CONFIDENCE)
    else:
        for block in top.labels:
            yield context.mark(block, _NAVIGATION, "headline", _NAVIGATION_CONFIDENCE)


def _find(context: Context) -> _Top | None:
    lines = _Lines(context)
    first = next((one for one in lines.found if lines.is_first(one)), -1)
    seen = {one: lines.seen(one) + _FIRST * (one == first) for one in lines.found}
    best, most = -1, _ENOUGH - 1
    for block in sorted(lines.found, key=lambda one: (-seen[one], one)):
        # What costs more to find out is asked only where it can still decide.
        if seen[block] + _MOST_EVIDENCE <= most or not lines.may_be_title(block):
            continue
        points = seen[block] + lines.evidence(block)
        if points > most:
            best, most = block, points
    if best < 0 or not _prose_follows(context, best):
        return None
    return _Top(lines.labels_above(best), best, _confidence(most))


def _confidence(points: int) -> float:
    if points < _LIKELY:
        return _CONFIDENCE_LOW
    return _CONFIDENCE_HIGH if points >= _SURE else _CONFIDENCE


class _Lines:
    """The lines at the top of a document that may be its title, and what speaks for each."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = document = context.document
        self._introduced: dict[int, bool] = {}
        self._titles: dict[int, bool] = {}
        self._below: dict[int, str] = {}
        self._top = [document.block(at).lower() for at in range(min(_MOST_LINES, len(document)))]
        self.found: list[int] = []
        self._prose = len(document)
        """The first sentence or paragraph among them."""
        for block in context.free_blocks(0, min(context.head_end, _MOST_LINES)):
            if document.glued[block] and block:
                break
            prose = document.is_prose(block)
            if prose or document.block(block).endswith(_SENTENCE_DOTS):
                if prose and self._prose < block:
                    break
                self._prose = min(self._prose, block)
            if self._prose < block and self._top.count(self._top[block]) == 1:
                continue  # nothing that speaks for it outweighs the prose above it
            if self._can_be_title(block):
                self.found.append(block)

    def is_first(self, block: int) -> bool:
        """Say whether a line looks like a title and leads to none."""
        if not self._is_title(block) or self._leads(block):
            return False
        return self.may_be_title(block)

    def may_be_title(self, block: int) -> bool:
        """Say whether a line is neither byline nor date line."""
        text = self._document.block(block)
        if has_by_word(text) and read_byline(text) is not None:
            return False
        return read_timestamps(text) is None

    def seen(self, block: int) -> int:
        """Return the points that a look at a line and its neighbours gives."""
        text, low = self._document.block(block), self._top[block]
        near = self._top[max(0, block - _NEAR) : block + _NEAR + 1]
        others = [line for line in near if line != low]
        words = text.count(" ") + 1
        cjk = text[0] >= _FIRST_CJK
        return sum(
            (
                _LOOKS * self._is_title(block),
                _LEADS * self._leads(block),
                _REPEATED * (words >= _FEWEST_WORDS and self._top.count(low) > 1),
                _WITHIN * any(low in line for line in others),
                _AROUND * any(line in low for line in others if len(line) > _SHORTEST),
                _SHORT * (words < _FEWEST_WORDS and not cjk),
                _TINY * (len(text) < _TINY_LENGTH and not cjk),
                _ENDS * text.rstrip(_CLOSING).endswith(_NO_TITLE_ENDS),
                _ASKS * (text[-1] in "?!"),
                _SMALL * text[0].islower(),
                _PROSE * self._document.is_prose(block),
                _BRACKETS * (_BRACKET_SIGNS.search(text, 1) is not None),
                _COLON * (": " in text),
                _LATE * (block >= _LATE_LINE),
                _BELOW_PROSE * (self._prose < block),
                _OVER_PROSE * (self._prose == block + 1),
                _BY_WORD * (not cjk and words <= _BYLINE_WORDS and has_by_word(text)),
            )
        )

    def evidence(self, block: int) -> int:
        """Return the points of what introduces a body below a line, and of the words they share."""
        introduced = self._introduces(block + 1) or self._introduces(block + 2)
        return _INTRODUCED * introduced + self._shared(block)

    def labels_above(self, title: int) -> list[int]:
        """Return the labels above a title if nothing else is left there but a byline or a date."""
        labels: list[int] = []
        for block in self._context.free_blocks(0, title):
            if (not labels and self._introduces(block)) or _names(self._context, block):
                continue
            if not _is_label(self._document.block(block)) or len(labels) == _MOST_LABELS:
                return []
            labels.append(block)
        return labels

    def _can_be_title(self, block: int) -> bool:
        """Say whether a line can be a title by its looks: no list item, no date, no notice."""
        text = self._document.block(block)
        if self._context.is_notice_elsewhere(block):
            return False
        if (
            len(text) < _LEAST
            or text.startswith(_NO_TITLE_STARTS)
            or _DATED.search(text) is not None
        ):
            return False
        return not (
            _BRACKETED.match(text) or self._runs_on(block) or _counts(self._document, block)
        )

    def _is_title(self, block: int) -> bool:
        """Say whether a line that can be a title looks like one."""
        if block not in self._titles:
            self._titles[block] = self._looks_like_title(block)
        return self._titles[block]

    def _looks_like_title(self, block: int) -> bool:
        text = self._document.block(block)
        if not _has_shape_of_title(text):
            return False
        if len(text) > _LONGEST and not self._introduces(block + 1):
            sentence = text.rstrip(_CLOSING).endswith(_SENTENCE_MARKS) or _TWO_SENTENCES.search(
                text
            )
            over_prose = self._document.is_prose(block + 1) and not sentence
            return len(text) <= _LONGEST_OVER_PROSE and over_prose
        return True

    def _runs_on(self, block: int) -> bool:
        """Say whether the next block goes on in small letters: a sentence broken at a link."""
        document = self._document
        if block + 1 == len(document) or document.glued[block + 1]:
            return True
        return document.block(block + 1)[0].islower() and not self._introduces(block + 1)

    def _introduces(self, block: int) -> bool:
        """Say whether a block is a byline, a by-word alone or a date line."""
        if block not in self._introduced:
            self._introduced[block] = block < len(self._document) and _introduces(
                self._document.block(block)
            )
        return self._introduced[block]

    def _leads(self, block: int) -> bool:
        """Say whether a short line only leads to the longer title below it."""
        document = self._document
        if block + 1 == len(document) or not _is_label(document.block(block)):
            return False
        below = document.block(block + 1)
        longer = _LABEL_LONGEST < len(below) <= _LONGEST
        if not longer or self._context.covered(block + 1) is not None:
            return False
        return self._can_be_title(block + 1) and self._is_title(block + 1)

    def _shared(self, block: int) -> int:
        """Weigh how many words of a line come back in the prose below it."""
        document = self._document
        below = range(block + 1, min(block + _FARTHEST, len(document)))
        prose = next((other for other in below if document.is_prose(other)), None)
        if prose is None:
            return _NO_PROSE
        if prose not in self._below:
            start = document.starts[prose]
            self._below[prose] = document.text[start : start + _MOST_BELOW].lower()
        text = self._below[prose]
        stems = _stems(self._top[block])
        shared = sum(stem in text for stem in stems)
        if not shared:
            return _NOTHING_SHARED if len(text) > _FEW_BELOW else 0
        return round(2 * shared / len(stems)) + (_ONE_SHARED if shared == 1 else 0)


def _stems(low: str) -> set[str]:
    """Return how the longer words of a line begin; in scripts without long words, all pairs."""
    if max(low[:_STEM]) < _FIRST_INDIC:
        words = _WORD.findall(low)
        long = {word[:_STEM] for word in words if len(word) > _SHORT_WORD}
        return long if len(long) >= _FEWEST_WORDS else {word[:_STEM] for word in words}
    return {run[at : at + 2] for run in low.split() for at in range(len(run) - 1)}


def _prose_follows(context: Context, block: int) -> bool:
    """Say whether a paragraph of prose stands below a block: a title needs an article."""
    document = context.document
    below = context.free_blocks(block + 1, min(block + 30, len(document)))
    return any(_is_paragraph(document, other) and not document.glued[other] for other in below)


def _is_paragraph(document: Document, block: int) -> bool:
    """Say whether a block is prose, or at least two sentences: short paragraphs make news too."""
    if document.is_prose(block):
        return True
    text = document.block(block)
    return (
        len(text) >= _SHORTEST_PARAGRAPH
        and text.endswith(_SENTENCE_MARKS)
        and _TWO_SENTENCES.search(text) is not None
    )


def _counts(document: Document, block: int) -> bool:
    """Say whether a line and one beside it open with a number: amounts, scores, steps."""
    if not document.block(block)[0].isdigit():
        return False
    steps = block > 0 and all(_STEP.match(document.block(one)) for one in (block - 1, block))
    return steps or document.block(block + 1)[0].isdigit()


def _introduces(text: str) -> bool:
    if has_by_word(text):
        if len(text) <= _LONGEST_BY_WORD:
            return True
        reading = read_byline(text)
        if reading is not None and reading.prefixed:
            return True
    return read_timestamps(text) is not None


def _has_shape_of_title(text: str) -> bool:
    if len(text) > _LONGEST_INTRODUCED or text.count(" | ") > 1:
        return False
    if text.rstrip(_ORNAMENTS).endswith(_NO_TITLE_ENDS) or len(_TRAIL.findall(text)) > 1:
        return False
    if text[0] >= _FIRST_CJK:
        return len(text) >= _SHORTEST_CJK
    if len(text) < _SHORTEST or text[0].islower():
        return False
    return text.count(" ") + 1 >= _FEWEST_WORDS


def _names(context: Context, block: int) -> bool:
    """Say whether a line is somebody's name, by the given name in it."""
    text = context.document.block(block)
    reading = read_byline(text) if may_be_names(text) else None
    return reading is not None and bool(reading.authors) and reading.confidence >= _GIVEN


def _is_label(text: str) -> bool:
    words = text.split()
    return (
        len(text) <= _LABEL_LONGEST
        and len(words) <= _LABEL_WORDS
        and text[-1].isalpha()
        and ":" not in text
        and not text[0].islower()
    )
