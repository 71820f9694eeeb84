"""Claims become fields."""

import pytest

from cleantext import clean
from cleantext.names import agency_names

MILL = (
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, "
    "and to sell the land around it."
)
MELNITSA = (
    "Совет посёлка проголосовал во вторник за закрытие старой мельницы, которая пустует девять "
    "лет, и за продажу земли вокруг неё."
)


@pytest.mark.parametrize("credit", ["ГТРК «Поморье»", "пресс-служба театра «Маяк»", "«Поморье»"])
def test_a_credit_keeps_the_mark_that_closes_its_quotation(credit):
    top = f"Старую мельницу закроют через девять лет\n\nФото: {credit}"
    article = clean(f"{top}\n\n{MELNITSA}\n\n{MELNITSA} Дважды.")
    assert [image.credit for image in article.images] == [credit]


def test_lines_of_handles_are_no_tagline():
    text = f"Old mill to close soon\n\nBy Ann Roe\n\n{MILL}\n\n{MILL} Twice."
    article = clean(f"{text}\n\nAnn Roe is a reporter in Thorney.\nTwitter: @annroe")
    assert article.tagline == "Ann Roe is a reporter in Thorney."
    assert "@annroe" not in article.body


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("رويترز", ("Reuters",)),
        ("dpa/lby", ("dpa",)),
        ("AFP/ТАСС", ("AFP", "TASS")),
        ("Harbour Wire", ("Harbour Wire",)),
    ],
)
def test_agencies_go_by_one_name(written, names):
    assert agency_names(written) == names
