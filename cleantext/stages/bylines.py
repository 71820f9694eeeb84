"""The byline stage: who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext.context import Context
from cleantext.dates import find_date
from cleantext.model import Action, ArticleDate, Byline, Kind, Mark
from cleantext.names import has_by_word, may_be_names, may_be_signed, read_byline

if TYPE_CHECKING:
    from cleantext.authors.candidates import Named
    from cleantext.choosing import Candidates
    from cleantext.names.reader import Reading
    from cleantext.published.candidates import Dated

_LONGEST = 300
_CONFIDENCE = 0.7
# So sure is a by-word with full names; such a line may stand below the first paragraphs, too.
_SURE = 0.95
# How many blocks from the end a byline may stand, and how far a bare name from its date.
_LAST_BLOCKS = 3
_NEAR = 2
# A by-word alone on its line, and the line of names below it.
_LONGEST_BY_WORD, _LONGEST_NAMES = 14, 80
# Names on lines apart, and what may join them.
_MOST_NAME_LINES = 8
_JOINING = " ,;&|·•"
_JOINS = frozenset(("", "and", "und", "et", "y", "e", "en", "och", "og", "i", "a", "ja", "и", "і"))
# So sure is a line of bare names if one of them is a given name.
_GIVEN = 0.5
# Whom the article is about, its first paragraphs name.
_FIRST_PARAGRAPHS = 4
# "Rovers – United 3:1" names teams and nobody.
_SCORE = re.compile(r"(?<![\d:./–-])\d{1,3} ?[:–-] ?\d(?![\d:./–-])")
_DASHES = "-–—―"
_IMAGE_KINDS = frozenset({Kind.CAPTION, Kind.CREDIT})
_BESIDE_A_BYLINE = frozenset({Kind.TIMESTAMP, Kind.BYLINE})


def bylines(context: Context) -> Iterator[Mark]:
    """Claim bylines above the body, and explicit ones below its beginning and at its very end.

    A line of bare names needs a date in it or beside it: a subhead can look like a name. Of a whole
    page's lines, trained weights choose the one that names the authors.
    """
    if context.page_article.end:
        yield from _of_page(context)
        return
    intro_end = context.intro_end()
    above = list(_introducing(context, intro_end)) or list(_beside_the_title(context, intro_end))
    yield from above
    below = {mark.start: mark for mark in _closing(context, intro_end)}
    for block in context.free_blocks(intro_end, context.head_end):
        reading = _read(context, block, beside=False)
        if reading is not None and reading.authors and reading.confidence >= _SURE:
            below.setdefault(context.document.starts[block], _mark(context, block, reading))
    signature = None if above or below else _signature(context, intro_end)
    if signature is not None:
        below.setdefault(signature.start, signature)
    yield from below.values()


def _introducing(context: Context, intro_end: int) -> Iterator[Mark]:
    """Claim the bylines above the body that have a by-word, or a date in them or beside them."""
    for block in context.free_blocks(0, intro_end):
        broken = _broken(context, block)
        if broken is not None:
            yield broken
            continue
        beside = _beside_a_date(context, block)
        reading = _read(context, block, beside)
        if reading is not None and (reading.prefixed or beside or _date(context, block, reading)):
            yield _mark(context, block, reading)


def _beside_the_title(context: Context, intro_end: int) -> Iterator[Mark]:
    """Claim a line of bare names between the title and the body, or right above the title.

    Whom a title, a caption or the first paragraphs name is the subject or in the picture.
    """
    document = context.document
    title = next((mark for mark in context.marks if mark.kind == Kind.HEADLINE), None)
    if title is None:
        return
    at = context.block_at(title) or 0
    found = [
        (block, reading)
        for block in context.free_blocks(max(0, at - 2), intro_end)
        if (reading := _alone(context, block)) is not None and reading.confidence >= _GIVEN
    ]
    if len(found) != 1:
        return  # several lines of names are a list
    block, reading = found[0]
    prose = [one for one in range(block + 1, len(document)) if document.is_prose(one)]
    told = [document.text[title.start : title.end]]
    told += [document.block(one) for one in prose[:_FIRST_PARAGRAPHS]]
    if prose and not _speaks_of(reading.authors, told):
        yield _mark(context, block, reading)


def _alone(context: Context, block: int) -> Reading | None:
    """Read a line that is bare names and stands beside no picture."""
    text = context.document.block(block)
    if len(text) > _LONGEST_NAMES or context.document.glued[block] or not may_be_names(text):
        return None
    if any(_is_picture(context, other) for other in (block - 1, block + 1)):
        return None
    reading = read_byline(text)
    return reading if reading is not None and reading.authors else None


def _is_picture(context: Context, block: int) -> bool:
    mark = context.covered(block)
    return mark is not None and Kind.of(mark.kind) in _IMAGE_KINDS


def _speaks_of(names: tuple[str, ...], texts: list[str]) -> bool:
    """Say whether texts name one of these people by the last of their names."""
    lasts = [name.split()[-1] for name in names]
    return any(last in text for last in lasts for text in texts)


def _signature(context: Context, intro_end: int) -> Mark | None:
    """Return the mark of bare names that stand alone below the last paragraph."""
    document = context.document
    closing = context.closing_blocks(max(intro_end, context.tail_start))
    block = next(closing, None)
    if block is None or document.glued[block] or not document.is_prose(block - 1):
        return None
    reading = _alone(context, block)
    if reading is None or reading.rest:
        return None
    dashed = document.text[document.starts[block]] in _DASHES
    if not (dashed or reading.confidence >= _GIVEN):
        return None
    told = document.text[: document.starts[block]]
    return None if _speaks_of(reading.authors, [told]) else _mark(context, block, reading)


def _closing(context: Context, intro_end: int) -> Iterator[Mark]:
    """Claim the explicit bylines at the very end."""
    document = context.document
    last = max(intro_end, context.tail_start, len(document) - _LAST_BLOCKS)
    for block in context.closing_blocks(last):
        broken = _broken(context, block)
        if broken is not None:
            yield broken
            continue
        reading = _read(context, block, beside=False)
        if reading is not None and reading.prefixed and not document.glued[block]:
            yield _mark(context, block, reading)


def _of_page(context: Context) -> Iterator[Mark]:
    """Claim the likeliest names of a page, where they stand once more, and who signs off."""
    from cleantext.authors.scoring import AUTHORS  # noqa: PLC0415 - NumPy is an extra

    names, found = author_candidates(context)
    choice = AUTHORS.choose(found)
    claimed: set[int] = set()
    if choice is not None:
        for one in names:
            if one is names[choice.at] or (
                one.key == found.keys[choice.at] and _signs_again(context, one)
            ):
                claimed.update(one.lines)
                yield _named(context, one, choice.probability)
    for block in context.free_blocks(context.page_intro.start, context.page_intro.stop):
        reading = _read(context, block, _beside_a_date(context, block))
        if block not in claimed and reading is not None and _is_agency(reading):
            yield _mark(context, block, reading)
    for mark in _closing(context, context.page_article.end):
        if claimed.isdisjoint(context.blocks_of(mark)):
            yield mark._replace(value=None)


def _is_agency(reading: Reading) -> bool:
    return bool(reading.agencies) and not reading.authors


def _signs_again(context: Context, one: Named) -> bool:
    """Say whether names stand behind a by-word, in lines that nothing covers."""
    explicit = one.reading is not None and one.reading.prefixed
    return explicit and all(context.covered(line) is None for line in one.lines)


def author_candidates(context: Context) -> tuple[list[Named], Candidates]:
    """Return the names on a page that may be its authors', and their features."""
    # With words and weights that articles do not need; NumPy is an extra.
    from cleantext.authors.candidates import named  # noqa: PLC0415
    from cleantext.authors.features import features  # noqa: PLC0415

    lines = context.page_lines()
    names = named(lines)
    covers = [context.covered(one.lines[-1]) for one in names]
    return names, features(lines, names, covers)


def _named(context: Context, one: Named, probability: float) -> Mark:
    """Return the mark of the chosen names, over their part of a line that is claimed already."""
    document = context.document
    block = one.lines[-1]
    start, end = document.starts[one.lines[0]], document.ends[block]
    cover = context.covered(block)
    if one.slot is not None and cover is not None and cover.action is Action.CLAIM:
        start += document.block(block).index(one.slot.text)
        end = start + len(one.slot.text)
    agencies = one.reading.agencies if one.reading is not None else ()
    value = Byline(one.names, agencies, _chosen_date(context, one.lines))
    sure = context.outweighing(block, probability)
    return Mark(start, end, Action.CLAIM, Kind.BYLINE, "bylines", sure, value)


def _chosen_date(context: Context, lines: range) -> ArticleDate | None:
    """Return the day of publication that was chosen of a page's dates, if these lines hold it."""
    chosen: Dated | None = context.notes.get("timestamps")
    if chosen is None or chosen.line not in lines or chosen.label == "u":
        return None
    return chosen.date


def _broken(context: Context, block: int) -> Mark | None:
    """Return the byline whose by-word stands on a line of its own, with the names on the next.

    Of several names, each may stand on a line of its own.
    """
    document = context.document
    text = document.block(block)
    if block + 1 == len(document) or len(text) > _LONGEST_BY_WORD or not has_by_word(text):
        return None
    names = document.block(block + 1)
    if len(names) > _LONGEST_NAMES or not may_be_names(names):
        return None
    line = f"{text} {names.rstrip(_JOINING)}"
    reading = read_byline(line) if may_be_signed(line) else None
    if reading is None or not reading.prefixed or not reading.authors or reading.rest:
        return None
    authors, last = [*reading.authors], block + 1
    for below in range(block + 2, min(block + 2 + _MOST_NAME_LINES, len(document))):
        names = document.block(below).strip(_JOINING)
        if names in _JOINS:
            continue
        known = _bare(context, below, names)
        if not known:
            break
        authors += known
        last = below
    value = Byline(tuple(dict.fromkeys(authors)), reading.agencies, None)
    start, end = document.starts[block], document.ends[last]
    return Mark(start, end, Action.CLAIM, Kind.BYLINE, "bylines", _CONFIDENCE, value)


def _bare(context: Context, block: int, names: str) -> tuple[str, ...]:
    """Return the authors of a line that is nothing but names of which one is a given name."""
    if len(names) > _LONGEST_NAMES or context.covered(block) is not None or not may_be_names(names):
        return ()
    reading = read_byline(names)
    if reading is None or reading.rest or reading.prefixed or reading.confidence < _GIVEN:
        return ()
    return reading.authors


def _read(context: Context, block: int, beside: bool) -> Reading | None:
    """Read a block as a byline, if it has a by-word or a date in it or a date beside it."""
    document = context.document
    if document.ends[block] - document.starts[block] > _LONGEST:
        return None
    text = document.block(block)
    if may_be_signed(text):
        return read_byline(text)
    digits = any(map(str.isdigit, text))
    if (beside or digits) and may_be_names(text) and not (digits and _SCORE.search(text)):
        return read_byline(text)
    return None


def _beside_a_date(context: Context, block: int) -> bool:
    """Say whether a date line or another byline stands near a block, with no paragraph between."""
    above, below = range(block - 1, block - _NEAR - 1, -1), range(block + 1, block + _NEAR + 1)
    for others in (above, below):
        for other in others:
            mark = context.covered(other)
            if mark is not None and Kind.of(mark.kind) in _BESIDE_A_BYLINE:
                return True
            if not 0 <= other < len(context.document):
                break
            if mark is None and context.document.is_prose(other):
                break
    return False


def _date(context: Context, block: int, reading: Reading) -> ArticleDate | None:
    """Return the date in what stands beside the names."""
    text = context.document.block(block)
    rest = " ".join(text[start:end] for start, end in reading.rest)
    return find_date(rest, context.date_languages, context.reference_time) if rest else None


def _mark(context: Context, block: int, reading: Reading) -> Mark:
    value = Byline(reading.authors, reading.agencies, _date(context, block, reading))
    return context.mark(block, Kind.BYLINE, "bylines", max(reading.confidence, _CONFIDENCE), value)
