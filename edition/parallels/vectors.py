"""One sparse vector for each passage: what it speaks of, weighed by how rare that is in the library."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.parallels.profiles import Item, Keys

SLOPE = 0.5
"""Pivoted length norm (Singhal, Buckley, Mitra 1996): half way between no norm and the full cosine. 0.3 and 0.75 ranked
the same; 1 favours short passages and lost a third of the precision of the whole list."""

NEIGHBOURS = 0.2
"""Share of the paragraph before and after that a passage takes on, and a note of the passage that calls it. None lost
0.03 MAP; two on either side blurred. Of notes: none lost a little in most libraries, half gained nothing."""

INTRODUCED = 0.5
"""Share that a quotation, a list item or a speech takes on from the paragraph that introduces it: half, since it seldom
names what it is about. More gained no more; what stands beside it, mostly other quotations, added nothing."""

HEAVIEST = 160
"""Features of a vector that are kept; a paragraph of 200 words with its neighbours has about as many. From 120 to 250
ranked the same."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Numbers of keys and their weights, the heaviest first."""

    keys: array[int]
    weights: array[float]

    def items(self) -> Iterator[tuple[int, float]]:
        return zip(self.keys, self.weights, strict=True)


def vectors_of(items: Sequence[Item], keys: Keys, rarity: Sequence[float]) -> list[Vector]:
    """Return the vector of each of *items*, in the same order; *rarity* gives what each key weighs."""
    lengths = array("d")
    raw: list[Vector] = []
    callers = _callers(items)
    for number in range(len(items)):
        mixed = _mixed(number, items, callers, rarity)
        lengths.append(math.sqrt(math.fsum(weight * weight for weight in mixed.values())))
        raw.append(heaviest(mixed, keys))
    mean = math.fsum(lengths) / len(lengths) if lengths else 1.0
    return [_normed(one, pivoted(length, mean)) for one, length in zip(raw, lengths, strict=True)]


def heaviest(mixed: Mapping[int, float], keys: Keys) -> Vector:
    """Return the vector of the heaviest features of *mixed*; of equal ones those first in the alphabet."""
    least = sorted(mixed.values(), reverse=True)[HEAVIEST - 1] if len(mixed) > HEAVIEST else 0.0
    rows = sorted((-weight, keys.names[key], key) for key, weight in mixed.items() if weight >= least)[:HEAVIEST]
    return Vector(array("i", (key for _, _, key in rows)), array("d", (-weight for weight, _, _ in rows)))


def product(one: Mapping[int, float], other: Vector) -> float:
    """Return how much two passages share: the sum over their common features."""
    return sum([one[key] * weight for key, weight in other.items() if key in one])


def rarity_of(items: Sequence[Item], keys: Keys) -> array[float]:
    """Return the inverse document frequency of each key, in nats; what is only implied counts as there.

    A work cited is a cross-reference, not a parallel, and counts nothing. No kind of feature has a weight of its own:
    rarity alone tells a day from a year. Weights fitted on one half of a gold lost on the other half.
    """
    seen: Counter[int] = Counter()
    for item in items:
        seen.update(item.keys)
    total = len(items)
    return array("d", (
        0.0 if name.startswith("cited:") else math.log((total + 1) / (seen[number] + 0.5))
        for number, name in enumerate(keys.names)
    ))


def _callers(items: Sequence[Item]) -> Mapping[str, Item]:
    """Return the passages that call notes, by anchor."""
    called = {item.called_from for item in items}
    return {item.anchor: item for item in items if item.anchor in called}


def _mixed(
    number: int, items: Sequence[Item], callers: Mapping[str, Item], rarity: Sequence[float]
) -> Mapping[int, float]:
    here = items[number]
    mixed = dict(_own(here, rarity))
    for share, other in _surroundings(number, items, callers):
        for key, weight in _own(other, rarity):
            mixed[key] = mixed.get(key, 0.0) + share * weight
    return mixed


def _surroundings(
    number: int, items: Sequence[Item], callers: Mapping[str, Item]
) -> Iterator[tuple[float, Item]]:
    """Yield what stands around a passage in the same text by the same authors, and how much of it counts."""
    here = items[number]
    if here.is_note:
        if (caller := callers.get(here.called_from)) and caller.authors == here.authors:
            yield NEIGHBOURS, caller
    elif here.is_introduced:
        if (before := _beside(number, -1, items, passing=lambda one: one.is_note or one.is_introduced)) is not None:
            yield INTRODUCED, before
    else:
        for step in (-1, 1):
            if (other := _beside(number, step, items, passing=lambda one: one.is_note)) is not None:
                yield NEIGHBOURS, other


def _beside(number: int, step: int, items: Sequence[Item], *, passing: Callable[[Item], bool]) -> Item | None:
    """Return the next passage before (-1) or after (1) one, over those that *passing* is true of, or None."""
    here = items[number]
    other = number + step
    while 0 <= other < len(items) and passing(items[other]) and abs(other - number) < LONGEST_GAP:
        other += step
    if not 0 <= other < len(items) or passing(items[other]):
        return None
    found = items[other]
    return found if (found.text_id, found.authors) == (here.text_id, here.authors) else None


LONGEST_GAP = 40
"""Notes and quotations that are passed over in looking for the next paragraph."""


def _own(item: Item, rarity: Sequence[float]) -> Iterator[tuple[int, float]]:
    for key, count in zip(item.keys, item.counts, strict=True):
        if weight := damped(count) * rarity[key]:
            yield key, weight


def damped(count: float) -> float:
    """Return how much it counts that something is said so often: the tenth time adds less than the second."""
    return 1 + math.log(count) if count > 1 else count


def pivoted(length: float, mean: float) -> float:
    """Return what a vector of *length* is divided by where the mean length is *mean*."""
    return (1 - SLOPE) * mean + SLOPE * length


def _normed(vector: Vector, norm: float) -> Vector:
    if not norm:
        return vector
    return Vector(vector.keys, array("d", (weight / norm for weight in vector.weights)))
