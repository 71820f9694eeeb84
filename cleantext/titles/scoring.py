"""The weights that choose a page's title (``data/title.npz``, card beside it). Needs NumPy."""

from cleantext.choosing import DATA, Chooser
from cleantext.titles.candidates import feature_names

TITLES = Chooser("titles", DATA / "title.npz", feature_names())
