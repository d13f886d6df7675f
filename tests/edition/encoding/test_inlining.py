"""Notes that stand where they are called."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.model import Passage
from edition.sources import Source
from edition.texts import write_text


def encoded(markdown: str) -> tuple[Passage, ...]:
    source = Source("a.md", markdown, format="markdown")
    text = encode(source, text_id="a").text
    assert not prove(text, source)
    assert not prove_rewriting(write_text(text), markdown.encode(), name="a.md")
    return text.passages


def shown(markdown: str) -> list[str]:
    """Return what each passage says, `°` where it calls a note."""
    found = []
    for one in encoded(markdown):
        words = one.text
        for span in reversed([span for span in one.spans if span.kind == "call"]):
            words = f"{words[:span.start]}°{words[span.start:]}"
        found.append(words)
    return found


@pytest.mark.parametrize(("markdown", "expected"), [
    pytest.param("The mill^[Town book.] was sold.", ["The mill° was sold.", "Town book."], id="in a line"),
    pytest.param("The mill^[Town\nbook.] was sold.", ["The mill° was sold.", "Town book."], id="over lines"),
    pytest.param(
        "The mill^[Town book.]\nwas sold.\n\nSo it was.\n\nIt fell.",
        ["The mill° was sold.", "Town book.", "So it was.", "It fell."], id="at the end of a line",
    ),
    pytest.param("So.^[A [b].]^[C.] End.", ["So.°° End.", "A [b].", "C."], id="two, with brackets"),
    pytest.param("So.^[A.] On.[^1]\n\n[^1]: B.", ["So.° On.°", "A.", "B."], id="beside a note below"),
    pytest.param("- So^[A.]\n- On", ["So°", "A.", "On"], id="in a list"),
    pytest.param("> So^[A.] it was.", ["So° it was.", "A."], id="in a quotation"),
    pytest.param("So.\\footnote{A \\emph{b}.} On.", ["So.° On.", "A \\emph{b}."], id="LaTeX"),
    pytest.param("So[fn:: A [b].] it was.", ["So° it was.", "A [b]."], id="Org"),
])
def test_note_is_apart_from_its_sentence(markdown: str, expected: list[str]) -> None:
    assert shown(markdown) == expected


def test_note_that_is_never_closed_in_its_paragraph_is_none() -> None:
    assert [one.kind for one in encoded("The mill was old.^[Town\n\nbook. It was sold.]")] == ["p", "p"]


def test_note_at_the_end_of_a_sentence_leaves_it_ended() -> None:
    long = "The mill was sold to a widow, and the boys of the lower town fished in the race all summer long, every day."
    assert [one.kind for one in encoded(f"{long}^[Town book.]\n\n{long}")] == ["p", "note", "p"]


def test_such_a_note_has_no_number_and_no_doubt() -> None:
    (note,) = (one for one in encoded("The mill^[Town book.] was sold.") if one.kind == "note")
    assert (note.n, note.cert, note.is_anchored) == ("", "", True)
