"""Commands on many texts: report and run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleantext.cli.options import (
    HtmlFile,
    MinConfidence,
    PipelineName,
    Ready,
    RulesPath,
    Without,
    build_pipeline,
    or_fail,
    write,
)


def report(
    inputs: Annotated[
        list[Path],
        typer.Argument(help="Text files, .jsonl and .jsonl.gz, or folders.", metavar="INPUT..."),
    ],
    html: HtmlFile = None,
    json_: Annotated[
        Path | None, typer.Option("--json", help="Without: beside the page, as .json.")
    ] = None,
    text_field: Annotated[str, typer.Option(help="The key of a record's text.")] = "text",
    url_field: Annotated[str, typer.Option(help="The key of a record's address.")] = "url",
    id_field: Annotated[str, typer.Option(help="The key of a record's name.")] = "id",
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is this one alone.")] = 0,
    least: Annotated[
        int, typer.Option(min=2, max=32, help="Articles with a line that make it repeated.")
    ] = 3,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
    without: Without = [],  # noqa: B006
    min_confidence: MinConfidence = 0.5,
) -> None:
    """Look at a corpus: what is cut, by which rules, what to read first, which rules are missing.

    One pass, in memory that does not grow with the corpus. Without --html or --json, prints JSON.

    **Examples**

    - `cleantext report corpus.jsonl.gz --html corpus.html`
    - `cleantext report texts/ --json corpus.json --workers 8`
    """
    from cleantext.report import corpus  # noqa: PLC0415 - an extra
    from cleantext.report.inputs import Fields, read_texts  # noqa: PLC0415

    run = build_pipeline(pipeline, rules, without, min_confidence)
    texts = read_texts(inputs, Fields(text_field, url_field, id_field))
    summary = or_fail(lambda: corpus.report(run, texts, workers, least))
    plain = json.dumps(summary, ensure_ascii=False, indent=1)
    if html is not None:
        title = ", ".join(path.name or str(path) for path in inputs)
        write(html, corpus.report_page(summary, title))
        json_ = json_ or html.with_suffix(".json")
    if json_ is None:
        print(plain)
    else:
        write(json_, plain + "\n")


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files, folders, globs or URLs; the last one is the output folder."),
    ],
    text_column: Annotated[str, typer.Option(help="The column that holds the texts.")] = "text",
    keep_columns: Annotated[
        str | None, typer.Option(help="Input columns to keep, with commas; without: all others.")
    ] = None,
    fields: Annotated[
        str | None, typer.Option(help="Output columns, with commas; without: all.")
    ] = None,
    prefix: Annotated[str, typer.Option(help="What the output columns' names begin with.")] = "",
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help="jsonl, jsonl.gz, jsonl.zst or parquet.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="Stop after so many records.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is this one alone.")] = 0,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
    without: Without = [],  # noqa: B006
    min_confidence: MinConfidence = 0.5,
) -> None:
    """Clean files into a folder of parts: JSONL, Parquet, CSV, text, WET; plain, .gz or .zst.

    Killed at any moment and run again, it goes on where it stopped. Records that cannot be read
    stand in _rejects-*.jsonl beside their part; then the exit code is 1.

    **Examples**

    - `cleantext run news.jsonl.gz cleaned/ --workers 8`
    - `cleantext run 'crawl/*.warc.wet.gz' s3://bucket/cleaned --pipeline page --format parquet`
    - `cleantext run a.csv b.csv out/ --text-column article --keep-columns id --fields title,body`
    """
    try:
        from cleantext import files  # noqa: PLC0415 - an extra
        from cleantext.cli.progress import print_summary, watched  # noqa: PLC0415
    except ImportError as error:
        print(f"cleantext: {error}", file=sys.stderr)
        raise typer.Exit(1) from error

    if len(inputs) < 2:
        raise typer.BadParameter("give at least one input, and the output folder behind it")
    chosen = files.Settings(
        pipeline=build_pipeline(pipeline, rules, without, min_confidence),
        text=text_column,
        keep=_names(keep_columns),
        fields=_names(fields),
        prefix=prefix,
        format=format_,
        limit=limit,
    )
    *sources, output = inputs
    with watched() as watch:
        counts = or_fail(lambda: files.run(sources, output, chosen, workers, watch))
    print_summary(counts, output)
    if counts.rejects:
        raise typer.Exit(1)


def _names(listed: str | None) -> tuple[str, ...] | None:
    """Return the names of a list with commas; None stays None."""
    return None if listed is None else tuple(name.strip() for name in listed.split(",") if name)
