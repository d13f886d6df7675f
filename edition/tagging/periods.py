"""Of which time a figure is, where the sentence leaves no doubt: no period is better than a wrong one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from edition.clauses import PAGED, part_of
from edition.dates import bounds
from edition.model import Span
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.counted import TIMES
from edition.tagging.stretches import Stretches

DATING = ("date", "citation", "title")
"""Kinds of span that bear on it: dates, and what may hold the year of a book, which dates nothing."""

NEAR = 1_000
"""Code points on either side in which a date goes with a figure: some sentences have no end."""

_TO = re.compile(r",?\s(?:(?:up\s)?to|until|till|through|bis|au)\s(?:the\s)?|\s?[-–—]\s?")
_AND = re.compile(r"\sand\s(?:the\s)?")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?\Z", re.IGNORECASE)
_OF_ANOTHER_TIME = re.compile(
    r"\b(?:after|before|since|until|till|from|unlike|against|(?:prior|compared|due|up)\sto|(?:than|as|over)(?:\s\w+)?"
    r"|compared\swith)\s(?:(?:in|for|those|that|of)\s){0,2}(?:the\s)?\Z", re.IGNORECASE)
"""What stands before a date that the figure is held against, or that only bounds its time: `than in 1936`."""
_ONWARDS = re.compile(r"\s(?:on|onwards?)\b(?!\s\w)")
_ATTRIBUTE = re.compile(r"(?:\b(?:the|an?|this|that|its|his|her|their)|['’]s)\s\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s[^\W\d_]")
"""`The 1963 commission` speaks of another time."""
_WITH = re.compile(r"\s(?:(?:in|for|during|by|on|at|as\sof)\s)?(?:the\s)?|\s?\(")
_DASH = re.compile(r"\s?[-–—:]\s?")
_ELSEWHEN = re.compile(r"\b(?:that|later|earlier|afterwards|then|following|next|previous|subsequent\w*|ago|once)\b")
"""What parts when something was said or begun from when it was so: `In 1990 it was found that 40,000 …`."""
_OPENS = re.compile(r"\W*(?:[^\W\d_]+,?\s){0,3}")
"""At most three words: `But by the middle of 1937`, of which `middle of` is the date's own."""


def with_periods(text: str, figures: Sequence[Span], said: Iterable[Span]) -> list[Span]:
    """Return *figures*, each with its `period`, in EDTF, if a date among what is *said* tells that for certain.

    A stretch of time has none. The concordance, which weighs dates, looks farther (`edition.clauses.date_beside`).

    >>> said, words = [Span(3, 7, "date", value="1937")], "In 1937 some 40 mills stood still. They had 12 wheels."
    >>> [dict(one.data) for one in with_periods(words, [Span(13, 15, "figure"), Span(44, 46, "figure")], said)]
    [{'period': '1937'}, {}]
    """
    known = list(said)
    cited = Stretches.of(one for one in known if one.kind != "date")
    dates = _joined(text, sorted(
        one for one in known if one.kind == "date" and one.value and not cited.hold(one.start, one.end)))
    if not dates or not figures:
        return list(figures)
    ends = sentence_ends(text)
    beside = (_Beside(text, one, sentence_at(ends, one.start), dates, figures) for one in figures)
    return [_with_period(text, one, near) for one, near in zip(figures, beside, strict=True)]


def _joined(text: str, dates: Sequence[Span]) -> list[Span]:
    """Return *dates*, the two ends of a stretch as one: `from 8 August to 17 December`, `between May and July`."""
    joined: list[Span] = []
    for date in dates:
        last = joined[-1] if joined else None
        value = f"{last.value.partition('/')[0]}/{date.value.rpartition('/')[2]}" if last else ""
        if last is not None and _is_other_end(text, last, date) and bounds(value) is not None:
            joined[-1] = replace(last, end=date.end, value=value)
        else:
            joined.append(date)
    return joined


def _is_other_end(text: str, last: Span, date: Span) -> bool:
    if _TO.fullmatch(text, last.end, date.start):
        return True
    return _AND.fullmatch(text, last.end, date.start) is not None and (
        _BETWEEN.search(text, max(0, last.start - 16), last.start) is not None)


class _Beside:
    """The dates and figures that stand with a figure in its sentence."""

    def __init__(
        self, text: str, figure: Span, sentence: tuple[int, int], dates: Sequence[Span], figures: Sequence[Span],
    ) -> None:
        low, high = max(sentence[0], figure.start - NEAR), min(sentence[1], figure.end + NEAR)
        self.sentence = low, high
        self.dates = _within(dates, low, high)
        self.figures = _within(figures, low, high)
        self.part = part_of(text, figure.start, figure.end, sentence)


def _within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    first = bisect_left(spans, start, key=lambda one: one.start)
    return spans[first:bisect_left(spans, end, lo=first, key=lambda one: one.start)]


def _with_period(text: str, figure: Span, beside: _Beside) -> Span:
    if TIMES & set(re.split(r"[\s-]", dict(figure.data).get("unit", "").lower())):
        return figure
    date = _joining(text, figure, beside.dates) or _of_its_part(text, figure, beside) or _of_its_sentence(
        text, figure, beside)
    return replace(figure, data=tuple(sorted((*figure.data, ("period", date.value))))) if date else figure


def _joining(text: str, figure: Span, dates: Sequence[Span]) -> Span | None:
    """Return the date right behind a figure, or before it with a dash: `40 mills in 1937`, `1937 – 40`."""
    return next((one for one in dates if not PAGED.match(text, one.end) and (
        _WITH.fullmatch(text, figure.end, one.start) or _DASH.fullmatch(text, one.end, figure.start))), None)


def _of_its_part(text: str, figure: Span, beside: _Beside) -> Span | None:
    """Return the only date between the commas about a figure, if no other figure is nearer to it."""
    start, end = beside.part
    within = _within(beside.dates, start, end)
    if len(within) != 1 or not _dates(text, within[0]) or _is_between(text, figure, within[0], beside.figures):
        return None
    return within[0]


def _of_its_sentence(text: str, figure: Span, beside: _Beside) -> Span | None:
    """Return the only date of a sentence if it opens that: `In 1937 40 mills burnt, and 12 were closed.`"""
    if len(beside.dates) != 1 or beside.figures[0].start < beside.dates[0].start:
        return None
    date = beside.dates[0]
    opens = _OPENS.fullmatch(text, beside.sentence[0], date.start) is not None
    return date if opens and _dates(text, date) and not _ELSEWHEN.search(text, date.end, figure.start) else None


def _dates(text: str, date: Span) -> bool:
    """Return False of a date that says of what time something else is."""
    before = max(0, date.start - 32)
    if _OF_ANOTHER_TIME.search(text, before, date.start) and "/" not in date.value:
        return False
    is_attribute = date.end - date.start == 4 and _ATTRIBUTE.search(text, before, date.start) is not None
    return not (is_attribute and _NOUN.match(text, date.end)) and not (
        _ONWARDS.match(text, date.end) or PAGED.match(text, date.end))


def _is_between(text: str, figure: Span, date: Span, figures: Sequence[Span]) -> bool:
    """Return True if what parts two times stands between the two, or, where the date comes last, another figure."""
    low, high = min(figure.end, date.end), max(figure.start, date.start)
    is_parted = date.start > figure.start and any(low <= one.start < high for one in figures)
    return is_parted or _ELSEWHEN.search(text, low, high) is not None
