"""Documents with a text and metadata, as several frameworks have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleantext.batch import BatchCleaner


def bodies(
    cleaner: BatchCleaner, texts: Sequence[str | None]
) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Yield for each text its body, or itself where there is none, and the other columns."""
    columns = cleaner.batch({cleaner.text: texts})
    for at, text in enumerate(texts):
        made = {name: columns[name][at] for name in cleaner.names}
        body = made.pop(f"{cleaner.prefix}body", None)
        yield text if body is None else body, made
