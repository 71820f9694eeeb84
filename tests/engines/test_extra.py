"""An engine that is not installed says which extra to install."""

import importlib
import sys

import pytest

EXTRAS = {
    **{
        name: name
        for name in ("datasets", "datatrove", "duckdb", "haystack", "polars", "ray", "spacy")
    },
    "langchain": "langchain_core",
    "sklearn": "sklearn",
    "spark": "pyspark",
}


@pytest.mark.parametrize(("extra", "package"), EXTRAS.items())
def test_a_missing_engine_names_its_extra(extra, package, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, f"cleantext.engines.{extra}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=rf"pip install 'cleantext-news\[{extra}\]'"):
        importlib.import_module(f"cleantext.engines.{extra}")
