"""The main-content stage: on the text of a whole page, what is the article and what is around it.

Needs NumPy (``pip install 'cleantext-news[page]'``). What the weights were trained on and how well
they do stands in ``cleantext/data/main_content.md``.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context
from cleantext.document import Document
from cleantext.model import Kind, Mark

_KIND = f"{Kind.PAGE_FURNITURE}.outside"
_CONFIDENCE = 0.7
# What stands right above the article may be its headline, byline, date or picture: the field stages
# look there first, and ``page_intro`` cuts what they leave.
_INTRO = 8


def main_content(context: Context) -> Iterator[Mark]:
    """Mark the blocks outside the article, but for the few right above it."""
    chosen = _chosen(context.document)
    first = next((block for block, inside in enumerate(chosen) if inside), len(chosen))
    for block in context.free_blocks(0, len(chosen)):
        if not chosen[block] and not first - _INTRO <= block < first:
            yield context.mark(block, _KIND, "main_content", _CONFIDENCE)


def page_intro(context: Context) -> Iterator[Mark]:
    """Mark what no field stage claimed of the blocks above the first paragraph of the article."""
    document = context.document
    free = list(context.free_blocks(0, len(document)))
    first = next((block for block in free if document.is_prose(block)), 0)
    for block in free:
        if block < first:
            yield context.mark(block, _KIND, "page_intro", _CONFIDENCE)


def _chosen(document: Document) -> list[bool]:
    """Say of each block whether it belongs to the article."""
    try:
        from cleantext.scoring import choose, score_lines  # noqa: PLC0415 - NumPy is an extra
    except ImportError as error:
        raise ImportError("Pipeline.page() needs: pip install 'cleantext-news[page]'") from error

    groups = _groups(document)
    lines = [_line(document, group) for group in groups]
    if not lines:
        return []
    inside = choose(score_lines(lines), lines)
    return [kept for group, kept in zip(groups, inside, strict=True) for _ in group]


def _groups(document: Document) -> list[range]:
    """Return the blocks that are one paragraph: broken at inline tags, or wrapped."""
    from cleantext.rejoin import rejoin  # noqa: PLC0415 - with the scoring

    texts: list[str] = []
    blocks: list[int] = []
    for block in range(len(document)):
        if texts and _blank_lines(document, block):
            texts.append("")
            blocks.append(-1)
        texts.append(document.block(block))
        blocks.append(block)
    return [range(blocks[start], blocks[end - 1] + 1) for start, end in rejoin(texts)]


def _line(document: Document, group: range) -> str:
    """Return one paragraph as the weights know it: with its indent, and a mark of a blank line."""
    first, text = group[0], document.text
    above = text.rfind("\n", 0, document.starts[first]) + 1
    indent = text[above : document.starts[first]]
    gap = "\n" if first and _blank_lines(document, first) else ""
    return gap + indent + " ".join(document.block(block) for block in group)


def _blank_lines(document: Document, block: int) -> bool:
    return document.text.count("\n", document.ends[block - 1], document.starts[block]) > 1
