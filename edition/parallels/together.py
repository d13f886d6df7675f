"""What two passages say together: features in one sentence of both tell more than the same ones scattered.

A look-alike is a pair that has a month here, a name there and a number elsewhere in common. Who did what to how many
stands in one sentence. So sentence is held against sentence; the root of the sum of the squares of all products is one
number for a pair, and every feature has its share in it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edition.parallels.features import MOST_SENTENCES
from edition.parallels.profiles import Item
from edition.parallels.vectors import damped, pivoted

Places: TypeAlias = "Mapping[int, Sequence[tuple[int, float]]]"
"""Key → the sentences in which it stands, and what it weighs there."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a passage as three parallel arrays: key, number of the sentence, weight."""

    keys: array[int]
    numbers: array[int]
    weights: array[float]

    def places(self) -> Places:
        found: dict[int, list[tuple[int, float]]] = {}
        for key, number, weight in zip(self.keys, self.numbers, self.weights, strict=True):
            found.setdefault(key, []).append((number, weight))
        return found

    def shared_with(self, places: Places) -> list[tuple[int, int, float]]:
        """Return key, number and weight of what another passage says, too."""
        return [row for row in zip(self.keys, self.numbers, self.weights, strict=True) if row[0] in places]


def sentences_of(items: Sequence[Item], rarity: Sequence[float]) -> list[Sentences]:
    """Return the sentences of each of *items*, in the same order; a long one counts little more than a short one."""
    raw = [
        Sentences(item.told, item.told_in, array("f", (
            damped(count) * rarity[key] for key, count in zip(item.told, item.told_counts, strict=True))))
        for item in items
    ]
    lengths = [_lengths(one) for one in raw]
    every = [length for row in lengths for length in row.values()]
    mean = math.fsum(every) / len(every) if every else 1.0
    return [_normed(one, row, mean) for one, row in zip(raw, lengths, strict=True)]


def _lengths(one: Sentences) -> Mapping[int, float]:
    """Return the length of each sentence, by its number."""
    squares: dict[int, float] = {}
    for number, weight in zip(one.numbers, one.weights, strict=True):
        squares[number] = squares.get(number, 0.0) + weight * weight
    return {number: math.sqrt(square) for number, square in squares.items()}


def _normed(one: Sentences, lengths: Mapping[int, float], mean: float) -> Sentences:
    norms = {number: pivoted(length, mean) or 1.0 for number, length in lengths.items()}
    weights = (weight / norms[number] for number, weight in zip(one.numbers, one.weights, strict=True))
    return Sentences(one.keys, one.numbers, array("f", weights))


def together(one: Places, other: Sentences) -> float:
    """Return how much two passages say together, 0 if no sentence shares anything."""
    return math.sqrt(sum(product * product for product in _products(one, other).values()))


def shares_together(one: Places, other: Sentences) -> dict[int, float]:
    """Return what each feature adds to what is said together; the shares add up to it."""
    products = _products(one, other)
    whole = math.sqrt(sum(product * product for product in products.values()))
    found: dict[int, float] = {}
    for key, number, weight in other.shared_with(one):
        for place, its_weight in one[key]:
            gain = products[place * MOST_SENTENCES + number] * its_weight * weight
            found[key] = found.get(key, 0.0) + (gain / whole if whole else 0.0)
    return found


def _products(one: Places, other: Sentences) -> Mapping[int, float]:
    """Return the product of each sentence of one with each of the other, for those that share something."""
    found: dict[int, float] = {}
    for key, number, weight in other.shared_with(one):
        for place, its_weight in one[key]:
            cell = place * MOST_SENTENCES + number
            found[cell] = found.get(cell, 0.0) + its_weight * weight
    return found
