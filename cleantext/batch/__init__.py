"""Many texts at once: columns in, columns out, and streams over worker processes."""

from cleantext.batch.cleaner import BatchCleaner, clean_arrow, clean_batch
from cleantext.batch.schema import SCHEMA, arrow_schema, ddl, pandas_dtypes
from cleantext.batch.stream import Failure, stream

__all__ = [
    "SCHEMA",
    "BatchCleaner",
    "Failure",
    "arrow_schema",
    "clean_arrow",
    "clean_batch",
    "ddl",
    "pandas_dtypes",
    "stream",
]
