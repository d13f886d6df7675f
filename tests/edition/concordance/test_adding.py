"""Sums: an author's parts are checked against his total, and numbers that add up by chance are left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.concordance.adding import MOST_FIGURES, MOST_PARTS, find_sums
from edition.concordance.claims import TERM, Claim


def claim(value: float, sentence: int = 0, **fields: object) -> Claim:
    given_ = {"low": value, "high": value, "thing": "people", "qualifier": "", **fields}
    return Claim("a.p1", 0, 3, value, author="a", text_id="a", words="", sentence=(sentence, sentence + 1), **given_)  # type: ignore[arg-type]


def about(value: float, word: str) -> Claim:
    return claim(value, low=0.95 * value, high=1.05 * value, qualifier=word)


def said(rows: Sequence[Claim]) -> list[str]:
    return [one.words for one in find_sums(rows)]


TABLES = [
    pytest.param([claim(55428), claim(61457), about(117000, "almost")], ["55,428 + 61,457 = 116,885 ≈ 117,000"],
                 id="almost"),
    pytest.param([claim(38627), claim(5430), claim(104), claim(44161)], ["38,627 + 5,430 + 104 = 44,161"],
                 id="three-parts-and-no-nearly"),
    pytest.param([claim(4120), claim(1200), claim(2920)], ["1,200 + 2,920 = 4,120"], id="total-first"),
    pytest.param([claim(4120), claim(999), claim(2920)], [], id="does-not-add-up"),
    pytest.param([claim(38627), claim(5430), claim(44161)], [], id="near-an-exact-total"),
    pytest.param([claim(38627), claim(2104), about(40000, "almost")], [], id="too-round-to-be-a-sum"),
    pytest.param([claim(200, 1), claim(300, 2), claim(500, 3)], [], id="small-and-scattered"),
    pytest.param([claim(200), claim(300), claim(500)], ["200 + 300 = 500"], id="small-in-one-sentence"),
    pytest.param([claim(1517, 1), claim(706, 2), claim(2223, 3)], ["1,517 + 706 = 2,223"], id="exact-and-scattered"),
    pytest.param([claim(10_000, 1), claim(15_000, 2), claim(25_000, 3)], [], id="round-and-scattered"),
    pytest.param([claim(90_000, 1), claim(32_899, 2), about(117_000, "more than")], [], id="nearly-and-scattered"),
    pytest.param([claim(55428, 1), claim(61457, 1), about(117000, "almost")], ["55,428 + 61,457 = 116,885 ≈ 117,000"],
                 id="nearly-of-a-row"),
    pytest.param([claim(2000), claim(3000, thing="horse"), claim(5000)], [], id="two-things"),
    pytest.param([claim(2000), claim(3000), claim(5000, thing=TERM)], [], id="a-term"),
    pytest.param([claim(2000), claim(3000, high=4000), claim(5000)], [], id="a-range"),
]


@pytest.mark.parametrize(("rows", "words"), TABLES)
def test_parts_that_make_a_total_are_told(rows: list[Claim], words: list[str]) -> None:
    assert said(rows) == words


@given(st.lists(st.integers(1_000, 10_000_000), min_size=2, max_size=MOST_PARTS, unique=True))
def test_a_row_of_figures_and_its_total_are_always_found(parts: list[int]) -> None:
    total = sum(parts)
    found = [one for one in find_sums([*map(claim, parts), claim(total)]) if one.total.value == total]
    assert [one.is_exact for one in found] == [True]


@given(st.lists(st.integers(1, 10_000_000), max_size=MOST_FIGURES + 5))
def test_an_exact_sum_is_one_and_no_figure_is_part_of_itself(values: list[int]) -> None:
    for one in find_sums([claim(value) for value in values]):
        assert one.total not in one.parts or values.count(int(one.total.value)) > 1
        if one.is_exact:
            assert sum(part.value for part in one.parts) == one.total.value
