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


def part_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the part of *sentence* in which *start* to *end* stands, between two commas or brackets.

    >>> words = "In 1937, 40 mills stood still, and 12 burnt."
    >>> [words[slice(*part_of(words, at, at + 2, (0, len(words))))] for at in (9, 35)]
    ['40 mills stood still, ', 'and 12 burnt.']
    """
    first, last = max(sentence[0], start - WINDOW), min(sentence[1], end + WINDOW)
    cuts = [first, *(first + one.end() for one in PARTS.finditer(text[first:last])), last]
    place = max(1, bisect_right(cuts, start))
    return cuts[place - 1], cuts[min(place, len(cuts) - 1)]


def date_beside(text: str, start: int, end: int, sentence: tuple[int, int], dates: Sequence[Span]) -> Span | None:
    """Return which of *dates*, in order, goes with *start* to *end*: that of its part of the sentence, else the next.

    The year in which a cited work appeared dates nothing.
    """
    first = bisect_left(dates, max(sentence[0], start - NEAR), key=lambda one: one.start)
    last = bisect_left(dates, min(sentence[1], end + NEAR), key=lambda one: one.start)
    near = [one for one in dates[first:last] if not PAGED.match(text, one.end)]
    if not near:
        return None
    begin, stop = part_of(text, start, end, sentence)
    return min(near, key=lambda one: (not begin <= one.start < stop, _distance(start, end, one), one.start))


def _distance(start: int, end: int, other: Span) -> int:
    return other.start - end if other.start >= end else start - other.end
