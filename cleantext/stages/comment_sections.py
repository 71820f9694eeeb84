"""The stage for the readers' comments: a heading below the article, then entries of one shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.model import Action, Kind, Mark

_KIND = f"{Kind.INTERACTION}.comments"
_HEADING_CONFIDENCE = 0.8
# A few entries may be a chronicle, many below such a heading are nothing but comments.
_CONFIDENCE, _SURE, _MANY_ENTRIES = 0.7, 0.95, 4
# What heads an entry: a name with a date or an age, or a name with a word for "says".
_LONGEST_HEAD = 90
_LONGEST_SPEAKER, _LONGEST_BUTTON = 60, 30
# How many entries make a section, and how far apart their heads or buttons are at most.
_LEAST_ENTRIES, _LEAST_BUTTONS = 2, 3
_FIRST_WITHIN, _MOST_BETWEEN, _MOST_CHARS = 10, 12, 3_000
# The text of the last entry goes as far as this.
_LAST_ENTRY = 6
# A heading that stands so often, or so many counts of comments below it, are a list of articles.
_MOST_HEADINGS, _MOST_COUNTS = 2, 1

# A count and a title in quotation marks, as blogs head their comments.
_TITLE = re.compile(r"^\W*\d{1,4}\b.{3,40}?[\"“„«»‘'](.+)[\"”“»«’']\W*$")
_SHORTEST_TITLE = 20


def comment_sections(context: Context) -> Iterator[Mark]:
    """Mark the readers' comments below their heading: entries that open or close alike.

    A heading alone cuts nothing, unless it counts what was said on a title: two entries must follow
    that carry a date or an age, say who speaks in the same word, or end in the same button.
    """
    headings = [mark for mark in context.marks if _is_heading(mark)]
    if not headings:
        return
    text = context.document.text
    headings.sort(key=lambda mark: mark.start)
    texts = Counter(text[mark.start : mark.end] for mark in headings)
    for mark in headings:
        heading = context.block_at(mark)
        if heading is None or heading < context.head_end:
            continue
        counts = sum(_has_digit(text[m.start : m.end]) for m in headings if m.start > mark.start)
        if texts[text[mark.start : mark.end]] > _MOST_HEADINGS or counts > _MOST_COUNTS:
            continue
        stop, confidence = _section(context, mark, heading)
        if stop == heading:
            continue
        # Asked last, as it reads the whole text: what holds for one heading holds for those below.
        if not _is_chronicle(context, heading):
            for block in context.free_blocks(heading + 1, stop):
                yield context.mark(block, _KIND, "comment_sections", confidence)
        return


def _section(context: Context, mark: Mark, heading: int) -> tuple[int, float]:
    """Return where the comments below a heading end, at the heading if none are, and how surely."""
    if _names_the_text(context, mark):
        return len(context.document), _SURE
    entries = _entries(context, heading)
    if len(entries) < _LEAST_ENTRIES:
        return heading, 0.0
    return _end(context, entries[-1]), _SURE if len(entries) >= _MANY_ENTRIES else _CONFIDENCE


def _is_heading(mark: Mark) -> bool:
    return (
        mark.kind == _KIND and mark.action is Action.CUT and mark.confidence >= _HEADING_CONFIDENCE
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _names_the_text(context: Context, heading: Mark) -> bool:
    """Say whether a heading counts what was said on a title (17 responses to "Old mill to go")."""
    title = _TITLE.search(context.document.text[heading.start : heading.end])
    return title is not None and len(title[1]) >= _SHORTEST_TITLE


def _is_chronicle(context: Context, stop: int) -> bool:
    """Say whether dated lines stand in the text already, as in a live blog."""
    dated = 0
    for block in context.free_blocks(context.intro_end(), stop):
        dated += _is_dated(context, block)
    return dated >= _LEAST_ENTRIES


def _alike(context: Context, heading: int) -> set[int]:
    """Return the blocks below a heading that end alike, as the parts of several entries do."""
    document = context.document
    alike: dict[str, list[int]] = {}
    for block in range(heading + 1, len(document)):
        mark = context.covered(block)
        if mark is not None and mark.kind != _KIND:
            continue
        length = document.ends[block] - document.starts[block]
        if length > _LONGEST_SPEAKER:
            continue
        text = document.block(block)
        if text.endswith(":") and _is_dated(context, block):
            continue  # a sign by itself, which says nothing of the others
        if text.endswith(":") and " " in text:
            alike.setdefault(text.rsplit(None, 1)[1], []).append(block)
        elif length <= _LONGEST_BUTTON:
            alike.setdefault(text, []).append(block)
    return {
        block
        for word, blocks in alike.items()
        if len(blocks) >= (_LEAST_ENTRIES if word.endswith(":") else _LEAST_BUTTONS)
        for block in blocks
    }


def _is_dated(context: Context, block: int) -> bool:
    document = context.document
    if document.ends[block] - document.starts[block] > _LONGEST_HEAD:
        return False
    text = document.block(block)
    line = read_timestamps(text, context.date_languages, context.reference_time)
    return line is not None and not line.partial


def _entries(context: Context, heading: int) -> list[int]:
    """Return the blocks that show an entry and follow a heading and each other closely."""
    document = context.document
    alike = _alike(context, heading)
    entries: list[int] = []
    last, room = heading, _FIRST_WITHIN
    for block in range(heading + 1, len(document)):
        if block - last > room or document.starts[block] - document.ends[last] > _MOST_CHARS:
            break
        mark = context.covered(block)
        named = mark is not None and mark.kind == Kind.BYLINE
        if block in alike or (not named and _is_dated(context, block)):
            entries.append(block)
            last, room = block, _MOST_BETWEEN
    return entries


def _end(context: Context, last: int) -> int:
    """Return the first block below the text of the last entry."""
    end = last + 1
    stop = min(len(context.document), end + _LAST_ENTRY)
    while end < stop and context.covered(end) is None:
        end += 1
    return end
