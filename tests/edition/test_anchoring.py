"""Tests for edition/anchoring.py and edition/aligning.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.anchoring import assign
from edition.ledger import Ledger
from edition.model import Division, Passage, Span, Text

ONE = "The committee met in the spring to weigh the reports that had come from eleven provinces."
TWO = "Nobody who spoke that evening doubted that the harvest had failed, and few said so aloud."
THREE = "Letters kept in the family of the secretary tell a different story about the same week."
FOUR = "By autumn the newspapers had stopped printing figures, which is itself a kind of figure."


def make(*rows: str | tuple[str, str] | tuple[str, str, str]) -> Text:
    """Return a text; each row is the words of a paragraph, or kind and words, or kind, words and number."""
    passages = []
    for place, row in enumerate(rows, 1):
        kind, words, n = (*(("p", row) if isinstance(row, str) else row), "")[:3]
        passages.append(Passage("t", f"b{place}", kind, words, n=n))  # type: ignore[arg-type]
    return Text("t", "Title", passages=tuple(passages))


def ids(text: Text) -> list[str]:
    return [passage.id for passage in text.passages]


def again(first: Text, second: Text) -> tuple[list[str], Ledger]:
    """Return the ids of *second* after *first* was known, and the ledger."""
    ledger = assign(first, Ledger.empty("t"), revision="1")[1]
    text, ledger = assign(second, ledger, revision="2")
    assert ledger.order == tuple(ids(text))
    assert assign(text, ledger, revision="3") == (text, ledger)
    return ids(text), ledger


def test_first_ids_are_named_after_kind_and_order() -> None:
    text, _ = assign(make(("head", "Spring"), ONE, ("quote", TWO), THREE), Ledger.empty("t"), revision="1")
    assert ids(text) == ["h1", "p1", "q1", "p2"]


def test_an_authors_paragraph_number_is_the_anchor() -> None:
    text, _ = assign(make(("p", ONE, "53"), ("p", TWO), ("p", THREE, "54"), FOUR), Ledger.empty("t"), revision="1")
    assert ids(text) == ["p53", "p53a", "p54", "p54a"]


def test_a_note_number_that_begins_again_names_its_chapter() -> None:
    text = make(("note", ONE, "1"), ("note", TWO, "2"), ("note", THREE, "1"))
    divided = replace(text, divisions=(Division("d1", "A", 1), Division("d2", "B", 1)), passages=tuple(
        replace(passage, division=division) for passage, division in zip(text.passages, ("d1", "d1", "d2"), strict=True)
    ))
    assert ids(assign(divided, Ledger.empty("t"), revision="1")[0]) == ["c1n1", "n2", "c2n1"]


def test_notes_with_signs_for_numbers_have_anchors_too() -> None:
    text = make(("note", ONE, "*"), ("note", TWO, "1"), ("note", THREE, "†"))
    assert ids(assign(text, Ledger.empty("t"), revision="1")[0]) == ["nx1", "n1", "nx2"]


def test_calls_follow_their_notes() -> None:
    call = Span(3, 3, "call", ref="b2", value="1")
    text = make(ONE, ("note", TWO, "1"))
    text = replace(text, passages=(
        replace(text.passages[0], spans=(call,)), replace(text.passages[1], called_from="b1"),
    ))
    named, _ = assign(text, Ledger.empty("t"), revision="1")
    assert named.passages[0].spans[0].ref == "n1"
    assert named.passages[1].called_from == "p1"


def test_a_text_that_is_as_it_was_leaves_the_ledger_alone() -> None:
    ledger = assign(make(ONE, TWO), Ledger.empty("t"), revision="1")[1]
    assert assign(make(ONE, TWO), ledger, revision="2")[1] is ledger


def test_an_inserted_paragraph_moves_no_anchor() -> None:
    assert again(make(ONE, TWO), make(FOUR, ONE, THREE, TWO))[0] == ["p3", "p1", "p4", "p2"]


def test_a_corrected_paragraph_keeps_its_anchor() -> None:
    found, ledger = again(make(ONE, TWO), make(ONE, TWO.replace("doubted", "douhted").replace("few", "f ew")))
    assert found == ["p1", "p2"]
    assert [record.event for record in ledger.records[2:]] == ["changed"]


def test_a_corrected_head_keeps_its_anchor() -> None:
    assert again(make(("head", "Introducti0n"), ONE), make(("head", "Introduction"), ONE))[0] == ["h1", "p1"]


def test_the_first_part_of_a_split_keeps_the_anchor() -> None:
    whole = f"{ONE} {TWO} {THREE}"
    assert again(make(FOUR, whole), make(FOUR, ONE, TWO, THREE))[0] == ["p1", "p2", "p2a", "p2b"]


def test_a_heading_taken_from_a_paragraph_leaves_the_anchor_to_the_paragraph() -> None:
    head = "The spring of the eleven committees"
    assert again(make(FOUR, f"{head} {ONE}"), make(FOUR, ("head", head), ONE))[0][::2] == ["p1", "p2"]


def test_merged_passages_answer_under_the_first() -> None:
    found, ledger = again(make(ONE, TWO, THREE), make(ONE, f"{TWO} {THREE}"))
    assert found == ["p1", "p2"]
    resolution = ledger.resolve("p3")
    assert (resolution.status, resolution.target) == (301, "t.p2")


def test_merged_passages_that_are_parted_again_have_their_own_anchors_though_misread() -> None:
    first, second = f"{TWO} {TWO[::-1]}", f"{THREE} {FOUR}"
    _, ledger = again(make(ONE, first, second), make(ONE, f"{first} {second}"))
    parted = make(ONE, first, second.replace("stopped", "stoppcd"))
    text, ledger = assign(parted, ledger, revision="3")
    assert ids(text) == ["p1", "p2", "p3"]
    assert ledger.resolve("p3").status == 200


def test_a_short_merged_passage_answers_under_the_part_that_has_its_words() -> None:
    _, ledger = again(make(FOUR, ONE, "Nobody spoke then."), make(FOUR, f"{ONE} Nobody spoke then."))
    text, ledger = assign(make(FOUR, ONE, f"Nobody spoke then. {THREE}"), ledger, revision="3")
    assert ledger.resolve("p3").target in ("", f"t.{ids(text)[2]}")


def test_a_merged_passage_whose_words_are_cut_is_gone() -> None:
    _, ledger = again(make(FOUR, ONE, TWO), make(FOUR, f"{ONE} {TWO}"))
    _, ledger = assign(make(FOUR, ONE), ledger, revision="3")
    assert (ledger.resolve("p3").status, ledger.resolve("p3").last_text) == (410, TWO)


def test_a_passage_that_vanished_leaves_its_words() -> None:
    _, ledger = again(make(ONE, TWO, THREE), make(ONE, THREE))
    found = ledger.resolve("p2")
    assert (found.status, found.last_text, found.near) == (410, TWO, "t.p1")


def test_the_anchor_of_a_vanished_passage_is_never_given_again() -> None:
    _, ledger = again(make(ONE, TWO), make(ONE))
    text, _ = assign(make(ONE, FOUR), ledger, revision="3")
    assert ids(text) == ["p1", "p3"]


def test_a_passage_that_comes_back_has_its_anchor_again() -> None:
    _, ledger = again(make(ONE, TWO), make(ONE))
    text, ledger = assign(make(ONE, TWO), ledger, revision="3")
    assert ids(text) == ["p1", "p2"]
    assert ledger.resolve("p2").status == 200


def test_a_moved_paragraph_takes_its_anchor_along() -> None:
    assert again(make(ONE, TWO, THREE, FOUR), make(FOUR, ONE, TWO, THREE))[0] == ["p4", "p1", "p2", "p3"]


def test_equal_short_passages_are_told_apart_by_their_neighbours() -> None:
    first = make(ONE, ("note", "Ibid.", "1"), TWO, ("note", "Ibid.", "2"), THREE, ("note", "Ibid.", "3"))
    second = make(ONE, TWO, ("note", "Ibid.", "1"), THREE, ("note", "Ibid.", "2"))
    assert again(first, second)[0] == ["p1", "p2", "n2", "p3", "n3"]


def test_renumbered_notes_keep_their_anchors() -> None:
    first = make(("note", ONE, "1"), ("note", TWO, "2"))
    assert again(first, make(("note", FOUR, "1"), ("note", ONE, "2"), ("note", TWO, "3")))[0] == ["n1a", "n1", "n2"]


@pytest.mark.parametrize(("was", "now"), [
    ("Residence of Palapag", "Residence of Catbalogan"),
    ("Ibid., p. 25.", "Ibid., p. 31."),
    ("Chapter XII", "Chapter XIII"),
    ("Chapter XII", "Chapter XXXI"),
    ("Exit Portia.", "Exeunt."),
    ("Central archive, fund 17, list 3, file 986.", "Central archive, fund 17, list 2, file 773."),
    ("The Prince of Morocco", "The Prince of Aragon"),
], ids=lambda words: words[-9:])
def test_another_short_passage_in_its_place_does_not_take_over_the_anchor(was: str, now: str) -> None:
    found, ledger = again(make(ONE, ("head", was), TWO), make(ONE, ("head", now), TWO))
    assert found == ["p1", "h2", "p2"]
    assert (ledger.resolve("h1").status, ledger.resolve("h1").last_text) == (410, was)


@pytest.mark.parametrize(("was", "now"), [
    ("Residence of Palapag", "Residence off Palapagg"),
    ("Ibid., p. 25.", "lbid., p. 2S."),
    ("Chapter II", "Chapter lI"),
    ("The Casablanca Conference, 1943", "Thc Casablanca Conference, z943"),
    ("The river Harahut", "The ri ver Harahut"),
    ("Modern times", "Modem tirnes"),
], ids=lambda words: words[-9:])
def test_a_misread_short_passage_keeps_its_anchor(was: str, now: str) -> None:
    assert again(make(ONE, ("head", was), TWO), make(ONE, ("head", now), TWO))[0] == ["p1", "h1", "p2"]


def test_a_reference_that_stands_in_another_passage_too_does_not_lead_there() -> None:
    reference = "Reports of the Secretary to the President, volume 10, miscellaneous letters, record group 59."
    others = [f"Nothing of this kind happened in the village of number {place}." for place in range(20)]
    first = make(("note", reference, "1"), ONE, TWO, *others)
    letter = "A. Fisher wrote to J. Blane on 6 December that clerks had burnt what he had asked to see, and they had:"
    second = make(ONE, TWO, *others, THREE, ("note", f"{letter} {reference}", "1"))
    assert again(first, second)[1].resolve("n1").status == 410


def test_what_is_there_whole_has_no_first_part() -> None:
    first = make(ONE, "The chairman: Mr. Deming of the north bank?", TWO)
    second = make(ONE, "The chairman: Mr.", "The chairmn: Mr. Deming of the north bank?", TWO)
    assert again(first, second)[0][2] == "p2"


def test_a_reference_that_begins_as_another_one_is_no_part_of_it() -> None:
    short = "Thurlow R., Northern Letters, p. 320."
    whole = f"{short[:-1]}; Provincial Papers (ed. Hedge and Marlow, 2009, p. 15) puts the sum at 800,000 in all."
    first = make(("note", whole), ONE, TWO)
    second = make(("note", short), ("note", whole.replace(" p. 320", " 320")), ONE, TWO)
    assert again(first, second)[0][1] == "n1"


def test_a_heading_whose_words_another_paragraph_has_is_gone_and_not_part_of_it() -> None:
    said = "The declassification of files took years. Few other agency documents were read, of other kinds none."
    misread = said.replace("declass", "dcclass").replace("other", "otber")
    others = [f"Nothing of this kind happened in the village of number {place}." for place in range(20)]
    first = make("Declassification of other agency documents", ONE, *others, misread)
    assert again(first, make(ONE, *others, said))[1].resolve("p1").status == 410


def test_a_short_first_part_of_a_split_keeps_the_anchor() -> None:
    assert again(make(FOUR, f"No. {ONE}", TWO), make(FOUR, "No.", ONE, TWO))[0] == ["p1", "p2", "p2a", "p3"]


def test_a_short_passage_merged_with_the_next_answers_under_its_own_anchor() -> None:
    found, ledger = again(make(FOUR, "No.", ONE, TWO), make(FOUR, f"No. {ONE}", TWO))
    assert found == ["p1", "p2", "p4"]
    assert ledger.resolve("p3").target == "t.p2"


def test_the_first_of_merged_passages_is_the_one_whose_words_come_first() -> None:
    title = "North shore. Second century. Lamp. Clay."
    found = "Found on a lamp in the old harbour, which was used for a hundred years and is ninety yards wide."
    assert again(make(ONE, title, found, TWO), make(ONE, f"{found} {title}", TWO))[0] == ["p1", "p3", "p4"]


def test_other_words_under_the_id_of_a_passage_that_is_gone_have_their_own_anchor() -> None:
    text, ledger = assign(make(ONE, TWO, THREE), Ledger.empty("t"), revision="1")
    counted = replace(text, digest="ab", passages=tuple(
        Passage("t", f"p{place}", "p", one) for place, one in enumerate((TWO, THREE, FOUR), 1)
    ))
    assert ids(assign(counted, ledger, revision="2")[0]) == ["p2", "p3", "p4"]


def test_ids_that_a_file_has_are_kept() -> None:
    text = make(ONE, TWO)
    file = replace(text, digest="ab", passages=(replace(text.passages[0], id="intro.1"),
                                                replace(text.passages[1], id="_e2")))
    assert ids(assign(file, Ledger.empty("t"), revision="1")[0]) == ["intro.1", "p1"]


def test_a_paragraph_rewritten_under_its_id_is_the_same() -> None:
    text, ledger = assign(make(ONE, TWO), Ledger.empty("t"), revision="1")
    edited = replace(text, digest="ab", passages=(replace(text.passages[0], text=FOUR), text.passages[1]))
    assert ids(assign(edited, ledger, revision="2")[0]) == ["p1", "p2"]


def test_counted_ids_of_a_file_do_not_carry_an_anchor_to_other_words() -> None:
    text, ledger = assign(make(ONE, TWO, THREE), Ledger.empty("t"), revision="1")
    words = (FOUR, ONE, TWO, THREE)
    shifted = replace(text, digest="ab", passages=tuple(
        Passage("t", f"p{place}", "p", one) for place, one in enumerate(words, 1)
    ))
    assert ids(assign(shifted, ledger, revision="2")[0]) == ["p4", "p1", "p2", "p3"]


@pytest.mark.parametrize("words", ["", "***", "—", "\u0301", "x" * 50_000, "и"], ids=repr)
def test_odd_passages_have_anchors(words: str) -> None:
    assert again(make(words, words), make(words, ONE, words))[0] == ["p1", "p3", "p2"]


def test_many_passages_that_are_alike_keep_their_anchors() -> None:
    rows = [f"The same words of the same report number {place} stand here again." for place in range(2000)]
    before, ledger = assign(make(*rows), Ledger.empty("t"), revision="1")
    after, _ = assign(make(*[row.replace("stand", "stood") for row in rows]), ledger, revision="2")
    assert ids(after) == ids(before)


def test_a_numbered_list_in_a_book_names_no_paragraph_after_it() -> None:
    rest = [f"{THREE} And that was the {at}th time." for at in range(9)]
    text = make(("p", ONE, "1"), ("p", TWO, "2"), *rest)
    assert ids(assign(text, Ledger.empty("t"), revision="1")[0]) == [f"p{at}" for at in range(1, 12)]
