"""Which stretch of a source became what, and the words that say why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cleantext.article import Article
from cleantext.model import FieldSpan, Kind, Removal
from cleantext.pipeline import Pipeline, stage_name

Span = Removal | FieldSpan

# Control characters would steer a terminal and vanish in a browser: they are shown as pictures.
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"}
_PICTURES |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_PICTURES |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


@dataclass(slots=True)
class Piece:
    """A stretch of the source and what became of it; ``span`` is None for body text and blanks."""

    text: str
    span: Span | None


def spans_of(article: Article) -> list[Span]:
    """Return the cuts and fields of an article in the order of its text."""
    spans: list[Span] = [*article.removed, *article.fields]
    return sorted(spans, key=lambda span: (span.start, -span.end))


def pieces(article: Article) -> Iterator[Piece]:
    """Yield the whole source in order, piece by piece; the joined texts are the source.

    Where spans overlap (a dateline may stand inside another field) the shorter one shows.
    """
    spans = spans_of(article)
    source = article.source
    edges = sorted({0, len(source), *(edge for span in spans for edge in (span.start, span.end))})
    start, shown = 0, _shown(spans, 0)
    for edge in edges[1:]:
        span = _shown(spans, edge) if edge < len(source) else None
        if span is not shown or edge == len(source):
            yield Piece(source[start:edge], shown)
            start, shown = edge, span


def _shown(spans: list[Span], at: int) -> Span | None:
    covering = [span for span in spans if span.start <= at < span.end]
    return min(covering, key=lambda span: span.end - span.start, default=None)


def visible(text: str) -> str:
    r"""Return a text with control characters and lone surrogates replaced by visible signs.

    >>> visible("a\x1b[31mb")
    'a␛[31mb'
    """
    return text.translate(_PICTURES)


class Reasons:
    """Says in words why a span was marked: the rule's summary, or what the stage does."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._summaries = {rule.id: rule.summary for rule in pipeline.rules}
        for stage in pipeline.stages:
            words = (getattr(stage, "__doc__", None) or "").strip().partition("\n")[0]
            self._summaries[stage_name(stage)] = words or "A stage without a description."

    def __call__(self, span: Span) -> str:
        """Return the reason for a span in one sentence."""
        return self.of(span.rule)

    def of(self, rule: str) -> str:
        """Return what a rule or stage does in one sentence."""
        return self._summaries.get(rule, "")


def outcome(span: Span) -> str:
    """Say what became of a span's text."""
    if isinstance(span, Removal):
        return "cut"
    if span.kind == Kind.DATELINE:
        return "read as a field, stays in the body"
    return "moved to a field"
