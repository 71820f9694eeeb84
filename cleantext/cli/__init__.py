"""The command line; one module for each group of commands."""

from __future__ import annotations

import sys
from typing import Annotated

try:
    import rich  # noqa: F401
    import typer
except ImportError as error:  # the core stays light
    raise SystemExit("the command line needs: pip install 'cleantext-news[cli]'") from error

from cleantext._version import __version__
from cleantext.cli.articles import clean, explain
from cleantext.cli.corpora import report, run
from cleantext.cli.learning import learn
from cleantext.cli.quality import evaluate, label
from cleantext.cli.rulebook import new_rule, rules

app = typer.Typer(
    name="cleantext",
    help="Plain text of a scraped news article in, the article out; every cut is named.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)
for command in (clean, explain, run, report, evaluate, label, rules):
    app.command()(command)
app.command("new-rule")(new_rule)
app.add_typer(learn, name="learn")


def _show_version(wanted: bool) -> None:
    if wanted:
        print(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogatepass")


def main() -> None:
    """Run the command line; an extra that is missing is named, without a traceback."""
    try:
        app()
    except ImportError as error:
        sys.exit(f"cleantext: {error}")
