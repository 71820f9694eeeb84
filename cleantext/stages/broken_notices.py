"""The stage for notices that run over several lines, or over several sentences of one line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cleantext.context import Context
from cleantext.matching import Matcher, core
from cleantext.model import Action, Mark, Scope, Zone

_MOST_BLOCKS = 4
_LONGEST_LINE = 160
# Ornaments around the notice.
_SLACK = 12
_DISCOUNT = 0.95
# A rule less sure than this takes no paragraph of prose with it ("Video:" and what stands below).
_SURE = 0.9


class _Run(NamedTuple):
    """Adjacent blocks, first and last, their folds joined by blanks, and the core of that."""

    first: int
    last: int
    folded: str
    inner: tuple[int, int]


def broken_notices(context: Context) -> Iterator[Mark]:
    """Mark runs of adjacent blocks that together are what a rule looks for."""
    for block, matchers in context.hits.whole.items():
        if not _is_free(context, block):
            continue
        breakable = list(filter(_may_be_broken, matchers))
        runs = list(_runs(context, block)) if breakable else []
        if not runs:
            continue
        for matcher in breakable:
            found = next((run for run in runs if _covers(matcher, run)), None)
            rule = matcher.rule
            if found is None or (rule.confidence < _SURE and context.document.is_prose(found.last)):
                continue
            start = context.document.starts[found.first]
            end = context.document.ends[found.last]
            yield Mark(start, end, Action.CUT, rule.kind, rule.id, rule.confidence * _DISCOUNT)
            break


# Asked of every rule that a trigger points at; the answer hangs on the rule alone.
@lru_cache(maxsize=8192)
def _may_be_broken(matcher: Matcher) -> bool:
    rule = matcher.rule
    if matcher.action is not Action.CUT or rule.scope is not Scope.BLOCK:
        return False
    return rule.zone is Zone.ANY and rule.pattern is not None


def _covers(matcher: Matcher, run: _Run) -> bool:
    if len(run.folded) > matcher.longest + _SLACK:
        return False
    return bool(matcher.find(run.folded, run.inner))


def _runs(context: Context, block: int) -> Iterator[_Run]:
    """Yield the runs of blocks that a free block is in as first or second, short ones first."""
    document = context.document
    for first in (block, block - 1):
        if first < block and not (block and _goes_on(context, block) and _is_free(context, first)):
            continue
        folded = document.fold(first)
        for last in range(first + 1, min(first + _MOST_BLOCKS, len(document))):
            if not _goes_on(context, last):
                break
            folded = f"{folded} {document.fold(last)}"
            yield _Run(first, last, folded, core(folded))


def _is_free(context: Context, block: int) -> bool:
    """Say whether a block is short enough to be a line of a notice, and nothing yet."""
    document = context.document
    if context.is_marked(block):
        return False
    return document.ends[block] - document.starts[block] <= _LONGEST_LINE


def _goes_on(context: Context, block: int) -> bool:
    """Say whether a free block follows the one above it without a blank line between."""
    document = context.document
    gap = document.ends[block - 1], document.starts[block]
    return document.text.count("\n", *gap) <= 1 and _is_free(context, block)
