import sys
import unicodedata

from ftfy.badness import is_bad
from hypothesis import given
from hypothesis import strategies as st

from cleantext.damage import has_bad_sequence, needs_a_look


@given(st.text(alphabet=st.characters(min_codepoint=0x80, max_codepoint=0x2500), max_size=30))
def test_re2_finds_bad_sequences_where_ftfy_does(text):
    assert has_bad_sequence(text) == is_bad(text)


def test_every_character_that_may_not_be_in_normal_form_gets_a_look():
    jamo = {*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}
    missed = [
        hex(code)
        for code in (*range(0x80, 0xD800), *range(0xE000, sys.maxunicode + 1))
        if code in jamo or unicodedata.combining(chr(code)) or not _is_nfc(chr(code))
        if not needs_a_look(chr(code).encode())
    ]
    assert missed == []


def _is_nfc(text):
    return unicodedata.is_normalized("NFC", text)


def test_sound_text_of_many_scripts_needs_no_look():
    for text in (
        "“Plain” – text… with €5 & more",
        "Съешь ещё этих булок",
        "日本語の文章。",
        "한국어",
        "ελληνικά",
    ):
        assert not needs_a_look(text.encode()), text
