"""DuckDB: a function for SQL (extra ``duckdb``)."""

from __future__ import annotations

from cleantext.batch import BatchCleaner
from cleantext.batch.schema import ddl
from cleantext.engines.extra import needs

with needs("duckdb"):
    import pyarrow as pa
    from duckdb import DuckDBPyConnection
    from duckdb.sqltypes import VARCHAR, DuckDBPyType


def register(
    connection: DuckDBPyConnection, name: str = "clean_text", cleaner: BatchCleaner | None = None
) -> DuckDBPyConnection:
    """Register a SQL function of a text that returns a struct of the output columns.

    Args:
        connection: the connection.
        name: what the function is called in SQL.
        cleaner: what to clean with; the default one where it is None.
    """
    cleaner = cleaner or BatchCleaner()

    def clean(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        table = pa.table({cleaner.text: texts.cast(pa.string())})
        return cleaner.arrow(table).select(cleaner.names).to_struct_array()

    struct = f"STRUCT({ddl(cleaner.fields, cleaner.prefix, 'duckdb')})"
    kind = DuckDBPyType(struct)
    return connection.create_function(
        name, clean, [VARCHAR], kind, type="arrow", null_handling="special"
    )
