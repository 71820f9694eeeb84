"""scikit-learn: a transformer (extra ``sklearn``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs
from cleantext.pipeline import Pipeline

with needs("sklearn"):
    from sklearn.base import BaseEstimator, TransformerMixin


class ArticleCleaner(TransformerMixin, BaseEstimator):
    """Texts in, one column of the output out: the bodies, to feed a vectorizer.

    A null text gives an empty string; one that cannot be cleaned comes back as it is.

    Args:
        pipeline: the pipeline to clean with; the default one where it is None.
        field: the column to return, such as ``body`` or ``title``.
    """

    def __init__(self, pipeline: Pipeline | None = None, field: str = "body") -> None:
        self.pipeline = pipeline
        self.field = field

    def fit(self, X: Iterable[Any], y: object = None) -> Self:  # noqa: N803 - scikit-learn's name
        """Do nothing: there is nothing to learn."""
        return self

    def transform(self, X: Iterable[str | None]) -> Sequence[Any]:  # noqa: N803
        """Return the column of the texts.

        Raises:
            ValueError: there is no such column.
        """
        cleaner = BatchCleaner(pipeline=self.pipeline, fields=[self.field])
        values = cleaner.batch({cleaner.text: list(X)})[self.field]
        return ["" if value is None else value for value in values]

    def __sklearn_is_fitted__(self) -> bool:
        """Say that it can be used without fitting."""
        return True
