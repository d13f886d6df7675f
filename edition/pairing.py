"""Passages of equal words in two versions of a text, and the places between them.

Equal words are matched first, wherever they stand; passages that occur more than once by their neighbours, then in
order: two `Ibid.` cannot be told apart, and keep the order they had.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.likeness import Likeness, plain_words


@dataclass(frozen=True, slots=True)
class Block:
    """What alignment knows of a passage. Those of one `group` are matched first, the rest by their rare words."""

    group: str
    kind: str
    text: str
    n: str = ""
    name: str = ""
    """An id that an editor wrote into the file: equal names speak for equal passages."""


NEAR = 4
"""Passages to a neighbour that tells the place: a passage or two may have been put in, taken out or parted between."""


class Version:
    """One of two versions of a text, passage by passage, and what of it was found in the other so far.

    Places are positions in document order. Both versions are alike, so that what is done for a passage that was split
    is done for several that were merged, from the other side.
    """

    def __init__(self, blocks: Sequence[Block], words: Sequence[Sequence[str]]) -> None:
        self.blocks = blocks
        self.words = words
        """The words of each passage, folded."""
        self.same: dict[int, int] = {}
        """Place → that of the same passage in the other version."""
        self.within: dict[int, int] = {}
        """Place → that of a passage of the other version of which this one is a further part."""
        self.telling: Mapping[int, set[Hashable]] = {}
        """What few passages have, of those that were not the same at once."""
        self.like: Mapping[int, Sequence[int]] = {}
        """Place → those of the other version that share something telling, the likest first."""

    def __len__(self) -> int:
        return len(self.blocks)

    def is_free(self, place: int) -> bool:
        return place not in self.same and place not in self.within

    def kind(self, place: int) -> str:
        return self.blocks[place].kind


class Pairing:
    """The old and the new passages that are known to be the same, and where the others stand between them."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.likeness = Likeness([block.text for block in old], [block.text for block in new])
        self.old = Version(old, self.likeness.old)
        self.new = Version(new, self.likeness.new)

    def match(self, old: int, new: int) -> None:
        self.old.same[old], self.new.same[new] = new, old

    def match_equal(self) -> None:
        """Match passages of equal words."""
        old_keys, new_keys = ([_key(block, said) for block, said in zip(one.blocks, one.words, strict=True)]
                              for one in (self.old, self.new))
        old_at, new_at = _positions(old_keys), _positions(new_keys)
        for old, new in self.named():
            if old_keys[old] == new_keys[new]:
                self.match(old, new)
        for one, places in old_at.items():
            others = new_at.get(one, ())
            if len(places) == len(others) == 1 and places[0] not in self.old.same and others[0] not in self.new.same:
                self.match(places[0], others[0])
        self._spread(old_keys, new_keys)
        self._match_repeated(old_at, new_at)

    def named(self) -> Iterator[tuple[int, int]]:
        """Yield the places of passages that bear one id, an editor's, and are not matched yet."""
        by_name = {block.name: place for place, block in enumerate(self.old.blocks) if block.name}
        for new, block in enumerate(self.new.blocks):
            old = by_name.get(block.name, -1) if block.name else -1
            if old >= 0 and old not in self.old.same and new not in self.new.same:
                yield old, new

    def _spread(self, old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]) -> None:
        """Match equal neighbours of what is matched, forwards, then backwards."""
        for step in (1, -1):
            for new in sorted(self.new.same, reverse=step < 0):
                old, new = self.new.same[new] + step, new + step
                while (
                    0 <= old < len(old_keys) and 0 <= new < len(new_keys) and old_keys[old] == new_keys[new]
                    and old not in self.old.same and new not in self.new.same
                ):
                    self.match(old, new)
                    old, new = old + step, new + step

    def _match_repeated(
        self, old_at: dict[Hashable, list[int]], new_at: dict[Hashable, list[int]]
    ) -> None:
        """Match what is left of equal passages: in order within each gap, then in order."""
        old_gap, new_gap = self.gaps()
        for one, places in old_at.items():
            left = [place for place in places if place not in self.old.same]
            others = [place for place in new_at.get(one, ()) if place not in self.new.same]
            waiting: dict[int, list[int]] = defaultdict(list)
            for place in reversed(others):
                waiting[new_gap[place]].append(place)
            for place in left:
                if waiting[old_gap[place]]:
                    self.match(place, waiting[old_gap[place]].pop())
            left = [place for place in left if place not in self.old.same]
            others = [place for place in others if place not in self.new.same]
            for place, other in zip(left, others, strict=False):
                self.match(place, other)

    def gaps(self) -> tuple[list[int], list[int]]:
        """Return for each place of the old and of the new version the gap between matched passages it lies in."""
        new_order = sorted(self.new.same)
        kept = longest_rise([self.new.same[new] for new in new_order])
        backbone = [new_order[index] for index in kept]
        return (
            _numbered_gaps(len(self.old), [self.new.same[new] for new in backbone]),
            _numbered_gaps(len(self.new), backbone),
        )

    def is_alike(self, old: int, new: int) -> bool:
        return self.old.kind(old) == self.new.kind(new) and self.likeness.is_same(old, new)

    def is_in_place(self, old: int, new: int) -> bool:
        return any(self._stands_with(old, new, step) for step in (-1, 1))

    def _stands_with(self, old: int, new: int, step: int) -> bool:
        """True if the nearest matched passages of both on one side are the same."""
        for distance in range(1, NEAR):
            neighbour = self.old.same.get(old + step * distance)
            if neighbour is not None:
                return 0 < (neighbour - new) * step <= NEAR
            if not 0 <= old + step * distance < len(self.old):
                return (new < NEAR) if step < 0 else (new >= len(self.new) - NEAR)
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
