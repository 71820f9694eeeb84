"""The dateline stage: place, agency and day at the start of the body."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from cleantext.context import Context
from cleantext.model import Action, Kind, Mark
from cleantext.names import agency_names, is_agency

_LONGEST = 90
_WITH_AGENCY = 0.9
_WITHOUT_AGENCY = 0.7
# KYIV, Ukraine (AP) — · PARIS, March 3 (Reuters) - · Berlin (dpa) - · Lima, 4 jun (EFE).-
_PLACE_FIRST = regex.compile(
    r"(?P<place>[\p{Lu}\p{Lo}][\p{L}\p{M}.'’ /-]{1,30}(?:, [\p{L}\p{M}\d.'’ -]{2,30}){0,3})"
    r"(?: ?[(\[/](?P<agency>[\p{L}][\p{L}\p{M}.& -]{1,30}(?:/[\p{L}.]{2,12})?)[)\]/]\.?)?"
    r"(?:(?:, [\p{L}\d. ]{3,14})? ?(?:[–—―]{1,2}|--|-(?=\s)|(?<=[\s).\]/])-|:) ?(?=\S)"
    r"|(?<=[A-Z]{2}[)\]]) (?=\p{Lu}))"
)
# (ANSA) - ROMA, 04 GIU -
_AGENCY_FIRST = regex.compile(
    r"[(\[](?P<agency>\p{Lu}[\p{L}.&/ -]{1,20})[)\]] ?[-–—] ?"
    r"(?P<place>\p{Lu}[\p{Lu}\p{M}.'’ -]{1,30})(?:, \d{1,2} \p{L}{3,10}\.?)? ?[-–—]{1,2} ?(?=\S)"
)
# МОСКВА, 3 марта. /ТАСС/.
_BETWEEN_SLASHES = regex.compile(
    r"(?P<place>\p{Lu}[\p{Lu}\p{M} -]{1,30}, (?:\d{1,2} \p{L}{3,10}|\p{L}{3,10} \d{1,2}))"
    r"\. ?/(?P<agency>\p{L}[\p{L} .-]{1,25})/\.?"
)
# 【新华社北京3月5日电】
_AGENCY_AND_PLACE = regex.compile(
    r"[【（(［\[]?\p{Han}{2,6}社\p{Han}{2,10}\d{1,2}月\d{1,2}日(?:电|電)[】）)］\]]?"
)
_FORMS = (_AGENCY_AND_PLACE, _PLACE_FIRST, _AGENCY_FIRST, _BETWEEN_SLASHES)
# What opens a line in capitals and is no place.
_NO_PLACES = {
    *("UPDATE", "UPDATED", "EXCLUSIVE", "BREAKING", "FAQ", "LIVE", "WATCH", "ANALYSIS", "OPINION"),
    *("EXPLAINER", "REVIEW", "VIDEO", "PHOTOS", "NEW", "NEWS", "NOTE", "INTERVIEW", "EXKLUSIV"),
    *("CORRECTION", "CORRECTED", "FACTBOX", "TIMELINE", "PREVIEW", "PROFILE", "GALLERY"),
    *("PICTURES", "IN PICTURES", "FEATURE", "COLUMN", "EDITORIAL", "LETTER", "OBITUARY", "PODCAST"),
    *("TRANSCRIPT", "BREAKING NEWS", "SPECIAL REPORT", "WARNING", "READ", "LISTEN", "PLEASE"),
    *("YES", "WORLD CUP"),
    *("KOMMENTAR", "EIL", "ENTRETIEN", "DIRECT", "EN DIRECT", "EN DIRECTO", "URGENT", "EXCLUSIF"),
}


def datelines(context: Context) -> Iterator[Mark]:
    """Claim the dateline of the first paragraph of prose; its text stays in the body."""
    document = context.document
    for block in context.free_blocks(0, context.head_end + 1):
        if not document.is_prose(block):
            continue
        text = document.block(block)
        start_of_text = text[: _LONGEST + 10]
        found = next((one for form in _FORMS if (one := form.match(start_of_text))), None)
        if found is not None and found.end() <= _LONGEST:
            confidence = _confidence(found, text)
            if confidence:
                start = document.starts[block]
                value = _value(found)
                yield Mark(
                    start,
                    start + len(value),
                    Action.CLAIM,
                    Kind.DATELINE,
                    "datelines",
                    confidence,
                    _agencies(found),
                )
        return


def _value(found: regex.Match[str]) -> str:
    """Return the dateline without the dash, or the agency between slashes, that ends it."""
    if found.re is _BETWEEN_SLASHES:
        return str(found["place"])
    value = str(found[0].rstrip(" -–—―:"))
    return value[:-1] if value.endswith((").", "].")) else value


def _agencies(found: regex.Match[str]) -> tuple[str, ...]:
    """Return the agencies of a dateline; between slashes may stand anything else."""
    named = found.groupdict().get("agency")
    if not named or (found.re is _BETWEEN_SLASHES and not is_agency(named)):
        return ()
    return agency_names(named)


def _confidence(found: regex.Match[str], text: str) -> float:
    """Return how sure a dateline is, or 0: a dash in a normal sentence makes none."""
    groups = found.groupdict()
    if "place" not in groups or groups["agency"]:
        return _WITH_AGENCY
    place = groups["place"].partition(",")[0].strip()
    capitals = place.isupper() and len(place) > 2 and place not in _NO_PLACES
    dash = found[0].rstrip()[-1] != ":"
    return _WITHOUT_AGENCY if capitals and dash and not text[found.end()].islower() else 0.0
