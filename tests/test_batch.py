import multiprocessing
import os
import pickle
import signal
import subprocess
import sys

import pytest

from cleantext import Pipeline, clean
from cleantext.batch import BatchCleaner, Failure, clean_arrow, clean_batch
from cleantext.batch.schema import SCHEMA
from cleantext.columns import article_of

TEXTS = [
    "Rain stopped play at noon on the second day of the match.\n\nRead Entire Article",
    "",
    "Caf\u00c3\u00a9 owners said on Monday that they would stay open through the whole winter.",
    "Harbour Reopens After Storm\n\nBy Olek Brandt\n\nMarch 3, 2025\n\nThe harbour opened again on "
    "Monday, and the first ferry left for the islands before the ice was gone.\n\nAdvertisement",
]


class Fragile:
    """A stage that ends its process, or fails, at a word."""

    def __call__(self, context):
        if "poison" in context.document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "thistle" in context.document.text:
            raise ValueError("a thistle")
        return ()


def test_what_is_given_wrongly_is_refused_and_not_cleaned_letter_by_letter():
    with pytest.raises(TypeError, match="holds one text, not a list"):
        clean_batch({"text": TEXTS[0]})
    with pytest.raises(TypeError, match="takes texts, not one text"):
        Pipeline.article().stream(TEXTS[0])
    with pytest.raises(TypeError, match=r"such as \['body'\]"):
        clean_batch({"text": TEXTS}, fields="body")
    with pytest.raises(TypeError, match=r"such as Pipeline\.page\(\), not 'page'"):
        BatchCleaner(pipeline="page")


def test_a_row_says_what_the_article_says():
    pipeline = Pipeline.article()
    for text in TEXTS:
        assert article_of(pipeline.row(text), text) == pipeline(text)


def test_half_a_character_in_a_cut_or_field_can_stand_in_a_column():
    pa = pytest.importorskip("pyarrow")
    text = f"Photo: Ann\ud800 Lee/Reuters\n\n{TEXTS[0]}\n\n\ud800 \ud800"
    article = clean(text)
    assert "\ud800" in article.fields[0].text
    assert "\ud800" in article.removed[-1].text
    made = clean_batch({"text": [text]}, fields=["removed", "fields"])
    assert pa.array(made["removed"])[0][-1]["text"].as_py() == "\ufffd \ufffd"
    assert article_of(Pipeline.article().row(text), text) == article


def test_a_batch_keeps_its_rows_and_columns():
    made = clean_batch({"id": [1, 2, 3], "text": [TEXTS[0], None, 7]}, fields=["body", "removed"])
    assert made["id"] == [1, 2, 3]
    assert made["body"] == [clean(TEXTS[0]).body, None, None]
    assert made["removed"][0][0]["kind"] == "related_link"
    assert made["error"][:2] == [None, None]
    assert made["error"][2].startswith("TypeError: clean() takes str, not int")


def test_a_column_is_never_overwritten():
    with pytest.raises(ValueError, match="would be overwritten: title"):
        clean_batch({"text": ["Rain."], "title": ["kept"]})
    assert clean_batch({"text": ["Rain."], "title": ["kept"]}, prefix="a_")["title"] == ["kept"]
    with pytest.raises(ValueError, match="no column 'text'"):
        clean_batch({"texts": []})


def test_a_text_that_fails_is_handed_back_whole():
    cleaner = BatchCleaner(pipeline=Pipeline.article().with_stage(Fragile()))
    made = cleaner.batch({"text": ["A thistle grew at noon.", TEXTS[0]]})
    assert made["body"] == ["A thistle grew at noon.", clean(TEXTS[0]).body]
    assert made["error"] == ["ValueError: a thistle", None]


def test_arrow_and_lists_agree():
    pa = pytest.importorskip("pyarrow")
    texts = [*TEXTS, None, "a lone \ud800 surrogate"[:6]]
    table = pa.table({"id": range(len(texts)), "text": texts})
    made = clean_arrow(table)
    assert made.column_names == ["id", "text", *SCHEMA]
    assert made.to_pydict() == clean_batch({"id": list(range(len(texts))), "text": texts})
    assert clean_arrow(table.to_batches()[0]).to_pydict() == made.to_pydict()
    assert clean_arrow(table.slice(0, 0)).schema == made.schema


def test_pandas_keeps_index_and_nulls():
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"text": [TEXTS[0], None]}, index=["a", "b"])
    made = BatchCleaner(fields=["body"]).pandas(frame)
    assert list(made.index) == ["a", "b"]
    assert made["body"]["a"] == clean(TEXTS[0]).body
    assert made["body"].isna()["b"]


def test_a_stream_in_this_process_and_over_workers_agree():
    pipeline = Pipeline.article()
    alone = list(pipeline.stream([*TEXTS, None] * 20))
    assert alone == list(pipeline.stream([*TEXTS, None] * 20, workers=2))
    assert alone[:4] == [pipeline(text) for text in TEXTS]


def test_a_script_that_does_not_guard_its_own_code_is_told_so_and_does_not_hang(tmp_path):
    script = tmp_path / "unguarded.py"
    script.write_text(
        "import multiprocessing\n"
        "from cleantext import Pipeline\n"
        "multiprocessing.set_start_method('spawn', force=True)\n"
        "print(list(Pipeline.article().stream(['Rain.'], workers=1)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, str(script)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "under `if __name__ == '__main__':`" in done.stderr


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_workers_that_share_nothing_with_this_process_agree(method, monkeypatch):
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot start processes by {method}")
    context = multiprocessing.get_context(method)
    monkeypatch.setattr("multiprocessing.get_context", lambda: context)
    pipeline = Pipeline.article().with_stage(Fragile())
    texts = [*TEXTS, "A thistle.", None]
    assert list(pipeline.stream(texts, workers=2)) == list(pipeline.stream(texts))


def test_a_stream_hands_contexts_through_and_reads_no_further_than_it_must():
    read = []

    def texts():
        for number in range(100_000):
            read.append(number)
            yield "Rain stopped play at noon.", number

    stream = Pipeline.article().stream(texts(), workers=2, as_tuples=True)
    assert [next(stream)[1] for _ in range(3)] == [0, 1, 2]
    stream.close()
    assert len(read) < 2_000


def test_a_worker_that_dies_costs_one_text():
    pipeline = Pipeline.article().with_stage(Fragile())
    texts = ["Rain.", "A poison letter.", "A thistle.", "Sun."]
    good, killed, failed, last = pipeline.stream(texts, workers=2)
    assert (good.body, last.body) == ("Rain.", "Sun.")
    assert isinstance(killed, Failure)
    assert killed.error == "WorkerError: the worker died: killed by SIGKILL"
    assert (killed.position, killed.source) == (1, "A poison letter.")
    assert failed == Failure(2, "A thistle.", "ValueError: a thistle")


def test_a_used_pipeline_and_a_new_one_pickle_to_the_same_bytes():
    used, new = Pipeline.article(), Pipeline.article()
    used(TEXTS[0])
    assert pickle.dumps(used) == pickle.dumps(new)
    assert pickle.loads(pickle.dumps(used))(TEXTS[0]) == new(TEXTS[0])


def test_a_pickled_cleaner_is_the_same_bytes_under_any_hash_seed():
    code = (
        "import hashlib, pickle; from cleantext.batch import BatchCleaner;"
        "print(hashlib.sha256(pickle.dumps(BatchCleaner())).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(found) == 1


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_results_do_not_hang_on_the_hash_seed(seed):
    code = "import sys, cleantext; print(ascii(cleantext.clean(sys.argv[1]).model_dump_json()))"
    out = subprocess.run(
        [sys.executable, "-c", code, TEXTS[3]],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert out.strip() == ascii(clean(TEXTS[3]).model_dump_json())


def test_what_is_not_wanted_is_not_worked_out_and_changes_nothing_else():
    text = "The mayor said on Monday that the bridge in the north of the town was to be closed."
    whole, part = Pipeline.article().row(text), Pipeline.article().row(text, wanted=("body",))
    assert whole["language"] == "en"
    assert part == {**whole, "language": None}
    assert clean_batch({"text": [text]}, fields=["language"])["language"] == ["en"]
