"""The timestamp stage: lines that say when the article was published and changed."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.context import Context
from cleantext.dates import read_timestamps
from cleantext.model import Kind, Mark

_LONGEST = 200
