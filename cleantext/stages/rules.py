"""The rule stage: every rule whose trigger was seen is laid over the block it was seen in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

import regex

from cleantext.context import Context
from cleantext.document import Document
from cleantext.matching import core
from cleantext.model import Action, Kind, Mark, Rule

# What opens an item of a list, and how many items say that a list gives steps in full sentences.
_BULLETS = ("- ", "– ", "• ", "* ", "· ")
_LEAST_ITEMS, _LEAST_SENTENCES = 3, 2
_SENTENCE_ENDS = (".", "!", "?")
# A label no surer than this may be a subhead, which is short and does not announce a list; one of
# links ("Related") rather less.
_DOUBTFUL, _DOUBTFUL_LINKS = 0.9, 0.89
_LONGEST_SUBHEAD = 40
# A word of a share bar and the label of an advert stand between paragraphs, and over none.
_SHARE, _ADVERT = f"{Kind.INTERACTION}.share", f"{Kind.PROMOTION}.advert"
# "Further reading: Bridges of the north" is a link; with a full stop behind it, it is a sentence.
_LABEL = regex.compile(r"[^:|.]{2,40}(?::|：| \|) ?[^.。]{2,}[^.。\s][.。]")
# So is what follows a label without a colon, of which no rule is this sure.
_SURE_LINK = 0.8
# The names of a credit are capitals; what stands between them is no more than a few words.
# Vietnamese writes each syllable as a word.
_BETWEEN_NAMES = regex.compile(
    r"(?<![./@])\b(?!(?:and|for|from|via|with|the|und|der|des|von|courtesy|file)\b)\p{Ll}{3,}\b(?![./@])"
)
_MOST_WORDS = 3
# "Video:" and "Photo:" are words of many languages, whose verbs an English pattern does not know:
# below this confidence it takes no sentence of another language.
_SURE = 0.9


def rules(context: Context) -> Iterator[Mark]:
    """Mark what the rule packs know; no rule's marks depend on another rule.

    A step of a how-to ("- Log in.") is no notice, however much it reads like a button, and a
    doubtful label that stands once, between two paragraphs ("Community"), is a subhead.
    """
    document = context.document
    found = [(block, mark, _cuts_whole(context, block, mark)) for block, mark in _found(context)]
    whole: dict[int, Mark] = {}
    for block, mark, cuts_whole in found:
        if cuts_whole:
            whole[block] = max(mark, whole.get(block, mark), key=lambda mark: mark.confidence)
    kept = _steps(document, whole.keys())
    texts = Counter(map(document.block, whole))
    kept |= {
        block
        for block, mark in whole.items()
        if texts[document.block(block)] == 1 and _is_subhead(document, block, mark, whole)
    }
    for block, mark, cuts_whole in found:
        if block not in kept or not cuts_whole:
            yield mark


def _cuts_whole(context: Context, block: int, mark: Mark) -> bool:
    return mark.action is Action.CUT and block in context.blocks_of(mark)


def _found(context: Context) -> Iterator[tuple[int, Mark]]:
    """Yield the marks of the rules, each with its block."""
    document = context.document
    for block, matchers in context.hits.whole.items():
        folded = document.fold(block)
        inner = core(folded)
        at = document.starts[block]
        for matcher in matchers:
            for start, end, value_start, value_end in matcher.find(folded, inner):
                rule = matcher.rule
                value = document.text[at + value_start : at + value_end].strip()
                if rule.confidence < _SURE and _is_foreign_text(rule, document, block):
                    continue
                if _is_sentence(rule, document.block(block), value):
                    continue
                yield (
                    block,
                    Mark(
                        at + start,
                        at + end,
                        matcher.action,
                        rule.kind,
                        rule.id,
                        rule.confidence,
                        value,
                        rule.zone,
                    ),
                )


def _is_subhead(document: Document, block: int, mark: Mark, cut: Collection[int]) -> bool:
    """Say whether a label that no rule is sure of stands between two paragraphs that stay."""
    text = document.block(block)
    links = Kind.of(mark.kind) is Kind.RELATED_LINK
    if (
        mark.confidence > (_DOUBTFUL_LINKS if links else _DOUBTFUL)
        or len(text) > _LONGEST_SUBHEAD
        or text.endswith((":", *_SENTENCE_ENDS))
        or (mark.kind == _SHARE and " " not in text)
        or mark.kind == _ADVERT
        or not 0 < block < len(document) - 1
    ):
        return False
    return all(document.is_prose(near) and near not in cut for near in (block - 1, block + 1))


def _is_sentence(rule: Rule, text: str, value: str) -> bool:
    """Say whether what looks like a label with a title or with names is a sentence."""
    kind = Kind.of(rule.kind)
    if kind is Kind.RELATED_LINK:
        doubtful = rule.confidence < _SURE_LINK and text.endswith((".", "。"))
        return doubtful or _LABEL.fullmatch(text) is not None
    if kind is not Kind.CREDIT or rule.language == "vi":
        return False
    return len(_BETWEEN_NAMES.findall(value)) > _MOST_WORDS


def _is_foreign_text(rule: Rule, document: Document, block: int) -> bool:
    """Say whether an English label, which is tried on all texts, stands before foreign text.

    That is a sentence, or two words at the end that name nobody: "Video: Netflix gana terreno".
    """
    if rule.language != "en":
        return False
    text = document.block(block)
    words = text.partition(": ")[2].split()
    if not words or document.language in (None, "en"):
        return False
    last = words[-2:]
    names_nobody = len(words) > 2 and all(word.isalpha() and word.islower() for word in last)
    return names_nobody or text.endswith(_SENTENCE_ENDS)


def _steps(document: Document, cut: Collection[int]) -> set[int]:
    """Return the items of the lists of steps, in each of which one is a sentence no rule cuts."""
    steps: set[int] = set()
    judged = -1
    for block in sorted(cut):
        if block <= judged or not document.block(block).startswith(_BULLETS):
            continue
        items = _list_around(document, block)
        judged = items[-1]
        texts = (document.block(item).rstrip() for item in items)
        ends = [text.endswith(_SENTENCE_ENDS) for text in texts]
        many = len(items) >= _LEAST_ITEMS and sum(ends) >= _LEAST_SENTENCES
        if many and any(end and item not in cut for item, end in zip(items, ends, strict=True)):
            steps.update(items)
    return steps


def _list_around(document: Document, block: int) -> range:
    """Return the neighbours of a block that open with the same bullet, and the block itself."""
    bullet = document.block(block)[:2]
    first = last = block
    while first and document.block(first - 1).startswith(bullet):
        first -= 1
    while last + 1 < len(document) and document.block(last + 1).startswith(bullet):
        last += 1
    return range(first, last + 1)
