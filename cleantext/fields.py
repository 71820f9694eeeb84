"""Claims → the article's fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cleantext.document import Document
from cleantext.model import Byline, Dates, Image, Kind, Mark, Zone
from cleantext.names import agency_names

# Kinds whose text is a field of its own; the first claim of a kind is the field.
_TEXT_FIELDS = {
    Kind.HEADLINE: "title",
    Kind.KICKER: "section",
    Kind.STANDFIRST: "standfirst",
    Kind.DATELINE: "dateline",
}
_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ("(", ")"))
# "Twitter: @annroe" says nothing of the author that a tagline says.
_HANDLE = re.compile(r"[^@\n]{0,12}@\w{1,40}\W*")
# An agency alone, and what may stand around it.
_AGENCY = f"{Kind.CREDIT}.agency"
_AROUND = " ()（）[]–—-.,"
_IMAGE_PARTS = {"caption.alt": "alt", "caption": "caption", "credit": "credit"}


def collect_fields(
    document: Document, claims: Sequence[Mark], body_spans: Sequence[tuple[int, int]]
) -> dict[str, Any]:
    """Return the fields of an ``Article`` that the claims (in the order of the text) give."""
    fields: dict[str, Any] = {}
    taglines: list[str] = []
    bylines: list[Mark] = []
    for mark in claims:
        if isinstance(mark.value, Dates):
            _first(fields, "date", mark.value.published)
            _first(fields, "date_modified", mark.value.modified)
        elif mark.kind in _TEXT_FIELDS:
            fields.setdefault(_TEXT_FIELDS[Kind(mark.kind)], _text(document, mark))
        elif Kind.of(mark.kind) is Kind.TAGLINE:
            text = _text(document, mark)
            if _HANDLE.fullmatch(text) is None:
                taglines.append(text)
        elif Kind.of(mark.kind) is Kind.BYLINE:
            bylines.append(mark)
            if isinstance(mark.value, Byline):
                _first(fields, "date", mark.value.published)
    if "date_modified" in fields and "date" not in fields:
        # The day of the last change is the best there is, and says that it is no more than that.
        modified = fields["date_modified"]
        fields["date"] = replace(modified, method=f"{modified.method}, last change")
    if taglines:
        fields["tagline"] = "\n".join(taglines)
    if bylines:
        fields |= _byline_fields(document, bylines)
    wires = [name for mark in claims if mark.kind == Kind.DATELINE for name in mark.value or ()]
    signs = (_text(document, mark).strip(_AROUND) for mark in claims if _signs_off(mark))
    signed = [*wires, *(name for sign in signs for name in agency_names(sign))]
    if signed:
        fields["agencies"] = tuple(dict.fromkeys((*fields.get("agencies", ()), *signed)))
    pictured = [mark for mark in claims if not _signs_off(mark)]
    fields["images"] = tuple(_images(document, pictured, body_spans))
    return fields


def _signs_off(mark: Mark) -> bool:
    """Say whether a credit is the text's: an agency alone, which counts in the tail only."""
    return mark.zone is Zone.TAIL and mark.kind == _AGENCY


def _first(fields: dict[str, Any], name: str, value: object) -> None:
    """Set a field that is not set yet."""
    if value is not None:
        fields.setdefault(name, value)


def _text(document: Document, mark: Mark) -> str:
    text = document.text[mark.start : mark.end].strip()
    return _closed(mark.value, text) if isinstance(mark.value, str) else text


def _closed(value: str, text: str) -> str:
    """Return a value with the quotation mark that closes the one in it, if the text has it."""
    for opening, closing in _QUOTES:
        if opening in value and value.count(opening) > value.count(closing):
            longer = value + closing
            return longer if longer in text else value
    return value


def _byline_fields(document: Document, bylines: list[Mark]) -> dict[str, Any]:
    read = [mark.value for mark in bylines if isinstance(mark.value, Byline)]
    return {
        "byline": " ".join(document.text[mark.start : mark.end].strip() for mark in bylines),
        "authors": tuple(dict.fromkeys(name for value in read for name in value.authors)),
        "agencies": tuple(dict.fromkeys(name for value in read for name in value.agencies)),
    }


def _images(
    document: Document, claims: Iterable[Mark], body_spans: Sequence[tuple[int, int]]
) -> Iterable[Image]:
    """Group alternative texts, captions and credits that stand together, one image each."""
    body_starts = [start for start, _ in body_spans]
    image = Image()
    done = -1
    at = 0
    for mark in claims:
        part = _IMAGE_PARTS.get(mark.kind) or _IMAGE_PARTS.get(Kind.of(mark.kind))
        if part is None:
            continue
        between = at
        while at < len(body_starts) and body_starts[at] < mark.start:
            at += 1
        apart = done >= 0 and at > between
        if image != Image() and (apart or _opens_another(image, part)):
            yield image
            image = Image()
        setattr(image, part, _text(document, mark))
        done = mark.end
    if image != Image():
        yield image


def _opens_another(image: Image, part: str) -> bool:
    """Say whether a part comes too late for this image: parts come as alt, caption, credit."""
    order = ("alt", "caption", "credit")
    return any(getattr(image, name) is not None for name in order[order.index(part) :])
