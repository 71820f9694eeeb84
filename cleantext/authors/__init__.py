"""Who wrote a page's article: places where a name may stand, their features, and weights."""
