"""BatchCleaner: many texts at once, out of and into columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from cleantext.batch.schema import arrow_schema, chosen, ddl, pandas_dtypes
from cleantext.batch.values import arrow_columns, plain_columns
from cleantext.columns import Row, failed_row
from cleantext.pipeline import Pipeline, default_pipeline

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    Data = TypeVar("Data", pa.RecordBatch, pa.Table)

DEFAULT_TEXT = "text"


class BatchCleaner:
    """Cleans a column of texts; rows and their order stay, other columns are left untouched.

    A null text gives nulls. A text that cannot be cleaned is handed back whole as ``body``, with
    the reason in ``error``. A cleaner can be pickled; called with a mapping of lists it does what
    ``batch`` does, so that it can be given to anything that maps over batches.

    Args:
        text: the column that holds the texts.
        pipeline: the pipeline to clean with; the default one where it is None.
        fields: the output columns wanted (``error`` is always among them); all where it is None.
        prefix: what the names of the output columns begin with.

    Raises:
        TypeError: ``pipeline`` is none, or ``fields`` is one name.
        ValueError: there is no such output column.
    """

    def __init__(
        self,
        text: str = DEFAULT_TEXT,
        pipeline: Pipeline | None = None,
        fields: Iterable[str] | None = None,
        prefix: str = "",
    ) -> None:
        # Else each row of a corpus would have its error.
        if pipeline is not None and not isinstance(pipeline, Pipeline):
            raise TypeError(f"pipeline takes a Pipeline, such as Pipeline.page(), not {pipeline!r}")
        self.text = text
        self.pipeline = default_pipeline() if pipeline is None else pipeline
        self.fields = chosen(fields)
        self.prefix = prefix

    @property
    def names(self) -> list[str]:
        """The names of the output columns."""
        return [self.prefix + name for name in self.fields]

    @property
    def schema(self) -> pa.Schema:
        """The output columns as an Arrow schema."""
        return arrow_schema(self.fields, self.prefix)

    @property
    def ddl(self) -> str:
        """The output columns as a Spark table definition has them."""
        return ddl(self.fields, self.prefix)

    @property
    def dtypes(self) -> dict[str, str]:
        """The output columns as pandas dtypes."""
        return pandas_dtypes(self.fields, self.prefix)

    def row(self, text: object) -> Row | None:
        """Return the row of one text: None for a null, a failed one for what cannot be cleaned."""
        if text is None:
            return None
        try:
            # For what is not a string it raises.
            return self.pipeline.row(text, wanted=self.fields)  # type: ignore[arg-type]
        except Exception as error:
            return failed_row(text, describe(error))

    def batch(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """Return the columns of a batch (name → values) followed by the output columns.

        Raises:
            TypeError: the column of texts is one text.
            ValueError: there is no column of texts, or a column has the name of an output column.
        """
        return {**batch, **self.made(batch)}

    __call__ = batch

    def made(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """Return the output columns alone; takes and raises what ``batch`` does."""
        self.check(batch)
        texts = batch[self.text]
        if texts is None or isinstance(texts, str | bytes):
            raise TypeError(
                f"the column {self.text!r} holds one text, not a list: call clean() for one text; "
                "dataset.map() needs batched=True"
            )
        columns = plain_columns([self.row(text) for text in texts], self.fields)
        return {self.prefix + name: values for name, values in columns.items()}

    def arrow(self, data: Data) -> Data:
        """Return a RecordBatch or Table with the output columns behind its own.

        Raises:
            ValueError: there is no column of texts, or a column has the name of an output column.
        """
        import pyarrow as pa  # noqa: PLC0415 - an extra

        self.check(data.schema.names)
        if isinstance(data, pa.Table):
            schema = self.extended(data.schema)
            batches = [self.arrow(batch) for batch in data.to_batches()]
            return pa.Table.from_batches(batches, schema)
        made: list[pa.Array] = self._arrays(data.column(self.text))
        schema = self.extended(data.schema)
        return pa.RecordBatch.from_arrays([*data.columns, *made], schema=schema)

    def pandas(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a data frame with the output columns behind its own; the index stays.

        Raises:
            ValueError: there is no column of texts, or a column has the name of an output column.
        """
        import pandas as pd  # noqa: PLC0415 - an extra

        self.check(frame.columns)
        column = frame[self.text]
        rows = [
            None if missing else self.row(text)
            for text, missing in zip(column, column.isna(), strict=True)
        ]
        dtypes = self.dtypes
        made = {
            self.prefix + name: pd.Series(
                values, index=frame.index, dtype=dtypes[self.prefix + name]
            )
            for name, values in plain_columns(rows, self.fields).items()
        }
        return pd.concat([frame, pd.DataFrame(made, index=frame.index)], axis=1)

    def extended(self, schema: pa.Schema) -> pa.Schema:
        """Return an Arrow schema with the output columns behind its own."""
        import pyarrow as pa  # noqa: PLC0415

        return pa.schema([*schema, *self.schema], metadata=schema.metadata)

    def check(self, columns: Iterable[Any]) -> None:
        """Refuse columns among which the texts are not, or that output columns would overwrite.

        Raises:
            ValueError: with the names, and what to do.
        """
        found = list(columns)
        if self.text not in found:
            raise ValueError(f"no column {self.text!r}; there are {', '.join(map(str, found))}")
        self.check_free(found)

    def check_free(self, columns: Iterable[Any]) -> None:
        """Refuse columns that output columns would overwrite.

        Raises:
            ValueError: with their names, and what to do.
        """
        taken = sorted(set(columns).intersection(self.names))
        if taken:
            raise ValueError(
                f"the data has columns that would be overwritten: {', '.join(taken)}; "
                "give a prefix, such as prefix='article_', or choose other fields"
            )

    def _arrays(self, texts: pa.Array) -> list[pa.Array]:
        return arrow_columns([self.row(text) for text in texts.to_pylist()], self.fields)


def describe(error: BaseException) -> str:
    """Return an error as the ``error`` column has it.

    >>> describe(ValueError("no umbrella"))
    'ValueError: no umbrella'
    """
    return f"{type(error).__name__}: {error}"


def clean_batch(
    batch: Mapping[str, Sequence[Any]],
    text: str = DEFAULT_TEXT,
    pipeline: Pipeline | None = None,
    fields: Iterable[str] | None = None,
    prefix: str = "",
) -> dict[str, Any]:
    r"""Clean a mapping of column name → values; see ``BatchCleaner``.

    >>> batch = {"id": [1, 2], "text": ["Rain stopped play.\n\nRead Entire Article", None]}
    >>> clean_batch(batch)["body"] == ["Rain stopped play.", None]
    True

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    return BatchCleaner(text, pipeline, fields, prefix).batch(batch)


def clean_arrow(
    data: Data,
    text: str = DEFAULT_TEXT,
    pipeline: Pipeline | None = None,
    fields: Iterable[str] | None = None,
    prefix: str = "",
) -> Data:
    """Clean an Arrow RecordBatch or Table; see ``BatchCleaner``.

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    return BatchCleaner(text, pipeline, fields, prefix).arrow(data)
