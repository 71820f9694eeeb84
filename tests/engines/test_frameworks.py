"""Frameworks that take one document at a time."""

import pytest

from cleantext import Pipeline, clean

TEXT = (
    "Harbour Reopens After Storm\n\nBy Olek Brandt\n\nMarch 3, 2025\n\nThe harbour opened again on "
    "Monday, and the first ferry left for the islands before the ice was gone.\n\nRead Entire Article"
)
BODY = clean(TEXT).body


def test_spacy_component_marks_and_changes_nothing():
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    import cleantext.engines.spacy  # noqa: F401 - registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe("cleantext", config={"min_confidence": 0.6})
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert doc._.article.body == BODY
    found = {span.label_: span.text for span in doc.spans["cleantext"]}
    assert found["related_link"] == "Read Entire Article"
    assert found["headline"] == "Harbour Reopens After Storm"


def test_spacy_takes_bodies_with_their_articles():
    spacy = pytest.importorskip("spacy", reason="the extra 'spacy' is not installed")
    articles = Pipeline.article().stream([TEXT])
    pairs = ((article.body, article) for article in articles)
    ((doc, article),) = spacy.blank("en").pipe(pairs, as_tuples=True)
    assert doc.text == BODY
    assert article.authors == ("Olek Brandt",)


def test_haystack_component_in_a_pipeline():
    haystack = pytest.importorskip("haystack", reason="the extra 'haystack' is not installed")
    from cleantext.engines.haystack import ArticleCleaner

    pipeline = haystack.Pipeline()
    pipeline.add_component("clean", ArticleCleaner())
    given = [haystack.Document(content=TEXT, meta={"id": 1}), haystack.Document(content=None)]
    found = pipeline.run({"clean": {"documents": given}})["clean"]["documents"]
    assert [document.content for document in found] == [BODY, None]
    assert found[0].meta["id"] == 1
    assert found[0].meta["authors"] == ["Olek Brandt"]
    assert "cleantext.engines.haystack.ArticleCleaner" in pipeline.dumps()


def test_langchain_transformer():
    pytest.importorskip("langchain_core", reason="the extra 'langchain' is not installed")
    from langchain_core.documents import Document

    from cleantext.engines.langchain import ArticleCleaner

    given = [Document(page_content=TEXT, metadata={"id": 1})]
    (found,) = ArticleCleaner().transform_documents(given)
    assert found.page_content == BODY
    assert found.metadata["id"] == 1
    assert found.metadata["title"] == "Harbour Reopens After Storm"
    assert given[0].page_content == TEXT


def test_scikit_learn_transformer_in_a_pipeline():
    pytest.importorskip("sklearn", reason="the extra 'sklearn' is not installed")
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.pipeline import make_pipeline

    from cleantext.engines.sklearn import ArticleCleaner

    words = make_pipeline(ArticleCleaner(), CountVectorizer())
    words.fit_transform([TEXT, None, "Rain."])
    assert "entire" not in words[-1].vocabulary_
    assert ArticleCleaner(field="title").transform([TEXT]) == ["Harbour Reopens After Storm"]
    with pytest.raises(ValueError, match="no column 'titel'"):
        ArticleCleaner(field="titel").transform([TEXT])
