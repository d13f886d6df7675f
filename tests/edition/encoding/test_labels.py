"""Which labelled lines are notes, though scans misread the labels and chapters part them."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.model import Text
from edition.sources import Source
from edition.texts import parse_text, write_text

SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TEXT = "The mill stood idle that year.{} Nobody had the money for a wheel, and the boys fished in the race."
NOTE = "Town book of that year, leaf {}."


def encoded(source: str) -> Text:
    text = encode(Source("t.txt", source), text_id="t").text
    assert not prove(text, Source("t.txt", source))
    return text


def notes(text: Text) -> list[tuple[str, str]]:
    return [(one.n, one.text) for one in text.passages if one.kind == "note"]


def paragraphs(count: int) -> str:
    return "".join(TEXT.format(str(n).translate(SUPERIOR)) + "\n\n" for n in range(1, count + 1))


@pytest.mark.parametrize(("read", "n"), [
    ("l", 1), ("I", 1), ("S", 5), ("1O", 10), ("lO", 10), ("l1", 11), ("ll", 11), ("l2", 12), ("I3", 13), ("1S", 15),
])
def test_misread_label_has_the_number_that_is_called(read: str, n: int) -> None:
    labels = {k: str(k) for k in range(1, 17)} | {n: read}
    text = encoded(paragraphs(16) + "Notes\n\n" + "\n".join(f"{labels[k]}. {NOTE.format(k)}" for k in range(1, 17)))
    assert notes(text) == [(str(k), NOTE.format(k)) for k in range(1, 17)]
    assert ("correction", f"{read}.") in [(span.kind, span.value) for one in text.passages for span in one.spans]
    assert notes(parse_text(write_text(text))) == notes(text)


def test_letter_that_no_call_asks_for_is_no_label() -> None:
    king = "I Claudius, and nobody else, held the ferry."
    text = encoded(paragraphs(2) + f"1 {NOTE.format(1)}\n\n{king}\n\n2 {NOTE.format(2)}")
    assert "I Claudius" in "".join(one.text for one in text.passages)


@pytest.mark.parametrize("heads", [
    ("Chapter 1", "Chapter 2"), ("The Mill", "The Ferry"), ("I.\n\nThe Mill", "II.\n\nThe Ferry"),
])
def test_chapter_among_the_notes_ends_the_note_before_it(heads: tuple[str, str]) -> None:
    listed = "\n".join(f"{n}. {NOTE.format(n)}" for n in (1, 2, 3))
    chapters = "".join(f"Chapter {n}\n\n{paragraphs(3)}" for n in (1, 2))
    text = encoded(f"{chapters}Notes\n\n{heads[0]}\n\n{listed}\n\n{heads[1]}\n\n{listed}")
    assert notes(text) == [(str(n), NOTE.format(n)) for n in (1, 2, 3)] * 2


def test_second_paragraph_of_the_last_note_of_a_page_belongs_to_it() -> None:
    more = "Another hand has put below it that the wheel was sold to Boulter, ibid., p. 4, and never paid for."
    page = "The mill stood idle that year,¹ and nobody had the money for a wheel,² so the boys of the lower"
    labelled = f"1 {NOTE.format(1)}\n\n2 {NOTE.format(2)}"
    text = encoded(f"{page}\n\n{labelled}\n\n{more}\n\ntown fished in the race all summer.")
    assert notes(text)[1] == ("2", f"{NOTE.format(2)}\n{more}")


def test_notes_with_full_stops_are_no_paragraphs_of_the_author_where_the_text_between_calls_them() -> None:
    long = "so the town book says, and so says the ferryman's widow, who had it from the clerk himself"
    pages = "".join(
        f"{TEXT.format(str(n).translate(SUPERIOR))}\n\n{n}. On leaf {n} it stands otherwise, {long}; {long}.\n\n"
        for n in range(1, 9)
    )
    assert [n for n, _ in notes(encoded(pages))] == [str(n) for n in range(1, 9)]


def test_rest_of_a_sentence_below_notes_is_no_paragraph_of_theirs() -> None:
    pages = (
        "The mill stood idle.¹ Nobody had the money,² and the boys³\n\n"
        f"1 {NOTE.format(1)}\n\n2 {NOTE.format(2)}\n\nfished in the race.\n\n3 {NOTE.format(3)}"
    )
    text = encoded(pages)
    assert [n for n, _ in notes(text)] == ["1", "2", "3"]
    assert "the boys fished in the race." in "".join(one.text for one in text.passages)


def test_list_in_a_later_chapter_is_no_collection_of_notes() -> None:
    notes_of_chapter = f"FOOTNOTES:\n\n[1] {NOTE.format(1)}"
    chapter = "\n\n".join([TEXT.format("")] * 6)
    text = encoded(f"{TEXT.format('[1]')}\n\n{notes_of_chapter}\n\n{chapter}\n\n1. A boat.\n\n2. A mill.\n\n3. A bell.")
    assert [n for n, _ in notes(text)] == ["1"]


def page(number: int, label: str, indent: str = "") -> str:
    """Return a page whose paragraph goes over to the next one, with two notes at its foot."""
    one, other = (TEXT.format(f"({n})") for n in (1, 2))
    notes = "\n".join(f"{indent}{label.format(n)} {NOTE.format(10 * number + n)}" for n in (1, 2))
    return f"{one} {other} Nobody was asked for the\n\n{notes}\n\nkey of the sluice, and nobody had it."


@pytest.mark.parametrize(("label", "indent"), [("({})", ""), ("({})", "   "), ("{}.", "   ")])
def test_notes_whose_numbers_begin_anew_on_each_page_are_no_numbered_paragraphs(label: str, indent: str) -> None:
    text = encoded("\n\n".join(page(number, label, indent) for number in range(1, 7)))
    assert [n for n, _ in notes(text)] == ["1", "2"] * 6
    assert [one.is_anchored for one in text.passages if one.kind == "note"] == [True] * 12


def test_paragraph_that_calls_the_note_below_is_no_note_whose_label_is_lost() -> None:
    pages = "".join(f"{TEXT.format(f'({n})')}\n\n({n}) {NOTE.format(n)}\n\n" for n in (1, 2, 3))
    cut = f"{TEXT.format('(4)')} It was said of the"
    text = encoded(f"{pages}(5) {NOTE.format(5)}\n\n{cut}\n\n(4) {NOTE.format(4)}\n\nmiller that he slept.")
    assert not any(note.startswith("The mill") for _, note in notes(text))


def test_notes_that_are_set_in_as_far_as_paragraphs_begin_are_whole() -> None:
    line = "   The sluice was opened at six, and whoever had corn to grind came by"
    body = f"{line}\nthe lower road, as the upper one belonged to the widow of the baker.¹"
    note = "   1. The widow of the baker had it of her brother, who had never paid a\n   penny for it."
    text = encoded("\n".join([body, body.replace("¹", ""), *[body.replace("¹", "")] * 4]) + f"\n\n{note}")
    assert [text for _, text in notes(text)] == [
        "The widow of the baker had it of her brother, who had never paid a penny for it.",
    ]


def test_licence_behind_the_end_of_a_transcription_makes_no_chapter_a_note() -> None:
    collected = f"FOOTNOTES:\n\n[1] {NOTE.format(1)}"
    chapter = "\n\n".join([TEXT.format("")] * 6)
    licence = "*** END OF THIS PROJECT GUTENBERG EBOOK MILLS ***\n\n*** START: FULL LICENSE ***\n\nAll may copy this."
    text = encoded(f"{TEXT.format('[1]')}\n\n{collected}\n\n{chapter}\n\n{licence}")
    assert notes(text) == [("1", NOTE.format(1))]
    assert sum(one.text == TEXT.format("") for one in text.passages) == 7


@pytest.mark.parametrize(("read", "n"), [("l", 1), ("S", 5), ("1O", 10), ("l2", 12)])
def test_misread_call_has_the_number_of_its_note_and_says_how_it_read(read: str, n: int) -> None:
    calls = {k: f"[{k}]" for k in range(1, 14)} | {n: f"[{read}]"}
    source = "\n\n".join(TEXT.format(call) for call in calls.values()) + "\n\nNotes\n\n"
    source += "\n".join(f"[{k}] {NOTE.format(k)}" for k in calls)
    text = encoded(source)
    assert [one.is_anchored for one in text.passages if one.kind == "note"] == [True] * 13
    assert [span.value for one in text.passages for span in one.spans if span.kind == "correction"] == [read]
    assert not prove_rewriting(write_text(text), source.encode(), name="t.txt")


def test_word_in_brackets_that_was_read_as_no_call_stays() -> None:
    source = f"{TEXT.format('[S]')}\n\n{TEXT.format('[l2]')}"
    assert "[S]" in encoded(source).passages[0].text


def test_number_that_a_line_end_parts_from_its_section_is_no_label() -> None:
    cut = "The mill stood idle, as section\n1 lays down, and the wheel was sold to the baker for less than its iron."
    source = f"{TEXT.format('¹')}\n\n{TEXT.format('')}\n\n1 {cut}\n\n{TEXT.format('')}"
    assert [note for _, note in notes(encoded(source))] == [cut.replace("\n", " ")]


def test_rest_of_an_open_note_is_not_taken_for_that_of_the_paragraph_above_it() -> None:
    closed = "".join(f"{TEXT.format(f'[{n}]')}\n\n[{n}] {NOTE.format(n)}\n\n" for n in (1, 2))
    note = "[3] The clerk who kept the book in those years had it from the widow, who never said a word of the"
    pages = f"{TEXT.format('[3]')}\n\n{note}\n\n{TEXT.format('')} It was in the spring, and when the clerk,\n\n"
    rest = "miller, and the second clerk copied it out as it was."
    text = encoded(f"{closed}{pages}{rest}\n\n[4] {NOTE.format(4)}\n\nMartin Reeve, came by, {TEXT.format('[4]')}")
    assert ("3", f"{note.removeprefix('[3] ')} {rest}") in notes(text)


def test_paragraph_between_a_note_and_the_number_of_the_page_belongs_to_the_note() -> None:
    pages = [
        f"{TEXT.format(f'[{n}]')}\n\n[{n}] {NOTE.format(n)}{more}\n\n{n + 10}"
        for n, more in enumerate(("", "", "", "\n\nThe widow of the baker had it of her brother.", ""), 1)
    ]
    assert notes(encoded("\n\n".join(pages)))[3] == (
        "4", f"{NOTE.format(4)}\nThe widow of the baker had it of her brother.",
    )


def test_note_above_a_paragraph_and_a_title_may_go_on_in_it() -> None:
    below = "The widow of the baker had it of her brother."
    source = f"{TEXT.format('[1]')}\n\n[1] {NOTE.format(1)}\n\n{below}\n\nChapter II\n\n{TEXT.format('')}"
    note = next(one for one in encoded(source).passages if one.kind == "note")
    assert (note.text, note.cert) == (NOTE.format(1), "medium")
    without = encoded(source.replace(f"{below}\n\n", ""))
    assert next(one for one in without.passages if one.kind == "note").cert == ""


def test_notes_that_hang_are_whole_where_paragraphs_begin_with_an_indent() -> None:
    body = "   The sluice was opened at six, and whoever had corn to grind came by\nthe lower road of the baker{}"
    first, second = "The widow of the baker had it of her brother, who had never paid", "Anne Corley for it, {n} times."
    note = f"[{{n}}] {first}\n  {second}"
    pages = [f"{body.format(f'.[{n}]')}\n{body.format('.')}\n\n{note.format(n=n)}" for n in range(1, 6)]
    text = encoded("\n\n".join(pages))
    assert [one for _, one in notes(text)] == [f"{first} {second.format(n=n)}" for n in range(1, 6)]


def test_call_whose_note_alone_is_missing_among_others_is_doubtful() -> None:
    there = "\n\n".join(f"{n} {NOTE.format(n)}" for n in (1, 3))
    text = encoded(f"{paragraphs(3)}Notes\n\n{there}")
    assert {one.n: one.cert for one in text.passages if one.kind == "note"} == {"1": "", "2": "medium", "3": ""}
    assert {one.cert for one in encoded(paragraphs(3)).passages if one.kind == "note"} == {""}
