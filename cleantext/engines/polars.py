"""polars: ``DataFrame`` and ``LazyFrame`` (extra ``polars``)."""

from __future__ import annotations

from typing import TypeVar

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs

with needs("polars"):
    import polars as pl

Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)


def clean_polars(frame: Frame, cleaner: BatchCleaner | None = None) -> Frame:
    """Return the frame with the output columns behind its own; a lazy one stays lazy.

    Args:
        frame: a frame with a column of texts.
        cleaner: what to clean with; the default one where it is None.

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    cleaner = cleaner or BatchCleaner()
    if isinstance(frame, pl.LazyFrame):
        schema = frame.collect_schema()
        cleaner.check(schema.names())
        made = pl.DataFrame(cleaner.schema.empty_table()).schema
        return frame.map_batches(
            lambda part: _clean(part, cleaner),
            schema={**schema, **made},
            # A filter or a choice of columns may name what is only made here.
            predicate_pushdown=False,
            projection_pushdown=False,
        )
    return _clean(frame, cleaner)


def _clean(frame: pl.DataFrame, cleaner: BatchCleaner) -> pl.DataFrame:
    # Only the texts make the way through Arrow: the other columns keep their types.
    cleaner.check(frame.columns)
    texts = frame.select(cleaner.text).to_arrow()
    made = cleaner.arrow(texts).select(cleaner.names)
    return frame.hstack(pl.DataFrame(made))
