"""Days and numbers in queries: `date:1937-07..1937-08`, `figure:>=1000`."""

from __future__ import annotations

import difflib
import re
from calendar import month_name
from datetime import date

from edition.dates import bounds
from edition.dating import read_dates

Range = tuple[float, float]
"""Lowest and highest value, both included."""

COMPARED = re.compile(r"(>=|<=|>|<|=|≥|≤)?(.+)", re.DOTALL)
AFTER = re.compile(r"(>=|<=|>|<|=|≥|≤)\s*(.+)", re.DOTALL)
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "thousands": 1e3, "millions": 1e6}
FROM_TO = re.compile(r"(\d[\d,. ]*\d)\s*[-–]\s*(\d[\d,. ]*\d)")
LONGEST = 18
"""Digits of a number; more are a name or a code, and nobody counted so many."""
ATOM = 1e-9
"""What `>` adds and `<` takes away: figures in prose have two decimals at most."""

SAID = tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in (
    (r"(?:between|from)\s+(.+?)\s+(?:and|to|until)\s+(.+)", r"\1..\2"),
    (r"(?:before|less than|fewer than|under|below)\s+(.+)", r"<\1"),
    (r"(?:after|more than|over|above)\s+(.+)", r">\1"),
    (r"(?:since|from|at least)\s+(.+)", r">=\1"), (r"(?:until|till|up to|at most)\s+(.+)", r"<=\1"),
))
"""How a reader says what the signs of a query say."""


def in_signs(value: str) -> str:
    """Return *value* with signs for the words that compare.

    >>> in_signs("before 1937"), in_signs("between 1936 and July 1938"), in_signs("more than 600,000")
    ('<1937', '1936..July 1938', '>600,000')
    """
    for pattern, form in SAID:
        if match := pattern.fullmatch(value.strip()):
            return match.expand(form)
    return value


def days(value: str) -> tuple[int, int]:
    """Return the first and last day (proleptic ordinals, both included) that the query *value* covers.

    Raises ValueError with a sentence if it is no date.

    >>> days("1937-07-31") == (date(1937, 7, 31).toordinal(),) * 2
    True
    >>> days("1937-07..1937-08")[1] - days("1937-07..1937-08")[0]
    61
    >>> days("..1936")[0], days("<1937")[1] == days("1936")[1], days("31 July 1937") == days("1937-07-31")
    (1, True, True)
    """
    first, dots, last = in_signs(value).strip().partition("..")
    compared = AFTER.fullmatch(first)
    if not dots and compared:
        low, high = _bounds(compared[2])
        return {
            ">": (high + 1, LAST), ">=": (low, LAST), "≥": (low, LAST), "<": (FIRST, low - 1), "<=": (FIRST, high),
            "≤": (FIRST, high), "=": (low, high),
        }[compared[1]]
    if not dots:
        found = _bounds(first)
        return found[0], found[1]
    if not first and not last:
        raise ValueError("a range needs a date on one side at least")
    low = _bounds(first)[0] if first else FIRST
    high = _bounds(last)[1] if last else LAST
    if high < low:
        raise ValueError(f"‘{first}’ comes after ‘{last}’")
    return low, high


def _bounds(value: str) -> tuple[int, int]:
    padded = re.sub(r"(?<!\d)(\d{4})-(\d)(?!\d)", r"\1-0\2", value.strip())
    padded = re.sub(r"^(\d{4}-\d\d)-(\d)$", r"\1-0\2", padded)
    padded = re.sub(r"^(\d{3})0s$", r"\1X", padded)
    found = bounds(padded) or _said(value.strip())
    if found is None:
        raise ValueError(f"‘{value}’ is no date")
    return found[0].toordinal(), found[1].toordinal()


def _said(value: str) -> tuple[date, date] | None:
    """Return the first and last day of a date as prose has it, in any case: `31 july 1937`, `1937–38`."""
    for said in (value, re.sub(r"[^\W\d_]{3,}", lambda word: word[0].capitalize(), value)):
        for found in read_dates(said):
            if (found.start, found.end) == (0, len(said)):
                return bounds("/".join(found.parts))
    return None


def nearest_date(value: str) -> str:
    """Return what of a date that is none can be read: its two ends exchanged, its month, its year; empty if nothing.

    >>> nearest_date("1938..1936"), nearest_date("1937-02-30"), nearest_date("about 1937"), nearest_date("soon")
    ('1936..1938', '1937-02', '1937', '')
    >>> nearest_date("31 June 1937"), nearest_date("Febuary 1937")
    ('June 1937', 'February 1937')
    """
    first, dots, last = value.partition("..")
    month = re.sub(r"[^\W\d_]{4,}", _month_like, re.sub(r"^\s*\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?", "", value))
    found = re.search(r"(?<!\d)\d{4}(?:-(?:0[1-9]|1[0-2]))?(?!\d)", value)
    nearer = (f"{last}{dots}{first}" if dots else "", month)
    for other in (*nearer, found[0] if found else "", found[0][:4] if found else ""):
        try:
            days(other)
        except ValueError:
            continue
        return other
    return ""


def _month_like(word: re.Match[str]) -> str:
    return next(iter(difflib.get_close_matches(word[0].capitalize(), month_name[1:], n=1, cutoff=0.8)), word[0])


def nearest_number(value: str) -> str:
    """Return the number in a figure that is none; empty if there is none.

    >>> nearest_number("about 1,250"), nearest_number("50%"), nearest_number("300..200"), nearest_number("many")
    ('1250', '50', '200..300', '')
    """
    plain = re.sub(r"(?<=\d)k\b", ",000", value)
    found = [one.replace(",", "") for one in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", plain)]
    return "..".join(sorted(found[:2], key=float)) if ".." in value else "".join(found[:1])


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
    >>> numbers("<5")[1] < 5, numbers("100,000–300,000"), numbers("at least 10")
    (True, (100000.0, 300000.0), (10.0, inf))
    """
    plain = FROM_TO.sub(r"\1..\2", in_signs(value).strip())
    first, dots, last = plain.partition("..")
    if dots:
        low = _number(first) if first else float("-inf")
        high = _number(last) if last else float("inf")
        if high < low:
            raise ValueError(f"‘{first}’ is more than ‘{last}’")
        return low, high
    match = COMPARED.fullmatch(plain)
    sign, number = (match.group(1), _number(match.group(2))) if match else ("", _number(value))
    step = max(ATOM, abs(number) * 1e-12)
    return {
        ">": (number + step, float("inf")), ">=": (number, float("inf")), "≥": (number, float("inf")),
        "<": (float("-inf"), number - step), "<=": (float("-inf"), number), "≤": (float("-inf"), number),
    }.get(sign or "", (number, number))


def is_number(value: str) -> bool:
    """True of digits alone, and no more of them than a figure can have.

    >>> is_number("12345"), is_number("12,345"), is_number("9" * 19)
    (True, False, False)
    """
    return value.isdecimal() and len(value) <= LONGEST


def _number(value: str) -> float:
    amount, _, scale = value.strip().rpartition(" ")
    if amount and scale.lower() in SCALES:
        return _number(amount) * SCALES[scale.lower()]
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f' ](?=\d{3})", "", value.strip())
    if not re.fullmatch(rf"-?\d{{1,{LONGEST}}}(?:\.\d{{1,9}})?", plain):
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
