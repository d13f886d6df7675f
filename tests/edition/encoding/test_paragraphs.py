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
