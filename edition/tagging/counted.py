"""What a figure counts: the noun behind a number, and what stands between them."""

from __future__ import annotations

import re

from edition.reserve import RESERVE
from edition.tagging.numbers import DIGITS, SPELT
from edition.tagging.stretches import NOTHING, Stretches

TIMES = frozenset((
    "year", "years", "month", "months", "week", "weeks", "fortnight", "day", "days", "night", "nights", "hour", "hours",
    "minute", "minutes", "decade", "decades", "jahr", "jahre", "jahren", "monate", "monaten", "wochen", "tage", "tagen",
    "stunden", "ans", "années", "mois", "semaines", "jours", "heures",
))
"""Units of time, in small letters."""

MEASURES = TIMES | frozenset((
    "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "ton", "tons", "tonne", "tonnes",
    "rouble", "roubles", "ruble", "rubles", "dollar", "dollars", "pound", "pounds", "hectare", "hectares",
    "kilogram", "kilograms", "times", "metre", "metres", "feet", "inches", "yards", "acres", "francs", "livres",
    "marks", "knots", "meter", "meters", "tonnen", "gulden", "mark", "centimetres", "millimetres", "grams", "ounces",
))
"""Units of time, length, weight and money, in small letters: they count nothing that the text speaks of."""

ABBREVIATED = {
    "km": "kilometres", "m": "metres", "cm": "centimetres", "mm": "millimetres", "ft": "feet", "mi": "miles",
    "kg": "kilograms", "g": "grams", "t": "tons", "lb": "pounds", "lbs": "pounds", "oz": "ounces", "ha": "hectares",
    "hrs": "hours", "min": "minutes", "rbl": "roubles",
}
"""Abbreviation of a unit → the unit."""

_UNITS = "|".join(sorted(ABBREVIATED, key=len, reverse=True))
_UNIT = re.compile(rf"\s?(?P<unit>{_UNITS})\b(?!['’])\.?(?=[\s,;:).\]–-]|\Z)")
_FUNCTION = frozenset((
    "and", "or", "the", "a", "an", "in", "on", "at", "by", "for", "from", "to", "with", "as", "but", "were",
    "was", "are", "is", "had", "have", "has", "been", "be", "who", "whom", "which", "that", "this", "these",
    "while", "when", "than", "it", "its", "his", "her", "their", "they", "he", "she", "we", "i", "not", "no",
    "if", "so", "then", "there", "during", "after", "before", "between", "into", "through", "per", "would",
    "could", "should", "may", "might", "did", "do", "does", "out", "up", "all", "more", "less", "about", "over",
    "under", "only", "also", "both", "because", "against", "without", "within", "upon", "until", "since", "via",
    "each", "every", "said", "those", "them", "him", "what", "how", "where", "whose",
))
"""Words at which what is counted ends; those that may go before a noun, `other`, `several`, are not among them."""

_IRREGULAR = frozenset((
    "people", "men", "women", "children", "police", "personnel", "staff", "clergy", "accused", "imprisoned",
    "dead", "wounded", "missing", "sick", "unemployed", "million", "thousand", "per", "cent", "cadre", "infantry",
    "cavalry", "militia", "cattle", "sheep", "swine", "aircraft", "feet", "teeth", "oxen", "mice",
))
"""What is counted without an `s`."""

_NO_PLURAL = frozenset((
    "as", "was", "is", "has", "this", "its", "his", "us", "thus", "always", "perhaps", "across", "towards",
    "less", "unless", "yes", "besides", "sometimes", "afterwards", "onwards", "upwards",
))
_WORD = re.compile(r"[\s-]{1,2}[‘'“\"]?((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_CLOSED = re.compile(r"(?<=\w)[’'”\"](?!\w)")
_TRANSLITERATED = re.compile(r"[a-z]{2,}(?:on|ik|ist|ts|oz|om|ast|iz)[yi]")
"""Russian plurals right after a number (`16 raiony`): English would have an `s` there."""
_GERMAN = re.compile(r"(?:\s[a-zäöüß]+e[nr]?){0,2}\s(?P<noun>[A-ZÄÖÜ][^\W\d_]+)")
"""Adjectives and a noun, which has a great letter."""
_WHOSE = r"the|those|these|his|her|their|its|our|all"
OF = re.compile(rf"\s(?:de\s|d['’])|\sof\s(?:(?:{_WHOSE})\s)?")
ROUND = re.compile(r"[-\s]odd\b|\sor\s(?:so|more|thereabouts)\b")
"""What says behind a number that it is round: `fifty-odd men`, `a hundred or so`."""
OF_NUMBER = re.compile(rf"\sof\s(?:(?:{_WHOSE}|{RESERVE})\s)?(?:{DIGITS}|{SPELT})(?=\s)", re.IGNORECASE)
"""What stands between a number and what is counted when that is counted as well: `98 of the 139 members`."""
GAP = 60
"""How far, in code points, a noun may stand behind its number."""


def counted(text: str, end: int, limit: int, *, names: Stretches = NOTHING, language: str = "en") -> tuple[int, str]:
    """Return where the noun ends that is counted by a number up to *end*, and the noun with what stands before it.

    `(end, "")` if there is none before *limit*. A name of *names* may stand within (`seven NKVD officers`), but is not
    counted itself. The nouns are those of English, and of *language* if that is `de`.

    >>> counted("seven former party members went", 5, 99), counted("40 km.", 2, 99)
    ((26, 'former party members'), (5, 'kilometres'))
    >>> counted("86 lange Jahre danach", 2, 99, language="de")
    (14, 'lange Jahre')
    """
    limit = min(limit, end + GAP)
    unit = _UNIT.match(text, end, limit)
    if unit is not None:
        return unit.end("unit"), ABBREVIATED[unit["unit"]]
    if language == "de" and (german := _GERMAN.match(text, end, limit)) is not None:
        return german.end(), text[end:german.end()].strip()
    return _english(text, end, limit, names)


def _english(text: str, end: int, limit: int, names: Stretches) -> tuple[int, str]:
    more = ROUND.match(text, end) or OF_NUMBER.match(text, end)
    place = more.end() if more else end
    of = OF.match(text, place)
    place = of.end() - 1 if of else place
    words: list[str] = []
    within = 0
    while len(words) - within < 5 and (match := _WORD.match(text, place)) is not None and match.end() <= limit:
        word, is_named = match[1], names.overlap(match.start(1), match.end(1))
        if word.lower() in _FUNCTION and not is_named:
            break
        words.append(word)
        within += is_named
        place = match.end()
        if not is_named and _is_noun(text, place, words):
            return _with_quote(text, end, place), " ".join(words)
    return end, ""


def _is_noun(text: str, end: int, words: list[str]) -> bool:
    """Return True if the last of *words*, up to *end*, is what is counted; no `infantry` before `divisions`."""
    word = words[-1]
    if word.lower() in _IRREGULAR and (after := _WORD.match(text, end)) is not None and (
            after[1].lower() not in _FUNCTION and is_plural(after[1])):
        return False
    is_russian = len(words) == 1 and _TRANSLITERATED.fullmatch(word) is not None
    return is_plural(word) or word.lower() in MEASURES or is_russian


def _with_quote(text: str, start: int, end: int) -> int:
    """Return *end*, or the place behind the mark that closes a quotation begun after *start*: `383 ‘albums’`."""
    is_open = any(mark in "‘“\"'" for mark in text[start:end])
    closed = _CLOSED.match(text, end) if is_open else None
    return closed.end() if closed else end


def is_plural(word: str) -> bool:
    """Return True of what looks like an English plural.

    >>> is_plural("members"), is_plural("people"), is_plural("always"), is_plural("famous")
    (True, True, False, False)
    """
    small = word.lower()
    return small in _IRREGULAR or (
        len(small) > 3 and small.endswith("s") and small not in _NO_PLURAL
        and not small.endswith(("ss", "ous", "us", "'s", "’s")))
