"""scikit-learn: a transformer (extra ``sklearn``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

from cleantext.batch import BatchCleaner
from cleantext.engines.extra import needs
from cleantext.pipeline import Pipeline

with needs("sklearn"):
    import numpy as np
    from sklearn.base import BaseEstimator, TransformerMixin


# What comes out is texts for the next step, never a frame. mypy knows no bases of scikit-learn's.
class ArticleCleaner(TransformerMixin, BaseEstimator, auto_wrap_output_keys=None):  # type: ignore[call-arg]
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
            TypeError: ``X`` is one text.
            ValueError: there is no such column, or ``X`` has several.
        """
        if isinstance(X, str | bytes):
            raise TypeError("transform() takes texts, not one text: put it into a list")
        if getattr(X, "ndim", 1) != 1:
            raise ValueError("transform() takes one column of texts, such as frame['text']")
        cleaner = BatchCleaner(pipeline=self.pipeline, fields=[self.field])
        values = cleaner.batch({cleaner.text: list(X)})[self.field]
        return ["" if value is None else value for value in values]

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Return the name of the column, so that a pipeline can tell the names of its features."""
        del input_features
        return np.asarray([self.field], dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        """Say that it can be used without fitting."""
        return True
