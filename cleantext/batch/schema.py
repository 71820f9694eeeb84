"""The published schema of the output columns: for Arrow, as DDL, and as pandas dtypes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from cleantext.columns import ROW_FIELDS

if TYPE_CHECKING:
    import pyarrow as pa

Type = str | list["Type"] | Mapping[str, "Type"]
"""A type: a name (``string``, ``boolean``, ``int32``, ``float64``), a list of one, or a struct."""

DATE: Type = dict.fromkeys(("value", "raw", "precision", "zone", "method"), "string")
IMAGE: Type = dict.fromkeys(("alt", "caption", "credit"), "string")
SPAN: dict[str, Type] = {"start": "int32", "end": "int32"}
NAMED_SPAN: dict[str, Type] = {
    **SPAN,
    **dict.fromkeys(("kind", "rule", "text"), "string"),
    "confidence": "float64",
}
_OTHERS: dict[str, Type] = {
    "authors": ["string"],
    "agencies": ["string"],
    "date": DATE,
    "date_modified": DATE,
    "images": [IMAGE],
    "guarded": "boolean",
    "removed": [NAMED_SPAN],
    "fields": [NAMED_SPAN],
    "body_spans": [SPAN],
}
SCHEMA: dict[str, Type] = {name: _OTHERS.get(name, "string") for name in ROW_FIELDS}
"""Column → type, in order. Offsets are half-open code points of the text as given; ``value`` of a
date is ISO 8601; every column is null where the text is null."""

_DDL_NAMES = {
    "spark": {"string": "STRING", "boolean": "BOOLEAN", "int32": "INT", "float64": "DOUBLE"},
    "duckdb": {"string": "VARCHAR", "boolean": "BOOLEAN", "int32": "INTEGER", "float64": "DOUBLE"},
}


def chosen(fields: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the columns of a choice in the schema's order; ``error`` is always among them.

    >>> chosen(["body", "title"])
    ('title', 'body', 'error')

    Raises:
        TypeError: the choice is one name, not a list of names.
        ValueError: there is no such column.
    """
    if fields is None:
        return ROW_FIELDS
    if isinstance(fields, str):
        raise TypeError(f"fields takes a list of names, such as [{fields!r}]")
    wanted = {*fields, "error"}
    for name in sorted(wanted.difference(ROW_FIELDS)):
        raise ValueError(f"no column {name!r}; there are {', '.join(ROW_FIELDS)}")
    return tuple(name for name in ROW_FIELDS if name in wanted)


def arrow_type(kind: Type) -> pa.DataType:
    """Return a type of the schema as Arrow's."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if isinstance(kind, str):
        return getattr(pa, kind if kind != "boolean" else "bool_")()
    if isinstance(kind, list):
        return pa.list_(arrow_type(kind[0]))
    return pa.struct([pa.field(name, arrow_type(inner)) for name, inner in kind.items()])


def arrow_schema(fields: Iterable[str] | None = None, prefix: str = "") -> pa.Schema:
    """Return the output columns as an Arrow schema.

    Args:
        fields: the columns wanted; all where it is None.
        prefix: what the names of the columns begin with.
    """
    import pyarrow as pa  # noqa: PLC0415

    return pa.schema([(prefix + name, arrow_type(SCHEMA[name])) for name in chosen(fields)])


def ddl(
    fields: Iterable[str] | None = None,
    prefix: str = "",
    dialect: Literal["spark", "duckdb"] = "spark",
) -> str:
    """Return the output columns as they stand in a table definition.

    >>> ddl(["title", "authors"])
    '`title` STRING, `authors` ARRAY<STRING>, `error` STRING'
    >>> ddl(["authors"], prefix="a_", dialect="duckdb")
    '"a_authors" VARCHAR[], "a_error" VARCHAR'
    """
    quote = "`" if dialect == "spark" else '"'
    return ", ".join(
        f"{quote}{prefix}{name}{quote} {_ddl_type(SCHEMA[name], dialect)}"
        for name in chosen(fields)
    )


def _ddl_type(kind: Type, dialect: str) -> str:
    if isinstance(kind, str):
        return _DDL_NAMES[dialect][kind]
    if isinstance(kind, list):
        inner = _ddl_type(kind[0], dialect)
        return f"ARRAY<{inner}>" if dialect == "spark" else f"{inner}[]"
    quote, between = ("`", ": ") if dialect == "spark" else ('"', " ")
    inner = ", ".join(
        f"{quote}{name}{quote}{between}{_ddl_type(of, dialect)}" for name, of in kind.items()
    )
    return f"STRUCT<{inner}>" if dialect == "spark" else f"STRUCT({inner})"


def pandas_dtypes(fields: Iterable[str] | None = None, prefix: str = "") -> dict[str, str]:
    """Return the output columns as pandas dtypes; lists and structs are ``object``.

    >>> pandas_dtypes(["title", "authors", "guarded"])
    {'title': 'string', 'authors': 'object', 'guarded': 'boolean', 'error': 'string'}
    """
    simple: dict[Any, str] = {"string": "string", "boolean": "boolean"}
    kinds = ((name, SCHEMA[name]) for name in chosen(fields))
    return {
        prefix + name: simple[kind] if isinstance(kind, str) else "object" for name, kind in kinds
    }
