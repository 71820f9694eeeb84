"""The ceilings of the house: small files, small functions, no room for odds and ends."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cleantext"
MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(file):
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    assert file.stem not in {"utils", "helpers", "base", "common", "manager"}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"


def test_the_core_imports_neither_front_ends_nor_ftfy():
    import subprocess
    import sys

    code = "import sys, cleantext; print([m for m in ('typer', 'rich', 'ftfy', 're2', 'tomlkit') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
