"""One sparse vector for each passage: what it speaks of, weighed by how rare that is in the library."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.parallels.profiles import Item, Keys

SLOPE = 0.5
"""Pivoted length norm (Singhal, Buckley, Mitra 1996): half way between no norm and the full cosine. 0.3 and 0.75 ranked
the same; 1 favours short passages and lost a third of the precision of the whole list."""

NEIGHBOURS = 0.2
"""Share of the paragraph before and after that a passage takes on. None lost 0.03 MAP; two on either side blurred."""

HEAVIEST = 160
"""Features of a vector that are kept; a paragraph of 200 words with its neighbours has about as many."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Numbers of keys and their weights, the heaviest first."""

    keys: array[int]
    weights: array[float]

    def items(self) -> Iterator[tuple[int, float]]:
        return zip(self.keys, self.weights, strict=True)


def vectors_of(items: Sequence[Item], keys: Keys) -> list[Vector]:
    """Return the vector of each of *items*, in the same order."""
    rarity = rarity_of(items, keys)
    lengths = array("d")
    raw: list[Vector] = []
    for number in range(len(items)):
        mixed = _mixed(number, items, rarity)
        lengths.append(math.sqrt(math.fsum(weight * weight for weight in mixed.values())))
        heaviest = sorted(mixed.items(), key=lambda row: (-row[1], keys.names[row[0]]))[:HEAVIEST]
        raw.append(Vector(array("l", (key for key, _ in heaviest)), array("d", (weight for _, weight in heaviest))))
    mean = math.fsum(lengths) / len(lengths) if lengths else 1.0
    return [_normed(one, (1 - SLOPE) * mean + SLOPE * length) for one, length in zip(raw, lengths, strict=True)]


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


def _mixed(number: int, items: Sequence[Item], rarity: Sequence[float]) -> Mapping[int, float]:
    here = items[number]
    mixed = dict(_own(here, rarity))
    if here.is_note:
        return mixed
    for other in _neighbours(number, items):
        for key, weight in _own(other, rarity):
            mixed[key] = mixed.get(key, 0.0) + NEIGHBOURS * weight
    return mixed


def _neighbours(number: int, items: Sequence[Item]) -> Iterator[Item]:
    """Yield the passages beside one in the same text by the same authors; notes are passed over."""
    here = items[number]
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(items) and items[other].is_note and abs(other - number) < LONGEST_GAP:
            other += step
        if 0 <= other < len(items) and items[other].text_id == here.text_id and not items[other].is_note \
                and items[other].authors == here.authors:
            yield items[other]


LONGEST_GAP = 40
"""Notes between two paragraphs that are passed over in looking for the next one."""


def _own(item: Item, rarity: Sequence[float]) -> Iterator[tuple[int, float]]:
    for key, count in zip(item.keys, item.counts, strict=True):
        if weight := (1 + math.log(count) if count > 1 else count) * rarity[key]:
            yield key, weight


def _normed(vector: Vector, norm: float) -> Vector:
    if not norm:
        return vector
    return Vector(vector.keys, array("d", (weight / norm for weight in vector.weights)))
