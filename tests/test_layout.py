"""``features``: one row a line, the same whatever the language writes like."""

from __future__ import annotations

import time

import pytest

np = pytest.importorskip("numpy")

from cleantext.layout import Page, columns, feature_names, features  # noqa: E402

PROSE = (
    "The minister said on Monday that it was not the end of the talks with the union, and that "
    "both of the sides had agreed to meet again before the end of the week."
)
PAGE = [
    "Home",
    "News",
    "Sport",
    "Talks go on",
    PROSE,
    PROSE + " More.",
    "Share",
    "© 2024 The Paper",
]


def test_one_row_a_line_and_one_name_a_column() -> None:
    matrix = features(PAGE)
    assert matrix.shape == (len(PAGE), len(feature_names()))
    assert matrix.dtype == np.float32
    assert np.isfinite(matrix).all()
    assert len(set(feature_names())) == len(feature_names())


@pytest.mark.parametrize(
    "lines",
    [
        ["x"],
        ["🙂"],
        ["\ud800"],
        ["."] * 3,
        ["a" * 50_000],
        ["的" * 300],
        ["\n   a", "b\nc", "\u2028d"],
    ],
    ids=range(7),
)
def test_odd_pages_have_finite_features(lines: list[str]) -> None:
    matrix = features(lines)
    assert matrix.shape[0] == len(lines)
    assert np.isfinite(matrix).all()


def test_counts_of_a_line() -> None:
    page = Page(["Ann Lee met 3 men. “Why?” she asked.", "Don't"])
    assert page.words.tolist() == [8, 1]
    assert page.capitals.tolist() == [3, 1]
    assert page.sentences.tolist() == [3, 0]


def test_prose_is_told_from_labels_in_any_script() -> None:
    texts = {
        "en": PROSE,
        "de": "Der Minister sagte am Montag, dass es nicht das Ende der Gespräche mit der Union ist, und fuhr heim.",
        "ru": "Министр сказал в понедельник, что это не конец переговоров с профсоюзом, но он был рад, что они идут.",
        "ar": "قال الوزير يوم الاثنين إن هذا ليس نهاية المحادثات مع النقابة وأن ذلك لم يكن من قبل في هذا البلد.",
        "ja": "大臣は月曜日、これは労働組合との協議の終わりではないと述べ、双方が今週中に再び会うことで合意したと発表した。",
        "zh": "部长星期一说，这不是与工会谈判的结束，双方已经同意在本周结束之前再次会面，并将继续进行对话。",
    }  # fmt: skip
    for language, text in texts.items():
        prose = columns(["Menu", text, text + text, "News"])["prose"]
        assert prose[1] > 0.5 > prose[0], language


def test_indent_and_gap_come_from_the_blanks_before_a_line() -> None:
    page = Page(["a", "\n    b", "  c"])
    assert page.indent.tolist() == [0, 4, 2]
    assert page.gap.tolist() == [0, 1, 0]


def test_repeats_see_through_digits() -> None:
    repeats = columns(["3 votes", "12 votes", "45 votes", "a line"])["repeats"]
    assert repeats[1] == repeats[2] > 0 == repeats[0] == repeats[3]


def test_a_title_that_comes_back_is_found() -> None:
    found = columns(["Talks go on for weeks - The Paper", "Menu", "Talks go on for weeks", PROSE])
    assert found["in_title"].tolist() == [0, 0, 1, 0]


def test_a_first_line_too_long_for_a_title_tells_nothing() -> None:
    line = "Ferry to Port Amble stays afloat"
    assert columns([f"{line} - The Example", line])["in_title"].tolist() == [0, 1]
    assert columns([f"{line} {'-' * 10_000}", line])["in_title"].tolist() == [0, 0]


def test_time_grows_with_the_text_only() -> None:
    def seconds(lines: list[str]) -> float:
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            features(lines)
            best = min(best, time.perf_counter() - start)
        return best

    features(PAGE)
    assert seconds(PAGE * 400) < 5 * seconds(PAGE * 200) + 0.01
