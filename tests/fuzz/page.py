"""Any text can be cleaned as a whole page, and be judged whether it is one."""

from __future__ import annotations

from cleantext import Pipeline

from .clean import LINES, assert_cleans, seeds
from .known import decoded

__all__ = ["LINES", "seeds", "try_one"]
_pipelines = (Pipeline.page(), Pipeline.auto())


def try_one(data: bytes) -> None:
    """Clean a text with one of the pipelines for pages."""
    text = decoded(data)
    assert_cleans(_pipelines[len(text) % 3 == 0], text)
