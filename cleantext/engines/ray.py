"""Ray Data (extra ``ray``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs
from cleantext.engines.shipped import Shipped

with needs("ray"):
    from ray.cloudpickle import dumps
    from ray.data import Dataset

if TYPE_CHECKING:
    import pyarrow as pa


def clean_ray(dataset: Dataset, cleaner: BatchCleaner | None = None, **options: Any) -> Dataset:
    """Return the Ray dataset with the output columns behind its own.

    Args:
        dataset: a dataset with a column of texts.
        cleaner: what to clean with; the default one where it is None.
        options: for ``dataset.map_batches``, such as ``batch_size`` and ``num_cpus``.
    """
    shipped = Shipped(cleaner or BatchCleaner(), dumps)

    def clean(batch: pa.Table) -> pa.Table:
        return shipped.cleaner.arrow(batch)

    return dataset.map_batches(clean, batch_format="pyarrow", **options)
