"""Document + decisions → one row of plain values: what an ``Article`` holds, without the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cleantext.article import Article
from cleantext.assemble import account, make_article
from cleantext.damage import storable
from cleantext.document import Document
from cleantext.language import detect
from cleantext.model import Access, Mark

Row = dict[str, Any]
"""Field → value: the fields of an ``Article`` but ``source``, spans as tuples, and ``error``."""

_EMPTY: Row = {
    "title": None,
    "byline": None,
    "authors": (),
    "agencies": (),
    "date": None,
    "date_modified": None,
    "dateline": None,
    "standfirst": None,
    "section": None,
    "tagline": None,
    "images": (),
    "access": Access.UNKNOWN,
    "language": None,
    "guarded": False,
    "body": None,
    "removed": (),
    "fields": (),
    "body_spans": (),
    "fingerprint": None,
    "error": None,
}
ROW_FIELDS = tuple(_EMPTY)
# What an Article works out by itself, or does not have.
_NOT_OF_AN_ARTICLE = ("language", "error")
_SPANS = ("removed", "fields")


def make_row(document: Document, decisions: Sequence[Mark], **said: Any) -> Row:
    """Build a row out of a document and the marks that stand (sorted, not overlapping).

    Lone surrogates, which no column of UTF-8 can hold, are U+FFFD in the texts of spans too.

    Args:
        document: the document.
        decisions: the marks that stand in it.
        said: columns that neither tells: ``fingerprint`` and ``guarded``.
    """
    contents = account(document, decisions)
    if document.offsets.replacements:
        contents |= {name: _storable_spans(contents[name]) for name in _SPANS}
    language = detect(contents["body"] or document.source)
    return {**_EMPTY, **contents, **said, "language": language}


def failed_row(text: object, error: str) -> Row:
    """Return the row of a text that could not be cleaned: the text whole, and why.

    Lone surrogates, which no column of UTF-8 can hold, become U+FFFD as in any cleaned text.

    >>> row = failed_row("Rain at noon.", "ValueError: no umbrella")
    >>> row["body"], row["body_spans"], row["error"]
    ('Rain at noon.', ((0, 13),), 'ValueError: no umbrella')
    """
    row = {**_EMPTY, "error": storable(error)}
    if isinstance(text, str):
        row.update(body=storable(text), body_spans=((0, len(text)),))
    return row


def article_of(row: Row, source: str) -> Article:
    """Return the article that a row and the text it came from make."""
    contents = {name: value for name, value in row.items() if name not in _NOT_OF_AN_ARTICLE}
    for name in _SPANS:
        contents[name] = [(a, b, *told, source[a:b], sure) for a, b, *told, _, sure in row[name]]
    return make_article(contents, source)


def _storable_spans(spans: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Return named spans whose texts, slices of the source, can stand in a column."""
    return tuple((*place, storable(text), sure) for *place, text, sure in spans)
