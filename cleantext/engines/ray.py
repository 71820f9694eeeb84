"""Ray Data (extra ``ray``)."""

from __future__ import annotations

from typing import Any

from ray.data import Dataset

from cleantext.batch import BatchCleaner


def clean_ray(dataset: Dataset, cleaner: BatchCleaner | None = None, **options: Any) -> Dataset:
    """Return the Ray dataset with the output columns behind its own.

    Args:
        dataset: a dataset with a column of texts.
        cleaner: what to clean with; the default one where it is None.
        options: for ``dataset.map_batches``, such as ``batch_size`` and ``num_cpus``.
    """
    cleaner = cleaner or BatchCleaner()
    return dataset.map_batches(cleaner.arrow, batch_format="pyarrow", **options)
