"""Hugging Face datasets: ``Dataset`` and ``IterableDataset`` (extra ``datasets``)."""

from __future__ import annotations

from typing import Any, TypeVar

from datasets import Dataset, Features, IterableDataset

from cleantext.batch import BatchCleaner

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
        options = {"features": Features.from_arrow_schema(schema), **options}
    return dataset.map(cleaner, batched=True, **options)
