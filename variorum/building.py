"""A build as the terminal shows it: a progress bar, then a summary in plain words."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from edition.building import Outcome, build
from edition.library import read_library
from edition.progress import Progress as ShowProgress
from edition.progress import silent
from edition.report import Report
from index.building import build as make_index

PROBLEMS_SHOWN = 12
"""Problems that are told after a build, half a screen of them; `variorum check` and the report have all."""


def build_library(folder: Path, *, sources: Path | None, recover: bool = False) -> tuple[Outcome, float]:
    """Build the library *folder*; return what was done, and the seconds it took.

    A progress bar stands on stderr meanwhile, if that is a terminal; in a pipe or a log nothing does.
    """
    started = time.monotonic()
    library = read_library(folder, sources=sources)
    with _shown() as progress:
        outcome = build(library, make_index=make_index, progress=progress, recover=recover)
    return outcome, time.monotonic() - started


@contextmanager
def _shown() -> Iterator[ShowProgress]:
    """Yield what shows how far a build is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield silent
        return
    columns = (TextColumn("{task.description:<18}"), BarColumn(bar_width=32), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=1)
        yield lambda step, done, of: bar.update(task, description=step, completed=done, total=max(of, 1))


def summary(report: Report, *, title: str, seconds: float, is_new: bool) -> str:
    """Return what a build found, in plain words.

    >>> summary(Report(parallels=3, strong=1), title="Mills", seconds=1, is_new=True)
    'Mills: 0 texts, 0 passages; 0 notes linked; 0 mentions; 3 parallels (1 strong); no problems. Built in 1.0 s.'
    """
    texts = report.texts
    notes = [f"{count(sum(text.notes_linked for text in texts), 'note')} linked"]
    if lost := sum(text.notes_unlinked for text in texts):
        notes.append(f"{lost} without a call")
    if missing := sum(text.notes_missing for text in texts):
        notes.append(f"{missing} called but not in the source")
    parallels = count(report.parallels, "parallel") + (f" ({report.strong} strong)" if report.strong else "")
    levels = [problem.level for problem in report.problems]
    faults = [count(levels.count(level), level) for level in ("error", "warning") if level in levels]
    found = ", ".join(faults) or "no problems"
    parts = [
        f"{title}: {count(len(texts), 'text')}, {count(sum(text.passages for text in texts), 'passage')}",
        ", ".join(notes), count(sum(text.mentions for text in texts), "mention"), parallels, found,
    ]
    end = f"Built in {seconds:.1f} s." if is_new else f"Nothing had changed ({seconds:.1f} s)."
    return "; ".join(parts) + f". {end}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "note"), count(2300, "note")
    ('1 note', '2,300 notes')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def print_problems(report: Report) -> None:
    """Print the first errors and warnings on stderr; what is only worth a note, `variorum check` tells."""
    matter = [problem for problem in report.problems if problem.level != "note"]
    ordered = sorted(matter, key=lambda problem: ("error", "warning").index(problem.level))
    for problem in ordered[:PROBLEMS_SHOWN]:
        click.echo(f"{problem.level}: {problem}", err=True)
    if len(ordered) > PROBLEMS_SHOWN:
        click.echo(f"… and {len(ordered) - PROBLEMS_SHOWN} more: `variorum check` lists them all.", err=True)


def as_json(outcome: Outcome, seconds: float) -> dict[str, object]:
    """Return the facts of the summary for `--json`."""
    return {
        "build": outcome.name, "new": outcome.is_new, "encoded": list(outcome.encoded), "seconds": round(seconds, 2),
        **dataclasses.asdict(outcome.report),
    }
