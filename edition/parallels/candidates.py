"""Which passages are compared at all: those that share something rare, by way of lists of who has it."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from edition.parallels.measure import Measure
from edition.parallels.processes import in_processes
from edition.parallels.profiles import Item
from edition.parallels.vectors import Vector

LOOKED_AT = 3_000
"""Entries of the lists that are looked at for one passage, the heaviest feature first: what keeps the work linear. With
some thousand passages every shared feature is looked at; with a hundred thousand only the rarer ones."""

WIDEST = 800
"""Passages looked at for one feature, those in which it weighs most."""

COMPARED = 50
"""Candidates of a passage whose vectors are compared in full."""

PER_PASSAGE = 25
"""Partners kept for a passage; nobody reads further down."""

LEAST = 0.02
"""Scores below this are chance: one common word between two long passages."""

Posting: TypeAlias = "tuple[array[int], array[float]]"
"""The passages that have a feature, and what it weighs in each."""


@dataclass(frozen=True, slots=True)
class Partners:
    """The best partners of one passage, best first, in parallel arrays."""

    numbers: array[int]
    scores: array[float]
    together: array[float]
    """The part of the score that comes from what is said together."""


@dataclass(frozen=True, slots=True)
class Search:
    """All that is needed to find the best partners of any passage."""

    authors: Sequence[frozenset[str]]
    measure: Measure
    postings: Sequence[Posting]

    def rows(self, numbers: range) -> list[Partners]:
        """Return the best partners of the passages with these numbers, in order."""
        return [_best(number, self) for number in numbers]


@dataclass(frozen=True, slots=True)
class Rescoring:
    """All that is needed to score known pairs by another measure."""

    measure: Measure
    known: Sequence[tuple[array[int], array[float]]]

    def rows(self, numbers: range) -> tuple[array[int], array[int], array[float]]:
        """Return passage, other passage and score, for the pairs in which one of these numbers is the smaller."""
        ones, others, scores = array("i"), array("i"), array("d")
        for number in numbers:
            probe = self.measure.probe(number)
            for other, together in sorted(dict(zip(*self.known[number], strict=True)).items()):
                if (score := self.measure.product(probe, other) + together) >= LEAST:
                    ones.append(number)
                    others.append(other)
                    scores.append(score)
        return ones, others, scores


def best_partners(items: Sequence[Item], measure: Measure, *, keys: int, processes: int = 0) -> list[Partners]:
    """Return the best partners of each passage, in order.

    *keys* is how many different features there are. Never two passages that have an author in common. *processes* is
    by how many processes at once, 0 as many as there are processors; the result is the same for any number.
    """
    same: dict[frozenset[str], frozenset[str]] = {}
    authors = [same.setdefault(item.authors, item.authors) for item in items]
    search = Search(authors, measure, _postings(measure.vectors, keys))
    return [one for rows in in_processes(search, len(items), processes) for one in rows]


def rescored(
    partners: Sequence[Partners], measure: Measure, *, processes: int = 0
) -> Iterator[tuple[int, int, float]]:
    """Yield each pair of *partners* once, the smaller number first, with its score by another *measure*.

    What is said together is taken as known. Pairs that share hardly anything by that measure are left out.
    """
    known = [(array("i"), array("d")) for _ in partners]
    for number, row in enumerate(partners):
        for other, together in zip(row.numbers, row.together, strict=True):
            numbers, its = known[min(number, other)]
            numbers.append(max(number, other))
            its.append(together)
    for ones, others, scores in in_processes(Rescoring(measure, known), len(known), processes):
        yield from zip(ones, others, scores, strict=True)


def _postings(vectors: Sequence[Vector], keys: int) -> list[Posting]:
    """Return for each key the passages that have it; of too many, those in which it weighs most."""
    numbers = [array("i") for _ in range(keys)]
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
    return array("i", (number for _, number in best)), array("f", (-weight for weight, _ in best))


def _best(number: int, search: Search) -> Partners:
    authors, measure = search.authors[number], search.measure
    probe = measure.probe(number)
    rough: dict[int, float] = defaultdict(float)
    looked_at = 0
    for key, weight in probe.weights.items():
        numbers, weights = search.postings[key]
        looked_at += len(numbers)
        if looked_at > LOOKED_AT and rough:
            break
        for other, its_weight in zip(numbers, weights, strict=True):
            rough[other] += weight * its_weight
    foreign = [(-gain, other) for other, gain in rough.items() if search.authors[other] is not authors]
    near = [row for row in heapq.nsmallest(COMPARED, foreign) if authors.isdisjoint(search.authors[row[1]])]
    compared = sorted((-measure.product(probe, other), other) for _, other in near)[:PER_PASSAGE]
    together = {other: measure.together(probe, other) for _, other in compared}
    best = sorted((product - together[other], other) for product, other in compared)
    kept = [(other, -score) for score, other in best if -score >= LEAST]
    return Partners(array("i", (other for other, _ in kept)), array("d", (score for _, score in kept)),
                    array("d", (together[other] for other, _ in kept)))
