import pickle
import time
from dataclasses import replace

import pytest

from cleantext import Article, Pipeline, Removal, RuleError, clean
from cleantext.model import Access, Action, Mark

PROSE = (
    "The council voted on Tuesday to close the old mill, which has stood empty for nine years, "
    "and to sell the land around it."
)


def test_a_notice_goes_and_the_text_stays():
    article = clean(f"{PROSE}\n\nRead Entire Article")
    assert article.body == PROSE
    (removal,) = article.removed
    assert isinstance(removal, Removal)
    assert removal.rule == "en/related_link/read-entire-article"
    assert article.source[removal.start : removal.end] == removal.text == "Read Entire Article"


def test_a_notice_that_repeats_is_cut_each_time_and_the_text_after_it_stays():
    text = f"{PROSE}\n\nRead Entire Article\n\n{PROSE}\n\nRead Entire Article\n\n{PROSE}"
    article = clean(text)
    assert article.paragraphs == [PROSE] * 3
    assert len(article.removed) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\u3000"])
def test_blank_text_gives_an_empty_article(text):
    article = clean(text)
    assert (article.body, article.title, article.removed) == ("", None, ())
    assert article.restore() == text
    assert article.access is Access.UNKNOWN


@pytest.mark.parametrize(
    ("value", "message"),
    [(b"text", "decode"), (bytearray(b"x"), "decode"), (None, "NoneType"), (7, "int")],
)
def test_what_is_no_text_is_refused(value, message):
    with pytest.raises(TypeError, match=message):
        clean(value)


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b\x00",
        "lone \ud800 surrogate \udfff",
        "\u202eright to left\u202c \u200f",
        "zero\u200bwidth\ufeff\u2060",
        f"{PROSE}\rRead Entire Article\r{PROSE}",
        f"{PROSE}\r\n\r\nRead Entire Article\r\n",
        "\ufeff" + PROSE,
        "\u2028\u2029\x85\x0b\x0c",
        "Itâ€™s broken\n\n" + PROSE,
        "🦆" * 300,
    ],
)
def test_hostile_text_is_restored(text):
    assert clean(text).restore() == text


@pytest.mark.parametrize(
    "piece", ["word ", "Read Entire Article ", "a\x00", "é. ", "((((", "| ", "Itâ€™s "]
)
def test_time_grows_no_faster_than_the_text(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        assert clean(text).restore() == text
        return time.process_time() - start

    seconds(1_000)
    small, large = min(seconds(40_000) for _ in range(3)), min(seconds(320_000) for _ in range(2))
    # Eight times the text; quadratic time would be sixty-four times.
    assert large < 30 * max(small, 0.002)


def test_many_blank_lines():
    text = PROSE + "\n" * 200_000 + PROSE
    assert clean(text).restore() == text


def test_a_pipeline_is_pickled_and_does_the_same():
    pipeline = Pipeline.article()
    text = f"{PROSE}\n\nRead Entire Article"
    assert pickle.loads(pickle.dumps(pipeline))(text) == pipeline(text)


def test_an_article_survives_json():
    head = "A mill is closed after nine years\n\nMarch 3, 2025"
    article = clean(f"{head}\n\n{PROSE}\n\nRead Entire Article")
    assert article.date is not None
    again = Article.model_validate_json(article.model_dump_json())
    assert again == article
    assert again.restore() == article.source


def test_without_takes_a_stage_out():
    pipeline = Pipeline.article().without("rules")
    assert "rules" not in pipeline.stage_names
    assert "Read Entire Article" in pipeline(f"{PROSE}\n\nRead Entire Article").body
    with pytest.raises(ValueError, match="no stage 'rulez'"):
        pipeline.without("rulez")


def test_with_stage_puts_a_stage_in():
    def shouting(context):
        for block in context.free_blocks(0, len(context.document)):
            if context.document.block(block).isupper():
                yield context.mark(block, "promotion.shouting", "shouting", 0.9)

    pipeline = Pipeline.article().with_stage(shouting, after="rules")
    assert pipeline.stage_names.index("shouting") == pipeline.stage_names.index("rules") + 1
    article = pipeline(f"{PROSE}\n\nLOUD NOISE\n\n{PROSE}")
    assert article.paragraphs == [PROSE, PROSE]
    assert article.removed[0].kind == "promotion.shouting"
    with pytest.raises(ValueError, match="not both"):
        pipeline.with_stage(shouting, before="rules", after="rules")
    with pytest.raises(ValueError, match="no stage 'nowhere'"):
        pipeline.with_stage(shouting, after="nowhere")


def test_with_rules_adds_rules_and_refuses_an_id_twice(tmp_path):
    file = tmp_path / "promotion.toml"
    file.write_text(
        'language = "en"\nkind = "promotion"\n[[rule]]\nid = "own-mail"\nsummary = "x"\n'
        'triggers = ["get the mill mail"]\nhits = ["Get the Mill Mail", "GET THE MILL MAIL!"]\n'
        'misses = ["They get the mill mail at six.", "Get the mill."]\n',
        encoding="utf-8",
    )
    pipeline = Pipeline.article().with_rules(file)
    assert pipeline(f"{PROSE}\n\nGet the Mill Mail").body == PROSE
    assert "Mill Mail" in clean(f"{PROSE}\n\nGet the Mill Mail").body
    with pytest.raises(RuleError, match="used before"):
        pipeline.with_rules(file)


class Shouting:
    """A stage with an argument."""

    def __init__(self, least):
        self.fingerprint = str(least)

    def __call__(self, context):
        return ()


def test_the_fingerprint_tells_pipelines_apart():
    article = Pipeline.article()
    prints = [
        article.fingerprint,
        article.without("headline").fingerprint,
        article.with_stage(Shouting(3)).fingerprint,
        article.with_stage(Shouting(4)).fingerprint,
        article.with_stage(Shouting(4), before="headline").fingerprint,
        Pipeline.article(min_confidence=0.9).fingerprint,
        Pipeline(article.stages, article.rules[1:]).fingerprint,
        Pipeline(article.stages, article.rules, most_cut=0.9).fingerprint,
    ]
    assert len({*prints}) == len(prints)
    assert Pipeline.article().fingerprint == article.fingerprint
    assert article.with_stage(Shouting(3)).fingerprint == prints[2]
    assert pickle.loads(pickle.dumps(article)).fingerprint == article.fingerprint
    assert clean(PROSE).fingerprint == article.fingerprint


def test_the_fingerprint_stays_where_results_do():
    article = Pipeline.article()
    first, *others = article.rules
    retired = replace(first, id="en/promotion/of-old", retired=True)
    for rules in (
        [replace(first, summary="Told in other words.", misses=()), *others],
        [*article.rules, retired],
    ):
        assert Pipeline(article.stages, rules).fingerprint == article.fingerprint
    surer = [replace(first, confidence=0.123), *others]
    assert Pipeline(article.stages, surer).fingerprint != article.fingerprint
    assert Pipeline.article(1).fingerprint == Pipeline.article(1.0).fingerprint


def test_thresholds_are_shares():
    with pytest.raises(ValueError, match="min_confidence takes a share between 0 and 1, not 80"):
        Pipeline.article(80)
    with pytest.raises(ValueError, match="most_cut"):
        Pipeline((), most_cut=-1)


def test_the_fingerprint_changes_with_the_version(monkeypatch):
    before = Pipeline.article().fingerprint
    monkeypatch.setattr("cleantext.pipeline.__version__", "99.0")
    assert Pipeline.article().fingerprint != before


def test_the_fingerprint_of_pages_changes_with_the_weights(monkeypatch, tmp_path):
    pytest.importorskip("numpy", reason="the extra 'page' is not installed")
    from cleantext import scoring

    def prints():
        scoring.weights_digest.cache_clear()
        kinds = (Pipeline.article, Pipeline.page, Pipeline.auto)
        return [kind().fingerprint for kind in kinds]

    before = prints()
    copy = tmp_path / "main_content.npz"
    copy.write_bytes(scoring.WEIGHTS.read_bytes())
    monkeypatch.setattr(scoring, "WEIGHTS", copy)
    assert prints() == before
    copy.write_bytes(copy.read_bytes() + b" ")
    after = prints()
    monkeypatch.undo()
    assert prints() == before
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False]


def test_the_guard_gives_doubtful_cuts_back_and_says_so():
    def greedy(context):
        for block in context.free_blocks(0, len(context.document)):
            yield context.mark(block, "promotion.greedy", "greedy", 0.8)

    text = f"{PROSE}\n\nRead Entire Article\n\n{PROSE}"
    pipeline = Pipeline.article().with_stage(greedy)
    article = pipeline(text)
    assert article.guarded
    assert article.paragraphs == [PROSE, PROSE]
    assert [removal.text for removal in article.removed] == ["Read Entire Article"]
    assert not clean(text).guarded
    assert Pipeline(pipeline.stages, pipeline.rules, most_cut=1)(text).body == ""


def test_a_veto_holds():
    def veto(context):
        start = context.document.text.index("Read Entire")
        yield Mark(start, start + 19, Action.KEEP, "correction", "veto", 0.9)

    assert (
        "Read Entire Article"
        in Pipeline.article().with_stage(veto)(f"{PROSE}\n\nRead Entire Article").body
    )


def test_min_confidence_drops_marks():
    strict = Pipeline.article(min_confidence=1.0)
    assert strict(f"{PROSE}\n\nRead Entire Article").removed == ()
