"""Commands that learn from a corpus."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cleantext.cli.options import PipelineName, Ready, RulesPath, build_pipeline, or_fail

learn = typer.Typer(help="Learn from your own texts.", no_args_is_help=True)


@learn.command("blocks")
def blocks(
    inputs: Annotated[
        list[Path],
        typer.Argument(help="Text files, .jsonl and .jsonl.gz, or folders.", metavar="INPUT..."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the rules.")],
    by: Annotated[str, typer.Option(help="domain, or all for one site.")] = "domain",
    least: Annotated[int, typer.Option(min=2, help="Documents with a line, at least.")] = 3,
    share: Annotated[
        float, typer.Option(min=0, max=1, help="Below this share of a site a rule is doubtful.")
    ] = 0.2,
    text_field: Annotated[str, typer.Option(help="The key of a record's text.")] = "text",
    url_field: Annotated[str, typer.Option(help="The key of a record's address.")] = "url",
    id_field: Annotated[str, typer.Option(help="The key of a record's name.")] = "id",
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
) -> None:
    """Write rules for the lines that a site's documents share and no rule knows yet.

    Each rule tells how often and where its line stands; doubtful ones are commented out. Read
    them, then use the folder with --rules.

    **Examples**

    - `cleantext learn blocks corpus.jsonl.gz --by domain -o my-rules/`
    - `cleantext clean story.txt --rules my-rules/`
    """
    from cleantext.learn.blocks import Wanted, learn_blocks, write_rules  # noqa: PLC0415 - an extra
    from cleantext.report.inputs import Fields, read_texts  # noqa: PLC0415

    if by not in ("domain", "all"):
        raise typer.BadParameter(f"--by is domain or all, not {by!r}")
    run = build_pipeline(pipeline, rules, (), 0.5)
    texts = read_texts(inputs, Fields(text_field, url_field, id_field))
    wanted = Wanted(least, share)
    learned = or_fail(lambda: learn_blocks(texts, run, wanted, by_domain=by == "domain"))
    for file in or_fail(lambda: write_rules(learned, output)):
        print(file)
    sure = sum(not rule.doubtful for rule in learned)
    print(f"{sure} rules, {len(learned) - sure} doubtful ones commented out", file=sys.stderr)
