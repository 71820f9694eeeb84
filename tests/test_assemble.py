import re

import pytest
from properties.tiling import assert_nothing_is_lost

from cleantext import Article
from cleantext.assemble import assemble
from cleantext.document import Document
from cleantext.model import Action, Mark


def article(text, *marks):
    return assemble(Document(text), list(marks))


def cut(text, part, action=Action.CUT, kind="promotion", value=None):
    start = text.index(part)
    return Mark(start, start + len(part), action, kind, "rule", 0.9, value)


def test_what_no_mark_covers_is_body():
    text = "One.\n\nTwo.\nThree."
    assert article(text).body == text
    assert article(text).paragraphs == ["One.", "Two.\nThree."]


def test_a_cut_block_leaves_no_gap():
    text = "One.\n\nSign up\n\nTwo."
    result = article(text, cut(text, "Sign up"))
    assert result.body == "One.\n\nTwo."
    assert [(r.start, r.end, r.text) for r in result.removed] == [(6, 13, "Sign up")]
    assert result.restore() == text


def test_a_cut_inside_a_block_joins_what_is_left():
    text = "The page, opens new tab, said so. Read Entire Article"
    result = article(text, cut(text, ", opens new tab"), cut(text, "Read Entire Article"))
    assert result.body == "The page, said so."
    assert result.restore() == text


def test_leavings_that_only_led_to_the_cut_go_with_it():
    text = "It ended. (Photo: Roe) — Read on | Then it began."
    result = article(text, cut(text, "Photo: Roe"), cut(text, "Read on"))
    assert result.body == "It ended. Then it began."
    assert [removal.text for removal in result.removed] == [" (Photo: Roe) — ", "Read on | "]
    assert result.restore() == text


@pytest.mark.parametrize(
    ("text", "body", "removed"),
    [
        ("It ended. Read on", "It ended.", "Read on"),
        ("• It ended: Read on", "• It ended:", "Read on"),
        ("Read on It began —", "It began —", "Read on"),
        ("» Read on", "", "» Read on"),
        ("» Read on | It began.", "It began.", "» Read on |"),
        ("It ended. (Read on) It began.", "It ended. It began.", "(Read on)"),
    ],
)
def test_what_stands_beside_a_cut_is_kept_unless_it_led_to_it(text, body, removed):
    result = article(text, cut(text, "Read on"))
    assert result.body == body
    assert [removal.text.strip() for removal in result.removed] == [removed]
    assert_nothing_is_lost(result, text)


def test_a_cut_takes_no_blanks_along():
    text = "It ended. Read on Then it began."
    (removal,) = article(text, cut(text, "Read on")).removed
    assert removal.text == "Read on"


@pytest.mark.parametrize(("value", "credit"), [(None, "Photo: Roe"), ("Roe", "Roe")])
def test_a_field_keeps_its_text_when_leavings_go_with_it(value, credit):
    text = "It ended. (Photo: Roe) — Then it began."
    result = article(text, cut(text, "Photo: Roe", Action.CLAIM, "credit", value))
    assert [image.credit for image in result.images] == [credit]
    assert result.fields[0].text.strip() == "(Photo: Roe) —"
    for text in ("» Photo: Roe | Read on", "Photo: Roe) | Then it began."):
        result = article(text, cut(text, "Photo: Roe", Action.CLAIM, "credit", value))
        assert [image.credit for image in result.images] == [credit]


def test_caption_and_credit_side_by_side_are_one_image():
    text = "A pier at dawn.Credit Ann Roe\n\nBody text."
    result = article(
        text,
        cut(text, "A pier at dawn.", Action.CLAIM, "caption"),
        cut(text, "Credit Ann Roe", Action.CLAIM, "credit", "Ann Roe"),
    )
    (image,) = result.images
    assert (image.alt, image.caption, image.credit) == (None, "A pier at dawn.", "Ann Roe")
    assert result.body == "Body text."


def test_a_second_credit_opens_a_second_image():
    text = "Ann Roe\n\nBen Coe\n\nBody."
    result = article(
        text,
        cut(text, "Ann Roe", Action.CLAIM, "credit"),
        cut(text, "Ben Coe", Action.CLAIM, "credit"),
    )
    assert [image.credit for image in result.images] == ["Ann Roe", "Ben Coe"]


def test_the_dateline_is_a_field_and_stays_in_the_body():
    text = "OSLO (NTB) — It snowed."
    result = article(text, cut(text, "OSLO (NTB)", Action.CLAIM, "dateline"))
    assert result.dateline == "OSLO (NTB)"
    assert result.body == text


@pytest.mark.parametrize(
    "text",
    [
        "Two.&nbsp;", "Two. &nbsp;\nThree.", "&nbsp;", "&nbsp;\n&nbsp;", "&nbsp; Two.", "Two.&#10;",
        "Two\ud800\t\x00\n", "&nbsp;\nRead on&nbsp;\n\nTwo.&nbsp;\n\nRead on&nbsp;",
    ],
    ids=ascii,
)  # fmt: skip
def test_letters_that_repair_makes_blanks_of_are_accounted_for(text):
    document = Document(text)
    starts = [found.start() for found in re.finditer("Read on", document.text)]
    marks = [Mark(at, at + 7, Action.CUT, "promotion", "rule", 0.9) for at in starts]
    result = assemble(document, marks)
    assert_nothing_is_lost(result, text)
    assert result.body == "\n".join(document.text.replace("Read on", "").split()).strip()


def test_a_mark_over_several_blocks():
    text = "One.\n\nRelated\nOther story\n\nTwo."
    result = article(text, cut(text, "Related\nOther story"))
    assert result.body == "One.\n\nTwo."
    assert result.restore() == text


def test_lone_surrogates_are_replaced_in_json_and_nowhere_else():
    text = "Two \ud800 mills.\n\nRead \udfff on"
    result = article(text, cut(text, "Read \udfff on"))
    assert result.restore() == result.source == text
    again = Article.model_validate_json(result.model_dump_json())
    assert again.source == text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert again.removed[0].text == "Read \ufffd on"
    assert (again.body, again.body_spans) == (result.body, result.body_spans)
