"""What the parts of a date in prose mean: days, months and years as EDTF, before a year that is not said is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from edition.timewords import (
    DAYS,
    DECADES,
    DECADES_AFTER_ANNEES,
    DECADES_BEFORE_JAHRE,
    ORDINALS,
    ROMAN,
    ROMAN_MONTHS,
    SEASONS,
    month,
)

UNSAID = "????"
"""Stands for the year that prose leaves to the reader."""

UNSAID_CENTURY = "??"
"""Stands, before the two digits or the one of a year or decade, for the century: `’37`, `the thirties`."""

LAST_DECADE = 202
"""The latest decade that prose can look back on, as the first three digits of its years."""

LEAP = 2000
"""Any year, where only the length of months other than February is asked for."""

UNSAID_MONTH = "??"
"""Stands, after `UNSAID`, for the month: `on the 31st`."""

Groups = dict[str, "str | None"]
"""What a pattern has found: `y` year, `m` month, `d` day, and with 2 those of the other end."""

Parts = tuple[str, ...]
"""One EDTF value, or the two ends of an interval; may begin with `UNSAID`."""

STYLES = range(10, 14)
"""Days by which the Julian calendar was behind the Gregorian, from 1582 to 2100."""


def _said(groups: Groups, name: str) -> str:
    return groups.get(name) or ""


def _year_of(said: str | None) -> str:
    """Return a year in four digits: `02` is 2002, `37` is 1937, and the century of `’37` is `UNSAID_CENTURY`."""
    digits = (said or "").lstrip("'’")
    if len(digits) == 2:
        century = UNSAID_CENTURY if digits != said else "20" if int(digits) < 30 else "19"
        return century + digits
    return digits or UNSAID


def century_of(decade: int, near: int | None) -> int:
    """Return the century, as the first two digits of its years, in which a text that last spoke of *near* has *decade*.

    It is that of *near*, unless the decade is still to come; without *near*, the last one that has begun.

    >>> century_of(9, 1792), century_of(3, 2002), century_of(0, None), century_of(9, None)
    (17, 19, 20, 19)
    """
    century = near // 100 if near is not None else LAST_DECADE // 10
    return century - (century * 10 + decade > LAST_DECADE)


def _day(year: str | None, name: str, day: str) -> str:
    return f"{_year_of(year)}-{month(name):02}-{int(day.rstrip('stndrhe.')):02}"


def _iso(g: Groups) -> Parts:
    return (f"{g['y']}-{g['m']}-{g['d']}",)


def _numeric(g: Groups) -> Parts:
    year = _said(g, "y")
    year = "19" * (len(year) == 2) + year
    return tuple(f"{year}-{int(_said(g, 'm')):02}-{int(_said(g, name)):02}" for name in ("d", "d2") if g.get(name))


def _slashed(g: Groups) -> Parts | None:
    """Read `31/07/1937` and `07/31/1937`; which is the day must be certain."""
    first, second = int(_said(g, "a")), int(_said(g, "b"))
    if (first > 12) == (second > 12):
        return None
    return (f"{g['y']}-{min(first, second):02}-{max(first, second):02}",)


def _roman(g: Groups) -> Parts:
    return (f"{_year_of(g['y'])}-{ROMAN_MONTHS[_said(g, 'r')]:02}-{int(_said(g, 'd')):02}",)


def _both_styles(g: Groups) -> Parts | None:
    """Read a day given by both calendars, `1 (14) May 1918`: the value is that of the new style."""
    shared = _said(g, "m3") or _said(g, "m2") or _said(g, "m")
    if not shared:
        return None
    days = [_day(g["y"], _said(g, name) or shared, _said(g, day)) for name, day in (("m", "d"), ("m2", "d2"))]
    try:
        one, other = (date.fromisoformat(day.replace(UNSAID, "1917")) for day in days)
    except ValueError:
        return None
    if abs((other - one).days) not in STYLES:
        return None
    return (max(zip((one, other), days, strict=True))[1],)


def _day_to_day(g: Groups) -> Parts | None:
    years = _years_of_ends(g)
    return years and (_day(years[0], _said(g, "m"), _said(g, "d")), _day(years[1], _said(g, "m2"), _said(g, "d2")))


def _years_of_ends(g: Groups) -> tuple[str | None, str | None] | None:
    """Return the years of both ends; of `October to January 1938` the first began the year before.

    None if it cannot be told which year is meant, as of `October to January`.
    """
    last = g["y2"] or g["y"]
    if g["y"] is not None or month(_said(g, "m")) <= month(_said(g, "m2")):
        return g["y"] or last, last
    return (str(int(last) - 1), last) if last is not None else None


def _days(g: Groups) -> Parts:
    return tuple(_day(g["y"], _said(g, "m"), _said(g, name)) for name in ("d", "d2"))


def _year_first(g: Groups) -> Parts:
    """Read `1937, July 31` and `1937, 31 July`."""
    return (_day(g["y"], _said(g, "m") or _said(g, "m2"), _said(g, "d") or _said(g, "d2")),)


def _last_day(g: Groups) -> Parts | None:
    """Read `the last day of July 1937`; which that is in February depends on the year."""
    number, year = month(_said(g, "m")), _year_of(g["y"])
    if number == 2 and not year.isdigit():
        return None
    return (f"{year}-{number:02}-{monthrange(int(year) if year.isdigit() else LEAP, number)[1]}",)


def _spelt_day(g: Groups) -> Parts:
    return (f"{_year_of(g['y'])}-{month(_said(g, 'm')):02}-{DAYS.index(_said(g, 'o')) + 1:02}",)


def _one_day(g: Groups) -> Parts:
    return (_day(g["y"], _said(g, "m"), _said(g, "d")),)


def _nth(g: Groups) -> Parts:
    return (f"{UNSAID}-{UNSAID_MONTH}-{int(_said(g, 'd').rstrip('stndrh')):02}",)


def _months(g: Groups) -> Parts | None:
    years = _years_of_ends(g)
    return years and (
        f"{_year_of(years[0])}-{month(_said(g, 'm')):02}", f"{_year_of(years[1])}-{month(_said(g, 'm2')):02}")


def _one_month(g: Groups) -> Parts:
    return (f"{_year_of(g['y'])}-{month(_said(g, 'm')):02}",)


def _season(g: Groups) -> Parts:
    return tuple(f"{g['y']}-{SEASONS[_said(g, name).lower()]}" for name in ("s", "s2") if g[name])


def _winter(g: Groups) -> Parts | None:
    """Read `the winter of 1936–7`, which begins in the first of the two years."""
    years = _years(g)
    if years is None or int(years[1]) != int(years[0]) + 1 or SEASONS[_said(g, "s").lower()] != 24:
        return None
    return (f"{years[0]}-24",)


def _decades(g: Groups) -> Parts:
    first, last = _said(g, "y"), g.get("y2")
    ends = [first] if last is None else [first, last]
    century = first[:2] if len(first) == 4 else UNSAID_CENTURY
    return tuple((end if len(end) == 4 else century + end)[:3] + "X" for end in ends)


def _spelt_decade(g: Groups) -> Parts:
    word = _said(g, "t").lower()
    known = {**DECADES, **DECADES_BEFORE_JAHRE, **DECADES_AFTER_ANNEES}
    return (f"{UNSAID_CENTURY}{next(tens for name, tens in known.items() if word == name)}X",)


def _century(g: Groups) -> Parts:
    said = _said(g, "c").lower()
    number = int(said[:2]) if said[0].isdigit() else ORDINALS.index(said) + 1
    return (f"{number - 1:02}XX",)


def _roman_century(g: Groups) -> Parts:
    return (f"{ROMAN[_said(g, 'r')] - 1:02}XX",)


def _years(g: Groups) -> Parts | None:
    first, last = _said(g, "y"), _said(g, "y2")
    whole = first[:4 - len(last)] + last
    return (first, whole) if whole > first else None


def _year(g: Groups) -> Parts:
    return (_year_of(g["y"]),)


def _short_year(g: Groups) -> Parts:
    return (UNSAID_CENTURY + _said(g, "y"),)


READERS: dict[str, Callable[[Groups], Parts | None]] = {
    "american_styles": _both_styles, "year_first": _year_first, "last_day": _last_day, "spelt_day": _spelt_day,
    "listed_day": _nth, "iso": _iso,
    "numeric": _numeric, "slashed": _slashed, "roman": _roman, "both_styles": _both_styles,
    "day_to_day": _day_to_day, "days": _days, "day": _one_day, "american_days": _days, "american": _one_day,
    "months": _months, "month": _one_month, "winter": _winter, "season": _season, "decades": _decades,
    "decade": _decades, "spelt_decade": _spelt_decade, "century": _century, "roman_century": _roman_century,
    "years": _years, "year": _year, "short_year": _short_year, "nth": _nth,
}
"""Name of a pattern of `edition.dating` → what its groups mean; None if they mean no date."""
