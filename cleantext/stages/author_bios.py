"""The bio stage: a paragraph at the end that opens with the author's own name."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cleantext.context import Context
from cleantext.folding import fold
from cleantext.model import Byline, Kind, Mark

_CONFIDENCE = 0.8
_LONGEST = 900
# What follows the name is at least a clause.
_SHORTEST_REST = 15
# A surname of so few letters may be any word.
_SHORTEST_SURNAME = 4
# What ends the name: a bio goes on with a verb or a comma, no speech and no embedded post does.
_GOES_ON = (" ", ",")
_POST = " (@"


def author_bios(context: Context) -> Iterator[Mark]:
    """Claim the paragraphs below the text that say who wrote it.

    Only the name of an author of the byline opens a bio, and only if the text does not speak of
    him: what it tells of its own author is the story.
    """
    names = _authors(context)
    if not names:
        return
    document = context.document
    start = max(context.tail_start, context.head_end)
    bios = [
        (block, name)
        for block in context.free_blocks(start, len(document))
        for name in names
        if _opens_with(document.fold(block), name)
    ]
    mine = {block for block, _ in bios}
    for block, name in bios:
        if not _is_spoken_of(context, name, mine):
            yield context.mark(block, Kind.TAGLINE, "author_bios", _CONFIDENCE)


def _authors(context: Context) -> list[str]:
    """Return the folded names of the byline that have two words at least."""
    values = (mark.value for mark in context.marks if mark.kind == Kind.BYLINE)
    names = (name for value in values if isinstance(value, Byline) for name in value.authors)
    return [fold(name) for name in names if " " in name]


def _opens_with(text: str, name: str) -> bool:
    opening = text.lstrip(" •*-–—|")
    rest = opening[len(name) :]
    return (
        opening.startswith(name)
        and rest.startswith(_GOES_ON)
        and not rest.startswith(_POST)
        and _SHORTEST_REST <= len(rest) <= _LONGEST
    )


def _is_spoken_of(context: Context, name: str, bios: set[int]) -> bool:
    """Say whether the rest of the text names an author."""
    document = context.document
    surname = name.rsplit(" ", 1)[1]
    word = surname if len(surname) >= _SHORTEST_SURNAME else name
    found = regex.compile(rf"\b{regex.escape(word)}\b")
    free = context.free_blocks(0, len(document))
    return any(found.search(document.fold(block)) for block in free if block not in bios)
