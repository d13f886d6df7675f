"""Dates that say their era: `on 15 March 44 BC`, `from 218 to 201 B.C.`, `in AD 79`; as EDTF, where -43 is 44 BC."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence

from edition.dating import Found
from edition.timewords import MONTH, ORDINALS, SEASONS, month

LEAP = 2000
"""A year in which every day exists."""

_BEFORE = r"(?P<before>B\.\s?C\.(?:\s?E\.)?|BCE?)"
_ERA = rf"\s?(?:{_BEFORE}|A\.\s?D\.|AD|C\.\s?E\.|CE)(?=$|[\s,.;:)\]’”])"
_NTH = r"(?:st|nd|rd|th)?"
_SEASON = "|".join(one for one in SEASONS if one.isascii())
_WITHIN = (
    rf"(?:(?P<day>\d{{1,2}}){_NTH}\s(?:of\s)?(?P<month>{MONTH}),?\s(?:of\s)?"
    rf"|(?P<month2>{MONTH})\s(?P<day2>\d{{1,2}}){_NTH},?\s"
    rf"|(?P<month3>{MONTH}),?\s(?:of\s)?|(?P<season>{_SEASON})\s(?:of\s)?)?")
_YEAR = re.compile(
    rf"(?<![\w.,/-])(?:{_WITHIN}(?:(?P<from>\d{{1,4}})\s?(?:-|–|\b(?:to|until|till|and)\b)\s?)?(?P<year>\d{{1,4}}){_ERA}"
    r"|A\.?D\.?\s(?P<anno>\d{1,3})\b)")
_CENTURY = re.compile(rf"\b(?P<nth>\d\d?(?:st|nd|rd|th)|{'|'.join(ORDINALS)})[-\s]century{_ERA}", re.IGNORECASE)
_BARE = re.compile(r"\b(?:by|in|since|till|until)\s(?P<year>[1-9]\d\d)(?=[,.;:)](?!\d))")
_MARK = re.compile(r"\b(?:BCE?\b|AD\b|CE\b|B\.\s?C\.|A\.\s?D\.|C\.\s?E\.)")
_ABOUT = re.compile(r"\b(?:circa|ca?\.|about|around)\s\Z", re.IGNORECASE)

CENTURY = 100

PLACED = range(1700, 2100)
"""Years before `BC` without stops that are of our own era: it stands for a province, `the 1935 BC Act`."""


def early_dates(text: str) -> list[Found]:
    """Return the dates of *text* that say their era, in order; without a day the whole month, season or year.

    >>> [one.parts for one in early_dates("On 2 August 216 B.C., in the war from 218 to 201 BC; in A.D. 79.")]
    [('-0215-08-02',), ('-0217', '-0200'), ('0079',)]
    >>> [one.parts for one in early_dates("In 1 BC; in the third century BC; order AD 7B; an ABC.")]
    [('0000',), ('-0299', '-0200')]
    """
    if _MARK.search(text) is None:
        return []
    said = sorted((*_years(text), *_centuries(text)), key=lambda one: one.start)
    return sorted((*said, *_bare(text, said)), key=lambda one: one.start)


def _years(text: str) -> Iterator[Found]:
    for found in _YEAR.finditer(text):
        if _is_of_ours(found):
            continue
        last = _edtf(found["year"] or found["anno"], before=found["before"] is not None)
        parts = (last,) if not found["from"] else (_edtf(found["from"], before=found["before"] is not None), last)
        within = _within(found)
        if within is not None:
            yield Found(found.start(), found.end(), (*parts[:-1], parts[-1] + within),
                        _ABOUT.search(text, max(0, found.start() - 16), found.start()) is not None)


def _is_of_ours(found: re.Match[str]) -> bool:
    """True of a year that other readers know, since it has four digits and is not before our era."""
    year = int(found["year"] or found["anno"])
    return (not found["before"] and year >= 1000) or (found["before"] == "BC" and year in PLACED) or not year


def _within(found: re.Match[str]) -> str | None:
    """Return month and day, or the season, as EDTF has them behind the year; None of a day that no month has."""
    if found["season"]:
        return f"-{SEASONS[found['season'].lower()]}"
    name = found["month"] or found["month2"] or found["month3"]
    if not name:
        return ""
    number, day = month(name), found["day"] or found["day2"]
    if day and not 1 <= int(day) <= monthrange(LEAP, number)[1]:
        return None
    return f"-{number:02}" + (f"-{int(day):02}" if day else "")


def _centuries(text: str) -> Iterator[Found]:
    for found in _CENTURY.finditer(text):
        said = found["nth"].lower()
        number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else ORDINALS.index(said) + 1
        if found["before"] and number:
            ends = (number * CENTURY, (number - 1) * CENTURY + 1)
            yield Found(found.start(), found.end(), (_edtf(str(ends[0])), _edtf(str(ends[1]))))


def _bare(text: str, said: Sequence[Found]) -> Iterator[Found]:
    """Yield the years of three digits that leave their era to the date before: `in 216 BC … it lasted until 202`."""
    starts = [one.start for one in said]
    for found in _BARE.finditer(text) if said else ():
        at = bisect_left(starts, found.end()) - 1
        if at < 0 or said[at].end <= found.start("year"):
            year = _edtf(found["year"], before=said[max(0, at)].parts[-1][:4] <= "0000")
            yield Found(found.start("year"), found.end(), (year,), is_guessed=True)


def _edtf(year: str, *, before: bool = True) -> str:
    """Return a year in four digits; of one before our era one less, since there was no year 0."""
    number = 1 - int(year) if before else int(year)
    return f"{'-' * (number < 0)}{abs(number):04}"
