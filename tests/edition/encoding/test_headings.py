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


def kinds(*paragraphs: str, between: str = "\n\n") -> list[str]:
    return [one.kind for one in encode(Source("t.txt", between.join(paragraphs)), text_id="t").text.passages]


@pytest.mark.parametrize("head", [
    "Of the mill and of its wheels. Chapter IV.", "Third Part", "Chapter the Second", "Deuxième partie", "§ 7", "XIV",
    "XLII", "LX", "XC", "Twenty-first Chapter", "Neunzehntes Kapitel", "Vingt-et-unième chapitre",
    "Neunzehntes Capitel.", "7. Szene.", "Eilfter Auftritt.",
])
def test_counted_line_between_paragraphs_is_a_heading(head: str) -> None:
    assert kinds(STORY, STORY, head, STORY) == ["p", "p", "head", "p"]


def test_words_with_rising_numbers_are_headings() -> None:
    assert kinds(STORY, "Rule IV", STORY, "Rule V", STORY) == ["p", "head", "p", "head", "p"]


def test_name_below_a_letter_is_no_heading() -> None:
    assert kinds(LETTER, "Anna Maria Torvald", STORY) == ["p", "p", "p"]


@pytest.mark.parametrize("name", ["Father Pieter Torvald", "Doctor Anna Maria Torvald"])
def test_styled_name_after_a_paragraph_is_a_signature(name: str) -> None:
    assert kinds(STORY, name, STORY) == ["p", "p", "p"]


def test_name_after_a_paragraph_may_be_one() -> None:
    assert kinds(STORY, "Anna Maria Torvald", STORY) == ["p", "head", "p"]


@pytest.mark.parametrize("line", ["I, the King", "A. T.", "By order of the Warden: Pieter Torvald"])
def test_subscription_is_no_heading(line: str) -> None:
    assert kinds(STORY, line, STORY) == ["p", "p", "p"]


@pytest.mark.parametrize("title", ["Hunger.", "The Mill and the Wheels.", "EINE ABENDSTUNDE."])
def test_title_below_the_number_of_a_chapter_may_have_a_full_stop(title: str) -> None:
    assert kinds(STORY, "Chapter IV.", title, STORY) == ["p", "head", "head", "p"]


def test_sentence_below_the_number_of_a_chapter_is_no_title() -> None:
    assert kinds(STORY, "Chapter IV.", "It rained.", STORY) == ["p", "head", "p", "p"]


def test_years_in_brackets_below_a_heading_in_capitals_belong_to_it() -> None:
    assert kinds(STORY, "THE OLD MILL", "(a.d. 1219–1304.)", STORY) == ["p", "head", "head", "p"]


def test_quotation_marks_that_stay_open_begin_no_heading() -> None:
    assert kinds(STORY, "“Only the Mill and the Wheels", STORY) == ["p", "p", "p"]


def test_name_after_a_year_in_words_is_a_signature() -> None:
    decree = f"{STORY} Given in the year one thousand six hundred and thirty-six."
    assert kinds(decree, "Anna Maria Torvald", STORY) == ["p", "p", "p"]


def test_roman_figures_in_the_way_of_a_sentence_number_a_page() -> None:
    assert kinds(STORY, STORY.removesuffix("room for them."), "XIV", "room for them or for their goods. " + STORY,
                 ) == ["p", "p", "furniture"]


def test_dates_by_themselves_head_the_entries_of_a_diary() -> None:
    days = ["May 3, 1871", "May 9, 1871", "June 2, 1871"]
    assert kinds(*(one for day in days for one in (day, STORY))) == ["head", "p"] * 3


def test_title_that_comes_again_is_no_head_of_a_page() -> None:
    lines = ["To the Miller", STORY, "To the Warden", STORY, STORY, "To the Miller", STORY, "To the Warden", STORY]
    assert "furniture" not in kinds(STORY, *lines, "To the Miller", STORY)


def test_line_that_cuts_a_sentence_is_a_head_of_a_page_whatever_follows() -> None:
    cut = STORY.removesuffix(" up to the mill, where nobody had room for them.")
    pages = [cut, "The Water", f"Torvald said that {STORY}", STORY, cut, "The Water", f"Anna said that {STORY}"]
    assert kinds(*pages)[1] == "furniture"


def test_figures_that_rise_between_paragraphs_number_chapters() -> None:
    assert kinds("7", STORY, STORY, "8", STORY, "9", STORY, "10", STORY)[3::2] == ["head"] * 3


def test_bold_line_is_a_heading_and_then_no_other_line_is() -> None:
    found = kinds("**Of the Mill**", STORY, "**Of the Lock**", STORY, "The Upper Lock", STORY)
    assert found == ["head", "p", "head", "p", "p", "p"]


@pytest.mark.parametrize("line", ["»Nein!«", "Er rief: »Halt!«", "6 leaves. Damaged.", "Madrid, 1633–", "Anna«"])
def test_line_that_is_said_or_breaks_off_is_no_heading(line: str) -> None:
    assert kinds(STORY, line, STORY)[1] != "head"


def test_year_with_a_dash_is_no_call() -> None:
    assert kinds(STORY, "The Great Drought, 1633–35", STORY) == ["p", "head", "p"]


def test_titles_in_series_are_headings_though_they_are_sentences() -> None:
    first, second = "Number 7. Why the lower mill was given up", "Number 8. What the upper mill took over from it"
    assert kinds(STORY, first, STORY, second, STORY) == ["p", "head", "p", "head", "p"]


def test_long_numbered_title_is_a_heading_also_after_a_colon() -> None:
    title = "7. Memorandum From the Warden of the Lock to the Council of the Town of Torvald on the Water and the Mills"
    assert kinds(STORY.replace("them.", "these:"), title, STORY) == ["p", "head", "p"]


def test_subject_of_a_memorandum_is_no_heading() -> None:
    assert kinds(STORY, "SUBJECT: The Price of Water", STORY) == ["p", "p", "p"]


def test_words_with_a_colon_are_speakers_only_if_someone_speaks_again() -> None:
    counted = [f"{word}: {STORY}" for word in ("First", "Second", "Third")]
    assert "speech" not in kinds(*counted)
    assert kinds(*(f"{name}: {STORY}" for name in ("Anna", "Torvald", "Anna"))) == ["speech"] * 3


def test_two_titles_among_numbered_paragraphs_are_headings() -> None:
    first, second, third, fourth = (f"    {n}. {STORY}" for n in range(1, 5))
    titles = ("Second Chapter", "Anna to the Warden")
    assert kinds(first, second, *titles, third, fourth) == ["p", "p", "head", "head", "p", "p"]


def test_date_below_the_number_of_a_section_is_no_heading() -> None:
    days = ["May 3, 1871", "May 9, 1871", "June 2, 1871"]
    numbers = ["I", "II", "III"]
    assert kinds(*(one for pair in zip(numbers, days, strict=True) for one in (*pair, STORY))) == ["head", "p", "p"] * 3


def test_emphasis_in_a_title_does_not_hide_its_number() -> None:
    assert kinds(STORY, STORY, "Of the *mill* and of its wheels that stood still. Chap. 9.", STORY)[2] == "head"


def test_years_between_paragraphs_are_the_headings_of_a_chronicle() -> None:
    assert kinds("1871", STORY, "1874", STORY, STORY, "1880", STORY)[2::2] == ["head", "p", "p"]


def test_words_in_quotation_marks_with_whose_they_are_head_nothing() -> None:
    assert kinds(STORY, "“IN THE NIGHTS OF WINTER SIT BY THE FIRE.”--A. NOBODY.", STORY) == ["p", "p", "p"]


def test_title_in_quotation_marks_with_years_behind_it_is_a_heading() -> None:
    assert kinds(STORY, "“The Water of Nine Weeks” (1702–1704)", STORY) == ["p", "head", "p"]


def test_line_that_begins_with_an_article_is_no_byline() -> None:
    assert kinds("Erstes Kapitel", "Die Schleuse", STORY) == ["head", "head", "p"]


@pytest.mark.parametrize("title", ["The Mill.", "Milling.", "The Mill--and Others."])
def test_title_with_more_room_above_than_paragraphs_have_heads_what_is_below(title: str) -> None:
    assert kinds(STORY, STORY, f"\n{title}", STORY, STORY) == ["p", "p", "head", "p", "p"]


def test_sentence_after_a_wide_gap_heads_nothing() -> None:
    assert kinds(STORY, STORY, "\nNobody had seen it.", STORY) == ["p"] * 4


@pytest.mark.parametrize("name", ["Pieter Torvald, the town's notary", "Pieter van der Brug"])
def test_name_below_what_was_signed_is_no_heading(name: str) -> None:
    assert kinds(STORY, f"{STORY} In testimony of this he affixed his signature.", name, STORY) == ["p", "p", "p", "p"]


def test_name_above_by_whose_order_is_no_heading() -> None:
    assert kinds(STORY, "PIETER TORVALD", "By the President:", "Anna Brug, Secretary.", STORY)[1] == "p"


def test_name_at_the_end_of_a_text_is_no_heading() -> None:
    assert kinds(STORY, STORY, "Pieter Torvald") == ["p", "p", "p"]


@pytest.mark.parametrize("title", ["Notes, Sources of Part One", "The Lower Mill"])
def test_title_at_the_end_of_a_text_is_one(title: str) -> None:
    assert kinds(STORY, f"{STORY} (Torvald 128-9)", title) == ["p", "p", "head"]


def test_letter_of_another_century_is_signed() -> None:
    assert kinds(STORY, f"{STORY} The lower mill, December 4, 637.", "Pieter Torvald", STORY) == ["p", "p", "p", "p"]


def test_line_above_who_compiled_it_is_a_title() -> None:
    by = "Compiled by Father Pieter Torvald. Antwerp, 1586."
    found = kinds(*[STORY] * 4, "Relacion de las Presas del Norte", by, "Source: a copy in the town hall.", STORY)
    assert found[4:6] == ["head", "p"]


def test_title_below_a_row_of_names_or_a_remark_in_brackets_is_one() -> None:
    names = "Pieter Torvald Anna Maria Brug Jan van der Molen Cornelis Torvald Maria van der Brug " * 3
    remark = f"{STORY} So he swore. [Signature is lacking]"
    assert kinds(*[STORY] * 4, names, "Condition of the Lower Mill in 1652", STORY)[5] == "head"
    assert kinds(*[STORY] * 4, remark, "The Fire in the Lower Mill", STORY)[5] == "head"


def test_line_below_the_number_of_a_section_is_its_title() -> None:
    title = "Foundation of the lower mill, and how the weir of this town was built"
    assert kinds(STORY, "VI", title, f"{STORY} {STORY}")[1:3] == ["head", "head"]


def test_long_line_of_capitalised_words_is_a_title() -> None:
    title = (
        "Relation of the Lower Mill and of What Has There Been Accomplished in Twenty Winters by the Brothers"
        " of the Weir and Their Servants"
    )
    assert kinds(STORY, title, f"{STORY} {STORY}")[1] == "head"


@pytest.mark.parametrize("head", [
    "Livre premier. Comment le moulin fut construit", "Premiere partie.", "Achtste Hoofdstuk.",
    "Een en vijftigste hoofdstuk.",
    "I. The Old Mill. A Chronicle of Anna Torvald",
    "XIV. “WHOSE IS THE WATER?”",
])
def test_number_with_a_title_behind_it_is_a_heading(head: str) -> None:
    assert kinds(STORY, STORY, head, STORY) == ["p", "p", "head", "p"]


@pytest.mark.parametrize("line", ["Anna! Anna Torvald! Nobody Here?", "Anna Torvald Brenn May 4th 1808."])
def test_what_is_called_and_where_and_when_a_letter_was_signed_is_no_heading(line: str) -> None:
    assert kinds(STORY, STORY, line, STORY) == ["p"] * 4


@pytest.mark.parametrize("name", ["A. Torvald", "TORVALD.", "The Warden"])
def test_line_below_a_compliment_is_a_signature(name: str) -> None:
    assert "head" not in kinds(LETTER, "Ever yours,", name, STORY)


def test_name_above_the_title_that_the_text_does_not_speak_of_is_its_authors() -> None:
    assert kinds("Anna Torvald", "The Mill and the Wheels", STORY, STORY) == ["byline", "head", "p", "p"]
    assert kinds("Anna Torvald", "Chapter One", STORY, STORY) == ["head", "head", "p", "p"]
    told = STORY.replace("the people", "Anna Torvald and the people")
    assert kinds("Anna Torvald", "The Mill and the Wheels", told, STORY) == ["head", "head", "p", "p"]


@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "a line a paragraph"])
def test_by_on_a_line_of_its_own_stands_between_title_and_author(between: str) -> None:
    lines = ("Sunshine and Shady Mills: What “the Ferry” Learned from the Lock", "by", "Anna Torvald", STORY, STORY)
    assert kinds(*lines, between=between) == ["head", "byline", "byline", "p", "p"]


def test_date_below_a_title_is_no_heading_unless_dates_stand_above_paragraphs() -> None:
    letters = [part for year in (1831, 1826, 1832) for part in (f"Preface of {year}", f"May {year}.", STORY)]
    assert kinds(*letters) == ["head", "p", "p"] * 3


def test_first_line_before_a_numbered_paragraph_is_a_title() -> None:
    numbered = (f"     {number}. {STORY}" for number in range(53, 60))
    assert kinds("Of the town and of its mill.", *numbered)[0] == "head"


def test_number_of_a_heading_in_bold_is_no_call() -> None:
    source = f"{STORY}\n\n**8. The Old Mill**\n\n{STORY}\n\n**9. The Ferry**\n\n{STORY}"
    text = encode(Source("t.txt", source), text_id="t").text
    assert [one.text for one in text.passages if one.kind == "head"] == ["8. The Old Mill", "9. The Ferry"]


def test_chapter_below_a_quotation_in_lines_is_none_of_them() -> None:
    verse = "As the miller sings:\nThe water came,\nThe water went,\nAnd nobody was there.\nChapter LXIX"
    assert kinds(STORY, STORY, f"{STORY} {verse}", STORY, between="\n")[-2:] == ["head", "p"]


def test_name_with_the_article_is_a_title_though_one_of_two_words() -> None:
    assert kinds(STORY, STORY, "The Winter Road", STORY) == ["p", "p", "head", "p"]
    assert kinds(STORY, STORY, "The Captain Pieter Torvald", STORY) == ["p"] * 4


@pytest.mark.parametrize("title", ["Le morne dimanche", "De Verspreiding.", "Of the water and of those who fled."])
def test_line_below_an_ordinal_of_a_chapter_is_its_title(title: str) -> None:
    assert kinds(STORY, "Tweede Hoofdstuk.", title, STORY) == ["p", "head", "head", "p"]


def test_letters_below_the_date_of_the_one_before_have_titles() -> None:
    letter = ("Royal Catholic Majesty:", STORY, "Brenn, May 13, 1579.")
    titles = ("Letter from Pieter Torvald", "Letter from his brother", "Letter from the miller")
    found = kinds(*(part for title in titles for part in (title, *letter)))
    assert [found[index] for index in (0, 4, 8)] == ["head"] * 3


@pytest.mark.parametrize("between", [("I", "4 May 1802."), ("[The Lock, 9 November 1858.]", "II")])
def test_title_may_have_a_number_and_a_date_between_it_and_its_text(between: tuple[str, ...]) -> None:
    assert kinds(*[STORY] * 4, "Miller", *between, STORY)[4] == "head"


def test_what_people_call_out_in_a_play_is_no_heading() -> None:
    talk = ("It is late.", "Nobody comes.", "I know.", "He sleeps.")
    called = ("After the Breakfast!", STORY, *talk, STORY, "Do You Hear the Name?", STORY)
    assert "head" not in kinds(*talk, STORY, *called)


def test_short_sentences_of_a_story_are_no_titles_though_there_are_three() -> None:
    lines = [part for line in ("A murmur rose.", "The child stirred.", "Regine nodded.") for part in (STORY, line)]
    assert "head" not in kinds(*lines, *(f"“{STORY}”" for _ in range(6)))


def test_line_that_begins_with_dots_is_no_heading() -> None:
    assert kinds(STORY, STORY, "… The Miller and the Ferry", STORY) == ["p"] * 4


def test_line_above_what_stands_on_the_back_of_a_letter_is_its_signature() -> None:
    assert kinds(STORY, "The Miller", "[Endorsed: “From the mill, 1802.”]", STORY)[1] == "p"
    assert kinds(STORY, "The Miller", STORY)[1] == "head"
