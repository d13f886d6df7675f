"""The complaints of other readers' users that were collected before this one was built, and the tests that answer them.

Each line says what somebody missed or suffered elsewhere, and which tests would fail if it happened here.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent

READING, NOTES, BROWSER = "webapp/test_complaints", "webapp/test_notes_in_the_browser", "webapp/test_in_the_browser"
PAGE, LONG = "webapp/test_the_page", "webapp/test_at_length"
ANCHORS, FOUND = "edition/test_anchoring", "index/test_searching"

ANSWERED: dict[int, tuple[str, dict[str, str]]] = {
    1: ("no page for phones, Enter without effect in the box to go to, no paging", {
        READING: "on_a_phone_the_box_to_go_to_is_a_touch_away_and_enter_works on_a_phone_a_text_is_read_page_by_page",
        LONG: "nothing_scrolls_sideways", PAGE: "a_key_goes_to_a_passage"}),
    2: ("one does not see where one is; everything open; letters of one size", {
        READING: "where_one_is_in_the_text_is_seen_and_nothing_is_open_unasked "
                 "the_letters_can_be_made_larger_and_stay_so"}),
    3: ("no contents where one reads", {BROWSER: "the_contents_are_at_hand_wherever_one_reads"}),
    4: ("titles and authors are looked for apart, and the list is not the text", {
        "webapp/test_going": "one_box_takes_titles_and_authors_and_leads_into_the_text "
                             "a_name_of_several_texts_gives_a_choice what_no_text_is_called_leads_to_none"}),
    5: ("the text comes when one asks a second time", {
        READING: "the_text_is_there_at_once_though_no_script_ever_comes"}),
    6: ("a bar on top covers what a link leads to", {READING: "no_bar_hides_what_a_deep_link_leads_to"}),
    7: ("no pages on a phone; chosen words cannot be put by", {
        READING: "on_a_phone_a_text_is_read_page_by_page words_chosen_on_a_phone_can_be_put_by"}),
    8: ("many marked names make a page slow", {
        READING: "many_marks_of_ones_own_add_nothing_to_the_page_but_their_colour",
        LONG: "pages_answer_within_their_time a_long_page_stays_still "
              "each_of_ten_loads_is_painted_at_once_from_the_first_on"}),
    9: ("nothing is shown from the disk", {
        READING: "a_page_that_was_saved_is_read_from_the_disk",
        "test_wheel": "the_wheel_builds_the_sample_on_its_own"}),
    10: ("notes only pop up: not beneath the text, not on paper, without address, their links dead", {
        PAGE: "on_paper_the_notes_stand_together_behind_the_text", READING: "a_link_in_a_note_is_a_link",
        "webapp/test_pages": "a_note_is_linked_with_its_call_both_ways", LONG: "a_note_call_is_announced_as_a_note"}),
    11: ("the address of a note is a page with the note alone", {
        READING: "an_address_of_a_note_leads_to_the_text_around_it",
        "webapp/test_anchors": "a_note_is_led_to_in_its_page"}),
    12: ("what a note says runs into the sentence", {
        READING: "the_words_of_a_note_do_not_run_into_the_sentence", "tei/test_running": "running_text"}),
    13: ("a note is glued to the word before, in the search and in what it marks", {
        READING: "a_note_is_not_glued_to_the_word_before_its_call",
        "tei/test_running": "a_call_stands_after_the_word_that_calls"}),
    14: ("a long note in a small window", {
        NOTES: "a_long_note_shows_six_lines_and_opens_on_demand "
               "on_a_phone_a_note_opens_below_the_line_of_its_call_which_stays",
        PAGE: "paper_shows_all_of_a_long_note"}),
    15: ("the notes cannot be gone through", {READING: "all_notes_are_read_in_a_list_each_linked_to_its_place"}),
    16: ("notes in notes are lost", {
        READING: "a_note_in_a_note_stands_beside_it_and_leads_back", NOTES: "a_note_of_an_open_note_opens_in_it"}),
    17: ("two calls side by side are refused or read as one", {READING: "two_calls_side_by_side_are_two_links"}),
    18: ("new numbers, old references to them, and no list of both", {
        ANCHORS: "renumbered_notes_keep_their_anchors calls_follow_their_notes",
        "variorum/test_cite": "what_is_gone_is_listed_as_redirects",
        "variorum/test_encoded_again": "what_changed_is_listed"}),
    19: ("notes without a call, and two of one name, pass unsaid", {
        "variorum/test_check": "a_fault_made_by_hand_is_found", ANCHORS: "ids_that_a_file_has_are_kept"}),
    20: ("a call melts into the word or the next sentence", {
        "edition/encoding/test_damage": "calls_that_lost_their_height_are_still_found",
        "edition/encoding/test_golden": "habit_is_encoded_as_an_editor_read_it"}),
    21: ("notes vanish or become text; list items and years are taken for calls", {
        "edition/encoding/test_completeness": "each_character_is_in_one_passage_and_none_is_made_up",
        "edition/encoding/test_damage": "a_year_is_no_call_even_if_a_call_was_lost "
                                        "a_lost_call_is_not_found_elsewhere"}),
    22: ("ibid. and short titles lead nowhere", {
        "edition/tagging/test_citations": "ibid_means_the_work_of_the_note_before "
                                          "ibid_without_a_note_before_it_is_nothing",
        "webapp/test_companions": "an_article_on_a_work_gives_page_and_sentence_of_each_citation"}),
    23: ("every word of a query counts alone; accents hide a word", {
        FOUND: "query_finds_exactly_these_passages", "index/test_foreign": "other_forms_find_it_too"}),
    24: ("what is marked is not what was found, and nobody says why", {
        FOUND: "hit_says_why_it_is_one", "index/test_foreign": "mark_takes_in_the_whole_word",
        "webapp/test_searching": "the_hits_are_marked_in_the_text_that_one_comes_to"}),
    25: ("a phrase among words is no phrase", {
        FOUND: "query_finds_exactly_these_passages",
        "index/test_brute_force": "search_finds_what_looking_at_each_word_finds"}),
    26: ("passages or hits, never both", {
        FOUND: "hits_are_counted_in_all_passages_found",
        "webapp/test_words": "every_hit_has_its_line_and_leads_to_its_passage"}),
    27: ("what is asked for exactly is stemmed all the same", {
        FOUND: "query_finds_exactly_these_passages exact_form_comes_first",
        "index/test_foreign": "what_does_not_stand_there_is_not_found"}),
    28: ("nobody says how to ask", {
        "webapp/test_searching": "an_empty_query_shows_how_to_search",
        "index/test_parsing": "every_example_of_the_help_can_be_read"}),
    29: ("too much text, and it fails without a word", {
        "index/test_full_disk": "on_a_full_disk_there_is_no_index_and_the_one_before_answers",
        "variorum/test_bad_input": "full_disk_is_told_with_what_is_safe",
        "index/test_opening": "a_search_that_is_cut_short_says_so very_long_passage_is_searched_whole"}),
    30: ("a name in another romanisation is another name", {
        FOUND: "any_name_that_the_register_has_will_do",
        "edition/test_names": "spellings_of_one_name_meet two_names_stay_two",
        "webapp/test_panels": "a_panel_says_who_it_is_and_who_spells_it_how"}),
    31: ("a citation is copied in several steps", {READING: "a_citation_is_copied_with_one_click"}),
    32: ("a reference manager gets a web page without author or book", {
        "webapp/test_metadata": "a_page_names_its_work_in_three_ways_and_how_to_cite_it "
                                "a_reference_manager_is_led_to_a_record_of_the_work",
        "edition/citing/test_describing": "a_chapter_names_its_collection_and_the_editor"}),
    33: ("a new release, other addresses of paragraphs", {
        "variorum/test_encoded_again": "every_address_ever_given_answers",
        ANCHORS: "an_inserted_paragraph_moves_no_anchor"}),
    34: ("new numbers of sections broke every link", {
        "webapp/test_anchors": "a_merged_passage_leads_to_its_successor_for_good a_vanished_passage_says_what_it_said",
        ANCHORS: "a_moved_paragraph_takes_its_anchor_along"}),
    35: ("anchors clutter the page and do not show in the bar", {
        READING: "an_anchor_is_no_clutter_and_puts_its_address_in_the_bar"}),
    36: ("only sections have addresses, not what stands in them", {
        "edition/test_importing": "each_passage_has_an_anchor_that_resolves",
        ANCHORS: "first_ids_are_named_after_kind_and_order", "webapp/test_quoting":
        "words_that_are_there_are_led_to_with_a_text_fragment"}),
    37: ("invented numbers of paragraphs confuse", {
        READING: "no_number_of_ours_is_seen_or_heard_before_a_paragraph",
        ANCHORS: "an_authors_paragraph_number_is_the_anchor"}),
    38: ("pages cannot be cited; numbers go when letters grow, and are read out each time", {
        READING: "the_authors_own_numbers_stay_with_large_letters "
                 "no_number_of_ours_is_seen_or_heard_before_a_paragraph",
        "edition/test_references": "a_reference_leads_to_its_passages",
        "edition/citing/test_citing": "the_locator_is_that_of_the_original"}),
    39: ("numbers of a database stand in public addresses", {
        "edition/test_building": "the_same_input_gives_the_same_bytes "
                                 "a_changed_source_is_encoded_again_and_keeps_its_anchors",
        "edition/test_importing": "each_passage_has_an_anchor_that_resolves"}),
    40: ("found again in the wrong place, or lost without a sign", {
        "webapp/test_quoting": "words_that_were_corrected_since_are_found_and_the_page_says_how_sure "
                               "words_that_are_not_there_are_said_not_to_be",
        "webapp/test_own": "a_mark_whose_words_are_gone_is_kept_as_it_was a_mark_is_found_again_in_a_corrected_text",
        "edition/test_quoting": "context_tells_equal_stretches_apart"}),
    41: ("numbers and signs come along with what is copied", {
        "webapp/test_selecting": "what_is_copied_has_no_numbers_and_no_note_marks "
                                 "what_is_copied_over_several_passages_is_their_words_alone"}),
    42: ("wrong chapter numbers after tidying up", {
        "edition/test_references": "a_reference_leads_to_its_passages",
        ANCHORS: "a_note_number_that_begins_again_names_its_chapter",
        "edition/test_titles": "number_and_title_are_one_division_and_read_back_as_one"}),
    43: ("text and commentary do not move together", {
        "webapp/test_beside": "the_other_text_follows_the_one_that_is_scrolled it_follows_the_other_way_round_too"}),
    44: ("they do, and cannot be let go, nor set right by hand", {
        "webapp/test_beside": "texts_that_were_let_go_stay_where_they_are "
                              "texts_are_bound_again_as_the_reader_put_them "
                              "bound_texts_that_follow_again_meet_at_their_parallels"}),
    45: ("what belongs together does not stand at one height", {
        "edition/test_columns": "parallels_share_a_row no_column_is_ever_turned_round_and_no_passage_is_lost",
        "webapp/test_comparing": "what_is_parallel_stands_at_one_height_on_the_page",
        "webapp/test_beside": "the_other_text_follows_the_one_that_is_scrolled"}),
    46: ("two texts at most, and not of one's own choice", {
        "webapp/test_beside": "a_further_text_is_opened_and_each_is_closed_alone three_columns_follow_one"}),
    47: ("one does not see which words there answer to these here", {
        "webapp/test_beside": "a_thread_ties_a_passage_to_its_partner",
        "edition/parallels/test_finding": "evidence_points_to_its_words"}),
    48: ("the panel does not say where the other passage stands; one book at a time", {
        READING: "the_other_author_is_shown_with_his_place_and_why", "webapp/test_beside": "three_columns_follow_one"}),
    49: ("what everybody says everywhere is given out as a parallel", {
        "edition/parallels/test_finding": "what_everyone_names_makes_no_pair_strong "
        "texts_that_have_nothing_to_do_with_each_other_have_less_than_one_parallel_a_passage "
        "words_of_a_web_address_are_no_reason",
        "edition/parallels/test_wording": "a_formula_that_stands_everywhere_is_left_out_in_bounded_time "
                                          "the_title_of_a_work_is_no_shared_wording five_words_are_too_few"}),
    50: ("two passages are said to match, not why", {
        "edition/parallels/test_finding": "no_pair_is_without_evidence evidence_points_to_its_words",
        READING: "the_other_author_is_shown_with_his_place_and_why"}),
    51: ("nothing found in a small library, and no word about it", {
        READING: "what_is_empty_says_why_and_what_to_do a_library_without_texts_says_how_to_begin"}),
    52: ("calls are read out as bare numbers, notes have no heading, hover is needed", {
        LONG: "a_note_call_is_announced_as_a_note without_script_everything_is_read_followed_searched_and_cited",
        BROWSER: "axe_finds_nothing_wide_or_narrow_light_dark_or_sepia "
                 "keys_go_from_note_to_note_and_open_what_others_say"}),
    53: ("it does not install, and says that it did", {
        "test_wheel": "the_wheel_builds_the_sample_on_its_own the_wheel_holds_the_five_packages_typed_and_no_tests",
        "edition/test_building": "a_failing_step_leaves_the_served_edition_whole",
        "webapp/test_serving": "a_library_without_a_build_says_what_to_run"}),
    54: ("no TEI to take away, or TEI that no schema accepts", {
        "webapp/test_metadata": "a_whole_text_is_given_as_tei_and_json",
        "edition/test_texts": "every_text_of_the_sample_is_valid_and_comes_back",
        "edition/test_registers": "a_register_is_valid_tei"}),
    55: ("an index written by two at once loses what one of them wrote", {
        "index/test_full_disk": "two_who_repair_at_once_both_have_an_index a_reader_goes_on_while_the_index_is_swapped",
        "edition/test_building": "two_builders_do_not_meet"}),
}
"""Number of the complaint → what it is, and the tests against it, by file; names without their `test_`."""


CHECKS = {"check", "expect", "raises", "wait_for_url", "wait_for_function"}


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / f"{file}.py").read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef) and _asserts(one))


def _asserts(function: ast.FunctionDef) -> bool:
    """True if a test can fail by itself: it asserts, expects or waits for something."""
    parts = tuple(ast.walk(function))
    called = {getattr(one.func, "id", getattr(one.func, "attr", "")) for one in parts if isinstance(one, ast.Call)}
    return any(isinstance(one, ast.Assert) for one in parts) or not called.isdisjoint(CHECKS)


@pytest.mark.parametrize("number", ANSWERED, ids=str)
def test_there_are_tests_against_it(number: int) -> None:
    missing = [f"{file}.py::test_{name}" for file, names in ANSWERED[number][1].items() for name in names.split()
               if f"test_{name}" not in names_in(file)]
    assert missing == []


def test_none_is_left_out() -> None:
    assert sorted(ANSWERED) == list(range(1, 56))
