"""List the licences of everything that an installed extra brings, as Markdown.

python scripts/licences.py > docs/licences.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

ROOT = "cleantext-news"
# Extras that only the work on the project needs.
LEFT_OUT = {"dev", "docs"}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra == ['\"]([\w-]+)['\"]")
_LONGEST = 60


def needed(name: str, seen: dict[str, Distribution]) -> None:
    """Add a distribution, and those it needs, as far as they are installed."""
    key = name.lower().replace("_", "-")
    if key in seen:
        return
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    seen[key] = found
    for requirement in found.requires or ():
        extra = _EXTRA.search(requirement)
        named = _NAME.match(requirement)
        if named and (extra is None or (key == ROOT and extra[1] not in LEFT_OUT)):
            needed(named[0], seen)


def licence(found: Distribution) -> str:
    """Return what a distribution says of its licence."""
    said = found.metadata.get("License-Expression")
    classified = [
        entry.rpartition(" :: ")[2]
        for entry in found.metadata.get_all("Classifier") or ()
        if entry.startswith("License ::")
    ]
    text = (found.metadata.get("License") or "").split("\n")[0][:_LONGEST]
    return said or ", ".join(classified) or text or "not told"


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    seen: dict[str, Distribution] = {}
    needed(ROOT, seen)
    seen.pop(ROOT, None)
    yield "# Licences"
    yield ""
    yield "What cleantext and its extras bring, with what they say of their licence."
    yield ""
    yield "| package | version | licence |"
    yield "|---|---|---|"
    for key in sorted(seen):
        yield f"| {key} | {seen[key].version} | {licence(seen[key])} |"


if __name__ == "__main__":
    print("\n".join(lines()))
