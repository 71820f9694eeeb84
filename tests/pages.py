"""The text of a made-up page: menu, what stands above the article, the article, footer."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "Ferry to Port Amble stays afloat"
MENU = ["Home", "News", "Sport", "Weather", "Log in", "Subscribe", "Search"]
TEASERS = [
    "Five soups for cold days",
    "Mayor opens a new swimming hall",
    "Why the herons came back",
]
BODY = [
    "The ferry to Port Amble will run for another ten years, the council decided on Monday, after a "
    "debate that lasted until the last boat had gone.",
    "It was the fourth vote on the ferry this year, said the mayor, who had slept through most of the "
    "debate and woke up to find that she had won this one.",
    "What is to become of the old engine is not yet known. A museum would like to have it, if "
    "somebody else were to carry it there.",
]
FOOTER = ["Contact", "Privacy policy", "Terms of use", "Imprint", *TEASERS]


def page(*intro: str, footer: Sequence[str] = FOOTER) -> str:
    """Return the lines of the page, with these right above its article."""
    return "\n".join([*MENU, *intro, *BODY, *footer])
