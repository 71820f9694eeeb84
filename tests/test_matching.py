import pytest

from cleantext.folding import fold
from cleantext.matching import Matcher, core
from cleantext.model import Rule, Scope, Zone


def rule(pattern=None, triggers=("read more",), scope=Scope.BLOCK):
    return Rule(
        "en/related_link/x", "related_link", "en", "x", scope, Zone.ANY, triggers, pattern, 0.9
    )


def found(text, **parts):
    return [span[:2] for span in Matcher(rule(**parts)).find(fold(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("» Read more »", "Read more"),
        ("[Read more…]", "Read more"),
        ("• (Advertisement)", "Advertisement"),
        ("Photo (AP)", "Photo (AP)"),
        ("(a) and (b)", "(a) and (b)"),
        ('"Read more"', '"Read more"'),
        ("---", ""),
    ],
)
def test_core_is_the_block_without_ornaments(text, inside):
    left, right = core(fold(text))
    assert text[left:right] == inside


def test_a_rule_without_pattern_matches_a_block_that_equals_a_trigger():
    assert found("READ MORE »") == [(0, 11)]
    assert found("Read more books") == []


def test_a_block_rule_must_match_the_whole_block():
    assert found("Read more about it", pattern="read more(?: about .{1,20})?") == [(0, 18)]
    assert found("They read more about it", pattern="read more(?: about .{1,20})?") == []


def test_an_inline_rule_matches_every_time():
    text = "One, opens new tab, two, opens new tab."
    assert found(text, pattern=", opens new tab", scope=Scope.INLINE) == [(3, 18), (23, 38)]


def test_the_value_is_the_group_of_that_name():
    matcher = Matcher(rule("photo: (?P<value>.{2,40})"))
    assert list(matcher.find("photo: ann lee/example.")) == [(0, 23, 7, 22)]


def test_a_pattern_that_runs_away_is_no_match_in_bounded_time():
    runaway = Matcher(rule(r"(?:\w{1,19} ?){1,19}\W"))
    assert runaway.find("a" * 500) == ()
    assert runaway.takes_too_long("a" * 500)
    assert not Matcher(rule("read more")).takes_too_long("a" * 500)


@pytest.mark.parametrize(
    "text", ["« Read more »", "- « Read more. »", "»Read more«", "« Read more »."]
)
def test_what_guillemets_enclose_is_a_quote(text):
    assert not found(text)
    assert found(text.replace("«", "").replace("»", " »"))
