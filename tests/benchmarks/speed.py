"""Measure speed and write the tables and plots of the documentation: ``python tests/benchmarks speed [DATA.jsonl.gz]...``.

Without records the articles of the project's corpus are timed. Takes three to five minutes. ``--quick`` is a rehearsal whose
figures mean nothing, ``--render`` draws anew what was measured last. The figures are kept in ``results/speed.json``.
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import crawl
import growth
import pictures
from clock import FLOOR_TIMES, floor, over, race
from peers import HTML, OURS, PEERS, ready
from shares import shares
from texts import Texts, as_page, read

from cleantext import Pipeline, __version__
from cleantext.batch import clean_batch
from cleantext.files import Settings, run

RESULTS = Path(__file__).parent / "results"
_TWO = ("title", "body")
_OF_PEERS = 40  # texts: the slow ones take their time


def main() -> None:
    """Measure, keep the figures and write tables and plots."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--render", action="store_true")
    options = parser.parse_args()
    file = RESULTS / "speed.json"
    if not options.render:
        texts = read(options.data)
        if options.quick:
            texts = Texts(texts.source, *(some[:10] for some in texts[1:]))
        figures = measure(texts, 1 if options.quick else options.rounds)
        if options.quick:
            print(json.dumps(figures, indent=1, ensure_ascii=False))
            return
        kept = json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
        file.write_text(kept, encoding="utf-8")
    pictures.write(json.loads(file.read_text(encoding="utf-8")), RESULTS)


def measure(texts: Texts, rounds: int) -> dict[str, Any]:
    """Return all figures, and how long each part took to find."""
    parts: dict[str, Callable[[], Any]] = {
        "doors": lambda: {name: doors(some, rounds) for name, some in texts.sets.items()},
        "shares": lambda: {
            name: shares(Pipeline.article(), some, rounds) for name, some in texts.sets.items()
        },
        "rules": lambda: growth.by_rules(texts.english, rounds),
        "languages": lambda: growth.by_languages(texts.others, rounds),
        "sizes": lambda: growth.by_size(texts.english, rounds),
        "worst": lambda: {n: growth.worst(some, rounds) for n, some in texts.sets.items()},
        "corpus": lambda: growth.by_corpus(texts.english),
        "start": growth.start_up,
        "peers": lambda: side_by_side(texts.english[:_OF_PEERS], rounds),
        "crawl": lambda: crawl.measure(texts.pages, rounds),
    }
    figures: dict[str, Any] = {"about": about(texts)}
    for name, part in parts.items():
        begin = time.monotonic()
        figures[name] = part()
        print(f"{name}: {time.monotonic() - begin:.0f} s", flush=True)
    return figures


def about(texts: Texts) -> dict[str, Any]:
    """Return what was measured, on what and with what."""
    sets = texts.sets | {"pages": texts.pages}
    return {
        "version": __version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "source": texts.source,
        "rules": len([rule for rule in Pipeline.article().rules if not rule.retired]),
        "texts": {
            name: {"count": len(some), "characters": sum(map(len, some)) / len(some)}
            for name, some in sets.items()
        },
    }


def doors(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return the seconds over all texts of the floor and of each way to clean."""
    columns = {"text": list(texts)}
    pipeline = Pipeline.article()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.jsonl"
        lines = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
        source.write_text("".join(lines), encoding="utf-8")
        took = race(
            {
                "floor": over(floor, texts, FLOOR_TIMES),
                "clean": over(pipeline, texts),
                "clean_batch": lambda: clean_batch(columns),
                "clean_batch, title and body": lambda: clean_batch(columns, fields=_TWO),
                "run, JSONL, title and body": lambda: _run(source),
                "Pipeline.page()": over(Pipeline.page(), texts),
            },
            rounds,
        )
    took["floor"] /= FLOOR_TIMES
    return took


def _run(source: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        run([str(source)], folder, Settings(fields=_TWO))


def side_by_side(texts: Sequence[str], rounds: int) -> dict[str, Any]:
    """Return the milliseconds a document of each tool, all of them by turns in one process."""
    pages = [as_page(text) for text in texts]
    entries = {"floor": over(floor, texts, FLOOR_TIMES), OURS: over(Pipeline.article(), texts)}
    versions: dict[str, str] = {}
    missing: dict[str, str] = {}
    for peer in PEERS:
        tool, note = ready(peer)
        if tool is None:
            missing[peer.name] = note
            continue
        versions[peer.name] = note
        entries[peer.name] = over(tool, pages if peer.given == HTML else texts)
    took = race(entries, max(1, rounds - 2))
    took["floor"] /= FLOOR_TIMES
    return {
        "ms": {name: 1e3 * each / len(texts) for name, each in took.items()},
        "given": {peer.name: peer.given for peer in PEERS},
        "versions": versions,
        "missing": missing,
        "characters": sum(map(len, texts)) / len(texts),
        "page characters": sum(map(len, pages)) / len(pages),
    }


if __name__ == "__main__":
    main()
