"""Which line of a page is its article's title: features of the lines above it, and weights."""
