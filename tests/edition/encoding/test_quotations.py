"""A quotation set off is claimed where the text shows one, not wherever a colon stands."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.chunks import Chunk
from edition.encoding.lines import split_lines
from edition.encoding.quotations import is_quoted
from edition.sources import Source

ABOUT = "The keeper of the lock had been asked about the water more than once in that dry and tiresome summer"
LONG = (
    "No barge has gone through since the second week of May, and the gates stand dry to the sill; whoever says that"
    " he saw one pass has looked at another river."
)


def kinds(*paragraphs: str) -> list[str]:
    return [one.kind for one in encode(Source("t.txt", "\n\n".join(paragraphs)), text_id="t").text.passages]


def test_colon_after_a_word_of_saying_introduces_a_quotation() -> None:
    assert kinds(f"{ABOUT}, and at last he wrote:", LONG, f"{ABOUT}.") == ["p", "quote", "p"]


def test_colon_before_a_list_or_a_paragraph_does_not() -> None:
    assert kinds(f"{ABOUT}, and there were these reasons:", LONG, f"{ABOUT}.") == ["p", "p", "p"]


def test_salutation_introduces_no_quotation() -> None:
    assert kinds("Dear Mr. Warden:", LONG, f"{ABOUT}.") == ["p", "p", "p"]


def test_source_in_brackets_shows_a_quotation_after_any_colon() -> None:
    assert kinds(f"{ABOUT}, and there it stands:", f"{LONG} (Lock Book 12)", f"{ABOUT}.") == ["p", "quote", "p"]


def test_talk_in_a_story_is_no_quotation() -> None:
    talk = [f"“{word} the water, and nothing but the water.”" for word in ("Mind", "Leave", "Fear", "Watch", "Drink")]
    assert "quote" not in kinds(f"{ABOUT}, and then she said:", *talk, f"{ABOUT}.", LONG)


def test_markdown_marks_its_quotations() -> None:
    found = kinds("# Locks", f"{ABOUT}, and he wrote:", LONG, f"> {LONG}", f"{ABOUT}.")
    assert found == ["head", "p", "p", "quote", "p"]


def test_verse_after_a_colon_is_one_quotation() -> None:
    verse = ["The water came, the water went,", "And nobody was the wiser"]
    lines = [f"{ABOUT}. Of this the miller's children sang:", *verse, f"{ABOUT}, and they sang it again.", LONG, ABOUT]
    found = encode(Source("t.txt", "\n".join(lines) + "."), text_id="t").text.passages
    assert [one.kind for one in found] == ["p", "quote", "p", "p", "p"]


def test_title_among_numbered_paragraphs_is_a_heading() -> None:
    numbered = [f"     {n}. {LONG}" for n in range(1, 9)]
    assert kinds(*numbered[:4], "Of the price of water", *numbered[4:]).index("head") == 4


LETTER = [f"« {LONG}", f"« {LONG}", f"« {LONG} »"]
TALK = ["« Mind the water. »", "« Leave the water. »", "« Fear the water. »", "« Watch it. »", "« Drink it. »"]


def test_marks_that_each_paragraph_opens_again_stand_for_a_margin() -> None:
    assert kinds(f"{ABOUT}, et lut :", *LETTER, f"{ABOUT}.") == ["p"] * 5


def test_marks_opened_again_are_set_off_if_a_source_stands_behind_them() -> None:
    letter = [*LETTER[:2], f"{LETTER[2]} (Lock Book 12)"]
    assert kinds(f"{ABOUT}, et lut :", *letter, f"{ABOUT}.") == ["p", "quote", "quote", "quote", "p"]


def test_letter_opened_again_in_a_story_is_one_quotation() -> None:
    found = kinds(*TALK, f"{ABOUT}, et lut :", *LETTER, f"{ABOUT}.")
    assert found[-5:] == ["p", "quote", "quote", "quote", "p"]


def test_speeches_of_a_printed_record_after_a_colon_are_quoted() -> None:
    record = [f"The WARDEN. {LONG}", f"Mr. TORVALD. {LONG}"]
    assert kinds(f"{ABOUT}, and this exchange took place:", *record, f"{ABOUT}.") == ["p", "quote", "quote", "p"]


def test_colon_before_categories_introduces_no_quotation() -> None:
    assert kinds(f"{ABOUT}, and he noted these categories:", LONG, f"{ABOUT}.") == ["p", "p", "p"]


def test_paragraph_without_a_number_among_numbered_ones_is_quoted() -> None:
    numbered = [f"{n}. {LONG}" for n in range(1, 7)]
    assert kinds(*numbered[:3], LONG, *numbered[3:]) == ["p", "p", "p", "quote", "p", "p", "p"]


def test_run_of_short_lines_that_pause_is_verse() -> None:
    verse = [
        "The water came, the water went,", "And nobody was wiser,", "The miller, with his money spent",
        "Called no man a miser;",
    ]
    lines = [f"{LONG} {ABOUT}.", *verse, f"{LONG} {ABOUT}.", f"{ABOUT} {LONG}"]
    found = encode(Source("t.txt", "\n".join(lines)), text_id="t").text.passages
    assert [one.kind for one in found] == ["p", "quote", "p", "p"]


def test_marks_after_a_colon_are_no_quotation_set_off_if_nobody_speaks() -> None:
    assert kinds(f"{ABOUT}, and on the gate stood:", f"“{LONG[:90]}” and more", f"{ABOUT}.") == ["p", "p", "p"]


def test_short_lines_are_set_in_only_if_others_are_longer() -> None:
    narrow = "No barge has gone through since\nthe second week of May, and the\ngates stand dry to the sill."
    wide = f"{ABOUT},\n{ABOUT}:"
    assert kinds(wide, narrow, f"{ABOUT}.")[1] == "quote"
    assert kinds("The keeper of the lock had been\nasked about the water by those:", narrow, f"{ABOUT}.")[1] == "p"


def verse_kinds(*lines: str) -> list[str]:
    return [one.kind for one in encode(Source("t.txt", "\n".join(lines)), text_id="t").text.passages]


def test_two_lines_of_verse_after_a_dash_are_a_quotation() -> None:
    assert kinds(f"{ABOUT}, as in the song—", "The water came,\nThe water went.", f"{ABOUT}.", LONG)[1] == "quote"


def test_stanza_below_a_stanza_is_verse_too() -> None:
    stanzas = ["The water came,\nAnd nobody was the wiser.", "Das Wasser kam,\nUnd keiner hat es gesehn."]
    assert kinds(f"{ABOUT}, and they sang:", *stanzas, f"{ABOUT}.", LONG) == ["p", "quote", "quote", "p", "p"]


def test_verse_may_close_its_sentences_if_prose_stands_around_it() -> None:
    lines = ["The water came.", "And it went.", "so did he.", "Nobody was wiser."]
    assert verse_kinds(f"{LONG} {ABOUT} and they sang:", *lines, f"{LONG} {ABOUT}.", LONG, LONG, LONG, LONG) == [
        "p", "quote", "p", "p", "p", "p", "p",
    ]


def test_what_people_say_by_turns_is_no_verse() -> None:
    talk = ["“Did it come?”", "“It came and went.”", "“Nobody is wiser.”"]
    assert "quote" not in verse_kinds(f"{LONG} {ABOUT} and by the gate:", *talk, f"{LONG} {ABOUT}.", LONG, LONG)


def test_blank_lines_part_paragraphs_though_verse_and_notes_have_none() -> None:
    verse = "\n".join(["The water came,", "The water went,", "And nobody was the wiser;"] * 6)
    found = kinds(f"{LONG} {ABOUT}.", LONG, f"{ABOUT}, as they sang:", verse, LONG, LONG)
    assert found == ["p", "p", "p", "quote", "p", "p"]


def test_one_short_line_after_a_colon_amid_prose_is_quoted() -> None:
    assert kinds(f"{ABOUT}, and a voice cried:—", "The time is come.", f"{ABOUT}.", LONG) == ["p", "quote", "p", "p"]


def test_titles_in_capitals_below_a_colon_are_no_verse() -> None:
    titles = ["THE OLD MILL", "CHAPTER VI.", "THE NEW MILL"]
    assert "quote" not in verse_kinds(f"{LONG} {ABOUT}, and the table has:", *titles, f"{LONG} {ABOUT}.", LONG)


def test_marked_quotation_that_a_page_cut_is_one() -> None:
    found = encode(Source("t.txt", "\n\n".join([
        "# Locks", f"{ABOUT}, and he wrote:[^1]", "> No barge has gone through since May, and the gates are",
        "[^1]: Lock book.", "> dry to the sill.", f"> {LONG}",
    ])), text_id="t").text.passages
    assert [one.text[-12:] for one in found if one.kind == "quote"] == ["to the sill.", LONG[-12:]]


def test_what_stands_further_in_than_a_third_of_the_paragraphs_is_quoted() -> None:
    text = f"{ABOUT}. {ABOUT}."
    assert kinds(text, *[f"    {LONG}"] * 3, text) == ["p", "quote", "quote", "quote", "p"]


SONG = ["The water came", "To the door,", "And knocked, and nobody", "Was the wiser."]


def test_lines_of_a_song_that_are_a_paragraph_each_are_quoted() -> None:
    found = kinds(f"{LONG} {ABOUT}, and they sang under the wall:", *SONG, f"{ABOUT}.", LONG)
    assert found == ["p", "quote", "quote", "quote", "quote", "p", "p"]


def test_items_that_end_alike_are_no_song() -> None:
    things = ["Three boats,", "Two carts,", "One old mule,", "A clock."]
    assert "quote" not in kinds(f"{LONG} {ABOUT}, and he had in the barn:", *things, f"{ABOUT}.", LONG)


def test_two_verses_in_quotation_marks_are_quoted() -> None:
    lines = [f"{LONG} {ABOUT}.", "“The water came to the door,", "And nobody was the wiser.”", f"{ABOUT}.", LONG]
    assert [one.kind for one in encode(Source("t.txt", "\n".join(lines)), text_id="t").text.passages][:3] == [
        "p", "quote", "p"]


def test_long_quotations_in_marks_below_colons_are_no_talk() -> None:
    parts = [part for _ in range(6) for part in (f"{ABOUT}, and at last he wrote:", f"“{LONG} {ABOUT}.”")]
    assert kinds(*parts, f"{ABOUT}.") == [*["p", "quote"] * 6, "p"]


def test_first_lines_of_paragraphs_that_pages_cut_are_no_quotations() -> None:
    line = "the keeper wrote of water in the lock, of barges and of what it cost him"
    page = "\n".join([line] * 5)
    parts = [f"   The water went.\n{page}\nand so it was.\n   The gate stood open that day and all", f"{page} so."] * 4
    found = encode(Source("t.txt", "\n\n".join(parts)), text_id="t").text.passages
    assert {one.kind for one in found} == {"p"}


def test_line_with_the_number_of_a_page_is_no_verse() -> None:
    lines = [f"{LONG} {ABOUT}, but it was,", "Locks and Gates: Page 242", "The gates stand dry to the sill.", LONG]
    found = encode(Source("t.txt", "\n".join(lines)), text_id="t").text.passages
    assert "quote" not in [one.kind for one in found]


@pytest.mark.parametrize("said", ["“So it was.”", "„So war es.“", "„Tak było.”", "»So war es.«", "«C’était ainsi.»"])
def test_what_stands_in_the_marks_of_a_language_is_quoted(said: str) -> None:
    assert is_quoted(Chunk(tuple(split_lines(said))))


@pytest.mark.parametrize("said", ["“So” it “was”", "„Tak” było „to”", "„So war es.", "»So« war es."])
def test_what_is_partly_in_marks_is_not_quoted(said: str) -> None:
    assert not is_quoted(Chunk(tuple(split_lines(said))))


def test_two_lines_below_prose_with_a_colon_are_verse_though_a_paragraph_each() -> None:
    verse = ["The water came, and all was well", "until the gate was shut."]
    assert kinds(LONG, f"{ABOUT}, and there it stood:", *verse, LONG, LONG) == ["p", "p", "quote", "quote", "p", "p"]


def test_verse_may_have_a_colon_and_ends_before_a_title() -> None:
    verse = ["The water came, and all was well,", "And said to the gate:", "Be open."]
    found = kinds(LONG, f"{ABOUT}, and they sang:", *verse, "Of the Price of Water", LONG, LONG)
    assert found == ["p", "p", "quote", "quote", "quote", "head", "p", "p"]


def test_list_below_a_colon_is_no_verse() -> None:
    assert "quote" not in kinds(LONG, f"{ABOUT}, and there stood:", "Three boats,", "Two carts,", "A mule.", LONG)


def test_quotation_goes_on_until_its_marks_are_closed() -> None:
    letter = [f"“{LONG}", LONG, f"{LONG}”"]
    assert kinds(f"{ABOUT}, and he wrote:", *letter, LONG) == ["p", "quote", "quote", "quote", "p"]


def test_marks_that_close_amid_a_paragraph_tell_nothing_of_where_a_quotation_ends() -> None:
    assert kinds(f"{ABOUT}, and he wrote:", f"“{LONG}", f"{LONG}” {LONG}", LONG) == ["p", "quote", "p", "p"]


def test_translation_below_a_line_goes_with_it_and_the_authors_sentence_does_not() -> None:
    lines = [f"{LONG} {ABOUT}, and the stone says:", "Aqua venit et abiit."]
    assert kinds(*lines, "The water came and went.", LONG) == ["p", "quote", "quote", "p"]
    assert kinds(*lines, "which nobody there can read.", LONG) == ["p", "quote", "p", "p"]


def test_verses_that_count_on_are_one_quotation() -> None:
    verses = [f"{n}. {LONG[:90]}, {n} times;" for n in (22, 23, 24)]
    assert kinds(f"{ABOUT}, and it is written:", *verses, LONG) == ["p", "quote", "quote", "quote", "p"]


def test_long_lines_that_stand_together_where_blank_lines_part_paragraphs_are_verse() -> None:
    verse = "\n".join(f"{word} the water stood in the meadows and in the lanes between them till May" for word in "ABC")
    assert kinds(LONG, f"{ABOUT}, and it runs thus:", verse, LONG, LONG) == ["p", "p", "quote", "p", "p"]


def test_paragraph_without_the_indent_of_the_others_is_quoted_below_a_colon() -> None:
    lines = "No barge has gone through since\nthe second week of May, and the\ngates stand dry to the sill, he\n" * 2
    lines += "said.\n"
    page = f"   {lines}   {lines}   The keeper of the lock had this\nabout it:\n{lines}   {lines}   {lines}"
    found = [one.kind for one in encode(Source("t.txt", page), text_id="t").text.passages]
    assert found == ["p", "p", "p", "quote", "p", "p"]


def test_head_of_a_letter_introduces_no_quotation() -> None:
    letter = ["To the keepers of the locks and the weirs between the two bridges:", f"{LONG} (Lock Book 12)"]
    assert kinds(LONG, *letter, LONG) == ["p", "p", "p", "p"]


def test_story_told_in_marks_quotes_nothing_by_opening_them_again() -> None:
    told = [f"“{ABOUT}, and then she said:", f"“‘{LONG}’", f"“{LONG}", f"“{LONG}”"]
    assert "quote" not in kinds(LONG, *told, *[f"“{LONG}”", f"“{LONG}”"])


def test_letter_goes_on_below_whom_it_addresses() -> None:
    found = kinds(f"{ABOUT}, and at last he wrote:", "Comrade Warden.", LONG, f"{LONG} (Lock Book 12)", LONG)
    assert found == ["p", "quote", "quote", "quote", "p"]


CRITIC = f"{LONG} {ABOUT}, and nothing in the book is nearer to the truth than this:"


def test_essay_that_announces_often_quotes_below_each_colon() -> None:
    essay = [part for n in range(3) for part in (f"{n} {CRITIC}".lstrip("0123 "), LONG, f"{ABOUT}. {LONG}")]
    assert kinds(*essay) == ["p", "quote", "p"] * 3


def test_one_announcement_alone_is_no_habit() -> None:
    assert kinds(LONG, CRITIC, LONG, f"{ABOUT}. {LONG}") == ["p", "p", "p", "p"]


def test_as_follows_promises_a_document_and_no_quotation() -> None:
    decrees = [part for _ in range(3) for part in (f"{LONG} {ABOUT}, as follows, in all its parts:", LONG)]
    assert "quote" not in kinds(*decrees, LONG)


def test_names_below_the_end_of_a_letter_are_no_verse() -> None:
    letter = f"{LONG} May, 1911. Your most obedient servant,\nTorvald Berg,\nKeeper of the upper Lock.\n{LONG}"
    assert "quote" not in verse_kinds(LONG, *letter.split("\n"), LONG)


def test_narrow_lines_in_marks_below_a_colon_are_quoted_where_others_speak_in_marks_too() -> None:
    talk = [f"“{word} the water, and nothing but the water.”" for word in ("Mind", "Leave", "Fear", "Watch", "Drink")]
    verse = "“The water came and went,\nand nobody was wiser.”"
    wide = f"{ABOUT},\n{ABOUT}:"
    assert kinds(*talk, wide, verse, LONG, LONG)[5:] == ["p", "quote", "p", "p"]


@pytest.mark.parametrize("closing", [
    "and that went for all the united States of the river:", "and the locks were held to be remarkable by the fairies:",
    "and the said lands were given to them for ever; etc.:", "and he thinks they are thus divided:—",
])
def test_words_that_only_look_like_saying_introduce_nothing(closing: str) -> None:
    assert kinds(f"{ABOUT}, {closing}", LONG, f"{ABOUT}.", LONG) == ["p"] * 4


def test_source_in_brackets_is_no_evidence_below_the_promise_of_a_list() -> None:
    assert kinds(f"{ABOUT}, and he counted the following barges:", f"{LONG} (Lock Book 12)", LONG) == ["p"] * 3


def test_what_follows_and_was_written_is_no_promise_of_a_list() -> None:
    said = "the following telegram was sent to the keepers of all the locks, the weirs and the mills above the bridge:"
    assert kinds(f"{ABOUT}; {said}", f"{LONG} (Lock Book 12)", LONG) == ["p", "quote", "p"]


def test_item_of_an_agenda_introduces_no_quotation() -> None:
    assert kinds(LONG, "AGENDA ITEM 1: Opening remarks:", LONG, LONG).count("quote") == 0


HEADS_OF_LETTERS = ["Carissima Amalia,", "Upper Lock, March 4, 1890.", "Comrade Warden."]


@pytest.mark.parametrize("line", [*HEADS_OF_LETTERS, "RIVER NEWS OF THE WEEK."])
def test_head_of_a_letter_or_a_cutting_alone_is_no_quotation(line: str) -> None:
    assert "quote" not in kinds(LONG, f"{ABOUT}, and this came from the town:", line, LONG, LONG)


@pytest.mark.parametrize("line", HEADS_OF_LETTERS)
def test_head_of_a_letter_takes_its_first_paragraph_with_it(line: str) -> None:
    assert kinds(LONG, f"{ABOUT}, and then he wrote:", line, LONG, LONG) == ["p", "p", "quote", "quote", "p"]


def test_title_in_capitals_goes_with_the_verse_below_it() -> None:
    verse = "The water came,\nThe water went,\nAnd nobody was the wiser,\nBut for the lock."
    assert kinds(LONG, f"{ABOUT}, of which this is one:", "THE LOCK.", verse, LONG) == ["p", "p", "quote", "quote", "p"]


def test_motto_below_a_title_names_its_author_behind_a_dash() -> None:
    motto = "“The water came to the door and knocked, and nobody was the wiser for it.”—BERG."
    assert kinds("CHAPTER II.", motto, LONG, LONG) == ["head", "quote", "p", "p"]
    assert kinds("CHAPTER II.", motto.removesuffix("—BERG."), LONG, LONG) == ["head", "p", "p", "p"]
    said = f"{motto.removesuffix('BERG.')}Berg rose and went."
    assert kinds("CHAPTER II.", said, LONG, LONG) == ["head", "p", "p", "p"]


def test_short_lines_in_one_pair_of_marks_below_prose_are_a_song() -> None:
    song = ["»The water came,", "the water went.", "And nobody was the wiser.«"]
    assert kinds(LONG, f"{ABOUT}.", *song, LONG) == ["p", "p", "quote", "quote", "quote", "p"]
    assert "quote" not in kinds(LONG, f"{ABOUT}.", "»The water came.«", "»The water went.«", LONG)


def test_line_of_a_song_goes_on_below_a_colon() -> None:
    song = ["The water came,", "and many people", "went out to see it:", "the gates stood open."]
    assert kinds(LONG, f"{ABOUT}, and they sang:", *song, LONG) == ["p", "p", *["quote"] * 4, "p"]


def test_lines_that_introduce_answers_are_no_verse() -> None:
    lines = [f"{LONG} {ABOUT}:", "The keeper asked:", "The miller asked again:", f"{LONG} {ABOUT}.", LONG]
    assert "quote" not in verse_kinds(*lines)


def test_numbered_paragraphs_are_told_among_many_lines_of_verse() -> None:
    song = ["The water came", "and went again", "and nobody", "was ever wiser"]
    parts = [part for n in range(1, 6) for part in (f"     {n}. {LONG}", *song)]
    assert kinds(*parts, f"     6. {LONG}") == [*["p", *["quote"] * 4] * 5, "p"]


def test_paragraph_that_a_page_cut_among_numbered_ones_is_not_quoted() -> None:
    numbered = [f"{n}. {LONG}" for n in range(1, 7)]
    cut = f"{ABOUT}, and of the gates and of the lands of the"
    assert "quote" not in kinds(*numbered[:3], f"4. {cut}", f"Torvald Bergs in {LONG}", *numbered[4:])


def test_short_sentence_with_a_colon_introduces_verse_and_is_none() -> None:
    verse = ["The water came, the water went,", "And nobody was wiser,", "The miller, with his money spent,", "Calm."]
    lines = [f"{LONG} {ABOUT}.", "The children of the lock had this of it:", *verse, f"{LONG} {ABOUT}.", LONG, LONG]
    assert verse_kinds(*lines)[:4] == ["p", "p", "quote", "p"]


def test_verse_keeps_its_colon_where_the_sentence_of_the_author_goes_on() -> None:
    lines = [f"{LONG} {ABOUT}, and so they sang:", "The water came, the water went,", "And nobody was wiser:"]
    found = verse_kinds(*lines, f"and that was that. {LONG} {ABOUT}.", LONG, LONG, LONG)
    assert found[:3] == ["p", "quote", "p"]


def test_short_sentences_announce_in_an_essay_and_labels_do_not() -> None:
    intros = ["And further on he has:", "Then comes a passage that we know:", "And so in the last book:"]
    essay = [part for intro in intros for part in (f"{ABOUT}. {LONG}", intro, LONG)]
    assert kinds(*essay) == ["p", "p", "quote"] * 3
    minutes = [part for _ in range(3) for part in (f"{ABOUT}. {LONG}", "Office of the Keeper of Locks:", LONG)]
    assert "quote" not in kinds(*minutes)
    assert "quote" not in kinds(*essay[:6], f"{ABOUT}. {LONG}", "That asks for three separate operations:", LONG)[6:]


def test_line_that_a_page_cut_is_no_exclamation() -> None:
    cut = ["On the day before there came to the upper lock a great barge", f"of which nobody knew. {LONG}"]
    assert "quote" not in kinds(LONG, f"{ABOUT}, and what he has of it stands here:", *cut, LONG)


def test_marks_are_open_still_below_what_a_page_cut() -> None:
    law = [f"“{LONG}, and he has it in the", "book of the lock, in which it is also written as such:", f"“{LONG}”"]
    assert "quote" not in kinds(f"{ABOUT}.", *law, LONG)


def test_full_lines_of_prose_that_begin_with_capitals_are_no_verse() -> None:
    names = (
        "Keepers: The first and the third of the locks were held by Berg\nTorvald, of the upper Mill; the second, by"
        " Olaf the Elder, of\nVass, of the House of the Ferry; and the last by Henrik P.\nLathe, of the lower Mill."
    )
    prose = "\n".join([f"{LONG[:63]}\n{LONG[:60]}\n{LONG[:64]}"] * 2) + "."
    assert "quote" not in kinds(prose, names, prose, prose)


@pytest.mark.parametrize(("between", "expected"), [("›Be open,‹ she said.", "quote"), (LONG, "p")])
def test_lines_between_verses_in_one_pair_of_marks_are_verse_and_prose_is_not(between: str, expected: str) -> None:
    verse = ["»The water came, the water went,", "And nobody was wiser,", "The miller, with his money spent,", "Calm."]
    found = verse_kinds(LONG, f"{ABOUT}, and they sang:", *verse, between, "And so it was.«", LONG, LONG, LONG, LONG)
    assert found[2:4] == ["quote", expected]
