"""Blocks are what a reader would call a paragraph, a heading, a verse; no words are lost between them."""

from __future__ import annotations

import pytest

from tei.blocks import Block, layout
from tei.parsing import parse_xml


def laid_out(content: str) -> tuple[Block, ...]:
    return layout(parse_xml(f"<text><body>{content}</body></text>".encode())).blocks


def blocks(content: str) -> list[tuple[str, str]]:
    return [(block.name, block.running.text) for block in laid_out(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<p>a</p><p>b</p>", [("p", "a"), ("p", "b")], id="paragraphs"),
        pytest.param("<p>a <quote>b</quote> c</p>", [("p", "a b c")], id="a-quotation-in-prose-is-no-block"),
        pytest.param("<quote>b</quote>", [("quote", "b")], id="a-quotation-by-itself-is-one"),
        pytest.param(
            "<p>a <list><item>b</item></list> c</p>", [("p", "a"), ("item", "b"), ("p", "c")], id="a-list-in-prose"
        ),
        pytest.param("<lg><l>a</l><l>b</l></lg>", [("lg", "a\nb")], id="a-verse-group-is-one-block"),
        pytest.param("<sp><speaker>X</speaker><p>a</p></sp>", [("p", "a")], id="a-speaker-is-not-said"),
        pytest.param("<whatever>a</whatever>", [("whatever", "a")], id="an-unknown-element-with-words"),
        pytest.param("<unknown><p>a</p></unknown>", [("p", "a")], id="an-unknown-element-around-blocks"),
        pytest.param(
            "loose <p>a</p> words", [("body", "loose"), ("p", "a"), ("body", "words")], id="words-outside-of-blocks"
        ),
        pytest.param(
            "<table><row><cell>a</cell><cell>b</cell></row></table>", [("cell", "a"), ("cell", "b")], id="a-table"
        ),
        pytest.param("<p/><p> </p><p>a</p>", [("p", "a")], id="nothing-is-no-block"),
        pytest.param("<u who='#a'>b</u>", [("u", "b")], id="spoken"),
    ],
)
def test_blocks(content: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(content) == expected


def test_divisions_nest() -> None:
    found = layout(
        parse_xml(b"<text><body><div><head>A</head><div1><p>b</p></div1></div><div><p>c</p></div></body></text>")
    )
    assert [(one.number, one.level, one.parent) for one in found.sections] == [(1, 1, 0), (2, 2, 1), (3, 1, 0)]
    assert [block.section for block in found.blocks] == [1, 2, 3]


def test_a_page_that_begins_between_blocks_belongs_to_the_next() -> None:
    found = layout(parse_xml(b'<text><body><p>a</p><pb n="7"/><p>b</p></body></text>'))
    assert [mark.node.get("n") for mark in found.blocks[1].running.marks] == ["7"]


SPEECH = '<sp xml:id="s1" source="a.txt#char=0,9"><speaker><persName ref="person:x">X</persName></speaker>{}</sp>'


def test_a_speech_of_one_block_lends_it_speaker_and_id() -> None:
    (block,) = laid_out(SPEECH.format("<p>a</p>"))
    assert block.bearer is not None
    assert (block.speaker, block.who, block.bearer.id) == ("X", "person:x", "s1")


@pytest.mark.parametrize("content", ['<p>a</p><p>b</p>', '<p xml:id="p1">a</p>', '<lg><l>a</l></lg>'])
def test_other_speeches_keep_their_id_to_themselves(content: str) -> None:
    assert {(block.who, block.bearer) for block in laid_out(SPEECH.format(content))} == {("person:x", None)}
