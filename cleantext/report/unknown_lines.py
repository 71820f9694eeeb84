"""Lines that stand in the bodies of many articles: boilerplate that no rule knows yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cleantext.article import Article
from cleantext.folding import fold
from cleantext.report.frequent import Frequent
from cleantext.report.spans import visible

_SHORTEST, _LONGEST = 4, 160
_EDGE = 6
"""How many lines count as the beginning and as the end of a body."""
_TOLD_APART = 32
"""So many articles with a line are told apart at most: copies of an article count once."""
_KEPT = 4
_MOSTLY = 0.9


@dataclass(slots=True)
class LineNote:
    """What is known of a line; all of it bounded in size."""

    forms: list[str] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    count: int = 0
    heads: int = 0
    tails: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    domains: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    @property
    def zone(self) -> str:
        """Where in the body the line nearly always stands: head, tail or any."""
        if self.tails >= _MOSTLY * self.count:
            return "tail"
        return "head" if self.heads >= _MOSTLY * self.count else "any"

    @property
    def doubtful(self) -> bool:
        """Whether it stands inside bodies, where a subhead or a refrain would."""
        return self.zone == "any"

    @property
    def language(self) -> str:
        """The language of most articles with the line, or ``und``."""
        return self.languages.most_common(1)[0][0] if self.languages else "und"


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """A line that repeats, and in how many articles at least."""

    key: str
    articles: int
    note: LineNote


def is_line(line: str) -> bool:
    """Say whether a line is of a length that a rule could be for, and has a letter."""
    return _SHORTEST <= len(line) <= _LONGEST and any(map(str.isalpha, line))


def edges(at: int, count: int) -> tuple[bool, bool]:
    """Say whether a line is among the first lines of a body, and whether among the last."""
    return at < _EDGE and at < count / 2, at >= count - _EDGE and at >= count / 2


class UnknownLines:
    """Collects the short lines of bodies; an article and its copies count once for a line."""

    def __init__(self) -> None:
        self._lines: Frequent[LineNote] = Frequent(LineNote, size=14)

    def add(self, article: Article, name: str, domain: str | None) -> None:
        """Take up the lines of an article's body."""
        lines = [line for line in article.body.split("\n") if line.strip()]
        if len(lines) < 2:
            return
        identity = hash(max(lines, key=len))
        seen: set[str] = set()
        for at, raw in enumerate(lines):
            line = visible(raw.strip())
            if not is_line(line):
                continue
            key = fold(line)
            if key in seen:
                continue
            seen.add(key)
            note = self._lines.add(key)
            if identity in note.articles:
                continue
            if len(note.articles) < _TOLD_APART:
                note.articles.add(identity)
            note.count += 1
            head, tail = edges(at, len(lines))
            note.heads += head
            note.tails += tail
            self._describe(note, line, name, domain)
            if article.language:
                note.languages[article.language] += 1

    @staticmethod
    def _describe(note: LineNote, line: str, name: str, domain: str | None) -> None:
        if len(note.forms) < _KEPT and line not in note.forms:
            note.forms.append(line)
        if domain and len(note.domains) < _TOLD_APART:
            note.domains.add(domain)
        if len(note.examples) < _KEPT:
            note.examples.append(name)

    def repeated(self, count: int, least: int = 3) -> list[UnknownLine]:
        """Return the lines that stand in at least so many different articles.

        Those at the edges of bodies come first, the commonest before the others.

        Args:
            count: how many lines at most.
            least: in how many articles, at most 32.
        """
        found = [
            UnknownLine(line.key, line.note.count, line.note)
            for line in self._lines.most(8 * count)
            if len(line.note.articles) >= least
        ]
        found.sort(key=lambda line: (line.note.doubtful, -line.articles, line.key))
        return found[:count]
