"""The page about crawls: its recipes for engines, run as the files they are."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastwarc", reason="the extra 'files' is not installed")
pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "common-crawl.md").read_text("utf-8")
FILES = dict(re.findall(r'```python title="([^"]+)"\n(.*?)```', PAGE, re.DOTALL))
[TRIAL] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
ENGINES = re.findall(r'<!-- needs: (\w+) -->\n```python title="([^"]+)"', PAGE)


def run(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_both_engines_have_a_recipe():
    assert {needs for needs, _ in ENGINES} == {"ray", "pyspark"}


@pytest.mark.parametrize(("needs", "name"), ENGINES, ids=[needs for needs, _ in ENGINES])
def test_a_recipe_cleans_a_file_as_a_task(needs, name, tmp_path):
    if importlib.util.find_spec(needs) is None:
        pytest.skip(f"{needs} is not installed")
    for file, code in FILES.items():
        (tmp_path / file).write_text(code, encoding="utf-8")
    (tmp_path / "trial.py").write_text(TRIAL, encoding="utf-8")
    tried = run(tmp_path, "trial.py").strip()
    # A run that finds its output complete has nothing to do.
    (tmp_path / "cleaned").rename(tmp_path / "tried")
    assert tried in run(tmp_path, name)
