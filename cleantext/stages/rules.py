"""The rule stage: every rule whose trigger was seen is laid over the block it was seen in."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context, zone_limits
from cleantext.model import Kind, Mark, Scope, Zone


def rules(context: Context) -> Iterator[Mark]:
    """Mark what the rule packs know, where its zone allows it."""
    anywhere: list[Mark] = []
    zoned: list[tuple[int, Zone, Mark]] = []
    head_cuts: set[int] = set()
    tail_cuts: set[int] = set()
    for block, mark, zone in _matches(context):
        whole = mark.end - mark.start == context.document.ends[block] - context.document.starts[block]
        if zone is Zone.ANY:
            anywhere.append(mark)
        else:
            zoned.append((block, zone, mark))
        if whole:
            if zone in (Zone.ANY, Zone.HEAD):
                head_cuts.add(block)
            if zone in (Zone.ANY, Zone.TAIL):
                tail_cuts.add(block)
    yield from anywhere
    if zoned:
        head_end, tail_start = zone_limits(context.document, head_cuts, tail_cuts)
        for block, zone, mark in zoned:
            if _allowed(block, zone, head_end, tail_start):
                yield mark


def _allowed(block: int, zone: Zone, head_end: int, tail_start: int) -> bool:
    if zone is Zone.HEAD:
        return block < head_end
    if zone is Zone.TAIL:
        return block >= tail_start
    return head_end <= block < tail_start


def _matches(context: Context) -> Iterator[tuple[int, Mark, Zone]]:
    document = context.document
    for block, matchers in context.hits.items():
        folded = document.fold(block)
        at = document.starts[block]
        for matcher in matchers:
            rule = matcher.rule
            for start, end, value_start, value_end in matcher.find(folded):
                action = Kind.of(rule.kind).action
                value = document.text[at + value_start : at + value_end].strip()
                yield (
                    block,
                    Mark(at + start, at + end, action, rule.kind, rule.id, rule.confidence, value),
                    rule.zone,
                )
                if rule.scope is Scope.BLOCK:
                    break
