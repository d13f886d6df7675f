"""Two versions of a text, passage against passage."""

from __future__ import annotations

from edition.aligning import align
from edition.pairing import Block

WHOLE = (
    "The mill at Lower Weir was built by two brothers who did not agree about the wheel, and so it had none for years. "
    "When it burned down in the dry summer of 1840, nobody came to rebuild it, since the river had found another bed."
)
HALVES = WHOLE[:WHOLE.index("When")], WHOLE[WHOLE.index("When"):]
OTHERS = ("Grain was carried across the hills on mules.", "The parish book has nothing of all this.")


def blocks(*texts: str) -> list[Block]:
    return [Block("body", "p", text) for text in texts]


def test_the_first_part_of_a_split_passage_is_the_same_and_the_rest_is_part_of_it() -> None:
    found = align(blocks(OTHERS[0], WHOLE, OTHERS[1]), blocks(OTHERS[0], *HALVES, OTHERS[1]))
    assert (found.same, found.parts, found.merged) == ({0: 0, 1: 1, 3: 2}, {2: 1}, {})


def test_merged_is_split_seen_from_the_other_side() -> None:
    found = align(blocks(OTHERS[0], *HALVES, OTHERS[1]), blocks(OTHERS[0], WHOLE, OTHERS[1]))
    assert (found.same, found.parts, found.merged) == ({0: 0, 1: 1, 2: 3}, {}, {2: 1})


def test_a_note_that_became_a_paragraph_is_the_same_unless_a_note_still_says_it() -> None:
    note, paragraph = Block("note", "note", WHOLE), Block("body", "p", WHOLE)
    assert align([note], [paragraph]).same == {0: 0}
    assert align([note], [paragraph, note]).same == {1: 0}


def test_an_id_that_an_editor_kept_in_its_place_tells_a_passage_that_was_written_anew() -> None:
    named = Block("body", "p", "Grain was carried across the hills on mules.", name="grain")
    anew = Block("body", "p", "Nobody knows how the flour came to town.", name="grain")
    around = blocks(WHOLE, OTHERS[1])
    assert align([around[0], named, around[1]], [around[0], anew, around[1]]).same == {0: 0, 1: 1, 2: 2}
    assert align([around[0], named, around[1]], [around[0], blocks(anew.text)[0], around[1]]).same == {0: 0, 2: 2}
