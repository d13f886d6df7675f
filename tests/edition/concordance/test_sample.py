"""What the concordance of the sample must show whatever else changes: the questions a historian knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.concordance import Concordance, Question
from edition.concordance.keeping import concordance_of
from edition.concordance.verdicts import AGREEING
from edition.store import Edition


@pytest.fixture(scope="module")
def found(folder: Path) -> Concordance:
    return concordance_of(Edition.open(folder))


def holding(found: Concordance, *values: float) -> Question:
    """Return the question that has all *values* among its answers."""
    return next(one for one in found.questions if set(values) <= {claim.value for claim in one.claims})


@pytest.mark.parametrize(("values", "verdict"), [
    pytest.param((268950, 259450, 267000), "contradicting", id="the-first-quota"),
    pytest.param((383,), "same", id="the-lists"),
])
def test_a_known_question_is_one_and_its_verdict_right(
    found: Concordance, values: tuple[float, ...], verdict: str
) -> None:
    assert holding(found, *values).verdict == verdict


def test_no_two_numbers_agree_that_are_of_different_acts_or_years(found: Concordance) -> None:
    agreeing = [one for question in found.questions for one in question.verdicts if one.kind in AGREEING]
    numbers = [(one.a.value, one.b.value) for one in agreeing if one.a.thing == "people"
               and not (one.a.is_range or one.b.is_range)]
    assert agreeing
    assert not [pair for pair in numbers if max(pair) > 1.1 * min(pair)]


def test_the_victims_of_two_years_are_checked_as_a_sum(found: Concordance) -> None:
    assert "55,428 + 61,457 = 116,885 ≈ 117,000" in [one.words for one in found.sums]
