"""Weights that tell a page's date: ``python -m cleantext.learn published DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_date``, or with a day in their ``url``, which is
trusted less. So that the weights learn to be silent where a page does not print its own date, each
page counts a little once more, without the dates of its day. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cleantext.choosing import Candidates
from cleantext.dates.eras import gregorian
from cleantext.learn.choices import LabelledPage, labelled, run
from cleantext.learn.pages import Record, staged, whole_pages
from cleantext.published.features import features
from cleantext.published.scoring import PUBLISHED
from cleantext.stages.timestamps import date_candidates

_URL_TRUST, _SILENT_TRUST = 0.7, 0.1
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)([01]?\d)\2([0-3]?\d)(?!\d)")
_ONE_DAY = dt.timedelta(days=1)


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read the pages with a date of benchmark files."""
    paths = list(paths)
    pages: list[LabelledPage] = []
    for record in whole_pages(paths, with_field="gold_date"):
        pages += _with_gold(record)
    for record in whole_pages(paths, with_field="url"):
        if not record.get("gold_date"):
            pages += _with_day(record)
    return pages


def _with_gold(record: Record) -> Iterator[LabelledPage]:
    """Yield a page, and the same page as if it did not print its own day."""
    day = dt.date.fromisoformat(record["gold_date"])
    context = staged(record["input"], before="timestamps")
    dates, found = date_candidates(context)
    yield labelled(record, found, day.isoformat())
    others = [one for one in dates if one.date.day != day]
    covers = [context.covered(one.line) for one in others]
    silent = features(context.page_lines(), others, covers)
    yield labelled(record, silent, day.isoformat())._replace(trust=_SILENT_TRUST)


def _with_day(record: Record) -> Iterator[LabelledPage]:
    """Yield a page with a day in its address, which may be the neighbouring one of another zone."""
    match = _IN_URL.search(record["url"])
    day = gregorian(int(match[1]), int(match[3]), int(match[4])) if match else None
    if day is None:
        return
    found = date_candidates(staged(record["input"], before="timestamps"))[1]
    if not _neighbouring(found, day):
        yield labelled(record, found, day.isoformat())._replace(trust=_URL_TRUST)


def _neighbouring(found: Candidates, day: dt.date) -> bool:
    return any(abs(dt.date.fromisoformat(key) - day) == _ONE_DAY for key in found.keys)


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m cleantext.learn published``."""
    return run(PUBLISHED, load_pages, arguments)
