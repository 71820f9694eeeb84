"""Frameworks that take one document at a time."""

import pytest

from cleantext import Pipeline, clean
from cleantext.batch import BatchCleaner

TEXT = (
    "Harbour Reopens After Storm\n\nBy Olek Brandt\n\nMarch 3, 2025\n\nThe harbour opened again on "
    "Monday, and the first ferry left for the islands before the ice was gone.\n\nRead Entire Article"
)
BODY = clean(TEXT).body


def test_datasets_keep_what_they_know_of_their_columns():
    datasets = pytest.importorskip("datasets", reason="the extra 'datasets' is not installed")
    from cleantext.engines.datasets import clean_dataset

    datasets.disable_progress_bars()
    label = datasets.ClassLabel(names=["far", "near"])
    features = datasets.Features({"text": datasets.Value("string"), "label": label})
    whole = datasets.Dataset.from_dict({"text": [TEXT, None], "label": [1, 0]}, features=features)
    cleaner = BatchCleaner(fields=["body"])
    for dataset in (whole, whole.to_iterable_dataset()):
        made = clean_dataset(dataset, cleaner, remove_columns=["text"])
        assert made.features["label"] == label
        assert list(made) == [
            {"label": 1, "body": BODY, "error": None},
            {"label": 0, "body": None, "error": None},
        ]
    splits = clean_dataset(datasets.DatasetDict(train=whole, test=whole), cleaner)
    assert list(splits) == ["train", "test"]
    assert splits["test"][0]["body"] == BODY
    with pytest.raises(TypeError, match="needs batched=True"):
        whole.map(cleaner)


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
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.article == doc._.article == Pipeline.article(0.6)(TEXT)
    assert [str(span) for span in again.spans["cleantext"]] == [*map(str, doc.spans["cleantext"])]
    assert spacy.blank("en")(TEXT)._.article is None
    (other,) = nlp.pipe([TEXT], n_process=2)
    assert other._.article.body == BODY
    with pytest.raises(ValueError, match="pipeline"):
        spacy.blank("en").add_pipe("cleantext", config={"pipeline": "pgae"})


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


def test_metadata_is_never_overwritten():
    pytest.importorskip("langchain_core", reason="the extra 'langchain' is not installed")
    from langchain_core.documents import Document

    from cleantext.engines.langchain import ArticleCleaner

    given = [Document(page_content=TEXT, metadata={"title": "Of the loader", "body": "kept"})]
    with pytest.raises(ValueError, match="overwritten: title; give a prefix"):
        ArticleCleaner().transform_documents(given)
    cleaner = BatchCleaner(fields=["title", "body"], prefix="article_")
    (found,) = ArticleCleaner(cleaner).transform_documents(given)
    assert (found.metadata["title"], found.metadata["body"]) == ("Of the loader", "kept")
    assert found.metadata["article_title"] == "Harbour Reopens After Storm"


def test_scikit_learn_transformer_in_a_pipeline():
    pytest.importorskip("sklearn", reason="the extra 'sklearn' is not installed")
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.pipeline import make_pipeline

    from cleantext.engines.sklearn import ArticleCleaner

    words = make_pipeline(ArticleCleaner(), CountVectorizer())
    words.fit_transform([TEXT, None, "Rain."])
    assert "entire" not in words[-1].vocabulary_
    assert ArticleCleaner(field="title").transform([TEXT]) == ["Harbour Reopens After Storm"]
    assert "harbour" in words.get_feature_names_out()
    with pytest.raises(TypeError, match="put it into a list"):
        words.transform(TEXT)
    with pytest.raises(ValueError, match="one column of texts"):
        ArticleCleaner().transform(words[-1].transform([TEXT]))
    with pytest.raises(ValueError, match="no column 'titel'"):
        ArticleCleaner(field="titel").transform([TEXT])
