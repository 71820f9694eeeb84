"""How the time grows: with rules, with languages, with the size of a text, with the size of a corpus."""

from __future__ import annotations

import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from clock import FLOOR_TIMES, floor, over, race, seconds
from texts import of_length

from cleantext import Pipeline
from cleantext.model import Rule
from cleantext.trigger import TriggerIndex

_RULES = (0, 150, 500, 1_000)
_LANGUAGES = (1, 4, 8, 16)
_SIZES = tuple(1_000 * 2**n for n in range(10))
_DOCUMENTS = (500, 1_000, 2_000, 4_000)
_LEAST_SHARE = 500  # bytes; below, a text's share is mostly what any call costs


def _with_rules(rules: Sequence[Rule]) -> Pipeline:
    return Pipeline(Pipeline.article().stages, rules)


def _raced(
    pipelines: dict[int, Pipeline], texts: Sequence[str], rounds: int
) -> list[dict[str, float]]:
    work = {str(n): over(pipeline, texts) for n, pipeline in pipelines.items()}
    took = race({**work, "F": over(floor, texts, FLOOR_TIMES)}, rounds)
    unit = took.pop("F") / FLOOR_TIMES
    return [{"n": float(n), "F": seconds_ / unit} for n, seconds_ in took.items()]


def by_rules(texts: Sequence[str], rounds: int) -> list[dict[str, float]]:
    """Return × F over the number of rules, drawn at random from all of those that act."""
    everything = [rule for rule in Pipeline.article().rules if not rule.retired]
    drawn = random.Random(7).sample(everything, len(everything))
    numbers = [n for n in _RULES if n < len(drawn)] + [len(drawn)]
    return _raced({n: _with_rules(drawn[:n]) for n in numbers}, texts, rounds)


def by_languages(texts: Sequence[str], rounds: int) -> list[dict[str, float]]:
    """Return × F over the number of packs beside ``und``, those with most rules first."""
    rules = Pipeline.article().rules
    counts = Counter(rule.language for rule in rules if rule.language != "und")
    ordered = [language for language, _ in counts.most_common()]
    numbers = [n for n in _LANGUAGES if n < len(ordered)] + [len(ordered)]
    packs = {
        n: _with_rules([r for r in rules if r.language in {"und", *ordered[:n]}]) for n in numbers
    }
    return _raced(packs, texts, rounds)


def by_size(texts: Sequence[str], rounds: int) -> list[dict[str, float]]:
    """Return microseconds a thousand characters over the length of one text."""
    pipeline = Pipeline.article()
    rows = []
    for size in _SIZES:
        text = of_length(texts, size)
        times = max(1, 64_000 // size)
        took = race({"clean": over(pipeline, [text], times)}, rounds)["clean"] / times
        rows.append({"n": float(len(text)), "us": 1e9 * took / len(text), "seconds": took})
    return rows


def worst(texts: Sequence[str], rounds: int) -> float:
    """Return how many times its share by bytes the slowest text takes."""
    pipeline = Pipeline.article()
    took = race({str(n): over(pipeline, [text], 3) for n, text in enumerate(texts)}, rounds)
    sizes = [max(_LEAST_SHARE, len(text.encode("utf-8", "replace"))) for text in texts]
    whole = sum(took.values()) / sum(sizes)
    return max(t / size for t, size in zip(took.values(), sizes, strict=True)) / whole


def by_corpus(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return milliseconds a document and the peak of memory over the documents in a stream.

    In a process of its own, which holds the texts and cleantext and nothing else.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_by_corpus, texts).result()


def _by_corpus(texts: Sequence[str]) -> list[dict[str, float]]:
    pipeline = Pipeline.article()
    seconds(over(pipeline, texts))
    rows = []
    for number in _DOCUMENTS:
        took = seconds(_drained(pipeline, texts, number))
        rows.append({"n": float(number), "ms": 1e3 * took / number, "MB": _peak()})
    return rows


def _drained(pipeline: Pipeline, texts: Sequence[str], number: int) -> Callable[[], Any]:
    def given() -> Iterator[str]:
        for n in range(number):
            yield f"Item {n}\n{texts[n % len(texts)]}"

    return lambda: sum(1 for _ in pipeline.stream(given()))


def _peak() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says on Linux, a process has from the one that started it
        [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1e3
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def start_up() -> dict[str, float]:
    """Return the seconds from the rules as data to a pipeline that has cleaned a first text."""
    rules = Pipeline.article().rules
    text = "Rain stopped play at noon on the second day.\n\nRead Entire Article"
    return {
        "automaton": seconds(lambda: TriggerIndex(rules)),
        "first text": seconds(lambda: _with_rules(rules)(text)),
    }
