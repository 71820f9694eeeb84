"""Hugging Face datasets: ``Dataset`` and ``IterableDataset`` (extra ``datasets``)."""

from __future__ import annotations

from typing import Any, TypeVar

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs

with needs("datasets"):
    from datasets import Dataset, DatasetDict, Features, IterableDataset, IterableDatasetDict

AnyDataset = TypeVar("AnyDataset", Dataset, IterableDataset, DatasetDict, IterableDatasetDict)


def clean_dataset(
    dataset: AnyDataset, cleaner: BatchCleaner | None = None, **options: Any
) -> AnyDataset:
    """Return the dataset with the output columns behind its own.

    Args:
        dataset: a dataset with a column of texts, whole or streamed, or a dict of splits.
        cleaner: what to clean with; the default one where it is None.
        options: for ``dataset.map``, such as ``num_proc``, ``batch_size`` and ``remove_columns``.

    Raises:
        ValueError: there is no column of texts, or a column has the name of an output column.
    """
    cleaner = cleaner or BatchCleaner()
    if isinstance(dataset, dict):
        splits = {name: clean_dataset(split, cleaner, **options) for name, split in dataset.items()}
        return type(dataset)(splits)
    if dataset.features is not None:
        cleaner.check(dataset.features)
        # Said beforehand: a first batch of nulls would give columns of the type null.
        features = _features(dataset.features, cleaner, options.get("remove_columns"))
        options = {"features": features, **options}
        if isinstance(dataset, Dataset) and not len(dataset):
            # map() would hand it back without the columns.
            empty: dict[str, list[Any]] = {name: [] for name in features}
            return Dataset.from_dict(empty, features, split=dataset.split)
    return dataset.map(cleaner.made, batched=True, **options)


def _features(own: Features, cleaner: BatchCleaner, removed: str | list[str] | None) -> Features:
    """Return the features of a dataset, which keep all that they know of its columns, and ours."""
    gone = {removed} if isinstance(removed, str) else {*(removed or ())}
    kept = {name: feature for name, feature in own.items() if name not in gone}
    return Features({**kept, **Features.from_arrow_schema(cleaner.schema)})
