import json

import pytest
from conftest import CORPUS

from cleantext.batch import BatchCleaner

COUNT = 500


@pytest.fixture(scope="session")
def texts():
    """Return 500 texts of the corpus with nulls, blanks and oddities among them."""
    found = [path.read_bytes().decode() for path in sorted(CORPUS.rglob("input.txt"))]
    found += [path.read_text("utf-8") for path in sorted((CORPUS / "clean").rglob("*.txt"))]
    found = (found * 3)[: COUNT - 6]
    return [None, "", " \n\t\n", "a\x00b", "\u200bno\u202e body", None, *found]


@pytest.fixture(scope="session")
def cleaner():
    return BatchCleaner()


@pytest.fixture(scope="session")
def expected(texts, cleaner):
    """Return the rows that every door must give, as plain values."""
    columns = cleaner.batch({"text": texts})
    return plain_rows([columns[name] for name in cleaner.names], cleaner.names)


def plain_rows(columns, names):
    """Return columns as rows of plain values, however a system spells them."""
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
    return [json.loads(json.dumps(row, default=spell)) for row in rows]


def spell(value):
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(type(value))
