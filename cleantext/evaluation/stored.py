"""Scores as they are stored between runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cleantext.evaluation.measures import Score


def dumped(scores: Mapping[str, Score]) -> dict[str, dict[str, Any]]:
    """Return scores as plain values, by document."""
    return {
        name: {"values": score.values, "have": score.have, "avoid": score.avoid}
        for name, score in scores.items()
    }


def loaded(file: Path) -> dict[str, Score]:
    """Return the scores that a run stored.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds no scores.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))["scores"]
        return {name: Score(**plain) for name, plain in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{file}: holds no scores; write it with --json") from error
