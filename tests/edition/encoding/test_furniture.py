"""What belongs to the page is told from titles by where it stands."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.sources import Source

STORY = (
    "The water fell for nine weeks together, and the people of the lower town carried what they had up to the mill,"
    " where nobody had room for them."
)
CUT = STORY.removesuffix(" up to the mill, where nobody had room for them.")
REST = f"up to the mill, where nobody had room for them. {STORY}"


def kinds(*paragraphs: str, between: str = "\n\n") -> list[str]:
    return [one.kind for one in encode(Source("t.txt", between.join(paragraphs)), text_id="t").text.passages]


def test_title_that_parts_a_sentence_is_the_head_of_a_page_though_it_comes_once() -> None:
    assert kinds(STORY, CUT, "The Water of Nine Weeks", REST) == ["p", "p", "furniture"]


def test_words_with_small_letters_that_part_a_sentence_are_kept_in_the_text() -> None:
    assert "furniture" not in kinds(STORY, CUT, "Water for all who ask", REST)


def test_first_line_is_the_head_of_a_page_only_below_the_number_of_one() -> None:
    body = ["The Water", CUT, "The Water", REST]
    assert kinds("31", *body)[:2] == ["furniture", "furniture"]
    assert kinds(*body)[0] == "head"


@pytest.mark.parametrize("form", ["Song {}", "Act 2, Scene {}"])
def test_titles_that_count_between_paragraphs_are_headings(form: str) -> None:
    parts = (one for number in (3, 4, 5) for one in (form.format(number), STORY, STORY))
    assert kinds(*parts) == ["head", "p", "p"] * 3


def test_words_that_count_the_pages_amid_sentences_are_furniture() -> None:
    assert kinds(STORY, STORY, STORY, CUT, "Song 31", REST, STORY, "Song 32", STORY).count("furniture") == 2


def test_title_that_comes_again_without_the_mark_of_others_is_the_head_of_a_page() -> None:
    pages = ["# The Mill", STORY, STORY, STORY, "The Water", STORY, STORY, STORY, "The Water", STORY]
    assert kinds(*pages).count("furniture") == 2


def test_number_of_a_page_amid_a_sentence_parts_no_lines() -> None:
    lines = [STORY, CUT, "31", REST, CUT, "32", REST, CUT, "33", REST]
    assert kinds(*lines, between="\n") == ["p", "p", "furniture", "p", "furniture", "p", "furniture"]


def test_notice_is_one_with_the_word_above_it_where_a_paragraph_is_one_line() -> None:
    notice = "This copy may be protected by copyright law"
    assert kinds(STORY, f"NOTICE\n{notice}", STORY, STORY, between="\n") == ["p", "furniture", "p", "p"]


def test_line_above_the_notes_is_furniture_and_above_a_paragraph_a_heading() -> None:
    called = STORY.replace("weeks", "weeks¹")
    assert kinds(called, STORY, "NOTE", *[STORY] * 4, "¹ The parish book has ten.").count("furniture") == 0
    assert kinds(called, STORY, "NOTES", "¹ The parish book has ten.")[-1] == "furniture"


@pytest.mark.parametrize("signs", ["* * * * *", "       *       *       *", "-----", "• • •"])
def test_row_of_signs_between_two_parts_is_furniture(signs: str) -> None:
    assert kinds(STORY, STORY, signs, STORY) == ["p", "p", "furniture", "p"]


def test_what_a_library_of_transcripts_says_before_and_after_a_book_is_furniture() -> None:
    begin, end = "*** START OF THIS PROJECT GUTENBERG EBOOK X ***", "*** END OF THIS PROJECT GUTENBERG EBOOK X ***"
    assert kinds("Title: X", STORY, begin, STORY, end, STORY) == ["furniture"] * 3 + ["p"] + ["furniture"] * 2


def test_line_that_stands_first_on_two_pages_is_their_head() -> None:
    pages = [[STORY, STORY], ["THE OLD MILL", STORY], ["THE OLD MILL", STORY]]
    text = "\f".join("\n\n".join(page) for page in pages)
    found = [one.kind for one in encode(Source("t.txt", text), text_id="t").text.passages]
    assert found == ["p", "p", "furniture", "p", "furniture", "p"]


def test_title_without_a_number_begins_a_text_though_pages_have_it_with_one() -> None:
    body = ["THE OLD MILL", STORY, CUT, "12 THE OLD MILL", REST, CUT, "14 THE OLD MILL", REST]
    assert kinds(*body) == ["head", "p", "p", "furniture", "p", "furniture"]


def test_rising_numbers_as_far_apart_as_pages_are_pages() -> None:
    page = [STORY] * 9
    assert kinds(*(one for n in range(10, 16) for one in (*page, str(n)))).count("furniture") == 6


def test_years_of_a_chronicle_may_stand_twice() -> None:
    years = (one for year in ("1841", "1843", "1843") for one in (year, STORY))
    assert kinds(STORY, *years) == ["p", *["head", "p"] * 3]


PAGE = "\n".join([
    "and the people of the lower town carried what they had up to the", "mill, where nobody had room for them",
] * 4)


@pytest.mark.parametrize("between", ["\n\n", "\f"])
@pytest.mark.parametrize("form", ["THE WATER   {}", "{} THE WATER"])
def test_running_head_parts_no_paragraph_though_no_blank_line_is_below_it(form: str, between: str) -> None:
    source = between.join(f"{form.format(number)}\n{PAGE}" for number in (7, 8, 9, 10))
    assert sorted(kinds(source)) == ["furniture"] * 4 + ["p"]


def test_running_head_with_its_number_first_is_no_note() -> None:
    called = "The water fell.³ Nobody had room.⁴ The mill stood high.⁵\n"
    source = "\n\n".join(f"{n} THE WATER\n{called * (n == 3)}{PAGE}" for n in (2, 3, 4, 5))
    text = encode(Source("t.txt", source), text_id="t").text
    assert [one.text for one in text.passages if one.kind == "note"] == ["", "", ""]


def test_first_lines_that_begin_alike_and_are_counted_stand_above_no_pages() -> None:
    notes = "\n\n".join(f"{n}. Town book and other papers\nof the mill, {PAGE}." for n in (2, 3, 4))
    assert "furniture" not in kinds(notes)


LETTER = "I have thought of you often since, and hope that you are as well as I am, and remain, with esteem, yours,"


def test_who_writes_to_whom_stands_above_no_pages_however_often_it_comes() -> None:
    letters = [part for n in range(220, 232) for part in (f"{n}.", "TO HIS BROTHER.", "1819.", LETTER, "BEETHOVEN.")]
    assert "furniture" not in kinds(*letters)


def test_numbers_with_a_stop_are_pages_where_sentences_go_on_below() -> None:
    pages = [part for n in range(220, 232) for part in (CUT, f"{n}.", REST)]
    assert kinds(*pages).count("furniture") == 12


def test_title_that_calls_a_note_stands_above_no_page() -> None:
    parts = [part for n in range(4) for part in (CUT, "THE WATER[1]", REST, "[1] Town book.")]
    assert "furniture" not in kinds(*parts)


def test_line_that_stands_below_each_number_of_a_page_is_no_title() -> None:
    page = ("207", "THE MILLS OF BRENN", STORY)
    assert kinds(STORY, *page, "208", *page[1:], "209", *page[1:]).count("furniture") == 6


def test_years_that_fall_number_no_pages() -> None:
    titles = [part for year in (1833, 1826, 1832) for part in (f"Preface of {year}", STORY)]
    assert kinds(STORY, *titles).count("head") == 3


def test_lines_whose_other_numbers_change_too_stand_above_no_pages() -> None:
    titles = [part for n, year in ((4, 1809), (8, 1810)) for part in (f"{n}. AT TO PIETER, 18 NOVEMBER {year}", STORY)]
    assert kinds(STORY, *titles).count("head") == 2


def test_figures_with_a_full_stop_that_stand_further_than_pages_count_chapters() -> None:
    chapter = [STORY] * (9000 // len(STORY))
    assert kinds(STORY, "16.", *chapter, "17.", *chapter).count("head") == 2
    assert kinds(STORY, "16.", STORY, "17.", STORY).count("head") == 0
