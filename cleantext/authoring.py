"""What authors write: a new rule into a rule file, and the bundle after a change of the packs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import tomlkit

from cleantext.bundle import BUNDLE, RULES, digest
from cleantext.lexicon import NAMES, read_lexicon
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
            entry[key] = (
                tomlkit.string(value, literal=True)
                if key == "pattern" and "'" not in value
                else value
            )
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


def write_bundle() -> int:
    """Check all rules of the package, write the bundle, and return the number of rules.

    Raises:
        RuleError: a rule breaks one of the rules for rules.
    """
    rules = load_rules(RULES)
    data = {
        "digest": digest(),
        "lexicons": {name: read_lexicon(name) for name in NAMES},
        "rules": [asdict(rule) for rule in rules],
    }
    BUNDLE.parent.mkdir(exist_ok=True)
    BUNDLE.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return len(rules)


if __name__ == "__main__":
    print(f"{BUNDLE}: {write_bundle()} rules")
