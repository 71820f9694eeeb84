"""What the commands share: their options, the pipeline they ask for, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from cleantext.pack import RuleError
from cleantext.pipeline import Pipeline

T = TypeVar("T")


class Ready(StrEnum):
    """The ready pipelines."""

    ARTICLE = "article"
    PAGE = "page"
    AUTO = "auto"


PipelineName = Annotated[
    Ready,
    typer.Option(
        "--pipeline",
        "-p",
        help="article: nearly clean text; page: all text of a page; auto: looks.",
    ),
]
Encoding = Annotated[str, typer.Option(help="How the files are encoded.")]
RulesPath = Annotated[
    list[Path], typer.Option("--rules", help="More rules: a TOML file or a folder of them.")
]
Without = Annotated[list[str], typer.Option("--without", help="Leave a stage out.")]
HtmlFile = Annotated[
    Path | None,
    typer.Option("--html", help="Write one self-contained page here (extra: report)."),
]
MinConfidence = Annotated[float, typer.Option(min=0, max=1, help="Marks below it do not stand.")]


def build_pipeline(
    ready: Ready, rules: Iterable[Path], without: Iterable[str], min_confidence: float
) -> Pipeline:
    """Return the pipeline that the options ask for."""

    def build() -> Pipeline:
        pipeline: Pipeline = getattr(Pipeline, ready.value)(min_confidence)
        for path in rules:
            pipeline = pipeline.with_rules(path)
        return pipeline.without(*without)

    return or_fail(build)


def write(file: Path, text: str) -> None:
    """Write a result file and say so."""
    or_fail(lambda: file.write_text(text, encoding="utf-8"))
    print(f"wrote {file}", file=sys.stderr)


def or_fail(action: Callable[[], T]) -> T:
    """Return what an action returns, or end with its error as a message."""
    try:
        return action()
    except (RuleError, ValueError, OSError, RuntimeError, ImportError) as error:
        print(f"cleantext: {error}", file=sys.stderr)
        raise typer.Exit(1) from error
