"""Hits in their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.sentences import sentences
from index.results import Run, Snippet, Stretch

WIDTH = 320
"""Longest snippet, in code points: four lines of a page."""
LEAD = 90
"""Of a sentence that is too long, what is kept before the first hit."""
SHOWN = 3
"""Snippets of one passage; the passage itself is one click away."""


def snippets(text: str, stretches: Sequence[Stretch]) -> tuple[Snippet, ...]:
    """Return the first hits of a passage, each in its sentence with the others that stand in it.

    Without any hit it is the beginning of the passage.
    """
    if not stretches:
        _, end = sentences(text)[0]
        return (_snippet(text, 0, end, ()),)
    found: list[Snippet] = []
    rest = sorted(stretches, key=lambda stretch: (stretch.start, stretch.end))
    for start, end in sentences(text):
        if not rest or len(found) == SHOWN:
            break
        if rest[0].start >= end:
            continue
        here = [stretch for stretch in rest if stretch.start < end]
        rest = rest[len(here) :]
        found.append(_snippet(text, start, max(end, here[0].end), here))
    return tuple(found)


def _snippet(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> Snippet:
    marks = _merged(mark for stretch in stretches for mark in stretch.marks)
    cut_start, cut_end = start, end
    if end - start > WIDTH:
        first = marks[0][0] if marks else start
        cut_start = _at_blank(text, max(start, first - LEAD), start)
        cut_end = min(end, cut_start + WIDTH)
        cut_end = max(_before_blank(text, cut_end, end), min(marks[0][1], end) if marks else 0)
    runs: list[Run] = [Run("… ", False)] if cut_start > start else []
    at = cut_start
    for mark_start, mark_end in marks:
        if mark_end <= at or mark_start >= cut_end:
            continue
        runs += [Run(text[at:mark_start], False), Run(text[max(at, mark_start) : min(mark_end, cut_end)], True)]
        at = min(mark_end, cut_end)
    runs.append(Run(text[at:cut_end], False))
    if cut_end < end:
        runs.append(Run(" …", False))
    whys = tuple(dict.fromkeys(stretch.why for stretch in stretches))
    return Snippet(tuple(run for run in runs if run.text), whys, cut_start, cut_end)


def _merged(marks: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join marks that overlap, so that nothing is marked twice."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(set(marks)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined


def _at_blank(text: str, at: int, least: int) -> int:
    """Return the first beginning of a word from *at*; *least* is a beginning."""
    if at <= least:
        return least
    blank = text.find(" ", at, at + 40)
    return blank + 1 if blank >= 0 else at


def _before_blank(text: str, at: int, most: int) -> int:
    """Return the last end of a word up to *at*; *most* is an end."""
    if at >= most:
        return most
    blank = text.rfind(" ", at - 40, at)
    return blank if blank >= 0 else at
