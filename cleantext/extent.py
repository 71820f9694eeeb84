"""How much of a page a text is: the article alone, or the menus and footers around it as well."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from cleantext.document import Document
from cleantext.lexicon import lexicon

# A menu's entry: no more characters, and no sentence.
_LONGEST_LABEL = 40
_SENTENCE_ENDS = tuple(".!?…。！？,;:\"”'")
# So many labels above the first and below the last paragraph, and so many of them with a word
# that furniture has ("Privacy", "Log in"), are found in hardly any text that an extractor left.
_LABELS = 10
_FURNITURE = 3


def is_whole_page(document: Document) -> bool:
    """Say whether a text looks like everything on a page.

    Counted are the labels above the first and below the last paragraph of prose, in all languages
    of the packs.
    """
    if len(document) < _LABELS:
        return False
    middle = len(document) // 2
    words = _page_words()
    labels = furniture = 0
    for blocks in (range(middle), range(len(document) - 1, middle - 1, -1)):
        for text in _until_prose(document, blocks):
            if len(text) < _LONGEST_LABEL and not text.endswith(_SENTENCE_ENDS):
                labels += 1
                furniture += not words.isdisjoint(text.lower().split())
    return labels >= _LABELS and furniture >= _FURNITURE


def _until_prose(document: Document, blocks: Iterable[int]) -> Iterable[str]:
    for block in blocks:
        if document.is_prose(block):
            return
        yield document.block(block)


@functools.cache
def _page_words() -> frozenset[str]:
    return frozenset(
        word for table in lexicon("words").values() for word in table.get("page_words", ())
    )
