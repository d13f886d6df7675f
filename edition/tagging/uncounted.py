"""Numbers that are no figures: dates, pages, names of things, steps of an argument; and those that are all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from edition.model import Span
from edition.reserve import qualifier_before
from edition.sentences import is_one_sentence
from edition.tagging.counted import MEASURES, OF
from edition.tagging.numbers import TENS
from edition.timewords import MONTH, REPUBLICAN_MONTHS
from edition.words import right_before

_ADDRESS = re.compile(
    r"\s(?:[A-Z][\w.-]*\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Lane|Square|Boulevard|Drive|Prospekt)")
_PLAN = re.compile(r"[-\s]year\s(?:economic\s)?plan", re.IGNORECASE)
"""`five-year plan`: what it is called, not how long it takes."""
_NOT_COUNTED = re.compile(
    r"(?:\b(?:pp?|nos?|nrs?|nn?|vols?|tom|t|ff?|dd?|ll?|op|chap|ch|kn|vyp|ss?|cf|see|arts?|paras?|app|tab|figs?|stat|sec"
    r"|isbn|issn|tel|bde?|heft|jg|kap|n°|doc|rg|eo|e\.o|h\.?r|p\.?l|number|volume|footnote|resolution|version|category|categories|type"
    r"|grade|chapter"
    r"|part|page|note|order|fond|opis|delo|issue|article|section|table|figure|act|book|point|item|paragraph|appendix|sect"
    r"|clause|verse|canto|stanza|psalm|folio|reel|directive|prikaz\w*)s?\.?\s|\b[IVXLC]+,\s|(?:№|[§#])\s?|/\s?|:)\Z",
    re.IGNORECASE)
"""What a number behind it counts on: it is its name, not how many there are."""
_PERHAPS_COUNTED = re.compile(
    r"\b(?:group|list|room|line|day|class|plate|scene|sheet|flat|apartment|pier|highway|route|platform|gate|block|barrack"
    r"|hut|hill|sector|zone|ward|document|session|panel|box|container|publication|lot|file|frame|flight|school|division"
    r"|brigade|regiment|battalion|roll|mine|shaft|unit|cell|camp|model|type)s?\.?\s\Z",
    re.IGNORECASE)
"""The same, unless the number has a noun: `On that day 300 men …`."""
_DAY_OR_HOUR = re.compile(
    rf"(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b|\s(?i:{'|'.join(REPUBLICAN_MONTHS)})\b"
    r"|\s?(?:a\.?m|p\.?m|o['’]clock|B\.?\s?C|A\.?\s?D|B?CE)\b|\s(?:Stat|U\.\s?S\.C)\.")
_SECONDS = re.compile(r"\s?\d{1,2}(?:\.\d+)?\s?(?:s\b|″|'')")
"""What follows the minutes of an angle: `43D 44m 19s North` are no 44 millions."""
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\.?\s\Z")
_PAGES_ONLY = re.compile(r"\d{1,4}(?:(?:\s?[-–;]\s?|,\s)\d{1,4})*")
_DEFINITE = re.compile(r"(?:['’]s?|\b(?:the|his|her|their|its|these|those|our|my|both|other))\s\Z", re.IGNORECASE)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|better|upper|lower|each|either|one|this|that)\s\Z", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:which|whom|them|these|those),?\s\Z")
_NOT_STATED = frozenset(
    ("things", "ways", "sides", "kinds", "types", "sorts", "categories", "aspects", "reasons", "factors", "points",
     "parts", "phases", "stages", "hands", "respects", "senses", "questions", "problems", "words", "others", "halves"))
"""Nouns of the argument, not of what is reported: `two reasons` is no figure."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[-–](?!(?:day|man|ton|odd)\b)(?:[a-zа-я]{1,3})\b|/\d|:\d")
_DESIGNATION = re.compile(r"0\d")
"""A number that begins with a nought names something: `026`, `00447`."""
_OF_DESIGNATION = re.compile(r"(?<!\w)[A-Z]{1,4}[–-]\Z")
"""`A–4 aircraft`"""
_CALLED = re.compile(r"[a-zа-яё,(\[]\s?(?:[A-ZА-ЯЁ][\w.-]*\s)+\Z")
"""`a dispatch (London 448)`, `on Roll 27.`"""
_OF_THESE = re.compile(r"\sof\s(?:whom|them|which|these|those)\b")
_VERB = re.compile(r"\s(?:are|were)\b")
_OPENS = re.compile(r"(?:\A|[.;:,!?]['’”\"]?\s|\b(?:and|but|while)\s)\Z")
"""What stands before a number that is the subject of its clause: `Eight are members; two are not.`"""
_GIVEN = re.compile(r"(?:\b(?:to|for|got|received|another)|[A-ZА-ЯЁ][\w’']+|\b(?:he|she|him|her))\s\Z")
_LISTED = re.compile(r"[;,]\s[A-ZА-ЯЁ][\w’']+,\s\Z")
"""`Bocot, fifty families; Manican, thirty; Data, five`"""
DASHED = re.compile(r"[\w%]\s?[-–—]\s?\d")

_ENTRIES = re.compile(
    r"(?:[^,;:\d]{2,80}(?:,\s[^,;:\d]{2,80}){0,2}[,.]\s\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?)*[.;]?\s*)+"
)


def is_index_entry(text: str) -> bool:
    """Return True of what an index says, a name or a thing and its pages, from beginning to end.

    >>> is_index_entry("Mills, 12, 40-44; of the lower town, 17."), is_index_entry("It was so in 1937: of mills, 12.")
    (True, False)
    """
    return _ENTRIES.fullmatch(text) is not None


def is_page(text: str, start: int, end: int, cites: Callable[[int, int], bool]) -> bool:
    """Return True of a bare number in brackets that hold only such, or a citation: `(352)`, `(Getty agrees, 563)`."""
    opened = max(text.rfind("(", max(0, start - 200), start), text.rfind("[", max(0, start - 200), start))
    if opened < 0 or ")" in text[opened:start] or "]" in text[opened:start]:
        return False
    closed = next((place for place in range(end, min(len(text), end + 200)) if text[place] in ")]"), -1)
    return closed > 0 and (_PAGES_ONLY.fullmatch(text, opened + 1, closed) is not None or cites(opened, start))


def is_figure(text: str, match: re.Match[str]) -> bool:
    """Return False of a match of `amounts.FIGURE` that by the words about it is a date, a name or an ordinal.

    >>> from edition.tagging.amounts import FIGURE
    >>> [is_figure(text, FIGURE.search(text)) for text in ("order 5 of", "about 5 of", "the 5 May edition")]
    [False, True, False]
    >>> [is_figure(text, FIGURE.search(text)) for text in ("44m 19s North", "44m people")]
    [False, True]
    """
    said = match.group().lower()
    before = text[max(0, match.start() - 24):match.start()]
    if match["percent"]:
        return True
    if _DESIGNATION.match(said) or _OF_DESIGNATION.search(before):
        return False
    if said[0].isdigit() and (_DAY_OR_HOUR.match(text, match.end()) or _MONTH_BEFORE.search(before)):
        return False
    if said.endswith("m") and _SECONDS.match(text, match.end()):
        return False
    if said[0].isdigit() and (_NOT_COUNTED.search(before) or _ORDINAL.match(text, match.end())):
        return False
    if match["half"]:
        return _ORDINAL_BEFORE.search(before) is None
    if match["few"]:
        return _is_share(text, match, before)
    if match["one"] and (_PLAN.match(text, match.end()) or _ADDRESS.match(text, match.end())):
        return False
    if match["vague"] and said.endswith("scores"):
        return OF.match(text, match.end()) is not None
    if (match["one"] and said in ("one", "zero")) or (match["first"] or "").lower() == "one":
        return False
    if _is_label(text, match):
        return False
    return not (match["times"] and not qualifier_before(before) and not re.match(r"\sthe\b", text[match.end():]))


def _is_share(text: str, match: re.Match[str], before: str) -> bool:
    """Return True of `a third of them`, `by about a fifth`; not of `Twenty-third Street`, `a hundredth birthday`."""
    few, part = match["few"].lower(), match["part"].lower()
    if re.split(r"[-\s]", few)[-1] in TENS and not text.startswith("s", match.end("part")):
        return False
    if OF.match(text, match.end()) is not None:
        return True
    is_amount = few != "a" or qualifier_before(before) is not None or before.endswith(" by ")
    return is_amount and part in ("half", "third", "quarter", "fifth", "tenth")


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Return True of a number that opens a passage and counts it, or is all of it."""
    after = text[match.end():match.end() + 1]
    return not text[:match.start()].strip(" -–—•*([") and after in ("", ".", ")", "]", ":", "\n")


def is_small(value: str) -> bool:
    """Return True of three and less."""
    return (int(value) if value.isdecimal() else Fraction(value)) <= 3


def is_said_in_passing(text: str, start: int, noun: str) -> bool:
    """Return True of the small numbers of the argument: `the two reports`, `two things`."""
    return noun.split()[-1].lower() in _NOT_STATED or right_before(_DEFINITE, text, start) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return True of a spelt number without a noun that is a number all the same: scaled, or with a qualifier."""
    scaled = re.search(r"cent\Z|hundred|thousand|million|dozen|-", text[start:end])
    if right_before(_OF_WHOM, text, start):
        return True
    if _VERB.match(text, end) and right_before(_OPENS, text, start) and text[start:end].lower() != "one":
        return True
    if _OF_THESE.match(text, end):
        return right_before(_DEFINITE, text, start) is None
    return scaled is not None or qualifier_before(text, start) is not None


def is_elliptic(text: str, start: int, end: int, last: Span) -> bool:
    """Return True of a number that leaves out what was said before it: `he was given ten years, she five`."""
    is_near = is_one_sentence(text, last.end, start) and text[end:end + 1] in tuple(",.;")
    if is_near and right_before(_LISTED, text, start, last.end):
        return True
    is_measured = dict(last.data).get("unit", "") in MEASURES
    return is_near and is_measured and right_before(_GIVEN, text, start, last.end) is not None


def is_name(text: str, start: int, end: int) -> bool:
    """Return True of digits that name what stands before them, or a year after an apostrophe: `room 5`, `’56 was`."""
    if not text[start].isdecimal():
        return False
    is_year = end - start == 2 and text[max(0, start - 1):start] in ("'", "’")
    if right_before(_CALLED, text, start) and text[end:end + 1] in (")", "]", ";", ".", ""):
        return True
    return is_year or right_before(_PERHAPS_COUNTED, text, start) is not None


def is_cited(text: str, match: re.Match[str]) -> bool:
    """Return True of two numbers with a dash that are pages, or votes: `Interpreting, 61–79, ch. 2`, `by 12–5`."""
    if not match["first"] or match["percent"] or match["money"] or DASHED.search(match.group()) is None:
        return False
    is_closed = text[match.end():match.end() + 1] in ("", ",", ".", ";", ")")
    return is_closed and qualifier_before(text, match.start()) is None
