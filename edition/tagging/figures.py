"""Figures: how many of what a text claims, with how much reserve."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import compress, count

from edition.model import Data, Span
from edition.names import fold_word
from edition.reserve import qualifier_before
from edition.sentences import is_one_sentence
from edition.tagging.amounts import BETWEEN, FIGURE, IS_BETWEEN, ONE, value_of
from edition.tagging.counted import GAP, MEASURES, OF_NUMBER, ROUND, counted
from edition.tagging.numbers import ONES, PARTS, SCALES, TENS, VAGUE, written
from edition.tagging.stretches import NOTHING, Stretches
from edition.tagging.tokens import Tokens, name_tokens
from edition.tagging.uncounted import (
    DASHED,
    is_cited,
    is_elliptic,
    is_figure,
    is_index_entry,
    is_name,
    is_page,
    is_said_in_passing,
    is_small,
    stands_alone,
)
from edition.words import WORDS_KEPT, right_before

_MONEY = {"$": "dollars", "£": "pounds", "€": "euros"}
_SERIES = re.compile(r"\d(?:[,–-]\s?|\s(?:and|or)\s|\s)\Z")
_TRIGGERS = frozenset(map(fold_word, (
    *ONES, *TENS, *SCALES, *VAGUE, "half", "many", "several", "few", "some", "tens", "double", "triple", "twice",
    "thrice",
)))
_AFTER_AN_ARTICLE = frozenset(fold_word(word) for word in (*SCALES, *PARTS, *(f"{part}s" for part in PARTS)))
_JOINED = re.compile(r"-(?P<word>[^\W\d_]{2,})")
_NO_UNITS = frozenset(("strong", "odd", "plus", "fold"))
"""What a hyphen joins to a number and is no unit: `5,000-strong`."""
_DIMENSION = re.compile(r"-|\s(?:by|x|×)\s\d")
"""What stands behind a number with a unit of its own: `5,000-strong`, `17 by 20 feet`."""
_AGED = re.compile(r"\b(?:aged|age\sof|at\sage)\s\Z")
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
    if is_index_entry(text):
        return found
    blocked = _Blocked(taken, cited, names)
    place = 0
    tokens = name_tokens(text) if tokens is None else tokens
    for at in compress(count(), map(_may_begin, tokens.words)):
        start = tokens.starts[at]
        if start < place or not _begins(tokens, at) or blocked.cover(start, tokens.ends[at]):
            continue
        match = _match_at(text, start)
        if match is None:
            continue
        match, covered = _uncovered(text, match, blocked)
        place = min(match.end(), covered) if covered > match.start() else match.end()
        if covered or not is_figure(text, match):
            continue
        span = _figure(text, match, blocked, found[-1] if found else None, language)
        if span is not None:
            found.append(_inherited(text, span, found))
    return found


def _match_at(text: str, start: int) -> re.Match[str] | None:
    """Return the number at *start*, with a sign of money before it; of what is no range, the first number alone."""
    between = right_before(IS_BETWEEN, text, start)
    start -= text[max(0, start - 1):start] in _MONEY
    match = (BETWEEN if between else FIGURE).match(text, start)
    if match is not None and match["first"] and not value_of(match)[1] and DASHED.search(match.group()) is None:
        return ONE.match(text, match.start()) or match
    return match


def _uncovered(text: str, match: re.Match[str], blocked: _Blocked) -> tuple[re.Match[str], int]:
    """Return *match*, or its first number if something else is in it, and where what is in it ends; 0 if nothing is."""
    covered = blocked.cover(match.start(), match.end())
    if not covered or not (match["out"] or match["first"]):
        return match, covered
    match = ONE.match(text, match.start()) or match
    return match, blocked.cover(match.start(), match.end())


@lru_cache(maxsize=WORDS_KEPT)
def _may_begin(word: str) -> bool:
    """Return True if a figure can begin with *word*."""
    return word[0].isnumeric() or word in ("a", "A") or fold_word(word) in _TRIGGERS


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


@dataclass(frozen=True, slots=True)
class _Counted:
    """The noun behind a number, "" if it has none, and where it ends."""

    noun: str
    end: int
    is_joined: bool
    """True if a hyphen joins it to the number."""


def _what_is_counted(
    text: str, match: re.Match[str], blocked: _Blocked, last: Span | None, *, is_share: bool, language: str,
) -> _Counted | None:
    """Return what the number *match* counts, also nothing that is named; None if it is no quantity at all."""
    start, end = match.start(), match.end()
    noun_end, noun = end, ""
    if not match["percent"]:
        noun_end, noun = counted(text, end, blocked.next_start(end), names=blocked.names, language=language)
    if _is_called(text, start, noun):
        return None
    joined = _JOINED.match(text, end) if not is_share and ROUND.match(text, end) is None else None
    if joined is not None and (joined["word"][0].isupper() or not (noun or match.group()[0].isdigit())):
        return None
    if joined is not None and not noun and joined["word"] not in _NO_UNITS:
        noun_end, noun = joined.end(), joined["word"]
    if not noun and not match["percent"] and _counts_nothing(text, match, blocked, last):
        return None
    if match["one"] and match.group()[0].isalpha() and not noun and not stands_alone(text, start, end):
        if last is None or not is_elliptic(text, start, end, last):
            return None
        noun = unit if (unit := dict(last.data).get("unit", "")) in MEASURES else ""
    return _Counted(noun, noun_end, joined is not None)


def _figure(
    text: str, match: re.Match[str], blocked: _Blocked, last: Span | None, language: str,
) -> Span | None:
    value, low, high, share = value_of(match)
    if value is None and not low:
        return None
    start, end = match.start(), match.end()
    what = _what_is_counted(text, match, blocked, last, is_share=bool(share), language=language)
    if what is None:
        return None
    noun = what.noun
    if noun and value is not None and is_small(value) and is_said_in_passing(text, start, noun):
        return None
    if not share and not match["percent"] and not match["few"] and OF_NUMBER.match(text, end) is None:
        end = what.end
    if not noun and right_before(_AGED, text, start):
        noun = "years"
    unit = "per cent" if match["percent"] else "share" if share else "times" if match["times"] else noun
    unit = _MONEY.get(match["money"] or "", unit)
    pairs = {
        "unit": unit, "commodity": "" if what.is_joined or noun in MEASURES else noun,
        "qualifier": _qualifier(text, start, match.end()),
        "min": low, "max": high, "share": share or (_share(value) if match["percent"] else ""),
    }
    return Span(start, end, "figure", "", value or "", "", "#variorum", _data(pairs))


def _qualifier(text: str, start: int, end: int) -> str:
    """Return with how much reserve a number is given, by the words before or behind it: `about`, `or so`."""
    said = qualifier_before(text, start)
    behind = ROUND.match(text, end) if said is None else None
    return said[1].lower() if said else behind[0].strip("- ").lower() if behind else ""


def _counts_nothing(text: str, match: re.Match[str], blocked: _Blocked, last: Span | None) -> bool:
    """Return True of a number without a noun that is a page, a name, or one more of several numbers."""
    start, end = match.span()
    if is_page(text, start, end, blocked.cites) or is_cited(text, match):
        return True
    if is_name(text, start, end) and not _is_listed(last, start):
        return True
    return right_before(_SERIES, text, start) is not None and not blocked.ends_at(start)


def _is_listed(last: Span | None, start: int) -> bool:
    """Return True behind a figure that has no noun either: `Kiev 300, Odessa 100.`"""
    return last is not None and not last.data and start - last.end < GAP


def _is_called(text: str, start: int, noun: str) -> bool:
    """Return True of a number that with its noun is a name: `the Thirty Years’ War`, `the Four Modernisations`."""
    is_great = text[start].isupper() and noun.rpartition(" ")[2][:1].isupper()
    return is_great and start > 1 and text[start - 2] not in ".!?:;–—\n"


def _data(pairs: dict[str, str]) -> Data:
    return tuple(sorted((name, said) for name, said in pairs.items() if said))


def _share(value: str | None) -> str:
    return written(Fraction(value) / 100) if value else ""


def _inherited(text: str, span: Span, before: list[Span]) -> Span:
    """Return *span* with the commodity of the figure before it in its sentence, if it names none itself.

    `383 lists of many thousands of town and factory workers`: the thousands are no lists, though their noun is far.
    """
    if _OF_ITS_OWN.match(text, span.end) or _DIMENSION.match(text, span.end):
        return span
    data = dict(span.data)
    if "commodity" in data or data.get("unit") not in (None, "share", "per cent") or not before:
        return span
    last = before[-1]
    known = dict(last.data).get("commodity", "")
    if not known or not is_one_sentence(text, last.end, span.start):
        return span
    data["commodity"] = known
    data.setdefault("unit", known)
    return Span(span.start, span.end, span.kind, "", span.value, "low", span.resp, _data(data))
