"""LangChain: a document transformer (extra ``langchain``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cleantext.batch import BatchCleaner
from cleantext.engines.documents import cleaned
from cleantext.engines.extra import needs

with needs("langchain"):
    from langchain_core.documents import BaseDocumentTransformer, Document


class ArticleCleaner(BaseDocumentTransformer):
    """Puts the body in the place of a document's content, and the other columns into its metadata.

    Args:
        cleaner: what to clean with; the default one where it is None.
    """

    def __init__(self, cleaner: BatchCleaner | None = None) -> None:
        self.cleaner = cleaner or BatchCleaner()

    def transform_documents(self, documents: Sequence[Document], **_: Any) -> Sequence[Document]:
        """Return the documents, cleaned.

        Raises:
            ValueError: metadata has the name of an output column; give a cleaner with a prefix.
        """
        texts = [document.page_content for document in documents]
        found = cleaned(self.cleaner, texts, [document.metadata for document in documents])
        return [
            document.model_copy(update={"page_content": text, "metadata": metadata})
            for document, (text, metadata) in zip(documents, found, strict=True)
        ]
