"""Blocks that repeat across a site's documents → rule files that a person can read and edit.

The bodies that cleaning leaves are taken apart into lines; the lines that many documents of a site
share are boilerplate that no rule knows yet. Counting is one SQL query over one table, which DuckDB
works off on one machine, larger than memory (extra ``learn``), and Spark on many: ``block_rows``
gives the table, ``query`` counts and leaves only what could be worth a rule.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cleantext.article import Article
from cleantext.folding import fold
from cleantext.pipeline import Pipeline
from cleantext.report.inputs import Text
from cleantext.report.proposals import Proposal, file_head, proposals
from cleantext.report.spans import visible
from cleantext.report.unknown_lines import LineNote, UnknownLine, edges, is_line

COLUMNS = {
    "domain": "VARCHAR", "doc": "VARCHAR", "name": "VARCHAR", "key": "VARCHAR", "text": "VARCHAR",
    "language": "VARCHAR", "head": "INTEGER", "tail": "INTEGER", "prose": "INTEGER",
}  # fmt: skip
"""The table of lines: one row for each line of each body."""
SITES = """
SELECT domain, COUNT(*) AS docs FROM (SELECT DISTINCT domain, doc FROM blocks) AS d GROUP BY domain
"""
"""How many documents each site has, for DuckDB and for Spark."""
SEVERAL = "several-sites"
"""The file of lines that more than one site has."""
_BATCH = 50_000
_SENTENCE_MARKS = tuple(".!?…。！？।؟\"'”’»」』")
# A line that ends as a sentence does and is no shorter could be prose.
_PROSE = 40
# Lines of so few words can be a subhead or a name. Words without blanks cannot be counted.
_BARE = 2
_UNSPACED = ("ja", "th", "zh")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What makes a line worth a rule.

    Attributes:
        least: in how many documents of a site it stands at least.
        share: in which share of a site's documents at least; below it a rule is doubtful.
    """

    least: int = 3
    share: float = 0.2


class Learned(NamedTuple):
    """A rule that was learned, for which site, and whether a person should look at it first."""

    site: str
    proposal: Proposal
    doubtful: bool


def block_rows(article: Article, name: str, domain: str | None) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an article's body, in the order of ``COLUMNS``.

    A document is known by its longest line, so that copies of an article count once.
    """
    lines = [visible(line.strip()) for line in article.body.split("\n") if line.strip()]
    if len(lines) < 2:
        return
    doc = hashlib.sha256(max(lines, key=len).encode("utf-8", "replace")).hexdigest()[:16]
    site, name = visible(domain or ""), visible(name)
    language = article.language or "und"
    for at, line in enumerate(lines):
        if is_line(line):
            head, tail = edges(at, len(lines))
            prose = len(line) >= _PROSE and line.endswith(_SENTENCE_MARKS) and not (head or tail)
            yield site, doc, name, fold(line), line, language, int(head), int(tail), int(prose)


def query(least: int) -> str:
    """Return the SQL that counts lines by site, for DuckDB and for Spark.

    Lines that no site has often enough, nearly all of them, and lines that are prose in the middle
    of any body do not leave the engine. They are sorted out first, by plain counts of groups: those
    go to disk when memory is short, while distinct counts and texts of all lines would not.

    Args:
        least: in how many documents of a site a line stands at least.
    """
    return f"""
WITH by_doc AS (
    SELECT key, domain, doc, SUM(prose) AS prose FROM blocks GROUP BY key, domain, doc
), by_site AS (
    SELECT key, domain, COUNT(*) AS docs, SUM(prose) AS prose FROM by_doc GROUP BY key, domain
), wanted AS (
    SELECT key FROM by_site GROUP BY key HAVING MAX(docs) >= {least:d} AND SUM(prose) = 0
)
SELECT blocks.key, domain, COUNT(DISTINCT doc) AS docs, COUNT(*) AS seen, SUM(head) AS heads,
       SUM(tail) AS tails, MIN(text) AS first_form, MAX(text) AS last_form,
       MIN(name) AS first_name, MAX(name) AS last_name, MIN(language) AS language
FROM blocks JOIN wanted ON blocks.key = wanted.key
GROUP BY blocks.key, domain ORDER BY blocks.key, domain
"""


def learn_blocks(
    texts: Iterable[Text],
    pipeline: Pipeline,
    wanted: Wanted | None = None,
    *,
    by_domain: bool = True,
) -> list[Learned]:
    """Return rules for the lines that documents share, the surest first.

    Args:
        texts: the documents, read once.
        pipeline: what cleans them first; only what it leaves is looked at.
        wanted: what makes a line worth a rule.
        by_domain: whether to count by site; else all documents are one site.

    Raises:
        ImportError: DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ImportError("learning needs: pip install 'cleantext-news[learn]'") from error

    rows = (
        row
        for text in texts
        if text.text is not None
        for row in block_rows(pipeline(text.text), text.name, text.domain if by_domain else None)
    )
    wanted = wanted or Wanted()
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(str(Path(folder) / "blocks.duckdb")) as connection,
    ):
        table = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        connection.execute(f"CREATE TABLE blocks ({table})")
        while batch := list(islice(rows, _BATCH)):
            _insert(connection, batch)
        found = connection.execute(query(wanted.least))
        names = [column[0] for column in found.description]
        counted = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        sites = dict(connection.execute(SITES).fetchall())
    return choose(counted, sites, [rule.id for rule in pipeline.rules], wanted)


def _insert(connection: Any, rows: Sequence[tuple[Any, ...]]) -> None:
    """Append rows as columns: row by row takes DuckDB hundreds of times as long."""
    kinds = {"VARCHAR": object, "INTEGER": np.int32}
    columns = {
        name: np.array(values, dtype=kinds[kind])
        for (name, kind), values in zip(COLUMNS.items(), zip(*rows, strict=True), strict=True)
    }
    connection.register("batch", columns)
    connection.execute(f"INSERT INTO blocks SELECT {', '.join(COLUMNS)} FROM batch")
    connection.unregister("batch")


def choose(
    counted: Sequence[Mapping[str, Any]],
    sites: Mapping[str, int],
    taken: Iterable[str],
    wanted: Wanted | None = None,
) -> list[Learned]:
    """Return rules for the lines worth one, out of the rows that ``query`` gives.

    Args:
        counted: the rows in their order.
        sites: how many documents each site has, as ``SITES`` gives it.
        taken: the ids of rules that are there already.
        wanted: what makes a line worth a rule.
    """
    wanted = wanted or Wanted()
    lines: dict[str, tuple[UnknownLine, str, bool]] = {}
    for key, group in groupby(counted, key=lambda row: row["key"]):
        rows = list(group)
        often = [row for row in rows if row["docs"] >= wanted.least]
        if not often:
            continue
        rare = all(row["docs"] < wanted.share * sites[row["domain"]] for row in often)
        inside = sum(row["seen"] - row["heads"] - row["tails"] for row in rows) > 0
        site = often[0]["domain"] if len(often) == 1 else SEVERAL
        line = UnknownLine(key, sum(row["docs"] for row in often), _note(often))
        doubtful = rare or inside or line.note.doubtful or any(map(_is_fragment, line.note.forms))
        doubtful = doubtful or _is_bare(line)
        lines[key] = line, site or SEVERAL, doubtful
    ordered = sorted(lines.values(), key=lambda found: (found[2], -found[0].articles, found[0].key))
    made = proposals((line for line, _, _ in ordered), taken)
    return [Learned(lines[p.line.key][1], p, lines[p.line.key][2]) for p in made]


def _is_fragment(line: str) -> bool:
    """Say whether a line begins in the middle of a sentence that was broken at a link."""
    return not line[0].isalnum() or line[0].islower()


def _is_bare(line: UnknownLine) -> bool:
    """Say whether a line is a word or two, which prose holds, too: "help", a section, a name."""
    return line.note.language not in _UNSPACED and len(line.key.split()) <= _BARE


def _note(rows: Sequence[Mapping[str, Any]]) -> LineNote:
    forms = dict.fromkeys(row[name] for row in rows for name in ("first_form", "last_form"))
    examples = dict.fromkeys(row[name] for row in rows for name in ("first_name", "last_name"))
    languages: Counter[str] = Counter()
    for row in rows:
        languages[row["language"]] += row["docs"]
    return LineNote(
        forms=list(islice(forms, 3)),
        count=sum(row["seen"] for row in rows),
        heads=sum(row["heads"] for row in rows),
        tails=sum(row["tails"] for row in rows),
        languages=languages,
        domains={row["domain"] for row in rows},
        examples=list(islice(examples, 4)),
    )


def write_rules(learned: Iterable[Learned], folder: Path) -> list[Path]:
    """Write rules, a file for each site and language; the doubtful ones are commented out.

    Raises:
        FileExistsError: a file is there already, which a person may have edited.
        OSError: a file cannot be written.
    """
    files: dict[Path, list[str]] = {}
    for site, proposal, doubtful in learned:
        language = proposal.line.note.language
        file = folder / language / f"{site or SEVERAL}.toml"
        files.setdefault(file, [file_head(language)]).append(_as_text(proposal, doubtful))
    for file in files:
        if file.exists():
            raise FileExistsError(f"{file} is there already; give another folder")
    for file, texts in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(texts), encoding="utf-8")
    return sorted(files)


def _as_text(proposal: Proposal, doubtful: bool) -> str:
    note = proposal.line.note
    inside = note.count - note.heads - note.tails
    about = [
        f"In {proposal.line.articles} documents: at the top {note.heads} times, at the end "
        f"{note.tails}, inside {inside}.",
        f"Sites: {', '.join(sorted(filter(None, note.domains))) or 'not known'}.",
        f"For example {', '.join(note.examples)}.",
    ]
    if doubtful:
        about.append("Doubtful: take the comment signs away if it is no text.")
    # Names come with the data: a line end in one would end the comment.
    lines = [f"# {' '.join(line.split())}" for line in about]
    rule = proposal.toml.rstrip().split("\n")
    lines += [f"# {line}".rstrip() for line in rule] if doubtful else rule
    return "\n".join(lines) + "\n"
