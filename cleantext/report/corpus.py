"""A corpus at a glance: clean every text, count, and show what to look at first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from cleantext.article import Article
from cleantext.pipeline import Pipeline
from cleantext.report import plots
from cleantext.report.inputs import Text
from cleantext.report.page import render_page
from cleantext.report.proposals import file_head, proposals
from cleantext.report.spans import Reasons
from cleantext.report.tally import Tally

_PROPOSED = 40
LOOK_FIRST = {
    "most_cut": "Most cut",
    "nothing_cut": "Nothing cut",
    "guard_fired": "Guard fired",
    "no_title": "No title",
    "unreadable": "Unreadable",
}


def report(
    pipeline: Pipeline, texts: Iterable[Text], workers: int = 0, least: int = 3
) -> dict[str, Any]:
    """Clean the texts of a corpus in one pass and return what there is to say about it.

    The memory it takes does not grow with the corpus: counts by kind, rule and language are exact,
    those by domain and of repeated lines are exact until there are too many of them and bounds
    from then on, lists of documents are fair samples.

    Args:
        pipeline: the pipeline to clean with.
        texts: the texts, read as they are needed.
        workers: how many processes clean; 0 cleans in this one.
        least: in how many different articles a line must stand to be called repeated.

    Returns:
        Plain values, ready for JSON; ``report_page`` makes a page of them.
    """
    tally = Tally()
    feed = ((text.text, (text.name, text.domain)) for text in texts)
    for result, (name, domain) in pipeline.stream(feed, workers=workers, as_tuples=True):
        if isinstance(result, Article):
            tally.add(result, name, domain)
        else:
            tally.add_unreadable(name, "no text" if result is None else result.error)
    summary = tally.summary()
    reasons = Reasons(pipeline)
    for entry in summary["rules"]:
        entry["why"] = reasons.of(entry["rule"])
    found = proposals(tally.lines.repeated(_PROPOSED, least), (rule.id for rule in pipeline.rules))
    summary["pipeline"] = {"fingerprint": pipeline.fingerprint, "stages": pipeline.stage_names}
    summary["unknown_lines"] = [
        {
            "line": one.line.note.forms[0],
            "articles": one.line.articles,
            "zone": one.line.note.zone,
            "doubtful": one.line.note.doubtful,
            "language": one.line.note.language,
            "domains": sorted(one.line.note.domains),
            "examples": one.line.note.examples,
            "file": one.file,
            "rule": one.toml,
        }
        for one in found
    ]
    return summary


def report_page(summary: dict[str, Any], title: str) -> str:
    """Return a self-contained page of a report's summary."""
    top: dict[str, float] = {}
    for entry in summary["kinds"]:
        name = entry["kind"].partition(".")[0].replace("_", " ")
        top[name] = top.get(name, 0) + entry["share_of_text"]
    top = dict(sorted(top.items(), key=lambda item: -item[1]))
    fields = {name.replace("_", " "): share for name, share in summary["fields"].items()}
    files: dict[str, str] = {}
    for line in summary["unknown_lines"]:
        head = files.get(line["file"]) or file_head(line["language"])
        rule = line["rule"]
        if line["doubtful"]:  # inside bodies it is more often a subhead than a notice
            rule = "".join(f"# {part}\n" for part in rule.splitlines())
        files[line["file"]] = f"{head.rstrip()}\n\n{rule}"
    return render_page(
        "corpus",
        title=title,
        summary=summary,
        look_first=LOOK_FIRST,
        files=files,
        kinds_plot=Markup(plots.bars(top, "Share of all text that was cut, by kind")),
        fields_plot=Markup(plots.bars(fields, "Share of documents in which a field was read")),
        shares_plot=Markup(
            plots.histogram(summary["cut_share_histogram"]["bins"], "Documents by share cut")
        ),
    )
