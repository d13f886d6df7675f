"""Locators: where in a work something is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = r"\d+(?:\s?[-–—/]\s?\d+)?(?:ff?\b\.?)?"
_PAGES = rf"{_RANGE}(?:\s?(?:,|and|&|;)\s?(?:pp?\.?\s)?{_RANGE}(?![\w/])){{0,60}}"
_MARK = r"(?:pp?|ss?|S|стр|с|cols?|fols?|ll?|[Cc]h(?:ap(?:ter)?)?s?)\.?\s?"
_VOLUME = r"(?:[Vv]ol|[Tt]om|[Tt]|[Bb]d|[Kk]n|[Vv]yp|[Tt]eil|[Bb]ook)s?\.?\s?(?:[IVXLC]+\b|\d+)"
_ISSUE = r"(?:[Nn](?:os?|rs?)\.?|№)\s?\d+(?:[-–]\d+)?(?:/\d+)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = (rf"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
        rf"\d{{1,2}}\s{_MONTH}(?:,?\s(?:\d{{4}}|\d\d\b))?|{_MONTH}\s\d{{1,2}},?\s(?:\d{{4}}|\d\d\b))")
_WHEN = rf"(?:{_DAY}|\d{{4}}(?!\d))"
_MARKED = rf"{_MARK}{_PAGES}"
_STEP = rf"(?:{_VOLUME}|{_ISSUE}|{_MARKED})"
_SEPARATOR = r"(?:\s?[,.;:]\s?|\s?\(|\)\s?,?\s?|\s)"
_SHELF = r"\d+(?:/\d+){1,8}(?:,\s\d+(?:[-–]\d+)?(?!\d*/)){0,60}"

ARCHIVAL = re.compile(
    rf"(?:f\.\s?)?(?:{_SHELF}|\d+(?:,\s?(?:op|d|l|ll|f)\.\s?\d+(?:[-–]\d+)?)+)(?:;\s{_SHELF}){{0,20}}")
"""A shelf mark: fond, inventory, file, leaves: `17/2/773, 115` or `17, op. 2, d. 773, l. 115`."""

PERIODICAL = re.compile(
    rf"(?:[*”\"']*{_SEPARATOR}{{0,2}}(?P<where>(?:{_WHEN}|{_STEP})(?:\s?\([^()]{{1,60}}\)(?=,|\sand))?"
    rf"(?:{_SEPARATOR}{{0,2}}(?:and\s)?(?:{_WHEN}(?:\s?\([^()]{{1,60}}\))?|{_STEP})){{0,20}}))")
"""Year or day, issue and pages, in any order: `1989, no. 8, p. 84`; `21 June 1992. pp. 18-19`."""

PAGES = re.compile(
    rf"(?<!\w)(?P<where>(?:{_VOLUME}{_SEPARATOR}{{1,2}}|{_ISSUE}{_SEPARATOR}{{1,2}}(?:\d{{4}}{_SEPARATOR}{{1,2}})?)*"
    rf"(?:{_MARKED}|{_ISSUE})(?:;\s{_ISSUE}{_SEPARATOR}{{1,2}}{_MARKED}){{0,20}})")
"""Pages with their mark, with volume and issue before them; a series goes on: `no. 5, pp. 4-5; no. 6, p. 8`."""

VOLUME = re.compile(rf"(?P<where>{_VOLUME}(?:{_SEPARATOR}{{1,2}}(?:{_MARKED}|{_PAGES}))?)")
BARE = re.compile(
    rf"[”\"’'*]*[,.:;]?[”\"’'*]*(?:\s(?:agrees?|says|writes|notes|argues))?,?\s\(?(?P<where>(?:pp?\.?\s?)?{_PAGES}"
    rf"(?![\w/]|\s?[-–]\d|\.\d|[-–\s](?:kh|e|ye|gg?|гг?)\b)"
    rf"|Ch\.\s?\d+(?:,\spassim)?(?:[,;]\s{_RANGE}(?![\w/])){{0,20}}|passim\b"
    rf"|Nos?\.?\s{_RANGE}(?:[,;]\s{_RANGE}(?![\w/])){{1,40}})")
"""Pages right after a short title: `Inoy 232, 236`; chapter, or several numbers."""

_PAGE_MARK = re.compile(r"^pp?\.?\s?(?=\d)")
_IS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Locator:
    """What it says, and where it ends in the text."""

    value: str
    end: int
    unit: str = ""


def locator(text: str, start: int, end: int, kind: str) -> Locator | None:
    """Return the first locator for a work of *kind* between *start*, where its title ends, and *end*; None if none.

    >>> locator("Inoy Stalin, p. 54", 11, 18, "book")
    Locator(value='54', end=18, unit='page')
    >>> locator("Pravda, 21 June 1992, p. 19", 6, 27, "newspaper").value
    '21 June 1992, p. 19'
    """
    if kind == "archive":
        match = ARCHIVAL.search(text, start, end)
        return Locator(match.group(), match.end(), "shelfmark") if match else None
    if kind == "newspaper":
        match = PERIODICAL.match(text, start, end)
        return _plain(match) if match else None
    return _in_book(text, start, end)


def _in_book(text: str, start: int, end: int) -> Locator | None:
    bare = BARE.match(text, start, end)
    if bare is not None and not _IS_YEAR.match(bare["where"]):
        return _plain(bare)
    match = PAGES.search(text, start, end) or VOLUME.search(text, start, end)
    return _plain(match) if match else None


def _plain(match: re.Match[str]) -> Locator:
    where = match["where"].rstrip(" ,;.(")
    pages = _PAGE_MARK.sub("", where)
    unit = "page" if pages != where or (pages[:1].isdigit() and not re.search(r"[^\d\s,;–-]", pages)) else ""
    return Locator(pages if unit else where, match.start("where") + len(where), unit)
