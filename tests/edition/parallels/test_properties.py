"""What holds of scores for any library: more shared evidence never lowers one, and neither passage is the first."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from edition.concordance.answering import with_answers
from edition.concordance.questions import find_questions
from edition.model import Entry, Passage, Span, Text
from edition.parallels import find
from edition.registers import Registers

EVENTS = [f"event:e{number}" for number in range(12)]
REGISTERS = Registers([Entry(key, f"Event {key[6:]}") for key in (*EVENTS, "event:rare")])
WORDS = ["".join(random.Random(number).choices("abdeiklmnorstu", k=6)) for number in range(120)]


def made_up(seed: int) -> list[Text]:
    draw = random.Random(seed)
    return [Text(name, name, author=name, passages=tuple(_passage(name, number, draw) for number in range(5)))
            for name in ("a", "b", "c")]


def _passage(name: str, number: int, draw: random.Random) -> Passage:
    words = " ".join(draw.choices(WORDS, k=draw.randint(4, 40)))
    spans = [Span(0, 3, "event", key) for key in draw.sample(EVENTS, draw.randint(0, 3))]
    return Passage(name, f"p{number}", "p", words, tuple(spans))


def with_event(texts: list[Text], *anchors: str) -> list[Text]:
    """Return *texts* in which the passages with these anchors name an event that nobody else names."""
    mark = Span(4, 6, "event", "event:rare")
    return [replace(text, passages=tuple(
        replace(one, spans=(*one.spans, mark)) if one.anchor in anchors else one for one in text.passages
    )) for text in texts]


def score(texts: list[Text], a: str = "a.p2", b: str = "b.p3") -> float:
    return next((pair.score for pair in find(texts, REGISTERS) if {pair.a, pair.b} == {a, b}), 0.0)


@pytest.mark.parametrize("seed", range(40))
def test_a_shared_rare_key_never_lowers_a_score_and_losing_it_never_raises_one(seed: int) -> None:
    texts = made_up(seed)
    both = score(with_event(texts, "a.p2", "b.p3"))
    assert both > score(texts)
    assert both > score(with_event(texts, "a.p2"))
    assert both > score(with_event(texts, "b.p3"))


@pytest.mark.parametrize("seed", range(10))
def test_which_text_comes_first_in_the_alphabet_changes_no_score(seed: int) -> None:
    texts = made_up(seed)
    turned = {"a": "c", "b": "b", "c": "a"}
    renamed = [replace(text, id=turned[text.id], passages=tuple(
        replace(one, text_id=turned[text.id]) for one in text.passages)) for text in texts]

    def scores(of: list[Text], names: dict[str, str]) -> dict[frozenset[str], float]:
        return {frozenset(names[anchor[0]] + anchor[1:] for anchor in (pair.a, pair.b)): pair.score
                for pair in find(of, REGISTERS)}

    expected = scores(texts, {name: name for name in turned})
    found = scores(renamed, turned)
    assert found.keys() == expected.keys()
    assert all(found[key] == pytest.approx(expected[key], abs=2e-6) for key in found)


@pytest.mark.parametrize("seed", range(12))
def test_with_the_concordance_a_shared_rare_key_never_lowers_a_score_either(seed: int) -> None:
    texts = made_up(seed)
    both = answered(with_event(texts, "a.p2", "b.p3"))
    assert both > answered(texts)
    assert both > answered(with_event(texts, "a.p2"))
    assert both > answered(with_event(texts, "b.p3"))


def answered(texts: list[Text], a: str = "a.p2", b: str = "b.p3") -> float:
    """Return the score of two passages with what the concordance adds."""
    found = find(texts, REGISTERS)
    concordance = find_questions(texts, REGISTERS, parallels=found)
    return next((pair.score for pair in with_answers(found, concordance) if {pair.a, pair.b} == {a, b}), 0.0)
