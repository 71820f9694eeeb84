"""What a corpus report counts: one pass over the articles, in bounded memory."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from typing import Any

from cleantext.article import Article
from cleantext.report.frequent import Frequent
from cleantext.report.spans import visible
from cleantext.report.unknown_lines import UnknownLines

SCHEMA = 1
"""Raised whenever a key of the summary changes its meaning."""
BINS = 20
"""Bins of the cut share, each 5 % wide; documents with nothing cut are counted apart."""
_FIELDS = ("title", "authors", "agencies", "date", "dateline", "standfirst", "section", "tagline")
_LISTED = 20
_LONGEST_OPENING = 90


@dataclass(slots=True)
class Group:
    """What was cut in the documents of one language or domain."""

    documents: int = 0
    characters: int = 0
    cut: int = 0
    titles: int = 0

    def add(self, size: int, cut: int, titled: bool) -> None:
        """Count one document."""
        self.documents += 1
        self.characters += size
        self.cut += cut
        self.titles += titled

    def summary(self) -> dict[str, float]:
        """Return the counts with the share cut."""
        return {
            "documents": self.documents,
            "characters": self.characters,
            "cut": self.cut,
            "cut_share": _share(self.cut, self.characters),
            "title_share": _share(self.titles, self.documents),
        }


@dataclass(slots=True, eq=False)
class Marks:
    """How often a kind or rule cut, and how much."""

    cuts: int = 0
    characters: int = 0
    documents: int = 0


@dataclass(slots=True)
class Sample:
    """A fair sample of a stream, the same in every run: reservoir sampling."""

    seed: int
    kept: list[dict[str, Any]] = field(default_factory=list)
    seen: int = 0
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def add(self, document: dict[str, Any]) -> None:
        """Take up a document, perhaps in place of another."""
        self.seen += 1
        if len(self.kept) < _LISTED:
            self.kept.append(document)
            return
        at = self._random.randrange(self.seen)
        if at < _LISTED:
            self.kept[at] = document


class Tally:
    """Counts over the articles of a corpus; its memory does not grow with the corpus."""

    def __init__(self) -> None:
        self.documents = self.characters = self.cut = self.unreadable = 0
        self.kinds: dict[str, Marks] = {}
        self.rules: dict[tuple[str, str], Marks] = {}
        self.languages: dict[str, Group] = {}
        self.domains: Frequent[Group] = Frequent(Group)
        self.shares = [0] * BINS
        self.fields: Counter[str] = Counter()
        self.access: Counter[str] = Counter()
        self.samples = {name: Sample(at) for at, name in enumerate(SAMPLES)}
        self.lines = UnknownLines()
        self._most_cut: list[tuple[float, int, dict[str, Any]]] = []

    def add(self, article: Article, name: str, domain: str | None) -> None:
        """Count one article."""
        size = len(article.source)
        cut = sum(removal.end - removal.start for removal in article.removed)
        self.documents += 1
        self.characters += size
        self.cut += cut
        self._count_marks(article)
        self._count_fields(article)
        titled = article.title is not None
        self.languages.setdefault(article.language or "unknown", Group()).add(size, cut, titled)
        if domain:
            self.domains.add(visible(domain)).add(size, cut, titled)
        if cut:
            self.shares[min(int(BINS * cut / size), BINS - 1)] += 1
        self._list(article, name, _share(cut, size))
        self.lines.add(article, visible(name), domain and visible(domain))

    def add_unreadable(self, name: str, error: str) -> None:
        """Count a text that could not be read or cleaned."""
        self.unreadable += 1
        self.samples["unreadable"].add({"name": visible(name), "opening": visible(error)})

    def _count_marks(self, article: Article) -> None:
        seen: set[Marks] = set()
        for removal in article.removed:
            kind = self.kinds.setdefault(removal.kind, Marks())
            rule = self.rules.setdefault((removal.kind, removal.rule), Marks())
            for marks in (kind, rule):
                marks.cuts += 1
                marks.characters += removal.end - removal.start
                marks.documents += marks not in seen
                seen.add(marks)

    def _count_fields(self, article: Article) -> None:
        self.fields.update(name for name in _FIELDS if getattr(article, name))
        self.fields["images"] += bool(article.images)
        self.fields["language"] += article.language is not None
        self.access[article.access.value] += 1

    def _list(self, article: Article, name: str, share: float) -> None:
        opening = " ".join(article.source[: 4 * _LONGEST_OPENING].split())[:_LONGEST_OPENING]
        entry = {
            "name": visible(name),
            "cut_share": round(share, 4),
            "characters": len(article.source),
            "opening": visible(opening),
        }
        ranked = (share, -self.documents, entry)
        if len(self._most_cut) < _LISTED:
            heappush(self._most_cut, ranked)
        else:
            heappushpop(self._most_cut, ranked)
        for sample, holds in (
            ("nothing_cut", not article.removed),
            ("guard_fired", article.guarded),
            ("no_title", article.title is None),
        ):
            if holds:
                self.samples[sample].add(entry)

    def summary(self) -> dict[str, Any]:
        """Return everything counted as plain values, ready for JSON."""
        most_cut = [entry for share, _, entry in sorted(self._most_cut, reverse=True) if share]
        return {
            "schema": SCHEMA,
            "documents": self.documents,
            "unreadable": self.unreadable,
            "characters": self.characters,
            "cut": self.cut,
            "cut_share": _share(self.cut, self.characters),
            "kinds": list(self._marks(self.kinds)),
            "rules": list(self._marks(self.rules)),
            "languages": {
                name: group.summary()
                for name, group in sorted(
                    self.languages.items(), key=lambda item: -item[1].documents
                )
            },
            "domains": {
                count.key: {**count.note.summary(), "documents_at_most": count.most}
                for count in self.domains.most(50)
            },
            "domains_bounded": self.domains.dropped,
            "cut_share_histogram": {
                "nothing_cut": self.samples["nothing_cut"].seen,
                "bins": self.shares,
            },
            "fields": {
                name: _share(self.fields[name], self.documents)
                for name in (*_FIELDS, "images", "language")
            },
            "access": dict(self.access),
            "look_first": {
                "most_cut": {"documents": len(most_cut), "sample": most_cut},
                **{
                    name: {"documents": sample.seen, "sample": sample.kept}
                    for name, sample in self.samples.items()
                },
            },
        }

    def _marks(self, table: dict[Any, Marks]) -> Iterator[dict[str, Any]]:
        for key, marks in sorted(table.items(), key=lambda item: (-item[1].characters, item[0])):
            name = {"kind": key} if isinstance(key, str) else {"kind": key[0], "rule": key[1]}
            yield {
                **name,
                "cuts": marks.cuts,
                "characters": marks.characters,
                "documents": marks.documents,
                "share_of_cut": _share(marks.characters, self.cut),
                "share_of_text": _share(marks.characters, self.characters),
            }


SAMPLES = ("nothing_cut", "guard_fired", "no_title", "unreadable")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
