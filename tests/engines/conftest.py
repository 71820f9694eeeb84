import json
import os
from pathlib import Path

import pytest
from conftest import CORPUS

from cleantext import Pipeline
from cleantext.batch import BatchCleaner

from .fragile import WORD, Fragile

COUNT = 500
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def texts():
    """Return 500 texts of the corpus with nulls, blanks, oddities and failures among them."""
    paths = [*sorted(CORPUS.rglob("input.txt")), *sorted((CORPUS / "clean").rglob("*.txt"))]
    found = [path.read_bytes().decode() for path in paths]
    odd = [
        None,
        "",
        " \n\t\n",
        "a\x00b",
        "\x00",
        "\u200bno\u202e body",
        "caf\u00c3\u00a9",
        "\U0001f327",
    ]
    odd += [
        None,
        f"A {WORD} grew at noon.",
        f"{found[0]}\n\nThe {WORD}.\x00",
        f"{WORD} \U0001f327",
        "\r\n",
    ]
    return (odd + found * (COUNT // len(found) + 1))[: COUNT - len(odd)] + odd


@pytest.fixture(scope="session")
def cleaner():
    return BatchCleaner(pipeline=Pipeline.article().with_stage(Fragile()))


@pytest.fixture(scope="session")
def expected(texts, cleaner):
    """Return the rows that every door must give, as plain values."""
    columns = cleaner.batch({"text": texts})
    return plain_rows([columns[name] for name in cleaner.names], cleaner.names)


@pytest.fixture
def importable(monkeypatch):
    """Let processes that are not children of this one import the package and the tests."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (ROOT, ROOT / "tests"))))


def plain_rows(columns, names):
    """Return columns as rows of plain values, however a system spells them."""
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return [json.loads(json.dumps(row, default=spell)) for row in rows]


def spell(value):
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(type(value))


def same(columns, names, expected):
    """Demand that columns are the expected rows; the first that is not is shown."""
    rows = plain_rows(columns, names)
    assert len(rows) == len(expected)
    for number, (row, wanted) in enumerate(zip(rows, expected, strict=True)):
        assert (number, row) == (number, wanted)
