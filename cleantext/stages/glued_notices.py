"""The stage for notices glued to the end of a paragraph: the notice goes, the sentence stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cleantext.context import Context
from cleantext.document import Document
from cleantext.matching import Matcher
from cleantext.model import Action, Mark, Scope, Zone

# Where a glued notice may begin: after a sentence, after a pipe, or where a small letter and a full
# stop run into a capital.
_STARTS = regex.compile(
    r"[.!?…][\"'”’»)\]]{0,2}\s+|\s[|•·»>]\s+|\p{Ll}[.!?]?[\"”’)]?(?=\p{Lu})|[。！？」]"
)
_MOST_NOTICES = 6
# A shorter block is a label and nothing glued to anything.
_SHORTEST = 40
# A rule below it is not looked for inside a paragraph.
_SURE = 0.9
_SURE_CLAIM = 0.85
# Ornaments around the notice, and how far into it its trigger may stand.
_SLACK = 12
_LEAD = 80
# Bytes of text that stand at least before a glued notice.
_SHORTEST_LEAD = 15
# A glued notice is a little less sure than the same notice on a line of its own.
_DISCOUNT = 0.95


def glued_notices(context: Context) -> Iterator[Mark]:
    """Mark notices that stand behind the last sentence of a longer block, one after the other."""
    document = context.document
    for block, matchers in _candidates(context):
        if context.is_marked(block):
            continue
        begin = document.byte_starts[block]
        pointed = [
            (_offset(document, block, trigger), matcher)
            for matcher, trigger in matchers.items()
            if trigger - begin > _SHORTEST_LEAD and _may_be_glued(matcher)
        ]
        if not pointed:
            continue
        at, end = document.starts[block], document.ends[block] - document.starts[block]
        for _ in range(_MOST_NOTICES):
            found = _last_notice(document, block, end, pointed)
            if found is None:
                break
            start, matcher, (value_start, value_end) = found
            rule = matcher.rule
            action, confidence = matcher.action, rule.confidence * _DISCOUNT
            value = document.text[at + value_start : at + value_end].strip()
            yield Mark(at + start, at + end, action, rule.kind, rule.id, confidence, value)
            end = start


def _offset(document: Document, block: int, trigger: int) -> int:
    """Return where in a block a trigger stands, from its offset in the encoded text."""
    before = document.encoded[document.byte_starts[block] : trigger]
    return len(before.decode("utf-8", "ignore").lstrip())


def _candidates(context: Context) -> Iterator[tuple[int, dict[Matcher, int]]]:
    """Yield the blocks in which a rule was pointed at that does not cover the block."""
    whole, ends = context.hits
    starts = context.document.starts
    for block, matchers in whole.items():
        if block not in ends and context.document.ends[block] - starts[block] >= _SHORTEST:
            yield block, matchers
    for block, matchers in ends.items():
        yield block, {**whole.get(block, {}), **matchers}


def _may_be_glued(matcher: Matcher) -> bool:
    rule = matcher.rule
    sure = _SURE if matcher.action is Action.CUT else _SURE_CLAIM
    return (
        rule.scope is Scope.BLOCK
        and rule.zone in (Zone.ANY, Zone.TAIL)
        and rule.confidence >= sure
        and (rule.pattern is not None or any(" " in trigger for trigger in rule.triggers))
    )


def _last_notice(
    document: Document, block: int, end: int, pointed: Sequence[tuple[int, Matcher]]
) -> tuple[int, Matcher, tuple[int, int]] | None:
    """Return where the notice that ends at ``end`` begins in a block, its rule and its value."""
    for trigger, matcher in pointed:
        if trigger >= end:
            continue
        first = max(0, trigger - _LEAD, end - matcher.longest - _SLACK)
        for boundary in _STARTS.finditer(document.block(block), first, trigger + 1):
            start = boundary.end()
            if start > trigger:
                break
            for _, _, value_start, value_end in matcher.find(document.fold(block)[start:end]):
                return start, matcher, (start + value_start, start + value_end)
    return None
