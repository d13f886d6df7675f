"""Tables of contents, the depth of headings, and title pages, as books have them."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.model import Text
from edition.sources import Source

STORY = "The water fell for nine weeks together, and the people of the lower town carried what they had up. " * 2
ENTRIES = ["I. THE WATER", "II. THE MILL AND THE LOWER TOWN", "III. OF THE WHEELS", "INDEX"]


def encoded(*paragraphs: str, between: str = "\n\n") -> Text:
    return encode(Source("t.txt", between.join(paragraphs) + "\n"), text_id="t").text


def outline(text: Text) -> list[str]:
    return [f"{one.level} {one.title}" for one in text.divisions]


@pytest.mark.parametrize("gap", ["          ", " . . . . . ", "........"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_entries_of_a_table_of_contents_are_items(gap: str, between: str) -> None:
    table = between.join(f"{entry}{gap}{page}" for entry, page in zip(ENTRIES, (1, 17, 203, 240), strict=True))
    text = encoded("CONTENTS", table, "I. THE WATER", STORY, STORY)
    assert [one.kind for one in text.passages] == ["head", *["item"] * 4, "head", "p", "p"]


def test_an_entry_may_have_two_lines_and_titles_between() -> None:
    table = "PREFACE    v\n\nPART I\n\nTHE WATER    1\n\nOF THE MILL AND\nTHE LOWER TOWN    17\n\nINDEX    203"
    text = encoded("CONTENTS", table, STORY, STORY)
    items = [one.text for one in text.passages if one.kind == "item"]
    assert items == ["PREFACE v", "PART I", "THE WATER 1", "OF THE MILL AND THE LOWER TOWN 17", "INDEX 203"]


def test_numbers_that_fall_are_of_no_table_of_contents() -> None:
    rows = "\n".join(f"{entry}          {page}" for entry, page in zip(ENTRIES, (240, 17, 203, 1), strict=True))
    assert all(one.kind != "item" for one in encoded(STORY, rows, STORY).passages)


def test_chapters_stand_in_parts_and_titles_in_capitals_in_chapters() -> None:
    text = encoded(
        "PREFACE", STORY, "PART I", "CHAPTER I", "THE WATER", STORY, "THE MILL", STORY, "CHAPTER II", STORY,
        "PART II", "CHAPTER III", STORY, "INDEX", STORY,
    )
    assert outline(text) == [
        "1 PREFACE", "1 PART I", "2 CHAPTER I. THE WATER", "3 THE MILL", "2 CHAPTER II", "1 PART II", "2 CHAPTER III",
        "1 INDEX",
    ]


def test_lines_of_a_title_page_are_one_division() -> None:
    text = encoded("THE WATER", "A HISTORY OF NINE WEEKS", "WITH TWO MAPS", "PREFACE", STORY, "CHAPTER I", STORY)
    assert outline(text) == ["1 THE WATER", "1 PREFACE", "1 CHAPTER I"]


def test_byline_of_a_title_page_may_stand_in_two_lines_with_degrees() -> None:
    assert encoded("THE WATER", "BY", "J. SMITH, M.A., F.R.S.", "PREFACE", STORY, STORY).author == "J. SMITH"


@pytest.mark.parametrize(
    "line", ["--_The Mill_, by Nobody.", "Mill, the lower, 17, 203.", "[Illustration: The Mill]", "Or"],
)
def test_what_is_set_like_a_title_and_is_none(line: str) -> None:
    text = encoded("THE WATER", STORY, line, STORY)
    assert [one.kind for one in text.passages] == ["head", "p", "p", "p"]


def test_title_of_a_picture_goes_on_until_its_bracket_is_closed() -> None:
    text = encoded("THE WATER", STORY, "[Illustration: The Mill", "THE LOWER TOWN]", "THE WHEELS", STORY)
    assert [one.kind for one in text.passages] == ["head", "p", "p", "head", "p"]
    assert text.passages[2].text == "[Illustration: The Mill THE LOWER TOWN]"


def test_name_in_capitals_below_a_preface_is_its_signature() -> None:
    text = encoded("PREFACE", STORY, "J.S. GETTEY.", "CHAPTER I", STORY)
    assert [one.kind for one in text.passages] == ["head", "p", "p", "head", "p"]
