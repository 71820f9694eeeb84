"""Every bundled rule is found by listing; its own examples are its tests."""

from functools import cache

import pytest

from cleantext import Context, Pipeline, load_rules
from cleantext.bundle import RULES
from cleantext.document import Document
from cleantext.model import Action, Kind, Zone
from cleantext.pack import bundled_rules, rule_files
from cleantext.stages.rules import rules
from cleantext.trigger import TriggerIndex

FILES = rule_files(RULES)
# Prose to the layout, and of no language: a pack acts on texts of its own language and on these.
PROSE = [" ".join(f"{number:04d}" for number in range(start, start + 50)) for start in range(7)]
INDEX = TriggerIndex(bundled_rules())


@cache
def packs_with(language: str) -> Pipeline:
    """The rule stage alone, with the packs that act on a text of a language."""
    spoken = {language, "en", "und"}
    return Pipeline([rules], (rule for rule in bundled_rules() if rule.language in spoken))


def around(text: str, zone: Zone, *, twice: bool = False) -> str:
    """Put a text where a rule of that zone acts."""
    places = {Zone.HEAD: 0, Zone.TAIL: len(PROSE), Zone.BODY: 4, Zone.ANY: 4}
    paragraphs = list(PROSE)
    # Twice, for a doubtful label that stands once between two paragraphs is a subhead.
    paragraphs[places[zone] : places[zone]] = [text, text] if twice else [text]
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_strict_loader_takes_the_file(file):
    assert load_rules(file)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_hits_are_found_in_an_article_and_misses_are_not(file):
    for rule in load_rules(file, trusted=True):
        if rule.retired:
            continue
        for text in rule.hits:
            assert rule.id in _rules_seen(around(text, rule.zone, twice=True)), (
                f"{rule.id} misses {text!r}"
            )
        for text in rule.misses:
            article = packs_with(rule.language)(around(text, rule.zone))
            assert not article.removed, f"{rule.id}: its miss {text!r} is cut: {article.removed}"


def _rules_seen(text):
    document = Document(text)
    return {mark.rule for mark in rules(Context(document, INDEX.scan(document)))}


def test_kinds_with_a_field_claim_and_corrections_are_kept():
    assert Kind.of("credit.agency").action is Action.CLAIM
    assert Kind.CORRECTION.action is Action.KEEP
    assert Kind.of("promotion.newsletter").action is Action.CUT
