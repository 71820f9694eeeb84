"""Each door with a few inputs, so that the fuzzer can be run at any time; it itself needs atheris."""

from importlib import import_module

import pytest

pytest.importorskip("numpy", reason="the extra 'page' is not installed")
pytest.importorskip("fsspec", reason="the extra 'files' is not installed")

from . import DOORS
from .changes import shuffled

FEW = 12


@pytest.mark.parametrize("name", DOORS)
def test_a_door_holds_on_seeds_and_on_changed_ones(name):
    door = import_module(f"fuzz.{name}")
    for number, (seed, _) in enumerate(zip(door.seeds(), range(FEW), strict=False)):
        door.try_one(seed)
        door.try_one(shuffled(seed, door.LINES, number))


def test_a_change_is_the_same_for_the_same_seed():
    first = [shuffled(b"One.\nTwo.", [b"Three."], seed) for seed in range(20)]
    assert first == [shuffled(b"One.\nTwo.", [b"Three."], seed) for seed in range(20)]
    assert len(set(first)) > 10
