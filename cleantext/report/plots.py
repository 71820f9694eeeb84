"""Plots as SVG, drawn by Matplotlib without a display.

A plot in a page takes the page's colours: what is drawn in a stand-in colour becomes a reference to
a CSS variable. As a file of its own it is written once for light and once for dark.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

try:
    import matplotlib as mpl
    from matplotlib.figure import Figure
except ImportError as error:  # the core stays light
    raise ImportError("plots need: pip install 'cleantext-news[report]'") from error

# Stand-ins that occur nowhere else, and what they become.
_TEXT, _LINE, _BAR, _ACCENT = "#010203", "#040506", "#070809", "#0a0b0c"
PAGE = {_TEXT: "var(--text)", _LINE: "var(--line)", _BAR: "var(--bar)", _ACCENT: "var(--warn)"}
LIGHT = {_TEXT: "#1d2026", _LINE: "#d9d7d2", _BAR: "#2f6cab", _ACCENT: "#8a4b00"}
DARK = {_TEXT: "#e6e6e3", _LINE: "#4a505b", _BAR: "#7db1e8", _ACCENT: "#f0b26b"}
_STYLE: Any = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": _TEXT,
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _TEXT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": _LINE,
    "grid.linewidth": 0.6,
    "xtick.color": _TEXT,
    "ytick.color": _TEXT,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
}

# Labels stand below and above by turns, so that those of near points do not cover each other.
_BESIDE = ((7, -12), (-24, 5))


class Point(NamedTuple):
    """A point of a curve, with a label beside it or none."""

    x: float
    y: float
    label: str = ""


def bars(
    values: Mapping[str, float], label: str, colors: Mapping[str, str] = PAGE, unit: str = "%"
) -> str:
    """Return horizontal bars, the first on top.

    Args:
        values: value by name; for percentages a share from 0 to 1.
        label: says what is shown, to those who cannot see it as well.
        colors: what the stand-in colours become.
        unit: what the values are counted in.
    """
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(7, 0.6 + 0.33 * max(len(values), 1)), layout="constrained")
        axes = figure.subplots()
        widths = [100 * value if unit == "%" else value for value in values.values()]
        drawn = axes.barh(range(len(values)), widths, color=_BAR)
        axes.set_yticks(range(len(values)), list(map(_plain, values)))
        axes.bar_label(drawn, fmt=f"%.3g {unit.replace('%', '%%')}", padding=4)
        axes.invert_yaxis()
        axes.margins(x=0.14)
        axes.grid(False, axis="y")
        axes.set_xlabel(unit)
        return _svg(figure, label, colors)


def histogram(bins: Sequence[int], label: str, colors: Mapping[str, str] = PAGE) -> str:
    """Return a histogram of documents over a share from 0 to 100 %, in bins of equal width."""
    width = 100 / len(bins)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(7, 3), layout="constrained")
        axes = figure.subplots()
        starts = [width * at for at in range(len(bins))]
        axes.bar(starts, bins, width=0.92 * width, align="edge", color=_BAR)
        axes.set_xlabel("share of the text that was cut, %")
        axes.set_ylabel("documents")
        axes.set_xlim(0, 100)
        return _svg(figure, label, colors)


def curve(
    lines: Mapping[str, Sequence[Point]],
    axes_names: tuple[str, str],
    label: str,
    colors: Mapping[str, str] = PAGE,
) -> str:
    """Return curves through points; the first line is the one that matters."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(7, 4.2), layout="constrained")
        axes = figure.subplots()
        styles = [(_BAR, "o-"), (_ACCENT, "s--"), (_TEXT, "^:")]
        for (name, points), (color, style) in zip(lines.items(), styles, strict=False):
            axes.plot(
                [p.x for p in points], [p.y for p in points], style, color=color, label=_plain(name)
            )
            for count, point in enumerate(point for point in points if point.label):
                axes.annotate(
                    _plain(point.label),
                    (point.x, point.y),
                    xytext=_BESIDE[count % 2],
                    textcoords="offset points",
                )
        axes.set_xlabel(axes_names[0])
        axes.set_ylabel(axes_names[1])
        axes.margins(0.1)
        if len(lines) > 1:
            axes.legend(frameon=False)
        return _svg(figure, label, colors)


def _plain(text: str) -> str:
    """Return a text in which Matplotlib sees no formula."""
    return text.replace("$", r"\$")


def _svg(figure: Figure, label: str, colors: Mapping[str, str]) -> str:
    out = io.StringIO()
    # The salt makes ids that are the same in every run and differ between the plots of a page.
    with mpl.rc_context({"svg.hashsalt": label}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    svg = out.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    for stand_in, color in colors.items():
        svg = svg.replace(stand_in, color)
    title = re.sub(r"[<>&\"]", "", label)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{title}" ', 1)
