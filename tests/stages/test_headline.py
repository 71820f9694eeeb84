"""Which of the lines at the top is the title."""

import pytest

from cleantext import clean

TITLE = "Old mill at Thorney to close after nine years"
MILL = (
    "The council of Thorney voted on Tuesday to close the old mill, which has stood empty for "
    "nine years, and to sell the land around it."
)
INN = (
    "Nobody in the village, where the river bends twice, had heard of the plan before noon, said "
    "the owner of the inn across the road."
)
LONG = "\n\n".join([MILL, INN] + [f"{INN} {count} of them came." for count in range(8)])


@pytest.mark.parametrize(
    "above",
    [
        "Please pick your favourite edition",
        "Evening Courier\n\nPlease pick your favourite edition",
        "Evening Courier | Your paper from the harbour",
        "Harbour affairs",
    ],
)
def test_the_line_that_shares_words_with_the_text_is_the_title(above):
    assert clean(f"{above}\n\n{TITLE}\n\nBy Ann Roe\n\n{LONG}").title == TITLE


def test_a_line_that_stands_twice_is_the_title():
    above = "Evening Courier for the whole county"
    assert clean(f"{above}\n\n{TITLE}\n\nNew\n\n{TITLE}\n\n{LONG}").title == TITLE


def test_a_line_within_a_longer_one_is_the_title():
    assert clean(f"Home » County » {TITLE}\n\n{TITLE}\n\n{LONG}").title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Follow the author of this article",
        "转播到腾讯微博",
        "Únete a nuestro canal de Telegram",
        "Home » County » Harbour and port",
        "1. Start\n\n2. Harbour and port affairs",
    ],
)
def test_a_line_that_shares_nothing_with_the_text_is_no_title(line):
    assert clean(f"{line}\n\n{LONG}").title is None


def test_a_doubtful_title_has_less_confidence():
    def confidence(top: str) -> float:
        fields = clean(f"{top}\n\n{LONG}").fields
        return next(span.confidence for span in fields if span.kind == "headline")

    assert confidence("Photographs of the mill") < confidence(f"{TITLE}\n\nBy Ann Roe")


def test_no_title_stands_below_a_sentence_of_the_text():
    letter = f"We never asked for a new mill.\n\nThorney, its council and its mill\n\n{LONG}"
    assert clean(letter).title is None


def test_what_would_be_cut_elsewhere_is_no_title():
    assert clean(f"Filed in Mills of Thorney\n\n{LONG}").title is None


def test_a_title_may_read_like_a_pointer():
    text = f"Video: the council of Thorney closes the mill\n\n{LONG}"
    assert clean(text).title == "Video: the council of Thorney closes the mill"
