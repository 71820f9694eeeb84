"""The weights that choose a page's authors (``data/author.npz``, card beside it). Needs NumPy."""

from cleantext.authors.features import feature_names
from cleantext.choosing import DATA, Chooser

AUTHORS = Chooser("authors", DATA / "author.npz", feature_names())
