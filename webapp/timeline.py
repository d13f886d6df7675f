"""The days of a year or a month as a picture: a line for each author, a mark for each day, month or stretch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from edition.chronology import Dated, moment_key
from edition.days import Day
from edition.timewords import MONTH_NAMES
from webapp.wording import counted, day, shortened

LETTERS = 34
"""Letters of a name for which a phone has room; what is longer is cut, and said in full to who points at it."""

TRACKS = 20
"""Authors who have a line of their own, those who date most; the others share one."""

STEP = 3.5
"""Letters' heights between two lines: room for a name above the highest mark."""

NAME, LINE = 1.3, 3.0
"""Where in it the name stands, and the line, so that the highest mark ends below the name."""

UNDER, THIN = 0.1, 0.3
"""How far under its line a bar lies, and its height."""

HIGHEST, LOWEST = 1.4, 0.6
"""Heights of a mark that stands for many dates, and for one."""

ENOUGH = 5
"""Dates of one author on one day from which a mark is no higher."""

FOOT = 2.0
"""Heights under the lines, for months or days."""

SOME_DAYS, SOME_MONTHS = 5, 3
"""Of so many days, or months, one is named where there is no room for all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How often an author gives one date; `is_wide` of more than a day, drawn as a bar under the days."""

    x: float
    width: float
    """In per cent of the picture."""
    y: float
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
    name_at: float
    line_at: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or a day under the lines."""

    x: float
    label: str
    path: str
    is_current: bool
    is_spare: bool
    """True if it is not named where there is no room for all."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: as wide as the page, and as many letters high as it says; lines and ticks.

    Letters and lines keep their size on any screen, and grow with the letters of the page.
    """

    height: float
    tracks: tuple[Track, ...]
    ticks: tuple[Tick, ...]


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
        Track(name, shortened(name, LETTERS), hue, round(STEP * place + NAME, 2), round(STEP * place + LINE, 2),
              tuple(_marks(name, authors, shown, first, last, STEP * place + LINE)))
        for place, (name, hue, authors) in enumerate(lines)
    )
    return Timeline(round(STEP * len(tracks) + FOOT, 1), tracks, tuple(_ticks(first, last, current)))


def _marks(
    name: str, authors: Set[str], shown: Sequence[Dated], first: Day, last: Day, line: float
) -> Iterable[Mark]:
    counts = Counter((one.first, one.last) for one in shown if one.author in authors)
    for (start, end), count in sorted(counts.items()):
        is_wide = start != end
        x, right = _place(max(start, first), first, last), _place(min(end, last), first, last, days=1)
        height = THIN if is_wide else LOWEST + (HIGHEST - LOWEST) * (min(count, ENOUGH) - 1) / (ENOUGH - 1)
        key = moment_key(start, end)
        leads_to = start.isoformat() if "--" in key else key
        yield Mark(
            round(x, 2), round(right - x, 2), round(line + UNDER if is_wide else line - height, 2), round(height, 2),
            is_wide,
            f"/chronology/{leads_to}", f"{name}, {day(key)}: {counted(count, 'date')}",
        )


def _place(one: Day, first: Day, last: Day, *, days: int = 0) -> float:
    """Return where a day begins, or so many *days* later, in per cent of the picture."""
    return 100 * (one.ordinal - first.ordinal + days) / (last.ordinal - first.ordinal + 1)


def _ticks(first: Day, last: Day, current: str) -> Iterable[Tick]:
    """Yield the months of a year, or the days of a month."""
    if (first.year, first.month) == (last.year, last.month):
        chosen = next((day for day in range(first.day, last.day + 1)
                       if replace(first, day=day).isoformat() == current), None)
        for number in range(first.day, last.day + 1):
            at = replace(first, day=number)
            yield Tick(round(_place(at, first, last), 2), str(number), f"/chronology/{at.isoformat()}",
                       number == chosen, _is_spare(number, chosen))
        return
    for month in range(first.month, last.month + 1):
        at = replace(first, month=month, day=1)
        key = at.isoformat()[:-3]
        x, name = round(_place(at, first, last), 2), MONTH_NAMES[month - 1][:3]
        yield Tick(x, name, f"/chronology/{key}", current.startswith(key), month % SOME_MONTHS != 1)


def _is_spare(number: int, chosen: int | None) -> bool:
    """True of a day that is not named where there is no room for all, beside the one that is *chosen* at least.

    >>> [day for day in range(1, 32) if not _is_spare(day, 31)]
    [1, 5, 10, 15, 20, 25, 31]
    """
    is_round = number == 1 or number % SOME_DAYS == 0
    return number != chosen and (not is_round or (chosen is not None and abs(number - chosen) < SOME_DAYS // 2))
