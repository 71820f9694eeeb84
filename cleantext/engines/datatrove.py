"""datatrove: a step of a pipeline (extra ``datatrove``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cleantext.batch import BatchCleaner
from cleantext.engines.documents import cleaned
from cleantext.engines.extra import needs

with needs("datatrove"):
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep


class CleanText(PipelineStep):
    """Puts the body in the place of a document's text, and the other columns into its metadata.

    A document that cannot be cleaned keeps its text, with the reason in its metadata's ``error``.

    Args:
        cleaner: what to clean with; the default one where it is None.
    """

    type = "🧹 - CLEAN"
    name = "cleantext"

    def __init__(self, cleaner: BatchCleaner | None = None) -> None:
        super().__init__()
        self.cleaner = cleaner or BatchCleaner()

    def run(
        self, data: Iterable[Document], rank: int = 0, world_size: int = 1
    ) -> Iterator[Document]:
        """Yield the documents, cleaned; datatrove calls this.

        Raises:
            ValueError: metadata has the name of an output column; give a cleaner with a prefix.
        """
        del rank, world_size
        for document in data:
            with self.track_time():
                ((document.text, document.metadata),) = cleaned(
                    self.cleaner, [document.text], [document.metadata]
                )
                failed = document.metadata[f"{self.cleaner.prefix}error"] is not None
                self.stat_update("failed" if failed else "cleaned")
            yield document
