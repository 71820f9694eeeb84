"""Which step of cleaning takes what share of the time.

A step is done for all texts before the next one begins, so that the clock is read rarely. What a
document works out when it is first asked (folds, language, which blocks are prose) counts for the step that asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from clock import seconds

from cleantext import Pipeline
from cleantext.assemble import assemble
from cleantext.context import Context
from cleantext.document import Document
from cleantext.guard import takes_too_much
from cleantext.model import Mark
from cleantext.pipeline import stage_name
from cleantext.repair import repair
from cleantext.resolve import resolve
from cleantext.trigger import TriggerIndex

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Steps:
    """Times a step over all items, and hands its results on."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}

    def __call__(
        self, name: str, function: Callable[[Item], Result], items: Sequence[Item]
    ) -> list[Result]:
        results: list[Result] = []
        self.took[name] = seconds(lambda: results.extend(map(function, items)))
        return results


def once(pipeline: Pipeline, index: TriggerIndex, texts: Sequence[str]) -> dict[str, float]:
    """Return the seconds that each step takes over all texts, in order."""
    step = _Steps()
    step("repair", repair, texts)
    documents = step("document", Document, texts)
    step.took["document"] = max(0.0, step.took["document"] - step.took["repair"])
    hits = step("trigger pass", index.scan, documents)
    contexts = list(map(Context, documents, hits))
    for stage in pipeline.stages:
        step(stage_name(stage), lambda context, stage=stage: context.add(stage(context)), contexts)
    decided = step("resolve", lambda c: resolve(c.marks, pipeline.min_confidence), contexts)
    pairs = list(zip(documents, decided, strict=True))
    step("guard", lambda pair: takes_too_much(*pair, pipeline.most_cut), pairs)
    step("assemble", lambda pair: _assemble(pipeline, pair), pairs)
    return step.took


def _assemble(pipeline: Pipeline, pair: tuple[Document, list[Mark]]) -> object:
    return assemble(*pair, pipeline.fingerprint, guarded=False)


def shares(pipeline: Pipeline, texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return each step's seconds over all texts, the fastest of some rounds."""
    index = TriggerIndex(pipeline.rules)
    runs = [once(pipeline, index, texts) for _ in range(rounds + 1)][1:]
    return {name: min(run[name] for run in runs) for name in runs[0]}
