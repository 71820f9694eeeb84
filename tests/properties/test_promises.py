"""What holds for every text: nothing lost, nothing twice, rules apart from each other."""

from itertools import pairwise

import pytest
from conftest import CORPUS
from hypothesis import assume, given
from hypothesis import strategies as st

from cleantext import Context, clean
from cleantext.document import Document
from cleantext.pack import bundled_rules
from cleantext.stages.rules import rules
from cleantext.trigger import TriggerIndex

PARAGRAPHS = [
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, she said.",
    "“We did what we could,” said the owner, Ann Roe, who bought it in 1998 and lost it in the flood of 2011.",
    "Nobody in the village of Sankt Veit, where the river bends twice, had heard of the plan before noon.",
    "Read more books and fewer posts, the minister told the pupils, and for once nobody in the hall laughed.",
]
SHORT = [
    "Old mill to close after nine years",
    "What comes next",
    "By Ann Roe and Ben Coe",
    "March 17, 2025Updated 11:19 a.m. ET",
    "3 May 2024",
    "Olahraga Sehat| | | |",
    "1 month ago 19",
    "* * *",
    "A pier at dawn.Credit...Ann Roe/Example",
    "• One thing",
    "Comments",
    "Itâ€™s a cafÃ©",
]
# English, as the paragraphs are: a text that loses its prose may no longer show its language.
HITS = sorted(
    {
        hit
        for rule in bundled_rules()
        if rule.language in ("en", "und")
        for hit in rule.hits[:2]
        if "\n" not in hit
    }
)
PIECE = st.one_of(st.sampled_from(PARAGRAPHS), st.sampled_from(SHORT), st.sampled_from(HITS))
GAP = st.sampled_from(["\n\n", "\n", "\r\n"])
# Only a paragraph has something glued to its end.
GLUED = st.sampled_from(["\n\n", "\n", " "])


@st.composite
def texts(draw):
    pieces = draw(st.lists(PIECE, min_size=1, max_size=14))
    return "".join(piece + draw(GLUED if piece in PARAGRAPHS else GAP) for piece in pieces)


ANY_TEXT = st.one_of(texts(), st.text(max_size=300))


@given(ANY_TEXT)
def test_restore_is_the_input(text):
    assert clean(text).restore() == text


@given(ANY_TEXT)
def test_body_fields_and_removals_tile_the_text(text):
    article = clean(text)
    fields = [(f.start, f.end) for f in article.fields if f.kind != "dateline"]
    removed = [(r.start, r.end) for r in article.removed]
    spans = sorted([*article.body_spans, *fields, *removed])
    spans = [(start, end) for start, end in spans if start < end]
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start, "two spans overlap"
    edges = [(0, 0), *spans, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(edges):
        gap = text[end:start]
        assert not any(map(str.isalnum, gap)), f"{gap!r} is in no span"
    for span in (*article.removed, *article.fields):
        assert text[span.start : span.end] == span.text


@given(texts())
def test_cleaning_a_cleaned_body_removes_nothing_more(text):
    article = clean(text)
    # What the guard gave back it may let go once the rest of the text is gone.
    assume(not article.guarded)
    assert clean(article.body).removed == ()


@given(texts(), st.integers(min_value=0, max_value=len(bundled_rules()) - 1))
def test_adding_a_rule_never_changes_another_rules_marks(text, number):
    every = bundled_rules()
    document = Document(text)

    def marks(chosen):
        return set(rules(Context(document, TriggerIndex(chosen).scan(document))))

    others = {mark for mark in marks(every) if mark.rule != every[number].id}
    assert marks(every[:number] + every[number + 1 :]) == others


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/*/input.txt")), ids=lambda f: f.parent.name)
def test_the_promises_hold_over_the_corpus(file):
    text = file.read_bytes().decode("utf-8")
    article = clean(text)
    assert article.restore() == text
    assert clean(article.body).removed == ()
