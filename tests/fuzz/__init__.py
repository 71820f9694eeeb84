"""Doors through which strangers' bytes come in, each tried with inputs that coverage leads to.

A door is a module with ``seeds``, the inputs to begin with, ``LINES``, what may stand in a line of
one, and ``try_one``, which fails where a promise is broken. ``python tests/fuzz DOOR`` tries one.
"""

DOORS = ("clean", "page", "rules", "files", "lines")
