"""Paragraphs that an author numbered: lines that begin with figures and are no notes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from edition.encoding.forms import Label
from edition.encoding.lines import Line
from edition.encoding.markers import Marker
from edition.titles import NOTES

PAGES_BACK = 9_000
"""Code points between a call and a note at the foot of its page, at most; two pages of a large book."""


def numbered_paragraphs(
    lines: Sequence[Line], starts: Sequence[bool], found: Sequence[Label], calls: Sequence[Marker],
) -> list[Label]:
    """Return the labels of an author's own numbering: a long rising sequence that carries most of the text."""
    candidates = [one for one in found if one.style in ("dot", "bracket", "paren") and starts[one.line] and one.number]
    runs: list[list[Label]] = []
    for one in candidates:
        run = next((run for run in reversed(runs[-3:]) if 1 <= one.number - run[-1].number <= 2), None)
        if run is None:
            runs.append([one])
        else:
            run.append(one)
    called = {(one.style, one.label) for one in calls if one.style in ("bracket", "paren")}
    by_label = _places_by_label(calls)
    numbered: list[Label] = []
    for run in runs:
        is_called = 2 * sum((one.style, one.label) in called for one in run) > len(run)
        if len(run) >= 3 and not is_called and not _are_answers(lines, starts, run, by_label) and _is_carried(
            lines, starts, run, calls,
        ):
            numbered += run
    return numbered


def _places_by_label(calls: Sequence[Marker]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for one in calls:
        found[one.label].append(one.start)
    return found


def _are_answers(
    lines: Sequence[Line], starts: Sequence[bool], run: Sequence[Label], by_label: Mapping[str, Sequence[int]],
) -> bool:
    """True if the text up to two pages before calls most of the *run*, outside of its own paragraphs: they are notes.
    """
    own = [(lines[one.line].start, _end_of_paragraph(lines, starts, one.line)) for one in run]
    answers = 0
    for one in run:
        places, start = by_label.get(one.label, ()), lines[one.line].start
        at = bisect_left(places, start) - 1
        if at >= 0 and start - places[at] < PAGES_BACK:
            holder = bisect_right(own, (places[at], lines[-1].end)) - 1
            answers += holder < 0 or places[at] >= own[holder][1]
    return 2 * answers > len(run)


def _end_of_paragraph(lines: Sequence[Line], starts: Sequence[bool], first: int) -> int:
    last = first
    while last + 1 < len(lines) and not starts[last + 1]:
        last += 1
    return lines[last].end


def _is_set_apart(lines: Sequence[Line], run: Sequence[Label]) -> bool:
    """True if ten or more labels count by one with one indent, and the lines between begin without: speeches in a play.

    Ten, as lists are seldom as long; a line between for each five at least, or all may be notes that are set in.
    """
    indent = lines[run[0].line].indent
    counts = all(b.number == a.number + 1 and lines[b.line].indent == indent for a, b in pairwise(run))
    between = [line for line in lines[run[0].line : run[-1].line] if line.blanks and not line.indent]
    return len(run) > 9 and indent > 0 and counts and 5 * len(between) > len(run)


def _is_carried(
    lines: Sequence[Line], starts: Sequence[bool], run: Sequence[Label], calls: Sequence[Marker],
) -> bool:
    """True if the paragraphs of *run* are most of the text and long, or call notes, or nothing before calls them.

    Where the text between them calls them, they are notes.
    """
    first, last = run[0].line, run[-1].line
    if any(len(line.text) < 40 and NOTES.fullmatch(line.text) for line in lines[max(0, first - 60) : first]):
        return False
    members = {one.line for one in run}
    places = [one.start for one in calls]
    labelled = total = own = 0
    is_in = False
    for index, line in enumerate(lines[first : last + 1], first):
        is_in = index in members or (is_in and not starts[index])
        total += len(line.text)
        labelled += len(line.text) if is_in else 0
        own += bisect_left(places, line.end) - bisect_left(places, line.start) if is_in else 0
    before = bisect_left(places, lines[first].start)
    inside = bisect_left(places, lines[last].end) - before
    called = {one.label for one in calls}
    are_called = 2 * sum(one.label in called for one in run) > len(run)
    if are_called and 2 * own < inside:
        return False
    if _is_set_apart(lines, run):
        return True
    if labelled <= 0.5 * total:
        return False
    return labelled / len(run) > 200 or (labelled / len(run) > 40 and (inside >= 2 or (len(run) > 5 and not before)))
