"""What two sentences have in common, by which a reader sees that both tell the same in part."""

from __future__ import annotations

import pytest

from edition.concordance.sharing import Thing, things_in, told_by_both
from edition.concordance.statements import Words
from edition.concordance.telling import sentences_in
from edition.model import Passage, Span, Text

PLAIN = ("dam", "night", "burst", "sluice", "drunk", "keeper")
NAMES = ("Hart", "Wells", "Ouse", "Kent")
TELLING = {f"word:{one}": 2.0 for one in (*PLAIN, *NAMES)}
"""As a frame has it: each counts four."""


def things(*words: str, denied: str = "") -> list[Thing]:
    return [Thing(Words(place, place + 1, one), frozenset((f"word:{one}",)), one[0].isupper(), one == denied, place)
            for place, one in enumerate(words)]


@pytest.mark.parametrize(("mine", "theirs", "number"), [
    pytest.param(things(*PLAIN[:4]), things(*PLAIN[:4], *NAMES), 4, id="four-things"),
    pytest.param(things(*PLAIN[:3]), things(*PLAIN[:3]), 0, id="three-things"),
    pytest.param(things(*NAMES, "dam"), things(*NAMES, "dam"), 0, id="names"),
    pytest.param(things(*NAMES[:2], *PLAIN[:2]), things(*NAMES[:2], *PLAIN[:2]), 4, id="names-and-more"),
    pytest.param(things(*PLAIN), things(*PLAIN, denied="burst"), 0, id="one-denies-it"),
    pytest.param(things(*PLAIN, denied="burst"), things(*PLAIN, denied="burst"), 6, id="both-deny-it"),
])
def test_sentences_tell_the_same_in_part_that_share_enough(
    mine: list[Thing], theirs: list[Thing], number: int
) -> None:
    assert len(told_by_both(mine, theirs, TELLING, TELLING)) == len(
        told_by_both(theirs, mine, TELLING, TELLING)) == number


def test_what_is_a_small_part_of_both_sentences_is_not_enough() -> None:
    def long(sign: str) -> list[Thing]:
        return things(*PLAIN[:4], *(f"{sign}{number}" for number in range(12)))

    weights = TELLING | {f"word:{sign}{number}": 2.0 for sign in "xy" for number in range(12)}
    assert told_by_both(long("x"), long("y"), weights, weights) == []
    assert told_by_both(long("x"), things(*PLAIN[:4]), weights, weights)


def of_sentence(words: str, *spans: Span, kind: str = "p") -> tuple[Thing, ...]:
    passage = Passage("a", "p1", kind, words, spans)
    claim = next(sentences_in(Text("a", "A", passages=(passage,)), {"a.p1"}))
    return things_in(claim, passage, "en", ())


def test_a_place_is_one_thing_whatever_it_is_known_by() -> None:
    found = of_sentence("In Kent Anna Hart never opened the sluices.", Span(8, 17, "person", "person:hart"))
    assert [(one.words.text, one.is_name, one.is_denied) for one in found] == [
        ("Kent", True, False), ("Anna Hart", True, False), ("opened", False, True), ("sluices", False, True)]
    assert {"person:hart", "word:hart"} <= found[1].keys


def test_what_took_place_has_no_place() -> None:
    passage = Passage("a", "p1", "p", "The trial took place at a quiet place.")
    (claim,) = sentences_in(Text("a", "a", passages=(passage,)), {"a.p1"})
    assert [one.words.text for one in things_in(claim, passage, "en", [])] == ["trial", "quiet", "place"]


def test_a_quotation_is_nobodys_word() -> None:
    assert of_sentence("The keeper opened the sluices at night.", kind="quote") == ()
