"""Notes in brackets that a transcriber called notes."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove
from edition.model import Text
from edition.sources import Source

STORY = "The water fell for nine weeks together, and the people of the lower town carried what they had up."


def encoded(*paragraphs: str) -> Text:
    source = Source("t.txt", "\n\n".join(paragraphs))
    text = encode(source, text_id="t").text
    assert not prove(text, source)
    return text


@pytest.mark.parametrize("word", ["Footnote", "Note", "Fußnote", "Anmerkung", "Note de bas de page"])
def test_note_in_brackets_stands_at_its_call(word: str) -> None:
    text = encoded(f"{STORY}[1] {STORY}", f"[{word} 1: So the register.]", STORY)
    note = next(one for one in text.passages if one.kind == "note")
    assert (note.n, note.text, note.is_anchored) == ("1", "So the register.", True)


def test_note_goes_on_until_its_bracket_is_closed() -> None:
    text = encoded(f"{STORY}[A] {STORY}", "[Footnote A: So [sic] the register.", "It has more.]", STORY)
    assert [one.text for one in text.passages if one.kind == "note"] == ["So [sic] the register.\nIt has more."]
    assert [one.kind for one in text.passages] == ["p", "note", "p"]


def test_bracket_that_is_never_closed_swallows_nothing() -> None:
    text = encoded(STORY, "[Footnote 1: So the register.", STORY, STORY)
    assert sum(one.kind == "p" for one in text.passages) >= 3


def test_letter_in_brackets_without_a_note_calls_none() -> None:
    assert [one.kind for one in encoded(f"{STORY}[A] {STORY}", STORY).passages] == ["p", "p"]


def test_numbered_list_is_no_notes_where_calls_and_notes_stand_in_square_brackets() -> None:
    items = [f"{number}. The mill of the lower town." for number in range(1, 7)]
    calls = " ".join(f"{STORY}[{number}]" for number in range(1, 7))
    notes = [f"[{number}] So the register." for number in range(1, 7)]
    text = encoded(calls, *[STORY] * 120, *items, STORY, STORY, "FOOTNOTES:", *notes)
    assert [one.text for one in text.passages if one.kind == "note"] == ["So the register."] * 6


def test_notes_at_the_end_that_are_called_are_no_numbered_paragraphs() -> None:
    calls = [f"{STORY}[{number}]" for number in range(1, 40)]
    notes = [f"[{number}] {STORY} {STORY} {STORY}" for number in range(1, 40)]
    text = encoded(*calls, *notes)
    assert sum(one.kind == "note" and one.is_anchored for one in text.passages) == 39
