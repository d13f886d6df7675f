"""Stretches of a passage, asked quickly whether they overlap or hold another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from edition.model import Span


class Stretches:
    """Any number of stretches `(start, end)`; each question takes time by the logarithm of their number."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered] if ordered else []
        self._reach = list(accumulate((end for _, end in ordered), max)) if ordered else []
        """The farthest end of all that begin no later."""

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Stretches:
        return cls((span.start, span.end) for span in spans)

    def overlap(self, start: int, end: int) -> bool:
        """Return True if one of them shares a code point with *start* to *end*.

        >>> [Stretches([(2, 5), (3, 4)]).overlap(*each) for each in ((0, 2), (4, 9), (5, 6))]
        [False, True, False]
        """
        place = bisect_left(self._starts, end)
        return place > 0 and self._reach[place - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Return True if one of them holds all of *start* to *end*.

        >>> [Stretches([(2, 5), (3, 4)]).hold(*each) for each in ((2, 5), (4, 5), (4, 6))]
        [True, True, False]
        """
        place = bisect_right(self._starts, start)
        return place > 0 and self._reach[place - 1] >= end


NOTHING = Stretches(())
