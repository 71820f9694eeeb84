"""Explain one article: the text as it was, with every cut and field marked and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from cleantext.article import Article
from cleantext.model import FieldSpan, Kind, Removal

_CUT_STYLE = "red strike"
_FIELD_STYLE = "green"
_LABEL_STYLE = "dim cyan"


@dataclass(slots=True)
class Piece:
    """A stretch of the source and what became of it; ``span`` is None for body text and blanks."""

    text: str
    span: Removal | FieldSpan | None


def pieces(article: Article) -> Iterator[Piece]:
    """Yield the whole source in order, piece by piece.

    A field whose text stays in the body (the dateline) is a piece of its own as well.
    """
    done = 0
    spans: list[Removal | FieldSpan] = sorted(
        [*article.removed, *article.fields], key=lambda span: (span.start, span.end)
    )
    for span in spans:
        if span.start < done:
            continue
        if span.start > done:
            yield Piece(article.source[done : span.start], None)
        yield Piece(article.source[span.start : span.end], span)
        done = span.end
    if done < len(article.source):
        yield Piece(article.source[done:], None)


def render_explanation(article: Article) -> RenderableType:
    """Return the marked text and the fields, ready for a rich console."""
    text = Text()
    for piece in pieces(article):
        if piece.span is None:
            text.append(piece.text)
            continue
        cut = isinstance(piece.span, Removal)
        opening, closing, style = ("[-", "-]", _CUT_STYLE) if cut else ("[=", "=]", _FIELD_STYLE)
        text.append(opening, _LABEL_STYLE)
        text.append(piece.text, style)
        text.append(closing, _LABEL_STYLE)
        text.append(f" {_label(piece.span)}", _LABEL_STYLE)
    return Group(text, Text(), _field_table(article), Text(), _cut_table(article))


def _label(span: Removal | FieldSpan) -> str:
    name = (
        span.kind if span.rule in (span.kind, Kind.of(span.kind)) else f"{span.kind} by {span.rule}"
    )
    return f"‹{name}, {span.confidence:.2f}›"


def _field_table(article: Article) -> Table:
    table = Table("field", "value", show_edge=False, title="fields", title_justify="left")
    shown = {
        "title": article.title,
        "byline": article.byline,
        "authors": ", ".join(article.authors),
        "agencies": ", ".join(article.agencies),
        "date": article.date and str(article.date),
        "date_modified": article.date_modified and str(article.date_modified),
        "dateline": article.dateline,
        "standfirst": article.standfirst,
        "section": article.section,
        "tagline": article.tagline,
        "images": "\n".join(
            " · ".join(part for part in (image.alt, image.caption, image.credit) if part)
            for image in article.images
        ),
        "language": article.language,
        "access": article.access.value,
        "body": f"{len(article.paragraphs)} paragraphs, {len(article.body)} characters",
    }
    for name, value in shown.items():
        if value:
            table.add_row(name, Text(value))
    return table


def _cut_table(article: Article) -> Table:
    table = Table(
        "cut", "rule", "times", "characters", show_edge=False, title="cuts", title_justify="left"
    )
    times = Counter((cut.kind, cut.rule) for cut in article.removed)
    for (kind, rule), count in sorted(times.items()):
        size = sum(len(cut.text) for cut in article.removed if (cut.kind, cut.rule) == (kind, rule))
        table.add_row(kind, rule, str(count), str(size))
    return table
