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
from edition.tagging.counted import GAP, MEASURES, OF, counted
from edition.tagging.numbers import DIGITS, OF_SCALE, ONES, PARTS, SCALES, SPELT, TENS, VAGUE, WHOLE, number, written
from edition.tagging.stretches import NOTHING, Stretches
from edition.tagging.tokens import Tokens, name_tokens
from edition.timewords import MONTHS, REPUBLICAN_MONTHS

_PART = "|".join(PARTS)
_NUMBER = rf"(?:{OF_SCALE}|(?:{DIGITS}|{SPELT})(?:[-\s]and[-\s]a[-\s]half)?(?:[-\s](?:million|thousand|billion)\b)?)"
_PATTERN = (
    rf"(?<![\w.,/:№§#-])(?P<money>[$£€])?(?:"
    rf"(?P<out>{SPELT}|{WHOLE})\s(?:out\sof|in)\s(?:every\s)?(?P<every>{SPELT}|{WHOLE})\b"
    rf"|(?!{OF_SCALE})(?P<few>{SPELT}|a|{WHOLE})[-\s](?P<part>{_PART})s?\b(?!\s(?:a\s)?(?:of\s)?(?:19|18)\d\d)"
    rf"|(?P<half>half)\b(?=\s(?:of|the|as|were|had|in|over|all|its|their)\b|[,.;])"
    rf"|(?P<first>{_NUMBER})(?:\s?[-–—]\s?|\s(?:JOINED)\s)(?P<last>{_NUMBER})"
    rf"|(?P<one>{_NUMBER})"
    rf"|(?P<vague>(?:(?:many|several|few|some|tens\sof|hundreds\sof|dozens\sof)\s){{0,3}}"
    rf"(?:(?:{'|'.join(VAGUE)})(?:\s(?:or|and)\s(?:even\s)?(?:{'|'.join(VAGUE)}))?|(?:(?<=several\s)|(?<=few\s))(?:hundred\s(?:thousand|million)|hundred|thousand|million|dozen)))\b"
    rf"|(?P<times>double|triple|twice|thrice)\b"
    rf")(?P<percent>\s?(?:%|per\s?cent\b|percent\b|percentage\spoints\b|pour\s?cent\b|prozent\b))?(?![\w])")
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
    r"|just under|an estimated|perhaps|probably|exactly|precisely|barely|scarcely|hardly|a mere|merely|upwards of"
    r"|in excess of|a total of|rund|etwa|ungefähr|über|fast|beinahe|knapp|mindestens|höchstens|mehr als|weniger als"
    r"|environ|près de|plus de|moins de|presque|au moins|au plus)"
    r"\s(?:(?:the|a|an|some|another|these)\s)?\Z", re.IGNORECASE)
_NOT_COUNTED = re.compile(
    r"(?:\b(?:pp?|no|nos|nr|nn?|category|categories|group|type|grade|version|number|vols?|tom|t|ff?|dd?|ll?|op|chap|chapter|ch|part|pages?|notes?|order|fond|opis|delo|list"
    r"|issue|article|section|table|figure|room|line|day|class|act|book|kn|vyp|ss?|cf|see|№|article|point|item|paragraph"
    r"|arts?|paras?|app|appendix|tab|figs?|plate|sect|clause|verse|canto|stanza|psalm|scene|sheet|folio|flat|apartment|pier"
    r"|highway|route|platform|gate|block|barrack|hut|hill|sector|zone|ward|isbn|issn|tel|bde?|nr|heft|jg|kap|n°|doc|document"
    r"|directive|prikaz\w*)s?\.?\s|\b[IVXLC]+,\s|(?:№|[§#])\s?|/\s?|:)\Z", re.IGNORECASE)
_DAY_OR_HOUR = re.compile(
    rf"(?:st|nd|rd|th)?\s(?:of\s)?(?:{'|'.join(MONTHS)})\b|\s(?i:{'|'.join(REPUBLICAN_MONTHS)})\b"
    r"|\s?(?:a\.?m|p\.?m|o['’]clock|B\.?\s?C|A\.?\s?D|B?CE)\b")
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
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[-–](?!day\b|man\b|ton\b)(?:[a-zа-я]{1,3})\b|/\d|:\d")
_TRIGGERS = frozenset(map(fold_word, (
    *ONES, *TENS, *SCALES, *VAGUE, "half", "many", "several", "few", "some", "tens", "double", "triple", "twice",
    "thrice",
)))
_AFTER_AN_ARTICLE = frozenset(fold_word(word) for word in (*SCALES, *PARTS, *(f"{part}s" for part in PARTS)))
_OF_THESE = re.compile(r"\sof\s(?:whom|them|which|these|those)\b")
_VERB = re.compile(r"\s(?:are|were)\b")
_OPENS = re.compile(r"(?:\A|[.;:,!?]['’”\"]?\s|\b(?:and|but|while)\s)\Z")
"""What stands before a number that is the subject of its clause: `Eight are members; two are not.`"""
_GIVEN = re.compile(r"(?:\b(?:to|for|got|received|another)|[A-ZА-ЯЁ][\w’']+|\b(?:he|she|him|her))\s\Z")
_SENTENCE_ENDS = re.compile(r"[.!?]['’”\"]?\s+(?=[A-Z])")
_DASHED = re.compile(r"[\w%]\s?[-–—]\s?\d")
_JOINED = re.compile(r"-(?P<word>[^\W\d_]{2,})")
_NO_UNITS = frozenset(("strong", "odd", "plus", "fold"))
"""What a hyphen joins to a number and is no unit: `5,000-strong`."""
_OF_ITS_OWN = re.compile(r"\sof\s(?!(?:them|whom|these|those|which)\b)")


def find_figures(
    text: str, taken: list[tuple[int, int]], tokens: Tokens | None = None, *,
    cited: Sequence[tuple[int, int]] = (), names: Sequence[tuple[int, int]] = (), language: str = "en",
) -> list[Span]:
    """Return the figures of *text* in order, but for what overlaps *taken*: dates, citations, names.

    Bare numbers that stand in one bracket with a citation, at the places *cited*, are its pages. Of what is taken,
    *names* may stand between a number and its noun. In a *language* other than English, numbers are those in digits.

    >>> [(span.value, dict(span.data)) for span in find_figures("About 40 trials; almost half of the men.", [])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('40', {'commodity': 'trials', 'qualifier': 'about', 'unit': 'trials'}),
     ('0.5', {'commodity': 'men', 'qualifier': 'almost', 'share': '0.5', 'unit': 'share'})]
    """
    found: list[Span] = []
    blocked = _Blocked(taken, cited, names)
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
        if match["first"] and not _value(match)[1] and _DASHED.search(match.group()) is None:
            match = _ONE.match(text, match.start()) or match
        covered = blocked.cover(match.start(), match.end())
        place = min(match.end(), covered) if covered > match.start() else match.end()
        if covered or not _is_figure(text, match):
            continue
        span = _figure(text, match, blocked, found[-1] if found else None, language)
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

    def __init__(
        self, taken: list[tuple[int, int]], cited: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]],
    ) -> None:
        self._taken = sorted(taken)
        self._cited = sorted(cited)
        self._named = frozenset(names)
        self.names = Stretches(names) if names else NOTHING
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
        """Return where the first stretch after *end* begins that may not stand between a number and its noun."""
        near = self._taken[self._place:self._place + 8]
        return next((each[0] for each in near if each[0] >= end and each not in self._named), end + GAP * 2)


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
        return is_usual or is_amount or OF.match(text, match.end()) is not None
    if match["one"] and _PLAN.match(text, match.end()):
        return False
    if match["vague"] and said.endswith("scores"):
        return OF.match(text, match.end()) is not None
    if (match["one"] and said in ("one", "zero")) or (match["first"] or "").lower() == "one":
        return False
    if _is_label(text, match):
        return False
    return not (match["times"] and not _QUALIFIER.search(before) and not re.match(r"\sthe\b", text[match.end():]))


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Return True of a number that opens a passage and counts it, or is all of it."""
    after = text[match.end():match.end() + 1]
    return not text[:match.start()].strip(" -–—•*([") and after in ("", ".", ")", "]", ":", "\n")


def _figure(
    text: str, match: re.Match[str], blocked: _Blocked, last: Span | None, language: str,
) -> Span | None:
    value, low, high, share = _value(match)
    if value is None and not low:
        return None
    start, end = match.start(), match.end()
    noun_end, noun = end, ""
    if not match["percent"]:
        noun_end, noun = counted(text, end, blocked.next_start(end), names=blocked.names, language=language)
    joined = _JOINED.match(text, end) if not share else None
    if joined is not None and (joined["word"][0].isupper() or not (noun or match.group()[0].isdigit())):
        return None
    if joined is not None and not noun and joined["word"] not in _NO_UNITS:
        noun_end, noun = joined.end(), joined["word"]
    if not noun and (_is_page(text, start, end, blocked) or _is_cited(text, match)):
        return None
    if not noun and _SERIES.search(text, max(0, start - 8), start) and not blocked.ends_at(start):
        return None
    if match["one"] and match.group()[0].isalpha() and not noun and not _stands_alone(text, start, end):
        if last is None or not _is_elliptic(text, start, end, last):
            return None
        noun = dict(last.data)["unit"]
    if noun and value is not None and _is_small(value) and _is_said_in_passing(text, start, noun):
        return None
    if not share and not match["percent"] and not match["few"]:
        end = noun_end
    unit = "per cent" if match["percent"] else "share" if share else "times" if match["times"] else noun
    unit = _MONEY.get(match["money"] or "", unit)
    qualifier = _QUALIFIER.search(text, max(0, start - 24), start)
    pairs = {
        "unit": unit, "commodity": "" if joined is not None or noun in MEASURES else noun,
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
    if _VERB.match(text, end) and _OPENS.search(text, max(0, start - 10), start) and text[start:end].lower() != "one":
        return True
    if _OF_THESE.match(text, end):
        return _DEFINITE.search(text, max(0, start - 10), start) is None
    return scaled is not None or _QUALIFIER.search(text, max(0, start - 24), start) is not None


def _is_elliptic(text: str, start: int, end: int, last: Span) -> bool:
    """Return True of a number that leaves out the measure said before it: `he was given ten years, she five`."""
    measure = dict(last.data).get("unit", "")
    return measure in MEASURES and _SENTENCE_ENDS.search(text, last.end, start) is None and (
        text[end:end + 1] in tuple(",.;") and _GIVEN.search(text, max(last.end, start - 24), start) is not None)


def _is_cited(text: str, match: re.Match[str]) -> bool:
    """Return True of two numbers with a dash that are pages, or votes: `Interpreting, 61–79, ch. 2`, `by 12–5`."""
    if not match["first"] or match["percent"] or match["money"] or _DASHED.search(match.group()) is None:
        return False
    is_closed = text[match.end():match.end() + 1] in ("", ",", ".", ";", ")")
    return is_closed and _QUALIFIER.search(text, max(0, match.start() - 24), match.start()) is None


def _inherited(text: str, span: Span, before: list[Span]) -> Span:
    """Return *span* with the commodity of the figure before it in its sentence, if it names none itself.

    `383 lists of many thousands of town and factory workers`: the thousands are no lists, though their noun is far.
    """
    if _OF_ITS_OWN.match(text, span.end) or text[span.end:span.end + 1] == "-":
        return span
    data = dict(span.data)
    if "commodity" in data or data.get("unit") not in (None, "share", "per cent") or not before:
        return span
    last = before[-1]
    known = dict(last.data).get("commodity", "")
    if not known or _SENTENCE_ENDS.search(text, last.end, span.start):
        return span
    data["commodity"] = known
    data.setdefault("unit", known)
    return Span(span.start, span.end, span.kind, "", span.value, "low", span.resp, _data(data))
