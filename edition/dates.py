"""Dates: what an EDTF value says in days, and the dates that stand in prose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import inf

from edition.datevalues import UNSAID, UNSAID_CENTURY, UNSAID_MONTH, century_of
from edition.dating import Found, read_dates
from edition.eras import early_dates
from edition.model import Span
from edition.words import right_before

_PART = re.compile(r"(\d{1,3}X{1,3}|\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_TO = frozenset(("to", "until", "till", "and", "through", "-", "–", "—", "bis", "to the"))
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?:;]['’”\"]?\s)(?:In|By|During|Throughout|Already in)\s(?:the year\s)?\Z")
NEAR = 240
"""Code points over which a month is carried to a day that is said without it; farther on it is left alone."""

_OTHER_YEAR = re.compile(
    r",?\s(?:(?:in|of)\s)?(?:the\s(?:(?P<next>following|next|subsequent)|previous|preceding)|(?P<that>that|the\ssame))"
    r"\syear\b")
_QUALIFIERS = str.maketrans("", "", "~?%")

_PARTS_OF_YEAR = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6),
    41: (7, 12),
}
"""EDTF's codes for seasons, quarters and halves of a year (ISO 8601-2:2019, 4.8) → first and last month.

Seasons are those of the north; winter begins in December of its year. EDTF leaves the months open.
"""


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and the last day, both inclusive, that *edtf* can mean; None if that cannot be told.

    An open or unknown end (`1937/..`) has no last day; uncertainty (`~`, `?`, `%`) does not widen the bounds.

    >>> bounds("1937-02")
    (datetime.date(1937, 2, 1), datetime.date(1937, 2, 28))
    >>> bounds("193X/1941-06-22?")
    (datetime.date(1930, 1, 1), datetime.date(1941, 6, 22))
    >>> bounds("1937-02-30") is None
    True
    """
    first, _, last = edtf.strip().translate(_QUALIFIERS).partition("/")
    start, end = _span(first), _span(last or first)
    if start is None or end is None or end[1] < start[0]:
        return None
    return start[0], end[1]


def _span(part: str) -> tuple[date, date] | None:
    match = _PART.fullmatch(part)
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month is None or month == "XX":
            return (date(low, 1, 1), date(high, 12, 31)) if day in (None, "XX") else None
        return _in_year(low, high, int(month), day)
    except ValueError:
        return None


def _in_year(low: int, high: int, month: int, day: str | None) -> tuple[date, date]:
    if day is not None and day != "XX":
        return date(low, month, int(day)), date(high, month, int(day))
    first, last = _PARTS_OF_YEAR.get(month, (month, month))
    if last > 12:
        high, last = high + 1, last - 12
    return date(low, first, 1), date(high, last, monthrange(high, last)[1])


def find_dates(
    text: str, *, year: int | None = None, starts: Iterable[int] | None = None,
    hints: Sequence[tuple[int, int, int]] = (),
) -> tuple[Span, ...]:
    """Return the dates of *text* as spans of kind `date`, in order, their values in EDTF.

    A year that is not said is taken from the date before it in *text*, else from *year*, else from the first date after
    it; the span then has `cert="medium"`. A month or day for which no year can be found is left out.
    *starts* are the places where a word stands that `edition.dating.may_begin`, if the caller knows them; *hints* are
    stretches in order whose year is known, `(start, end, year)`: the name of an event in which a day stands.

    >>> [(span.value, span.cert) for span in find_dates("From 5 to 15 August 1937; then on the 31st of October.")]
    [('1937-08-05/1937-08-15', ''), ('1937-10-31', 'medium')]
    """
    early = early_dates(text)
    found = _with_century(_with_month(_beside_early(read_dates(text, starts), early)), year)
    current = year if year is not None else next((said for each in found if (said := _last_year(each))), None)
    spans = []
    latest: int | None = None
    for place, each in enumerate(found):
        said = _last_year(each) or _hinted(each.start, hints)
        understood = said or _year_of_other_end(text, found, place) or _beside(text, each, current, latest)
        parts = _with_year(each.parts, understood)
        if parts is not None:
            value = "/".join(part + "~" * each.is_approximate for part in parts)
            is_whole = said or not any(part.startswith(UNSAID) for part in each.parts)
            cert = "" if is_whole and not each.is_guessed else "medium"
            spans.append(Span(each.start, each.end, "date", "", value, cert, "#variorum"))
        latest = said or latest
        if said and _carries_year(text, each):
            current = said
    for each in early:
        value = "/".join(part + "~" * each.is_approximate for part in each.parts)
        spans.append(Span(each.start, each.end, "date", "", value, "medium" if each.is_guessed else "", "#variorum"))
    return tuple(sorted(spans))


def _beside_early(found: list[Found], early: Sequence[Found]) -> list[Found]:
    """Return *found* without what stands within a date that says its era: the day of `2 August 216 B.C.`."""
    starts = [one.start for one in early]
    before = ((each, bisect_left(starts, each.end) - 1) for each in found)
    return [each for each, at in before if at < 0 or early[at].end <= each.start]


def _with_month(found: list[Found]) -> list[Found]:
    """Return *found*; a day without its month (`on the 31st`) has that of the date before it, or is left out.

    It must not be earlier in the month than that date, and stand near it: in the next two or three sentences.
    """
    known: list[Found] = []
    for each in found:
        if not each.parts[0].startswith(f"{UNSAID}-{UNSAID_MONTH}"):
            known.append(each)
            continue
        before = known[-1].parts[-1] if known and each.start - known[-1].end < NEAR else ""
        if len(before) >= 7 and before[5:7] <= "12" and before[8:] < each.parts[0][8:]:
            known.append(replace(each, parts=(before[:7] + each.parts[0][7:],), is_guessed=True))
    return known


def _with_century(found: list[Found], year: int | None) -> list[Found]:
    """Return *found*, with years and decades said without their century (`’91`, `the thirties`) in that spoken of."""
    known: list[Found] = []
    for each in found:
        parts = tuple(_in_century(part, year) for part in each.parts)
        known.append(each if parts == each.parts else replace(each, parts=parts))
        year = _last_year(known[-1]) or year
    return known


def _in_century(part: str, year: int | None) -> str:
    if part.startswith(UNSAID) or not part.startswith(UNSAID_CENTURY):
        return part
    return f"{century_of(int(part[2]), year)}{part.removeprefix(UNSAID_CENTURY)}"


def _beside(text: str, found: Found, current: int | None, latest: int | None) -> int | None:
    """Return the *current* year, or the one that the text points to: `in July of the following year`.

    `Of that year` is the *latest* year said, even in passing.
    """
    other = _OTHER_YEAR.match(text, found.end)
    if other is None or current is None:
        return current
    if other["that"]:
        return latest or current
    return current + 1 if other["next"] else current - 1


def _hinted(place: int, hints: Sequence[tuple[int, int, int]]) -> int | None:
    at = bisect_right(hints, (place, inf)) - 1
    return hints[at][2] if at >= 0 and place < hints[at][1] else None


def _carries_year(text: str, found: Found) -> bool:
    """Return True if what follows *found* is likely to happen in its year: no ranges, no years said in passing."""
    if len({part[:4] for part in found.parts}) > 1:
        return False
    opens = right_before(_OPENS_SENTENCE, text, found.start)
    return len(found.parts[0]) > 4 or found.is_approximate or opens is not None


def _year_of_other_end(text: str, found: list[Found], place: int) -> int | None:
    """Return the year of the date after this one if the two are the ends of one stretch of time."""
    if place + 1 == len(found) or text[found[place].end:found[place + 1].start].strip() not in _TO:
        return None
    return _last_year(found[place + 1])


def _last_year(found: Found) -> int | None:
    years = [part[:4] for part in found.parts if part[:4].isdigit()]
    return int(years[-1]) if years else None


def _with_year(parts: tuple[str, ...], year: int | None) -> tuple[str, ...] | None:
    if year is None and any(part.startswith(UNSAID) for part in parts):
        return None
    whole = tuple(part.replace(UNSAID, f"{year:04}") if year is not None else part for part in parts)
    known = [bounds(part) for part in whole]
    if any(each is None for each in known):
        return None
    return whole
