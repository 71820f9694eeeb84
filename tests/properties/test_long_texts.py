"""Texts without an end, of one thing over and over: the time grows with the length, not with its square."""

import time

import pytest

from cleantext import Pipeline

SHORT, LONG = 40_000, 160_000
# Four times the text; a square would make it sixteen.
MOST = 9
UNITS = [
    " ", "\n", "(", "a ", "a\n", "| ", "© 2025 All rights reserved. ", "By Ann Lee\n", "By Ann Lee, ",
    "Read more\n", "Read more ", "3 May 2025\n", "3 May 2025 ", "Photo: Ann/Reuters\n",
    "The mill. Photo: Ann/Reuters\n\n", "subscribe to our newsletter ", "Related\n", "\u200b", "\ud800",
    "â€™", "&amp;", "読む", "続きを読む\n",
]  # fmt: skip


def seconds(pipeline, text):
    best = float("inf")
    for _ in range(2):
        begin = time.thread_time()
        pipeline(text)
        best = min(best, time.thread_time() - begin)
    return best


@pytest.fixture(scope="module")
def pipeline():
    """A pipeline whose automata of any language are built."""
    pipeline = Pipeline.article()
    for unit in UNITS:
        pipeline(unit * 20)
    return pipeline


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_time_grows_with_the_length_of_a_text(pipeline, unit):
    long = unit * (LONG // len(unit))
    short = unit * (SHORT // len(unit))
    # What takes no time to speak of is left to chance.
    assert seconds(pipeline, long) < MOST * max(0.01, seconds(pipeline, short))
    assert pipeline(long).restore() == long
