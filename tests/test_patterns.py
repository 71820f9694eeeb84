import pytest

from cleantext.patterns import Repeats, is_risky, longest, lookaheads, openings, repeats


@pytest.mark.parametrize(
    ("pattern", "length"),
    [("read (?:on|more)", 9), ("photo: .{2,40}", 47), (r"\W*read", 600)],
)
def test_longest(pattern, length):
    assert longest(pattern) == length


@pytest.mark.parametrize(
    ("pattern", "risky"),
    [
        ("read .{0,40}", False),
        (r"\d{1,6} views?", False),
        (".{0,40} and .{0,40} or .{0,40}", True),
        (r"(?:\w{1,9} ){1,9}", True),
        (r"(?:read|see) (?:more|on)", False),
    ],
)
def test_risky_patterns_have_repeats_that_share_characters(pattern, risky):
    assert is_risky(pattern) is risky


@pytest.mark.parametrize(
    ("pattern", "worst"),
    [
        ("read .{0,40}", Repeats.BOUNDED),
        (r"\d+ views", Repeats.BOUNDED),
        (r"\W*read", Repeats.BOUNDED),
        ("read .*", Repeats.UNBOUNDED),
        ("(?:read )+", Repeats.UNBOUNDED),
        ("(a+)+", Repeats.UNBOUNDED),
        (r"(?:\w{1,40} ){0,40}", Repeats.NESTED),
        (r"(?:\w{1,40}, ){0,4}", Repeats.BOUNDED),
        ("a{10000}", Repeats.BOUNDED),
        ("a{0,10001}", Repeats.UNBOUNDED),
        ("a{1782862394}", Repeats.UNBOUNDED),
        ("(?:read|a{10001,}) more", Repeats.UNBOUNDED),
    ],
)
def test_repeats(pattern, worst):
    assert repeats(pattern) is worst


def test_what_may_begin_with_many_letters_may_begin_with_anything():
    assert openings("[a-c]x") == ("ax", "bx", "cx")
    assert openings("[\u0400-\U0010ffff]x") is None


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"(?!.{0,9}\))(?=[a(\]]{2})read", (r"(?!.{0,9}\))(?=[a(\]]{2})", "read")),
        ("(?!a)(?:(?!b)c|d)", ("(?!a)", "(?:(?!b)c|d)")),
        ("(?:(?!a)(?:(?!b)(?:c|d)))", ("(?!a)(?!b)", "(?:c|d)")),
        ("(?!a)b|c", ("", "(?!a)b|c")),
        ("(?:a|b)(?!c)", ("", "(?:a|b)(?!c)")),
        (r"(?=(a))b\1", ("", r"(?=(a))b\1")),
        ("(?=(?P<value>a))b", ("", "(?=(?P<value>a))b")),
    ],
)
def test_lookaheads_are_parted_from_what_has_to_match_besides(pattern, parts):
    assert lookaheads(pattern) == parts
