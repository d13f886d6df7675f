"""Whatever is received, nothing vanishes, nothing is made up, and the TEI is well-formed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.encoding import encode
from edition.encoding.proving import prove
from edition.encoding.receipts import rewritten
from edition.model import Passage, Text
from edition.sources import Source
from edition.texts import parse_text, write_text

SNIPPETS = st.sampled_from([
    "\n", "\n\n", "\r\n", "\f", "  ", "     ", "The king left the town.", "the king", "In 1937.16 They", "²", "¹⁶",
    "166 See the log.", "* ", "† ", "[^1]", "[^1]: ", "[1]", "## ", "> ", "- ", "1. ", "(a) ", "Anna: ", "NOTICE",
    "Notes", "pro-\n", "(b)", " *)", "¹)", "^3", "^{4} ", " 5 The", "l2. ",
    "lO ", "^[", "]", "^[So.]", "“", "”", "*x*", "**", "_y_", ":", "—", "Page 4", "12",
    "e\u0301", "\u0301", "\x00", "\ud7ff", "ﬁ", "½",
    "²³",    "\u00a0", "\u2028", "\ufeff", "\ufffe", "𝟙", "٣", "IV", "<p>", "&amp;", "</note>", "]]>",
])
RECEIVED = st.one_of(
    st.text(max_size=300).filter(str.strip), st.lists(SNIPPETS, max_size=60).map("".join).filter(str.strip),
)


def received(text: str, format_: str = "text") -> tuple[Text, Source]:
    source = Source("any.txt", text, format=format_)
    return encode(source, text_id="any").text, source


@given(RECEIVED)
@settings(max_examples=300, deadline=None)
def test_each_character_is_in_one_passage_and_none_is_made_up(text: str) -> None:
    assert not prove(*received(text))


WORDS = "The mill was sold.¹ Nobody paid.\n\n¹ Town book, leaf 4.\n"


@pytest.mark.parametrize(("spoil", "code"), [
    pytest.param(lambda one: replace(one, pieces=()), "source-lost", id="a passage without its source"),
    pytest.param(lambda one: replace(one, pieces=one.pieces * 2), "source-twice", id="a source in two passages"),
    pytest.param(lambda one: replace(one, text=one.text + "So"), "source-unlike", id="a word made up"),
])
def test_proof_fails_where_a_text_is_not_its_source(spoil: Callable[[Passage], Passage], code: str) -> None:
    text, source = received(WORDS)
    spoiled = replace(text, passages=(spoil(text.passages[0]), *text.passages[1:]))
    assert not prove(text, source)
    assert code in [problem.code for problem in prove(spoiled, source)]


@given(RECEIVED, st.sampled_from(["text", "html"]))
@settings(max_examples=150, deadline=None)
def test_the_tei_is_well_formed(text: str, format_: str) -> None:
    assert ElementTree.fromstring(write_text(received(text, format_)[0])).tag.endswith("TEI")


@given(RECEIVED)
@settings(max_examples=150, deadline=None)
def test_html_loses_nothing_either(text: str) -> None:
    edition, source = received(text, "html")
    assert not edition.passages or not prove(edition, source)


@given(RECEIVED)
@settings(max_examples=150, deadline=None)
def test_ids_are_unique_and_calls_lead_to_notes(text: str) -> None:
    edition, _ = received(text)
    ids = [one.id for one in edition.passages]
    assert len(set(ids)) == len(ids)
    notes = {one.id for one in edition.passages if one.kind == "note"}
    called = [span.ref for one in edition.passages for span in one.spans if span.kind == "call"]
    assert set(called) <= notes
    assert len(set(called)) == len(called)


@given(RECEIVED)
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_their_passage(text: str) -> None:
    for passage in received(text)[0].passages:
        assert all(0 <= span.start <= span.end <= len(passage.text) for span in passage.spans)


@pytest.mark.parametrize("unit", [
    "Notes\n\n1 x\n\n", "x ²", "a", "1 ", "1", "*", "¹", "(", "x\n", "1 x\n", "* x\n\n", "“", "a-\n", "[^1]", "a\u0301",
])
def test_hostile_input_ends_soon(unit: str) -> None:
    assert received(unit * 20_000)[0].passages


def test_control_character_before_a_call_does_not_keep_it_from_being_one() -> None:
    text = "\x08³:2\r0:\r²0"
    edition, _ = received(text)
    assert rewritten(parse_text(write_text(edition))) == text.encode()


def test_call_right_behind_the_mark_of_a_quotation_is_kept() -> None:
    edition, _ = received("He wrote:\n\n> [1]³ So it was.\n\n³ See there.")
    assert [span.value for one in edition.passages if one.kind == "quote" for span in one.spans] == ["1", "3"]


@given(RECEIVED)
@settings(max_examples=300, deadline=None)
def test_the_tei_alone_gives_the_source_again(text: str) -> None:
    edition, _ = received(text)
    assert rewritten(parse_text(write_text(edition))) == text.encode()


@given(RECEIVED)
@settings(max_examples=150, deadline=None)
def test_and_a_page_of_html(text: str) -> None:
    edition, source = received(f"<p>{text}</p>", "html")
    if edition.passages:
        assert rewritten(parse_text(write_text(edition))) == source.text.encode()
