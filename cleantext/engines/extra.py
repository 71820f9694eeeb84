"""The extras that engines need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say which extra is missing where an engine cannot be imported.

    >>> with needs("umbrella"):
    ...     import umbrella
    Traceback (most recent call last):
    ImportError: cleantext.engines.umbrella needs: pip install 'cleantext-news[umbrella]'

    Args:
        extra: the name of the extra and of the module.

    Raises:
        ImportError: with what to install.
    """
    try:
        yield
    except ImportError as error:
        told = f"cleantext.engines.{extra} needs: pip install 'cleantext-news[{extra}]'"
        raise ImportError(told) from error
