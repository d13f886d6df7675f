"""The part of a sentence in which something is said, and the date that goes with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from edition.model import Span

PARTS = re.compile(r"[,;:()–—](?!\d)\s?|\sand\s")
"""What parts a sentence in which several figures have each their own verb and date."""

WINDOW = 400
"""Code points on either side of a figure in which its part of the sentence is looked for: some have no end."""

NEAR = 1_000
"""Code points on either side in which a date goes with a figure, for the same reason."""

PAGED = re.compile(r"[,;)\s]{1,3}\(?(?:pp?|vol|no)\.\s?\d", re.IGNORECASE)
"""What follows the year of an imprint that was not read as part of a citation: `Moscow, 2009, (p. 15)`."""

_BEHIND = re.compile(r"\s(?:(?:in|for|during|by|on|at|as\sof)\s)?(?:the\s)?|\s?\(")
_DASH = re.compile(r"\s?[-–—:]\s?")


def part_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of *sentence* in which *start* to *end* stands, between two commas or brackets.

    >>> words = "In 1937, 40 mills stood still, and 12 burnt."
    >>> [words[slice(*part_of(words, at, at + 2, (0, len(words))))] for at in (9, 35)]
    ['40 mills stood still, ', 'and 12 burnt.']
    """
    first, last = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    cuts = [first, *(first + one.end() for one in PARTS.finditer(text[first:last])
                     if not start < first + one.start() < end), last]
    place = max(1, bisect_right(cuts, start))
    return cuts[place - 1], cuts[min(place, len(cuts) - 1)]


def date_beside(text: str, start: int, end: int, sentence: tuple[int, int], dates: Sequence[Span]) -> Span | None:
    """Return which of *dates*, in order, goes with *start* to *end*: that at it, in its part of the sentence, the next.

    The year in which a cited work appeared dates nothing.

    >>> words, dates = "In 1937 few of 40 mills (1936) ran.", [Span(3, 7, "date"), Span(25, 29, "date")]
    >>> [date_beside(words, start, end, (0, len(words)), dates) == date for start, end, date in (
    ...     (15, 23, dates[1]), (8, 11, dates[0]))]
    [True, True]
    """
    near = [one for one in near_by(start, end, sentence, dates) if not PAGED.match(text, one.end)]
    first, last = part_of(text, start, end, sentence)
    return min(near, default=None, key=lambda one: (
        not is_at(text, start, end, one), not first <= one.start < last, _distance(start, end, one), one.start))


def near_by(start: int, end: int, sentence: tuple[int, int], spans: Sequence[Span]) -> Sequence[Span]:
    """Return those of *spans*, in order, that stand in *sentence* and no farther than NEAR from *start* to *end*."""
    return within(spans, max(sentence[0], start - NEAR), min(sentence[1], end + NEAR))


def within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those of *spans*, in order, that begin from *start* on and before *end*."""
    first = bisect_left(spans, start, key=lambda one: one.start)
    return spans[first:bisect_left(spans, end, lo=first, key=lambda one: one.start)]


def is_at(text: str, start: int, end: int, date: Span) -> bool:
    """Return True of a date right behind *start* to *end*, or before it with a dash: `40 men in 1937`, `1937 – 40`."""
    return _BEHIND.fullmatch(text, end, date.start) is not None or _DASH.fullmatch(text, date.end, start) is not None


def _distance(start: int, end: int, other: Span) -> int:
    return other.start - end if other.start >= end else start - other.end
