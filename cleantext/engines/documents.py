"""Documents with a text and metadata, as several frameworks have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cleantext.batch import BatchCleaner


def cleaned(
    cleaner: BatchCleaner, texts: Sequence[str | None], metadata: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Yield for each text its body, or itself where there is none, and its metadata with the rest.

    Raises:
        ValueError: metadata has the name of an output column, and would be lost.
    """
    body = f"{cleaner.prefix}body"
    for told in metadata:
        cleaner.check_free(name for name in told if name != body)
    columns = cleaner.batch({cleaner.text: texts})
    for at, (text, told) in enumerate(zip(texts, metadata, strict=True)):
        made = {name: columns[name][at] for name in cleaner.names}
        kept = made.pop(body, None)
        yield text if kept is None else kept, {**told, **made}
