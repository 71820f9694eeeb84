"""Try a door of this checkout: ``python tests/fuzz DOOR [--seconds N] [--keep FOLDER]``; needs atheris.

What led to new ground is kept and tried again by the next run; an input that breaks a promise is
saved beside it, and ``python tests/fuzz DOOR FILE...`` tries it once more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import atheris  # noqa: E402

from fuzz import DOORS  # noqa: E402
from fuzz.changes import shuffled  # noqa: E402


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="python tests/fuzz", description=__doc__)
    parser.add_argument("door", choices=DOORS)
    parser.add_argument(
        "files", nargs="*", help="inputs to try once, instead of looking for new ones"
    )
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument(
        "--keep", type=Path, default=ROOT / ".fuzz", help="folder for what is found"
    )
    parser.add_argument("--longest", type=int, default=4096, help="bytes of an input, at most")
    asked = parser.parse_args()
    door = _opened(asked.door)
    if asked.files:
        for file in asked.files:
            door.try_one(Path(file).read_bytes())
        return
    kept = asked.keep / asked.door
    kept.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={asked.seconds}", f"-max_len={asked.longest}", "-timeout=60",
        f"-artifact_prefix={asked.keep / asked.door}-", "-print_final_stats=1", "-verbosity=1",
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(door.seeds()):
            Path(folder, f"{number:05}").write_bytes(seed[: asked.longest])
        atheris.Setup(
            [sys.argv[0], *options, str(kept), folder], door.try_one, custom_mutator=_mutator(door)
        )
        atheris.Fuzz()


def _opened(name: str) -> ModuleType:
    """Import a door so that the ways through the package are seen, also those imported late."""
    with atheris.instrument_imports(include=["cleantext"]):
        door = import_module(f"fuzz.{name}")
        for seed, _ in zip(door.seeds(), range(200), strict=False):
            door.try_one(seed)
    return door


def _mutator(door: ModuleType) -> object:
    def mutate(data: bytes, most: int, seed: int) -> bytes:
        # Whole lines lead to the stages, single bytes to the corners.
        changed = shuffled(data, door.LINES, seed) if seed % 3 else data
        return (changed if seed % 3 == 1 else atheris.Mutate(changed[:most], most))[:most]

    return mutate


if __name__ == "__main__":
    main()
