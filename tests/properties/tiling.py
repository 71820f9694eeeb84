"""What holds of every article, whatever made it."""

from itertools import pairwise


def assert_nothing_is_lost(article, text):
    """Check that the source comes back, and that body, fields and removals tile it."""
    assert article.restore() == text
    fields = [(f.start, f.end) for f in article.fields if f.kind != "dateline"]
    removed = [(r.start, r.end) for r in article.removed]
    spans = sorted([*article.body_spans, *fields, *removed])
    spans = [(start, end) for start, end in spans if start < end]
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start, "two spans overlap"
    edges = [(0, 0), *spans, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(edges):
        gap = text[end:start]
        assert not any(map(str.isalnum, gap)), f"{gap!r} is in no span"
    for span in (*article.removed, *article.fields):
        assert text[span.start : span.end] == span.text
