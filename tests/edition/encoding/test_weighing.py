"""Forms of calls that stand apart from the word before them are calls where notes answer them."""

from __future__ import annotations

import re

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.model import Text
from edition.sources import Source
from edition.texts import write_text

SENTENCES = (
    "The well of the upper town was dug by two brothers", "Its water was sold by the bucket until the pump came",
    "Nobody who lived on the hill ever paid for it", "The elder brother is said to have drowned there",
)


def page(call: str, label: str, sentence: str, other: str) -> str:
    """Return a page with two paragraphs, of which the first calls a note at the foot."""
    called = f"{sentence}{call} and the other one."
    return f"{called}\n\n{other}, as the clerk wrote.\n\n{label} Town book, of that year.\n\n"


def encoded(call: str, label: str) -> Text:
    pairs = zip(SENTENCES, (*SENTENCES[1:], SENTENCES[0]), strict=True)
    source = "".join(page(call, label, *pair) for pair in pairs)
    text = encode(Source("pages.txt", source), text_id="t").text
    assert not prove(text, Source("pages.txt", source))
    assert not prove_rewriting(write_text(text), source.encode(), name="pages.txt")
    return text


@pytest.mark.parametrize(("call", "label"), [
    pytest.param(" (1)", "(1)", id="round brackets after a blank"),
    pytest.param("(a)", "(a)", id="letters in round brackets"),
    pytest.param(" 1)", "1)", id="half a bracket"),
    pytest.param("¹)", "¹)", id="half a bracket behind a superior figure"),
    pytest.param(" *)", "*)", id="half a bracket behind an asterisk"),
    pytest.param(" *", "*", id="asterisk after a blank"),
    pytest.param("^1", "^1", id="caret"),
    pytest.param("^{1}", "1", id="caret and braces"),
    pytest.param(". 1 So it went,", "1", id="figure between two sentences"),
    pytest.param(" (1)", "1.", id="round brackets, labels with a full stop"),
    pytest.param("(**)", "(**)", id="asterisks in round brackets"),
    pytest.param("{1}", "{1}", id="braces"),
    pytest.param("{1}", "1.", id="braces, labels with a full stop"),
    pytest.param("/1/", "1/", id="strokes"),
    pytest.param("<1>", "1.", id="pointed brackets"),
    pytest.param("[[1]]", "[[1]]", id="two square brackets"),
    pytest.param("(¹)", "(¹)", id="superior figure in brackets"),
    pytest.param("^1^", "1.", id="carets"),
    pytest.param(" [1]_", ".. [1]", id="reStructuredText"),
    pytest.param(" [#]_", ".. [#]", id="reStructuredText without numbers"),
    pytest.param(".iv And so,", "iv", id="Roman figure glued to a sentence"),
    pytest.param(".a And so,", "a.", id="letter glued to a sentence"),
    pytest.param("a)", "a)", id="letter with half a bracket"),
    pytest.param("ᵃ", "a", id="superior letter, plain label"),
    pytest.param("¹", "Note 1.", id="a word before the label"),
    pytest.param("[1]", "[Footnote 1]", id="a word and the label in brackets"),
    pytest.param("¹)", "Anm. 1:", id="a German word before the label"),
    pytest.param("[1]", "1]", id="half a square bracket"),
    pytest.param("¹", "1:", id="colon"),
    pytest.param("¹", "1.—", id="full stop and dash"),
    pytest.param("[FN1]", "[FN1].", id="a word in brackets with the figure"),
    pytest.param("[note 1]", "1.", id="a word in brackets, plain labels"),
    pytest.param(" (Anm. 1)", "Anm. 1:", id="a word in round brackets"),
    pytest.param("[fn:1]", "[fn:1]", id="Org"),
    pytest.param(r"\textsuperscript{1}", "1.", id="LaTeX"),
    pytest.param(" (note\n1)", "Note 1.", id="cut by a line end"),
])
def test_form_that_notes_answer_is_a_call_and_leaves_no_trace(call: str, label: str) -> None:
    text = encoded(call, label)
    calls = [span.value for one in text.passages for span in one.spans if span.kind == "call"]
    assert len(calls) == 4
    assert [one.text for one in text.passages if one.kind == "note"] == ["Town book, of that year."] * 4
    assert not any(char in one.text for one in text.passages for char in "()[]{}<>/_—*^¹1")
    assert not any(re.search(r"\b(?:iv|a\.|[Nn]ote|Footnote|Anm|FN|fn|textsup)\b", one.text) for one in text.passages)


@pytest.mark.parametrize("call", [
    " (1)", " 1)", " *", ". 1 So it went,", " (a)", "{1}", "/1/", "<1>", "|1|", ".iv And so,", ".a And so,", "a)",
])
def test_form_that_no_note_answers_is_none(call: str) -> None:
    source = "\n\n".join(f"{one}{call} and the other one." for one in SENTENCES)
    text = encode(Source("t.txt", source), text_id="t").text
    assert not [span for one in text.passages for span in one.spans if span.kind == "call"]


def test_list_that_a_sentence_announces_is_no_collection_of_notes() -> None:
    items = ("Rain came early.", "Bread was dear.", "Nobody had paid.")
    counted = "\n\n".join(f"({n}) {item}" for n, item in enumerate(items, 1))
    source = f"There were three causes: (1) rain, (2) bread and (3) debts, as everybody knew.\n\n{counted}"
    assert not [one for one in encode(Source("t.txt", source), text_id="t").text.passages if one.kind == "note"]


def test_paragraphs_of_a_law_that_refer_to_each_other_are_no_notes() -> None:
    section = "(1) The keeper lets the boat.\n\n(2) Under subsection (1) he may ask bread.\n\n(3) Nobody pays twice."
    text = encode(Source("t.txt", "\n\n".join([section] * 6)), text_id="t").text
    assert not [one for one in text.passages if one.kind == "note"]


@pytest.mark.parametrize("text", ["an area of 10^6 acres, and no more", "where x^2 is the side of the field"])
def test_power_is_no_call(text: str) -> None:
    assert not [span for one in encode(Source("t.txt", text), text_id="t").text.passages for span in one.spans]
