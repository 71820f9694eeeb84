"""Any file can be given as rules: rules come out that can be used, or an error that names the file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from cleantext import Pipeline, RuleError, load_rules
from cleantext.bundle import RULES
from cleantext.model import Rule
from cleantext.stages.rules import rules

from .clean import assert_cleans

_LEAST = 3
_ODD = [
    b"rule = 3", b"rule = [1]", b'rule = "x"', b"[rule]", b"[[rule]]", b"confidence = nan",
    b"confidence = true", b"confidence = inf", b"zone = []", b'scope = "inline"', b"scope = 1",
    b"retired = true", b"pattern = 1", b"pattern = '(?P<value>.{1,9}'", b"pattern = '(?P<value>a|b)'",
    b"pattern = '(?i:a)'", b"pattern = '(a)\\1{2}'", b"pattern = '(?(1)a|b)'", b"pattern = '[[a--b]]'",
    b"pattern = '\\N{DASH}'", b"pattern = '\\p{L}'", b"pattern = '(?<=a.{1,2})b'", b"pattern = ''",
    b"pattern = 'a{4294967296}'", b"triggers = ['']", b"triggers = [[]]", b"hits = ['', '']",
    b"misses = ['', '']", b"kind = 'promotion.'", b"kind = 3", b"language = 'xx'", b"id = 3",
]  # fmt: skip


def seeds() -> Iterator[bytes]:
    """Yield files of one rule each, the first of every file of the package."""
    for file in sorted(RULES.glob("*/*.toml")):
        head, *tables = file.read_bytes().split(b"[[rule]]")
        yield from (head + b"[[rule]]" + table for table in tables[:1])


LINES = sorted({line for seed in seeds() for line in seed.splitlines()}) + _ODD * 20


def try_one(data: bytes) -> None:
    """Load a file, and clean what its rules are meant for."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "given.toml"
        file.write_bytes(data)
        found: tuple[Rule, ...] = ()
        said = str(file)
        try:
            found = load_rules(file)
        except RuleError as error:
            said = str(error)
        assert said.startswith(str(file))
    pipeline = Pipeline((rules,), found)
    for rule in found:
        for text in (*rule.hits[:_LEAST], *rule.misses[:_LEAST]):
            assert_cleans(pipeline, text)
