"""The main-content stage: on the text of a whole page, what is the article and what is around it.

Needs NumPy (``pip install 'cleantext-news[page]'``). What the weights were trained on and how well
they do stands in ``cleantext/data/main_content.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, pairwise
from types import ModuleType
from typing import TYPE_CHECKING

from cleantext.context import Context
from cleantext.document import Document
from cleantext.extent import is_whole_page
from cleantext.model import Action, Kind, Mark

if TYPE_CHECKING:
    from cleantext.windows import Matrix

_KIND = f"{Kind.PAGE_FURNITURE}.outside"
_NAME = "main_content"
_CONFIDENCE = 0.7
# What stands right above the article may be its headline, byline, date or picture: the field stages
# look there first, and ``page_intro`` cuts what they leave.
_INTRO = 8
# The headline itself may stand higher, above a bar of buttons: the page's title tells which it is.
_LONGEST_INTRO = 40
_SHORTEST_TITLE = 12
# A text of no more lines is flattened, and each sentence is judged alone.
_FEW_LINES = 2


@dataclass(frozen=True)
class MainContent:
    """Mark the blocks outside the article, but for the few right above it.

    Attributes:
        name: the stage's name.
        only_pages: whether to mark nothing in a text that does not look like a whole page.
    """

    name: str
    only_pages: bool = False

    def __call__(self, context: Context) -> Iterator[Mark]:
        """Mark a document."""
        if self.only_pages and not is_whole_page(context.document):
            return iter(())
        return _outside(context)

    @property
    def fingerprint(self) -> str:
        """A digest of the weights.

        Raises:
            ImportError: NumPy is not there, without which there is no use for them.
        """
        return str(_scoring().weights_digest())


main_content = MainContent(_NAME)
main_content_of_pages = MainContent("main_content_of_pages", only_pages=True)


def _outside(context: Context) -> Iterator[Mark]:
    document = context.document
    chosen = _chosen(context)
    inside = {block for start, end in chosen for block in range(start, end)}
    first = chosen[0][0] if chosen else len(document)
    intro = range(_intro_start(document, first), first)
    context.notes[_NAME] = intro
    # A paragraph in pieces shows no length by which the field stages would know it.
    context.text_start = next((a for a, b in chosen if b - a > 1), len(document))
    outside = [
        block
        for block in context.free_blocks(0, len(document))
        if block not in inside and block not in intro
    ]
    yield from _runs(context, outside)


def page_intro(context: Context) -> Iterator[Mark]:
    """Mark what no field stage claimed of the blocks right above the article."""
    intro = context.notes.get(_NAME, range(0))
    yield from _runs(context, list(context.free_blocks(intro.start, intro.stop)), "page_intro")


def _runs(context: Context, blocks: list[int], rule: str = _NAME) -> Iterator[Mark]:
    """Yield one mark for each run of neighbouring blocks."""
    starts, ends = context.document.starts, context.document.ends
    edges = [at for at, block in enumerate(blocks) if not at or block != blocks[at - 1] + 1]
    for first, after in pairwise([*edges, len(blocks)]):
        start, end = starts[blocks[first]], ends[blocks[after - 1]]
        yield Mark(start, end, Action.CUT, _KIND, rule, _CONFIDENCE)


def _intro_start(document: Document, first: int) -> int:
    """Return where the intro of an article begins, whose first block is given."""
    start = max(first - _INTRO, 0)
    if first == len(document):
        return first
    title = document.block(0).casefold()
    for block in range(start - 1, max(first - _LONGEST_INTRO, 0), -1):
        length = document.ends[block] - document.starts[block]
        if _SHORTEST_TITLE <= length <= len(title) and document.block(block).casefold() in title:
            return block
    return start


def _chosen(context: Context) -> list[tuple[int, int]]:
    """Return the blocks that are the article, as half-open ranges of one paragraph each."""
    scoring = _scoring()
    groups, lines = paragraphs(context.document)
    marked = evidence(context, groups)
    scores = scoring.score_lines(lines, marked)
    return list(compress(groups, scoring.choose(scores, lines, marked)))


def _scoring() -> ModuleType:
    try:
        from cleantext import scoring  # noqa: PLC0415 - NumPy is an extra
    except ImportError as error:
        raise ImportError("Pipeline.page() needs: pip install 'cleantext-news[page]'") from error
    return scoring


def evidence(context: Context, groups: list[tuple[int, int]]) -> Matrix:
    """Return what the marks made so far say of the paragraphs of a page."""
    from cleantext.evidence import gather  # noqa: PLC0415 - NumPy is an extra

    document = context.document
    starts = [document.starts[start] for start, _ in groups]
    ends = [document.ends[end - 1] for _, end in groups]
    return gather(context.marks, starts, ends)


def paragraphs(document: Document) -> tuple[list[tuple[int, int]], list[str]]:
    """Return the blocks that are one paragraph, as half-open ranges, and the text of each.

    The sentences of a long line are one paragraph, and so are lines that were broken at inline tags
    or wrapped. The text is as the weights know it: behind its indent, and behind a newline where a
    blank line stood.
    """
    from cleantext.rejoin import rejoin  # noqa: PLC0415 - with the scoring

    text = document.text
    lines, firsts = _lines(document)
    leads: list[str] = []
    spaced: list[str] = []
    places: list[int] = []
    before = 0
    for place, first in enumerate(firsts):
        start = document.starts[first]
        lead = ""
        if start - before > 1 or not place:
            lead = text[max(text.rfind("\n", 0, start) + 1, before) : start]
            if place and text.count("\n", before, start) > 1:
                spaced.append("")
                places.append(-1)
                lead = "\n" + lead
        leads.append(lead)
        spaced.append(lines[place])
        places.append(place)
        before = start + len(lines[place])
    firsts.append(len(document))
    groups: list[tuple[int, int]] = []
    joined: list[str] = []
    for start, end in rejoin(spaced):
        place, after = places[start], places[end - 1] + 1
        groups.append((firsts[place], firsts[after]))
        whole = lines[place] if after == place + 1 else " ".join(lines[place:after])
        joined.append(leads[place] + whole)
    return groups, joined


def _lines(document: Document) -> tuple[list[str], list[int]]:
    """Return the lines of a page and the first block of each; flattened text by its sentences."""
    text, starts, ends = document.text, document.starts, document.ends
    firsts = list(range(len(starts)))
    if any(document.glued):
        whole = [block for block in firsts if not document.glued[block]]
        if len(whole) > _FEW_LINES:
            firsts = whole
            after = [*whole[1:], len(starts)]
            ends = [ends[block - 1] for block in after]
            starts = [starts[block] for block in whole]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)], firsts
