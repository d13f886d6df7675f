"""What else a passage might be: the passages of the same version that say most of what it says.

“In the convent of A there are two ministers” stands in a register thirty times over with another name in it. Such a
frame identifies nothing. What tells a passage from others is what it says beyond the one that is most like it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from edition.likeness import compared

Words = Sequence[str]

ASKED = 6
"""The rarest words of a passage by which others like it are looked for."""

NEAR = 40
"""Passages with such a word that are looked at, the nearest ones: registers and tables keep their like together."""

CLOSEST = 3
"""Passages, those with most of the words, that are compared word for word."""


class Rivals:
    """The passages of one version, by their words."""

    def __init__(self, passages: Sequence[Words]) -> None:
        self.passages = passages

    def own(self, words: Words, at: int) -> list[str]:
        """Return which of *words*, said in the passage at place *at*, tell it from the one that has most of them.

        That one may stand anywhere but at *at*, and not say the same: two `Ibid.` are no rivals.
        """
        own = list(words)
        for place in self._likest(words, at):
            left = compared(words, self.passages[place])[1]
            if sum(map(len, left)) < sum(map(len, own)):
                own = left
        return own

    def has_like(self, at: int) -> bool:
        """True if another passage has half of the rarest words of the one at *at*, of those that are anywhere else."""
        return next(self._likest(self.passages[at], at), None) is not None

    def _likest(self, words: Words, at: int) -> Iterator[int]:
        known = self._where.keys() & words
        asked = [word for _, word in sorted([(len(self._where[word]), word) for word in known])[:ASKED]]
        counts = Counter(chain.from_iterable(self._near(word, at) for word in asked))
        for place, count in counts.most_common(CLOSEST + 1):
            if 2 * count >= len(asked) and self.passages[place] != self.passages[at]:
                yield place

    def _near(self, word: str, at: int) -> Sequence[int]:
        places = self._where[word]
        middle = bisect_left(places, at)
        return places[max(middle - NEAR // 2, 0):middle + NEAR // 2]

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """Word → the places of the passages that have it, in order, if they are several."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self.passages):
            for word in set(words):
                found[word].append(place)
        return {word: places for word, places in found.items() if len(places) > 1}
