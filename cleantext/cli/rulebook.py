"""Commands on rules: the catalogue, and a new rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cleantext.cli.options import or_fail
from cleantext.pack import bundled_rules, load_rules
from cleantext.report.catalogue import count_table, rule_line, select


def rules(
    language: Annotated[str | None, typer.Option(help="Only this language; und is any.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only this kind and its sub-kinds.")] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="One line a rule instead of counts.")
    ] = False,
    check: Annotated[
        Path | None, typer.Option(help="Check the rules of this file or folder instead.")
    ] = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="The catalogue with examples, as Markdown.")
    ] = False,
    corpus: Annotated[
        Path | None,
        typer.Option(help="With --markdown: count hits and false positives over this corpus."),
    ] = None,
) -> None:
    """Show the rule catalogue: how many rules there are, or which.

    **Examples**

    - `cleantext rules`
    - `cleantext rules --list --language en --kind access_notice`
    - `cleantext rules --check my-rules/`
    - `cleantext rules --markdown --corpus corpus/ > rules.md`
    """
    loaded = bundled_rules() if check is None else or_fail(lambda: load_rules(check))
    chosen = select(loaded, language, kind)
    if markdown:
        from cleantext.report.catalogue_page import catalogue_markdown, evidence  # noqa: PLC0415

        seen = None if corpus is None else evidence(corpus)
        print(catalogue_markdown(chosen, seen))
    elif list_:
        for rule in chosen:
            print(rule_line(rule))
    else:
        # A column a language: a pipe has room for all of them.
        width = None if sys.stdout.isatty() else 200
        Console(highlight=False, width=width).print(count_table(chosen))


def new_rule(
    file: Annotated[
        Path, typer.Argument(help="The rule file, as in my-rules/en/related_link.toml.")
    ],
    id_: Annotated[str, typer.Option("--id", prompt="id (lower-case-words)")],
    summary: Annotated[str, typer.Option(prompt="summary (what it matches)")],
    trigger: Annotated[list[str], typer.Option(help="A literal string that points to the rule.")],
    hit: Annotated[list[str], typer.Option(help="A text it must match; two or more.")] = [],  # noqa: B006
    miss: Annotated[list[str], typer.Option(help="A text it must not match; two or more.")] = [],  # noqa: B006
    pattern: Annotated[
        str | None, typer.Option(help="Without: a block equal to a trigger.")
    ] = None,
    scope: Annotated[str | None, typer.Option(help="block or inline.")] = None,
    zone: Annotated[str | None, typer.Option(help="head, body, tail or any.")] = None,
    confidence: Annotated[float, typer.Option(min=0.01, max=1)] = 0.9,
) -> None:
    """Add a rule to a rule file, if the strict loader takes it.

    **Example**

    - `cleantext new-rule my-rules/en/promotion.toml --id morning-mail --summary "Sign-up line."
      --trigger "get the morning mail" --hit "Get the morning mail"
      --hit "GET THE MORNING MAIL »" --miss "They get the morning mail at six."
      --miss "Get the morning mailbag."`
    """
    from cleantext.authoring import add_rule  # noqa: PLC0415 - only here

    table: dict[str, object] = {"id": id_, "summary": summary, "scope": scope, "zone": zone}
    table |= {"triggers": trigger, "pattern": pattern, "confidence": confidence}
    table |= {"hits": hit, "misses": miss}
    added = or_fail(lambda: add_rule(file, table))
    print(f"{file}: added {added.id}")
