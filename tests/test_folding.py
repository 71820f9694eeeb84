import importlib.util
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.folding import fold, fold_pattern


@pytest.fixture
def made_anew():
    """The module with tables made in the test, so that mutation testing sees how they are made."""
    spec = importlib.util.find_spec("cleantext.folding")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(st.text())
def test_the_fold_has_the_length_of_the_text(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_a_fold_folds_to_itself(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("READ MORE", "read more"),
        ("À lire\u00a0aussi", "a lire aussi"),
        ("ΔΙΑΒΆΣΤΕ ΕΠΊΣΗΣ", "διαβαστε επισησ"),
        ("İstanbul'da ışık", "istanbul'da isik"),
        ("Łódź Ørsted Đà Nẵng", "lodz orsted da nang"),
        ("ЁЖ й ї", "еж й ї"),
        ("أخبار إيران", "اخبار ايران"),
        ("ＡＢＣ：１２", "abc:12"),
        ("“x” ‘y’ – — ‐", "\"x\" 'y' - - -"),
        ("a\tb", "a b"),
        ("ä\t\u2009\u3000b", "a   b"),
        ("Ǿ ǿ ΅ ΐ", "o o ¨ ι"),
        ("×÷ƀƿȸ ϗ", "×÷ƀƿȸ ϗ"),
        ("！～＠", "!~@"),
    ],
)
def test_fold(made_anew, text, folded):
    assert fold(text) == folded
    assert made_anew.fold(text) == folded


def test_every_letter_with_an_accent_folds_to_its_base(made_anew):
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)):
        base, *marks = unicodedata.normalize("NFD", chr(code))
        if marks:
            assert made_anew.fold(chr(code)) == made_anew.fold(base), chr(code)


def test_full_width_signs_fold_to_plain_ones(made_anew):
    plain = "".join(map(chr, range(0x21, 0x7F)))
    wide = "".join(chr(ord(char) + 0xFEE0) for char in plain)
    assert made_anew.fold(wide) == plain.lower()
    assert made_anew.fold("\uff00｟") == "\uff00｟"


def test_escapes_of_a_pattern_are_left_alone():
    assert fold_pattern(r"\W{0,3}À LIRE\S\D") == r"\W{0,3}a lire\S\D"
