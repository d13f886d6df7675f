"""What is near to two passages brings them nearer, from whichever side."""

from __future__ import annotations

from array import array

import pytest

from edition.parallels.company import COMPANY, shares_of_company
from edition.parallels.measure import PRODUCT
from edition.parallels.vectors import Vector


def vector(**weights: float) -> Vector:
    return Vector(array("i", [ord(key) for key in weights]), array("d", weights.values()))


def test_what_is_near_to_both_counts_as_much_as_it_shares_with_each_from_either_side() -> None:
    vectors = [vector(a=1.0), vector(b=2.0), vector(a=3.0, b=0.5), vector(c=9.0)]
    near = [{2: 0.5, 3: 0.5}, {2: 0.25}, {}, {}]
    shared = 0.5 * (0.5 * 2.0) + 0.25 * (3.0 * 1.0)
    assert shares_of_company(0, 1, near, vectors) == {2: pytest.approx(PRODUCT * COMPANY * shared)}
    assert shares_of_company(0, 1, near, vectors) == shares_of_company(1, 0, near, vectors)
    assert shares_of_company(0, 2, near, vectors) == {}
