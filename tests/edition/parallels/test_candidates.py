"""Which passages are compared: bounded work, the rarest feature first, nothing that chance alone brings near."""

from __future__ import annotations

from array import array

import pytest

from edition.model import Passage, Text
from edition.parallels import candidates
from edition.parallels.candidates import LEAST, Partners, best_partners, rescored
from edition.parallels.features import Reader
from edition.parallels.measure import Measure
from edition.parallels.profiles import Authors, Item, Keys, items_of
from edition.parallels.together import sentences_of
from edition.parallels.vectors import rarity_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus

Compared = tuple[list[Item], Measure, int]


def compared(mine: list[str], theirs: list[str]) -> Compared:
    """Return what the passages of two authors are compared by; my first is number 0."""
    texts = [Text(author, author, author=author, passages=tuple(
        Passage(author, f"p{number}", "p", words) for number, words in enumerate(said)))
        for author, said in (("a", mine), ("b", theirs))]
    keys = Keys()
    items = items_of(texts, Reader(Registers.empty(), Thesaurus()), keys, Authors(Registers.empty()))
    rarity = rarity_of(items, keys)
    return items, Measure(vectors_of(items, keys, rarity), sentences_of(items, rarity)), len(keys)


def partners_of_first(made: Compared) -> set[str]:
    items, measure, keys = made
    return {items[number].anchor for number in best_partners(items, measure, keys=keys)[0].numbers}




def test_the_lists_of_common_features_are_not_followed_once_enough_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = compared(["Herring in the harbour."], ["Herring came.", "Snow.", "Rain.", *["Harbour walls."] * 12])
    assert {"b.p0", "b.p9"} <= partners_of_first(made)
    monkeypatch.setattr(candidates, "LOOKED_AT", 4)
    assert partners_of_first(made) <= {"b.p0", "b.p1"}


def test_of_a_feature_that_too_many_have_those_are_looked_at_in_which_it_weighs_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "Harbour walls, weirs, sluices, gates, mills, barns, oxen, carts and ploughs."
    made = compared(["The harbour."], [long, "Snow.", "Rain.", "Harbour.", "Fog.", "Hail.", long])
    assert {"b.p0", "b.p3", "b.p6"} <= partners_of_first(made)
    monkeypatch.setattr(candidates, "WIDEST", 2)
    assert partners_of_first(made) == {"b.p3"}


def test_what_is_scored_again_and_has_hardly_anything_in_common_is_left_out() -> None:
    _, measure, _ = compared(["Herring in the harbour."], ["Herring came.", "Snow.", "Rain."])
    none = Partners(array("i"), array("d"), array("d"))
    first = Partners(array("i", [1, 3]), array("d", [1, 1]), array("d", [0, 0]))
    ((one, other, score),) = rescored([first, none, none, none], measure)
    assert (one, other) == (0, 1)
    assert score >= LEAST
