"""Engines: one thin module for each system that moves texts through a pipeline.

Each needs the extra of its name, and hands batches to ``cleantext.batch``: rows, their order and
other columns stay, nulls stay null, and a text that cannot be cleaned comes back with its
``error``.
"""
