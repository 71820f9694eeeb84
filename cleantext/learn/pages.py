"""What both trainings on pages read: records, their sites and folds, the marks of the rules."""

from __future__ import annotations

import functools
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cleantext.context import Context
from cleantext.document import Document
from cleantext.pack import bundled_rules
from cleantext.pipeline import stage_name
from cleantext.stages import PAGE_STAGES
from cleantext.trigger import TriggerIndex

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne", "go"))

Record = Mapping[str, Any]


def records_in(path: Path) -> Iterator[Record]:
    """Yield the records of a benchmark file, ``.jsonl.gz``."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def whole_pages(paths: Iterable[str | Path], with_field: str) -> Iterator[Record]:
    """Yield the records of whole pages that have a field."""
    for path in paths:
        for record in records_in(Path(path)):
            if record["kind"].startswith("whole") and record.get(with_field):
                yield record


def site_of(record: Record) -> str:
    """Return the name of a page's site: the domain's own label, so bbc.com is bbc.co.uk."""
    if record.get("site"):
        return str(record["site"])
    host = urlsplit(record.get("url") or "").hostname or record["id"].split("/")[1]
    parts = host.lower().split(".")
    country = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL
    return parts[-3] if country else parts[-2] if len(parts) > 1 else host


def fold_of(site: str, folds: int, seed: int) -> int:
    """Return the fold of a site; it depends on nothing but the site's name and the seed."""
    return zlib.crc32(f"{seed}/{site}".encode()) % folds


@functools.cache
def _index() -> TriggerIndex:
    return TriggerIndex(bundled_rules())


def staged(text: str, before: str) -> Context:
    """Return a page with the marks of all stages before the one of this name."""
    document = Document(text)
    context = Context(document, _index().scan(document))
    for stage in takewhile(lambda stage: stage_name(stage) != before, PAGE_STAGES):
        context.add(stage(context))
    return context
