"""Commands on single texts: clean and explain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from cleantext.article import Article
from cleantext.cli.options import (
    HtmlFile,
    MinConfidence,
    PipelineName,
    Ready,
    RulesPath,
    Without,
    build_pipeline,
    write,
)
from cleantext.report.explain import render_explanation
from cleantext.report.formats import as_json, as_markdown, as_text
from cleantext.report.spans import Reasons, visible


class Format(StrEnum):
    """How articles are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


_WRITERS: dict[Format, Callable[[Article], str]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.MARKDOWN: as_markdown,
}

Files = Annotated[
    list[str], typer.Argument(help="Text files; - reads standard input.", metavar="FILE...")
]
Encoding = Annotated[str, typer.Option(help="How the files are encoded.")]


def clean(
    files: Files,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="json is one object a line.")
    ] = Format.TEXT,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006 - typer copies defaults
    without: Without = [],  # noqa: B006
    min_confidence: MinConfidence = 0.5,
    encoding: Encoding = "utf-8",
) -> None:
    """Clean texts and print the articles.

    **Examples**

    - `cleantext clean story.txt`
    - `curl -s example.org/feed.txt | cleantext clean -`
    - `cleantext clean --format json texts/*.txt > articles.jsonl`
    """
    run = build_pipeline(pipeline, rules, without, min_confidence)
    inputs = Inputs(files, encoding)
    for number, (_, text) in enumerate(inputs):
        if number and format_ is not Format.JSON:
            print()
        print(_WRITERS[format_](run(text)))
    inputs.leave()


def explain(
    files: Files,
    pipeline: PipelineName = Ready.ARTICLE,
    rules: RulesPath = [],  # noqa: B006
    without: Without = [],  # noqa: B006
    min_confidence: MinConfidence = 0.5,
    encoding: Encoding = "utf-8",
    html: HtmlFile = None,
) -> None:
    """Print texts with each cut [-so-] and each field [=so=], and the rule that made it.

    **Examples**

    - `cleantext explain story.txt`
    - `cleantext explain story.txt --html story.html`
    - `cleantext explain --without headline - < story.txt`
    """
    run = build_pipeline(pipeline, rules, without, min_confidence)
    reasons = Reasons(run)
    inputs = Inputs(files, encoding)
    if html is None:
        console = Console(highlight=False, soft_wrap=True)
        for name, text in inputs:
            if len(files) > 1:
                console.rule(visible(name))
            console.print(render_explanation(run(text), reasons))
    else:
        from cleantext.report.explain_page import explanation_page  # noqa: PLC0415 - an extra

        articles = [(name, run(text)) for name, text in inputs]
        if articles:
            write(html, explanation_page(articles, reasons))
    inputs.leave()


class Inputs:
    """The texts of the files named on the command line; what cannot be read is reported."""

    def __init__(self, files: Iterable[str], encoding: str) -> None:
        self._files = files
        self._encoding = encoding
        self._failed = False

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name in self._files:
            try:
                # Bytes, so that line ends come through as they are.
                data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
                text = data.decode(self._encoding)
            except OSError as error:
                self._report(f"{name}: {error.strerror or error}")
            except UnicodeDecodeError as error:
                self._report(f"{name}: not {self._encoding} at byte {error.start}; try --encoding")
            except LookupError as error:
                self._report(f"{name}: {error}")
            else:
                yield name, text

    def _report(self, message: str) -> None:
        self._failed = True
        print(f"cleantext: {message}", file=sys.stderr)

    def leave(self) -> None:
        """End the process with exit code 1 if any file could not be read."""
        if self._failed:
            raise typer.Exit(1)
