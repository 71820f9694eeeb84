"""Rule text for repeated lines, ready to paste: only what the strict loader takes."""

from __future__ import annotations

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import tomlkit

from cleantext.model import Kind
from cleantext.pack import RuleError, load_rules
from cleantext.report.unknown_lines import UnknownLine

KIND = Kind.PAGE_FURNITURE
"""The kind that is proposed: whoever pastes the rule knows better."""
_LONGEST_ID = 40
_CONFIDENCE = {"tail": 0.9, "head": 0.9, "any": 0.8}


class Proposal(NamedTuple):
    """A rule for a line: the file it belongs to, its text there, and the line itself."""

    file: str
    toml: str
    line: UnknownLine


def proposals(lines: Iterable[UnknownLine], taken: Iterable[str]) -> list[Proposal]:
    """Return a rule for each line for which the strict loader takes one.

    Args:
        lines: lines that repeat.
        taken: the ids of rules that are there already.
    """
    ids = set(taken)
    made: list[Proposal] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            language = line.note.language
            slug = _slug(line.key)
            if f"{language}/{KIND}/{slug}" in ids:
                slug = f"{slug}-{_digest(line.key)}"
            toml = _rule_text(line, slug)
            draft = Path(folder) / "draft.toml"
            draft.write_text(file_head(language) + toml, encoding="utf-8")
            try:
                load_rules(draft)
            except RuleError:
                continue
            ids.add(f"{language}/{KIND}/{slug}")
            made.append(Proposal(f"{language}/{KIND}.toml", toml, line))
    return made


def file_head(language: str) -> str:
    """Return the first lines of a rule file for proposals in a language."""
    return f'language = "{language}"\nkind = "{KIND}"\n\n'


def _rule_text(line: UnknownLine, slug: str) -> str:
    note = line.note
    form = note.forms[0]
    hits = [*note.forms, f"{form} »"][:3]
    rule = tomlkit.table()
    rule["id"] = slug
    where = {"tail": "at the end of", "head": "at the top of", "any": "in"}[note.zone]
    rule["summary"] = f"A line that repeats {where} {line.articles} articles."
    if note.zone != "any":
        rule["zone"] = note.zone
    rule["triggers"] = [line.key]
    rule["confidence"] = _CONFIDENCE[note.zone]
    rule["hits"] = hits
    rule["misses"] = [f"The sign read “{form}” until last week.", f"“{form}”, they wrote again."]
    document = tomlkit.document()
    tables = tomlkit.aot()
    tables.append(rule)
    document["rule"] = tables
    return tomlkit.dumps(document).strip() + "\n"


def _slug(line: str) -> str:
    plain = unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _LONGEST_ID:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or f"line-{_digest(line)}"


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "replace")).hexdigest()[:6]
