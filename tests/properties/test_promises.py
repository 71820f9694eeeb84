"""What holds for every text: nothing lost, nothing twice, rules apart from each other."""

import pytest
from conftest import CORPUS
from hypothesis import assume, given
from hypothesis import strategies as st

from cleantext import Context, clean
from cleantext.document import Document
from cleantext.pack import bundled_rules
from cleantext.stages.rules import rules
from cleantext.trigger import TriggerIndex

from .drawn import texts
from .tiling import assert_nothing_is_lost

ANY_TEXT = st.one_of(texts(), st.text(max_size=300))


@given(ANY_TEXT)
def test_restore_is_the_input(text):
    assert clean(text).restore() == text


@given(ANY_TEXT)
def test_body_fields_and_removals_tile_the_text(text):
    assert_nothing_is_lost(clean(text), text)


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
