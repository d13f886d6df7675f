"""How like two passages are, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edition.likeness import compared, is_misread

LETTERS = "aceilmnorstv01258"
"""Letters and digits that are taken for one another, and others."""


@given(st.text(LETTERS, max_size=5), st.text(LETTERS, max_size=3), st.text(LETTERS, max_size=3),
       st.text(LETTERS, max_size=5))
def test_every_misread_word_is_found_among_others(start: str, some: str, others: str, end: str) -> None:
    word, other = f"{start}{some}{end}", f"{start}{others}{end}"
    if word and other:
        assert (compared([word], [other])[1] == []) == (word == other or is_misread(word, other))


def test_a_word_in_two_pieces_is_that_word_unless_both_are_there() -> None:
    assert compared(["the", "har", "bour"], ["the", "harbour"])[1:] == ([], [])
    assert compared(["har", "bour"], ["har", "bour", "harbour"]) == (["har", "bour"], [], ["harbour"])
