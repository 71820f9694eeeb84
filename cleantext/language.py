"""Which language a text is in, by its script and its function words; cheap, at times unsure."""

from __future__ import annotations

import functools
from collections import Counter

from cleantext.lexicon import lexicon

# Characters that are read from the start, and every how many of them the script is taken.
_SAMPLE = 600
_SCRIPT_STEP = 24
_SCRIPT_FINE_STEP = 4
# Scripts that one language of ours has for itself, as half-open code point ranges.
_SCRIPTS = (
    (0x0370, 0x0400, "el"), (0x0400, 0x0530, "cyrillic"), (0x0590, 0x0600, "he"),
    (0x0600, 0x0780, "arabic"), (0x0900, 0x0980, "devanagari"), (0x3040, 0x3100, "ja"),
    (0x4E00, 0xA000, "han"), (0xAC00, 0xD7B0, "ko"),
)  # fmt: skip
_OWN_SCRIPT = frozenset({"el", "he", "ko", "ja"})
_FIRST_SCRIPT = 0x0370
# Of the letters seen, this share must be in a script to decide for it.
_SCRIPT_SHARE = 0.3
_KANA_SHARE = 0.08
# A language wins with this many function words, this share of all words, and this lead.
_LEAST_VOTES = 3.0
_LEAST_SHARE = 0.06
_LEAD = 1.15


@functools.cache
def _voters() -> dict[str, tuple[str, ...]]:
    """Return function word → the languages that have it."""
    voters: dict[str, tuple[str, ...]] = {}
    for language, table in lexicon("words").items():
        for word in table["function_words"]:
            voters[word] = (*voters.get(word, ()), language)
    return voters


def detect(text: str) -> str | None:
    """Return the code of the language of a text, or None when its start does not show it.

    >>> detect("The minister said on Monday that it was not the end of the talks.")
    'en'
    >>> detect("OK") is None
    True
    """
    sample = text[:_SAMPLE]
    script = None if sample.isascii() else _script(sample)
    if script in _OWN_SCRIPT:
        return script
    if script == "han":
        return "zh"
    words = sample.lower().split()
    return _vote(words)


def _script(sample: str) -> str | None:
    """Return the script, other than Latin, that the letters of a sample are in."""
    counts: Counter[str] = Counter()
    letters = 0
    step = _SCRIPT_STEP if len(sample) > _SAMPLE // 4 else _SCRIPT_FINE_STEP
    for char in sample[::step]:
        code = ord(char)
        if code < _FIRST_SCRIPT:
            letters += char.isalpha()
            continue
        for start, end, name in _SCRIPTS:
            if start <= code < end:
                counts[name] += 1
                letters += 1
                break
    if not counts:
        return None
    east = counts["ja"] + counts["han"]
    if east >= _SCRIPT_SHARE * letters:
        return "ja" if counts["ja"] > _KANA_SHARE * east else "han"
    name, count = counts.most_common(1)[0]
    return name if count >= _SCRIPT_SHARE * letters else None


def _vote(words: list[str]) -> str | None:
    """Return the language whose function words are clearly the most among the words."""
    voters = _voters()
    votes: dict[str, float] = {}
    for word, count in Counter(filter(voters.__contains__, words)).items():
        languages = voters[word]
        share = count / len(languages)
        for language in languages:
            votes[language] = votes.get(language, 0.0) + share
    if not votes:
        return None
    best = max(votes, key=votes.__getitem__)
    top = votes.pop(best)
    second = max(votes.values(), default=0.0)
    if top < max(_LEAST_VOTES, _LEAST_SHARE * len(words)) or top < _LEAD * second:
        return None
    return best
