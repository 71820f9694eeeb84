from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document


def blocks(text):
    document = Document(text)
    return [document.block(block) for block in range(len(document))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\u2028"])
def test_lines_are_blocks_whatever_ends_them(end):
    assert blocks(f"  One.{end}{end}Two. {end}\t{end}Three.") == ["One.", "Two.", "Three."]


def test_a_flattened_article_is_split_into_sentences():
    text = "The mill closed. Its owner, Ms. Roe, left. “Why?” he asked. " * 8 + "Read More"
    document = Document(text)
    assert document.block(0) == "The mill closed."
    assert document.block(len(document) - 1) == "Read More"
    assert document.glued == [False] + [True] * (len(document) - 1)


def test_a_long_line_without_sentences_is_cut_at_blanks():
    found = blocks("word " * 2000)
    assert max(map(len, found)) <= 1000
    assert " ".join(found) == ("word " * 2000).strip()


@given(st.text(alphabet=st.sampled_from("ab. \n\r。é\u2028…”"), max_size=200))
def test_blocks_hold_every_character_that_is_not_blank(text):
    document = Document(text)
    spans = list(zip(document.starts, document.ends, strict=True))
    assert spans == sorted(spans)
    assert "".join(document.text[a:b] for a, b in spans).split() == document.text.split() or all(
        not document.text[b:c].strip() for (_, b), (c, _) in pairwise(spans)
    )


@given(st.text(alphabet=st.sampled_from("aé. \n漢。"), max_size=400))
def test_byte_starts_point_to_the_same_place(text):
    document = Document(text)
    for block, byte_start in enumerate(document.byte_starts):
        before = len(document.encoded[:byte_start].decode())
        assert before <= document.starts[block]
        assert not document.text[before : document.starts[block]].strip()
