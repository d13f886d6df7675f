"""Paragraphs that a page or a stray line end cut are whole, and two paragraphs are never one."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.sources import Source

CUT = (
    "The water fell for nine weeks together, and the people of the lower town, who had never before been asked to help"
    " at the sluice, carried what they had up to the house of"
)
GOES_ON = "Torvald the miller, who had no room for it and told them so before they had put down the first sack."
BEGINS = "The miller had no room for it and told them so before they had put down the first sack."


def texts(source: str) -> list[str]:
    return [one.text for one in encode(Source("t.txt", source), text_id="t").text.passages]


def test_paragraph_that_a_page_cut_before_a_name_is_whole() -> None:
    assert len(texts(f"{CUT}\n\n{GOES_ON}\n\n{BEGINS}")) == 2


def test_paragraph_without_a_full_stop_ends_before_a_sentence() -> None:
    assert len(texts(f"{CUT}\n\n{BEGINS}\n\nAll of the others were there.")) == 3


@pytest.mark.parametrize("end", [".«", "?«", "!“", " –«", ".›«"])
def test_german_quotation_marks_end_a_sentence(end: str) -> None:
    said = f"»Das Wasser ist wieder um eine Stufe gefallen, und niemand hat den Müller gefragt, was werden soll{end}"
    assert len(texts("\n".join([said, "»Wer sagt das?«", f"Der Müller sagte: {said}", "Niemand sprach."]))) == 4


def test_breaks_amid_sentences_are_mended_where_they_are_a_habit() -> None:
    lines = [
        "The lock was dry and the boats", "lay in the mud for all to", "see, and nobody came by for", "a whole week.",
        "After that the mill was sold to the brother of", "Torvald for a small sum.", "The Price of Water",
        "The price of water was not known to anybody in the town.",
    ]
    assert len(texts("\n".join(lines))) == 4


def test_shortened_year_is_no_call() -> None:
    found = encode(Source("t.txt", "In the winter of ’41 it froze. In the spring of ’42 it did not."), text_id="t")
    assert not [span for one in found.text.passages for span in one.spans if span.kind == "call"]


@pytest.mark.parametrize("end", [".—", ".” –", "! —"])
def test_dash_after_the_end_of_a_sentence_does_not_open_it(end: str) -> None:
    assert len(texts("\n".join([f"{CUT} Torvald{end}", GOES_ON, BEGINS]))) == 3


def test_speeches_that_are_numbered_and_set_in_are_paragraphs_however_short() -> None:
    parts = [f"   {number}. Who has the key?\n\nNot I, and not the warden of the lock." for number in range(1, 13)]
    passages = encode(Source("t.txt", "\n\n".join(parts)), text_id="t").text.passages
    assert [one.n for one in passages if one.kind == "p" and one.n] == [str(number) for number in range(1, 13)]


def test_line_in_capitals_is_no_line_of_a_verse() -> None:
    verse = ["The water fell and fell again,", "And no one knew the reason why,", "The miller stood and saw in vain,",
             "The grey and ever empty sky,"]
    assert texts("\n".join([*verse, "TO ANNA, THE MILLER OF THE LOCK", BEGINS]))[1].startswith("TO ANNA")


def test_numbered_paragraphs_that_call_notes_are_no_notes() -> None:
    said = "The mill was built in the year of the flood,{} and it stood by the river for forty winters.{} " * 2
    one, two = said.format(1, 2, 3, 4), said.format(5, 6, 7, 8)
    text = f"{one}\n1. {two}\n2. {said.format(9, 10, 11, 12)}\n"
    found = encode(Source("t.txt", text), text_id="t").text.passages
    assert [one.kind for one in found if one.text] == ["p", "p", "p"]


def test_paragraph_that_a_page_cut_within_a_date_is_whole() -> None:
    assert len(texts(f"{CUT} all who asked, but on 18 September,\n\n1931, they shut the door. {BEGINS}")) == 1


def test_paragraph_that_a_page_cut_before_a_word_with_a_capital_is_whole() -> None:
    cut = f"{BEGINS} Nobody but the Keeper had asked. The keeper of a lock is a poor man. {CUT} the most serene"
    assert len(texts(f"{cut}\n\nKeeper of the lock, who had no room for it either and told them so at once.")) == 1
    assert len(texts(f"{cut}\n\nThe keeper of the lock had no room for it either and told them so at once.")) == 2


def test_signature_after_a_comma_is_a_paragraph() -> None:
    letter = f"{BEGINS} {BEGINS} {BEGINS} This your servant writes, who kisses your hands,"
    assert texts(f"{letter}\nDoctor Torvald\n{BEGINS}") == [letter, "Doctor Torvald", BEGINS]
