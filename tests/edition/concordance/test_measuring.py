"""Measures: in one unit each, so that miles are held against kilometres, and heights not against distances."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from edition.concordance.answers import held_against
from edition.concordance.claims import AREA, LENGTH, WEIGHT, Claim
from edition.concordance.counting import claims_in
from edition.concordance.measuring import dimension_of
from edition.model import Passage, Text
from edition.tagging.figures import find_figures


def measures(author: str, words: str) -> Iterator[Claim]:
    passage = Passage(author, "p1", "p", words, tuple(find_figures(words, [])))
    yield from claims_in(Text(author, author, author=author, passages=(passage,)))


@pytest.mark.parametrize(("words", "thing", "value"), [
    ("It lay 5 miles off.", LENGTH, 8.047), ("It lay 8 km off.", LENGTH, 8),
    ("It stood 500 feet high.", LENGTH, 0.1524),
    ("It burned 2,124 acres.", AREA, 8.596), ("It burned 3.3 square miles.", AREA, 8.547),
    ("It weighed 46,328 tons.", WEIGHT, 46_328_000),
], ids=str)
def test_a_measure_is_given_in_one_unit_and_shown_in_its_own(words: str, thing: str, value: float) -> None:
    (found,) = measures("a", words)
    assert (found.thing, found.value) == (thing, pytest.approx(value, rel=1e-3))
    assert found.label in words


@pytest.mark.parametrize(("one", "other", "kind"), [
    ("seven miles", "eleven kilometres", "rounded"), ("2,968 miles", "4,780 km", "rounded"),
    ("2,968 miles", "4,653 km", "contradicting"), ("882 feet", "883 feet", "contradicting"),
    ("882 feet", "882 feet", "same"), ("about 20 miles", "21 miles", "rounded"),
])
def test_measures_in_two_units_are_one_as_far_as_their_digits_go(one: str, other: str, kind: str) -> None:
    (a,), (b,) = (measures(author, f"It was {words} long.") for author, words in (("a", one), ("b", other)))
    found = held_against(a, b)
    assert found.kind == kind
    assert "about about" not in found.rule


@pytest.mark.parametrize(("words", "said"), [
    ("a wave 120 feet high", "height"), ("a ship 882 feet long", "length"), ("carried 2 miles inland", "distance"),
    ("it was 20 feet deep", "depth"), ("it was 20 feet", ""),
])
def test_a_length_says_of_what_it_is_the_measure(words: str, said: str) -> None:
    (found,) = measures("a", f"{words}.")
    assert dimension_of(found, f"{words}.") == said
