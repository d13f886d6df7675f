"""Passages of equal words in two versions of a text, and the places between them.

Equal words are matched first, wherever they stand; passages that occur more than once by their neighbours, then in
order: two `Ibid.` cannot be told apart, and keep the order they had.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from edition.likeness import Likeness, plain_words


@dataclass(frozen=True, slots=True)
class Block:
    """What alignment knows of a passage. Blocks of different `group` never match."""

    group: str
    kind: str
    text: str
    n: str = ""
    name: str = ""
    """An id that an editor wrote into the file: equal names speak for equal passages."""


class Pairing:
    """The old and the new passages that are known to be the same, and where the others stand between them."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old, self.new = old, new
        self.likeness = Likeness([block.text for block in old], [block.text for block in new])
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}

    def match(self, old: int, new: int) -> None:
        self.to_new[old], self.to_old[new] = new, old

    def match_equal(self) -> None:
        words = self.likeness
        old_keys = [_key(block, said) for block, said in zip(self.old, words.old, strict=True)]
        new_keys = [_key(block, said) for block, said in zip(self.new, words.new, strict=True)]
        old_at, new_at = _positions(old_keys), _positions(new_keys)
        self._match_same_name(old_keys, new_keys)
        for one, places in old_at.items():
            others = new_at.get(one, ())
            if len(places) == len(others) == 1 and places[0] not in self.to_new and others[0] not in self.to_old:
                self.match(places[0], others[0])
        self._spread(old_keys, new_keys)
        self._match_repeated(old_at, new_at)

    def _match_same_name(self, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]) -> None:
        by_name = {block.name: place for place, block in enumerate(self.old) if block.name}
        for new, block in enumerate(self.new):
            old = by_name.get(block.name, -1) if block.name else -1
            if old >= 0 and old not in self.to_new and old_keys[old] == new_keys[new]:
                self.match(old, new)

    def _spread(self, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]) -> None:
        """Match equal neighbours of what is matched, forwards, then backwards."""
        for step in (1, -1):
            for new in sorted(self.to_old, reverse=step < 0):
                old, new = self.to_old[new] + step, new + step
                while (
                    0 <= old < len(old_keys) and 0 <= new < len(new_keys) and old_keys[old] == new_keys[new]
                    and old not in self.to_new and new not in self.to_old
                ):
                    self.match(old, new)
                    old, new = old + step, new + step

    def _match_repeated(
        self, old_at: dict[Hashable, list[int]], new_at: dict[Hashable, list[int]]
    ) -> None:
        """Match what is left of equal passages: in order within each gap, then in order."""
        old_gap, new_gap = self.gaps()
        for one, places in old_at.items():
            left = [place for place in places if place not in self.to_new]
            others = [place for place in new_at.get(one, ()) if place not in self.to_old]
            waiting: dict[int, list[int]] = defaultdict(list)
            for place in reversed(others):
                waiting[new_gap[place]].append(place)
            for place in left:
                if waiting[old_gap[place]]:
                    self.match(place, waiting[old_gap[place]].pop())
            left = [place for place in left if place not in self.to_new]
            others = [place for place in others if place not in self.to_old]
            for place, other in zip(left, others, strict=False):
                self.match(place, other)

    def gaps(self) -> tuple[list[int], list[int]]:
        """Return for each place of the old and of the new version the gap between matched passages it lies in."""
        new_order = sorted(self.to_old)
        kept = longest_rise([self.to_old[new] for new in new_order])
        backbone = [new_order[index] for index in kept]
        return (
            _numbered_gaps(len(self.old), [self.to_old[new] for new in backbone]),
            _numbered_gaps(len(self.new), backbone),
        )

    def is_in_place(self, old: int, new: int) -> bool:
        return any(self._stands_with(old, new, step) for step in (-1, 1))

    def _stands_with(self, old: int, new: int, step: int) -> bool:
        """True if the nearest matched passages of both on one side are the same."""
        for distance in range(1, 4):
            neighbour = self.to_new.get(old + step * distance)
            if neighbour is not None:
                return 0 < (neighbour - new) * step <= 4
            if not 0 <= old + step * distance < len(self.old):
                return (new < 4) if step < 0 else (new >= len(self.new) - 4)
        return False


def key(block: Block) -> Hashable:
    """Return what two passages have in common that differ in case, accents, points and spaces only.

    >>> key(Block("body", "p", "Moscow, 1937 –")) == key(Block("body", "quote", "moscow 1937"))
    True
    """
    return _key(block, plain_words(block.text))


def _key(block: Block, words: Sequence[str]) -> Hashable:
    return (block.group, " ".join(words) or block.text.strip())


def longest_rise(values: Sequence[int]) -> list[int]:
    """Return the positions of a longest rising series in *values*; of equal ones it has one at most.

    >>> longest_rise([4, 0, 1, 5, 2, 3])
    [1, 2, 4, 5]
    >>> longest_rise([7, 7, 8])
    [1, 2]
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(ends, value)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            last.append(position)
        else:
            ends[at], last[at] = value, position
    return list(reversed(list(_back(last[-1] if last else -1, before))))


def _back(position: int, before: Sequence[int]) -> Iterator[int]:
    while position >= 0:
        yield position
        position = before[position]


def _positions(keys: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(keys):
        found[one].append(place)
    return found


def _numbered_gaps(length: int, borders: Sequence[int]) -> list[int]:
    gaps = [0] * length
    for border in borders:
        gaps[border] = 1
    number = 0
    for place in range(length):
        number += gaps[place]
        gaps[place] = number
    return gaps
