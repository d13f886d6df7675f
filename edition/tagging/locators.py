"""Locators: where in a work something is cited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.timewords import MONTH

YEAR = r"(?:1[5-9]|20)\d\d"
"""A year in which something was printed."""

_RANGE = r"\d+(?:\s?[-–—/]\s?\d+)?(?:\s?ff\b\.?|f\b\.?|\ssqq?\b\.?|nn?\d{0,3}\b\.?)?"
_ROMAN = r"(?=[ivxl]{2,7}\b)x{0,3}l?x{0,3}(?:ix|iv|v?i{0,3})(?:[-–][ivxl]{1,7})?(?=[.,;:)]|\Z)"
_OF_VOLUMES = r"(?=[ivxl])x{0,3}l?x{0,3}(?:ix|iv|v?i{0,3})\.\s"
"""A volume as books were cited before the First War: `ii. 234 sq.`."""
_PAGES = rf"{_RANGE}(?:\s?(?:,|and|&|;)\s?(?:pp?\.?\s)?{_RANGE}(?![\w/])){{0,60}}"
_MARK = r"(?:pp?|ss?|S|стр|с|cols?|fols?|ll?|[Cc]h(?:ap(?:ter)?)?s?)\.?\s?"
_VOLUME = r"(?:[Vv]ol|[Tt]om|[Tt]|[Bb]d|[Kk]n|[Vv]yp|[Tt]eil|[Bb]ook)s?\.?\s?(?:[IVXLC]+\b|[ivxl]{1,6}\b|\d+)"
_ISSUE = r"(?:[Nn](?:os?|rs?)\.?|№)\s?\d+(?:[-–]\d+)?(?:/\d+)?"
_MONTH = rf"{MONTH}\b\.?"
_DAY = (rf"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
        rf"\d{{1,2}}(?:\.|er|th|st|nd|rd)?\s{_MONTH}(?:,?\s(?:\d{{4}}|\d\d\b))?"
        rf"|{_MONTH}\s\d{{1,2}},?\s(?:\d{{4}}|\d\d\b))")
_WHEN = rf"(?:{_DAY}|\d{{4}}(?!\d))"
_MARKED = rf"{_MARK}{_PAGES}"
_STEP = rf"(?:{_VOLUME}|{_ISSUE}|{_MARKED})"
_SEPARATOR = r"(?:\s?[,.;:]\s?|\s?\(|\)\s?,?\s?|\s)"
_SHELF = r"\d+(?:/\d+[a-z]?){1,8}(?:[-–]\d+)?(?:,\s(?:ll?\.\s)?\d+(?:[-–]\d+)?(?!\d*/)){0,60}"

_STEP_OF_SHELF = (r"(?:fonds?|opis['’]?|delo|dela|listy?|[фоодл]п?|оп|лл|дд|op|dd?|ll?|ff?)\.?\s?[RPРП]?-?\d+[a-zа-я]?"
                  r"(?:\s?[-–]\s?\d+)?(?:\s?(?:ob|об)\b\.?)?")
_FOND = (rf"(?:(?:[Ff](?:ond)?|[Фф](?:онд)?)\.?\s?)?[RРP]?-?\d+(?:[,.]?\s{_STEP_OF_SHELF}){{1,6}}"
         r"(?:,\s\d+(?:[-–]\d+)?(?!\d*/)){0,60}")
ARCHIVAL = re.compile(
    rf"(?:(?:f|ф)\.\s?)?(?:{_SHELF}|(?i:{_FOND}))(?:;\s(?:{_SHELF}|(?i:{_FOND}))){{0,20}}")
"""A shelf mark: fond, inventory, file, leaves: `17/2/773, 115`, `17, op. 2, d. 773, l. 115`, `Ф. 17. Оп. 2. Д. 773`."""

_BETWEEN = re.compile(r"[”\"’'*]*[,.:]?\s\(?")

PERIODICAL = re.compile(
    rf"(?:[*”\"']*{_SEPARATOR}{{0,2}}(?P<where>(?:{_WHEN}|{_STEP})(?:\s?\([^()]{{1,60}}\)(?=,|\sand))?"
    rf"(?:{_SEPARATOR}{{0,2}}(?:and\s)?(?:{_WHEN}(?:\s?\([^()]{{1,60}}\))?|{_STEP})){{0,20}}"
    r"(?:\)?,\s\d{1,2}(?=[.;,)]|\Z))?))")
"""Year or day, issue and pages, in any order: `1989, no. 8, p. 84`; `21 June 1992. pp. 18-19`."""

PAGES = re.compile(
    rf"(?<!\w)(?P<where>(?:(?:{_VOLUME}|{_ISSUE}){_SEPARATOR}{{1,2}}(?:(?:[A-Z][a-z]+\.?\s)?\d{{4}}{_SEPARATOR}{{1,2}})?)*"
    rf"(?:{_MARKED}|{_ISSUE})(?:;\s{_ISSUE}{_SEPARATOR}{{1,2}}{_MARKED}){{0,20}})")
"""Pages with their mark, with volume and issue before them; a series goes on: `no. 5, pp. 4-5; no. 6, p. 8`."""

JOURNAL = re.compile(
    rf"(?<![\w.])(?P<where>(?:[Vv]ol\.\s)?\d{{1,3}}(?:,\s{_ISSUE}|[.:]\d+|\s?\(\d+(?:[-–]\d+)?\))?"
    rf"\s?\((?:[^()]{{0,24}}\s)?\d{{4}}\)[:,]\s?(?:pp?\.\s?)?{_PAGES})")
"""Volume, issue, year in brackets and pages, as American journals are cited: `61, no. 1 (2002): 113–38`."""

VOLUME = re.compile(rf"(?P<where>{_VOLUME}(?:{_SEPARATOR}{{1,2}}(?:{_MARKED}|{_PAGES}))?)")
BARE = re.compile(
    rf"[”\"’'*]*[,.:;]?[”\"’'*]*(?:\s(?:agrees?|says|writes|notes|argues))?,?\s\(?"
    rf"(?P<where>(?:pp?\.?\s?|{_OF_VOLUMES})?{_PAGES}(?![\w/]|\s?[-–]\d|\.\d|[-–\s](?:kh|e|ye|gg?|гг?)\b)"
    rf"|Ch\.\s?\d+(?:,\spassim)?(?:[,;]\s{_RANGE}(?![\w/])){{0,20}}|passim\b|{_ROMAN}|§+\s?{_PAGES}"
    rf"|Nos?\.?\s{_RANGE}(?:[,;]\s{_RANGE}(?![\w/])){{1,40}})")
"""Pages right after a short title: `Inoy 232, 236`; chapter, or several numbers."""

_PAGE_MARK = re.compile(r"^(?:pp?|[SsсС]|стр)\.?\s?(?=\d)")
_IS_YEAR = re.compile(rf"{YEAR}(?!\d)")


def begins_locator(text: str, end: int, kind: str) -> bool:
    """Return True if a day or an issue follows a newspaper that ends at *end*, or a shelf mark an archive.

    >>> begins_locator("Pravda, June 21, 1937", 6, "newspaper"), begins_locator("Pravda, the paper", 6, "newspaper")
    (True, False)
    """
    if kind == "archive":
        between = _BETWEEN.match(text, end)
        return between is not None and ARCHIVAL.match(text, between.end()) is not None
    return kind == "newspaper" and PERIODICAL.match(text, end) is not None


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
    match = JOURNAL.search(text, start, end) or PAGES.search(text, start, end) or VOLUME.search(text, start, end)
    return _plain(match) if match else None


def _plain(match: re.Match[str]) -> Locator:
    where = match["where"].rstrip(" ,;.(")
    end = match.start("where") + len(where)
    where = where.replace("), ", ", ") if "(" not in where else where
    pages = _PAGE_MARK.sub("", where)
    unit = "page" if pages != where or (pages[:1].isdigit() and not re.search(r"[^\d\s,;–-]", pages)) else ""
    return Locator(pages if unit else where, end, unit)
