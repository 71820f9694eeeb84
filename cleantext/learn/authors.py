"""Weights that tell a page's authors: ``python -m cleantext.learn authors DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_authors``. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from cleantext.authors.candidates import key_of
from cleantext.authors.scoring import AUTHORS
from cleantext.choosing import NO_CANDIDATES
from cleantext.learn.choices import LabelledPage, run
from cleantext.learn.pages import Record, records_in, site_of, staged
from cleantext.stages.bylines import author_candidates


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read the pages with authors of benchmark files."""
    records = (record for path in paths for record in records_in(Path(path)))
    return [
        _labelled(record)
        for record in records
        if record["kind"].startswith("whole") and record.get("gold_authors")
    ]


def _labelled(record: Record) -> LabelledPage:
    context = staged(record["input"], before="bylines")
    page = context.page_article.end
    found = author_candidates(context)[1] if page else NO_CANDIDATES
    gold = key_of(record["gold_authors"])
    right = [one == gold for one in found.keys]
    is_right = np.array([*right, not any(right)], bool)
    return LabelledPage(record["id"], site_of(record), found, is_right)


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m cleantext.learn authors``."""
    return run(AUTHORS, load_pages, arguments)
