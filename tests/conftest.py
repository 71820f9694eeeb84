from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = Path(__file__).parents[1] / "corpus"

# Shared machines stall at random; what is slow for real shows in the benchmarks. The examples are
# the same in every run; --hypothesis-profile=explore looks for new ones.
settings.register_profile("tests", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile("tests")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples that lies beside the project on some machines."""
    if not SHARED.is_dir():
        pytest.skip("the folder of shared samples is not there")
    return SHARED
