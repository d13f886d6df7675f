"""Of which time a figure is, where the sentence leaves no doubt: no period is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from edition.clauses import NEAR, date_beside, is_at, near_by, part_of, within
from edition.dates import bounds
from edition.model import Span
from edition.sentences import sentence_at, sentence_ends
from edition.tagging.counted import TIMES
from edition.tagging.stretches import Stretches
from edition.words import right_before

DATING = ("date", "citation", "title")
"""Kinds of span that bear on it: dates, and what may hold the year of a book, which dates nothing."""

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
_ELSEWHEN = re.compile(r"\b(?:that|later|earlier|afterwards|then|following|next|previous|subsequent\w*|ago|once)\b")
"""What parts when something was said or begun from when it was so: `In 1990 it was found that 40,000 …`."""
_OPENS = re.compile(r"\W*(?:[^\W\d_]+,?\s){0,3}")
"""At most three words: `But by the middle of 1937`, of which `middle of` is the date's own."""


def with_periods(text: str, figures: Sequence[Span], said: Iterable[Span]) -> list[Span]:
    """Return *figures*, each with its `period`, in EDTF, if a date among what is *said* tells that for certain.

    A stretch of time has none. The date is the one that goes with it (`edition.clauses.date_beside`), as for the
    concordance, which weighs dates; here it must be the only one that could.

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
    said_in = ((one, sentence_at(ends, one.start)) for one in figures)
    return [_with_period(one, _date_of(text, one, sentence, dates, figures)) for one, sentence in said_in]


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
        right_before(_BETWEEN, text, last.start) is not None)


def _with_period(figure: Span, date: Span | None) -> Span:
    return replace(figure, data=tuple(sorted((*figure.data, ("period", date.value))))) if date else figure


def _date_of(
    text: str, figure: Span, sentence: tuple[int, int], dates: Sequence[Span], figures: Sequence[Span],
) -> Span | None:
    if TIMES & set(re.split(r"[\s-]", dict(figure.data).get("unit", "").lower())):
        return None
    date = date_beside(text, figure.start, figure.end, sentence, dates)
    if date is None or is_at(text, figure.start, figure.end, date):
        return date
    beside = near_by(figure.start, figure.end, sentence, dates)
    others = near_by(figure.start, figure.end, sentence, figures)
    part = part_of(text, figure.start, figure.end, sentence)
    is_certain = _dates(text, date) and (
        (within(beside, *part) == [date] and not _is_between(text, figure, date, others))
        or (beside == [date] and others[0].start > date.start and _opens(text, sentence, figure, date)))
    return date if is_certain else None


def _opens(text: str, sentence: tuple[int, int], figure: Span, date: Span) -> bool:
    """Return True of a date that opens the sentence of a figure: `In 1937 40 mills burnt, and 12 were closed.`"""
    is_first = date.start - sentence[0] <= NEAR and _OPENS.fullmatch(text, sentence[0], date.start)
    return bool(is_first) and not _ELSEWHEN.search(text, date.end, figure.start)


def _dates(text: str, date: Span) -> bool:
    """Return False of a date that says of what time something else is."""
    before = max(0, date.start - 32)
    if _OF_ANOTHER_TIME.search(text, before, date.start) and "/" not in date.value:
        return False
    is_attribute = date.end - date.start == 4 and _ATTRIBUTE.search(text, before, date.start) is not None
    return not (is_attribute and _NOUN.match(text, date.end)) and not _ONWARDS.match(text, date.end)


def _is_between(text: str, figure: Span, date: Span, figures: Sequence[Span]) -> bool:
    """Return True if what parts two times stands between the two, or, where the date comes last, another figure."""
    low, high = min(figure.end, date.end), max(figure.start, date.start)
    is_parted = date.start > figure.start and any(low <= one.start < high for one in figures)
    return is_parted or _ELSEWHEN.search(text, low, high) is not None
