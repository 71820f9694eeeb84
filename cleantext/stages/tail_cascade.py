"""The tail cascade: after a sure notice below the text, short lines are furniture too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.context import Context
from cleantext.model import Action, Kind, Mark

_SURE = 0.9
_LONGEST = 160
_CONFIDENCE = 0.7
_SENTENCE_ENDS = tuple('.:;,。：；।،”"»」')
# Notices that also stand in the middle of an article do not end it.
_ENDS_THE_TEXT = frozenset({Kind.RELATED_LINK, Kind.INTERACTION, Kind.LEGAL_NOTICE, Kind.PROMOTION})
# A writer smiles; and what asks or shouts is text where it has two sentences.
_SMILES = (":)", ":-)", ";)", ";-)", ":(", ":-(")
_ASKS = ("?", "!", "？", "！", "؟", "…")
_TWO_SENTENCES = re.compile(r"\w[.!?…؟।] +[^\W\d_]|[。！？].")
_LIST_MARKS = ("•", "-", "–", "*", "1", "2", "3", "4", "5", "6", "7", "8", "9")
_KIND = f"{Kind.PAGE_FURNITURE}.tail"


def tail_cascade(context: Context) -> Iterator[Mark]:
    """Mark short lines that are no sentences below the first sure notice of the tail.

    The cascade starts only below the last line that reads like a sentence: what stands above it may
    be text.
    """
    document = context.document
    last = next(
        (
            block
            for block in range(len(document) - 1, -1, -1)
            if context.covered(block) is None and _is_sentence(context, block)
        ),
        len(document),
    )
    started = False
    for block in range(last + 1, len(document)):
        mark = context.covered(block)
        if mark is not None:
            sure = mark.action is Action.CUT and mark.confidence >= _SURE
            started = started or (sure and Kind.of(mark.kind) in _ENDS_THE_TEXT)
            continue
        text = document.block(block)
        if started and len(text) <= _LONGEST and not text.startswith(_LIST_MARKS):
            yield context.mark(block, _KIND, "tail_cascade", _CONFIDENCE)


def _is_sentence(context: Context, block: int) -> bool:
    document = context.document
    text = document.block(block)
    if document.is_prose(block) or text.endswith((*_SENTENCE_ENDS, *_SMILES)):
        return True
    return text.endswith(_ASKS) and _TWO_SENTENCES.search(text) is not None
