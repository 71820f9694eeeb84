"""Tables and plots of the measured speed, for the documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from peers import OURS, PEERS

from cleantext.report.plots import DARK, LIGHT, Point, bars, curve

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
Figures = Mapping[str, Any]

# Of a crawl whose sizes Common Crawl published: CC-MAIN-2016-40, 1.72 billion pages, 30,374 WET files, 4.54 TiB.
_PACKED_PAGE = 4.54 * 2**40 / 1.72e9
_PAGES_OF_A_FILE = 1.72e9 / 30_374
_PAGES = 2.5e9
_MICROSECONDS_OF_AN_HOUR = 3.6e9


def write(figures: Figures, folder: Path) -> None:
    """Write the tables as Markdown into a folder, and the plots into the documentation."""
    tables: dict[str, Callable[[Figures], Iterable[str]]] = {
        "speed-about": _about, "speed-doors": _doors, "speed-steps": _steps,
        "speed-growth": _growth, "speed-peers": _peers, "crawl": _crawl, "crawl-costs": _crawl_costs,
    }  # fmt: skip
    for name, table in tables.items():
        (folder / f"{name}.md").write_text("\n".join(table(figures)) + "\n", encoding="utf-8")
    for theme, colors in (("light", LIGHT), ("dark", DARK)):
        for name, svg in _plots(figures, colors):
            (ASSETS / f"speed-{name}-{theme}.svg").write_text(svg, encoding="utf-8")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _about(figures: Figures) -> Iterable[str]:
    about = figures["about"]
    texts = about["texts"]
    sizes = "; ".join(
        f"{name}: {some['count']} of {some['characters']:,.0f} characters"
        for name, some in texts.items()
    )
    yield f"cleantext {about['version']} with {about['rules']:,} rules, {about['python']}, {about['system']}, one core."
    yield f"Texts: {about['source']}. {sizes}, on average."


def _doors(figures: Figures) -> Iterable[str]:
    sets = figures["doors"]
    texts = figures["about"]["texts"]
    for name, took in sets.items():
        count, characters = texts[name]["count"], texts[name]["characters"]
        rows = [
            (
                door if door != "floor" else "the floor, F",
                f"{each / took['floor']:.1f}",
                f"{1e6 * each / count:,.0f}",
                f"{count / each:,.0f}",
                f"{count * characters / each / 1e6:.1f}",
            )
            for door, each in took.items()
        ]
        head = (name, "× F", "µs a text", "texts a second", "million characters a second")
        yield from (*_table(head, rows), "")


def _steps(figures: Figures) -> Iterable[str]:
    sets = figures["shares"]
    floors = {name: took["floor"] for name, took in figures["doors"].items()}
    head = ["step"] + [f"{name}, {unit}" for name in sets for unit in ("× F", "share")]
    rows = []
    for step in next(iter(sets.values())):
        row = [step.replace("_", " ")]
        for name, took in sets.items():
            row.append(f"{took[step] / floors[name]:.1f}")
            row.append(f"{100 * took[step] / sum(took.values()):.0f} %")
        rows.append(row)
    return _table(head, rows)


def _growth(figures: Figures) -> Iterable[str]:
    yield from _table(
        ("rules", "× F, English texts"),
        [(f"{row['n']:,.0f}", f"{row['F']:.1f}") for row in figures["rules"]],
    )
    yield ""
    yield from _table(
        ("packs beside `und`", "× F, texts in other languages"),
        [(f"{row['n']:.0f}", f"{row['F']:.1f}") for row in figures["languages"]],
    )
    yield ""
    rows = []
    before: Figures | None = None
    for row in figures["sizes"]:
        doubled = f"{row['seconds'] / before['seconds']:.2f}" if before else ""
        rows.append((f"{row['n']:,.0f}", f"{row['us']:.0f}", doubled))
        before = row
    yield from _table(("characters of one text", "µs a thousand", "× the time of half of it"), rows)
    yield ""
    yield from _table(
        ("documents in a stream", "ms a document", "peak memory of the process, MB"),
        [(f"{r['n']:,.0f}", f"{r['ms']:.2f}", f"{r['MB']:.0f}") for r in figures["corpus"]],
    )
    worst = ", ".join(f"{value:.1f} ({name})" for name, value in figures["worst"].items())
    start = figures["start"]
    yield ""
    yield f"The slowest text takes so many times its share by bytes: {worst}."
    yield f"A new pipeline has cleaned its first text after {1e3 * start['first text']:.0f} ms."


def _peers(figures: Figures) -> Iterable[str]:
    found = figures["peers"]
    ours = found["ms"][OURS]
    rows = [(f"**{OURS}**", "text", f"{ours:.2f}", "1", f"{ours / found['ms']['floor']:.0f}")]
    for peer in PEERS:
        if peer.name in found["missing"]:
            rows.append((peer.name, peer.given, f"left out: {found['missing'][peer.name]}", "", ""))
            continue
        took = found["ms"][peer.name]
        rows.append(
            (
                f"{peer.name} {found['versions'][peer.name]}", peer.given, f"{took:.2f}",
                f"{took / ours:.2f}", f"{took / found['ms']['floor']:.0f}",
            )
        )  # fmt: skip
    yield from _table(("tool", "is given", "ms a document", "× cleantext", "× F"), rows)
    yield ""
    yield (
        f"Texts of {found['characters']:,.0f} characters on average; as HTML, "
        f"with menus and scripts around them, {found['page characters']:,.0f}."
    )


def _factor(figures: Figures) -> float:
    """How much larger a page of the crawl is than one that was measured."""
    return _PACKED_PAGE / float(figures["crawl"]["packed"])


def _crawl(figures: Figures) -> Iterable[str]:
    steps = figures["crawl"]
    factor = _factor(figures)
    names = {
        "read": "read: gunzip, WARC records, UTF-8", "auto": "clean, `Pipeline.auto()`",
        "page": "clean, `Pipeline.page()`", "article": "clean, `Pipeline.article()`",
        "pass on": "hand over: Arrow streams to an engine's worker and back", "write": "write: Parquet, zstd",
    }  # fmt: skip
    rows = []
    for step, name in names.items():
        hours = _PAGES * steps[step] * factor / _MICROSECONDS_OF_AN_HOUR
        rows.append((name, f"{steps[step]:,.0f}", f"{steps[step] * factor:,.0f}", f"{hours:,.0f}"))
    yield from _table(("step", "µs a page, measured", "µs a page of the crawl", "core-hours"), rows)
    yield ""
    yield (
        f"Measured pages: {steps['text']:,.0f} bytes of text, {steps['packed']:,.0f} packed; a page of the "
        f"crawl: {_PACKED_PAGE:,.0f} packed, a factor of {factor:.2f}."
    )


def _crawl_costs(figures: Figures) -> Iterable[str]:
    steps = figures["crawl"]
    factor = _factor(figures)
    rows = []
    for share in (1.0, 0.3, 0.1, 0.03):
        cleaning = share * (steps["auto"] + steps["write"])
        page = factor * (steps["read"] + cleaning)
        hours = _PAGES * page / _MICROSECONDS_OF_AN_HOUR
        rows.append(
            (
                f"{100 * share:.0f} %", f"{hours:,.0f}", f"{hours / 1000:.1f}",
                f"{100 * steps['read'] / (steps['read'] + cleaning):.0f} %",
                f"{_PAGES_OF_A_FILE * page / 6e7:.1f}", f"{_PACKED_PAGE / page:.1f}",
            )
        )  # fmt: skip
    head = (
        "pages cleaned", "core-hours", "hours on 1,000 cores", "of that reading",
        "minutes a WET file", "MB a second a core draws",
    )  # fmt: skip
    return _table(head, rows)


def _plots(figures: Figures, colors: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    took = figures["shares"]["English"]
    whole = sum(took.values())
    steps = {name.replace("_", " "): each / whole for name, each in took.items()}
    yield "steps", bars(steps, "Share of each step in the time of cleaning", colors)
    rules = {"English texts": [Point(row["n"], row["F"]) for row in figures["rules"]]}
    yield "rules", curve(rules, ("rules", "× F"), "Time over the number of rules", colors)
    sizes = [Point(row["n"] / 1e3, 1e3 * row["seconds"]) for row in figures["sizes"]]
    names = ("thousand characters of one text", "milliseconds")
    yield "size", curve({"clean": sizes}, names, "Time over the size of a text", colors)
    found = figures["peers"]["ms"]
    given = figures["peers"]["given"]
    ratios = {
        f"{name} ({given.get(name, 'text')})": each / found[OURS]
        for name, each in sorted(found.items(), key=lambda item: item[1])
        if name != "floor"
    }
    yield "peers", bars(ratios, "Time beside that of cleantext", colors, "× cleantext")
