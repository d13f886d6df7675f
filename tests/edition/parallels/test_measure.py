"""What two passages share: from either side the same, the sum of its shares, and more where it stands together."""

from __future__ import annotations

import random

import pytest

from edition.model import Passage, Text
from edition.parallels.features import Reader
from edition.parallels.measure import Measure
from edition.parallels.profiles import Authors, Item, Keys, items_of
from edition.parallels.together import sentences_of
from edition.parallels.vectors import rarity_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus

WORDS = ["".join(random.Random(number).choices("abdeiklmnorstu", k=6)) for number in range(60)]


def measured(*passages: str) -> Measure:
    """Return the measure of passages by two authors in turn."""
    texts = [Text(author, author, author=author, passages=tuple(
        Passage(author, f"p{number}", "p", words) for number, words in enumerate(passages[first::2])))
        for first, author in enumerate("ab")]
    keys = Keys()
    items: list[Item] = items_of(texts, Reader(Registers.empty(), Thesaurus()), keys, Authors(Registers.empty()))
    rarity = rarity_of(items, keys)
    return Measure(vectors_of(items, keys, rarity), sentences_of(items, rarity))


def made_up(seed: int) -> Measure:
    draw = random.Random(seed)
    return measured(*(
        f"{' '.join(draw.choices(WORDS, k=20)).capitalize()}. {' '.join(draw.choices(WORDS, k=9)).title()}"
        for _ in range(6)
    ))


def score(measure: Measure, one: int, other: int) -> float:
    probe = measure.probe(one)
    return measure.product(probe, other) + measure.together(probe, other)


@pytest.mark.parametrize("seed", range(12))
def test_a_score_is_the_same_from_either_side_and_the_sum_of_its_shares(seed: int) -> None:
    measure = made_up(seed)
    for one in range(6):
        for other in range(one):
            assert score(measure, one, other) == pytest.approx(score(measure, other, one))
            shares = measure.shares(measure.probe(one), other)
            assert sum(shares.values()) == pytest.approx(score(measure, one, other))
            assert all(share >= 0 for share in shares.values())


def test_what_shares_no_word_shares_nothing() -> None:
    measure = measured("Snow fell early.", "Rain came late.")
    assert score(measure, 0, 1) == 0
    assert measure.shares(measure.probe(0), 1) == {}


def test_a_passage_of_a_thousand_sentences_is_measured_in_bounds() -> None:
    measure = measured("Dams break. " * 1_000, "Mills break. Dams burn. " * 500)
    assert len(set(measure.sentences[0].numbers)) <= 60
    assert score(measure, 0, 1) > 0
