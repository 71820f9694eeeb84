"""Whole pages are told from the text that an extractor left."""

from cleantext.document import Document
from cleantext.extent import is_whole_page

PROSE = (
    "The ferry will not run in January, the island council said, because both of its engines "
    "have to be taken out and nobody on the mainland has a crane to lend."
)
MENU = ["Home", "News", "Sport", "Weather", "Log in", "Subscribe", "Search"]
FOOTER = ["Contact", "Privacy policy", "Terms of use", "Imprint", "RSS"]


def test_menus_above_and_below_the_text_make_a_page():
    assert is_whole_page(Document("\n".join([*MENU, PROSE, PROSE, *FOOTER])))


def test_menus_without_any_text_make_a_page():
    assert is_whole_page(Document("\n".join([*MENU, *FOOTER])))


def test_an_article_is_no_page():
    assert not is_whole_page(Document("\n\n".join(["Ferry stops", "By Ann Roe", PROSE, PROSE])))


def test_a_list_of_names_is_no_page():
    names = [f"Ann Roe {number}" for number in range(30)]
    assert not is_whole_page(Document("\n".join([PROSE, *names])))


def test_labels_between_paragraphs_do_not_count():
    assert not is_whole_page(Document("\n".join([PROSE, *MENU, *FOOTER, PROSE])))


def test_short_and_empty_texts_are_no_pages():
    assert not is_whole_page(Document(""))
    assert not is_whole_page(Document("\n".join(MENU)))


def test_menus_in_other_languages_are_known():
    menu = ["Startseite", "Kontakt", "Impressum", "Datenschutz", "Anmelden", "Suche", "Newsletter"]
    assert is_whole_page(Document("\n".join([*menu, PROSE, *menu])))
