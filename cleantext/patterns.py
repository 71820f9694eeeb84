"""What can be told about a rule's pattern without running it: its length, and its dangers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from cleantext.folding import fold_pattern


class Repeats(Enum):
    """The worst repeat in a pattern."""

    BOUNDED = 0
    UNBOUNDED = 1
    NESTED = 2


_REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})
# Bounded repeats may nest only while the product of their bounds stays small.
_NESTED_LIMIT = 400


# What a pattern with an unbounded repeat may cover at most.
_LONGEST = 600
# The highest bound of a repeat: to build a pattern with a huge one takes all memory.
_HIGHEST_BOUND = 10_000
# A repeat that may take this many more characters than it must can share them with its neighbours.
_WIDE = 10
_MANY_WIDE = 3


def _parse(pattern: str) -> Any:
    # The standard library's parser is the only one that hands out a tree; rules use plain syntax.
    return _parser.parse(fold_pattern(pattern))


def longest(pattern: str) -> int:
    """Return the greatest length a match of a pattern can have.

    >>> longest("read (?:the )?(?:full|entire) story")
    21
    """
    return min(int(_parse(pattern).getwidth()[1]), _LONGEST)


def repeats(pattern: str) -> Repeats:
    """Return the worst repeat in a pattern; a bound above 10,000 is none.

    Raises:
        re.error: the pattern is not a regular expression.
    """
    return _worst(_parse(pattern), 1)


def _worst(tree: Any, outer: int) -> Repeats:
    worst = Repeats.BOUNDED
    for operation, argument in tree:
        if operation in _REPEATS and _asks_too_much(argument[0], argument[1]):
            return Repeats.UNBOUNDED
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


def _asks_too_much(least: int, most: int) -> bool:
    return (least if most >= _constants.MAXREPEAT else most) > _HIGHEST_BOUND


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


def is_risky(pattern: str) -> bool:
    """Say whether a pattern can backtrack for long: repeats in repeats, or many wide ones."""
    wide = 0
    stack = [(_parse(pattern), False)]
    while stack:
        tree, repeated = stack.pop()
        for operation, argument in tree:
            varies = operation in _REPEATS and argument[1] > argument[0]
            if varies and argument[1] > 1:
                if repeated:
                    return True
                wide += argument[1] - argument[0] >= _WIDE
            inside = repeated or (varies and argument[1] > 1)
            stack += [(inner, inside) for inner, _ in _parts(operation, argument)]
    return wide >= _MANY_WIDE


# How many characters of a match's beginning are worth knowing, and how many beginnings.
_OPENING = 2
_MOST_OPENINGS = 600
DIGIT = r"\d"
"""Stands for any digit in ``openings``."""
_Heads = set[tuple[str, bool]]
"""Beginnings of what a part of a pattern matches, each with whether anything may follow it."""
_ANYTHING: _Heads = {("", True)}


def openings(pattern: str) -> tuple[str, ...] | None:
    r"""Return what a match of a pattern can begin with, or None when that may be anything.

    Strings of two characters; of one where any other may follow; ``DIGIT`` for a digit.

    >>> openings(r"(?:please )?(?:read|\d{1,2}) more")
    ('\\d', 'pl', 're')
    """
    heads = _heads(_parse(pattern))
    found = {text for text, _ in heads}
    return None if "" in found or len(found) > _MOST_OPENINGS else tuple(sorted(found))


def _heads(tree: Any) -> _Heads:
    heads: _Heads = {("", False)}
    for operation, argument in tree:
        if all(closed for _, closed in heads):
            break
        after = _heads_of(operation, argument)
        heads = {
            head
            for text, closed in heads
            for head in ({(text, True)} if closed else _joined(text, after))
        }
        if len(heads) > _MOST_OPENINGS:
            return _ANYTHING
    return heads


def _joined(text: str, after: _Heads) -> _Heads:
    """Put heads behind a text; a digit is only known where it stands first."""
    joined: _Heads = set()
    for other, closed in after:
        if text and other == DIGIT:
            joined.add((text, True))
        else:
            whole = text + other
            joined.add((whole[:_OPENING], closed or len(whole) >= _OPENING))
    return joined


def _heads_of(operation: Any, argument: Any) -> _Heads:
    if operation is _constants.LITERAL:
        return {(chr(argument), False)}
    if operation is _constants.IN:
        return _class_heads(argument)
    if operation in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return {("", False)}
    if operation in _REPEATS:
        least, most, inner = argument
        once = {(text, closed or most > 1) for text, closed in _heads(inner)}
        return once | {("", False)} if least == 0 else once
    inner = [part for part, _ in _parts(operation, argument)]
    return set().union(*map(_heads, inner)) if inner else _ANYTHING


def _class_heads(members: Any) -> _Heads:
    heads: _Heads = set()
    for operation, argument in members:
        if operation is _constants.LITERAL:
            heads.add((chr(argument), False))
        elif operation is _constants.RANGE:
            if argument[1] - argument[0] > _MOST_OPENINGS:
                return _ANYTHING
            heads |= {(chr(code), False) for code in range(argument[0], argument[1] + 1)}
        elif operation is _constants.CATEGORY and argument is _constants.CATEGORY_DIGIT:
            heads.add((DIGIT, True))
        else:
            return _ANYTHING
    return heads


# Escapes and classes are passed over where the brackets of groups are counted.
_AHEAD = re.compile(r"\(\?[=!]")
_SIGNS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
# A group that is read again has to be in the same pattern.
_READS_AGAIN = re.compile(r"\(\?P=|\\[1-9]")


def lookaheads(pattern: str) -> tuple[str, str]:
    r"""Return the look-aheads that a pattern opens with, and the rest of it.

    The rest alone matches where the pattern does if the look-aheads hold there, too.

    >>> lookaheads(r"(?!.{0,40}\bsaid\b)(?:(?=read)\w{1,9} more)")
    ('(?!.{0,40}\\bsaid\\b)(?=read)', '\\w{1,9} more')
    """
    ahead, rest = "", pattern
    while True:
        end = _group_end(rest)
        if end is not None and _AHEAD.match(rest):
            ahead, rest = ahead + rest[:end], rest[end:]
        elif end == len(rest) and rest.startswith("(?:") and _group_end(rest[3:-1]) is not None:
            rest = rest[3:-1]
        else:
            break
    whole = not ahead or "(?P<" in ahead or _READS_AGAIN.search(pattern) is not None
    return ("", pattern) if whole else (ahead, rest)


def _group_end(pattern: str) -> int | None:
    """Return where the group ends that a pattern begins with; None if it is one of alternatives."""
    depth, end = 0, None
    for sign in _SIGNS.finditer(pattern):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth -= 1
            end = sign.end() if depth == 0 and end is None else end
        elif sign[0] == "|" and depth == 0:
            return None
    return end if pattern.startswith("(") else None
