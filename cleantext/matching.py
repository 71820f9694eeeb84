"""How one rule's pattern is laid over one folded block."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cleantext.folding import fold, fold_pattern
from cleantext.model import Kind, Rule, Scope

# A block is matched without the ornaments around it, so that no pattern has to spell them.
# Quotation marks stay: a notice that somebody quotes is text.
ORNAMENTS = (
    " \t\n\r\v\f-_=~*+<>|«»‹›•·●▪■□◆▶►▸▷→←↓↑➜➔⇒…:;,.!。、\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "【": "】"}
# What a pattern that could backtrack for long may take; a line on which it takes longer is text.
_SECONDS = 0.01
# What the loader allows on the worst texts it can think of, on a slow machine.
_MOST_SECONDS = 0.1


def core(folded: str) -> tuple[int, int]:
    """Return the span of a folded block without ornaments, and without brackets around the whole.

    >>> core("» [read more] »")
    (3, 12)
    """
    left, right = _stripped(folded, 0, len(folded))
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
        triggers: its triggers as they stand in folded text.
        longest: how many characters a match without its ornaments can have.
    """

    __slots__ = (
        *("_compiled", "_inline", "_names", "_seconds"),
        *("action", "longest", "rule", "triggers"),
    )

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.action = Kind.of(rule.kind).action
        self.triggers = tuple(map(fold, rule.triggers))
        self._inline = rule.scope is Scope.INLINE
        self._compiled: regex.Pattern[str] | None = None
        self._names: frozenset[str] | None = None
        self._seconds = _SECONDS if rule.risky else None
        self.longest = rule.longest
        if rule.pattern is None:
            self._names = frozenset(text[slice(*core(text))] for text in self.triggers)

    def find(self, folded: str, inner: tuple[int, int] | None = None) -> Sequence[Match]:
        """Return the rule's matches in a folded block, whose ``core`` may be given.

        A block rule matches once at most and spans the whole block. The value is the pattern's
        group ``value`` where it has one, else what is marked.
        """
        try:
            if self._inline:
                return self._find_inline(folded)
            return self._find_block(folded, inner or core(folded))
        except TimeoutError:
            return ()

    def _find_inline(self, folded: str) -> Sequence[Match]:
        found = self._pattern().finditer(folded, timeout=self._seconds)
        return [(*one.span(), *(_value_span(one) or one.span())) for one in found]

    def _find_block(self, folded: str, inner: tuple[int, int]) -> Sequence[Match]:
        left, right = inner
        if right - left > self.longest or left == right:
            return ()
        whole = (0, len(folded))
        if self._names is not None:
            return [(*whole, *whole)] if folded[left:right] in self._names else ()
        if self._seconds is None:
            found = self._pattern().fullmatch(folded, left, right)
        else:
            found = self._pattern().fullmatch(folded, left, right, timeout=self._seconds)
        return () if found is None else [(*whole, *(_value_span(found) or whole))]

    def takes_too_long(self, folded: str) -> bool:
        """Say whether the pattern runs away on a text, whatever the text means."""
        if self.rule.pattern is None:
            return False
        search = self._pattern().search if self._inline else self._pattern().fullmatch
        try:
            search(folded, timeout=_MOST_SECONDS)
        except TimeoutError:
            return True
        return False

    def _pattern(self) -> regex.Pattern[str]:
        if self._compiled is None:
            self._compiled = regex.compile(fold_pattern(self.rule.pattern or ""))
        return self._compiled


def _value_span(found: regex.Match[str]) -> tuple[int, int] | None:
    if "value" in found.re.groupindex and found.span("value") != (-1, -1):
        return found.span("value")
    return None
