"""What a passage is near to says what it is about: several passages on one event strengthen each other.

Of two passages that never use the same word for a thing, each may be near to a third that uses both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TypeAlias

from edition.parallels.candidates import Partners
from edition.parallels.measure import PRODUCT
from edition.parallels.profiles import Keys
from edition.parallels.vectors import Vector, heaviest, product

NEAREST = 8
"""Passages of other authors whose features a passage takes on: six and ten ranked the same, three worse, since one
wrong one then counts for a third."""

COMPANY = 0.15
"""Share of the nearest ones, together, that it takes on: less than of a neighbour in its own text. More lets one theme
run together."""

Near: TypeAlias = Sequence[Mapping[int, float]]
"""For each passage those nearest to it with their part of the whole, best first; the parts of one passage make 1."""


def nearest(partners: Sequence[Partners], *, apart: Set[tuple[int, int]] = frozenset()) -> Near:
    """Return the nearest ones of each passage, by its best *partners* without those that are to be kept *apart*."""
    return [_parts([row for row in zip(one.numbers, one.scores, strict=True) if (number, row[0]) not in apart])
            for number, one in enumerate(partners)]


def _parts(rows: Sequence[tuple[int, float]]) -> Mapping[int, float]:
    best = rows[:NEAREST]
    whole = sum(score for _, score in best)
    return {number: score / whole for number, score in best}


def with_company(vectors: Sequence[Vector], near: Near, keys: Keys) -> list[Vector]:
    """Return *vectors* with what their nearest ones speak of."""
    return [_joined(one, row, vectors, keys) for one, row in zip(vectors, near, strict=True)]


def shares_of_company(a: int, b: int, near: Near, vectors: Sequence[Vector]) -> dict[int, float]:
    """Return what each passage that is near to both *a* and *b* adds to their score.

    *vectors* are those without company.
    """
    of_a, of_b = near[a], near[b]
    found: dict[int, float] = {}
    for other in sorted(of_a.keys() & of_b.keys()):
        its = dict(vectors[other].items())
        shared = of_a[other] * product(its, vectors[b]) + of_b[other] * product(its, vectors[a])
        found[other] = PRODUCT * COMPANY * shared
    return found


def _joined(one: Vector, near: Mapping[int, float], vectors: Sequence[Vector], keys: Keys) -> Vector:
    mixed = dict(one.items())
    for other, part in near.items():
        for key, weight in vectors[other].items():
            mixed[key] = mixed.get(key, 0.0) + COMPANY * part * weight
    return heaviest(mixed, keys)
