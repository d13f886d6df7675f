"""Is what a passage said still there? Held against what was found to be the same, before an anchor is handed on.

Matching is generous: it must know a passage again that was split, merged and misread at once. So what it found is held
to account: each word of a short passage must be found in the other version, in the same passage or in what was split
off it or merged with it. Words that are not, on either side, say that another passage has taken its place: the entry
for one book in two bibliographies, a heading and the same heading with a word more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.likeness import LARGEST, compared, is_lookalike, is_number

Words = Sequence[str]

SLACK = 8
"""One in so many letters of a passage need not be accounted for: words misread beyond knowing."""

BRIEF = 24
"""Words of a passage in which a number more or less tells, such as the years of another edition: references are hardly
longer."""

LEAST = 8
"""Letters of a single word of which one may be any other: `Notes` and `Noted` are two words."""

BESIDE = 2
"""Passages on each side in which the rest of one may stand: it was parted and joined with those at once."""

REST = 5
"""Pairs of words that such a rest must have: with three, `a. u. c. 586` was found parted where `a. u. c. 587` was."""


@dataclass(frozen=True, slots=True)
class Account:
    """The words of both versions, passage by passage, and what was found to be the same."""

    old: Sequence[Words]
    new: Sequence[Words]
    same: Mapping[int, int]
    """New → old."""
    parts: Mapping[int, int]
    """New → old."""
    merged: Mapping[int, int]
    """Old → new."""

    def doubtful(self) -> Iterable[int]:
        """Yield the new places of `same` whose words, or those of the old passage, are not all accounted for."""
        news_of, olds_of = _turned(self.parts), _turned(self.merged)
        for at, was in self.same.items():
            if self.old[was] == self.new[at] or min(len(self.old[was]), len(self.new[at])) > LARGEST:
                continue
            before, now = parted(self.old[was]), parted(self.new[at])
            if is_same(before, now):
                continue
            if _is_bare(before, now):
                yield at
                continue
            around = [*now, *(word for one in news_of[was] for word in parted(self.new[one]))]
            earlier = [*before, *(word for one in olds_of[at] for word in parted(self.old[one]))]
            lost, gained = compared(before, around)[1], compared(now, earlier)[1]
            is_there = is_slight(lost, before, gained) or is_beside(before, around, self.new, at)
            is_from_there = is_slight(gained, now, lost) or is_beside(now, earlier, self.old, was)
            if not (is_there and is_from_there):
                yield at

    def lost(self) -> Iterable[int]:
        """Yield the old places of `merged` whose words are not in what answers for them, or were there before."""
        for was, at in self.merged.items():
            before, now = parted(self.old[was]), parted(self.new[at])
            if len(before) > LARGEST:
                continue
            more = compared(parted(self.old[self.same[at]]), now)[2] if at in self.same else now
            if not is_slight(compared(before, more)[1], before):
                yield was


def is_same(before: Words, now: Words) -> bool:
    """True if both have the same words, all but a few misread beyond knowing.

    >>> is_same(["notes"], ["noted"]), is_same(["notes"], ["nofes"])
    (False, True)
    """
    if _is_bare(before, now):
        return is_lookalike(before[0], now[0])
    _, lost, gained = compared(before, now)
    return is_slight(lost, before, gained) and is_slight(gained, now, lost)


def _is_bare(before: Words, now: Words) -> bool:
    return len(before) == len(now) == 1 and len(before[0]) < LEAST


def parted(words: Words) -> list[str]:
    """Return *words*; of those with a hyphen, the parts: `harbour-master` is the `harbour master`.

    >>> parted(["harbour-master", "1937-38"])
    ['harbour', 'master', '1937', '38']
    """
    return [part for word in words for part in (word.split("-") if "-" in word else (word,)) if part]


def is_slight(words: Words, whole: Words, others: Words = ()) -> bool:
    """True if *words* of the passage *whole* are so few that it is the same without; *others* stand in their place.

    >>> title = "life and terror in the north by robert thurston".split()
    >>> is_slight(["the"], title), is_slight(["north"], title), is_slight(["1934"], [*title, "1934"])
    (True, False, False)
    """
    is_number_more = len(whole) <= BRIEF and sum(map(is_number, words)) > len(others)
    return not is_number_more and SLACK * _letters(words) <= _letters(whole)


def is_beside(whole: Words, known: Words, others: Sequence[Words], at: int) -> bool:
    """True if what is not *known* of the passage *whole* can be read beside place *at* of the other version."""
    pairs = set(pairwise(whole)) - set(pairwise(known))
    near = (*others[max(at - BESIDE, 0):at], *others[at + 1:at + 1 + BESIDE])
    return 2 * len(pairs & {pair for one in near for pair in pairwise(parted(one))}) >= len(pairs) >= REST


def _letters(words: Words) -> int:
    return sum(map(len, words))


def _turned(places: Mapping[int, int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in places.items():
        found[other].append(one)
    return found
