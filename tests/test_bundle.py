import json
from dataclasses import asdict

import pytest

from cleantext import bundle as bundle_module
from cleantext.bundle import BUNDLE, RULES, bundle, digest
from cleantext.lexicon import NAMES, lexicon, read_lexicon
from cleantext.pack import bundled_rules, load_rules


def test_the_bundle_fits_the_files():
    assert bundle() is not None, "the packs have changed: run python -m cleantext.authoring"


def test_the_bundle_holds_what_the_files_say():
    bundled_rules.cache_clear()
    assert list(map(asdict, bundled_rules())) == list(map(asdict, load_rules(RULES, trusted=True)))
    for name in NAMES:
        assert lexicon(name) == read_lexicon(name)


@pytest.mark.parametrize("content", [None, b"{", b"old"])
def test_a_bundle_that_does_not_fit_is_not_used(tmp_path, monkeypatch, content):
    file = tmp_path / "bundle.json"
    if content == b"old":
        content = json.dumps(json.loads(BUNDLE.read_bytes()) | {"digest": "0"}).encode()
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(bundle_module, "BUNDLE", file)
    bundle.cache_clear()
    assert bundle() is None
    bundle.cache_clear()


def test_the_digest_depends_on_the_files(tmp_path, monkeypatch):
    before = digest()
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.toml").write_text("a = 1", encoding="utf-8")
    monkeypatch.setattr(bundle_module, "RULES", tmp_path)
    first = digest()
    (tmp_path / "en" / "x.toml").write_text("a = 2", encoding="utf-8")
    assert len({before, first, digest()}) == 3
