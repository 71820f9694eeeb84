"""Rule packs: TOML files → validated rules.

A file holds ``language``, ``kind`` and ``[[rule]]`` tables (see CONTRIBUTING.md). The loader is
strict so that no rule can rot in silence: every error names the file, the rule and the reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regex

from cleantext.bundle import RULES, bundle
from cleantext.folding import fold, fold_pattern
from cleantext.lexicon import NAMES
from cleantext.matching import Matcher
from cleantext.model import Kind, Rule, Scope, Zone
from cleantext.patterns import Repeats, is_risky, longest, openings, repeats

# Word lists stand beside the rule files of a language and are read by other modules.
_LEXICONS = frozenset(f"{name}.toml" for name in NAMES)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_KEYS = {
    "id",
    "summary",
    "scope",
    "zone",
    "triggers",
    "pattern",
    "confidence",
    "hits",
    "misses",
    "retired",
}
_TYPES: dict[str, tuple[type, str]] = {
    "summary": (str, "a string"),
    "pattern": (str, "a string"),
    "retired": (bool, "true or false"),
}
_LEAST_EXAMPLES = 2
_SHORTEST_BARE_WORD = 3


class RuleError(ValueError):
    """A rule file that cannot be used; the message names file, rule and reason."""


def load_rules(path: str | Path, *, trusted: bool = False) -> tuple[Rule, ...]:
    """Load a rule file, or every rule file below a folder, and check each rule.

    Args:
        path: a ``.toml`` file or a folder of them.
        trusted: skip the checks of examples and patterns, for files that a test has checked.

    Raises:
        RuleError: a file is missing or broken, or a rule breaks one of the rules for rules.
    """
    files = rule_files(Path(path))
    rules: dict[str, Rule] = {}
    faults: list[str] = []
    for file in files:
        for rule in _read(file):
            if rule.id in rules:
                faults.append(f"{file}: {rule.id}: this id is used before; ids are for ever")
            elif not (trusted or rule.retired):
                faults += [f"{file}: {rule.id}: {reason}" for reason in _faults(rule)]
            rules[rule.id] = rule
    if faults:
        raise RuleError("\n".join(faults))
    return tuple(rules.values())


@cache
def bundled_rules() -> tuple[Rule, ...]:
    """Return the rules that come with the package."""
    bundled = bundle()
    if bundled is None:
        return load_rules(RULES, trusted=True)
    return tuple(_from_bundle(entry) for entry in bundled["rules"])


def _from_bundle(entry: dict[str, Any]) -> Rule:
    entry |= {key: tuple(entry[key]) for key in ("triggers", "hits", "misses")}
    entry["openings"] = entry["openings"] and tuple(entry["openings"])
    return Rule(**entry | {"scope": Scope(entry["scope"]), "zone": Zone(entry["zone"])})


def rule_files(path: Path) -> list[Path]:
    """Return the rule files at or below a path, in order.

    Raises:
        RuleError: there is nothing at that path.
    """
    if path.is_dir():
        return sorted(file for file in path.rglob("*.toml") if file.name not in _LEXICONS)
    if path.is_file():
        return [path]
    raise RuleError(f"{path}: no such rule file or folder")


def _read(file: Path) -> Iterator[Rule]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleError(f"{file}: not readable as TOML: {error}") from error
    unknown = data.keys() - {"language", "kind", "rule"}
    if unknown:
        raise RuleError(f"{file}: unknown keys at the top: {', '.join(sorted(unknown))}")
    language, kind = data.get("language"), data.get("kind")
    if not (isinstance(language, str) and _LANGUAGE.fullmatch(language)):
        raise RuleError(f"{file}: language = {language!r}: give a code such as 'en', or 'und'")
    try:
        Kind.of(str(kind))
    except ValueError:
        kinds = ", ".join(Kind)
        raise RuleError(
            f"{file}: kind = {kind!r} is none of {kinds}, with or without .sub"
        ) from None
    tables = data.get("rule", [])
    if not (isinstance(tables, list) and all(isinstance(table, dict) for table in tables)):
        raise RuleError(f"{file}: rule = ...: write each rule as a table, below [[rule]]")
    for number, table in enumerate(tables, start=1):
        slug = table.get("id")
        if not (isinstance(slug, str) and _SLUG.fullmatch(slug)):
            raise RuleError(
                f"{file}: rule {number}: id = {slug!r}: give lower-case-words-like-this"
            )
        try:
            yield _rule(f"{language}/{kind}/{slug}", language, str(kind), table)
        except (TypeError, ValueError, OverflowError, RecursionError, re.error) as error:
            raise RuleError(f"{file}: {slug}: {error}") from error


def _rule(id_: str, language: str, kind: str, table: dict[str, Any]) -> Rule:
    unknown = table.keys() - _KEYS
    if unknown:
        raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
    missing = [key for key in ("summary", "triggers") if not table.get(key)]
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")
    for key, (type_, wanted) in _TYPES.items():
        if key in table and not isinstance(table[key], type_):
            raise TypeError(f"{key} = {table[key]!r}: give {wanted}")
    confidence = table.get("confidence", 0.9)
    if type(confidence) not in (int, float) or not 0 < confidence <= 1:
        raise ValueError(f"confidence = {confidence!r}: give a number above 0, at most 1")
    triggers = _strings(table, "triggers")
    pattern = table.get("pattern")
    scope = Scope(table.get("scope", "block"))
    return Rule(
        id=id_,
        kind=kind,
        language=language,
        summary=table["summary"],
        scope=scope,
        zone=Zone(table.get("zone", "any")),
        triggers=triggers,
        pattern=pattern,
        confidence=float(confidence),
        hits=_strings(table, "hits"),
        misses=_strings(table, "misses"),
        retired=table.get("retired", False),
        longest=max(map(len, triggers)) if pattern is None else longest(pattern),
        risky=pattern is not None and is_risky(pattern),
        openings=None if pattern is None or scope is Scope.INLINE else openings(pattern),
    )


def _strings(table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"{key}: give a list of strings")
    return tuple(value)


def _faults(rule: Rule) -> Iterator[str]:
    if len(rule.hits) < _LEAST_EXAMPLES or len(rule.misses) < _LEAST_EXAMPLES:
        yield f"has {len(rule.hits)} hits and {len(rule.misses)} misses; give at least two of each"
    yield from _trigger_faults(rule)
    broken = list(_pattern_faults(rule))
    yield from broken
    if broken:
        return
    matcher = Matcher(rule)
    for text in rule.hits:
        if not matcher.find(fold(text)):
            yield f"does not match its hit {text!r}"
    for text in rule.misses:
        if matcher.find(fold(text)):
            yield f"matches its miss {text!r}"
    for text in _hostile_texts(rule):
        if matcher.takes_too_long(text):
            yield f"runs away on {text[:60]!r}...: bound its repeats more tightly"


def _hostile_texts(rule: Rule) -> Iterator[str]:
    """Yield folded texts that nearly match, and go on: what makes a pattern backtrack."""
    size = rule.longest
    for hit in rule.hits:
        folded = fold(hit)
        yield f"{folded} x."
        yield (f"{folded} " * 8)[:size]
        for word in ("word ", "a, ", "a", "12 ", "| "):
            yield (folded + f" {word}" * size)[:size] + "\x00"
    for trigger in rule.triggers:
        folded = fold(trigger)
        yield (f"{folded} " * size)[:size] + "\x00"
        yield (folded + " ab, cd" * size)[:size] + "\x00"


def _trigger_faults(rule: Rule) -> Iterator[str]:
    folded = [fold(text) for text in rule.hits]
    triggers = [fold(trigger) for trigger in rule.triggers]
    for trigger in triggers:
        # A label is looked up as a whole; a trigger is looked for everywhere.
        if rule.pattern is None:
            shortest = 1
        else:
            shortest = _SHORTEST_BARE_WORD if trigger.isascii() and trigger.isalnum() else 2
        if len(trigger) < shortest:
            yield f"trigger {trigger!r} is too short: it would point at half of all texts"
        if rule.pattern is not None and not any(trigger in text for text in folded):
            yield f"no hit contains the trigger {trigger!r}"
    for text, shadow in zip(rule.hits, folded, strict=True):
        if not any(trigger in shadow for trigger in triggers):
            yield f"hit {text!r} contains no trigger"


def _pattern_faults(rule: Rule) -> Iterator[str]:
    if rule.pattern is None:
        if rule.scope is Scope.INLINE:
            yield "an inline rule needs a pattern: bare words never cut anything alone"
        return
    try:
        worst = repeats(rule.pattern)
        # Neither engine takes all that the other takes.
        regex.compile(fold_pattern(rule.pattern))
    except (re.error, regex.error) as error:
        yield f"pattern: {error}"
        return
    if worst is Repeats.NESTED:
        yield "pattern: a repeat inside a repeat can run away; bound one of them"
    elif worst is Repeats.UNBOUNDED:
        yield "pattern: an unbounded repeat; write {0,40} instead of * or +"
