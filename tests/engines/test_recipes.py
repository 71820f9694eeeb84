"""The recipes of the README, each in a process of its own, as pasted."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECIPES = re.findall(
    r"<!-- needs: (\w+) -->\n```python\n(.*?)```",
    (ROOT / "README.md").read_text("utf-8"),
    re.DOTALL,
)


def test_every_engine_has_a_recipe():
    modules = {path.stem for path in (ROOT / "cleantext" / "engines").glob("*.py")}
    named = {name for _, code in RECIPES for name in re.findall(r"cleantext\.engines\.(\w+)", code)}
    assert modules - named == {"__init__", "documents", "extra", "shipped"}


@pytest.mark.parametrize(("needs", "code"), RECIPES, ids=[needs for needs, _ in RECIPES])
def test_a_recipe_works_as_pasted(needs, code, tmp_path):
    if importlib.util.find_spec(needs) is None:
        pytest.skip(f"{needs} is not installed")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Read Entire" not in done.stdout.replace("[Read Entire Article]", "")
    assert done.stdout.strip()
