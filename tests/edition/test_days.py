"""Days before our era follow each other as those after it do."""

from __future__ import annotations

import random
from datetime import date

import pytest

from edition.days import Day, days_of


@pytest.mark.parametrize("seed", range(5))
def test_days_are_counted_as_datetime_counts_them(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(200):
        known = date.fromordinal(draw.randint(1, date.max.toordinal()))
        assert Day.of(known).ordinal == known.toordinal()
        assert Day.of(known).isoformat() == known.isoformat()


def test_from_one_era_to_the_other_no_day_is_missing() -> None:
    assert Day(1, 1, 1).ordinal - Day(0, 12, 31).ordinal == 1
    assert Day(0, 3, 1).ordinal - Day(0, 2, 28).ordinal == 2, "the year 0 is a leap year"
    assert Day(-43, 3, 15) < Day(-30, 9, 2) < Day(14, 8, 19)


@pytest.mark.parametrize(("edtf", "first", "last"), [
    ("-0043", "-0043-01-01", "-0043-12-31"), ("-0043-02", "-0043-02-01", "-0043-02-28"),
    ("-0044-02", "-0044-02-01", "-0044-02-29"), ("-0026/0014", "-0026-01-01", "0014-12-31"),
    ("0000", "0000-01-01", "0000-12-31"), ("-0043-03-15~", "-0043-03-15", "-0043-03-15"),
    ("1937-07", "1937-07-01", "1937-07-31"),
])
def test_what_a_date_can_mean(edtf: str, first: str, last: str) -> None:
    found = days_of(edtf)
    assert found is not None
    assert tuple(one.isoformat() for one in found) == (first, last)


@pytest.mark.parametrize("edtf", ["", "-", "-43", "-0043-02-30", "-0030/-0043", "-99999", "1937-02-30", "-0043-13"])
def test_what_is_no_date_means_nothing(edtf: str) -> None:
    assert days_of(edtf) is None
