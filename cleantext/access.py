"""Whether the text at hand is the whole article, judged apart from what was cut."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.document import Document
from cleantext.model import Access, Kind, Mark

_PAYWALL = f"{Kind.ACCESS_NOTICE}.paywall"
_SENTENCE_MARKS = tuple(".!?。！？।؟\"'”’»」』)")


def judge_access(
    document: Document, cuts: Sequence[Mark], body_spans: Sequence[tuple[int, int]]
) -> Access:
    """Return what the access notices and the end of the body say together.

    ``cut`` needs a paywall notice and a body that breaks off before it. A notice alone is
    ``unknown``: publishers print them under free articles as well. A text of which nothing is left
    though no paywall says why is ``none``: a front page, a gallery, an error page.
    """
    if not body_spans:
        walled = any(mark.kind == _PAYWALL for mark in cuts)
        return Access.NONE if cuts and not walled else Access.UNKNOWN
    notices = [mark for mark in cuts if Kind.of(mark.kind) is Kind.ACCESS_NOTICE]
    complete = document.text[: body_spans[-1][1]].endswith(_SENTENCE_MARKS)
    if not notices:
        return Access.FULL if complete else Access.UNKNOWN
    after = any(mark.start >= body_spans[-1][1] and mark.kind == _PAYWALL for mark in notices)
    return Access.CUT if after and not complete else Access.UNKNOWN
