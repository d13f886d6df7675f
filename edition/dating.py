"""How prose writes dates: where one stands, and what is there before the year that is not said is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from edition.datevalues import READERS, Parts
from edition.timewords import (
    AMBIGUOUS_MONTHS,
    DAYS,
    DECADES,
    DECADES_AFTER_ANNEES,
    DECADES_BEFORE_JAHRE,
    MONTH,
    MONTHS,
    ORDINALS,
    ROMAN,
    ROMAN_MONTHS,
    SEASONS,
)
from edition.words import WORDS_KEPT, right_before


@dataclass(frozen=True, slots=True)
class Found:
    """A date in prose; offsets in code points, end exclusive."""

    start: int
    end: int
    parts: Parts
    """One EDTF value, or the two ends of an interval; may begin with `edition.datevalues.UNSAID`."""
    is_approximate: bool = False
    is_guessed: bool = False
    """True if more than the year was taken from the context."""


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = _DAY + r"(?:st|nd|rd|th|er|\.(?=\s[A-ZÄ]|\s?[-–]|\s(?:und|bis|auf)\s))?"
_YEAR = r"(?:1\d{3}|20\d\d)"
_SHORT = r"['’]\d\d(?!\d)"
_OF_YEAR = rf"(?:,?\s(?:of\s|del?\s)?(?P<y>{_YEAR}|{_SHORT}))?"
_DASH = r"\s?[-–—]\s?"
_DAYS_MORE = rf"(?:,\s{_NTH}){{0,6}},?\s(?:and|or|und|et|y|e|i)\s{_NTH}"
"""What follows the first of several days: `5, 7 and 9 August`, `January 10, 13, and 31`."""
_LIST_ENDS = rf"(?:,?\s(?P<y>{_YEAR})|(?=[.,;:)]|\Z))"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|and|until|till|through|or|und|bis(?:\szum)?|auf\sden|et|au)\s(?:the\s)?)"
_SEASON = rf"(?i:{_any(SEASONS)})"
_EDGE = r"(?![\w%]|[.,/:-]\d)"
_GODY = r"(?:-?[-–\s]?(?:(?:e|ye|kh|х|е)\.?\s(?:god|г[оа]д)\w*|(?:e|ye|kh|х|е)\s?гг?\.|гг?\.?|г[оа]д\w*))"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"),
    ("numeric", (rf"(?P<d>{_DAY})(?:\.?{_DASH}(?P<d2>{_DAY}))?\.\s?(?P<m>1[0-2]|0?[1-9])\."
                 rf"\s?(?P<y>{_YEAR}|\d\d(?!\d))")),
    ("slashed", rf"(?P<a>{_DAY})/(?P<b>{_DAY})/(?P<y>{_YEAR})"),
    ("roman", (rf"(?P<d>{_DAY})(?P<mark>\.\s?|[-/]|\s)(?P<r>{_any(ROMAN_MONTHS)})"
               rf"(?:\.\s?|[-/]|\s)(?P<y>{_YEAR}|(?<=[.-])\d\d(?!\d))")),
    ("both_styles", (rf"(?P<d>{_NTH})(?:\s(?P<m>{MONTH}))?\s?[(\[](?P<d2>{_NTH})(?:\s(?P<m2>{MONTH}))?[)\]]"
                     rf"(?:(?:\sof)?\s(?P<m3>{MONTH})\.?)?{_OF_YEAR}")),
    ("both_styles", rf"(?P<d>{_NTH})\s(?P<m>{MONTH})\s?/\s?(?P<d2>{_NTH})\s(?P<m2>{MONTH}){_OF_YEAR}"),
    ("american_styles", (rf"(?P<m>{MONTH})\.?\s(?P<d>{_NTH})\s?[(\[/](?:(?P<m2>{MONTH})\.?\s)?"
                         rf"(?P<d2>{_NTH})[)\]]?{_OF_YEAR}")),
    ("year_first", (rf"(?P<y>{_YEAR}),?\s(?:(?P<m>{MONTH})\.?\s(?P<d>{_NTH})|(?P<d2>{_NTH})\s(?P<m2>{MONTH}))"
                    rf"(?!,?\s(?:of\s)?{_YEAR}|{_DASH}{_NTH})")),
    ("day_to_day", (rf"(?P<d>{_NTH})\s(?P<m>{MONTH})\.?(?:,?\s(?P<y>{_YEAR}))?{_DASH}"
                    rf"(?P<d2>{_NTH})\s(?P<m2>{MONTH})\.?(?:,?\s(?P<y2>{_YEAR}))?")),
    ("days", (rf"(?P<d>{_NTH}){_DASH}(?P<d2>{_NTH})(?={_DAYS_MORE}\s(?:of\s)?(?P<m>{MONTH})\b"
              rf"(?:,?\s(?P<y>{_YEAR}))?)")),
    ("days", rf"(?P<d>{_NTH}){_TO}(?P<d2>{_NTH})(?:\sof)?\s(?P<m>{MONTH})\.?{_OF_YEAR}"),
    ("day", (rf"(?P<d>{_NTH})(?:\s(?:of\s|de\s)?|-)(?P<m>{MONTH})\.?"
             rf"(?:,?\s(?:of\s|del?\s)?(?P<y>{_YEAR}|{_SHORT}|(?<=[a-z]\.\s)\d\d(?!\d)))?")),
    ("day", rf"(?P<d>{_NTH})(?={_DAYS_MORE}\s(?:of\s)?(?P<m>{MONTH})\b(?:,?\s(?P<y>{_YEAR}))?)"),
    ("american", rf"(?P<m>{MONTH})\.?\s(?P<d>{_NTH})(?={_DAYS_MORE}{_LIST_ENDS})"),
    ("listed_day", rf"(?P<d>{_DAY})(?={_DAYS_MORE}{_LIST_ENDS})"),
    ("listed_day", rf"(?P<d>{_DAY}){_LIST_ENDS}"),
    ("american_days", rf"(?P<m>{MONTH})\.?\s(?P<d>{_NTH}){_TO}(?P<d2>{_NTH}){_OF_YEAR}"),
    ("american", rf"(?P<m>{MONTH})\.\s(?P<d>{_NTH}),?\s(?P<y>\d\d(?!\d))"),
    ("american", rf"(?P<m>{MONTH})\.?\s(?:the\s)?(?P<d>{_NTH}){_OF_YEAR}"),
    ("months", (rf"(?P<m>{MONTH})\.?(?:(?:\s?(?P<y>{_YEAR}))?(?:{_DASH}|\s?/\s?)|{_TO})"
                rf"(?P<m2>{MONTH})\.?(?:,?\s?(?:of\s)?(?P<y2>{_YEAR}))?")),
    ("month", (rf"(?P<m>{MONTH})(?=(?:,\s{MONTH}){{0,6}},?\s(?:and|or|und|et)\s(?:early\s|late\s|mid-)?{MONTH}"
               rf",?\s(?P<y>{_YEAR}))")),
    ("month", rf"(?P<m>{MONTH})\.?{_OF_YEAR}"),
    ("last_day", rf"last\sday\sof\s(?P<m>{MONTH}){_OF_YEAR}"),
    ("spelt_day", rf"(?P<o>{_any(DAYS)})\s(?:day\s)?of\s(?P<m>{MONTH}){_OF_YEAR}"),
    ("winter", rf"(?P<s>{_SEASON})\s(?:of\s)?(?P<y>{_YEAR})\s?[-–—/]\s?(?P<y2>{_YEAR}|\d\d?)"),
    ("season", (rf"(?P<s>{_SEASON})(?:[-–\s](?:of\s)?|"
                rf"\s?(?:[-–/]|and)\s?(?P<s2>{_SEASON})(?:\s|\sof\s))(?P<y>{_YEAR})")),
    ("decades", rf"(?P<y>1\d\d0|20\d0|\d0)(?:s|['’]s)?\s?[-–]\s?(?P<y2>1\d\d0|20\d0|\d0)(?:['’]?s|{_GODY})"),
    ("decade", rf"(?P<y>[1-9]0|1\d\d0)\s?{_GODY}"),
    ("decade", r"(?P<y>1\d\d0|20\d0)(?:['’]?s|er(?:\sJahren?)?)"),
    ("decade", r"(?<=['’])(?P<y>[1-9]0)s"),
    ("decade", r"années\s(?P<y>1\d\d0)"),
    ("spelt_decade", rf"(?:nineteen[-\s])?(?P<t>{_any(DECADES)})"),
    ("spelt_decade", rf"(?P<t>{_any(DECADES_BEFORE_JAHRE)})\sJahren?"),
    ("spelt_decade", rf"années\s(?P<t>{_any(DECADES_AFTER_ANNEES)})"),
    ("century", r"(?P<c>\d\d)(?:\.|e|ème)\s(?:Jahrhundert\w*|siècles?)"),
    ("century", rf"(?P<c>\d\d(?:th|st|nd|rd)|(?i:{_any(ORDINALS)}))[-\s][Cc]entur(?:y|ies)"),
    ("roman_century", (rf"(?P<r>{_any(ROMAN)})(?:e|ème|\.)?\s"
                      r"(?:[Cc]entur\w+|siècles?|Jahrhundert\w*|wieku?|vek\w*|век\w*|в\.)")),
    ("nth", rf"(?P<d>{_DAY}(?:st|nd|rd|th))"),
    ("years", rf"(?P<y>{_YEAR})\s?[-–—/]\s?(?P<y2>{_YEAR}|\d\d?)"),
    ("year", rf"(?P<y>{_YEAR})"),
    ("short_year", r"(?<=['’])(?P<y>\d\d)(?!\d)"),
)

_COMPILED = tuple((name, re.compile(pattern + _EDGE)) for name, pattern in _PATTERNS)
_ONLY_WORDS = frozenset((
    "american_days", "american_styles", "american", "months", "month", "last_day", "spelt_day", "winter", "season",
    "spelt_decade", "roman_century"))
_OF_WORDS = tuple(each for each in _COMPILED if each[0] in _ONLY_WORDS | {"decade", "century"})
_OF_DIGITS = tuple(each for each in _COMPILED if each[0] not in _ONLY_WORDS)
"""The patterns that can begin with a word, and those that can begin with a digit."""

_WORD = re.compile(r"\d+|[^\W\d_]+")
_APOSTROPHE = re.compile(r"['’]")
_DAY_OR_YEAR = re.compile(rf"(?:{_YEAR}|\d\d?)(?!\d)")
_OTHER_TRIGGERS = (*DECADES, *DECADES_BEFORE_JAHRE, *(f"{each}{end}" for each in ROMAN for end in ("", "e", "ème")),
                   "années", "nineteen", "last", "thirtieth", "thirty")
_TRIGGERS = frozenset(re.split(r"['’ʹ]", name)[0] for name in MONTHS) | frozenset(_OTHER_TRIGGERS) | frozenset(
    form for word in (*SEASONS, *ORDINALS) for form in (word.split("-")[0], word.split("-")[0].capitalize()))
_BEFORE = re.compile(
    r"(?<!\w)(?:(?:(?:the\s)?(?:very\s)?(?P<part>(?i:middle|beginning|end|start|close|(?:first|second|latter)\s(?:half|part)"
    r"|(?:first|last|second|third|final)\s(?:week|days|weeks|months|quarter)"
    r"|(?:early|late|opening|closing)\s(?:weeks|days|months|years)|anfang|mitte|ende|début|fin|milieu))\s(?:of\s|der\s|des\s|de\s|d['’])?(?:the\s)?(?:years?\s|Jahres\s)?)"
    r"|(?P<early>[Ee]arly(?:\s(?:on\s)?in)?|[Ll]ate(?:\sin)?|[Mm]id|[Mm]i)[-–\s](?:the\s)?)\Z"
)
_ABOUT = re.compile(r"\b(?:circa|ca?\.|about|around|approximately|um|vers)\s\Z", re.IGNORECASE)
_TIME_WORD = re.compile(
    r"(?:\b(?:in|by|of|since|from|until|till|to|during|for|before|after|between|and|throughout|around|about|early|late|mid"
    r"|on|this|that|next|last|each|every|circa|ca\.|im|seit|bis|en|v|в|с|до)|mid-|[-–—(/])\s?\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\b(?:pp?|no|nos|nr|vol|f|(?<!A\.)d|l|op|ed\.\s?khr|order|fond|delo|list|pages?|notes?|rooms?|tel|isbn|box|flight"
    r"|school|hotel|§|№)\.?\s?|№\s?|[#§$£€%]\s?|(?<=\w)/)(?:\d{1,4}\s?[-–]\s?)?\Z",
    re.IGNORECASE)
_PEOPLE = (r"(?:people|persons?|men|women|children|members|individuals|prisoners|victims|cases|roubles|rubles|tons"
           r"|tonnes|kilomet\w+|miles|per\s?cent|officers|delegates|times|copies)\b")
_RANGE_TO = r"\s?(?:[-–]|and|or|to)\s?\d{4}"
_COUNTED = re.compile(rf"\s(?:\w+\s)?{_PEOPLE}")
_COUNTED_TO = re.compile(rf"{_RANGE_TO}\s(?:\w+\s)?{_PEOPLE}(?!\s(?:were|was|had|have|could|began|\w+ed)\b)")
_RANGE_FROM = re.compile(r"\b(?:between|from)\s\Z")
_VERB_AFTER_COUNTED = re.compile(
    rf"\s(?:\w+\s)?{_PEOPLE}\s(?:were|was|are|had|have|has|could|would|did|began|who|\w+ed)\b")
_PLURAL_AFTER = re.compile(
    rf"(?:{_RANGE_TO})?\s(?:[a-z-]+\s)?(?!(?:was|is|has|this|his|its|as|thus|us|across|towards)\b)"
    r"[a-z-]{3,}(?<![su])s\b")
_AMOUNT_BEFORE = re.compile(
    r"\b(?:about|around|approximately|roughly|some|over|(?:more|fewer|less)\sthan|up\sto|nearly|almost|only"
    r"|at\s(?:least|most)|as\smany\sas|another|exactly|perhaps|additional|further)"
    r"\s(?:\d{4}\s?(?:[-–]|to|or)\s?)?\Z", re.IGNORECASE)
_AMOUNT_OF = re.compile(
    r"(?:\b(?:capacity|costs?|loss(?:es)?|number|population|price|strength|sum|total)\b[^.;:]{0,40}"
    r"|\b(?:had|numbered|reached|to|were)\s)(?:about|around|some|nearly|over|roughly|almost)\s\Z", re.IGNORECASE)
"""What says of four digits behind a word of reserve that they count: `a capacity of boats and rafts, about 1100`."""

_LIST_BEFORE = re.compile(rf"\b{MONTH}\.?\s{_NTH}(?:,\s{_NTH}){{0,6}},?\s(?:(?:and|or)\s)?\Z")
_EVENT = re.compile(r"\s(?:Revolution|Day|Uprising|Manifesto|Events|Coup)\b")
_FRENCH_BEFORE = re.compile(r"\b(?:[Ee]n|mi-|[Ff]in|[Dd]ébut|[Dd]ès|[Dd]epuis)\s?\Z")
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\.?(?:\s{_YEAR})?(?:,|,?\s(?:and|or|und|et))\s\Z")
_MONTH_AFTER = re.compile(rf"(?:,|,?\s(?:and|or|und|et))\s(?:early\s|late\s|mid-)?{MONTH}\b")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{3}\Z")
"""What is no day, month or year, so that what a hyphen joins to it is none either: `555-1234`."""
_AGE = re.compile(r"\b(?:his|her|their|my|your|our)\s(?:early\s|late\s|mid-)?\Z")
_DECADE_BEFORE = re.compile(r"\b(?:the|early|late|mid)[-\s]\Z|\Anineteen|\bnineteen[-\s]\Z")
_ON_THE = re.compile(r"\b(?:on|by|until|till|of|from|to)\sthe\s\Z", re.IGNORECASE)
_NTH_ENDS = re.compile(r"[,.;:)]|\s(?:he|she|it|they|we|the|and|at|in|of\s(?:that|the)\s(?:same\s)?month|to)\b")
_SHORT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|to|late|early|mid|before|after)\s"
    r"|['’]\d\d(?:\s(?:and|or|to)\s|\s?[-–/]\s?))['’]\Z")


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


@lru_cache(maxsize=WORDS_KEPT)
def may_begin(word: str) -> bool:
    """Return True if a date can begin with *word*.

    >>> [may_begin(word) for word in ("1937", "August", "janvar'1922", "arrest", "31st", "31415")]
    [True, True, True, False, True, False]
    """
    return word in _TRIGGERS or _DAY_OR_YEAR.match(word) is not None or _APOSTROPHE.split(word, 1)[0] in _TRIGGERS


def _starts(text: str) -> Iterator[int]:
    return (word.start() for word in _WORD.finditer(text) if may_begin(word.group()))


def _date_at(text: str, start: int) -> Found | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_№" or _is_inside_number(text, start)):
        return None
    for name, pattern in _OF_DIGITS if text[start].isdigit() else _OF_WORDS:
        match = pattern.match(text, start)
        if match is not None and _is_plausible(name, match):
            parts = READERS[name](match.groupdict())
            if parts is not None:
                end = match.end() - (text[match.end() - 1] in "., ")
                begin = start - (name == "short_year" or (name == "decade" and text[start - 1:start] in ("'", "’")))
                return Found(begin, end, parts)
    return None


def _is_inside_number(text: str, start: int) -> bool:
    if start < 2 or not text[start - 2].isdigit():
        return False
    after_long = text[start - 1] == "-" and _LONG_NUMBER.search(text, max(0, start - 5), start - 1) is not None
    return after_long or text[start - 1] in ".,/:"


def _is_plausible(name: str, match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 24):start], text[end:end + 40]
    if name == "year" and _AMOUNT_OF.search(text, max(0, start - 80), start):
        return False
    if name in ("year", "years", "decades", "decade"):
        return not _NUMBERED.search(before) and not _counts(match.group(), before, after)
    if name == "month" and match["y"] is None:
        return _is_month(match["m"], text, start, end) and not _EVENT.match(after)
    if name == "spelt_decade" and match["t"] in DECADES:
        is_whole = match.group() != match["t"]
        return is_whole or (_DECADE_BEFORE.search(before) is not None and _AGE.search(before) is None)
    if name == "nth":
        return _ON_THE.search(before) is not None and (not after or _NTH_ENDS.match(after) is not None)
    if name == "listed_day":
        is_joined = before.endswith((", ", "and ", "or "))
        return is_joined and _LIST_BEFORE.search(text, max(0, start - 60), start) is not None
    if name == "spelt_day":
        return before.endswith("the ")
    if name == "short_year":
        return _SHORT_YEAR_BEFORE.search(before) is not None
    if name == "roman":
        return match["mark"].strip() != "" or len(match["y"]) == 4
    return name != "numeric" or len(match["y"]) == 4 or not before.endswith((":", "/", "-"))


def _counts(said: str, before: str, after: str) -> bool:
    """Return True of four digits that say how many rather than when: `up to 1500 men`, not `in 1937 men were`."""
    if _COUNTED_TO.match(after) and (_RANGE_FROM.search(before) or _AMOUNT_BEFORE.search(before)):
        return True
    if _COUNTED.match(after):
        return _TIME_WORD.search(before) is None or _AMOUNT_BEFORE.search(before) is not None or (
            _VERB_AFTER_COUNTED.match(after) is None)
    return _PLURAL_AFTER.match(after) is not None and (
        _AMOUNT_BEFORE.search(before) is not None or (said < "1600" and _TIME_WORD.search(before) is None))


def _is_month(name: str, text: str, start: int, end: int) -> bool:
    """Return True of the name of a month without a year that means one: `in May`, `April, May and June`, `en mai`."""
    if not name[0].isupper():
        return right_before(_FRENCH_BEFORE, text, start) is not None
    return name not in AMBIGUOUS_MONTHS or any((
        right_before(_TIME_WORD, text, start), right_before(_MONTH_BEFORE, text, start),
        _MONTH_AFTER.match(text, end)))


def _with_modifier(text: str, found: Found, floor: int) -> Found:
    before = right_before(_BEFORE, text, found.start, floor)
    start = found.start
    if before is not None:
        start = before.start("part") if before["part"] else before.start("early")
    if before is None or (start and text[start - 1].isalnum()):
        is_about = right_before(_ABOUT, text, found.start, floor) is not None
        return Found(found.start, found.end, found.parts, is_about or found.is_approximate)
    return Found(start, found.end, found.parts, True)
