import gzip
import json

import pytest

from cleantext.report.inputs import Fields, Text, read_texts


def test_folders_text_files_and_records_are_read_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text("Böb", encoding="utf-8")
    (tmp_path / "notes.md").write_text("not read", encoding="utf-8")
    records = [
        {"text": "One", "url": "https://www.example.org/1", "id": 7},
        {"text": 3},
        {"body": "Two"},
    ]
    lines = "\n".join([*map(json.dumps, records), "", "{broken"]).encode()
    (tmp_path / "a.jsonl").write_bytes(lines)
    with gzip.open(tmp_path / "c.jsonl.gz", "wb") as out:
        out.write(lines)
    a = tmp_path / "a.jsonl"
    plain = [
        Text("7", "example.org", "One"),
        Text(f"{a}:2", None, None),
        Text(f"{a}:3", None, None),
        Text(f"{a}:5", None, None),
    ]
    found = list(read_texts([tmp_path]))
    assert found[:4] == plain
    assert found[4].text == "One"
    assert found[-1] == Text(str(tmp_path / "sub" / "b.txt"), None, "Böb")
    other = list(read_texts([a], Fields(text="body")))
    assert [text.text for text in other] == [None, None, "Two", None]


def test_reading_is_lazy_and_unknown_endings_are_refused(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One"}\n', encoding="utf-8")
    texts = read_texts([file, tmp_path / "b.docx"])
    assert next(texts).text == "One"
    with pytest.raises(ValueError, match=r"b\.docx: give .*\.jsonl"):
        next(texts)
    with pytest.raises(FileNotFoundError):
        list(read_texts([tmp_path / "none.jsonl"]))


def test_a_record_too_deep_is_none_and_a_damaged_file_is_named(tmp_path):
    deep = tmp_path / "deep.jsonl"
    deep.write_bytes(b"[" * 9_999 + b'\n{"text": "One"}')
    assert [text.text for text in read_texts([deep])] == [None, "One"]
    whole = gzip.compress(b'{"text": "One"}')
    for name, data in (
        ("short", whole[:-9]),
        ("wrong", whole[:-8] + b"x" * 8),
        ("other", whole[:12] + b"\xff" * 9),
        ("none", b"{}"),
    ):
        file = tmp_path / f"{name}.jsonl.gz"
        file.write_bytes(data)
        with pytest.raises(ValueError, match=f"{name}.jsonl.gz: the file is damaged"):
            list(read_texts([file]))
