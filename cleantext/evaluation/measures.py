r"""What a cleaned text is worth against gold: body, residue, snippets, fields.

The body is measured as article-extraction benchmarks do: tokens are ``\w+`` matches with their
case, a shingle is four in a row, counted as often as it occurs; a shorter text is one shingle.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is known of a text; None is not known.

    Attributes:
        text: the text that is cleaned.
        body, title, authors, date: what should come out; the date as ``YYYY-MM-DD``.
        must_have, must_not: snippets that the body must hold, and must not.
    """

    text: str
    body: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    must_have: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Gold:
        """Return the gold of a record with the keys ``input``, ``gold_body`` and so on.

        Raises:
            ValueError: the record has no ``input``, or a value is of the wrong kind.
        """
        if not isinstance(record.get("input"), str):
            raise ValueError(f"record {record.get('id')!r} has no text under 'input'")
        authors = record.get("gold_authors")
        return cls(
            record["input"],
            _text(record, "gold_body"),
            _text(record, "gold_title"),
            (authors,) if isinstance(authors, str) else _texts(record, "gold_authors"),
            _text(record, "gold_date"),
            _texts(record, "must_have"),
            _texts(record, "must_not"),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of a text."""

    body: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


@dataclass(slots=True)
class Score:
    """The measures of one text, those that apply.

    Attributes:
        values: name → value: ``precision`` and ``recall`` of the body, ``lost``, ``removed``,
            ``title``, ``authors``, ``date``.
        have, avoid: for each snippet whether the body holds it, or does not.
    """

    values: dict[str, float] = field(default_factory=dict)
    have: list[bool] = field(default_factory=list)
    avoid: list[bool] = field(default_factory=list)


def shingles(text: str | None) -> Shingles:
    """Return the counted shingles of a text.

    >>> shingles("one two").total(), shingles("a b c d e").total(), shingles(None).total()
    (1, 2, 0)
    """
    tokens = _TOKEN.findall(text or "")
    if not tokens:
        return Counter()
    return Counter(
        tuple(tokens[at : at + _SHINGLE]) for at in range(max(1, len(tokens) - _SHINGLE + 1))
    )


def score(gold: Gold, found: Found) -> Score:
    """Return the measures that the gold allows."""
    out = Score()
    if gold.body is not None:
        out.values.update(_body_values(shingles(gold.body), shingles(gold.text), found.body))
    flat = _flat(found.body)
    out.have = [_flat(snippet) in flat for snippet in gold.must_have]
    out.avoid = [_flat(snippet) not in flat for snippet in gold.must_not]
    if gold.title:
        out.values["title"] = float(_letters(found.title or "") == _letters(gold.title))
    if gold.authors:
        wanted, names = _name_set(gold.authors), _name_set(found.authors)
        out.values["authors"] = 2 * len(wanted & names) / (len(wanted) + len(names))
    if gold.date:
        out.values["date"] = float((found.date or "")[:10] == gold.date)
    return out


def _body_values(gold: Shingles, given: Shingles, body: str) -> dict[str, float]:
    mine = shingles(body)
    hit = (gold & mine).total()
    within, residue = gold & given, given - gold
    values: dict[str, float] = {}
    if mine:
        values["precision"] = hit / mine.total()
    if gold:
        values["recall"] = hit / gold.total()
    if within:
        values["lost"] = 1 - (within & mine).total() / within.total()
    if residue:
        values["removed"] = 1 - (residue & (mine - gold)).total() / residue.total()
    return values


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"record {record.get('id')!r}: {key} is no text")


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = record.get(key) or ()
    # A text alone would be taken apart into its letters.
    if isinstance(values, (list, tuple)) and all(isinstance(value, str) for value in values):
        return tuple(values)
    raise ValueError(f"record {record.get('id')!r}: {key} is no list of texts")


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, folded))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _name_set(names: Iterable[str]) -> set[str]:
    return {key for key in map(_letters, names) if key}
