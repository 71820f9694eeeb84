"""Explain articles on one self-contained page: marked text and result side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cleantext.article import Article
from cleantext.model import CUT_KINDS, Kind, Removal
from cleantext.report.explain import shown_fields
from cleantext.report.page import render_page
from cleantext.report.spans import Reasons, Span, outcome, pieces, spans_of


class Row(NamedTuple):
    """What the page says about one span."""

    number: int
    kind: str
    top: str
    cut: bool
    outcome: str
    span: Span
    reason: str
    left: float
    """Where the span starts, in percent of the source."""
    width: float


class Marked(NamedTuple):
    """A piece of the source; ``row`` says what became of it, ``first`` that it opens the span."""

    text: str
    row: Row | None
    first: bool


@dataclass(slots=True)
class Explained:
    """One article as the page shows it."""

    name: str
    article: Article
    pieces: list[Marked]
    rows: list[Row]
    fields: dict[str, str]
    cut_share: float


def explanation_page(articles: Iterable[tuple[str, Article]], reasons: Reasons) -> str:
    """Return a page that explains articles, given with their names.

    It needs no network: styles and script are in it. All text of the articles is escaped.
    """
    explained = [_explained(name, article, reasons) for name, article in articles]
    counts = Counter(row.top for one in explained for row in one.rows)
    kinds = [
        (kind.value, kind in CUT_KINDS, counts[kind])
        for kind in sorted(Kind, key=lambda kind: kind not in CUT_KINDS)
        if counts[kind]
    ]
    return render_page("explain", articles=explained, kinds=kinds)


def _explained(name: str, article: Article, reasons: Reasons) -> Explained:
    length = max(len(article.source), 1)
    rows = [
        Row(
            number,
            span.kind,
            Kind.of(span.kind).value,
            isinstance(span, Removal),
            outcome(span),
            span,
            reasons(span),
            100 * span.start / length,
            100 * (span.end - span.start) / length,
        )
        for number, span in enumerate(spans_of(article), start=1)
    ]
    of_span = {id(row.span): row for row in rows}
    marked: list[Marked] = []
    seen: set[int] = set()
    for piece in pieces(article):
        row = None if piece.span is None else of_span[id(piece.span)]
        first = row is not None and row.number not in seen
        if row is not None:
            seen.add(row.number)
        marked.append(Marked(piece.text, row, first))
    cut = sum(span.end - span.start for span in article.removed)
    return Explained(name, article, marked, rows, shown_fields(article), cut / length)
