"""Markdown as people write it: underlined titles, what a file says of itself, brackets behind backslashes."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.sources import Source
from edition.texts import write_text

STORY = "The ferry was let to a widow, and it ran until nine in the evening, in winter until six."


def passages(*parts: str) -> list[tuple[str, str, str]]:
    source = Source("a.md", "\n\n".join(parts), format="markdown")
    text = encode(source, text_id="a").text
    assert not prove(text, source)
    return [(one.kind, one.n, one.text) for one in text.passages]


@pytest.mark.parametrize("row", ["===", "---------"])
def test_row_below_a_title_is_none_of_its_words(row: str) -> None:
    assert passages(f"The Ferry\n{row}", STORY) == [
        ("head", "", "The Ferry"), ("furniture", "", row), ("p", "", STORY),
    ]


def test_what_a_file_says_of_itself_is_furniture() -> None:
    found = passages("---\ntitle: The Ferry\ntags:\n  - water\n---", "# The Ferry", STORY)
    assert [kind for kind, _, _ in found][-2:] == ["head", "p"]
    assert {kind for kind, _, _ in found[:-2]} == {"furniture"}


def test_rows_of_hyphens_alone_say_nothing_of_a_file() -> None:
    assert ("p", "", STORY) in passages("---", STORY, "---", STORY)


def test_brackets_behind_backslashes_call_notes() -> None:
    assert passages(r"The ferry was let.\[1\] So.", r"\[1\] See there.") == [
        ("p", "", "The ferry was let. So."), ("note", "1", "See there."),
    ]


def test_numbered_list_is_no_note_beside_a_note_of_markdown() -> None:
    found = passages(f"{STORY}[^1]", "1. one\n2. two", "[^1]: See there.")
    assert [(n, text) for kind, n, text in found if kind == "note"] == [("1", "See there.")]


def test_endnotes_of_word_processors_have_small_roman_figures() -> None:
    numbers = ("i", "ii", "iii", "iv")
    found = passages(*(f"{STORY}[{n}]" for n in numbers), *(f"[{n}] Leaf {n}." for n in numbers))
    assert [(n, text) for kind, n, text in found if kind == "note"] == [(n, f"Leaf {n}.") for n in numbers]


def test_word_that_an_editor_put_in_is_no_roman_figure() -> None:
    assert passages(f"{STORY} He was very [ill] then[ill].") == [("p", "", f"{STORY} He was very [ill] then[ill].")]


def test_call_before_a_colon_is_one() -> None:
    found = passages("He wrote as follows[^1]:", f"> {STORY}", "[^1]: In May.")
    assert found[0] == ("p", "", "He wrote as follows:")
    assert ("note", "1", "In May.") in found


def test_a_link_is_its_words_and_a_picture_what_it_is_called() -> None:
    linked = "See [the old *map*](https://example.org/map.png).[^1]"
    parts = (linked, "![The ferry](ferry.jpg)", STORY, "[^1]: [Up](#x).")
    source = Source("a.md", "\n\n".join(parts), format="markdown")
    text = encode(source, text_id="a").text
    assert not prove(text, source)
    assert not prove_rewriting(write_text(text), source.text.encode(), name="a.md")
    links = [(one.text[span.start : span.end], span.ref)
             for one in text.passages for span in one.spans if span.kind == "link"]
    assert links == [("the old map", "https://example.org/map.png"), ("The ferry", "ferry.jpg")]
    assert [one.text for one in text.passages][:2] == ["See the old map.", "[Up](#x)."]


def test_rows_of_a_table_and_counted_lines_stand_by_themselves() -> None:
    rows, counted = "| Year | Toll |\n|------|-----:|\n| 1801 | a penny |", "1. The widow;\n2. her son;\n3. nobody."
    found = passages(STORY, rows, counted, STORY)
    assert [text for kind, _, text in found if text != STORY and kind != "furniture"] == [
        "| Year | Toll |", "| 1801 | a penny |", "1. The widow;", "2. her son;", "3. nobody.",
    ]
