"""Build the wheel and try it, alone, on every Python from 3.11 on that this machine has.

python scripts/smoke.py [PYTHON...]     # those, or all on the PATH
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = [f"3.{minor}" for minor in range(11, 16)]
SAMPLE = ROOT / "corpus" / "en" / "reservoir-aggregator" / "input.txt"
CHECK = """
import cleantext
text = "Rain stopped play at noon on the second day.\\n\\nRead Entire Article"
article = cleantext.clean(text)
assert article.body == "Rain stopped play at noon on the second day.", article
assert article.restore() == text
assert len(cleantext.Pipeline.article().rules) > 2000
"""


def version_of(python: str) -> str | None:
    """Return what a Python says of itself, or None where it cannot be run."""
    if shutil.which(python) is None:
        return None
    done = subprocess.run([python, "--version"], check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def try_wheel(python: str, wheel: Path, folder: Path) -> None:
    """Install a wheel into an environment of its own, away from the checkout, and use it."""
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    inside = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [inside / "python", "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, wheel], check=True)
    subprocess.run([inside / "python", "-c", CHECK], check=True, cwd=folder)
    subprocess.run([*install, f"{wheel}[cli]"], check=True)
    command = [inside / "cleantext", "clean", "--format", "json", SAMPLE]
    done = subprocess.run(command, check=True, cwd=folder, capture_output=True, text=True)
    assert '"Drought Empties the Reservoir' in done.stdout


def main() -> int:
    """Try the wheel; return 1 if there is no Python to try it on."""
    tried = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", ROOT, "-w", folder]
        subprocess.run(build, check=True)
        (wheel,) = folder.glob("*.whl")
        for number, python in enumerate(sys.argv[1:] or [f"python{v}" for v in VERSIONS]):
            version = version_of(python)
            if version is None:
                print(f"{python}: not on this machine")
                continue
            (folder / str(number)).mkdir()
            try_wheel(python, wheel, folder / str(number))
            print(f"{version}: {wheel.name} works")
            tried += 1
    return 0 if tried else 1


if __name__ == "__main__":
    sys.exit(main())
