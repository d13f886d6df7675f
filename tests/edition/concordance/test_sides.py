"""Sides: whose what a figure counts is, and who is counted apart from them."""

from __future__ import annotations

import pytest

from edition.concordance.claims import Claim
from edition.concordance.counting import claims_in
from edition.concordance.sides import owners_of, rivals_of
from edition.concordance.unregistered import Unregistered
from edition.model import Passage, Span, Text
from edition.tagging.figures import find_figures

NAMES = "The men of Hart and Pike met those of Wells at Yarm, and the Saxon and Danish men of the North looked on."


def counted(*passages: str) -> list[tuple[Claim, dict[str, str]]]:
    """Return the figures of passages of one text, each with whose they are."""
    made = [Passage("a", f"p{number}", "p", words, tuple(find_figures(words, []))) for number, words in
            enumerate(passages)]
    known = Unregistered([(one, "en") for one in (*made, Passage("a", "p9", "p", NAMES))])
    claims = list(claims_in(Text("a", "A", author="a", passages=tuple(made))))
    homes = {one.anchor: one for one in made}
    return [(claim, dict(owners_of(claim, homes[claim.anchor], known))) for claim in claims]


@pytest.mark.parametrize(("words", "owners"), [
    ("Then Hart had 3,100 men in the field.", ["Hart"]),
    ("Then 3,100 Saxon men fell in the field.", ["Saxon"]),
    ("Then 3,100 men of Wells fell in the field.", ["Wells"]),
    ("Then 3,100 men were led against Wells.", []),
    ("The losses of Wells were heavy: 3,100 men, dead or taken.", ["Wells"]),
    ("At Yarm 3,100 men fell in the field.", []),
    ("The battle of Yarm had cost 3,100 men.", []),
    ("The Danish losses were: killed, 3,100 men.", ["Danish"]),
])
def test_a_figure_is_of_whom_stands_beside_it_or_is_spoken_of(words: str, owners: list[str]) -> None:
    (_, found), = counted(words)
    assert list(found.values()) == owners


def rivals(*passages: str) -> list[list[str]]:
    rows = counted(*passages)
    found = rivals_of([claim for claim, _ in rows], [owners for _, owners in rows], [frozenset()] * len(rows))
    return [sorted(one) for one in found]


def test_who_is_counted_apart_in_one_passage_is_so_in_every_other() -> None:
    assert rivals("Then Hart had 3,100 men. Then Wells had 2,900 men.", "So Hart had 3,000 men.") == [
        ["name:well"], ["name:hart"], ["name:well"]]


@pytest.mark.parametrize("words", [
    pytest.param("Then Hart had 3,100 men. Then Wells had 3,100 men.", id="one-number"),
    pytest.param("Then Hart had 3,100 men. Then Wells had 40 men.", id="a-part"),
    pytest.param("Then Hart had 3,100 men. Then Hart had 2,900 men.", id="one-side"),
    pytest.param("Then Hart had 3,100 men. Then Wells had 2,900 guns.", id="another-thing"),
])
def test_others_are_not_told_apart(words: str) -> None:
    assert rivals(words) == [[], []]


def test_people_of_the_register_own_what_is_counted() -> None:
    words = "Then Hart had 3,100 men in the field."
    passage = Passage("a", "p0", "p", words, (Span(5, 9, "person", "person:hart"), *find_figures(words, [])))
    claim = next(iter(claims_in(Text("a", "A", author="a", passages=(passage,)))))
    assert owners_of(claim, passage, Unregistered([(passage, "en")])) == {"person:hart": "Hart"}
