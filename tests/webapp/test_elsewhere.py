"""The sentence that is shown of a passage elsewhere."""

from __future__ import annotations

import re

import pytest

from edition.model import Passage
from webapp.elsewhere import LONGEST, excerpt

LONG = "the geese of the town came down to the river, and " * 20


@pytest.mark.parametrize("before", [0, 3, 6, 8, 20])
def test_of_a_long_sentence_the_marked_words_are_shown_whole_wherever_they_stand(before: int) -> None:
    text = f"In May {LONG[:50 * before]}seven hundred houses, {LONG[50 * before:]}all stood empty."
    at = text.index("seven")
    shown = excerpt(Passage("t", "p1", "p", text), [(at, at + len("seven hundred houses"))])
    assert "<mark>seven hundred houses</mark>" in shown
    words = re.sub(r"<[^>]+>", "", shown).removeprefix("… ").removesuffix("…").strip()
    assert f" {words} " in f" {text} "
    assert len(words) <= LONGEST
    assert shown.endswith((" …", "stood empty."))


def test_the_end_of_a_long_sentence_is_shown_to_its_end() -> None:
    text = f"In May {LONG}seven hundred houses."
    at = text.index("seven")
    assert excerpt(Passage("t", "p1", "p", text), [(at, at + 20)]).endswith("<mark>seven hundred houses</mark>.")
