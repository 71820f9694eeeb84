"""How one rule's pattern is laid over one folded block."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import regex

from cleantext.folding import fold, fold_pattern
from cleantext.model import Kind, Rule, Scope
from cleantext.patterns import DIGIT, lookaheads

# A block is matched without the ornaments around it, so that no pattern has to spell them.
# Quotation marks stay: a notice that somebody quotes is text.
ORNAMENTS = (
    " \t\n\r\v\f-_=~*+<>|«»‹›•·●▪■□◆▶►▸▷→←↓↑➜➔⇒…:;,.!。、\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"
)
# Guillemets that enclose the whole block are quotation marks; one alone is an arrow.
_GUILLEMETS = (("«", "»"), ("»", "«"))
_BRACKETS = {"(": ")", "[": "]", "{": "}", "【": "】"}
# What a pattern that could backtrack for long may take on a longer text, and what counts as longer;
# a line on which it takes more is text. Asking for the time costs more than most matches do.
_SECONDS = 0.01
_LONG = 160
# What the loader allows on the worst texts it can think of, on a slow machine.
_MOST_SECONDS = 0.1


def core(folded: str) -> tuple[int, int]:
    """Return the span of a folded block without ornaments, and without brackets around the whole.

    >>> core("» [read more] »")
    (3, 12)
    >>> core("- « je refuse. »")
    (2, 16)
    """
    if folded[:1].isalnum() and folded[-1].isalnum():
        return 0, len(folded)
    left, right = _stripped(folded, 0, len(folded))
    for opening, closing in _GUILLEMETS:
        quote = folded.find(opening, 0, left)
        if quote >= 0 and closing in folded[right:]:
            return quote, folded.rindex(closing, right) + 1
    bracketed = right - left > 2 and _BRACKETS.get(folded[left]) == folded[right - 1]
    if bracketed and folded[left] not in folded[left + 1 : right - 1]:
        return _stripped(folded, left + 1, right - 1)
    return left, right


def _stripped(folded: str, left: int, right: int) -> tuple[int, int]:
    inner = folded[left:right]
    left = right - len(inner.lstrip(ORNAMENTS))
    return left, max(left, right - len(inner) + len(inner.rstrip(ORNAMENTS)))


Match = tuple[int, int, int, int]
"""Start and end of a match in a folded block, and of the value in it."""


class Matcher:
    """A rule ready to match: its pattern is compiled when a trigger first points at it.

    Attributes:
        rule: the rule.
        action: what its marks ask for.
        longest: how many characters a match without its ornaments can have.
    """

    __slots__ = (
        *("_ahead", "_has_value", "_inline", "_names", "_openings", "_search"),
        *("action", "longest", "rule"),
    )

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.action = Kind.of(rule.kind).action
        self.longest = rule.longest
        self._inline = rule.scope is Scope.INLINE
        self._names: frozenset[str] | None = None
        self._search: Callable[..., Any] | None = None
        self._ahead: Callable[..., Any] | None = None
        self._openings = None if rule.openings is None else frozenset(rule.openings)
        self._has_value = "(?P<value>" in (rule.pattern or "")
        if rule.pattern is None:
            folded = map(fold, rule.triggers)
            self._names = frozenset(text[slice(*core(text))] for text in folded)

    def find(self, folded: str, inner: tuple[int, int] | None = None) -> Sequence[Match]:
        """Return the rule's matches in a folded block, whose ``core`` may be given.

        A block rule matches once at most and spans the whole block. The value is the pattern's
        group ``value`` where it has one, else what is marked.
        """
        if self._inline:
            return self._find_inline(folded)
        left, right = inner or core(folded)
        if right - left > self.longest or left == right:
            return ()
        whole = (0, len(folded))
        if self._names is not None:
            return [(*whole, *whole)] if folded[left:right] in self._names else ()
        if not self.may_begin(folded, left):
            return ()
        if right - left > _LONG and self.rule.risky:
            found = self._in_time(folded, left, right)
        else:
            found = self._match(folded, left, right)
        return () if found is None else [(*whole, *(self._value(found) or whole))]

    def may_begin(self, folded: str, at: int) -> bool:
        """Say at little cost whether a match of a block rule may begin at a place of a text."""
        openings = self._openings
        if openings is None or folded[at : at + 2] in openings:
            return True
        first = folded[at : at + 1]
        return first in openings or (first.isdigit() and DIGIT in openings)

    def _find_inline(self, folded: str) -> Sequence[Match]:
        if self.rule.risky:
            found = self._in_time(folded, 0, len(folded))
        else:
            found = (self._search or self._compiled())(folded)
        return [(*one.span(), *(self._value(one) or one.span())) for one in found or ()]

    def _value(self, found: re.Match[str]) -> tuple[int, int] | None:
        # The words may also stand in a class of characters.
        if not self._has_value or "value" not in found.re.groupindex:
            return None
        span = found.span("value")
        return None if span == (-1, -1) else span

    def _match(self, folded: str, *where: int, **limit: float) -> Any:
        """Lay the pattern over a text, then what it looks ahead for; limit: ``timeout``."""
        found = (self._search or self._compiled())(folded, *where, **limit)
        if found is not None and self._ahead is not None:
            return self._ahead(folded, *where, **limit) and found
        return found

    def _in_time(self, folded: str, left: int, right: int) -> Any:
        """Match a text on which the pattern may run away; None when the time is over."""
        try:
            found = self._match(folded, left, right, timeout=_SECONDS)
            return list(found) if self._inline else found
        except TimeoutError:
            return None

    def takes_too_long(self, folded: str) -> bool:
        """Say whether the pattern runs away on a text, whatever the text means."""
        if self.rule.pattern is None:
            return False
        ahead, pattern = self._parts()
        try:
            regex.compile(ahead).match(folded, timeout=_MOST_SECONDS)
            found = self._method(regex.compile(pattern))(folded, timeout=_MOST_SECONDS)
            if self._inline:
                list(found)
        except TimeoutError:
            return True
        return False

    def _compiled(self) -> Callable[..., Any]:
        """Compile the pattern; what it looks ahead for, into a pattern of its own.

        Looking ahead reads the whole block, and on most blocks the rest does not match anyway: so
        that is tried first.
        """
        ahead, pattern = self._parts()
        if ahead:
            self._ahead = self._engine(ahead).match
        self._search = self._method(self._engine(pattern))
        return self._search

    def _parts(self) -> tuple[str, str]:
        """Return what the folded pattern looks ahead for at its start, and the rest."""
        pattern = fold_pattern(self.rule.pattern or "")
        return ("", pattern) if self._inline else lookaheads(pattern)

    def _engine(self, pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
        """Compile a pattern, with the standard library's engine where that is safe.

        It is the faster of the two on a short text. A pattern that could backtrack for long gets
        the engine with which the loader tried it on its worst texts: they backtrack differently.
        """
        if self.rule.risky:
            return regex.compile(pattern)
        try:
            return re.compile(pattern)
        except re.error:
            return regex.compile(pattern)

    def _method(self, pattern: re.Pattern[str] | regex.Pattern[str]) -> Callable[..., Any]:
        return pattern.finditer if self._inline else pattern.fullmatch
