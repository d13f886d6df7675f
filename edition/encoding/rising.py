"""The calls of a text that has none of its notes: the heaviest rising sequence of numbers.

What stands for a call at each place was weighed before (`markers`); here the numbers vouch for each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from edition.encoding.calls import AHEAD, LIKELY, SURE, Assigned, Candidate, cert_of

NEXT = 2.5
"""What a number gains by following the one before it: twelve times the odds."""

GAPS = 7
"""How far a number may stand above the one before it; more are hardly lost in a row."""

LOW_START, HIGH_START = 1.0, 2.0
"""What it costs to begin: at 1 or 2, and at a higher number, before which others must have been lost."""

NEW_CHAPTER, WITHIN_CHAPTER = 1.0, 5.0
"""What it costs to begin again at 1 or 2 after all that came before: behind a heading, and without one."""

LEAST = 3.0
"""Weight below which a sequence is none, as two figures in a row can have by chance."""

LONE = 2.5
"""Weight from which a single figure is a call all the same: it is glued to a word or to the end of one."""

GLUED_TO_END = 2.6
"""Weight above which a figure stands at the end of a sentence; a single 1 within one is rather a damaged l."""

AROUND = 40
"""Candidates looked at for rivals before the first call and behind the last."""

FARTHEST = 400
"""Candidates looked at for rivals between two calls; keeps the work linear."""

NO_RIVAL = -9.0
"""Less than any weight."""


def calls_without_notes(candidates: Sequence[Candidate]) -> tuple[Assigned, ...]:
    """Return the calls that rise in their numbers, with sure ones that stand outside the sequence."""
    numbered = [one for one in candidates if one.marker.number]
    sequences = _Sequences(numbered)
    for _, readings in groupby(range(len(numbered)), key=lambda place: numbered[place].place):
        sequences.add(list(readings))
    chain = sequences.heaviest()
    found = [Assigned(numbered[place], -1, _cert(chain, at, numbered)) for at, place in enumerate(chain)]
    taken = {one.candidate.place for one in found}
    sure = [
        Assigned(one, -1, "" if one.marker.style == "ruled" else "medium") for one in candidates
        if one.marker.weight >= SURE and one.place not in taken
    ]
    return tuple(sorted([*found, *sure], key=lambda one: one.candidate.position))


class _Sequences:
    """The heaviest rising sequence that ends at each candidate."""

    def __init__(self, numbered: Sequence[Candidate]) -> None:
        self.numbered = numbered
        self.values: list[float] = []
        self.before: list[int] = []
        """The candidate before this one in its sequence; -1 where it begins."""
        self.last_of: dict[int, int] = {}
        """Number → where the heaviest sequence so far ends with it."""
        self.top, self.top_value = -1, 0.0

    def add(self, readings: Sequence[int]) -> None:
        """Go on to the next *readings* of the same figures, of which a sequence has one at most."""
        for place in readings:
            value, before = self._best_step(self.numbered[place])
            self.values.append(value + self.numbered[place].marker.weight)
            self.before.append(before)
        for place in readings:
            number, value = self.numbered[place].marker.number, self.values[place]
            if number not in self.last_of or value >= self.values[self.last_of[number]]:
                self.last_of[number] = place
            if value > self.top_value:
                self.top, self.top_value = place, value

    def _best_step(self, one: Candidate) -> tuple[float, int]:
        """Return value and place of the best that may come before *one*."""
        number = one.marker.number
        ways = ((gap, self.last_of.get(number - gap, -1)) for gap in range(1, GAPS + 1))
        options = [(self.values[place] + _gain(gap), place) for gap, place in ways if place >= 0]
        options.append((-LOW_START if number <= 2 else -HIGH_START, -1))
        if self.top >= 0 and number <= 2:
            is_new = self.numbered[self.top].chapter != one.chapter
            options.append((self.top_value - (NEW_CHAPTER if is_new else WITHIN_CHAPTER), self.top))
        return max(options)

    def heaviest(self) -> list[int]:
        """Return the heaviest of all in order, or nothing if it may be chance."""
        chain: list[int] = []
        place = self.top
        while place >= 0:
            chain.append(place)
            place = self.before[place]
        if not chain:
            return []
        last = self.numbered[chain[0]].marker
        is_damaged_letter = len(chain) == 1 and last.label == "1" and last.weight < GLUED_TO_END
        is_chance = self.top_value < LEAST and last.weight < LONE
        return [] if is_chance or is_damaged_letter else chain[::-1]


def _gain(gap: int) -> float:
    """Return what a number gains by standing *gap* above the one before it: calls are lost one by one."""
    return NEXT if gap == 1 else 1.0 - 1.3 * gap


def _cert(chain: Sequence[int], at: int, numbered: Sequence[Candidate]) -> str:
    """Return the confidence of the call *at* in a sequence: its neighbours vouch for it."""
    one = numbered[chain[at]].marker
    low = chain[at - 1] if at else max(0, chain[at] - AROUND)
    high = chain[at + 1] if at + 1 < len(chain) else min(len(numbered), chain[at] + AROUND)
    near = range(low + 1, min(high, low + FARTHEST))
    rivals = [numbered[place].marker for place in near if place != chain[at]]
    best = max((rival.weight for rival in rivals if rival.label == one.label), default=NO_RIVAL)
    cert = cert_of(one.weight, best)
    if one.weight >= SURE:
        return cert
    beside = [numbered[chain[place]].marker.number for place in (at - 1, at + 1) if 0 <= place < len(chain)]
    vouched = sum(abs(number - one.number) == 1 for number in beside)
    if vouched == 2 and one.weight - best >= AHEAD and one.weight >= LIKELY:
        return ""
    return cert if cert or vouched else "medium"
