"""spaCy: a component that marks what would be cut and what is a field (extra ``spacy``).

It changes no text: ``doc.spans["cleantext"]`` holds the cuts and fields, labelled by kind, and
``doc._.article`` the article. For a doc of the body alone, clean first and pass the article along:
``nlp.pipe(((article.body, article) for article in pipeline.stream(texts)), as_tuples=True)``.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Literal

from cleantext.article import Article
from cleantext.engines.extra import needs
from cleantext.model import FieldSpan, Removal
from cleantext.pipeline import Pipeline

with needs("spacy"):
    from spacy.language import Language
    from spacy.tokens import Doc

_start = attrgetter("start")
KEY = "cleantext"
"""The name of the component and of its group of spans."""


def _article(doc: Doc) -> Article | None:
    """Return the article of a doc, or None; spaCy calls this for ``doc._.article``."""
    found = doc.user_data.get(KEY)
    return None if found is None else Article.model_validate({**found, "source": doc.text})


class ArticleMarker:
    """Writes the article and its spans into a doc."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        if not Doc.has_extension("article"):
            Doc.set_extension("article", getter=_article)

    def __call__(self, doc: Doc) -> Doc:
        """Mark a doc; spaCy calls this."""
        article = self.pipeline(doc.text)
        # As plain values, so that a doc can be written, and come back from another process.
        doc.user_data[KEY] = article.model_dump(mode="json", exclude={"source"})
        spans: list[Removal | FieldSpan] = [*article.removed, *article.fields]
        spans.sort(key=_start)
        found = (
            doc.char_span(span.start, span.end, label=str(span.kind), alignment_mode="contract")
            for span in spans
        )
        doc.spans[KEY] = [span for span in found if span is not None]
        return doc


@Language.factory(KEY, default_config={"pipeline": "article", "min_confidence": 0.5})
def make_marker(
    nlp: Language, name: str, pipeline: Literal["article", "page", "auto"], min_confidence: float
) -> ArticleMarker:
    """Make the component of ``nlp.add_pipe``; ``pipeline`` is article, page or auto."""
    del nlp, name
    return ArticleMarker(getattr(Pipeline, pipeline)(min_confidence))
