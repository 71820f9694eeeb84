"""Haystack: a component (extra ``haystack``)."""

from __future__ import annotations

from dataclasses import replace

from cleantext.batch import BatchCleaner
from cleantext.engines.documents import cleaned
from cleantext.engines.extra import needs

with needs("haystack"):
    from haystack import Document, component


@component
class ArticleCleaner:
    """Puts the body in the place of a document's content, and the other columns into its meta.

    Args:
        cleaner: what to clean with; the default one where it is None, and only then can a Haystack
            pipeline be written to YAML.
    """

    def __init__(self, cleaner: BatchCleaner | None = None) -> None:
        # Haystack writes what it finds under the names of the arguments.
        self.cleaner = cleaner
        self._cleaner = cleaner or BatchCleaner()

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """Return the documents, cleaned; one without content stays as it is.

        Raises:
            ValueError: meta has the name of an output column; give a cleaner with a prefix.
        """
        texts = [document.content for document in documents]
        found = cleaned(self._cleaner, texts, [document.meta for document in documents])
        made = [
            replace(document, id="", content=text, meta=meta)
            for document, (text, meta) in zip(documents, found, strict=True)
        ]
        return {"documents": made}
