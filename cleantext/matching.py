"""How one rule's pattern is laid over one folded block."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import regex

from cleantext.folding import fold, fold_pattern
from cleantext.model import Rule, Scope

# A block is matched without the ornaments around it, so that no pattern has to spell them.
# Quotation marks stay: a notice that somebody quotes is text.
ORNAMENTS = (
    " \t\n\r\v\f-_=~*+<>|«»‹›•·●▪■□◆▶►▸▷→←↓↑➜➔⇒…:;,.!。、\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "【": "】"}
# What a pattern with an unbounded repeat may cover at most.
_LONG = 600


def core(folded: str) -> tuple[int, int]:
    """Return the span of a folded block without ornaments, and without brackets around the whole.

    >>> core("» [read more] »")
    (3, 12)
    """
    left, right = _stripped(folded, 0, len(folded))
    if right - left > 2 and _BRACKETS.get(folded[left]) == folded[right - 1]:
        if folded[left] not in folded[left + 1 : right - 1]:
            return _stripped(folded, left + 1, right - 1)
    return left, right


def _stripped(folded: str, left: int, right: int) -> tuple[int, int]:
    inner = folded[left:right]
    left = right - len(inner.lstrip(ORNAMENTS))
    return left, max(left, right - len(inner) + len(inner.rstrip(ORNAMENTS)))


class Matcher:
    """A rule ready to match: its pattern is compiled when a trigger first points at it."""

    __slots__ = ("_compiled", "_names", "longest", "rule")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._compiled: regex.Pattern[str] | None = None
        self._names: frozenset[str] = frozenset()
        if rule.pattern is None:
            folded = (fold(trigger) for trigger in rule.triggers)
            self._names = frozenset(text[slice(*core(text))] for text in folded)
        self.longest = self._longest()
        """Characters a matching core can have at most."""

    def _longest(self) -> int:
        if self.rule.pattern is None:
            return max(map(len, self._names), default=0)
        return longest(self.rule.pattern)

    def find(self, folded: str) -> Iterator[tuple[int, int, int, int]]:
        """Yield (start, end, value start, value end) of the rule's matches in a folded block.

        A block rule matches once and spans the whole block; the value is the pattern's group
        ``value`` where it has one, else the match.
        """
        if self.rule.scope is Scope.INLINE:
            for found in self._pattern().finditer(folded):
                yield (*found.span(), *_value_span(found))
            return
        left, right = core(folded)
        if right - left > self.longest or left == right:
            return
        if self.rule.pattern is None:
            if folded[left:right] in self._names:
                yield 0, len(folded), left, right
            return
        whole = self._pattern().fullmatch(folded, left, right)
        if whole is not None:
            yield 0, len(folded), *_value_span(whole)

    def _pattern(self) -> regex.Pattern[str]:
        if self._compiled is None:
            self._compiled = regex.compile(fold_pattern(self.rule.pattern or ""))
        return self._compiled


def _value_span(found: regex.Match[str]) -> tuple[int, int]:
    if "value" in found.re.groupindex and found.span("value") != (-1, -1):
        return found.span("value")
    return found.span()


class Repeats(Enum):
    """The worst repeat in a pattern."""

    BOUNDED = 0
    UNBOUNDED = 1
    NESTED = 2


_REPEATS = frozenset(
    {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
)
# Bounded repeats may nest only while the product of their bounds stays small.
_NESTED_LIMIT = 400


def _parse(pattern: str) -> Any:
    # The standard library's parser is the only one that hands out a tree; rules use plain syntax.
    return _parser.parse(fold_pattern(pattern))


def longest(pattern: str) -> int:
    """Return the greatest length a match of a pattern can have.

    >>> longest("read (?:the )?(?:full|entire) story")
    21
    """
    return min(int(_parse(pattern).getwidth()[1]), _LONG)


def repeats(pattern: str) -> Repeats:
    """Return the worst repeat in a pattern.

    Raises:
        re.error: the pattern is not a regular expression.
    """
    return _worst(_parse(pattern), 1)


def _worst(tree: Any, outer: int) -> Repeats:
    worst = Repeats.BOUNDED
    for operation, argument in tree:
        for inner, factor in _parts(operation, argument):
            bound = outer * factor
            if factor >= _constants.MAXREPEAT:
                # A repeat of one character class cannot backtrack into another repeat.
                single = len(inner) == 1 and inner[0][0] in (_constants.IN, _constants.LITERAL)
                found = Repeats.BOUNDED if single and outer == 1 else Repeats.UNBOUNDED
                bound = outer if single else bound
            elif factor > 1 and outer > 1 and bound > _NESTED_LIMIT:
                found = Repeats.NESTED
            else:
                found = Repeats.BOUNDED
            found = max(found, _worst(inner, bound), key=lambda repeat: repeat.value)
            worst = max(worst, found, key=lambda repeat: repeat.value)
    return worst


def _parts(operation: Any, argument: Any) -> Iterator[tuple[Any, int]]:
    """Yield the sub-patterns of one parsed operation, each with how often it may repeat."""
    if operation in _REPEATS:
        yield argument[2], int(argument[1])
    elif operation is _constants.BRANCH:
        for branch in argument[1]:
            yield branch, 1
    elif operation is _constants.SUBPATTERN:
        yield argument[3], 1
    elif operation in (_constants.ASSERT, _constants.ASSERT_NOT):
        yield argument[1], 1
    elif operation is _constants.ATOMIC_GROUP:
        yield argument, 1
