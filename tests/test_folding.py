import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.folding import fold, fold_pattern


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
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_escapes_of_a_pattern_are_left_alone():
    assert fold_pattern(r"\W{0,3}À LIRE\S\D") == r"\W{0,3}a lire\S\D"
