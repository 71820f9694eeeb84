"""Document + decisions → one row of plain values: what an ``Article`` holds, without the model."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
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
# An Article works out its language by itself, and has no error.
ARTICLE_FIELDS = tuple(name for name in ROW_FIELDS if name not in ("language", "error"))
_SPANS = ("removed", "fields")


def make_row(
    document: Document,
    decisions: Sequence[Mark],
    wanted: Container[str] = ROW_FIELDS,
    **said: Any,
) -> Row:
    """Build a row out of a document and the marks that stand (sorted, not overlapping).

    Lone surrogates, which no column of UTF-8 can hold, are U+FFFD in the texts of spans too.

    Args:
        document: the document.
        decisions: the marks that stand in it.
        wanted: the fields that are looked at; the language is worked out only if it is one.
        said: columns that neither tells: ``fingerprint`` and ``guarded``.
    """
    row = {**_EMPTY, **account(document, decisions), **said}
    if document.offsets.replacements:
        row |= {name: _storable_spans(row[name]) for name in _SPANS}
    if "language" in wanted:
        row["language"] = detect(row["body"] or document.source)
    return row


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
    contents = {name: row[name] for name in ARTICLE_FIELDS}
    for name in _SPANS:
        contents[name] = [(a, b, *told, source[a:b], sure) for a, b, *told, _, sure in row[name]]
    return make_article(contents, source)


def _storable_spans(spans: Iterable[tuple[Any, ...]]) -> tuple[tuple[Any, ...], ...]:
    """Return named spans whose texts, slices of the source, can stand in a column."""
    return tuple((*place, storable(text), sure) for *place, text, sure in spans)
