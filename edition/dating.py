"""How prose writes dates: what stands there, before the year that is not said is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

UNSAID = "????"
"""Stands for the year that prose leaves to the reader."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in prose; offsets in code points, end exclusive."""

    start: int
    end: int
    parts: tuple[str, ...]
    """One EDTF value, or the two ends of an interval; may begin with `UNSAID`."""
    is_approximate: bool = False


MONTHS = {
    name: number
    for number, names in enumerate((
        "January Jan Januar Jänner Janvier janvier января январь ianvaria yanvarya ianvar' yanvar' janvar'",
        "February Feb Februar Février février февраля февраль fevralia fevralya fevral'",
        "March Mar März Mars mars марта март marta mart",
        "April Apr avril апреля апрель aprelia aprelya aprel'",
        "May Mai mai мая май maia maya",
        "June Jun Juni Juin juin июня июнь iiunia iyunya iiun' iyun'",
        "July Jul Juli Juillet juillet июля июль iiulia iyulya iiul' iyul'",
        "August Aug Août août августа август avgusta avgust",
        "September Sept Sep septembre сентября сентябрь sentiabria sentyabrya sentiabr' sentyabr'",
        "October Oct Oktober octobre октября октябрь oktiabria oktyabrya oktiabr' oktyabr'",
        "November Nov novembre ноября ноябрь noiabria noyabrya noiabr' noyabr'",
        "December Dec Dezember décembre декабря декабрь dekabria dekabrya dekabr'",
    ), 1)
    for name in names.split()
}
"""Months as English, German, French, Russian and transliterated Russian write them, inflected, in their own case."""

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
]

ROMAN = {"XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21}

TENS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}

_SPELT = sorted((re.escape(name).replace("'", "['’ʹ]") for name in MONTHS), key=len, reverse=True)
_MONTH = "(?:" + "|".join(_SPELT) + ")"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = _DAY + r"(?:st|nd|rd|th|\.(?=\s[A-ZÄ]))?"
_YEAR = r"(?:1\d{3}|20\d\d)"
_DASH = r"\s?[-–—]\s?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|till|through|or)\s(?:the\s)?)"
_SEASON = "(?:" + "|".join(SEASONS) + ")"
_EDGE = r"(?![\w%]|[.,/:-]\d)"
_GODY = r"(?:-?[-–\s]?(?:(?:e|ye|kh|х|е)\.?[\s]god\w*|(?:e|ye|kh|х|е)\s?гг?\.|гг?\.?|г[оа]д\w*))"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"),
    ("numeric", rf"(?P<d>{_DAY})\.\s?(?P<m>1[0-2]|0?[1-9])\.\s?(?P<y>{_YEAR}|\d\d(?!\d))"),
    ("day_to_day", (rf"(?P<d>{_NTH})\s(?P<m>{_MONTH})\.?(?:,?\s(?P<y>{_YEAR}))?{_DASH}"
                   rf"(?P<d2>{_NTH})\s(?P<m2>{_MONTH})\.?(?:,?\s(?P<y2>{_YEAR}))?")),
    ("days", rf"(?P<d>{_NTH}){_TO}(?P<d2>{_NTH})(?:\sof)?\s(?P<m>{_MONTH})\.?(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?"),
    ("day", (rf"(?P<d>{_NTH})(?:\s(?:of\s)?|-)(?P<m>{_MONTH})\.?"
             rf"(?:,?\s(?:of\s)?(?P<y>{_YEAR}|(?<=[a-z]\.\s)\d\d(?!\d)))?")),
    ("american_days", rf"(?P<m>{_MONTH})\.?\s(?P<d>{_NTH}){_TO}(?P<d2>{_NTH})(?:,?\s(?P<y>{_YEAR}))?"),
    ("american", rf"(?P<m>{_MONTH})\.?\s(?:the\s)?(?P<d>{_NTH})(?:,?\s(?P<y>{_YEAR}))?"),
    ("months", (rf"(?P<m>{_MONTH})\.?(?:(?:\s?(?P<y>{_YEAR}))?{_DASH}|{_TO}|\s?/\s?)"
               rf"(?P<m2>{_MONTH})\.?(?:,?\s?(?:of\s)?(?P<y2>{_YEAR}))?")),
    ("month", rf"(?P<m>{_MONTH})\.?(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?"),
    ("season", (rf"(?P<s>(?i:{_SEASON}))(?:[-–\s](?:of\s)?|"
               rf"\s?(?:[-–/]|and)\s?(?P<s2>(?i:{_SEASON}))(?:\s|\sof\s))(?P<y>{_YEAR})")),
    ("decades", rf"(?P<y>1\d\d0|20\d0|\d0)(?:s|['’]s)?\s?[-–]\s?(?P<y2>1\d\d0|20\d0|\d0)(?:['’]?s|{_GODY})"),
    ("decades_gody", rf"(?P<y>[1-9]0|1\d\d0)\s?{_GODY}"),
    ("decade", r"(?P<y>1\d\d0|20\d0)['’]?s"),
    ("spelt_decade", r"(?P<t>" + "|".join(TENS) + ")"),
    ("century", (rf"(?P<c>\d\d(?:th|st|nd|rd)|"
                rf"(?i:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}))[-\s][Cc]entur(?:y|ies)")),
    ("roman_century", rf"(?P<r>{'|'.join(sorted(ROMAN, key=len, reverse=True))})\s(?:vek\w*|век\w*|в\.)"),
    ("years", rf"(?P<y>{_YEAR})\s?[-–—/]\s?(?P<y2>{_YEAR}|\d\d?)"),
    ("year", rf"(?P<y>{_YEAR})"),
)

_COMPILED = tuple((name, re.compile(pattern + _EDGE)) for name, pattern in _PATTERNS)
_WORD = re.compile(r"\d+|[^\W\d_]+")
_TRIGGERS = frozenset(re.split(r"['’ʹ]", name)[0] for name in MONTHS) | frozenset(ROMAN) | frozenset(TENS) | frozenset(
    form for word in (*SEASONS, *ORDINALS) for form in (word.split("-")[0], word.split("-")[0].capitalize()))
_BEFORE = re.compile(
    r"(?:(?:(?:the\s)?(?:very\s)?(?P<part>middle|beginning|end|start|close|(?:first|second|latter)\s(?:half|part)"
    r"|(?:first|last|second|third|final)\s(?:week|days|weeks|months|quarter))\s(?:of\s)?(?:the\s)?)"
    r"|(?P<early>[Ee]arly|[Ll]ate|[Mm]id)[-–\s])\Z"
)
_TIME_WORD = re.compile(
    r"(?:\b(?:in|by|of|since|from|until|till|to|during|for|before|after|between|and|throughout|around|about|early|late|mid"
    r"|on|this|that|next|last|each|every|circa|ca\.|im|seit|bis|en|v|в|с|до)|mid-|[-–—(/])\s?\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:pp?|no|nos|nr|vol|f|d|l|op|ed\.\s?khr|order|fond|delo|list|pages?|notes?|§|№)\.?\s?|№\s?|[#§$£€]\s?)(?:\d{1,4}\s?[-–]\s?)?\Z",
    re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:\w+\s){0,1}?(?:people|persons?|men|women|children|members|individuals"
                      r"|prisoners|victims|cases|roubles|rubles|tons|tonnes|kilomet\w+|miles|per\s?cent|officers|delegates|times|copies)\b")
_EVENT = re.compile(r"\s(?:Revolution|Day|Uprising|Manifesto|Events|Coup)\b")
_AMBIGUOUS = frozenset(("May", "March", "Mars", "Mai", "August", "Mar", "Sep", "Dec", "Jan", "Oct"))


def read_dates(text: str, starts: Iterable[int] | None = None) -> list[Found]:
    """Return the dates of *text* in order, none overlapping another; of two that begin together the longer one wins.

    *starts* are the places where a date may begin, if the caller has cut the text into words already.

    >>> [(each.parts, each.is_approximate) for each in read_dates("By mid-August, or in the 1920s, or in 1937-8 …")]
    [(('????-08',), True), (('192X',), False), (('1937', '1938'), False)]
    """
    found: list[Found] = []
    done = 0
    for start in _starts(text) if starts is None else starts:
        if start < done:
            continue
        each = _date_at(text, start)
        if each is not None:
            each = _with_modifier(text, each, done)
            found.append(each)
            done = each.end
    return found


def may_begin(word: str) -> bool:
    """Return True if a date can begin with *word*.

    >>> may_begin("1937"), may_begin("August"), may_begin("janvar'1922"), may_begin("arrest")
    (True, True, True, False)
    """
    return word in _TRIGGERS or word[0].isdigit() or ("'" in word and word.partition("'")[0] in _TRIGGERS) or (
        "’" in word and word.partition("’")[0] in _TRIGGERS)


def _starts(text: str) -> Iterator[int]:
    return (word.start() for word in _WORD.finditer(text) if may_begin(word.group()))


def _date_at(text: str, start: int) -> Found | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_№" or _is_inside_number(text, start)):
        return None
    for name, pattern in _COMPILED:
        match = pattern.match(text, start)
        if match is not None and _is_plausible(name, match):
            parts = _READERS[name](match.groupdict())
            if parts is not None:
                end = match.end() - (text[match.end() - 1] in "., ")
                return Found(start, end, parts)
    return None


def _is_inside_number(text: str, start: int) -> bool:
    return start > 1 and text[start - 1] in ".,/:" and text[start - 2].isdigit()


def _is_plausible(name: str, match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 24):start], text[end:end + 40]
    if name in ("year", "years", "decades", "decades_gody"):
        return not _NUMBERED.search(before) and (bool(_TIME_WORD.search(before)) or not _COUNTED.match(after))
    if name == "month" and match["y"] is None:
        lone = match["m"] not in _AMBIGUOUS or bool(_TIME_WORD.search(before))
        return lone and match["m"][0].isupper() and not _EVENT.match(after)
    if name == "spelt_decade":
        return before.endswith(("the ", "nineteen-", "nineteen "))
    return name != "numeric" or len(match["y"]) == 4 or not before.endswith((":", "/", "-"))


def _with_modifier(text: str, found: Found, floor: int) -> Found:
    before = _BEFORE.search(text, max(floor, found.start - 40), found.start)
    if before is None:
        return found
    start = before.start("part") if before["part"] else before.start("early")
    if start and text[start - 1].isalnum():
        return found
    return Found(start, found.end, found.parts, True)


def _month(name: str) -> int:
    return MONTHS[name.replace("’", "'").replace("ʹ", "'")]


def _day(year: str | None, month: str, day: str) -> str:
    if year is not None and len(year) == 2:
        year = ("20" if int(year) < 30 else "19") + year
    return f"{year or UNSAID}-{_month(month):02}-{int(day.rstrip('stndrh.')):02}"


Groups = dict[str, "str | None"]


def _said(groups: Groups, name: str) -> str:
    return groups[name] or ""


def _numeric(g: Groups) -> tuple[str, ...]:
    year = _said(g, "y")
    return (f"{'19' * (len(year) == 2)}{year}-{int(_said(g, 'm')):02}-{int(_said(g, 'd')):02}",)


def _day_to_day(g: Groups) -> tuple[str, ...]:
    last = g["y2"] or g["y"]
    return _day(g["y"] or last, _said(g, "m"), _said(g, "d")), _day(last, _said(g, "m2"), _said(g, "d2"))


def _days(g: Groups) -> tuple[str, ...]:
    return tuple(_day(g["y"], _said(g, "m"), _said(g, name)) for name in ("d", "d2"))


def _one_day(g: Groups) -> tuple[str, ...]:
    return (_day(g["y"], _said(g, "m"), _said(g, "d")),)


def _months(g: Groups) -> tuple[str, ...]:
    last = g["y2"] or g["y"]
    return f"{g['y'] or last or UNSAID}-{_month(_said(g, 'm')):02}", f"{last or UNSAID}-{_month(_said(g, 'm2')):02}"


def _one_month(g: Groups) -> tuple[str, ...]:
    return (f"{g['y'] or UNSAID}-{_month(_said(g, 'm')):02}",)


def _season(g: Groups) -> tuple[str, ...]:
    return tuple(f"{g['y']}-{SEASONS[(g[name] or '').lower()]}" for name in ("s", "s2") if g[name])


def _decades(g: Groups) -> tuple[str, ...]:
    first, last = _said(g, "y"), g.get("y2")
    ends = [first] if last is None else [first, last]
    return tuple((end if len(end) == 4 else (first[:2] if len(first) == 4 else "19") + end)[:3] + "X" for end in ends)


def _spelt_decade(g: Groups) -> tuple[str, ...]:
    return (f"19{TENS[_said(g, 't')]}X",)


def _century(g: Groups) -> tuple[str, ...]:
    said = _said(g, "c").lower()
    number = int(said[:2]) if said[0].isdigit() else ORDINALS.index(said) + 1
    return (f"{number - 1:02}XX",)


def _roman_century(g: Groups) -> tuple[str, ...]:
    return (f"{ROMAN[_said(g, 'r')] - 1:02}XX",)


def _years(g: Groups) -> tuple[str, ...] | None:
    first, last = _said(g, "y"), _said(g, "y2")
    whole = first[:4 - len(last)] + last
    return (first, whole) if whole > first else None


def _year(g: Groups) -> tuple[str, ...]:
    return (_said(g, "y"),)


_READERS: dict[str, Callable[[Groups], tuple[str, ...] | None]] = {
    "iso": lambda g: (f"{g['y']}-{g['m']}-{g['d']}",), "numeric": _numeric, "day_to_day": _day_to_day, "days": _days,
    "day": _one_day, "american_days": _days, "american": _one_day, "months": _months, "month": _one_month,
    "season": _season, "decades": _decades, "decades_gody": _decades, "decade": _decades, "spelt_decade": _spelt_decade,
    "century": _century, "roman_century": _roman_century, "years": _years, "year": _year,
}
