"""Headings are told from signatures, datelines and the numbers of pages."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.sources import Source

STORY = (
    "The water fell for nine weeks together, and the people of the lower town carried what they had up to the mill,"
    " where nobody had room for them."
)
LETTER = f"{STORY} Given at the lower mill, August 4, 1702."


def kinds(*paragraphs: str) -> list[str]:
    return [one.kind for one in encode(Source("t.txt", "\n\n".join(paragraphs)), text_id="t").text.passages]


@pytest.mark.parametrize("head", [
    "Of the mill and of its wheels. Chapter IV.", "Third Part", "Chapter the Second", "Deuxième partie", "§ 7", "XIV",
])
def test_counted_line_between_paragraphs_is_a_heading(head: str) -> None:
    assert kinds(STORY, STORY, head, STORY) == ["p", "p", "head", "p"]


def test_words_with_rising_numbers_are_headings() -> None:
    assert kinds(STORY, "Rule IV", STORY, "Rule V", STORY) == ["p", "head", "p", "head", "p"]


def test_name_below_a_letter_is_no_heading() -> None:
    assert kinds(LETTER, "Anna Maria Torvald", STORY) == ["p", "p", "p"]


def test_name_after_a_paragraph_may_be_one() -> None:
    assert kinds(STORY, "Anna Maria Torvald", STORY) == ["p", "head", "p"]


@pytest.mark.parametrize("line", ["I, the King", "A. T."])
def test_subscription_is_no_heading(line: str) -> None:
    assert kinds(STORY, line, STORY) == ["p", "p", "p"]


def test_roman_figures_in_the_way_of_a_sentence_number_a_page() -> None:
    assert kinds(STORY, STORY.removesuffix("room for them."), "XIV", "room for them or for their goods. " + STORY,
                 ) == ["p", "p", "furniture"]
