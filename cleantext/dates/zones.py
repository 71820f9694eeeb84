"""Time zones as the press writes them: names such as ``ET`` or ``MESZ``, and offsets."""

from __future__ import annotations

import datetime as dt
import functools
import re
import zoneinfo

from cleantext.folding import fold
from cleantext.lexicon import lexicon

_OFFSET = re.compile(r"([+-])\s*(\d{1,2}):?(\d\d)?\Z")
_FARTHEST = 14 * 60
_HOUR = 60


def zone_names() -> dict[str, str]:
    """Return zone name → IANA name or offset (``+05:30``), as in ``rules/und/calendar.toml``."""
    names: dict[str, str] = lexicon("calendar").get("und", {}).get("zones", {})
    return names


@functools.cache
def _folded() -> dict[str, str]:
    return {fold(name): target for name, target in zone_names().items()}


@functools.lru_cache(maxsize=512)
def zone(written: str) -> dt.tzinfo | None:
    """Return the zone of a name, an offset or both (``GMT+7``); None when it is not known.

    A name shared by several zones has the one that is most used in the news (IST: India).

    >>> zone("GMT+7")
    datetime.timezone(datetime.timedelta(seconds=25200))
    """
    text = fold(written).strip(" ()[].")
    name = text.rstrip("0123456789:+- ") if "+" in text or "-" in text else text
    if len(name) < len(text):
        return _fixed(text[len(name) :].strip())
    target = _folded().get(name)
    if target is None:
        return None
    if target[0] in "+-":
        return _fixed(target)
    try:
        return zoneinfo.ZoneInfo(target)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _fixed(offset: str) -> dt.tzinfo | None:
    match = _OFFSET.match(offset)
    if match is None:
        return None
    minutes = int(match[2]) * _HOUR + int(match[3] or 0)
    if minutes > _FARTHEST or int(match[3] or 0) >= _HOUR:
        return None
    if not minutes:
        return dt.UTC
    return dt.timezone(dt.timedelta(minutes=-minutes if match[1] == "-" else minutes))
