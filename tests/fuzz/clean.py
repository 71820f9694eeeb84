"""Any text can be cleaned: nothing is raised, nothing is lost, and it does not take long."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

from properties.tiling import assert_nothing_is_lost

from cleantext import Article, Pipeline
from cleantext.batch.values import arrow_columns
from cleantext.columns import article_of

from .known import corpus_texts, decoded, known_lines

seeds = corpus_texts
LINES = known_lines()
FETCHED = dt.datetime(2025, 3, 17, 12, tzinfo=dt.UTC)
# Of the processor, for a text of a few thousand characters; the best of two, for the first text of
# a language builds its automaton.
_SECONDS = 0.5
_article = Pipeline.article()


def try_one(data: bytes) -> None:
    """Clean a text as an article."""
    assert_cleans(_article, decoded(data))


def assert_cleans(pipeline: Pipeline, text: str) -> None:
    """Check what every pipeline promises of every text."""
    reference = FETCHED if len(text) % 2 else None
    article = _in_time(lambda: pipeline(text, reference_time=reference))
    assert_nothing_is_lost(article, text)
    row = pipeline.row(text, reference_time=reference)
    assert article_of(row, text) == article
    arrow_columns([row], row)
    assert article.paragraphs or not article.body


def _in_time(cleaned: Callable[[], Article]) -> Article:
    for last in (False, True):
        begin = time.thread_time()
        article = cleaned()
        if time.thread_time() - begin < _SECONDS:
            break
        assert not last, f"took {time.thread_time() - begin:.2f} s"
    return article
