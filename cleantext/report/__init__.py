"""What was done to a text and by which rule, for people to read."""
