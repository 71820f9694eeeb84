"""Settings: what a run does with its records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cleantext.batch import BatchCleaner
from cleantext.pipeline import Pipeline, default_pipeline

PART_SIZE = 2_000
FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")


@dataclass(frozen=True)
class Settings:
    """What a run does with its records.

    Attributes:
        pipeline: the pipeline to clean with.
        text: the column that holds the texts.
        keep: the input columns to keep; all but the texts where it is None.
        fields: the output columns wanted; all where it is None.
        prefix: what the names of the output columns begin with.
        format: one of ``FORMATS``; where it is None, the output's suffix or the input decides.
        limit: stop after so many records; None for all.
        part_size: how many records make a part, at most.
    """

    pipeline: Pipeline = field(default_factory=default_pipeline)
    text: str = "text"
    keep: tuple[str, ...] | None = None
    fields: tuple[str, ...] | None = None
    prefix: str = ""
    format: str | None = None
    limit: int | None = None
    part_size: int = PART_SIZE

    def cleaner(self) -> BatchCleaner:
        """Return the cleaner that does it.

        Raises:
            ValueError: there is no such output column.
        """
        return BatchCleaner(self.text, self.pipeline, self.fields, self.prefix)

    def digest(self) -> str:
        """Return a short digest that is equal when outputs of the same inputs are."""
        told = (
            *(self.pipeline.fingerprint, self.text, self.keep, self.cleaner().fields),
            *(self.prefix, self.format, self.limit, self.part_size),
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
