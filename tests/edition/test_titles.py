"""A division is called by its heading, and by two where the first only counts."""

from __future__ import annotations

from edition.encoding import encode
from edition.sources import Source
from edition.texts import parse_text, write_text

STORY = "The water fell for nine weeks together, and the people of the lower town carried what they had up. " * 2
BOOK = f"CHAPTER I\n\nTHE WATER\n\n{STORY}\n\n{STORY}\n\nCHAPTER II\n\nTHE MILL\n\n{STORY}\n\n{STORY}\n"


def test_number_and_title_are_one_division_and_read_back_as_one() -> None:
    text = encode(Source("t.txt", BOOK), text_id="t").text
    titles = ["CHAPTER I. THE WATER", "CHAPTER II. THE MILL"]
    assert [one.title for one in text.divisions] == titles
    assert [one.title for one in parse_text(write_text(text)).divisions] == titles
