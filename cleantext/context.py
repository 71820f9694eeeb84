"""What a stage sees, and what a stage is."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, NamedTuple

from cleantext.document import Document
from cleantext.model import Action, Kind, Mark, Zone
from cleantext.surroundings import PageLines
from cleantext.trigger import Hits

# How much uncut text still belongs to the head and to the tail, in paragraphs of prose: room for a
# standfirst and a caption at the top, for a bio and a notice or two at the end.
_HEAD_ROOM = 2.5
_TAIL_ROOM = 3.0
# A sentence alone takes some room. Labels take none, so that one that a later stage cuts does not
# move the zone; but a list is no end of an article, however long.
_SENTENCE_ROOM = 0.4
_MOST_LABELS = 24
_GLUED_ROOM = 1 / 3

_LONGEST_STANDFIRST = 450
# More lines than that are a menu or a table, and introduce nothing.
_LONGEST_INTRO = 14
_ANYWHERE = {Zone.ANY}

Stage = Callable[["Context"], Iterable[Mark]]
"""A stage looks at the context and yields marks; its name is its ``name`` or ``__name__``.

What its results hang on besides its code, such as an argument, it tells in ``fingerprint``."""


class PageArticle(NamedTuple):
    """Where the article of a page stands.

    Attributes:
        intro: the blocks right above it.
        title: the block of its title, if one is likely.
        title_probability: how likely (0 to 1).
        end: the block behind its last; 0 where no article was found.
    """

    intro: range = range(0)
    title: int | None = None
    title_probability: float = 0.0
    end: int = 0


_NO_PAGE = PageArticle()


class Context:
    """The document, the hits in it, and the marks made so far; blocks are named by their index."""

    __slots__ = (
        *("_covered", "_elsewhere", "_left", "_zoned", "_zones"),
        *("document", "hits", "marks", "notes", "reference_time", "text_start"),
    )

    def __init__(
        self, document: Document, hits: Hits, reference_time: dt.datetime | None = None
    ) -> None:
        self.document = document
        self.hits = hits
        self.reference_time = reference_time
        self.marks: list[Mark] = []
        self.notes: dict[str, Any] = {}  # what a stage leaves for a later one, by its name
        self.text_start = len(document)  # no intro goes beyond it; a stage may know better
        self._covered: dict[int, Mark] = {}
        self._left: dict[int, int] = {}
        self._elsewhere: set[int] = set()
        self._zones = (0, 0)
        self._zoned = -1  # for how many covered blocks the zones were last walked

    def add(self, marks: Iterable[Mark]) -> None:
        """Take up the marks of a stage that hold where they stand; the pipeline calls this."""
        found = list(marks)
        if not found:
            return
        zones = {mark.zone for mark in found}
        if zones != _ANYWHERE:
            found = self._in_zone(found)
        self.marks += found
        for mark in found:
            blocks = self.blocks_of(mark)
            for block in blocks:
                self._covered.setdefault(block, mark)
            if not blocks:
                self._cover_part(mark)

    def _cover_part(self, mark: Mark) -> None:
        """Note a mark inside a block: caption and credit may cover it together."""
        block = bisect_right(self.document.starts, mark.start) - 1
        left = self._left.get(block, self.document.ends[block] - self.document.starts[block])
        self._left[block] = left = left - (mark.end - mark.start)
        if left <= 0:
            self._covered.setdefault(block, mark)

    def blocks_of(self, mark: Mark) -> range:
        """Return the blocks that a mark covers as a whole."""
        first = bisect_left(self.document.starts, mark.start)
        return range(first, bisect_right(self.document.ends, mark.end, first))

    def _in_zone(self, marks: list[Mark]) -> list[Mark]:
        """Return the marks whose zone is where they stand."""
        head_cuts, tail_cuts = set(self._covered), set(self._covered)
        for mark in marks:
            blocks = self.blocks_of(mark)
            if mark.zone in (Zone.ANY, Zone.HEAD):
                head_cuts.update(blocks)
            if mark.zone in (Zone.ANY, Zone.TAIL):
                tail_cuts.update(blocks)
        limits = zone_limits(self.document, head_cuts, tail_cuts)
        allowed: list[Mark] = []
        for mark in marks:
            if self._allowed(mark, limits):
                allowed.append(mark)
            elif mark.action is Action.CUT and Kind.of(mark.kind) is not Kind.RELATED_LINK:
                self._elsewhere.update(self.blocks_of(mark))
        return allowed

    def _allowed(self, mark: Mark, limits: tuple[int, int]) -> bool:
        if mark.zone is Zone.ANY:
            return True
        block = bisect_right(self.document.starts, mark.start) - 1
        head_end, tail_start = limits
        if mark.zone is Zone.HEAD:
            return block < head_end
        if mark.zone is Zone.TAIL:
            return block >= tail_start
        return head_end <= block < tail_start

    def covered(self, block: int) -> Mark | None:
        """Return the first mark that covers a whole block, or None."""
        return self._covered.get(block)

    def is_notice_elsewhere(self, block: int) -> bool:
        """Say whether a rule would cut a whole block if it stood in another zone.

        A pointer does not count: it quotes a title, and may look like one ("Video: …").
        """
        return block in self._elsewhere

    def is_marked(self, block: int) -> bool:
        """Say whether any mark stands in a block."""
        return block in self._covered or block in self._left

    def block_at(self, mark: Mark) -> int | None:
        """Return the block that a mark covers as a whole, the first of several, or None."""
        return next(iter(self.blocks_of(mark)), None)

    def mark(self, block: int, kind: str, rule: str, confidence: float, value: Any = None) -> Mark:
        """Make a mark over a whole block; what it asks for follows from its kind."""
        document = self.document
        action = Kind.of(kind).action
        return Mark(
            document.starts[block], document.ends[block], action, kind, rule, confidence, value
        )

    def outweighing(self, block: int, confidence: float, least: float = 0.0) -> float:
        """Return a confidence that is above that of the mark over a block, or above ``least``.

        What is claimed of a line that something covers would be lost in it otherwise.
        """
        cover = self.covered(block)
        return max(confidence, math.nextafter(least if cover is None else cover.confidence, 1))

    @property
    def head_end(self) -> int:
        """The first block that is no longer in the head zone."""
        return self._zone_limits()[0]

    @property
    def tail_start(self) -> int:
        """The first block of the tail zone."""
        return self._zone_limits()[1]

    def _zone_limits(self) -> tuple[int, int]:
        if self._zoned != len(self._covered):
            self._zones = zone_limits(self.document, self._covered, self._covered)
            self._zoned = len(self._covered)
        return self._zones

    @property
    def date_languages(self) -> tuple[str, ...]:
        """The language of the text, if its press writes 3/5/2024 in one order; English has both."""
        language = self.document.language
        return () if language in (None, "en") else (language,)

    @property
    def page_article(self) -> PageArticle:
        """Where the article of a page stands; empty where no stage looked for it."""
        page: PageArticle = self.notes.get("main_content", _NO_PAGE)
        return page

    @property
    def is_page(self) -> bool:
        """Whether a stage looked for the article of a page, even if it found none."""
        return "main_content" in self.notes

    @property
    def page_intro(self) -> range:
        """The blocks right above the article of a page; none where no stage looked for it."""
        return self.page_article.intro

    def page_lines(self) -> PageLines:
        """Return the lines of a page, where its article stands and which is its headline."""
        document, page = self.document, self.page_article
        heads = (self.block_at(mark) for mark in self.marks if mark.kind == Kind.HEADLINE)
        title = page.title if page.title is not None else next(heads, None)
        return PageLines(document.blocks(), page.intro.stop, page.end, title)

    def intro_end(self) -> int:
        """Return the first block of the body proper: what introduces an article stands above it.

        With a headline, one paragraph that could be its standfirst is still part of the intro.
        """
        document = self.document
        allowed = any(mark.kind == Kind.HEADLINE for mark in self.marks)
        end = min(self.head_end, self.text_start)
        for count, block in enumerate(self.free_blocks(0, end)):
            if count == _LONGEST_INTRO:
                return block
            if document.is_prose(block):
                length = document.ends[block] - document.starts[block]
                if not allowed or length > _LONGEST_STANDFIRST:
                    return block
                allowed = False
        return end

    def free_blocks(self, start: int, stop: int) -> Iterator[int]:
        """Yield the blocks of a range that no mark covers yet."""
        for block in range(max(start, 0), min(stop, len(self.document))):
            if block not in self._covered:
                yield block

    def closing_blocks(self, start: int) -> Iterator[int]:
        """Yield the free blocks from a block on that no prose follows: what closes the text."""
        document = self.document
        free = list(self.free_blocks(start, len(document)))
        prose = [at for at, block in enumerate(free) if document.is_prose(block)]
        yield from free[prose[-1] + 1 :] if prose else free


def zone_limits(
    document: Document, head_cuts: Container[int], tail_cuts: Container[int]
) -> tuple[int, int]:
    """Return (first block after the head zone, first block of the tail zone).

    Both zones are walked from the outside, and blocks that are going to be cut are walked over for
    free: so cutting them does not move a zone, and cleaning a cleaned text finds nothing new.
    """
    count = len(document)
    head = _walk(document, range(count), head_cuts, _HEAD_ROOM)
    tail = _walk(document, range(count - 1, -1, -1), tail_cuts, _TAIL_ROOM)
    return head, count - tail


def _walk(document: Document, blocks: range, cuts: Container[int], room: float) -> int:
    labels = 0
    for walked, block in enumerate(blocks):
        if block in cuts:
            continue
        if document.is_prose(block):
            room -= _GLUED_ROOM if document.glued[block] else 1.0
        elif document.is_sentence(block):
            room -= _SENTENCE_ROOM
        else:
            labels += 1
        if room < -1e-9 or labels > _MOST_LABELS:
            return walked
    return len(blocks)
