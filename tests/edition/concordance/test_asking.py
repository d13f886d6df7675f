"""Asking: which sentences answer one question of those that historians ask."""

from __future__ import annotations

import pytest

from edition.concordance.asking import asked_in, asked_of
from edition.concordance.sharing import Thing
from edition.concordance.stances import Spoken, answered_by_all
from edition.concordance.statements import Words


def thing(text: str, word: str, key: str) -> Thing:
    start = text.index(word)
    return Thing(Words(start, start + len(word), word), frozenset((key,)), False, False, start)


def of(text: str) -> dict[str, frozenset[str]]:
    things = [thing(text, word, f"word:{word}") for word in ("siege", "mill") if word in text]
    return dict(asked_of(text, (0, len(text)), [*things, thing(text, "Hart", "person:hart")]))


@pytest.mark.parametrize(("words", "asked"), [
    ("The siege that Hart laid lasted until May.", {"how long": frozenset(("word:siege",))}),
    ("Hart began the siege in May.", {"when it began": frozenset(("word:siege",))}),
    ("Hart went on.", {}),
    ("The mill was burnt by Hart.", {}),
    ("The siege was, as the mayor of the town wrote to Hart, prolonged.", {}),
])
def test_what_begins_or_lasts_stands_beside_the_word_for_it_and_is_nobody(
    words: str, asked: dict[str, frozenset[str]]
) -> None:
    assert of(words) == asked


def test_two_sentences_answer_together_only_of_one_thing_what_everything_does() -> None:
    siege, mill, both = (Spoken(frozenset(("how long", "why")), asked_of={"how long": frozenset(keys)})
                         for keys in (("siege",), ("mill",), ("siege", "mill")))
    assert siege.answers_with(both) == {"how long", "why"}
    assert siege.answers_with(mill) == {"why"}
    assert siege.answers_with(Spoken()) == frozenset()
    assert answered_by_all([siege, both, mill]) == {"how long", "why"}
    assert answered_by_all([siege, mill]) == {"why"}


def test_why_is_asked_of_all_that_a_sentence_says() -> None:
    assert asked_in("They fled because the dam burst.", (0, 32)) == {"why"}
    assert asked_in("They fled because the dam burst.", (0, 9)) == frozenset()
