"""Files in, files out: readers, parts with a manifest, and the run that ties them together."""

try:
    import fsspec  # noqa: F401 - an extra
    import pyarrow  # noqa: F401
except ImportError as error:
    raise ImportError("cleantext.files needs: pip install 'cleantext-news[files]'") from error

from cleantext.files.manifest import OutputError
from cleantext.files.run import run
from cleantext.files.settings import Settings
from cleantext.files.sources import InputError
from cleantext.files.summary import Summary

__all__ = ["InputError", "OutputError", "Settings", "Summary", "run"]
