"""What was found to be the same is held to account: the words of either passage must be in the other version."""

from __future__ import annotations

import pytest

from edition.accounting import Account

TITLE = "Robert Thurlow, Life and Terror in the North (New Hedge, 1995)"
LONG = "the river rose in the night and nobody in the lower town had heard the bell before it stood in the streets"


def words(said: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in said.lower()).split()


def account(
    old: list[str], new: list[str], *, parts: dict[int, int] | None = None, merged: dict[int, int] | None = None
) -> Account:
    return Account([words(one) for one in old], [words(one) for one in new], {0: 0}, parts or {}, merged or {})


@pytest.mark.parametrize(("was", "now"), [
    (TITLE, TITLE.replace("North", "North, 1934–1941")), (TITLE, "Life and Terror in the North"),
    ("Trials and Plots: a summary", "Trials and Plots"), ("Notes", "Noted"),
    ("Chapter XI", "Chapter XI I"),
], ids=["number more", "words less", "word less", "letter", "Roman number more"])
def test_a_word_more_or_less_makes_another_short_passage(was: str, now: str) -> None:
    assert list(account([was], [now]).doubtful()) == list(account([now], [was]).doubtful()) == [0]


@pytest.mark.parametrize(("was", "now"), [
    (TITLE, TITLE.replace("Terror", "Tcrror").replace("1995", "l995")), ("Notes", "Nofes"),
    ("The harbour master, p. 209-10", "The harbour-master, p. 209 10"), (LONG, LONG.replace(" the bell", "")),
], ids=["misread", "one word", "hyphen", "long"])
def test_what_is_misread_is_accounted_for(was: str, now: str) -> None:
    assert not list(account([was], [now]).doubtful())


def test_what_was_split_off_is_accounted_for() -> None:
    new = [TITLE[:20], LONG, LONG, TITLE[20:]]
    assert list(account([TITLE], new).doubtful()) == [0]
    assert not list(account([TITLE], new, parts={3: 0}).doubtful())


def test_what_was_merged_is_accounted_for() -> None:
    old, both = [TITLE, LONG, LONG, "Nobody spoke."], f"{TITLE} Nobody spoke of it."
    assert list(account(old[:1], [both]).doubtful()) == [0]
    assert not list(account(old, [both], merged={3: 0}).doubtful())


def test_what_stands_beside_is_accounted_for() -> None:
    assert not list(account([LONG], [LONG[:50], f"{LONG[50:]} and then {TITLE}"]).doubtful())


def test_a_merged_passage_answers_where_its_words_are() -> None:
    both = f"{TITLE} {LONG}"
    assert not list(account([TITLE, LONG], [both], merged={1: 0}).lost())
    assert list(account([TITLE, LONG], [TITLE], merged={1: 0}).lost()) == [1]


def test_a_passage_whose_words_another_always_had_is_not_merged_into_it() -> None:
    paragraph = "The War of the Fords was soon over, and nobody wrote of it"
    old = [paragraph.replace("Fords", "Forcls"), "The War of the Fords"]
    assert list(account(old, [paragraph], merged={1: 0}).lost()) == [1]


FRAME = "in the convent of {} and its chapels there are two ministers who serve eight hundred households in confession"


def register(*names: str) -> list[str]:
    return [FRAME.format(name) for name in names]


def test_another_name_in_a_frame_that_recurs_makes_another_passage() -> None:
    old, new = register("Tambel", "Oriva", "Quissal"), register("Mondrac", "Oriva", "Quissal")
    assert list(account(old, new).doubtful()) == [0]


def test_another_number_in_a_long_entry_that_recurs_makes_another_passage() -> None:
    long = " ".join(FRAME.format(f"N{place}") for place in range(3)) + " and the entry of it is number {}"
    old, new = ([long.format(number) for number in numbers] for numbers in (("k013", "k020"), ("k047", "k020")))
    assert list(account(old, new).doubtful()) == [0]


def test_a_misread_name_in_a_frame_that_recurs_is_accounted_for() -> None:
    old, new = register("Tambel", "Oriva", "Quissal"), register("Tambcl", "Oriva", "Quissal")
    assert not list(account(old, new).doubtful())


def test_another_word_in_a_sentence_that_stands_alone_is_accounted_for() -> None:
    assert not list(account([LONG, TITLE], [LONG.replace("bell", "horn"), TITLE]).doubtful())


def test_a_word_more_in_a_refrain_that_recurs_without_it_makes_another_passage() -> None:
    said = "their offering shall be according to their number after the manner of the house for ever and ever"
    assert list(account([f"and {said}", said], [said, f"and {said}"]).doubtful()) == [0]


def test_what_a_neighbour_always_said_is_not_the_rest_of_a_passage() -> None:
    whole = f"{LONG} and then {TITLE}"
    old, new = [whole, TITLE], [LONG, TITLE]
    found = Account([words(one) for one in old], [words(one) for one in new], {0: 0, 1: 1}, {}, {})
    assert list(found.doubtful()) == [0]
