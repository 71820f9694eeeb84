"""Rows → columns: as plain Python values, or as Arrow arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from cleantext.batch.schema import NAMED_SPAN, SCHEMA, SPAN, Type, arrow_type
from cleantext.columns import Row
from cleantext.model import ArticleDate, Image

if TYPE_CHECKING:
    import pyarrow as pa


def plain_columns(rows: Sequence[Row | None], fields: Iterable[str]) -> dict[str, list[Any]]:
    """Return rows as columns of strings, lists and dicts; a row of None is null in each."""
    return {name: _plain_column(rows, name) for name in fields}


def _plain_column(rows: Sequence[Row | None], name: str) -> list[Any]:
    plain = _PLAIN.get(name)
    if plain is None:
        return [None if row is None else row[name] for row in rows]
    return [None if row is None else plain(row[name]) for row in rows]


def _plain_date(date: ArticleDate | None) -> dict[str, Any] | None:
    """Return a date as a dict whose value is in ISO 8601."""
    if date is None:
        return None
    return {
        "value": str(date),
        "raw": date.raw,
        "precision": date.precision,
        "zone": date.zone,
        "method": date.method,
    }


def _plain_images(images: Iterable[Image]) -> list[dict[str, Any]]:
    return [
        {"alt": image.alt, "caption": image.caption, "credit": image.credit} for image in images
    ]


def _plain_spans(spans: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [
        {"start": a, "end": b, "kind": kind, "rule": rule, "text": text, "confidence": sure}
        for a, b, kind, rule, text, sure in spans
    ]


def _plain_body_spans(spans: Iterable[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


_PLAIN: dict[str, Callable[[Any], Any]] = {
    "access": str,
    "authors": list,
    "agencies": list,
    "date": _plain_date,
    "date_modified": _plain_date,
    "images": _plain_images,
    "removed": _plain_spans,
    "fields": _plain_spans,
    "body_spans": _plain_body_spans,
}
_SPAN_TYPES: dict[str, Any] = {"removed": NAMED_SPAN, "fields": NAMED_SPAN, "body_spans": SPAN}


def arrow_columns(rows: Sequence[Row | None], fields: Iterable[str]) -> list[pa.Array]:
    """Return rows as Arrow arrays of the published types."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return [
        _span_array(rows, name, _SPAN_TYPES[name])
        if name in _SPAN_TYPES
        else pa.array(_plain_column(rows, name), arrow_type(SCHEMA[name]))
        for name in fields
    ]


def _span_array(rows: Sequence[Row | None], name: str, kind: dict[str, Type]) -> pa.Array:
    """Return a column of spans, laid out flat: a dict a span would cost ten times as much."""
    import pyarrow as pa  # noqa: PLC0415

    flat: list[tuple[Any, ...]] = []
    offsets: list[int | None] = []
    for row in rows:
        if row is None:
            offsets.append(None)
            continue
        offsets.append(len(flat))
        flat += row[name]
    offsets.append(len(flat))
    parts = zip(*flat, strict=True) if flat else [()] * len(kind)
    arrays = [
        pa.array(list(values), arrow_type(of))
        for values, of in zip(parts, kind.values(), strict=True)
    ]
    structs = pa.StructArray.from_arrays(arrays, fields=list(arrow_type(kind)))
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), structs, type=pa.list_(structs.type)
    )
