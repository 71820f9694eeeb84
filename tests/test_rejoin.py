"""``rejoin``: what a link or a hard wrap broke is one paragraph again, and nothing else is."""

from __future__ import annotations

import pytest

from cleantext.rejoin import rejoin

JOINED = {
    "links in a sentence": [
        "The", "Steelers", "spent Monday", "trying to distance themselves",
        "from Thursday night's fight that led to multi-game suspensions for", "Browns",
        "pass rusher", "Myles Garrett", "and Pittsburgh center", "Maurkice Pouncey",
        ". Cleveland also received a fine.",
    ],
    "a name before a comma": ["Sheldon Richardson", ", however, decided to weigh in on the fight."],
    "an article before a name": [
        "There has been news on the fourth film: Noah Hawley, creator of the", "Fargo",
        "series, is in final talks.",
    ],
    "a lone full stop": ["Rudolph had thrown the ball to the running back and then to", "Edmunds", "."],
    "German": [
        "Eltern können sich laut Bürger aber auch auf", "Paragraf 275 Absatz 3",
        "in Verbindung mit", "Paragraf 616", "beziehen: Darin wird geregelt, wann Arbeit ruht.",
    ],
    "Japanese": ["発表によると、", "フリーWi-Fiプロテクション", "は通信を暗号化するアプリで、三月九日に発売された。"],
    "a hard wrap": [
        "The council met on Tuesday evening to discuss the bridge that has been",
        "closed since the flood of last spring, when the river rose higher than",
        "anyone in the town could remember, and it was decided that the repairs",
        "would begin before the winter, whatever the county says about the cost",
        "of it all.",
    ],
}  # fmt: skip

APART = {
    "a menu": ["Home", "News", "Sport", "Sign in", "Register", "About us", "in pictures", "terms of use"],
    "a bulleted list": [
        "- one cup of sugar and a pinch of salt, sifted twice", "- two eggs", "- butter and flour, mixed",
    ],
    "a numbered list": ["1. peel the apples", "2. slice them", "3. put everything into the oven for an hour, then"],
    "a table": ["Team | Played | Points", "Rovers | 12 | 30", "united | 12 | 28"],
    "columns": ["Rovers      12      30", "united      12      28"],
    "verse": ["Tell me not, in mournful numbers,", "life is but an empty dream!", "for the soul is dead that slumbers"],
    "paragraphs": [
        "The minister said on Monday that talks would go on until the end of the week.",
        "Nobody at the union wanted to comment on that when asked by reporters on Tuesday.",
    ],
    "a headline and its text": [
        "Fünf Wege, wie Arbeitgeber die Vorsorge umsetzen können",
        "Wenn es darum geht, die Vorsorge umzusetzen, haben Arbeitgeber die Wahl unter Wegen.",
    ],
    "a headline and its byline": ["So much for the plan that everybody in the city hall had liked", "by Ann Lee"],
    "a label and a price": ["Simulator 19: Platinum Edition for all consoles and computers", "ab 49,99 €"],
    "a salutation": ["Liebe Schwestern und Brüder,", "Im Jahr 2007 veröffentlichte der Rat eine Schrift dazu."],
    "an hour": ["Louis Jacobson, April 24, 2020 at 3:54 am", "Why does it look so thick after an hour?"],
    "smileys": ["It was a long and winding road that we took home in the end", ":-)"],
}  # fmt: skip


@pytest.mark.parametrize("lines", JOINED.values(), ids=JOINED)
def test_broken_paragraph_is_joined(lines: list[str]) -> None:
    assert rejoin(lines) == [(0, len(lines))]


@pytest.mark.parametrize("lines", APART.values(), ids=APART)
def test_units_stay_apart(lines: list[str]) -> None:
    assert rejoin(lines) == [(index, index + 1) for index in range(len(lines))]


def test_blank_lines_divide_and_are_in_no_group() -> None:
    assert rejoin(["", "The", "", "threat of tariffs has prompted officials to talk.", " "]) == [
        (1, 2),
        (3, 4),
    ]


def test_indent_does_not_matter() -> None:
    lines = JOINED["a name before a comma"]
    assert rejoin([f"    {line}  " for line in lines]) == rejoin(lines)


def test_groups_are_in_order_and_cover_every_written_line() -> None:
    lines = [line for case in (*JOINED.values(), *APART.values()) for line in (*case, "")]
    groups = rejoin(lines)
    covered = [index for start, end in groups for index in range(start, end)]
    assert covered == [index for index, line in enumerate(lines) if line.strip()]


def test_empty() -> None:
    assert rejoin([]) == []
