from cleantext import Pipeline
from cleantext.article import Article
from cleantext.evaluation.corpus import cases
from cleantext.model import FieldSpan, Removal
from cleantext.report.spans import Reasons, outcome, pieces, spans_of
from tests.conftest import CORPUS


def test_pieces_are_the_source_and_show_every_span_of_the_corpus():
    pipeline = Pipeline.article()
    reasons = Reasons(pipeline)
    count = 0
    for case in cases(CORPUS):
        article = pipeline(case.source)
        parts = list(pieces(article))
        assert "".join(part.text for part in parts) == case.source
        shown = {id(part.span) for part in parts if part.span is not None}
        for span in spans_of(article):
            assert id(span) in shown or span.kind == "dateline", (case.name, span)
            assert reasons(span), (case.name, span.rule)
            count += 1
    assert count > 1000


def test_a_span_inside_another_shows_and_the_outer_one_goes_on_behind_it():
    outer = Removal(2, 10, "promotion", "x", "cdefghij", 0.9)
    inner = FieldSpan(4, 6, "dateline", "datelines", "ef", 0.9)
    article = Article(source="abcdefghijkl", removed=(outer,), fields=(inner,))
    found = [(part.text, part.span) for part in pieces(article)]
    assert found == [("ab", None), ("cd", outer), ("ef", inner), ("ghij", outer), ("kl", None)]
    assert [outcome(outer), outcome(inner)] == ["cut", "read as a field, stays in the body"]


def test_a_stage_of_ones_own_gives_its_docstring_as_reason():
    def shouting(context):
        """Cut lines in capitals."""
        return
        yield

    reasons = Reasons(Pipeline.article().with_stage(shouting))
    assert reasons(Removal(0, 1, "promotion", "shouting", "A", 1.0)) == "Cut lines in capitals."
