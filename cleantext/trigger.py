"""The trigger pass: one scan over the whole text for the triggers of all rules together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from cleantext.document import Document
from cleantext.folding import fold
from cleantext.matching import Matcher
from cleantext.model import Rule, Scope

# Blanks, bullets and full stops that may stand around the text a block rule matches.
_ORNAMENT_SLACK = 24
_QUOTES = {"'": "’", '"': "“", "’": "'", "“": '"', "”": '"'}

Hits = dict[int, dict[Matcher, None]]
"""Block index → the rules of which a trigger stands in the block, in the order of the text."""


class TriggerIndex:
    """All rules' triggers in one automaton."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        owners: dict[bytes, list[Matcher]] = {}
        for rule in rules:
            if rule.retired:
                continue
            matcher = Matcher(rule)
            for trigger in rule.triggers:
                for variant in variants(trigger):
                    found = owners.setdefault(variant, [])
                    if matcher not in found:
                        found.append(matcher)
        self._owners = list(owners.values())
        self._reach = [max(map(_reach, found)) for found in self._owners]
        # The contiguous automaton builds in milliseconds and stays small.
        self._automaton = BytesAhoCorasick(
            list(owners) or [b"\x00"], implementation=Implementation.DFA
        )

    def scan(self, document: Document) -> Hits:
        """Return the rules that each block's triggers point to."""
        hits: Hits = {}
        byte_starts, starts, ends = document.byte_starts, document.starts, document.ends
        owners, reach = self._owners, self._reach
        if not owners:
            return hits
        for pattern, start, _ in self._automaton.find_matches_as_indexes(
            document.encoded, overlapping=True
        ):
            block = bisect_right(byte_starts, start) - 1
            # Most triggers in prose belong to labels that are far shorter than the paragraph.
            if block < 0 or ends[block] - starts[block] > reach[pattern]:
                continue
            found = hits.get(block)
            if found is None:
                found = hits[block] = {}
            for matcher in owners[pattern]:
                found[matcher] = None
        return hits


def _reach(matcher: Matcher) -> int:
    """Return the length of the longest block a rule can do anything with."""
    if matcher.rule.scope is Scope.INLINE:
        return 1 << 62
    return matcher.longest + _ORNAMENT_SLACK


def variants(trigger: str) -> set[bytes]:
    """Return the encoded spellings under which a trigger may stand in lower-cased ASCII bytes.

    ASCII letters are lower-cased in the text; other letters and quotation marks are spelled out in
    lower case, capitals and title case, with accents and without.
    """
    lower = trigger.lower()
    plain = {lower, fold(trigger)}
    plain |= {text.replace("'", "’") for text in plain} | {text.replace("’", "'") for text in plain}
    spelled = {form for text in plain for form in (text, text.upper(), text.capitalize(), text.title())}
    return {form.encode().lower() for form in spelled}
