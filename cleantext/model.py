"""The types everything else speaks: kinds, marks, rules and the article."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple


class Action(StrEnum):
    """What a mark asks for."""

    CUT = "cut"
    CLAIM = "claim"
    KEEP = "keep"


class Kind(StrEnum):
    """What a stretch of text is; a rule may narrow it with a dot (``promotion.newsletter``)."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    CAPTION = "caption"
    CREDIT = "credit"
    TAGLINE = "tagline"
    CORRECTION = "correction"
    ACCESS_NOTICE = "access_notice"
    PROMOTION = "promotion"
    RELATED_LINK = "related_link"
    INTERACTION = "interaction"
    LEGAL_NOTICE = "legal_notice"
    PAGE_FURNITURE = "page_furniture"

    # Asked of every mark several times; there are about as many kinds as the rules name.
    @classmethod
    @lru_cache(maxsize=512)
    def of(cls, kind: str) -> Kind:
        """Return the top kind of a dotted kind.

        >>> Kind.of("promotion.newsletter")
        <Kind.PROMOTION: 'promotion'>
        """
        return cls(kind.partition(".")[0])

    @property
    def action(self) -> Action:
        """Say what becomes of text of this kind: cut, claimed by a field, or kept in the body."""
        if self is Kind.CORRECTION:
            return Action.KEEP
        return Action.CUT if self in CUT_KINDS else Action.CLAIM


CUT_KINDS = frozenset(
    {
        Kind.ACCESS_NOTICE,
        Kind.PROMOTION,
        Kind.RELATED_LINK,
        Kind.INTERACTION,
        Kind.LEGAL_NOTICE,
        Kind.PAGE_FURNITURE,
    }
)


class Scope(StrEnum):
    """How much of a block a rule's pattern must cover."""

    BLOCK = "block"
    INLINE = "inline"


class Zone(StrEnum):
    """The part of a document in which a rule may act."""

    ANY = "any"
    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


class Access(StrEnum):
    """Whether the text at hand is the whole article."""

    FULL = "full"
    CUT = "cut"
    UNKNOWN = "unknown"
    NONE = "none"
    """There is no article: all that the text holds is furniture."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one form of boilerplate looks like; see ``cleantext.pack`` for its file format.

    ``triggers``, ``pattern``, ``hits`` and ``misses`` are as the author wrote them, unfolded.
    Without a pattern, a block that equals one of the triggers is a match.
    """

    id: str
    kind: str
    language: str
    summary: str
    scope: Scope
    zone: Zone
    triggers: tuple[str, ...]
    pattern: str | None
    confidence: float
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    retired: bool = False
    longest: int = 600
    """How many characters a match, without ornaments, can have."""
    risky: bool = True
    """Whether the pattern could backtrack for long, so that matching it needs a time limit."""
    openings: tuple[str, ...] | None = None
    """What a match can begin with (see ``patterns.openings``); None when that may be anything."""


class Mark(NamedTuple):
    """One stage's opinion on a span of the repaired text (half-open code points)."""

    start: int
    end: int
    action: Action
    kind: str
    rule: str
    confidence: float
    value: Any = None
    """What a field stage read from the span: names, a parsed date, the text of a credit."""
    zone: Zone = Zone.ANY
    """The part of the document in which the mark holds; elsewhere it is void."""


@dataclass(slots=True)
class Removal:
    """A decided cut; ``source[start:end] == text`` (half-open code points of the source)."""

    start: int
    end: int
    kind: str
    rule: str
    text: str
    confidence: float


@dataclass(slots=True)
class FieldSpan:
    """Where a field was read; the same offsets as ``Removal``."""

    start: int
    end: int
    kind: str
    rule: str
    text: str
    confidence: float


@dataclass(slots=True)
class Image:
    """What the text says about one picture."""

    alt: str | None = None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """A date as it was read.

    ``value`` is a date, or a datetime where a time is given, aware when the zone is known.
    ``precision`` is ``day``, ``minute`` or ``second``; ``method`` says how it was read.
    """

    value: dt.datetime | dt.date
    raw: str
    precision: str
    zone: str | None = None
    method: str = "text"

    def __str__(self) -> str:
        return self.value.isoformat()

    @property
    def day(self) -> dt.date:
        """Return the day, in the zone in which it is written."""
        return self.value.date() if isinstance(self.value, dt.datetime) else self.value

    @property
    def utc(self) -> dt.datetime | None:
        """Return the moment in UTC, or None when there is no time or no known zone."""
        if isinstance(self.value, dt.datetime) and self.value.tzinfo is not None:
            return self.value.astimezone(dt.UTC)
        return None


@dataclass(frozen=True, slots=True)
class Dates:
    """What a timestamp line holds; both are None in a line that gives only an age."""

    published: ArticleDate | None = None
    modified: ArticleDate | None = None


@dataclass(slots=True)
class Byline:
    """The names a byline holds, and the date that may stand beside them."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: ArticleDate | None = None
