"""Figures: how many of what a text claims, with how much reserve."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import compress, count

from edition.model import Data, Span
from edition.names import fold_word
from edition.tagging.numbers import DIGITS, OF_SCALE, ONES, PARTS, SCALES, SPELT, TENS, VAGUE, WHOLE, number, written
from edition.tagging.tokens import Tokens, name_tokens
from edition.timewords import MONTHS

_PART = "|".join(PARTS)
_NUMBER = rf"(?:{OF_SCALE}|(?:{DIGITS}|{SPELT})(?:[-\s]and[-\s]a[-\s]half)?(?:[-\s](?:million|thousand|billion)\b)?)"
_PATTERN = (
    rf"(?<![\w.,/:№§#-])(?P<money>[$£€])?(?:"
    rf"(?P<out>{SPELT}|{WHOLE})\s(?:out\sof|in)\s(?:every\s)?(?P<every>{SPELT}|{WHOLE})\b"
    rf"|(?!{OF_SCALE})(?P<few>{SPELT}|a|{WHOLE})[-\s](?P<part>{_PART})s?\b(?!\s(?:a\s)?(?:of\s)?(?:19|18)\d\d)"
    rf"|(?P<half>half)\b(?=\s(?:of|the|as|were|had|in|over|all|its|their)\b|[,.;])"
    rf"|(?P<first>{_NUMBER})(?:\s?[-–—]\s?|\s(?:JOINED)\s)(?P<last>{_NUMBER})"
    rf"|(?P<one>{_NUMBER})"
    rf"|(?P<vague>(?:(?:many|several|some|tens\sof|hundreds\sof|dozens\sof)\s){{0,3}}"
    rf"(?:(?:{'|'.join(VAGUE)})(?:\s(?:or|and)\s(?:even\s)?(?:{'|'.join(VAGUE)}))?|(?<=l\s)(?:hundred\s(?:thousand|million)|hundred|thousand|million|dozen)))\b"
    rf"|(?P<times>double|triple|twice|thrice)\b"
    rf")(?P<percent>\s?(?:%|per\s?cent\b|percent\b|percentage\spoints\b))?(?![\w])")
_FIGURE = re.compile(_PATTERN.replace("JOINED", "to|or"), re.IGNORECASE)
_BETWEEN = re.compile(_PATTERN.replace("JOINED", "to|or|and"), re.IGNORECASE)
"""For what follows `between`, where `and` joins the two ends."""
_ONE = re.compile(_PATTERN.replace("(?P<first>", "(?P<first>(?!)").replace("JOINED", "to"), re.IGNORECASE)
"""The same without intervals: for `5430 to ten years`, which is none."""
_IS_BETWEEN = re.compile(r"\bbetween\s(?:some\s|about\s|[$£€])?\Z", re.IGNORECASE)
_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_PLAN = re.compile(r"[-\s]year\s(?:economic\s)?plan", re.IGNORECASE)
"""`five-year plan`: what it is called, not how long it takes."""
_QUALIFIER = re.compile(
    r"\b(about|approximately|around|roughly|some|circa|ca\.|c\.|over|more than|well over|almost|nearly|close to|up to"
    r"|at least|at most|no more than|no fewer than|fewer than"
    r"|less than|under|as many as|as few as|not less than|only|just over"
    r"|just under|an estimated|perhaps|probably)\s(?:(?:the|a|an|some|another|these)\s)?\Z", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:pp?|no|nos|nr|nn?|category|categories|group|type|grade|version|number|vols?|tom|t|ff?|dd?|ll?|op|chap|chapter|ch|part|pages?|notes?|order|fond|opis|delo|list"
    r"|issue|article|section|table|figure|room|line|day|class|act|book|kn|vyp|ss?|cf|see|№|article|point|item|paragraph"
    r"|directive|prikaz\w*)s?\.?\s|\b[IVXLC]+,\s|(?:№|[§#])\s?|/\s?|:)\Z", re.IGNORECASE)
_DAY_OR_HOUR = re.compile(rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{'|'.join(MONTHS)})\b|\s?(?:a\.?m|p\.?m|o['’]clock)\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\.?\s\Z")
_SERIES = re.compile(r"\d(?:[,–-]\s?|\s(?:and|or)\s|\s)\Z")
_PAGES_ONLY = re.compile(r"\d{1,4}(?:(?:\s?[-–;]\s?|,\s)\d{1,4})*")
_DEFINITE = re.compile(r"(?:['’]s?|\b(?:the|his|her|their|its|these|those|our|my|both|other))\s\Z", re.IGNORECASE)
_ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|other|latter|better|upper|lower|each|either|one|this|that)\s\Z", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:which|whom|them|these|those),?\s\Z")
_NOT_STATED = frozenset(
    ("things", "ways", "sides", "kinds", "types", "sorts", "categories", "aspects", "reasons", "factors", "points",
     "parts", "phases", "stages", "hands", "respects", "senses", "questions", "problems", "words", "others", "halves"))
"""Nouns of the argument, not of what is reported: `two reasons` is no figure."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[-–](?:[a-zа-я]{1,3})\b|/\d|:\d")
_FUNCTION = frozenset((
    "and", "or", "the", "a", "an", "in", "on", "at", "by", "for", "from", "to", "with", "as", "but", "were",
    "was", "are", "is", "had", "have", "has", "been", "be", "who", "whom", "which", "that", "this", "these",
    "while", "when", "than", "it", "its", "his", "her", "their", "they", "he", "she", "we", "i", "not", "no",
    "if", "so", "then", "there", "during", "after", "before", "between", "into", "through", "per", "would",
    "could", "should", "may", "might", "did", "do", "does", "out", "up", "all", "more", "less", "about", "over",
    "under", "only", "also", "both", "because", "against", "without", "within", "upon", "until", "since", "via",
    "each", "every", "said", "such", "those", "them", "him", "what", "how", "where", "whose",
)) - {"such"}
_IRREGULAR = frozenset((
    "people", "men", "women", "children", "police", "personnel", "staff", "clergy", "accused", "imprisoned",
    "dead", "wounded", "million", "thousand", "per", "cent",
))
_NO_PLURAL = frozenset((
    "as", "was", "is", "has", "this", "its", "his", "us", "thus", "always", "perhaps", "across", "towards",
    "less", "unless", "yes", "besides",
))
MEASURES = frozenset((
    "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
    "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "ton", "tons", "tonne", "tonnes",
    "rouble", "roubles", "ruble", "rubles", "dollar", "dollars", "pound", "pounds", "hectare", "hectares",
    "kilogram", "kilograms", "times", "metre", "metres",
))
_TRIGGERS = frozenset(map(fold_word, (
    *ONES, *TENS, *SCALES, *VAGUE, "half", "many", "several", "some", "tens", "double", "triple", "twice", "thrice",
)))
_AFTER_AN_ARTICLE = frozenset(fold_word(word) for word in (*SCALES, *PARTS, *(f"{part}s" for part in PARTS)))
_WORD = re.compile(r"[\s-]{1,2}[‘'“\"]?((?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_CLOSED = re.compile(r"(?<=\w)[’'”\"](?!\w)")
_OF_THESE = re.compile(r"\sof\s(?:whom|them|which|these|those)\b")
_TRANSLITERATED = re.compile(r"[a-z]{2,}(?:on|ik|ist|ts|oz|om|ast|iz)[yi]")
"""Russian plurals right after a number (`16 raiony`): English would have an `s` there."""
_OF = re.compile(r"\sof\s(?:the\s|those\s|these\s|his\s|her\s|their\s|its\s|our\s|all\s)?")
_OF_ITS_OWN = re.compile(r"\sof\s(?!(?:them|whom|these|those|which)\b)")
_GAP = 60


def find_figures(
    text: str, taken: list[tuple[int, int]], tokens: Tokens | None = None, *,
    cited: Sequence[tuple[int, int]] = (),
) -> list[Span]:
    """Return the figures of *text* in order, but for what overlaps *taken*: dates, citations, names.

    Bare numbers that stand in one bracket with a citation, at the places *cited*, are its pages.

    >>> [(span.value, dict(span.data)) for span in find_figures("About 40 trials; almost half of the men.", [])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('40', {'commodity': 'trials', 'qualifier': 'about', 'unit': 'trials'}),
     ('0.5', {'commodity': 'men', 'qualifier': 'almost', 'share': '0.5', 'unit': 'share'})]
    """
    found: list[Span] = []
    blocked = _Blocked(taken, cited)
    place = 0
    tokens = name_tokens(text) if tokens is None else tokens
    for at in compress(count(), map(_may_begin, tokens.words)):
        start = tokens.starts[at]
        if start < place or not _begins(tokens, at) or blocked.cover(start, tokens.ends[at]):
            continue
        between = _IS_BETWEEN.search(text, max(0, start - 16), start)
        start -= text[max(0, start - 1):start] in _MONEY
        match = (_BETWEEN if between else _FIGURE).match(text, start)
        if match is None:
            continue
        if match["first"] and not _value(match)[1]:
            match = _ONE.match(text, match.start()) or match
        covered = blocked.cover(match.start(), match.end())
        place = min(match.end(), covered) if covered > match.start() else match.end()
        if covered or not _is_figure(text, match):
            continue
        span = _figure(text, match, blocked)
        if span is not None:
            found.append(_inherited(text, span, found))
    return found


def _is_page(text: str, start: int, end: int, blocked: _Blocked) -> bool:
    """Return True of a bare number in brackets that hold only such, or a citation: `(352)`, `(Getty agrees, 563)`."""
    opened = max(text.rfind("(", max(0, start - 200), start), text.rfind("[", max(0, start - 200), start))
    if opened < 0 or ")" in text[opened:start] or "]" in text[opened:start]:
        return False
    closed = next((place for place in range(end, min(len(text), end + 200)) if text[place] in ")]"), -1)
    return closed > 0 and (_PAGES_ONLY.fullmatch(text, opened + 1, closed) is not None or blocked.cites(opened, start))


@lru_cache(maxsize=200_000)
def _may_begin(word: str) -> bool:
    """Return True if a figure can begin with *word*."""
    return word[0].isdigit() or word in ("a", "A") or fold_word(word) in _TRIGGERS


def _begins(tokens: Tokens, at: int) -> bool:
    """Return False of an article before anything but a part or a round number."""
    if tokens.folded[at] != "a":
        return True
    return at + 1 < len(tokens) and tokens.folded[at + 1] in _AFTER_AN_ARTICLE


class _Blocked:
    """Stretches that hold no figures, asked in order of the text."""

    def __init__(self, taken: list[tuple[int, int]], cited: Sequence[tuple[int, int]]) -> None:
        self._taken = sorted(taken)
        self._cited = sorted(cited)
        self._place = 0

    def cover(self, start: int, end: int) -> int:
        """Return the end of the first stretch that overlaps *start* to *end*, 0 if there is none."""
        while self._place < len(self._taken) and self._taken[self._place][1] <= start:
            self._place += 1
        near = self._taken[self._place:self._place + 4]
        return next((last for first, last in near if first < end and start < last), 0)

    def cites(self, start: int, end: int) -> bool:
        """Return True if a citation begins between *start* and *end*."""
        place = bisect_left(self._cited, (start, 0))
        return place < len(self._cited) and self._cited[place][0] < end

    def ends_at(self, end: int) -> bool:
        """Return True if a stretch ends within five code points before *end*."""
        return any(end - 5 <= last <= end for _, last in self._taken[max(0, self._place - 4):self._place + 1])

    def next_start(self, end: int) -> int:
        return next((first for first, _ in self._taken[self._place:self._place + 8] if first >= end), end + _GAP * 2)


def _is_figure(text: str, match: re.Match[str]) -> bool:
    said = match.group().lower()
    before = text[max(0, match.start() - 24):match.start()]
    if match["percent"]:
        return True
    if said[0].isdigit() and (_DAY_OR_HOUR.match(text, match.end()) or _MONTH_BEFORE.search(before)):
        return False
    if said[0].isdigit() and (_NOT_COUNTED.search(before) or _ORDINAL.match(text, match.end())):
        return False
    if match["half"]:
        return _ORDINAL_BEFORE.search(before) is None
    if match["few"]:
        is_usual = match["few"].lower() != "a" and match["part"].lower() in ("third", "quarter", "fifth", "tenth")
        is_amount = _QUALIFIER.search(before) is not None or before.endswith(" by ")
        return is_usual or is_amount or _OF.match(text, match.end()) is not None
    if match["one"] and _PLAN.match(text, match.end()):
        return False
    if match["vague"] and said.endswith("scores"):
        return _OF.match(text, match.end()) is not None
    if (match["one"] and said in ("one", "zero")) or (match["first"] or "").lower() == "one":
        return False
    if _is_label(text, match):
        return False
    return not (match["times"] and not _QUALIFIER.search(before) and not re.match(r"\sthe\b", text[match.end():]))


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Return True of a number that opens a passage and counts it, or is all of it."""
    after = text[match.end():match.end() + 1]
    return not text[:match.start()].strip(" -–—•*([") and after in ("", ".", ")", "]", ":", "\n")


def _figure(text: str, match: re.Match[str], blocked: _Blocked) -> Span | None:
    value, low, high, share = _value(match)
    if value is None and not low:
        return None
    start, end = match.start(), match.end()
    noun_end, noun = (end, "") if match["percent"] else _counted(text, end, blocked.next_start(end))
    if not noun and _is_page(text, start, end, blocked):
        return None
    if not noun and _SERIES.search(text, max(0, start - 8), start) and not blocked.ends_at(start):
        return None
    if match["one"] and match.group()[0].isalpha() and not noun and not _stands_alone(text, start, end):
        return None
    if noun and value is not None and _is_small(value) and _is_said_in_passing(text, start, noun):
        return None
    if not share and not match["percent"] and not match["few"]:
        end = noun_end
    unit = "per cent" if match["percent"] else "share" if share else "times" if match["times"] else noun
    unit = _MONEY.get(match["money"] or "", unit)
    qualifier = _QUALIFIER.search(text, max(0, start - 24), start)
    pairs = {
        "unit": unit, "commodity": "" if noun in MEASURES else noun,
        "qualifier": qualifier[1].lower() if qualifier else "",
        "min": low, "max": high, "share": share or (_share(value) if match["percent"] else ""),
    }
    return Span(start, end, "figure", "", value or "", "", "#variorum", _data(pairs))


def _data(pairs: dict[str, str]) -> Data:
    return tuple(sorted((name, said) for name, said in pairs.items() if said))


def _share(value: str | None) -> str:
    return written(Fraction(value) / 100) if value else ""


def _value(match: re.Match[str]) -> tuple[str | None, str, str, str]:
    """Return value, least and most of an interval, and share, each "" if it is not said."""
    if match["out"]:
        parts, whole = number(match["out"]), number(match["every"])
        share = written(parts / whole) if parts is not None and whole else ""
        return share or None, "", "", share
    if match["few"] or match["half"]:
        few = Fraction(1) if match["half"] or match["few"].lower() == "a" else number(match["few"])
        share = written(few / PARTS[match["part"].lower() if match["part"] else "half"]) if few else ""
        return share or None, "", "", share
    if match["first"]:
        return _interval(match["first"], match["last"])
    if match["vague"]:
        return None, str(_least(match["vague"].lower())), "", ""
    if match["times"]:
        return ("3" if match["times"].lower() in ("triple", "thrice") else "2"), "", "", ""
    if match["one"].isdecimal():
        return str(int(match["one"])), "", "", ""
    value = number(match["one"])
    return (written(value) if value is not None else None), "", "", ""


def _interval(first: str, last: str) -> tuple[str | None, str, str, str]:
    low, high = number(first), number(last)
    if low is not None and high is not None and low < 1000 <= low * 1000 < high and "," in last and "," not in first:
        low *= 1000
    scale = re.search(r"\s(thousand|million|billion)\Z", last)
    if low is not None and scale and not re.search(r"(?:thousand|million|billion)\Z", first):
        low = number(f"1 {scale[1]}") * low  # type: ignore[operator]
    if low is None or high is None or high <= low:
        return None, "", "", ""
    return None, written(low), written(high), ""


def _least(vague: str) -> int:
    least = 1
    for word in re.split(r"\s(?:or|and)\s", vague)[0].split():
        least *= {"tens": 10, **VAGUE, **SCALES}.get(word, 1)
    return least


def _counted(text: str, end: int, limit: int) -> tuple[int, str]:
    """Return where the counted noun after *end* ends, and the noun with what stands before it; `(end, "")` if none."""
    of = _OF.match(text, end)
    place = of.end() - 1 if of else end
    limit = min(limit, end + _GAP)
    words: list[str] = []
    while len(words) < 5 and (match := _WORD.match(text, place)) is not None and match.end() <= limit:
        word = match[1]
        if word.lower() in _FUNCTION:
            break
        words.append(word)
        place = match.end()
        if _is_plural(word) or word.lower() in MEASURES or (len(words) == 1 and _TRANSLITERATED.fullmatch(word)):
            return _with_quote(text, end, place), " ".join(words)
    return end, ""


def _with_quote(text: str, start: int, end: int) -> int:
    """Return *end*, or the place behind the mark that closes a quotation begun after *start*: `383 ‘albums’`."""
    is_open = any(mark in "‘“\"'" for mark in text[start:end])
    closed = _CLOSED.match(text, end) if is_open else None
    return closed.end() if closed else end


def _is_plural(word: str) -> bool:
    small = word.lower()
    return small in _IRREGULAR or (
        len(small) > 3 and small.endswith("s") and small not in _NO_PLURAL
        and not small.endswith(("ss", "ous", "us", "'s")))


def _is_small(value: str) -> bool:
    """Return True of three and less."""
    return (int(value) if value.isdecimal() else Fraction(value)) <= 3


def _is_said_in_passing(text: str, start: int, noun: str) -> bool:
    """Return True of the small numbers of the argument: `the two reports`, `two things`."""
    return noun.split()[-1].lower() in _NOT_STATED or _DEFINITE.search(text, max(0, start - 10), start) is not None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return True of a spelt number without a noun that is a number all the same: scaled, or with a qualifier."""
    scaled = re.search(r"cent\Z|hundred|thousand|million|dozen|-", text[start:end])
    if _OF_WHOM.search(text, max(0, start - 10), start):
        return True
    if _OF_THESE.match(text, end):
        return _DEFINITE.search(text, max(0, start - 10), start) is None
    return scaled is not None or _QUALIFIER.search(text, max(0, start - 24), start) is not None


def _inherited(text: str, span: Span, before: list[Span]) -> Span:
    """Return *span* with the commodity of the figure before it in its sentence, if it names none itself.

    `383 lists of many thousands of town and factory workers`: the thousands are no lists, though their noun is far.
    """
    if _OF_ITS_OWN.match(text, span.end):
        return span
    data = dict(span.data)
    if "commodity" in data or data.get("unit") not in (None, "share", "per cent") or not before:
        return span
    last = before[-1]
    known = dict(last.data).get("commodity", "")
    if not known or re.search(r"[.!?]['’”\"]?\s+[A-Z]", text[last.end:span.start]):
        return span
    data["commodity"] = known
    data.setdefault("unit", known)
    return Span(span.start, span.end, span.kind, "", span.value, "low", span.resp, _data(data))
