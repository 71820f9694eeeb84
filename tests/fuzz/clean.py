"""Any text can be cleaned: nothing is raised, nothing is lost, and it does not take long."""

from __future__ import annotations

import datetime as dt

from properties.tiling import assert_nothing_is_lost

from cleantext import Pipeline
from cleantext.batch.values import arrow_columns
from cleantext.columns import article_of

from .clock import in_time
from .known import corpus_texts, decoded, known_lines

seeds = corpus_texts
LINES = known_lines()
FETCHED = dt.datetime(2025, 3, 17, 12, tzinfo=dt.UTC)
# For a text of a few thousand characters.
_SECONDS = 0.5
_article = Pipeline.article()


def try_one(data: bytes) -> None:
    """Clean a text as an article."""
    assert_cleans(_article, decoded(data))


def assert_cleans(pipeline: Pipeline, text: str) -> None:
    """Check what every pipeline promises of every text."""
    reference = FETCHED if len(text) % 2 else None
    article = in_time(lambda: pipeline(text, reference_time=reference), _SECONDS)
    assert_nothing_is_lost(article, text)
    row = pipeline.row(text, reference_time=reference)
    assert article_of(row, text) == article
    arrow_columns([row], row)
    assert article.paragraphs or not article.body
