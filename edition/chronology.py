"""What the texts date, in order of time: for the chronology, and for the page of a day or a month."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from edition.days import ROUND, Day, days_of
from edition.model import Passage, Span, Text

Grain = Literal["day", "month", "year", "range"]

GRAINS: tuple[Grain, ...] = get_args(Grain)
"""The finest first, each cut off a day by one hyphen more; what has no grain comes last."""

AROUND = 120
"""Code points of context on either side of a date."""

SEASON = 100
"""Days of the longest stretch that is shown with a day in it."""

SILENT_KINDS = frozenset(("furniture", "bibl", "byline"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a passage: from the first to the last day that it can mean, both inclusive."""

    first: Day
    last: Day
    grain: Grain
    anchor: str
    text_id: str
    author: str
    """As displayed."""
    span: Span
    context: str
    """The words around it, on one line."""
    place: int
    """Number of the passage in its text."""
    is_note: bool = False
    is_inferred: bool = False
    """True if the year is not said but follows from the context."""
    is_about: bool = False
    """True of `about 1100`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or range and all that is dated so, by author and place."""

    first: Day
    last: Day
    grain: Grain
    key: str
    """As in an address: `1937-07-31`, `1937-07`, `1937`, `1937-08-05--1937-08-15`."""
    dated: tuple[Dated, ...]

    @property
    def is_season(self) -> bool:
        """True of a stretch of days that is short enough to be shown with a day in it."""
        return self.grain == "range" and self.last.ordinal - self.first.ordinal <= SEASON

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(sorted({one.author for one in self.dated}))


def find_dated(texts: Sequence[Text]) -> tuple[Dated, ...]:
    """Return every date of *texts* that can be told in days, earliest first; furniture and bibliography are left out.

    Dates inside citations and titles date a publication, not a happening, and are left out too.
    """
    found = [
        one
        for text in texts
        for place, passage in enumerate(text.passages)
        if passage.kind not in SILENT_KINDS
        for one in _dated_in(passage, text, place)
    ]
    return tuple(sorted(found, key=_order))


def find_moments(dated: Iterable[Dated]) -> tuple[Moment, ...]:
    """Group *dated* by what exactly they say, earliest first; of two that begin together the longer one first."""
    groups: dict[tuple[Day, Day], list[Dated]] = defaultdict(list)
    for one in dated:
        groups[one.first, one.last].append(one)
    return tuple(
        Moment(first, last, grain_of(first, last), moment_key(first, last), tuple(sorted(rows, key=_place)))
        for (first, last), rows in sorted(groups.items(), key=lambda one: (one[0][0], -one[0][1].ordinal))
    )


def find_within(moments: Iterable[Moment], first: Day, last: Day) -> tuple[Moment, ...]:
    """Return the *moments* that lie between two days, both inclusive."""
    return tuple(one for one in moments if first <= one.first and one.last <= last)


def find_around(moments: Iterable[Moment], first: Day, last: Day) -> tuple[Moment, ...]:
    """Return the *moments* that reach beyond two days and touch them: the month that holds a day, a stretch of days.

    Stretches longer than a season say nothing of a day, and are left out.
    """
    return tuple(
        one for one in moments
        if one.first <= last and first <= one.last and not (first <= one.first and one.last <= last)
        and one.last.ordinal - one.first.ordinal <= SEASON
    )


def grain_of(first: Day, last: Day) -> Grain:
    """Return how exact a date is.

    >>> grain_of(Day(1937, 7, 1), Day(1937, 7, 31)), grain_of(Day(1937, 7, 5), Day(1937, 8, 1))
    ('month', 'range')
    """
    if first == last:
        return "day"
    if first.day == 1 and _is_last_of_month(last) and first.year == last.year:
        if first.month == last.month:
            return "month"
        if (first.month, last.month) == (1, 12):
            return "year"
    return "range"


def moment_key(first: Day, last: Day) -> str:
    """Return the date as it stands in addresses.

    >>> moment_key(Day(1937, 7, 1), Day(1937, 7, 31)), moment_key(Day(1937, 7, 5), Day(1937, 8, 1))
    ('1937-07', '1937-07-05--1937-08-01')
    >>> moment_key(Day(-43, 1, 1), Day(-43, 12, 31))
    '-0043'
    """
    grain = grain_of(first, last)
    if grain == "range":
        return f"{first.isoformat()}--{last.isoformat()}"
    return first.isoformat().rsplit("-", GRAINS.index(grain))[0]


def _dated_in(passage: Passage, text: Text, place: int) -> Iterable[Dated]:
    apart = [(span.start, span.end) for span in passage.spans if span.kind in ("citation", "title")]
    author = passage.author or text.author or text.title
    for span in passage.spans:
        known = days_of(span.value) if span.kind == "date" else None
        if known is None or any(start <= span.start and span.end <= end for start, end in apart):
            continue
        yield Dated(
            *known, grain_of(*known), passage.anchor, text.id, author, span,
            " ".join(passage.text[max(0, span.start - AROUND):span.end + AROUND].split()), place,
            is_note=passage.kind == "note", is_inferred=span.cert in ("medium", "low"), is_about="~" in span.value,
        )


def _is_last_of_month(day: Day) -> bool:
    return day.day == monthrange(day.year % ROUND + ROUND, day.month)[1]


def _order(one: Dated) -> tuple[Day, Day, str, int, int]:
    return (one.first, one.last, one.text_id, one.place, one.span.start)


def _place(one: Dated) -> tuple[str, str, int, int]:
    return (one.author, one.text_id, one.place, one.span.start)
