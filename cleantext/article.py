"""The result: a cleaned article and the account of everything that is not its body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import cached_property
from typing import Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    computed_field,
    field_serializer,
    field_validator,
)

from cleantext.damage import storable
from cleantext.language import detect
from cleantext.model import Access, ArticleDate, FieldSpan, Image, Removal


class Article(BaseModel):
    """A cleaned article and the account of everything that is not its body.

    Offsets are half-open code points of ``source``, the text as given. Every character of the
    source that is not blank lies in a body span, in a field or in a removal. In JSON, lone
    surrogates, which no UTF-8 can hold, are U+FFFD; all else comes back from it as it was.
    """

    # Built at the first article: importing the package need not pay for it.
    model_config = ConfigDict(frozen=True, defer_build=True)

    title: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    date: ArticleDate | None = None
    date_modified: ArticleDate | None = None
    dateline: str | None = None
    standfirst: str | None = None
    section: str | None = None
    tagline: str | None = None
    images: tuple[Image, ...] = ()
    access: Access = Access.UNKNOWN
    guarded: bool = False
    """Whether cuts would have taken most of the prose, so that doubtful ones were given back."""
    body: str = ""
    removed: tuple[Removal, ...] = ()
    fields: tuple[FieldSpan, ...] = ()
    body_spans: tuple[tuple[int, int], ...] = ()
    fingerprint: str = ""
    source: str = Field(default="", repr=False)

    @computed_field  # type: ignore[prop-decorator]
    @cached_property
    def language(self) -> str | None:
        """The code of the body's language, or None where the text does not show it."""
        return detect(self.body or self.source)

    @field_serializer("date", "date_modified", when_used="json-unless-none")
    def _as_columns_have_it(self, date: ArticleDate) -> dict[str, str | None]:
        # Left alone, a time in UTC would end in Z here and in +00:00 in the columns.
        return {**asdict(date), "value": str(date)}

    @field_serializer("removed", "fields", when_used="json")
    def _as_storable(self, spans: Iterable[Removal | FieldSpan]) -> list[dict[str, Any]]:
        return [{**asdict(span), "text": storable(span.text)} for span in spans]

    @field_serializer("source", when_used="json")
    def _source_as_storable(self, source: str) -> str:
        return storable(source)

    @field_validator("date", "date_modified", mode="before")
    @classmethod
    def _as_it_was_written(cls, date: Any) -> Any:
        # Left alone, the day that JSON gives as "2025-02-03" would come back as its midnight.
        if isinstance(date, dict) and isinstance(value := date.get("value"), str):
            with suppress(ValueError):  # what is no date at all is refused further on
                return {**date, "value": dt.date.fromisoformat(value)}
        return date

    @property
    def paragraphs(self) -> list[str]:
        """Return the body's paragraphs; lines of a verse or a list stay together."""
        if not self.body:
            return []
        return self.body.split("\n\n" if "\n\n" in self.body else "\n")

    def restore(self) -> str:
        """Put body, fields, removals and the blanks between them together: the source, exactly.

        Only spans give back letters and digits: a text that no span accounts for would be missing.
        """
        spans = [*self.body_spans]
        spans += [(span.start, span.end) for span in self.fields]
        spans += [(span.start, span.end) for span in self.removed]
        parts: list[str] = []
        done = 0
        for start, end in [*sorted(spans), (len(self.source), len(self.source))]:
            gap = self.source[done:start]
            if not any(map(str.isalnum, gap)):
                parts.append(gap)
            parts.append(self.source[max(start, done) : end])
            done = max(done, end)
        return "".join(parts)
