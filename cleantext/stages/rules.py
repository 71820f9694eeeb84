"""The rule stage: every rule whose trigger was seen is laid over the block it was seen in."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context
from cleantext.matching import core
from cleantext.model import Mark


def rules(context: Context) -> Iterator[Mark]:
    """Mark what the rule packs know; no rule's marks depend on another rule."""
    document = context.document
    for block, matchers in context.hits.whole.items():
        folded = document.fold(block)
        inner = core(folded)
        at = document.starts[block]
        for matcher in matchers:
            for start, end, value_start, value_end in matcher.find(folded, inner):
                rule = matcher.rule
                value = document.text[at + value_start : at + value_end].strip()
                yield Mark(
                    at + start,
                    at + end,
                    matcher.action,
                    rule.kind,
                    rule.id,
                    rule.confidence,
                    value,
                    rule.zone,
                )
