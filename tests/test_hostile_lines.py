"""Every rule on hostile lines of growing length: the time grows no faster than the line."""

import time

import pytest

from cleantext.folding import fold
from cleantext.matching import Matcher
from cleantext.model import Scope
from cleantext.pack import bundled_rules

RULES = [rule for rule in bundled_rules() if rule.pattern is not None and not rule.retired]
LANGUAGES = sorted({rule.language for rule in RULES})
LENGTHS = (250, 1_000, 4_000)
# Below this a time says more of the machine than of the pattern.
SHORT = 0.01
FASTEST_GROWTH = 3.0  # times the growth of the line
MOST = 0.05


def hostile(rule):
    """Yield pieces that, repeated, keep a pattern busy: its own words, halved, cut off, doubled."""
    for hit in rule.hits[:3]:
        text = fold(hit)
        words = text.split()
        yield text + " "
        yield text[:-1] + "\x00"
        yield " ".join(words[: max(1, len(words) // 2)]) + " "
        yield words[0] + " "
        yield words[-1][:1]
        yield text.partition(" ")[0] + " a, "


def seconds(matcher, line):
    best = MOST * 10
    for _ in range(3):
        start = time.thread_time()
        matcher.find(line)
        best = min(best, time.thread_time() - start)
        if best < SHORT:
            break
    return best


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_runs_away_on_a_hostile_line(language):
    for rule in RULES:
        if rule.language != language:
            continue
        matcher = Matcher(rule)
        start = fold(rule.hits[0]).split()[0]
        # A block rule looks at no longer line than it can match: it is tried right below that.
        lengths = LENGTHS if rule.scope is Scope.INLINE else (rule.longest // 4, rule.longest)
        for piece in hostile(rule):
            before = None
            for length in lengths:
                line = (f"{start} " + piece * (length // len(piece) + 1))[: max(length, 2)]
                took = seconds(matcher, line)
                assert took < MOST, f"{rule.id} takes {took:.3f} s on {line[:60]!r}"
                if before is not None and took > SHORT:
                    growth = took / max(before[0], SHORT / 4)
                    assert growth < FASTEST_GROWTH * length / before[1], rule.id
                before = took, length
