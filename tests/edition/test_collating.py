"""A passage is held against what was received, in time that grows with its length only."""

from __future__ import annotations

import time

import pytest

from edition.collating import collate, differences
from edition.model import Passage, Piece
from edition.sources import Source

RAW = "PAGE 7\nThe rniller was a hard-\nworking man.¹\n\nHe died."
SOURCE = Source("raw.txt", RAW)


def of(text: str, *pieces: tuple[int, int]) -> Passage:
    return Passage("mill", "p1", "p", text, pieces=tuple(Piece("raw.txt", *one) for one in pieces))


def test_what_was_corrected_joined_and_taken_out_is_marked_on_both_sides() -> None:
    found = collate(of("The miller was a hardworking man.", (7, 44)), [SOURCE])
    raw = found.extracts[0].text
    assert [raw[a:b] for a, b in found.extracts[0].differing] == ["rniller", "hard-\nworking", "¹"]
    assert [found.passage.text[a:b] for a, b in found.differing] == ["miller", "hardworking"]


def test_pieces_are_kept_apart_and_together_make_the_passage() -> None:
    found = collate(of("PAGE 7 He died.", (0, 6), (46, 54)), [SOURCE])
    assert [one.text for one in found.extracts] == ["PAGE 7", "He died."]
    assert not found.differs


def test_a_source_that_is_not_held_is_said() -> None:
    found = collate(of("The miller.", (0, 6)), [])
    assert found.missing == ("raw.txt",)
    assert not found.differs


@pytest.mark.parametrize("pieces", [(90, 95), (3, 9_999), (6, 2)])
def test_a_piece_beyond_the_source_does_no_harm(pieces: tuple[int, int]) -> None:
    assert collate(of("The miller.", pieces), [SOURCE]).extracts


def test_decomposed_letters_are_no_difference() -> None:
    assert differences("Mo\u0308ller", "Möller") == ((), ())


@pytest.mark.parametrize(("one", "two"), [("a " * 40_000, "b " * 40_000), ("a b " * 20_000, "b b a " * 15_000)])
def test_long_texts_without_anything_in_common_are_compared_in_bounded_time(one: str, two: str) -> None:
    began = time.process_time()
    differences(one, two)
    assert time.process_time() - began < 5
