"""The weights that choose a page's date (``data/published.npz``, card beside it). Needs NumPy."""

from cleantext.choosing import DATA, Chooser
from cleantext.published.features import feature_names

PUBLISHED = Chooser("published", DATA / "published.npz", feature_names())
