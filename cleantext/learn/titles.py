"""Weights that tell a page's title: ``python -m cleantext.learn titles DATA... -o OUT``.

DATA are ``.jsonl.gz`` files in the form of the article-cleaning benchmark: records of whole pages
(``kind`` begins with ``whole``) with ``gold_title``. For pages with ``silver_body`` instead, the
label is the longest line that the page's own title, the first line of its ``whole_bs4`` text, has
in it. Pages are split by site. Needs NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from cleantext.choosing import NO_CANDIDATES, Candidates
from cleantext.learn.choices import LabelledPage, run
from cleantext.learn.pages import Record, records_in, site_of, staged
from cleantext.lines import key
from cleantext.stages.main_content import judge, title_candidates
from cleantext.titles.scoring import TITLES

# A silver title is a line of so many letters and digits, and of so much of the page's title.
_SHORTEST_SILVER, _LEAST_SILVER = 12, 0.4
_SILVER_TRUST = 0.5


def read_candidates(text: str) -> Candidates:
    """Return the candidates for the title of a page, as the stage sees them."""
    context = staged(text, before="main_content")
    judged = judge(context)
    return title_candidates(context, judged) if judged.article else NO_CANDIDATES


def load_pages(paths: Iterable[str | Path]) -> list[LabelledPage]:
    """Read the pages with a title of benchmark files."""
    records = [
        record
        for path in paths
        for record in records_in(Path(path))
        if record["kind"].startswith("whole")
        and (record.get("gold_title") or record.get("silver_body") is not None)
    ]
    opening = {
        record["id"].rpartition("/")[0]: key(record["input"].partition("\n")[0])
        for record in records
        if record["kind"] == "whole_bs4"
    }
    pages = (_titled(record, opening) for record in records)
    return [page for page in pages if page is not None]


def _titled(record: Record, opening: Mapping[str, str]) -> LabelledPage | None:
    found = read_candidates(record["input"])
    gold, trust = record.get("gold_title"), 1.0
    if gold:
        title = key(gold)
    else:
        trust = _SILVER_TRUST
        title = _silver(found, opening.get(record["id"].rpartition("/")[0], ""))
        if not title:
            return None
    lines = list(map(key, found.keys))
    # Where the title stands in a longer line only, the page says nothing.
    unseen = not any(title in line for line in lines)
    is_title = np.array([*(line == title for line in lines), unseen], bool)
    return LabelledPage(record["id"], site_of(record), found, is_title, trust)


def _silver(found: Candidates, opening: str) -> str:
    """Return the longest candidate that stands in the page's own title, "" if none does."""
    least = max(_SHORTEST_SILVER, _LEAST_SILVER * len(opening))
    lines = map(key, found.keys)
    inside = (line for line in lines if least <= len(line) < len(opening) and line in opening)
    return max(inside, key=len, default="")


def main(arguments: Sequence[str]) -> int:
    """Run ``python -m cleantext.learn titles``."""
    return run(TITLES, load_pages, arguments)
