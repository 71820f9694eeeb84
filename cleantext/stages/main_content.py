"""The main-content stage: on the text of a whole page, what is the article and what is around it.

Needs NumPy (``pip install 'cleantext-news[page]'``). What the weights were trained on and how well
they do stands in ``cleantext/data/main_content.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, pairwise
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from cleantext.context import Context, PageArticle
from cleantext.document import Document
from cleantext.extent import is_whole_page
from cleantext.model import Action, Kind, Mark

if TYPE_CHECKING:
    from cleantext.choosing import Candidates, Chooser
    from cleantext.windows import Matrix

_KIND = f"{Kind.PAGE_FURNITURE}.outside"
_NAME = "main_content"
_CONFIDENCE = 0.7
# What stands right above the article may be its headline, byline, date or picture: the field stages
# look there first, and ``page_intro`` cuts what they leave.
_INTRO = 8
# The headline itself may stand higher, above a bar of buttons; the intro then begins with it.
_LONGEST_INTRO = 40
# A line of no more characters, alone between lines of the article, is one of them whatever the
# weights say: a notice that no rule knows does less harm there than a subhead that is gone.
_LONGEST_LABEL = 80
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
        choosers = (_titles(), _published(), _authors())
        return " ".join([_scoring().weights_digest(), *(one.digest for one in choosers)])


main_content = MainContent(_NAME)
main_content_of_pages = MainContent("main_content_of_pages", only_pages=True)


class Judged(NamedTuple):
    """The paragraphs that are the article, as half-open ranges of blocks; scores (blocks × 4)."""

    article: list[tuple[int, int]]
    scores: Matrix

    def blocks(self) -> set[int]:
        """Return the blocks of the article."""
        return {block for start, end in self.article for block in range(start, end)}


def _outside(context: Context) -> Iterator[Mark]:
    judged = judge(context)
    count = len(context.document)
    inside = judged.blocks()
    first = judged.article[0][0] if judged.article else count
    page = _headed(context, judged, first)
    context.notes[_NAME] = page
    # A paragraph in pieces shows no length by which the field stages would know it.
    context.text_start = next((a for a, b in judged.article if b - a > 1), count)
    introduces = {*page.intro, page.title}
    outside = [
        block
        for block in context.free_blocks(0, count)
        if block not in inside and block not in introduces and not _is_amid(context, block, inside)
    ]
    yield from _runs(context, outside)


def _is_amid(context: Context, block: int, inside: set[int]) -> bool:
    """Say whether a short line stands alone amid the article: a subhead, an item of a list."""
    length = context.document.ends[block] - context.document.starts[block]
    return length <= _LONGEST_LABEL and block - 1 in inside and block + 1 in inside


def _headed(context: Context, judged: Judged, first: int) -> PageArticle:
    """Return what stands above the article, whose first block is given, and its title."""
    if not judged.article:
        return PageArticle(range(first, first))
    found = title_candidates(context, judged)
    title = _titles().choose(found)
    start = max(first - _INTRO, 0)
    end = judged.article[-1][1]
    if title is None:
        return PageArticle(range(start, first), end=end)
    block = found.blocks[title.at]
    if first - _LONGEST_INTRO < block < first:
        start = min(start, block)
    return PageArticle(range(start, first), block, title.probability, end)


def page_intro(context: Context) -> Iterator[Mark]:
    """Mark what no field stage claimed of the blocks right above the article, and of its title."""
    page = context.page_article
    blocks = set(page.intro)
    if page.title is not None and page.title < page.intro.start:
        blocks.add(page.title)
    free = [block for block in sorted(blocks) if context.covered(block) is None]
    yield from _runs(context, free, "page_intro")


def _runs(context: Context, blocks: list[int], rule: str = _NAME) -> Iterator[Mark]:
    """Yield one mark for each run of neighbouring blocks."""
    starts, ends = context.document.starts, context.document.ends
    edges = [at for at, block in enumerate(blocks) if not at or block != blocks[at - 1] + 1]
    for first, after in pairwise([*edges, len(blocks)]):
        start, end = starts[blocks[first]], ends[blocks[after - 1]]
        yield Mark(start, end, Action.CUT, _KIND, rule, _CONFIDENCE)


def judge(context: Context) -> Judged:
    """Judge the paragraphs of a page by the weights and by the marks made so far."""
    import numpy as np  # noqa: PLC0415 - an extra

    scoring = _scoring()
    groups, lines = paragraphs(context.document)
    marked = evidence(context, groups)
    scores = scoring.score_lines(lines, marked)
    chosen = list(compress(groups, scoring.choose(scores, lines, marked)))
    return Judged(chosen, np.repeat(scores, [end - start for start, end in groups], axis=0))


def title_candidates(context: Context, judged: Judged) -> Candidates:
    """Return the lines of a page that may be the title of what was judged its article."""
    from cleantext.titles.candidates import candidates  # noqa: PLC0415 - NumPy is an extra

    cut = {
        block
        for mark in context.marks
        if mark.action is Action.CUT
        for block in context.blocks_of(mark)
    }
    return candidates(context.document, judged.blocks(), cut, judged.scores)


def _scoring() -> ModuleType:
    try:
        from cleantext import scoring  # noqa: PLC0415 - NumPy is an extra
    except ImportError as error:
        raise ImportError("Pipeline.page() needs: pip install 'cleantext-news[page]'") from error
    return scoring


def _titles() -> Chooser:
    from cleantext.titles.scoring import TITLES  # noqa: PLC0415 - NumPy is an extra

    return TITLES


def _published() -> Chooser:
    from cleantext.published.scoring import PUBLISHED  # noqa: PLC0415 - NumPy is an extra

    return PUBLISHED


def _authors() -> Chooser:
    from cleantext.authors.scoring import AUTHORS  # noqa: PLC0415 - NumPy is an extra

    return AUTHORS


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
