import re
import time

import ftfy
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.repair import OffsetMap, Replacement, repair


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Plain ASCII & more.", "Plain ASCII & more."),
        ("“Curly” quotes’ and ＦＵＬＬ width stay…", "“Curly” quotes’ and ＦＵＬＬ width stay…"),
        ("It isnâ€™t CafÃ© society", "It isn’t Café society"),
        ("Fish &amp; chips", "Fish & chips"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("ﬁrst oﬃce", "first office"),
        ("Cafe\u0301", "Café"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("ไทย\u200bไทย", "ไทย\u200bไทย"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x00b", "ab"),
        ("line\r\nends\rstay\n", "line\r\nends\rstay\n"),
    ],
)
def test_repair(source, text):
    assert repair(source)[0] == text


def test_offsets_lead_back_to_the_source():
    source = "Itâ€™s a cafÃ© in ZÃ¼rich, he said."
    text, offsets, _ = repair(source)
    assert text == "It’s a café in Zürich, he said."
    for word in ("a", "in", "he", "said."):
        assert offsets.to_source(text.index(f" {word}") + 1) == source.index(f" {word}") + 1
    assert offsets.to_source(len(text)) == len(source)


def test_a_line_full_of_entities_is_led_back_word_by_word_and_in_time():
    words = [f"word{n}" for n in range(3_000)]
    source = " &nbsp;&amp; ".join(words)
    begin = time.thread_time()
    text, offsets, _ = repair(source)
    assert time.thread_time() - begin < 3
    assert len(text) < len(source)
    for word in words[::100]:
        assert offsets.to_source(text.index(word)) == source.index(word)


@given(st.text(alphabet=st.sampled_from("aÃ©â€™ ü\n\r&amp;\u200b\x00ﬁe\u0301“<"), max_size=80))
@example("\u200b\u200b")
@example("a\u200b\nb\u200b")
def test_the_way_back_is_monotone_and_complete(source):
    text, offsets, encoded = repair(source)
    assert encoded.decode("utf-8", "surrogatepass") == text
    back = [offsets.to_source(at) for at in range(len(text) + 1)]
    assert back == sorted(back)
    assert all(0 <= at <= len(source) for at in back)


def test_an_offset_inside_a_replacement_leads_to_its_start():
    offsets = OffsetMap([Replacement(2, 6, 2, 4), Replacement(10, 11, 8, 8)])
    assert [offsets.to_source(at) for at in (0, 2, 3, 4, 7, 9)] == [0, 2, 2, 6, 9, 12]


@given(st.text(max_size=60))
def test_the_gate_misses_nothing_that_ftfy_would_change(text):
    text = text.replace("\ud800", "")
    expected = "".join(
        ftfy.fix_text(line, uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False)
        for line in re.findall(r"[^\n]*\n|[^\n]+", text)
    )
    unseen = str.maketrans("", "", "\u200b\u2060\ufeff")
    assert repair(text)[0].translate(unseen) == expected.translate(unseen)
