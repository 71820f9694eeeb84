"""The public rule catalogue as Markdown, with what each rule does over a corpus."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from cleantext.article import Article
from cleantext.evaluation.corpus import cases, clean_texts
from cleantext.model import Rule
from cleantext.pipeline import clean
from cleantext.report.spans import spans_of


class Evidence(NamedTuple):
    """How often a rule was right and wrong over a corpus."""

    hits: int = 0
    false_positives: int = 0


def evidence(corpus: Path, run: Callable[[str], Article] = clean) -> dict[str, Evidence]:
    """Return what each rule did over a corpus; rules that did nothing are not in it.

    A cut is a false positive if it took a line that the article's expected body holds, or part of
    one, or if it fell on a clean text, in which nothing may be cut. All others are hits.

    Args:
        corpus: a folder of cases and clean texts, as for ``cleantext.evaluation``.
        run: what makes an article of a text.
    """
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for case in cases(corpus):
        article = run(case.source)
        missing = Counter(case.expected["body"]) - Counter(article.body.split("\n"))
        for span in spans_of(article):
            text = span.text.strip()
            lost = any(text in line or line in text for line in missing)
            (wrong if lost else hits)[span.rule] += 1
    for text in clean_texts(corpus):
        wrong.update(removal.rule for removal in run(text).removed)
    return {rule: Evidence(hits[rule], wrong[rule]) for rule in hits.keys() | wrong.keys()}


def catalogue_markdown(
    rules: Sequence[Rule], seen: Mapping[str, Evidence] | None = None, title: str = "Rule catalogue"
) -> str:
    """Return the rules as a Markdown page, by language and kind; retired ones are kept.

    Args:
        rules: the rules to show.
        seen: what each did over a corpus; without it, nothing is said of that.
        title: the heading of the page.
    """
    retired = sum(rule.retired for rule in rules)
    lines = [f"# {title}", "", f"{len(rules)} rules, {retired} of them retired.", ""]
    ordered = sorted(rules, key=lambda rule: (rule.language, rule.kind, rule.retired, rule.id))
    for (language, kind), group in groupby(ordered, key=lambda rule: (rule.language, rule.kind)):
        lines += [f"## {language}: {kind.replace('_', ' ')}", ""]
        for rule in group:
            lines += _entry(rule, seen)
    return "\n".join(lines)


def _entry(rule: Rule, seen: Mapping[str, Evidence] | None) -> Iterator[str]:
    facts = [f"language {rule.language}", f"kind {code(rule.kind)}", f"scope {rule.scope}"]
    facts += [f"zone {rule.zone}", f"confidence {rule.confidence:.2f}"]
    if seen is not None and not rule.retired:
        found = seen.get(rule.id, Evidence())
        facts.append(f"corpus: {found.hits} hits, {found.false_positives} false positives")
    yield f"### {code(rule.id)}"
    yield ""
    if rule.retired:
        yield "**Retired.** The id is kept and is never used again."
        yield ""
    yield f"{_plain(rule.summary)}  "
    yield " · ".join(facts)
    yield ""
    yield from _examples("Matches", rule.hits)
    yield from _examples("Leaves", rule.misses)


def _examples(label: str, texts: Iterable[str]) -> Iterator[str]:
    shown = [f"- {code(text)}" for text in texts]
    if shown:
        yield from (f"{label}:", "", *shown, "")


def code(text: str) -> str:
    """Return a text as a Markdown code span, whatever it holds.

    >>> code("a `b`")
    '`` a `b` ``'
    """
    text = " ".join(text.split())
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if longest else ""
    return f"{fence}{room}{text}{room}{fence}"


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
