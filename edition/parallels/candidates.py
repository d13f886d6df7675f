"""Which passages are compared at all: those that share something rare, by way of lists of who has it."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edition.parallels.processes import in_processes
from edition.parallels.profiles import Item
from edition.parallels.vectors import Vector

LOOKED_AT = 3_000
"""Entries of the lists that are looked at for one passage, the heaviest feature first: what keeps the work linear. With
some thousand passages every shared feature is looked at; with a hundred thousand only the rarer ones."""

WIDEST = 800
"""Passages looked at for one feature, those in which it weighs most."""

COMPARED = 50
"""Candidates of a passage that are compared in full."""

PER_PASSAGE = 25
"""Parallels kept for a passage; nobody reads further down."""

LEAST = 0.02
"""Scores below this are chance: one common word between two long passages."""

Posting: TypeAlias = "tuple[array[int], array[float]]"
"""The passages that have a feature, and what it weighs in each."""


Rows: TypeAlias = "tuple[array[int], array[int], array[float]]"
"""Pairs in parallel arrays: passage, other passage, score."""


@dataclass(frozen=True, slots=True)
class Search:
    """All that is needed to find the best partners of any passage."""

    authors: Sequence[frozenset[str]]
    vectors: Sequence[Vector]
    postings: Sequence[Posting]

    def rows(self, numbers: range) -> Rows:
        """Return the best partners of the passages with these numbers, in order."""
        ones, others, scores = array("l"), array("l"), array("d")
        for number in numbers:
            for other, score in _best(number, self.authors, self.vectors, self.postings):
                ones.append(number)
                others.append(other)
                scores.append(score)
        return ones, others, scores


def best_pairs(
    items: Sequence[Item], vectors: Sequence[Vector], *, keys: int, processes: int = 0
) -> Mapping[tuple[int, int], float]:
    """Return the score of each pair that is among the best of either passage; the smaller number stands first.

    *keys* is how many different features there are. Never two passages that have an author in common. *processes* is
    by how many processes at once, 0 as many as there are processors; the result is the same for any number.
    """
    same: dict[frozenset[str], frozenset[str]] = {}
    authors = [same.setdefault(item.authors, item.authors) for item in items]
    search = Search(authors, vectors, _postings(vectors, keys))
    kept: dict[tuple[int, int], float] = {}
    for ones, others, scores in in_processes(search, len(vectors), processes):
        for one, other, score in zip(ones, others, scores, strict=True):
            kept[min(one, other), max(one, other)] = score
    return kept


def _postings(vectors: Sequence[Vector], keys: int) -> list[Posting]:
    """Return for each key the passages that have it; of too many, those in which it weighs most."""
    numbers = [array("l") for _ in range(keys)]
    weights = [array("f") for _ in range(keys)]
    for number, vector in enumerate(vectors):
        for key, weight in vector.items():
            numbers[key].append(number)
            weights[key].append(weight)
    return [_heaviest(row, its) for row, its in zip(numbers, weights, strict=True)]


def _heaviest(numbers: array[int], weights: array[float]) -> Posting:
    if len(numbers) <= WIDEST:
        return numbers, weights
    best = heapq.nsmallest(WIDEST, zip((-weight for weight in weights), numbers, strict=True))
    return array("l", (number for _, number in best)), array("f", (-weight for weight, _ in best))


def _best(
    number: int, others: Sequence[frozenset[str]], vectors: Sequence[Vector], postings: Sequence[Posting]
) -> list[tuple[int, float]]:
    authors = others[number]
    mine = dict(vectors[number].items())
    rough: dict[int, float] = defaultdict(float)
    looked_at = 0
    for key, weight in mine.items():
        numbers, weights = postings[key]
        looked_at += len(numbers)
        if looked_at > LOOKED_AT and rough:
            break
        for other, its_weight in zip(numbers, weights, strict=True):
            rough[other] += weight * its_weight
    foreign = [(-gain, other) for other, gain in rough.items() if others[other] is not authors]
    near = [row for row in heapq.nsmallest(COMPARED, foreign) if authors.isdisjoint(others[row[1]])]
    scored = [(-product(mine, vectors[other]), other) for _, other in near]
    scored.sort()
    return [(other, -score) for score, other in scored[:PER_PASSAGE] if -score >= LEAST]


def product(one: Mapping[int, float], other: Vector) -> float:
    """Return how much two passages share: the sum over their common features."""
    return sum(one[key] * weight for key, weight in other.items() if key in one)
