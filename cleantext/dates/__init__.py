"""Timestamps: a line of text → dates of publication and change."""

from cleantext.dates.reader import TimestampLine, find_date, read_timestamps

__all__ = ["TimestampLine", "find_date", "read_timestamps"]
