"""One short line proves nothing; several of one form above paragraphs are titles."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.sources import Source

STORY = (
    "The water fell for nine weeks together, and the people of the lower town carried what they had up to the mill,"
    " where nobody had room for them. So they sat in the yard."
)
RAISED = STORY.replace("The water", "THE water")
CLOSED = ("Of the mill.", "Of the yard and of those who sat in it.", "The water of the ninth week.")


def kinds(*paragraphs: str, between: str = "\n\n") -> list[str]:
    return [one.kind for one in encode(Source("t.txt", between.join(paragraphs)), text_id="t").text.passages]


def under(titles: tuple[str, ...], text: str = STORY) -> list[str]:
    return [part for title in titles for part in (text, title)] + [text]


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "a line a paragraph"])
@pytest.mark.parametrize("titles", [
    CLOSED,
    ("Vom Wasser und der Not.", "Vom Hof.", "Die neunte Woche."),
    ("Du moulin.", "De la cour.", "Les neuf semaines."),
], ids=["English", "German", "French"])
def test_three_lines_with_a_full_stop_that_say_no_sentence_are_titles(titles: tuple[str, ...], between: str) -> None:
    assert kinds(*under(titles), between=between) == ["p", "head", "p", "head", "p", "head", "p"]


@pytest.mark.parametrize("lines", [
    CLOSED[:2], ("It rained.", "Nobody was there.", "They were tired."), ("The Warden.",) * 4,
], ids=["two", "sentences", "who speaks in turn"])
def test_lines_with_a_full_stop_that_are_no_habit_are_paragraphs(lines: tuple[str, ...]) -> None:
    assert "head" not in kinds(*under(lines))


def test_two_lines_above_paragraphs_that_begin_in_capitals_are_titles() -> None:
    assert kinds(STORY, "Of the mill.", RAISED, "Of the yard.", RAISED) == ["p", "head", "p", "head", "p"]
    assert kinds(STORY, "Of the mill.", RAISED, STORY, RAISED, RAISED) == ["p"] * 6


def test_lines_that_begin_with_the_same_word_are_titles_though_others_say_sentences() -> None:
    lines = ("Story of the miller.", "It rained.", "Story of the ferry.", "He was gone.", "Story of the two carts.")
    assert [one for one in kinds(*under(lines)) if one == "head"] == ["head"] * 3


def test_lines_that_say_to_whom_a_letter_is_are_titles() -> None:
    letter = ("Cher ami,", STORY, "Votre fille,", "ANNA.")
    letters = [part for to in ("À Monsieur Torvald", "À son père.", "Au même.") for part in (to, *letter)]
    assert kinds(*letters) == ["head", "p", "p", "p", "p"] * 3
