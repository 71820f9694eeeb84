"""Every example of the documentation, run page by page in a folder of its own.

Python and sh blocks run in order. A text block right behind one is what it prints. A block with a title
is a file that lies in the folder. Blocks of other kinds (console, toml without a title) are for reading.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

pytest.importorskip("datasketches", reason="the extra 'report' is not installed")

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MADE = ("rules/", "reference/")
PAGES = [
    page
    for page in sorted(DOCS.rglob("*.md"))
    if not page.relative_to(DOCS).as_posix().startswith(MADE) and "\n```" in page.read_text("utf-8")
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_examples_of_a_page_run_and_print_what_it_says(page, tmp_path, commands, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    names = {"__name__": "__main__"}
    printed = None
    ran = 0
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type != "fence":
            printed = printed if token.type.endswith("_close") and printed is None else None
            continue
        language = token.info.partition(" ")[0]
        title = re.search(r'title="([^"]+)"', token.info)
        where = f"{page.name}, line {token.map[0] + 1}"
        if title:
            file = tmp_path / title[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(token.content, encoding="utf-8")
        elif language == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(token.content, where, "exec"), names)
            printed = out.getvalue()
            ran += 1
        elif language == "sh":
            printed = run_shell(token.content)
            ran += 1
        elif language == "text" and printed is not None:
            assert printed.rstrip() == token.content.rstrip(), where
            printed = None
    assert ran


@pytest.fixture(scope="module")
def commands(tmp_path_factory):
    """A folder with a ``cleantext`` that runs this checkout, whatever is installed."""
    folder = tmp_path_factory.mktemp("bin")
    command = folder / "cleantext"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m cleantext "$@"\n'
    )
    command.chmod(0o755)
    return folder


def run_shell(script):
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=os.environ | {"COLUMNS": "200"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def test_every_page_is_in_the_navigation_and_every_entry_is_a_page():
    import tomllib

    config = tomllib.loads((DOCS.parent / "zensical.toml").read_text(encoding="utf-8"))

    def pages(entries):
        for entry in entries:
            for value in entry.values():
                yield from [value] if isinstance(value, str) else pages(value)

    listed = list(pages(config["project"]["nav"]))
    written = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    written = {name for name in written if not name.startswith("rules/")}
    made = {"rules/index.md", "reference/cli.md"}
    assert set(listed) - made == written - made
    assert len(listed) == len(set(listed))
