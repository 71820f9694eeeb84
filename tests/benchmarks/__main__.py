"""Run a benchmark of this checkout: ``python tests/benchmarks NAME [ARGUMENT]...``.

``speed``: the floor, the stages, growth, peers, and a crawl on paper. ``quality``: what is lost and removed
by threshold. ``kills``: the same bytes after kills as without.
"""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

_NAMES = ("kills", "quality", "speed")


def main() -> None:
    """Put this checkout before whatever is installed, and run the benchmark named."""
    if len(sys.argv) < 2 or sys.argv[1] not in _NAMES:
        sys.exit(f"usage: python tests/benchmarks {'|'.join(_NAMES)} [ARGUMENT]...")
    checkout = str(Path(__file__).resolve().parents[2])
    sys.path.insert(0, checkout)
    os.environ["PYTHONPATH"] = checkout  # for the processes a benchmark starts
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"  # only the time of this thread is taken
    name = sys.argv.pop(1)
    sys.argv[0] = name
    runpy.run_module(name, run_name="__main__")


if __name__ == "__main__":
    main()
