"""The packs that come with the package, parsed once and kept as JSON beside them.

TOML is the truth and is slow to parse. The bundle holds the same rules and word lists together with
a digest of the TOML files; where the digest differs, the bundle is not used. So it can be missing
or old, never wrong. ``python -m cleantext.authoring`` writes it anew.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parent / "rules"
BUNDLE = Path(__file__).parent / "data" / "bundle.json"


@cache
def bundle() -> dict[str, Any] | None:
    """Return the bundle's ``rules`` and ``lexicons``, or None when it does not fit the files."""
    try:
        data: dict[str, Any] = json.loads(BUNDLE.read_bytes())
    except (OSError, ValueError):
        return None
    return data if data["digest"] == digest() else None


def digest() -> str:
    """Return the digest of all TOML files of the packs."""
    seen = hashlib.sha256()
    for file in sorted(RULES.glob("*/*.toml")):
        seen.update(f"{file.parent.name}/{file.name}\n".encode())
        seen.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return seen.hexdigest()
