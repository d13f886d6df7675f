"""Days of any year, also before our era, which `datetime` does not know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from edition.dates import bounds

ROUND = 400
"""Years after which the Gregorian calendar repeats itself, to the day of the week."""

DAYS_OF_ROUND = 146_097

_YEAR = re.compile(r"(?<![\d-])(-\d{4}|0000)(?=$|[-/~?%])|(?<![\d-])(\d{4})(?=$|[-/~?%])")
_SHIFT = 20 * ROUND
"""Years by which dates before our era are moved to be read: from 8000 BC, and up to the year 1999 in one stretch."""


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day of the Gregorian calendar; the year 0 is 1 BC, -43 is 44 BC (ISO 8601)."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> Day:
        return cls(day.year, day.month, day.day)

    @classmethod
    def at(cls, ordinal: int) -> Day:
        """Return the day with a number.

        >>> Day.at(1), Day.at(0), Day.at(Day(-215, 8, 2).ordinal)
        (Day(year=1, month=1, day=1), Day(year=0, month=12, day=31), Day(year=-215, month=8, day=2))
        """
        rounds, within = divmod(ordinal - 1, DAYS_OF_ROUND)
        found = date.fromordinal(within + 1)
        return cls(found.year + rounds * ROUND, found.month, found.day)

    @property
    def ordinal(self) -> int:
        """Return the number of the day, that of 1 January of the year 1 being 1.

        >>> Day(1, 1, 1).ordinal, Day(0, 12, 31).ordinal, Day(1937, 7, 31).ordinal == date(1937, 7, 31).toordinal()
        (1, 0, True)
        """
        rounds, year = divmod(self.year, ROUND)
        return date(year + ROUND, self.month, self.day).toordinal() + (rounds - 1) * DAYS_OF_ROUND

    def isoformat(self) -> str:
        """Return the day as EDTF.

        >>> Day(-43, 3, 15).isoformat(), Day(476, 9, 4).isoformat()
        ('-0043-03-15', '0476-09-04')
        """
        return f"{'-' * (self.year < 0)}{abs(self.year):04}-{self.month:02}-{self.day:02}"


def days_of(edtf: str) -> tuple[Day, Day] | None:
    """Return the first and the last day, both inclusive, that *edtf* can mean, also before our era; else None.

    >>> [day.isoformat() for edtf in ("-0043-02", "-0026/0014-08-19", "1937-07-31") for day in days_of(edtf)]
    ['-0043-02-01', '-0043-02-28', '-0026-01-01', '0014-08-19', '1937-07-31', '1937-07-31']
    >>> days_of("-0043-02-30") is None, days_of("") is None
    (True, True)
    """
    if known := bounds(edtf):
        return Day.of(known[0]), Day.of(known[1])
    moved = bounds(_YEAR.sub(_moved, edtf))
    if moved is None:
        return None
    first, last = (Day(one.year - _SHIFT, one.month, one.day) for one in moved)
    return first, last


def _moved(year: re.Match[str]) -> str:
    return f"{int(year.group()) + _SHIFT:04}"
