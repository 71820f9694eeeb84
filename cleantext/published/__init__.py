"""When a page's article was published: dates near it, their features, and weights."""
