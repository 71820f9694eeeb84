"""Weights that tell a page's authors: ``python -m cleantext.learn authors DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_authors``. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleantext.authors.candidates import key_of
from cleantext.authors.scoring import AUTHORS
from cleantext.choosing import NO_CANDIDATES
from cleantext.learn.choices import LabelledPage, labelled, run
from cleantext.learn.pages import staged, whole_pages
from cleantext.stages.bylines import author_candidates


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read the pages with authors of benchmark files."""
    pages = []
    for record in whole_pages(paths, with_field="gold_authors"):
        context = staged(record["input"], before="bylines")
        found = author_candidates(context)[1] if context.page_article.end else NO_CANDIDATES
        pages.append(labelled(record, found, key_of(record["gold_authors"])))
    return pages


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m cleantext.learn authors``."""
    return run(AUTHORS, load_pages, arguments)
