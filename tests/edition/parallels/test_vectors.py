"""What a passage takes on from those around it: only what its own author says there."""

from __future__ import annotations

import pytest

from edition.model import Passage, Text
from edition.parallels.features import Reader
from edition.parallels.profiles import Authors, Keys, items_of
from edition.parallels.vectors import HEAVIEST, heaviest, rarity_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus


def spoken_of(*passages: Passage) -> list[set[str]]:
    """Return the stems in the vector of each passage of one text by Ann, if nobody else is named."""
    keys = Keys()
    text = Text("t", "T", author="Ann", language="en", passages=passages)
    items = items_of([text], Reader(Registers.empty(), Thesaurus()), keys, Authors(Registers.empty()))
    vectors = vectors_of(items, keys, rarity_of(items, keys))
    return [{keys.names[key].removeprefix("word:") for key in one.keys} for one in vectors]


@pytest.mark.parametrize(("author", "takes_on"), [("", True), ("Ben", False)])
def test_a_paragraph_takes_on_what_its_author_says_before_and_after_it(author: str, takes_on: bool) -> None:
    _, found, _ = spoken_of(Passage("t", "p1", "p", "Herring.", author=author), Passage("t", "p2", "p", "Snow."),
                            Passage("t", "p3", "p", "Oxen.", author=author))
    assert (found == {"herring", "snow", "oxen"}) is takes_on
    assert (found == {"snow"}) is not takes_on


@pytest.mark.parametrize(("author", "takes_on"), [("", True), ("Ben", False)])
def test_a_note_takes_on_what_calls_it_if_its_author_wrote_that(author: str, takes_on: bool) -> None:
    note = "so they say who came down to the river then."
    _, found = spoken_of(Passage("t", "p1", "p", "Herring."),
                         Passage("t", "n1", "note", note, called_from="p1", author=author))
    assert ("herring" in found) is takes_on
    assert "river" in found


def test_of_equal_features_those_first_in_the_alphabet_are_kept_in_whatever_order_they_were_met() -> None:
    names = [f"word:{number:03}" for number in range(HEAVIEST + 20)]
    kept = []
    for met in (names, names[::-1]):
        keys = Keys()
        mixed = {keys.number(name): 2.0 if name == names[-1] else 1.0 for name in met}
        kept.append([keys.names[key] for key in heaviest(mixed, keys).keys])
    assert kept[0] == kept[1] == [names[-1], *names[:HEAVIEST - 1]]
