"""Bylines: a line of text → the names of authors and agencies."""

from cleantext.names.reader import Reading, has_by_word, may_be_names, read_byline

__all__ = ["Reading", "has_by_word", "may_be_names", "read_byline"]
