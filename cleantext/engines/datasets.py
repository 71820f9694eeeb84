"""Hugging Face datasets: ``Dataset`` and ``IterableDataset`` (extra ``datasets``)."""

from __future__ import annotations

from typing import Any, TypeVar

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs

with needs("datasets"):
    from datasets import Dataset, Features, IterableDataset

AnyDataset = TypeVar("AnyDataset", Dataset, IterableDataset)


def clean_dataset(
    dataset: AnyDataset, cleaner: BatchCleaner | None = None, **options: Any
) -> AnyDataset:
    """Return the dataset with the output columns behind its own.

    Args:
        dataset: a dataset, or a streamed one, with a column of texts.
        cleaner: what to clean with; the default one where it is None.
        options: for ``dataset.map``, such as ``num_proc`` and ``batch_size``.

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    cleaner = cleaner or BatchCleaner()
    if dataset.features is not None:
        cleaner.check(dataset.features)
        # Said beforehand: a first batch of nulls would give columns of the type null.
        schema = cleaner.extended(dataset.features.arrow_schema.remove_metadata())
        features = Features.from_arrow_schema(schema)
        options = {"features": features, **options}
        if isinstance(dataset, Dataset) and not len(dataset):
            # map() would hand it back without the columns.
            empty: dict[str, list[Any]] = {name: [] for name in features}
            return Dataset.from_dict(empty, features, split=dataset.split)
    return dataset.map(cleaner, batched=True, **options)
