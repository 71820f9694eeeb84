"""Other tools beside cleantext, each doing what it is for, with the settings people use."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

Tool = Callable[[str], object]


class Peer(NamedTuple):
    """A tool: the distribution it comes from, what it is given, and what makes it."""

    name: str
    distribution: str
    given: str
    make: Callable[[], Tool]


def _ftfy() -> Tool:
    import ftfy

    return ftfy.fix_text


def _clean_text() -> Tool:
    # Its package has the very name of ours, so it is loaded by where it lies.
    place = importlib.metadata.distribution("clean-text").locate_file("cleantext")
    name = "peer_clean_text"
    spec = importlib.util.spec_from_file_location(
        name, f"{place}/__init__.py", submodule_search_locations=[str(place)]
    )
    if spec is None or spec.loader is None:
        raise ImportError("clean-text")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    clean: Callable[..., object] = module.clean
    return lambda text: clean(
        text, lower=False, no_urls=True, no_emails=True, no_phone_numbers=True
    )


def _textacy() -> Tool:
    from textacy import preprocessing as pre

    tool: Tool = pre.make_pipeline(
        pre.normalize.hyphenated_words, pre.normalize.quotation_marks, pre.normalize.unicode,
        pre.normalize.whitespace, pre.remove.html_tags, pre.replace.urls, pre.replace.emails,
    )  # fmt: skip
    return tool


def _c4() -> Tool:
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    rules = C4QualityFilter()
    return lambda text: rules.filter(Document(text=text, id=""))


def _spacy() -> Tool:
    import spacy

    tokenizer: Any = spacy.blank("en").tokenizer
    tool: Tool = tokenizer
    return tool


def _trafilatura(fast: bool) -> Callable[[], Tool]:
    def make() -> Tool:
        import trafilatura

        return lambda page: trafilatura.extract(page, fast=fast)

    return make


def _resiliparse() -> Tool:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True)


TEXT, HTML = "text", "HTML"
OURS = "cleantext"
PEERS = (
    Peer("ftfy.fix_text", "ftfy", TEXT, _ftfy),
    Peer("textacy, 7 steps", "textacy", TEXT, _textacy),
    Peer("clean-text, case kept", "clean-text", TEXT, _clean_text),
    Peer("spaCy tokenizer, blank", "spacy", TEXT, _spacy),
    Peer("C4 rules (datatrove)", "datatrove", TEXT, _c4),
    Peer("Resiliparse, main content", "resiliparse", HTML, _resiliparse),
    Peer("trafilatura, fast", "trafilatura", HTML, _trafilatura(fast=True)),
    Peer("trafilatura", "trafilatura", HTML, _trafilatura(fast=False)),
)
_SAMPLE = "The council voted on Tuesday to close the old mill.\n" * 8


def ready(peer: Peer) -> tuple[Tool | None, str]:
    """Return a tool that works here and its version, or None and why it is left out."""
    try:
        tool = peer.make()
        tool(_SAMPLE if peer.given == TEXT else f"<p>{_SAMPLE}</p>")
    except (
        Exception
    ) as error:  # whatever keeps a tool from running is a reason, and stands in the table
        return None, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return tool, importlib.metadata.version(peer.distribution)
