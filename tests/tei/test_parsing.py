"""Any TEI file is read safely; what is odd about it is made alike."""

from __future__ import annotations

import pytest

from tei.errors import NotTeiError, NotWellFormedError, TooLargeError
from tei.parsing import MAX_DEPTH, parse, parse_xml

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def words(content: str) -> str:
    return " ".join(text.text_at("text") for text in parse(content.encode()))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<TEI {NS}><text><p>mill</p></text></TEI>", id="p5"),
        pytest.param("<TEI.2><text><p>mill</p></text></TEI.2>", id="p4"),
        pytest.param("<TEI><text><p>mill</p></text></TEI>", id="no-namespace"),
        pytest.param(f"<t:TEI {NS.replace('xmlns', 'xmlns:t')}><t:text><t:p>mill</t:p></t:text></t:TEI>", id="prefix"),
        pytest.param(f"<TEI {NS}><text><p>m<!-- not this -->ill</p></text></TEI>", id="comment"),
        pytest.param(f"<TEI {NS}><text><p>m<?page 3?>ill</p></text></TEI>", id="processing-instruction"),
        pytest.param(f'<TEI {NS}><text><p xml:id="a">m</p><p xml:id="a">ill</p></text></TEI>', id="id-given-twice"),
        pytest.param(f"\ufeff<TEI {NS}><text><p>mill</p></text></TEI>", id="byte-order-mark"),
    ],
)
def test_all_kinds_of_tei_are_read_alike(content: str) -> None:
    assert words(content).replace(" ", "") == "mill"


def test_a_corpus_gives_each_of_its_texts() -> None:
    corpus = (
        "<teiCorpus><teiHeader/><TEI><text>a</text></TEI><teiCorpus><TEI><text>b</text></TEI></teiCorpus></teiCorpus>"
    )
    assert words(corpus) == "a b"


def test_a_fault_in_the_xml_is_told_with_its_line() -> None:
    with pytest.raises(NotWellFormedError, match="mismatch") as caught:
        parse(b"<TEI>\n<text>\n</p></text></TEI>")
    assert caught.value.line == 3


def test_other_xml_is_no_tei() -> None:
    with pytest.raises(NotTeiError, match="<package>"):
        parse(b"<package/>")


def test_nothing_is_no_xml() -> None:
    with pytest.raises(NotWellFormedError, match="empty"):
        parse(b" \n")


@pytest.mark.parametrize("depth", [MAX_DEPTH + 10, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    with pytest.raises((TooLargeError, NotWellFormedError)):
        parse_xml(b"<a>" * depth + b"</a>" * depth)
