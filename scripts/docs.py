"""Build the documentation into ``site/``: ``python scripts/docs.py``.

The rule catalogue is made from the rules and what they do over the corpus, the page of the command
line from its help, the reference from the docstrings; then Zensical builds the site.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT))  # this checkout, whatever is installed

from cleantext.pack import bundled_rules  # noqa: E402
from cleantext.report.catalogue_page import (  # noqa: E402
    Evidence,
    catalogue_markdown,
    evidence,
)

_CATALOGUE = """\
# Rule catalogue

The {count} rules that come with the package, by language; `und` holds in any language. Hits and
false positives are those over the project's own corpus. An id is public for ever: a rule that
turns out wrong is retired and stays in the catalogue.

| language | rules | hits | false positives |
|---|---|---|---|"""


def write_catalogue(target: Path, seen: dict[str, Evidence]) -> None:
    """Write a page a language and a page that leads to them."""
    rules = bundled_rules()
    counts = Counter(rule.language for rule in rules)
    target.mkdir(exist_ok=True)
    rows = []
    for language in sorted(counts):
        chosen = [rule for rule in rules if rule.language == language]
        found = [seen[rule.id] for rule in chosen if rule.id in seen]
        hits, wrong = sum(f.hits for f in found), sum(f.false_positives for f in found)
        rows.append(f"| [{language}]({language}.md) | {counts[language]} | {hits} | {wrong} |")
        page = catalogue_markdown(chosen, seen, f"Rules: {language}")
        (target / f"{language}.md").write_text(page, encoding="utf-8")
    index = [_CATALOGUE.format(count=len(rules)), *rows]
    (target / "index.md").write_text("\n".join(index) + "\n", encoding="utf-8")


def write_command_line(target: Path) -> None:
    """Write the page of the command line from its own help."""
    command = [sys.executable, "-m", "typer", "cleantext.cli", "utils", "docs"]
    done = subprocess.run(
        [*command, "--name", "cleantext", "--title", "Command line"],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    target.write_text(done.stdout, encoding="utf-8")


def main() -> int:
    """Write the generated pages and build the site; return Zensical's exit code."""
    write_catalogue(DOCS / "rules", evidence(ROOT / "corpus"))
    write_command_line(DOCS / "reference" / "cli.md")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
