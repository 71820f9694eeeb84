"""The stage for notices glued to the end of a paragraph: the notice goes, the sentence stays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cleantext.context import Context
from cleantext.document import Document
from cleantext.matching import Matcher
from cleantext.model import Action, Mark, Scope, Zone

# Where a glued notice may begin: after a sentence, after a pipe, or where a small letter and a full
# stop run into a capital. One class finds the few characters to look at.
_SENTENCE_MARKS = ".!?…؟۔।"
_FULL_WIDTH_MARKS = "。！？」"
_PIPES = "|•·»>"
_CLOSING = "\"'”’»)]"
# Blocks of Latin, Greek, Cyrillic, Armenian and Georgian that hold the capitals.
_CAPITALS = "A-ZÀ-ÞĀ-ɏͰ-ΫЀ-ЯѠ-ԯԱ-ՖႠ-ჅᲐ-ᲿḀ-῾"
_CANDIDATE = re.compile(
    rf"[{re.escape(_SENTENCE_MARKS + _FULL_WIDTH_MARKS + _PIPES)}{_CAPITALS}](?<!\s[{_CAPITALS}])"
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
# How far back an open quotation mark is looked for.
_LONGEST_QUOTE = 400
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
        at, end = document.starts[block], document.ends[block] - document.starts[block]
        pointed: list[tuple[int, Matcher]] = []
        reaches_end = False
        for matcher, trigger_byte in matchers.items():
            if trigger_byte - begin > _SHORTEST_LEAD and _may_be_glued(matcher):
                trigger = _offset(document, block, trigger_byte)
                pointed.append((trigger, matcher))
                reaches_end = reaches_end or trigger >= end - matcher.longest - _SLACK
        if not reaches_end:
            continue
        starts = _possible_starts(document.block(block), pointed)
        for _ in range(_MOST_NOTICES if starts else 0):
            found = _last_notice(document.fold(block), starts, end, pointed)
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


# Asked of every rule that a trigger points at; the answer hangs on the rule alone.
@lru_cache(maxsize=8192)
def _may_be_glued(matcher: Matcher) -> bool:
    rule = matcher.rule
    sure = _SURE if matcher.action is Action.CUT else _SURE_CLAIM
    return (
        rule.scope is Scope.BLOCK
        and rule.zone in (Zone.ANY, Zone.TAIL)
        and rule.confidence >= sure
        and (rule.pattern is not None or any(" " in trigger for trigger in rule.triggers))
    )


def _possible_starts(text: str, pointed: Sequence[tuple[int, Matcher]]) -> list[int]:
    """Return where in a block a notice with one of the triggers may begin, in order."""
    triggers = [trigger for trigger, _ in pointed]
    first = max(0, min(triggers) - _LEAD)
    candidates = _CANDIDATE.finditer(text, first, max(triggers) + 1)
    starts = (_start_at(text, candidate.start()) for candidate in candidates)
    return [start for start in starts if start]


def _start_at(text: str, at: int) -> int:
    """Return where a notice may begin at or after a character; 0 if none does."""
    char = text[at]
    if char in _FULL_WIDTH_MARKS:
        return at + 1
    if char in _SENTENCE_MARKS:
        end = at + 1
        while end < len(text) and end < at + 3 and text[end] in _CLOSING:
            end += 1
        return _past_blanks(text, end)
    if char in _PIPES:
        return _past_blanks(text, at + 1) if text[at - 1].isspace() else 0
    before = at - 1
    if text[before] in '"”’)':
        before -= 1
    if text[before] in ".!?":
        before -= 1
    return at if char.isupper() and before >= 0 and text[before].islower() else 0


def _past_blanks(text: str, at: int) -> int:
    """Return where the blanks at a place end; 0 if there are none."""
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    return end if end > at else 0


def _last_notice(
    folded: str, starts: Sequence[int], end: int, pointed: Sequence[tuple[int, Matcher]]
) -> tuple[int, Matcher, tuple[int, int]] | None:
    """Return where the notice that ends at ``end`` begins in a block, its rule and its value."""
    for trigger, matcher in pointed:
        if trigger >= end:
            continue
        first = max(trigger - _LEAD, end - matcher.longest - _SLACK)
        for start in starts[bisect_left(starts, first) : bisect_right(starts, trigger)]:
            if folded[start : start + 1].isalnum() and not matcher.may_begin(folded, start):
                continue
            if _is_quoted(folded, start):
                continue
            for _, _, value_start, value_end in matcher.find(folded[start:end]):
                return start, matcher, (start + value_start, start + value_end)
    return None


def _is_quoted(folded: str, start: int) -> bool:
    """Say whether a place of a block is inside guillemets: what somebody says is text."""
    near = max(0, start - _LONGEST_QUOTE)
    return folded.rfind("«", near, start) > folded.rfind("»", near, start)
