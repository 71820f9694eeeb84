"""The rule catalogue: which rules there are, by language and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table

from cleantext.model import Kind, Rule


def select(rules: Iterable[Rule], language: str | None, kind: str | None) -> list[Rule]:
    """Return the rules of a language and of a kind with its sub-kinds; None means any."""
    return [
        rule
        for rule in rules
        if language in (None, rule.language)
        and (kind is None or rule.kind == kind or rule.kind.startswith(f"{kind}."))
    ]


def count_table(rules: Sequence[Rule]) -> Table:
    """Return the number of rules by kind and language."""
    languages = sorted({rule.language for rule in rules})
    counts = Counter((str(Kind.of(rule.kind)), rule.language) for rule in rules)
    table = Table("kind", *languages, "all", show_edge=False)
    for kind in sorted({kind for kind, _ in counts}):
        row = [counts[kind, language] for language in languages]
        table.add_row(kind, *(str(count or "") for count in row), str(sum(row)))
    total = [sum(rule.language == language for rule in rules) for language in languages]
    table.add_row("all", *map(str, total), str(len(rules)), style="bold")
    return table


def rule_line(rule: Rule) -> str:
    """Return one line on a rule: id, zone, confidence and summary, with tabs between."""
    summary = f"retired: {rule.summary}" if rule.retired else rule.summary
    return f"{rule.id}\t{rule.zone}\t{rule.confidence:.2f}\t{summary}"
