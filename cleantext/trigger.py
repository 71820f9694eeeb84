"""The trigger pass: one scan over the whole text for the triggers of all rules together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from cleantext.document import Document
from cleantext.folding import fold
from cleantext.matching import ORNAMENTS, Matcher
from cleantext.model import Rule, Scope

# A rule below it, or one of a single word, is not looked for inside a paragraph.
_SURE_ENOUGH_TO_GLUE = 0.9
# Scripts without blanks: a phrase of this many characters is no single word.
_FIRST_CJK = "\u2e80"
_SHORTEST_CJK_PHRASE = 4
# Blanks, bullets and full stops that may stand around the text a block rule matches.
_ORNAMENT_SLACK = 24
_AROUND_A_LABEL = ORNAMENTS + "–—()[]【】{}（）［］"

Found = dict[int, dict[Matcher, int]]
"""Block index → the rules of which a trigger stands in the block → where the last one stands, as an
offset in the document's encoded text."""


class Hits(NamedTuple):
    """What the trigger pass saw.

    ``whole``: rules that may cover the block or cut inside it. ``ends``: block rules whose trigger
    stands so near the end of a longer block that the notice may be glued to the text before it.
    """

    whole: Found
    ends: Found


# Furniture in English stands on pages of every language.
_EVERYWHERE = frozenset({"und", "en"})
# Languages so close that a short text of one is easily taken for another.
_CLOSE = (
    frozenset({"da", "nb", "sv"}), frozenset({"es", "pt", "it"}), frozenset({"ru", "uk"}),
    frozenset({"zh", "ja"}), frozenset({"ar", "fa"}), frozenset({"de", "nl"}),
    frozenset({"cs", "pl"}),
)  # fmt: skip


class TriggerIndex:
    """The triggers of all rules, ready to scan.

    A rule of another language than the text's is evidence of nothing: "Contact" is a label on a
    Romanian page and a subhead in an English thesis. So a text is scanned for the rules of its own
    language together with those for any text, in one pass; a text whose language does not show is
    scanned for all of them.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rule for rule in rules if not rule.retired)
        self._languages = frozenset(rule.language for rule in self._rules)
        self._tables: dict[frozenset[str], _Triggers] = {}

    def scan(self, document: Document) -> Hits:
        """Return the rules that each block's triggers point to."""
        languages = self._languages
        if not languages <= _EVERYWHERE and document.language is not None:
            languages &= _spoken_with(document.language)
        triggers = self._tables.get(languages)
        if triggers is None:
            rules = (rule for rule in self._rules if rule.language in languages)
            triggers = self._tables[languages] = _Triggers(rules)
        return triggers.scan(document)


@cache
def _spoken_with(language: str) -> frozenset[str]:
    """Return the languages whose rules may act on a text in a language."""
    close = (group for group in _CLOSE if language in group)
    return _EVERYWHERE.union({language}, *close)


class _Triggers:
    """Triggers of some languages: labels of one word in a table, all others in one automaton."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        owners: dict[bytes, dict[Matcher, None]] = {}
        self._labels: dict[str, dict[Matcher, None]] = {}
        for rule in rules:
            matcher = Matcher(rule)
            for trigger in rule.triggers:
                if _is_label(rule, trigger):
                    for spelling in _spellings(trigger):
                        self._labels.setdefault(spelling.strip(ORNAMENTS), {})[matcher] = None
                    continue
                for variant in variants(trigger):
                    owners.setdefault(variant, {})[matcher] = None
        self._longest_label = max(map(len, self._labels), default=0) + _ORNAMENT_SLACK
        self._owners = list(owners.values())
        self._reach = [max(map(_reach, found)) for found in self._owners]
        self._end_reach = [max(map(_end_reach, found)) for found in self._owners]
        # The full table would scan twice as fast alone, but it is so large that each text finds it
        # pushed out of the processor's caches by the work on the text before.
        self._automaton = BytesAhoCorasick(
            list(owners) or [b"\x00"], implementation=Implementation.ContiguousNFA
        )

    def scan(self, document: Document) -> Hits:
        hits = Hits({}, {})
        self._look_up_labels(document, hits.whole)
        byte_starts, starts, ends = document.byte_starts, document.starts, document.ends
        owners, reach, end_reach = self._owners, self._reach, self._end_reach
        byte_ends = [*byte_starts[1:], len(document.encoded)]
        if not owners:
            return hits
        for pattern, start, _ in self._automaton.find_matches_as_indexes(
            document.encoded, overlapping=True
        ):
            block = bisect_right(byte_starts, start) - 1
            # Most triggers in prose belong to notices that are far shorter than the paragraph.
            if block < 0:
                continue
            if ends[block] - starts[block] <= reach[pattern]:
                found = hits.whole.setdefault(block, {})
            elif byte_ends[block] - start <= end_reach[pattern]:
                found = hits.ends.setdefault(block, {})
            else:
                continue
            for matcher in owners[pattern]:
                found[matcher] = start
        return hits

    def _look_up_labels(self, document: Document, found: Found) -> None:
        text, longest, labels = document.text, self._longest_label, self._labels
        for block, (start, end) in enumerate(zip(document.starts, document.ends, strict=True)):
            if end - start > longest:
                continue
            matchers = labels.get(text[start:end].strip(_AROUND_A_LABEL).lower())
            if matchers is not None:
                found[block] = dict.fromkeys(matchers, document.byte_starts[block])


def _is_label(rule: Rule, trigger: str) -> bool:
    """Say whether a trigger is all there is to match and too common a word to scan for."""
    return rule.pattern is None and _is_word(trigger)


def _is_word(trigger: str) -> bool:
    spaceless = trigger[0] >= _FIRST_CJK and len(trigger) >= _SHORTEST_CJK_PHRASE
    return " " not in trigger.strip() and not spaceless


def _end_reach(matcher: Matcher) -> int:
    """Return how many bytes before the end of a block a glued notice of a rule may begin."""
    rule = matcher.rule
    words = all(_is_word(trigger) for trigger in rule.triggers)
    if rule.scope is Scope.INLINE or words or rule.confidence < _SURE_ENOUGH_TO_GLUE:
        return 0
    return 2 * matcher.longest + _ORNAMENT_SLACK


def _reach(matcher: Matcher) -> int:
    """Return the length of the longest block a rule can do anything with."""
    if matcher.rule.scope is Scope.INLINE:
        return 1 << 62
    return matcher.longest + _ORNAMENT_SLACK


def variants(trigger: str) -> set[bytes]:
    """Return the encoded spellings under which a trigger may stand in lower-cased ASCII bytes.

    ASCII letters are lower-cased in the text; other letters are spelled out in lower case, capitals
    and title case.
    """
    spelled = {
        form
        for text in _spellings(trigger)
        for form in (text, text.upper(), text.capitalize(), text.title())
    }
    return {form.encode().lower() for form in spelled}


# Signs that a text may set in one of several ways and a trigger in another.
_SIGNS = (("'", "’"), ("’", "'"), ('"', "“"), ('"', "”"), ('"', "„"), ("-", "–"), ("-", "—"))
_FULL_WIDTH = str.maketrans("(:/=[|", "（：／＝［｜")


def _spellings(trigger: str) -> set[str]:
    """Return a trigger in lower case: with accents and without, with other quotes and dashes."""
    plain = {trigger.lower(), fold(trigger)}
    plain |= {text.replace(sign, other) for text in plain for sign, other in _SIGNS}
    return plain if trigger.isascii() else plain | {text.translate(_FULL_WIDTH) for text in plain}
