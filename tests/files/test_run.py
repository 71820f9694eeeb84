import csv
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra 'files' is not installed")
pytest.importorskip("fsspec", reason="the extra 'files' is not installed")
pq = pytest.importorskip("pyarrow.parquet")

from cleantext import Pipeline  # noqa: E402
from cleantext.files import InputError, OutputError, Settings, run  # noqa: E402
from cleantext.files.places import Place, compressed  # noqa: E402

TEXT = "Rain stopped play at noon on the second day, and nobody minded.\n\nRead Entire Article"
BODY = "Rain stopped play at noon on the second day, and nobody minded."


def write_jsonl(path, records, suffix=""):
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    path.write_bytes(compressed(data, suffix))
    return str(path)


def lines(folder, pattern="part-?????-??????.jsonl"):
    found = []
    for path in sorted(folder.glob(pattern)):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return found


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_jsonl_in_and_out_in_every_compression(tmp_path, suffix):
    records = [{"id": n, "text": TEXT if n != 1 else None} for n in range(5)]
    source = write_jsonl(tmp_path / f"in.jsonl{suffix}", records, suffix)
    counts = run([source], str(tmp_path / "out"), Settings(format=f"jsonl{suffix}", part_size=2))
    assert (counts.documents, counts.nulls, counts.rejects) == (5, 1, 0)
    assert counts.cut["related_link"] == 4 * len("Read Entire Article")
    parts = sorted((tmp_path / "out").glob("part-*"))
    assert len(parts) == 3
    found = []
    for part in parts:
        stream, _ = Place.of(str(part)).open()
        found += [json.loads(line) for line in stream]
    assert [row["id"] for row in found] == [0, 1, 2, 3, 4]
    assert [row["body"] for row in found] == [BODY, None, BODY, BODY, BODY]
    assert "text" not in found[0]


def test_parquet_keeps_its_columns_types_and_order(tmp_path):
    table = pa.table({"n": pa.array([1, 2, 3], pa.int16()), "text": [TEXT, None, TEXT]})
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=2)
    run([str(tmp_path / "in.parquet")], str(tmp_path / "out"), Settings(fields=("body",)))
    found = pq.read_table(tmp_path / "out")
    assert found.column("n").type == pa.int16()
    assert found.column("n").to_pylist() == [1, 2, 3]
    assert found.column("body").to_pylist() == [BODY, None, BODY]


def test_csv_and_tsv_rows_with_line_breaks_and_wrong_lengths(tmp_path):
    with (tmp_path / "in.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerows([["id", "article"], ["a", TEXT], ["b"], ["c", TEXT]])
    settings = Settings(text="article", keep=("id",), fields=("body",))
    counts = run([str(tmp_path / "in.csv")], str(tmp_path / "out"), settings)
    assert lines(tmp_path / "out") == [
        {"id": "a", "body": BODY, "error": None},
        {"id": "c", "body": BODY, "error": None},
    ]
    (reject,) = lines(tmp_path / "out", "_rejects-*.jsonl")
    assert counts.rejects == 1
    assert (reject["line"], reject["data"]) == (5, '["b"]')
    assert reject["file"].endswith("in.csv")


def test_a_folder_of_texts_with_one_that_is_not_utf8(tmp_path):
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "deep" / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (folder / "c.txt").write_bytes(b"caf\xe9")
    counts = run([str(folder)], str(tmp_path / "out"), Settings(fields=("body",)))
    assert [row["path"] for row in lines(tmp_path / "out")] == ["a.txt", "deep/b.txt.gz"]
    assert counts.rejects == 1
    assert "not UTF-8 at byte 3" in lines(tmp_path / "out", "_rejects-*.jsonl")[0]["error"]


def wet_record(url, text):
    data = text.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: conversion\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T10:20:30Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def test_wet_records_bring_their_address(tmp_path):
    pytest.importorskip("fastwarc")
    data = b"".join(gzip.compress(wet_record(f"https://example.org/{n}", TEXT)) for n in range(2))
    (tmp_path / "crawl.warc.wet.gz").write_bytes(data)
    run([str(tmp_path / "*.wet.gz")], str(tmp_path / "out"), Settings(fields=("body",)))
    found = lines(tmp_path / "out")
    assert [row["url"] for row in found] == ["https://example.org/0", "https://example.org/1"]
    assert found[0]["body"] == BODY


def test_malformed_lines_are_kept_and_the_rest_goes_on(tmp_path):
    good = json.dumps({"text": TEXT})
    source = tmp_path / "in.jsonl"
    source.write_bytes(f"{good}\n{{broken\n\n[1]\n{good}\n".encode() + b'{"other": 1}\n')
    counts = run([str(source)], str(tmp_path / "out"), Settings(fields=("body",)))
    assert (counts.documents, counts.rejects) == (2, 3)
    rejects = lines(tmp_path / "out", "_rejects-*.jsonl")
    assert [reject["line"] for reject in rejects] == [2, 4, 6]
    assert rejects[0]["data"] == "{broken"
    assert "there are other" in rejects[2]["error"]


def test_a_file_that_is_cut_off_gives_what_it_has(tmp_path):
    whole = gzip.compress(
        b"".join(json.dumps({"text": f"{n} {TEXT}"}).encode() + b"\n" for n in range(999))
    )
    (tmp_path / "in.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    other = write_jsonl(tmp_path / "other.jsonl", [{"text": TEXT}])
    counts = run(
        [str(tmp_path / "in.jsonl.gz"), other], str(tmp_path / "out"), Settings(fields=("body",))
    )
    assert counts.documents > 1
    assert counts.rejects == 1
    assert "unreadable from here" in lines(tmp_path / "out", "_rejects-*.jsonl")[0]["error"]
    assert lines(tmp_path / "out")[-1]["body"] == BODY


@pytest.mark.parametrize("part_size", [1, 2, 3])
def test_what_is_lost_of_a_file_may_end_a_part(tmp_path, part_size):
    whole = gzip.compress(json.dumps({"text": TEXT}).encode() + b"\n")
    (tmp_path / "in.jsonl.gz").write_bytes(whole + b"\x1f\x8bx")
    settings = Settings(fields=("body",), part_size=part_size)
    counts = run([str(tmp_path / "in.jsonl.gz")], str(tmp_path / "out"), settings)
    assert (counts.documents, counts.rejects) == (1, 1)


def test_a_damaged_parquet_file_is_refused_and_the_rest_goes_on(tmp_path):
    (tmp_path / "in.parquet").write_bytes(b"PAR1 and no more")
    other = write_jsonl(tmp_path / "other.jsonl", [{"text": TEXT}])
    settings = Settings(fields=("body",))
    counts = run([str(tmp_path / "in.parquet"), other], str(tmp_path / "out"), settings)
    assert (counts.documents, counts.rejects) == (1, 1)
    (reject,) = lines(tmp_path / "out", "_rejects-*.jsonl")
    assert "unreadable from here" in reject["error"]
    assert reject["file"].endswith("in.parquet")


def test_half_a_character_in_what_is_kept_can_stand_in_parquet(tmp_path):
    source = write_jsonl(tmp_path / "in.jsonl", [{"text": TEXT, "a\ud800": "b\ud800"}])
    run([source], str(tmp_path / "out"), Settings(fields=("body",), format="parquet"))
    assert pq.read_table(tmp_path / "out").column("a\ufffd").to_pylist() == ["b\ufffd"]


def test_a_text_that_is_no_text_comes_back_with_its_error(tmp_path):
    source = write_jsonl(tmp_path / "in.jsonl", [{"text": 7}, {"text": TEXT}])
    counts = run([source], str(tmp_path / "out"), Settings(fields=("body",)))
    assert counts.errors == 1
    assert [row["error"] is None for row in lines(tmp_path / "out")] == [False, True]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(text="article"), "no column 'article'; there are id, text"),
        (Settings(keep=("url",)), "no column 'url'"),
        (Settings(format="xml"), "no format 'xml'"),
        (Settings(keep=("id",), fields=("titel",)), "no column 'titel'"),
    ],
)
def test_what_cannot_be_asked_for_is_said_before_anything_is_written(tmp_path, settings, said):
    source = write_jsonl(tmp_path / "in.jsonl", [{"id": 1, "text": TEXT}])
    with pytest.raises(ValueError, match=said):
        run([source], str(tmp_path / "out"), settings)
    assert not (tmp_path / "out").exists()


def test_a_record_whose_columns_would_be_overwritten_is_refused(tmp_path):
    records = [{"text": TEXT}, {"text": TEXT, "body": "kept"}]
    source = write_jsonl(tmp_path / "in.jsonl", records)
    with pytest.raises(InputError, match=r"in\.jsonl: .* overwritten: body; give a prefix"):
        run([source], str(tmp_path / "out"), Settings(fields=("body",)))
    settings = Settings(fields=("body",), part_size=1)
    counts = run([source], str(tmp_path / "out"), settings)
    assert (counts.documents, counts.rejects) == (1, 1)
    (reject,) = lines(tmp_path / "out", "_rejects-*.jsonl")
    assert (reject["line"], reject["data"]) == (2, json.dumps(records[1]))
    assert "overwritten: body" in reject["error"]
    keep = Settings(fields=("body",), part_size=1, keep=())
    assert run([source], str(tmp_path / "other"), keep).rejects == 0


def test_inputs_that_are_not_there_or_of_no_known_kind(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        run([str(tmp_path / "none.jsonl")], str(tmp_path / "out"))
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(InputError, match="not of a kind that is read"):
        run([str(tmp_path / "a.docx")], str(tmp_path / "out"))


def test_an_output_of_another_run_is_not_touched(tmp_path):
    source = write_jsonl(tmp_path / "in.jsonl", [{"id": 1, "text": TEXT}])
    run([source], str(tmp_path / "out"))
    before = content(tmp_path / "out")
    with pytest.raises(OutputError, match="other settings"):
        run([source], str(tmp_path / "out"), Settings(limit=1))
    with pytest.raises(OutputError, match="another pipeline"):
        run([source], str(tmp_path / "out"), Settings(pipeline=Pipeline.article(0.9)))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear")
    with pytest.raises(OutputError, match="not empty"):
        run([source], str(tmp_path / "mine"))
    assert content(tmp_path / "out") == before


def test_the_limit_counts_over_all_inputs_and_inside_a_part(tmp_path):
    records = [{"id": n, "text": TEXT} for n in range(5)]
    sources = [write_jsonl(tmp_path / f"{n}.jsonl", records) for n in range(2)]
    counts = run(sources, str(tmp_path / "out"), Settings(limit=7, part_size=3, fields=("body",)))
    assert counts.documents == 7
    assert [row["id"] for row in lines(tmp_path / "out")] == [0, 1, 2, 3, 4, 0, 1]


def test_a_url_of_another_file_system(tmp_path):
    source = write_jsonl(tmp_path / "in.jsonl", [{"text": TEXT}])
    run([source], "memory://cleaned", Settings(fields=("body",)))
    data = (Place.of("memory://cleaned") / "part-00000-000000.jsonl").read()
    assert json.loads(data)["body"] == BODY


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(tmp_path, monkeypatch):
    records = [{"id": n, "text": TEXT} for n in range(6)]
    source = write_jsonl(tmp_path / "in.jsonl", records)
    settings = Settings(part_size=2, fields=("body",))
    run([source], str(tmp_path / "whole"), settings)
    write = Place.write
    written = []

    def full(place, data):
        written.append(place.name)
        if len(written) > 4:
            raise OSError(28, "No space left on device", str(place))
        write(place, data)

    monkeypatch.setattr(Place, "write", full)
    with pytest.raises(OSError, match="No space left"):
        run([source], str(tmp_path / "out"), settings)
    monkeypatch.undo()
    assert 0 < len(lines(tmp_path / "out")) < 6
    run([source], str(tmp_path / "out"), settings)
    assert content(tmp_path / "out") == content(tmp_path / "whole")


RUN = """
import sys
from cleantext.files import Settings, run  # noqa: E402
if __name__ == "__main__":
    run([sys.argv[1]], sys.argv[2], Settings(part_size=20, fields=("body", "removed")), int(sys.argv[3]))
"""


@pytest.mark.parametrize("workers", [0, 2])
def test_killed_at_any_moment_and_run_again_gives_the_same_bytes(tmp_path, workers):
    source = write_jsonl(
        tmp_path / "in.jsonl", [{"id": n, "text": f"{n} {TEXT}"} for n in range(900)]
    )
    run([source], str(tmp_path / "whole"), Settings(part_size=20, fields=("body", "removed")))
    script = tmp_path / "job.py"
    script.write_text(RUN)
    command = [sys.executable, str(script), source, str(tmp_path / "out"), str(workers)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    killed = 0
    for least in (1, 12, 25):
        process = subprocess.Popen(command, env=environment, start_new_session=True)
        while process.poll() is None and len(list((tmp_path / "out").glob("part-*"))) < least:
            time.sleep(0.005)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert killed > 0
    subprocess.run(command, env=environment, check=True)
    assert content(tmp_path / "out") == content(tmp_path / "whole")
