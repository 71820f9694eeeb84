"""The command line: clean, explain, report, rules, new-rule."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

try:
    import typer
    from rich.console import Console
except ImportError as error:  # the core stays light
    raise SystemExit("the command line needs: pip install 'cleantext-news[cli]'") from error

from cleantext._version import __version__
from cleantext.article import Article
from cleantext.pack import RuleError, bundled_rules, load_rules
from cleantext.pipeline import Pipeline
from cleantext.report.catalogue import count_table, rule_line, select
from cleantext.report.explain import render_explanation
from cleantext.report.formats import as_json, as_markdown, as_text
from cleantext.report.spans import Reasons, visible

T = TypeVar("T")

app = typer.Typer(
    name="cleantext",
    help="Plain text of a scraped news article in, the article out; every cut is named.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)


class Format(StrEnum):
    """How articles are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Ready(StrEnum):
    """The ready pipelines."""

    ARTICLE = "article"
    PAGE = "page"
    AUTO = "auto"


_WRITERS: dict[Format, Callable[[Article], str]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.MARKDOWN: as_markdown,
}

Files = Annotated[
    list[str], typer.Argument(help="Text files; - reads standard input.", metavar="FILE...")
]
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


@app.command()
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
    run = _pipeline(pipeline, rules, without, min_confidence)
    inputs = Inputs(files, encoding)
    for number, (_, text) in enumerate(inputs):
        if number and format_ is not Format.JSON:
            print()
        print(_WRITERS[format_](run(text)))
    inputs.leave()


@app.command()
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
    run = _pipeline(pipeline, rules, without, min_confidence)
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
            _write(html, explanation_page(articles, reasons))
    inputs.leave()


@app.command()
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

    run = _pipeline(pipeline, rules, without, min_confidence)
    texts = read_texts(inputs, Fields(text_field, url_field, id_field))
    summary = _or_fail(lambda: corpus.report(run, texts, workers, least))
    plain = json.dumps(summary, ensure_ascii=False, indent=1)
    if html is not None:
        title = ", ".join(path.name or str(path) for path in inputs)
        _write(html, corpus.report_page(summary, title))
        json_ = json_ or html.with_suffix(".json")
    if json_ is None:
        print(plain)
    else:
        _write(json_, plain + "\n")


@app.command()
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
    loaded = bundled_rules() if check is None else _or_fail(lambda: load_rules(check))
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


@app.command("new-rule")
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
    added = _or_fail(lambda: add_rule(file, table))
    print(f"{file}: added {added.id}")


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


def _pipeline(
    ready: Ready, rules: Iterable[Path], without: Iterable[str], min_confidence: float
) -> Pipeline:
    def build() -> Pipeline:
        pipeline: Pipeline = getattr(Pipeline, ready.value)(min_confidence)
        for path in rules:
            pipeline = pipeline.with_rules(path)
        return pipeline.without(*without)

    return _or_fail(build)


def _write(file: Path, text: str) -> None:
    """Write a result file and say so."""
    _or_fail(lambda: file.write_text(text, encoding="utf-8"))
    print(f"wrote {file}", file=sys.stderr)


def _or_fail(action: Callable[[], T]) -> T:
    """Return what an action returns, or end with its error as a message."""
    try:
        return action()
    except (RuleError, ValueError, OSError) as error:
        print(f"cleantext: {error}", file=sys.stderr)
        raise typer.Exit(1) from error


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
    """Run the command line."""
    app()
