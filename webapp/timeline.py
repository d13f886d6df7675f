"""The days of a year or a month as a picture: a line for each author, a mark for each day, month or stretch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from edition.chronology import Dated, moment_key
from edition.days import Day
from edition.timewords import MONTH_NAMES
from webapp.wording import counted, day, shortened

WIDTH = 720
"""Units of the picture; at a desk one is about a pixel."""

LEFT = 140
"""Units left of the line, for the names."""

LETTERS = 17
"""Letters of a name for which LEFT has room; what is longer is cut, and said in full to who points at it."""

TRACKS = 20
"""Authors who have a line of their own, those who date most; the others share one."""

STEP = 30
"""Units between two lines: above 24, so that a finger meets one mark."""

HIGHEST, LOWEST = 22, 8
"""Units of a mark that stands for many dates, and for one."""

ENOUGH = 5
"""Dates of one author on one day from which a mark is no higher."""

NARROWEST = 3
"""Units of the mark of a day in a year; a day of it is 1.6 wide."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How often an author gives one date; `is_wide` of more than a day, drawn as a bar under the days."""

    x: float
    width: float
    height: float
    is_wide: bool
    path: str
    said: str


@dataclass(frozen=True, slots=True)
class Track:
    """What one author dates."""

    author: str
    label: str
    """The name as far as there is room for it."""
    hue: int
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or a day under the lines."""

    x: float
    label: str
    path: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: its height in units, lines and ticks."""

    height: int
    tracks: tuple[Track, ...]
    ticks: tuple[Tick, ...]
    left: int = LEFT
    width: int = WIDTH


def timeline(dated: Iterable[Dated], first: Day, last: Day, hues: Mapping[str, int], *, current: str) -> Timeline:
    """Return what of *dated* touches two days and those between; what covers them all says nothing of them."""
    shown = [one for one in dated if one.first <= last and first <= one.last
             and (first < one.first or one.last < last or one.first == one.last)]
    counts = Counter(one.author for one in shown)
    most = sorted(counts, key=lambda author: (-counts[author], author))
    drawn = sorted(most[:TRACKS], key=lambda author: (author not in hues, hues.get(author, 0), author))
    rest = frozenset(most[TRACKS:])
    lines = [(author, hues.get(author, 0), frozenset((author,))) for author in drawn]
    lines += [(f"{len(rest)} others", 0, rest)] if rest else []
    tracks = tuple(
        Track(name, shortened(name, LETTERS), hue, STEP * (place + 1), tuple(_marks(name, authors, shown, first, last)))
        for place, (name, hue, authors) in enumerate(lines)
    )
    return Timeline(STEP * (len(tracks) + 1) + 4, tracks, tuple(_ticks(first, last, current)))


def _marks(name: str, authors: Set[str], shown: Sequence[Dated], first: Day, last: Day) -> Iterable[Mark]:
    counts = Counter((one.first, one.last) for one in shown if one.author in authors)
    for (start, end), count in sorted(counts.items()):
        is_wide = start != end
        x, right = _place(max(start, first), first, last), _place(min(end, last), first, last, days=1)
        height = LOWEST + (HIGHEST - LOWEST) * (min(count, ENOUGH) - 1) / (ENOUGH - 1)
        key = moment_key(start, end)
        leads_to = start.isoformat() if "--" in key else key
        yield Mark(
            round(x, 1), round(max(right - x, NARROWEST), 1), round(height, 1), is_wide,
            f"/chronology/{leads_to}", f"{name}, {day(key)}: {counted(count, 'date')}",
        )


def _place(one: Day, first: Day, last: Day, *, days: int = 0) -> float:
    """Return where a day begins, or so many *days* later."""
    return LEFT + (WIDTH - LEFT) * (one.ordinal - first.ordinal + days) / (last.ordinal - first.ordinal + 1)


def _ticks(first: Day, last: Day, current: str) -> Iterable[Tick]:
    """Yield the months of a year, or the days of a month."""
    if (first.year, first.month) == (last.year, last.month):
        for number in range(first.day, last.day + 1):
            at = replace(first, day=number)
            yield Tick(round(_place(at, first, last), 1), str(number), f"/chronology/{at.isoformat()}",
                       at.isoformat() == current)
        return
    for month in range(first.month, last.month + 1):
        at = replace(first, month=month, day=1)
        key = at.isoformat()[:-3]
        x, name = round(_place(at, first, last), 1), MONTH_NAMES[month - 1][:3]
        yield Tick(x, name, f"/chronology/{key}", current.startswith(key))
