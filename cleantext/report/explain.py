"""Explain one article in the terminal: the text as it was, every cut and field marked and named."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from cleantext.article import Article
from cleantext.model import Kind, Removal
from cleantext.report.spans import Reasons, Span, pieces, visible

_LABEL_STYLE = "dim cyan"
_FIELD_STYLE = "green"
_CUT_STYLES = {
    Kind.ACCESS_NOTICE: "red strike",
    Kind.PROMOTION: "magenta strike",
    Kind.RELATED_LINK: "blue strike",
    Kind.INTERACTION: "yellow strike",
    Kind.LEGAL_NOTICE: "cyan strike",
}
_OTHER_CUT_STYLE = "bright_black strike"


def render_explanation(article: Article, reasons: Reasons) -> RenderableType:
    """Return the marked text, the fields and the cuts with their reasons, for a rich console."""
    text = Text()
    for piece in pieces(article):
        if piece.span is None:
            text.append(visible(piece.text))
            continue
        opening, closing = ("[-", "-]") if isinstance(piece.span, Removal) else ("[=", "=]")
        text.append(opening, _LABEL_STYLE)
        text.append(visible(piece.text), _style(piece.span))
        text.append(closing, _LABEL_STYLE)
        text.append(f" {_label(piece.span)}", _LABEL_STYLE)
    return Group(text, Text(), _field_table(article), Text(), _cut_table(article, reasons))


def _style(span: Span) -> str:
    if isinstance(span, Removal):
        return _CUT_STYLES.get(Kind.of(span.kind), _OTHER_CUT_STYLE)
    return _FIELD_STYLE


def _label(span: Span) -> str:
    name = (
        span.kind if span.rule in (span.kind, Kind.of(span.kind)) else f"{span.kind} by {span.rule}"
    )
    return f"‹{name}, {span.confidence:.2f}›"


def shown_fields(article: Article) -> dict[str, str]:
    """Return the fields that hold something, as text, by name."""
    fields = {
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
    return {name: visible(value) for name, value in fields.items() if value}


def _field_table(article: Article) -> Table:
    table = Table("field", "value", show_edge=False, title="fields", title_justify="left")
    for name, value in shown_fields(article).items():
        table.add_row(name, Text(value))
    if article.guarded:
        table.add_row("guard", "cuts would have taken most of the prose; doubtful ones given back")
    return table


def _cut_table(article: Article, reasons: Reasons) -> Table:
    table = Table(show_edge=False, title="cuts", title_justify="left")
    for name in ("times", "characters", "cut by", "why"):
        right = name in ("times", "characters")
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    groups: dict[tuple[str, str], list[Removal]] = {}
    for cut in article.removed:
        groups.setdefault((cut.kind, cut.rule), []).append(cut)
    for (kind, rule), cuts in sorted(groups.items()):
        # A rule's id begins with its language and kind, a stage's name does not.
        name = rule if "/" in rule else f"{kind} by {rule}"
        size = sum(len(cut.text) for cut in cuts)
        table.add_row(str(len(cuts)), str(size), name, reasons(cuts[0]))
    return table
