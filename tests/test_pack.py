import pytest

from cleantext import RuleError, load_rules
from cleantext.model import Kind, Rule, Scope, Zone

GOOD = """
language = "en"
kind = "related_link"

[[rule]]
id = "read-on"
summary = "Points to the rest."
triggers = ["read on at"]
pattern = 'read on at .{2,30}'
hits = ["Read on at Example", "READ ON AT Example News »"]
misses = ["They read on at night until the lamp failed and then some more.", "Read on."]
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        file = tmp_path / "related_link.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_a_good_rule_loads(write):
    (rule,) = load_rules(write(GOOD))
    assert rule == Rule(
        id="en/related_link/read-on",
        kind="related_link",
        language="en",
        summary="Points to the rest.",
        scope=Scope.BLOCK,
        zone=Zone.ANY,
        triggers=("read on at",),
        pattern="read on at .{2,30}",
        confidence=0.9,
        hits=("Read on at Example", "READ ON AT Example News »"),
        misses=("They read on at night until the lamp failed and then some more.", "Read on."),
        retired=False,
        longest=41,
        risky=False,
        openings=("re",),
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hits =", "confidence = 1\nhits =", {"confidence": 1.0}),
        (".{2,30}", ".{2,30}(?: .{2,30}){0,2}", {"risky": True}),
        (
            ".{2,30}'",
            'example\'\nscope = "inline"',
            {"scope": Scope.INLINE, "longest": 18, "openings": None},
        ),
        ("hits =", 'zone = "tail"\nhits =', {"zone": Zone.TAIL}),
    ],
)
def test_a_rule_says_what_its_file_says(write, old, new, told):
    (rule,) = load_rules(write(GOOD.replace(old, new)))
    assert {name: getattr(rule, name) for name in told} == told


LABEL = """
language = "zh"
kind = "interaction"

[[rule]]
id = "share"
summary = "A button."
triggers = ["转", "read on"]
hits = ["转", "» 转", "Read on"]
misses = ["转发", "Read on."]
"""


def test_a_label_may_be_short_and_is_as_long_as_the_longest(write):
    (rule,) = load_rules(write(LABEL.replace('"Read on."', '"Read on, she said."')))
    assert (rule.pattern, rule.longest, rule.risky, rule.openings) == (None, 7, False, None)


@pytest.mark.parametrize(
    ("trigger", "refused"),
    [("ab", True), ("abc", False), ("a-", False), ("-", True), ("读", True), ("读更", False)],
)
def test_a_trigger_is_long_enough_to_be_rare(write, trigger, refused):
    text = GOOD.replace('["read on at"]', f'["{trigger}"]').replace("read on at", trigger)
    text = text.replace("Read on at", trigger).replace("READ ON AT", trigger)
    text = text.replace("They read", "They, read").replace(f"They {trigger}", "They")
    if refused:
        with pytest.raises(RuleError, match=f"read-on: trigger '{trigger}' is too short"):
            load_rules(write(text))
    else:
        assert load_rules(write(text))[0].triggers == (trigger,)


def test_a_file_without_rules_has_none(write):
    assert load_rules(write('language = "en"\nkind = "promotion"\n')) == ()


def test_every_fault_of_every_rule_is_named(write):
    bad = GOOD.replace('"Read on."', '"Read on at once"').replace('"READ ON AT Example News »"', "")
    other = bad[bad.index("[[rule]]") :].replace('"read-on"', '"read-off"')
    file = write(bad + other)
    with pytest.raises(RuleError) as error:
        load_rules(file)
    assert str(error.value).splitlines() == [
        f"{file}: en/related_link/{name}: {fault}"
        for name in ("read-on", "read-off")
        for fault in (
            "has 1 hits and 2 misses; give at least two of each",
            "matches its miss 'Read on at once'",
        )
    ]


def test_a_folder_is_loaded_with_all_below_it(tmp_path, write):
    write(GOOD)
    below = tmp_path / "deeper"
    below.mkdir()
    (below / "more.toml").write_text(GOOD.replace("read-on", "read-off"), encoding="utf-8")
    assert len(load_rules(tmp_path)) == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"READ ON AT Example News »"', "", "1 hits and 2 misses"),
        (', "Read on."', "", "2 hits and 1 misses"),
        (
            'triggers = ["read on at"]',
            'triggers = ["read on at", "go on"]',
            "no hit contains the trigger 'go on'",
        ),
        ('"Read on at Example"', '"Go on at Example"', "contains no trigger"),
        ('"Read on."', '"Read on at once"', "matches its miss 'Read on at once'"),
        (".{2,30}", ".{2,8}", "does not match its hit"),
        (
            ".{2,30}",
            ".*",
            "read-on: pattern: an unbounded repeat; write {0,40} instead of * or +",
        ),
        (
            ".{2,30}",
            r"(?:\w{1,50} ){1,50}",
            "read-on: pattern: a repeat inside a repeat can run away",
        ),
        (".{2,30}", r"(?:\w{1,19} ?){1,19}", "runs away on"),
        ('["read on at"]', '["read on at", "on"]', "trigger 'on' is too short"),
        (".{2,30}", "(", "missing )"),
        (
            'kind = "related_link"',
            'kind = "related"',
            f"kind = 'related' is none of {', '.join(Kind)}, with or",
        ),
        ('language = "en"', 'language = "English"', "language = 'English'"),
        ('id = "read-on"', 'id = "Read On"', "rule 1: id = 'Read On': give lower-case-words"),
        ('summary = "Points to the rest."', "", "missing: summary"),
        (
            'summary = "Points to the rest."\ntriggers = ["read on at"]',
            "",
            "missing: summary, triggers",
        ),
        ('hits = ["Read on at Example", "READ ON AT Example News »"]', "", "0 hits and 2 misses"),
        ("hits =", "zome = 1\nhits =", "unknown keys: zome"),
        ("hits =", "zome = 1\nmore = 1\nhits =", "unknown keys: more, zome"),
        ("language =", "more = 1\nmany = 1\nlanguage =", "at the top: many, more"),
        ("hits =", "confidence = 0\nhits =", "confidence = 0: give a number above 0"),
        ("hits =", 'zone = "middle"\nhits =', "'middle' is not a valid Zone"),
        ("hits =", "confidence = 2\nhits =", "confidence = 2"),
        ('triggers = ["read on at"]', 'triggers = "read on at"', "give a list of strings"),
        ("[[rule]]", "[[rule]", "not readable as TOML"),
        (
            "pattern = 'read on at .{2,30}'",
            'scope = "inline"',
            "read-on: an inline rule needs a pattern",
        ),
        (".{2,30}", ".{2,4294967296}", "read-on: the repetition number is too large"),
        (".{2,30}", "(" * 5_000, "read-on: maximum recursion depth"),
        (".{2,30}", ".{2,30}{e<=3", "pattern: expected }"),
        ("'read on at .{2,30}'", "30", "pattern = 30: give a string"),
        ('"Points to the rest."', "[1]", "summary = [1]: give a string"),
        ("hits =", 'retired = "no"\nhits =', "retired = 'no': give true or false"),
        ("hits =", "confidence = true\nhits =", "confidence = True"),
        ("hits =", "confidence = nan\nhits =", "confidence = nan"),
        ("[[rule]]", "[rule]", "write each rule as a table, below [[rule]]"),
        ("[[rule]]", "rule = [3]\n[other]", "unknown keys at the top: other"),
        ("[[rule]]", f"deep = {'[' * 5_000}", "not readable as TOML"),
    ],
)
def test_a_broken_rule_is_refused_with_file_rule_and_reason(write, old, new, reason):
    assert old in GOOD
    file = write(GOOD.replace(old, new))
    with pytest.raises(RuleError) as error:
        load_rules(file)
    assert reason in str(error.value)
    assert str(file) in str(error.value)


@pytest.mark.parametrize("tables", ["3", '"x"', "[3]", '["x"]', "[[]]", "{}"])
def test_rules_that_are_no_tables_are_refused(write, tables):
    head, _, _ = GOOD.partition("[[rule]]")
    file = write(f"{head}\nrule = {tables}\n")
    with pytest.raises(RuleError, match="write each rule as a table"):
        load_rules(file)


def test_an_id_is_used_once(write):
    with pytest.raises(RuleError, match="used before"):
        load_rules(write(GOOD + GOOD[GOOD.index("[[rule]]") :]))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RuleError, match="no such rule file"):
        load_rules(tmp_path / "none.toml")


def test_a_retired_rule_keeps_its_id_and_is_not_checked(write):
    (rule,) = load_rules(
        write(GOOD.replace('"Read on."', '"Read on at once"') + "retired = true\n")
    )
    assert rule.retired
