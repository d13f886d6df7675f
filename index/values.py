"""Days and numbers in queries: `date:1937-07..1937-08`, `figure:>=1000`."""

from __future__ import annotations

import re
from datetime import date

from edition.dates import bounds

Range = tuple[float, float]
"""Lowest and highest value, both included."""

COMPARED = re.compile(r"(>=|<=|>|<|=|≥|≤)?(.+)", re.DOTALL)
ATOM = 1e-9
"""What `>` adds and `<` takes away: figures in prose have two decimals at most."""


def days(value: str) -> tuple[int, int]:
    """Return the first and last day (proleptic ordinals, both included) that the query *value* covers.

    Raises ValueError with a sentence if it is no date.

    >>> days("1937-07-31") == (date(1937, 7, 31).toordinal(),) * 2
    True
    >>> days("1937-07..1937-08")[1] - days("1937-07..1937-08")[0]
    61
    >>> days("..1936")[0]
    1
    """
    first, dots, last = value.strip().partition("..")
    if not dots:
        found = _bounds(first)
        return found[0], found[1]
    if not first and not last:
        raise ValueError("a range needs a date on one side at least")
    low = _bounds(first)[0] if first else date.min.toordinal()
    high = _bounds(last)[1] if last else date.max.toordinal()
    if high < low:
        raise ValueError(f"‘{first}’ comes after ‘{last}’")
    return low, high


def _bounds(value: str) -> tuple[int, int]:
    padded = re.sub(r"(?<!\d)(\d{4})-(\d)(?!\d)", r"\1-0\2", value.strip())
    padded = re.sub(r"^(\d{4}-\d\d)-(\d)$", r"\1-0\2", padded)
    padded = re.sub(r"^(\d{3})0s$", r"\1X", padded)
    found = bounds(padded)
    if found is None:
        raise ValueError(f"‘{value}’ is no date")
    return found[0].toordinal(), found[1].toordinal()


def span_days(edtf: str) -> tuple[int, int] | None:
    """Return the first and last day that a date in a text can mean, as ordinals; None if that cannot be told."""
    found = bounds(edtf)
    return (found[0].toordinal(), found[1].toordinal()) if found else None


def periods(edtf: str) -> tuple[str, ...]:
    """Return decade, year and month that a date in a text lies in, as far as it does.

    >>> periods("1937-07-31"), periods("1937"), periods("1936/1937"), periods("19XX")
    (('1930s', '1937', '1937-07'), ('1930s', '1937'), ('1930s',), ())
    """
    found = bounds(edtf)
    if not found:
        return ()
    first, last = found
    if first.year // 10 != last.year // 10:
        return ()
    decade = f"{first.year // 10}0s"
    if first.year != last.year:
        return (decade,)
    year = f"{first.year:04}"
    return (decade, year, f"{year}-{first.month:02}") if first.month == last.month else (decade, year)


def numbers(value: str) -> Range:
    """Return the range that the query *value* covers.

    Raises ValueError with a sentence if it holds no number.

    >>> numbers("259,450"), numbers("1000..2000"), numbers(">=10")
    ((259450.0, 259450.0), (1000.0, 2000.0), (10.0, inf))
    >>> numbers("<5")[1] < 5
    True
    """
    first, dots, last = value.strip().partition("..")
    if dots:
        low = _number(first) if first else float("-inf")
        high = _number(last) if last else float("inf")
        if high < low:
            raise ValueError(f"‘{first}’ is more than ‘{last}’")
        return low, high
    match = COMPARED.fullmatch(value.strip())
    sign, number = (match.group(1), _number(match.group(2))) if match else ("", _number(value))
    step = max(ATOM, abs(number) * 1e-12)
    return {
        ">": (number + step, float("inf")), ">=": (number, float("inf")), "≥": (number, float("inf")),
        "<": (float("-inf"), number - step), "<=": (float("-inf"), number), "≤": (float("-inf"), number),
    }.get(sign or "", (number, number))


def _number(value: str) -> float:
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f' ](?=\d{3})", "", value.strip())
    if not re.fullmatch(r"-?\d{1,18}(?:\.\d{1,9})?", plain):
        raise ValueError(f"‘{value.strip()}’ is no number")
    return float(plain)


def span_number(value: str, data: tuple[tuple[str, str], ...] = ()) -> Range | None:
    """Return the range that a figure in a text claims; None if it is no number.

    >>> span_number("259450"), span_number("", (("max", "20"), ("min", "10"))), span_number("many")
    ((259450.0, 259450.0), (10.0, 20.0), None)
    """
    known = dict(data)
    try:
        low, high = (_number(known.get(end) or value) for end in ("min", "max"))
    except ValueError:
        return None
    return (low, high) if low <= high else None
