"""Figures are weighed as calls by what stands before them."""

from __future__ import annotations

import pytest

from edition.encoding.markers import find_markers


def heaviest(text: str) -> float:
    return max((one.weight for one in find_markers(text)), default=-9.0)


@pytest.mark.parametrize("noun", ["Order", "Decree", "General", "Marble"])
def test_number_of_something_named_calls_nothing(noun: str) -> None:
    assert heaviest(f"as under {noun} 11652 it was done") < 0


@pytest.mark.parametrize("month", ["June", "Okt.", "Août", "Sept.", "JUNE"])
def test_figure_glued_to_the_day_of_a_month_may_be_a_call(month: str) -> None:
    assert heaviest(f"They came in {month} 515 by boat") > 0
