"""Commands on quality: evaluate and label."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleantext.cli.options import (
    MinConfidence,
    PipelineName,
    Ready,
    RulesPath,
    Without,
    build_pipeline,
    or_fail,
    write,
)

if TYPE_CHECKING:
    from cleantext.evaluation.measures import Score


def evaluate(
    data: Annotated[
        list[Path], typer.Argument(help="JSON Lines with texts, .gz or not.", metavar="DATA...")
    ],
    gold: Annotated[
        Path | None, typer.Option(help="JSON Lines with the gold by id; without: it is in DATA.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(help="Keys to group by, with commas; kind, if there is one.")
    ] = None,
    json_: Annotated[
        Path | None, typer.Option("--json", help="Write measures and scores here.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="The --json of an earlier run: what got better or worse.")
    ] = None,
    rounds: Annotated[
        int, typer.Option(min=0, help="Bootstrap rounds for 95 % intervals; 0: none.")
    ] = 0,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
    without: Without = [],  # noqa: B006
    min_confidence: MinConfidence = 0.5,
) -> None:
    """Measure cleaning against gold: body F1, content lost, residue removed, snippets, fields.

    A record has the keys id, input, gold_body, gold_title, gold_authors, gold_date, must_have and
    must_not, those that are known, and whatever --by names.

    **Examples**

    - `cleantext evaluate dev.jsonl.gz --by kind,lang --json now.json`
    - `cleantext evaluate texts.jsonl --gold gold.jsonl --against before.json --rounds 1000`
    """
    from cleantext.evaluation import records, summary  # noqa: PLC0415 - NumPy
    from cleantext.evaluation.stored import dumped  # noqa: PLC0415

    run = build_pipeline(pipeline, rules, without, min_confidence)
    read = records.read_records(data)
    if gold is not None:
        read = records.with_gold(read, records.read_records([gold]))
    found = or_fail(lambda: list(records.scored(read, run)))
    if not found:
        print("cleantext: there are no records with gold", file=sys.stderr)
        raise typer.Exit(1)
    scores: dict[str, Score] = {}
    if json_ is not None or against is not None:
        names = or_fail(lambda: records.by_id(record for record, _ in found))
        scores = dict(zip(names, (score for _, score in found), strict=True))
    groups = or_fail(lambda: summary.grouped(found, None if by is None else by.split(",")))
    summaries = {name: summary.summarise(scores) for name, scores in groups.items()}
    print(summary.as_table(summaries))
    bounds = {n: summary.intervals(scores, rounds) for n, scores in groups.items() if rounds}
    for name, (low, high) in bounds.get(summary.ALL, {}).items():
        print(f"{name}: {low:.4f} to {high:.4f}")
    if against is not None:
        _print_changes(against, scores)
    if json_ is not None:
        content = {"groups": summaries, "intervals": bounds, "scores": dumped(scores)}
        write(json_, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _print_changes(against: Path, scores: dict[str, Score]) -> None:
    from cleantext.evaluation.comparison import changes  # noqa: PLC0415 - NumPy
    from cleantext.evaluation.stored import loaded  # noqa: PLC0415

    before = or_fail(lambda: loaded(against))
    both = len(before.keys() & scores.keys())
    print(f"compared {both} of {len(scores)} documents with {against}", file=sys.stderr)
    for change in changes(before, scores):
        told = ", ".join(f"{n} {a:.3f} to {b:.3f}" for n, (a, b) in change.measures.items())
        print(f"{'better' if change.gain > 0 else 'worse'}\t{change.id}\t{told}")


def label(
    file: Annotated[Path, typer.Argument(help="A text; with --check the folder of a case.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The folder of the new case.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Compare a case with what comes out now.")
    ] = False,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
) -> None:
    """Turn a text and what comes out of it into a case of a corpus, to be put right by hand.

    **Examples**

    - `cleantext label story.txt -o corpus/en/harbour-fire`
    - `cleantext label --check corpus/en/harbour-fire`
    """
    from cleantext.evaluation.corpus import differences, read_case, read_text  # noqa: PLC0415 - only here
    from cleantext.evaluation.labels import write_case  # noqa: PLC0415

    run = build_pipeline(pipeline, rules, (), 0.5)
    if check:
        if output is not None:
            raise typer.BadParameter("--check writes nothing: leave -o out")
        case = or_fail(lambda: read_case(file))
        told = differences(case, run(case.source))
        for difference in told:
            print(difference)
        if not told:
            print(f"{file}: as expected", file=sys.stderr)
        raise typer.Exit(1 if told else 0)
    if output is None:
        raise typer.BadParameter("give the folder of the new case with -o")
    text = or_fail(lambda: read_text(file))
    or_fail(lambda: write_case(output, run(text)))
    print(f"wrote {output}; put expected.toml right, then: cleantext label --check {output}")
