"""How a run shows itself in the terminal: a progress bar, and a table of counts at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from cleantext.files import Summary
from cleantext.files.run import Tick


@contextmanager
def watched() -> Iterator[Callable[[Tick], None]]:
    """Show a bar with rate and time left on standard error; yield what moves it."""
    console = Console(stderr=True)
    said = (TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.description}"))
    with Progress(BarColumn(), *said, TimeRemainingColumn(), console=console) as bar:
        task = bar.add_task("", total=None)

        def move(tick: Tick) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = tick.counts.documents / elapsed if elapsed else 0.0
            rate_so_far = f"{tick.counts.documents:,} documents, {rate:,.0f}/s"
            bar.update(task, total=tick.size, completed=tick.read, description=rate_so_far)

        yield move


def print_summary(counts: Summary, output: str) -> None:
    """Print what a run did to standard error."""
    table = Table("", "", show_header=False, show_edge=False, box=None)
    for name in ("documents", "nulls", "errors", "rejects", "characters"):
        table.add_row(name, f"{getattr(counts, name):,}")
    for kind, cut in counts.cut.most_common():
        table.add_row(f"cut: {kind}", f"{cut / max(counts.characters, 1):.2%} of the characters")
    console = Console(stderr=True, highlight=False)
    console.print(table)
    console.print(f"wrote {output}", soft_wrap=True)
