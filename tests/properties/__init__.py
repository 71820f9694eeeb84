"""A package, so that its tests can share what they draw and what they check."""
