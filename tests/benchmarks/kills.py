"""Kill a run at random moments, again and again, and compare its bytes with an undisturbed one.

python tests/benchmarks kills [DOCUMENTS] [KILLS]
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_JOB = """
import sys
from cleantext.files import Settings, run
if __name__ == "__main__":
    run([sys.argv[1]], sys.argv[2], Settings(fields=("title", "body", "removed")), 2)
"""


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def main(documents: int = 200_000, kills: int = 20) -> None:
    """Make the documents, run once undisturbed, then with kills, and compare."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for n in range(documents):
                text = f"Rain stopped play on day {n}, and nobody minded.\n\nRead Entire Article"
                file.write(json.dumps({"id": n, "text": text}) + "\n")
        (folder / "job.py").write_text(_JOB, encoding="utf-8")
        command = [sys.executable, str(folder / "job.py"), str(source)]
        started = time.monotonic()
        subprocess.run([*command, str(folder / "whole")], check=True)
        took = time.monotonic() - started
        killed = 0
        while killed < kills:
            process = subprocess.Popen([*command, str(folder / "out")], start_new_session=True)
            # Late enough that some of the run is done, early enough that it is not all.
            time.sleep(chance.uniform(0.1, 2 * took / kills))
            if process.poll() is not None:
                break
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            killed += 1
        subprocess.run([*command, str(folder / "out")], check=True)
        same = content(folder / "whole") == content(folder / "out")
        print(f"{documents} documents, {killed} kills, same bytes: {same}")
        if not same:
            sys.exit(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
