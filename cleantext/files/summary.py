"""What a run did, as counts that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cleantext.columns import Row
from cleantext.model import Kind


@dataclass(slots=True)
class Summary:
    """Counts over the records of a part, or of a run.

    Attributes:
        documents: records in the output, those with an error or without a text among them.
        nulls: records whose text is null.
        errors: records that could not be cleaned; their text is handed back whole.
        rejects: records that could not be read; they are in the files of rejects.
        characters: code points of all texts.
        cut: kind → code points cut.
    """

    documents: int = 0
    nulls: int = 0
    errors: int = 0
    rejects: int = 0
    characters: int = 0
    cut: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of_rows(cls, rows: Iterable[Row | None], texts: Iterable[Any], rejects: int) -> Summary:
        """Count the rows of a part."""
        summary = cls(rejects=rejects)
        for row, text in zip(rows, texts, strict=True):
            summary.documents += 1
            if row is None:
                summary.nulls += 1
                continue
            summary.errors += row["error"] is not None
            summary.characters += len(text) if isinstance(text, str) else 0
            for start, end, kind, *_ in row["removed"]:
                summary.cut[str(Kind.of(kind))] += end - start
        return summary

    def add(self, other: Summary) -> None:
        """Add the counts of another part."""
        for name in ("documents", "nulls", "errors", "rejects", "characters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.cut += other.cut

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as plain values, in a fixed order."""
        return {
            "documents": self.documents,
            "nulls": self.nulls,
            "errors": self.errors,
            "rejects": self.rejects,
            "characters": self.characters,
            "cut": dict(sorted(self.cut.items())),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Summary:
        """Return the counts that ``as_dict`` gave."""
        return cls(**{**plain, "cut": Counter(plain["cut"])})
