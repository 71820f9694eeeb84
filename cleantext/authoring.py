"""Write a new rule into a rule file, if the strict loader takes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from cleantext.model import Rule
from cleantext.pack import load_rules


def add_rule(path: Path, table: Mapping[str, Any]) -> Rule:
    """Add a rule to a file and return it; the file is untouched if the rule has a fault.

    A new file takes its language and kind from its place: ``rules/en/related_link.toml``.

    Args:
        path: the rule file, there or not yet there.
        table: the rule's keys as in a rule file: id, summary, triggers, hits, misses ...

    Raises:
        RuleError: the rule breaks one of the rules for rules.
    """
    old = path.read_text(encoding="utf-8") if path.exists() else None
    if old is None:
        document = tomlkit.document()
        document["language"] = path.parent.name
        document["kind"] = path.stem
    else:
        document = tomlkit.parse(old)
    entry = tomlkit.table()
    for key, value in table.items():
        if value is not None:
            entry[key] = tomlkit.string(value, literal=True) if key == "pattern" and "'" not in value else value
    document.setdefault("rule", tomlkit.aot()).append(entry)
    draft = path.with_name(f".{path.stem}.draft.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        draft.write_text(tomlkit.dumps(document), encoding="utf-8")
        added = load_rules(draft)[-1]
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return added
