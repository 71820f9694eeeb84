"""Spark: data frames through ``mapInArrow``, and a function for SQL (extra ``spark``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs
from cleantext.engines.shipped import Shipped

with needs("spark"):
    from pyspark.cloudpickle import dumps
    from pyspark.sql.functions import pandas_udf
    from pyspark.sql.types import StructType

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession


def clean_spark(frame: DataFrame, cleaner: BatchCleaner | None = None) -> DataFrame:
    """Return the data frame with the output columns behind its own.

    Args:
        frame: a data frame with a column of texts.
        cleaner: what to clean with; the default one where it is None.

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    cleaner = cleaner or BatchCleaner()
    cleaner.check(frame.columns)
    made = StructType.fromDDL(cleaner.ddl)
    schema = StructType([*frame.schema.fields, *made.fields])
    shipped = Shipped(cleaner, dumps)

    def clean(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return map(shipped.cleaner.arrow, batches)

    return frame.mapInArrow(clean, schema)


def register_sql(
    spark: SparkSession, name: str = "clean_text", cleaner: BatchCleaner | None = None
) -> Any:
    """Register a SQL function of a text that returns a struct of the output columns.

    Args:
        spark: the session.
        name: what the function is called in SQL.
        cleaner: what to clean with; the default one where it is None.
    """
    cleaner = cleaner or BatchCleaner()
    shipped = Shipped(cleaner, dumps)

    def clean(texts: pd.Series) -> pd.DataFrame:
        import pandas as pd  # noqa: PLC0415 - on the workers

        cleaner = shipped.cleaner
        frame = cleaner.pandas(pd.DataFrame({cleaner.text: texts}))
        return frame[cleaner.names].astype(object).where(frame[cleaner.names].notna(), None)

    # Spark reads the hints, and knows no strings of them.
    import pandas as pd  # noqa: PLC0415

    clean.__annotations__ = {"texts": pd.Series, "return": pd.DataFrame}
    return spark.udf.register(name, pandas_udf(clean, cleaner.ddl))
