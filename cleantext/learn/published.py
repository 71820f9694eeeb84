"""Weights that tell a page's date: ``python -m cleantext.learn published DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_date``. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleantext.choosing import NO_CANDIDATES
from cleantext.learn.choices import LabelledPage, labelled, run
from cleantext.learn.pages import staged, whole_pages
from cleantext.published.scoring import PUBLISHED
from cleantext.stages.timestamps import date_candidates

_DAY = len("2024-05-03")


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read the pages with a date of benchmark files."""
    pages = []
    for record in whole_pages(paths, with_field="gold_date"):
        context = staged(record["input"], before="timestamps")
        found = date_candidates(context)[1] if context.page_article.end else NO_CANDIDATES
        pages.append(labelled(record, found, str(record["gold_date"])[:_DAY]))
    return pages


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m cleantext.learn published``."""
    return run(PUBLISHED, load_pages, arguments)
