"""Pipeline: rule packs and an ordered tuple of stages, ready to clean texts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Container, Iterable, Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import Any

from cleantext._version import __version__
from cleantext.article import Article
from cleantext.assemble import assemble
from cleantext.columns import ROW_FIELDS, Row, make_row
from cleantext.context import Context, Stage
from cleantext.document import Document
from cleantext.guard import SURE, takes_too_much
from cleantext.model import Mark, Rule
from cleantext.pack import RuleError, bundled_rules, load_rules
from cleantext.resolve import resolve
from cleantext.stages import ARTICLE_STAGES, AUTO_STAGES, PAGE_STAGES
from cleantext.trigger import TriggerIndex

DEFAULT_CONFIDENCE = 0.5
DEFAULT_MOST_CUT = 0.5


class Pipeline:
    """An ordered tuple of stages plus rules; calling it with a text returns an ``Article``.

    A pipeline never changes: ``without``, ``with_stage`` and ``with_rules`` return a new one. It
    can be pickled when its stages can, and used from several threads.

    Args:
        stages: callables that take a ``Context`` and yield marks, in the order they run.
        rules: the rules the trigger pass looks for.
        min_confidence: marks below it do not stand (0 to 1).
        most_cut: the share of the prose (0 to 1) that cuts may take before the doubtful ones are
            given back; 1 turns this guard off.

    Raises:
        ValueError: a threshold is not between 0 and 1.
    """

    def __init__(
        self,
        stages: Iterable[Stage],
        rules: Iterable[Rule] = (),
        min_confidence: float = DEFAULT_CONFIDENCE,
        most_cut: float = DEFAULT_MOST_CUT,
    ) -> None:
        self.stages = tuple(stages)
        self.rules = tuple(rules)
        self.min_confidence = _share("min_confidence", min_confidence)
        self.most_cut = _share("most_cut", most_cut)

    @classmethod
    def article(cls, min_confidence: float = DEFAULT_CONFIDENCE) -> Pipeline:
        """Return the pipeline for text that an extractor or a feed left nearly clean."""
        return cls(ARTICLE_STAGES, bundled_rules(), min_confidence)

    @classmethod
    def page(cls, min_confidence: float = DEFAULT_CONFIDENCE) -> Pipeline:
        """Return the pipeline for the text of a whole page."""
        return cls(PAGE_STAGES, bundled_rules(), min_confidence, most_cut=1)

    @classmethod
    def auto(cls, min_confidence: float = DEFAULT_CONFIDENCE) -> Pipeline:
        """Return the pipeline that looks at each text: what is a whole page is cleaned as one.

        Raises:
            ImportError: NumPy is not there, which judging pages needs.
        """
        if find_spec("numpy") is None:
            raise ImportError("Pipeline.auto() needs: pip install 'cleantext-news[page]'")
        return cls(AUTO_STAGES, bundled_rules(), min_confidence)

    def __call__(self, text: str, *, reference_time: dt.datetime | None = None) -> Article:
        """Clean one text.

        Args:
            text: the plain text as it came.
            reference_time: when it was fetched; with it, ages ("3 hours ago") become dates.

        Raises:
            TypeError: ``text`` is not a string; bytes have to be decoded first.
        """
        document, decisions, guarded = self._decide(text, reference_time)
        return assemble(document, decisions, self.fingerprint, guarded=guarded)

    def row(
        self,
        text: str,
        *,
        reference_time: dt.datetime | None = None,
        wanted: Container[str] = ROW_FIELDS,
    ) -> Row:
        """Clean one text into a row of plain values, at less cost than an ``Article``.

        Takes and raises what calling the pipeline does. Only the fields ``wanted`` are sure to be
        worked out.
        """
        document, decisions, guarded = self._decide(text, reference_time)
        said = {"fingerprint": self.fingerprint, "guarded": guarded}
        return make_row(document, decisions, wanted, **said)

    def _decide(
        self, text: str, reference_time: dt.datetime | None
    ) -> tuple[Document, list[Mark], bool]:
        """Return a document, the marks that stand in it and whether the guard had to step in."""
        document = Document(_checked(text))
        marks = self.marks(document, reference_time)
        decisions = resolve(marks, self.min_confidence)
        guarded = self.most_cut < 1 and takes_too_much(document, decisions, self.most_cut)
        if guarded:
            decisions = resolve(marks, max(self.min_confidence, SURE))
        return document, decisions, guarded

    def stream(
        self,
        texts: Iterable[Any],
        workers: int = 0,
        ordered: bool = True,
        as_tuples: bool = False,
    ) -> Iterator[Any]:
        """Yield an ``Article`` a text, a ``Failure`` where a text cannot be cleaned, None for None.

        Texts are read as results are taken, a bounded number ahead. A worker that dies (killed, out
        of memory) is replaced; a text at which workers die again becomes a ``Failure``.

        Args:
            texts: strings, or tuples of string and context with ``as_tuples``.
            workers: how many processes; 0 cleans in this process.
            ordered: whether results come in the order of the texts, or as they are ready.
            as_tuples: take ``(text, context)`` and yield ``(result, context)``.

        >>> pipeline = Pipeline.article()
        >>> for article in pipeline.stream(["Rain stopped play.", "It went on."]):
        ...     print(article.body)
        Rain stopped play.
        It went on.

        Raises:
            TypeError: ``texts`` is one text.
            WorkerError: worker processes cannot start.
        """
        from cleantext.batch.stream import stream  # noqa: PLC0415 - batches stand on pipelines

        return stream(self, texts, workers, ordered, as_tuples)

    def marks(self, document: Document, reference_time: dt.datetime | None = None) -> list[Mark]:
        """Run the stages over a document and return every mark, before overlaps are settled."""
        context = Context(document, self._index.scan(document), reference_time)
        for stage in self.stages:
            context.add(stage(context))
        return context.marks

    def without(self, *names: str) -> Pipeline:
        """Return a pipeline that lacks the stages of these names.

        Raises:
            ValueError: no stage has that name.
        """
        known = self.stage_names
        for name in names:
            if name not in known:
                raise ValueError(f"no stage {name!r}; this pipeline has {', '.join(known)}")
        kept = (stage for stage in self.stages if stage_name(stage) not in names)
        return self._with(stages=kept)

    def with_stage(
        self, stage: Stage, *, before: str | None = None, after: str | None = None
    ) -> Pipeline:
        """Return a pipeline with one more stage: at the end, or beside the named one.

        Raises:
            ValueError: both places are given, or no stage has the name given.
        """
        if before is not None and after is not None:
            raise ValueError("give before or after, not both")
        place = before or after
        names = self.stage_names
        if place is not None and place not in names:
            raise ValueError(f"no stage {place!r}; this pipeline has {', '.join(names)}")
        at = len(names) if place is None else names.index(place) + (after is not None)
        stages = (*self.stages[:at], stage, *self.stages[at:])
        return self._with(stages=stages)

    def with_rules(self, path: str | Path) -> Pipeline:
        """Return a pipeline that also knows the rules of a file or folder.

        Raises:
            RuleError: a rule is broken, or has the id of a rule that is there already.
        """
        known = {rule.id for rule in self.rules}
        more = load_rules(path)
        for rule in more:
            if rule.id in known:
                raise RuleError(f"{path}: {rule.id}: this id is used before; ids are for ever")
        return self._with(rules=(*self.rules, *more))

    def _with(
        self, stages: Iterable[Stage] | None = None, rules: Iterable[Rule] | None = None
    ) -> Pipeline:
        return Pipeline(
            self.stages if stages is None else stages,
            self.rules if rules is None else rules,
            self.min_confidence,
            self.most_cut,
        )

    @property
    def stage_names(self) -> list[str]:
        """The names of the stages, in order."""
        return [stage_name(stage) for stage in self.stages]

    @cached_property
    def fingerprint(self) -> str:
        """A short digest of version, stages, rules and thresholds: equal when results are.

        Of rules their order counts, for of two that match alike the first is named; summaries,
        examples, where they lie and retired ones do not. A stage that hangs on more than its code,
        such as an argument or a file, tells so in an attribute ``fingerprint``.
        """
        digest = hashlib.sha256(f"{__version__}\n{self.min_confidence}\n{self.most_cut}\n".encode())
        for stage in self.stages:
            told = getattr(stage, "fingerprint", "")
            name = f"{getattr(stage, '__module__', '')}.{stage_name(stage)}"
            digest.update(f"{name} {told}\n".encode())
        for rule in self.rules:
            if not rule.retired:
                digest.update(repr(_acting(rule)).encode())
        return digest.hexdigest()[:16]

    @cached_property
    def _index(self) -> TriggerIndex:
        return TriggerIndex(self.rules)

    def __getstate__(self) -> dict[str, object]:
        # The automaton is rebuilt where it is needed: it is larger than the rules. Without what is
        # derived, a pipeline that was used and one that was not are the same bytes.
        derived = {"_index", "fingerprint"}
        return {key: value for key, value in self.__dict__.items() if key not in derived}

    def __repr__(self) -> str:
        return f"<Pipeline {' '.join(self.stage_names)}; {len(self.rules)} rules>"


def stage_name(stage: Stage) -> str:
    """Return the name by which a stage is put in, left out and reported."""
    return str(getattr(stage, "name", None) or getattr(stage, "__name__", type(stage).__name__))


@cache
def default_pipeline() -> Pipeline:
    """Return the pipeline that is used where none is given, one for the whole process."""
    return Pipeline.article()


_acting = attrgetter(
    *("id", "kind", "language", "scope", "zone", "triggers", "pattern", "confidence")
)
"""What of a rule tells in a result."""


def _share(name: str, value: float) -> float:
    """Return a threshold as a float: 1 and 1.0 are the same."""
    if not 0 <= value <= 1:
        raise ValueError(f"{name} takes a share between 0 and 1, not {value!r}")
    return float(value)


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    if isinstance(text, (bytes, bytearray, memoryview)):
        raise TypeError(
            "clean() takes str, not bytes: decode first, for example "
            "data.decode('utf-8', errors='replace'), or with the charset the source names"
        )
    raise TypeError(f"clean() takes str, not {type(text).__name__}")


def clean(text: str, *, reference_time: dt.datetime | None = None) -> Article:
    r"""Clean one text with the default pipeline.

    Args:
        text: the plain text as it came.
        reference_time: when it was fetched; with it, ages ("3 hours ago") become dates.

    >>> article = clean("Rain stopped play at noon on the second day.\n\nRead Entire Article")
    >>> article.body, [cut.kind for cut in article.removed]
    ('Rain stopped play at noon on the second day.', ['related_link'])

    Raises:
        TypeError: ``text`` is not a string; bytes have to be decoded first.
    """
    return default_pipeline()(text, reference_time=reference_time)
