"""Tests for citing passages: what is cited, where, and where we have it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.citing import STYLES, cite, cited
from edition.errors import EditionError
from edition.model import Division, Entry, Name, Passage, Span, Text, Work
from edition.registers import Registers

BOOK = Work("book", "Rivers: A History", (Name("Smith", "Jane"),), publisher="Fordham", place="Ely", date="1999")
TEXT = Text("smith", "Rivers: A History", BOOK, author="Jane Smith", date="1999", passages=(
    Passage("smith", "p1", "p", "One two three.", spans=(Span(4, 4, "page", value="12"),)),
    Passage("smith", "p98", "p", "Four.", n="98", spans=(Span(2, 2, "call", "n31", "31"),)),
    Passage("smith", "n31", "note", "A note.", n="31", called_from="p98"),
    Passage("smith", "h1", "head", "Head"),
))


def shown(number: int, style: str, **more: str) -> str:
    return cite(TEXT.passages[number], TEXT, style=style, **more).plain  # type: ignore[arg-type]


def test_a_note_names_work_locator_edition_anchor_and_address() -> None:
    assert shown(1, "chicago", edition_title="Waters", address="https://w.example", accessed="2026-01-02") == (
        "Jane Smith, Rivers: A History (Fordham, 1999), para. 98, in Waters, smith.p98, https://w.example/a/smith.p98."
    )


def test_titles_are_italic() -> None:
    found = cite(TEXT.passages[1], TEXT, edition_title="Waters")
    assert [run.text for run in found.runs if run.is_italic] == ["Rivers: A History", "Waters"]


def test_mla_tells_the_day_of_access() -> None:
    found = shown(1, "mla", edition_title="Waters", address="https://w.example", accessed="2026-01-02")
    assert found.endswith("Waters, smith.p98, https://w.example/a/smith.p98. Accessed 2 Jan. 2026.")


def test_without_an_address_the_anchor_stays() -> None:
    assert shown(1, "mla", accessed="2026-01-02") == "Smith, Jane. Rivers: A History. Fordham, 1999. smith.p98."


def test_apa_ends_with_the_address() -> None:
    found = shown(1, "apa", edition_title="Waters", address="https://w.example")
    assert found == "Smith, J. (1999). Rivers: A History. Fordham. In Waters (smith.p98). https://w.example/a/smith.p98"


@pytest.mark.parametrize(("number", "expected"), [
    (0, "(Smith 12)"), (1, "(Smith, par. 98)"), (2, "(Smith 12n31)"), (3, "(Smith 12)"),
], ids=["page begins in it", "own number", "note", "head"])
def test_the_locator_is_that_of_the_original(number: int, expected: str) -> None:
    assert shown(number, "mla-in-text") == expected


def test_a_part_of_an_anthology_is_cited_as_a_chapter_by_its_author() -> None:
    work = replace(BOOK, authors=(), editors=(Name("Smith", "Jane"),))
    part = Division("d1", "On Fords", 1, author="Ugo Rossi")
    passage = Passage("smith", "p1", "p", "Words.", division="d1")
    text = replace(TEXT, work=work, author="", divisions=(part,), passages=(passage,))
    assert cite(text.passages[0], text).plain == (
        "Ugo Rossi, “On Fords,” in Rivers: A History, ed. Jane Smith (Fordham, 1999), smith.p1."
    )


def test_a_text_that_is_a_part_of_its_authors_book_is_cited_in_it() -> None:
    text = replace(TEXT, title="The Fords of Ely")
    assert cite(text.passages[0], text).plain.startswith(
        "Jane Smith, “The Fords of Ely,” in Rivers: A History (Fordham, 1999), 12"
    )


def test_an_extract_is_cited_as_its_book() -> None:
    text = replace(TEXT, title="Rivers: A History [extract]")
    assert cited(text.passages[0], text).work.title == "Rivers: A History"


def test_a_text_of_which_little_is_known_is_cited_with_what_is_known() -> None:
    text = Text("x", "Fords", author="Smith, Jane; Rossi, Ugo", passages=(Passage("x", "p1", "p", "Words."),))
    assert cite(text.passages[0], text).plain == "Jane Smith and Ugo Rossi, Fords (n.d.), x.p1."


def test_an_author_known_to_the_register_has_the_name_it_gives() -> None:
    text = Text("x", "Fords", author_key="person:smith", passages=(Passage("x", "p1", "p", "Words."),))
    registers = Registers([Entry("person:smith", "Smith, Jane")])
    assert cite(text.passages[0], text, registers=registers).plain.startswith("Jane Smith, Fords")


def test_an_unknown_style_is_refused_with_those_known() -> None:
    with pytest.raises(EditionError, match="known are chicago"):
        shown(0, "harvard")


@pytest.mark.parametrize("style", STYLES)
def test_signs_of_ours_in_a_title_do_no_harm(style: str) -> None:
    text = replace(TEXT, title="", work=Work("book", "A \ue000B\ue001 \x0a*C* <b>", (Name("\ue000", ""),)))
    assert "\ue000" not in cite(text.passages[0], text, style=style).plain


def test_a_precis_is_not_cited_as_the_authors_words() -> None:
    text = replace(TEXT, id="smith-precis", precis_of="smith", title="Rivers: a précis")
    assert cite(text.passages[1], text, edition_title="Waters").plain == (
        "Jane Smith, Rivers: A History (Fordham, 1999), précis in Waters, smith.p98."
    )
