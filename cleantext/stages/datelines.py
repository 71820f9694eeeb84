"""The dateline stage: place, agency and day at the start of the body."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cleantext.context import Context
from cleantext.model import Action, Kind, Mark

_LONGEST = 90
_WITH_AGENCY = 0.9
_WITHOUT_AGENCY = 0.7
# KYIV, Ukraine (AP) — · PARIS, March 3 (Reuters) - · Berlin (dpa) - · 【新华社北京3月5日电】
_DATELINE = regex.compile(
    r"(?P<place>\p{Lu}[\p{L}\p{M}.'’ /-]{1,30}(?:, [\p{L}\p{M}\d.'’ -]{2,30}){0,2})"
    r"(?: ?[(\[](?P<agency>[\p{L}][\p{L}.&/ -]{1,30})[)\]])?"
    r"(?:(?:, [\p{L}\d. ]{3,14})? ?(?:[-–—―]{1,2}|:) ?(?=\S)|(?<=[A-Z]{2}[)\]]) (?=\p{Lu}))"
)
_CJK_DATELINE = regex.compile(
    r"[【（(［\[]?\p{Han}{2,6}社\p{Han}{2,10}\d{1,2}月\d{1,2}日(?:电|電)[】）)］\]]?"
)
# What opens a line in capitals and is no place.
_NO_PLACES = {
    *("UPDATE", "UPDATED", "EXCLUSIVE", "BREAKING", "FAQ", "LIVE", "WATCH", "ANALYSIS", "OPINION"),
    *("EXPLAINER", "REVIEW", "VIDEO", "PHOTOS", "NEW", "NEWS", "NOTE", "INTERVIEW", "EXKLUSIV"),
    *("KOMMENTAR", "EIL", "ENTRETIEN", "DIRECT", "EN DIRECT", "EN DIRECTO", "URGENT", "EXCLUSIF"),
}


def datelines(context: Context) -> Iterator[Mark]:
    """Claim the dateline of the first paragraph of prose; its text stays in the body."""
    document = context.document
    for block in context.free_blocks(0, context.head_end + 1):
        if not document.is_prose(block):
            continue
        text = document.block(block)
        found = _CJK_DATELINE.match(text) or _DATELINE.match(text[: _LONGEST + 10])
        if found is not None and found.end() <= _LONGEST:
            confidence = _confidence(found, text)
            if confidence:
                start = document.starts[block]
                value = found[0].rstrip(" -–—―:")
                yield Mark(
                    start,
                    start + len(value),
                    Action.CLAIM,
                    Kind.DATELINE,
                    "datelines",
                    confidence,
                    value,
                )
        return


def _confidence(found: regex.Match[str], text: str) -> float:
    """Return how sure a dateline is, or 0: a dash in a normal sentence makes none."""
    groups = found.groupdict()
    if "place" not in groups or groups["agency"]:
        return _WITH_AGENCY
    place = groups["place"].partition(",")[0].strip()
    capitals = place.isupper() and len(place) > 2 and place not in _NO_PLACES
    dash = found[0].rstrip()[-1] != ":"
    return _WITHOUT_AGENCY if capitals and dash and not text[found.end()].islower() else 0.0
