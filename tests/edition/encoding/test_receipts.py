"""The TEI alone gives the source again, byte for byte; and not if a character of it was changed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from edition.encoding import encode
from edition.encoding.decisions import Decision
from edition.encoding.proving import prove_rewriting
from edition.encoding.receipts import rewritten
from edition.errors import ReceiptError
from edition.sources import Source, decode, encode_text
from edition.texts import parse_text, write_text

STORY = (
    "# The *Ferry*\r\n\r\n   It ran till\tnine, and the man slept in  it.¹ No-\r\nbody paid; the cafe\u0301 paid.[^b]"
    "\r\n\r\n\x0c¹ Town book,\r\np. 12.\r\n[^b]: Lost.  \r\n\r\n> “Leave\r\n> it.”\r\n"
)
PAGE = (
    "<!DOCTYPE html><html lang=en><head><title>Ferry &amp; Mill</title><style>p{}</style></head>\n<body><!-- x -->"
    "<h1 class='a'>The  Ferry</h1>\n<p>It&nbsp;ran <i>till</i> nine.<a href='#_ftn1' name='_ftnref1'>"
    "<sup>[1]</sup></a> The caf&eacute; paid.<br>\nNobody else did.</p><ul><li>One<li>Two</ul><hr>"
    "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Town &lt;book&gt;, p. 12.</p></div></body></html>\n"
)


def tei_of(text: str, *, format_: str = "text", encoding: str = "utf-8", decisions: tuple[Decision, ...] = ()) -> bytes:
    source = Source("a.txt", text, encoding, format_)
    return write_text(encode(source, text_id="a", decisions=decisions).text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le-sig", "utf-16-be-sig", "utf-16-be"])
def test_encoding_and_byte_order_mark_come_back(encoding: str) -> None:
    raw = encode_text(STORY, encoding)
    text, found = decode(raw)
    assert not prove_rewriting(tei_of(text, encoding=found), raw, name="a.txt")


def test_decisions_and_repairs_are_undone() -> None:
    story = "The ferry ran, the ferry sank, and another ferry came. The fcrry was sold.7 Nobody paid.\n\nNobody.\n"
    joined = story.index("\n\nN") + 2
    ruled = (Decision("correction", story.index("sank"), "sank", "stank"), Decision("join", joined, "Nobody."))
    tei = tei_of(story, decisions=ruled)
    assert b"<sic>sank</sic>" in tei
    assert rewritten(parse_text(tei)).decode() == story


def test_page_with_notes_is_written_again() -> None:
    tei = tei_of(PAGE, format_="html")
    assert b'n="1"' in tei
    assert rewritten(parse_text(tei)).decode() == PAGE


@pytest.mark.parametrize(("text", "format_"), [(STORY, "markdown"), (PAGE, "html")], ids=["markdown", "html"])
def test_no_letter_of_the_text_can_be_changed_unnoticed(text: str, format_: str) -> None:
    tei = tei_of(text, format_=format_).decode()
    body = tei.index("<body")
    words = [m.start() for m in re.finditer(r"(?<=[>\w ])[A-Za-z0-9](?=[^<>\"=]*<)", tei) if m.start() > body]
    assert len(words) > 40
    for at in words:
        changed = f"{tei[:at]}{'Q' if tei[at].isalpha() else '8'}{tei[at + 1 :]}"
        if changed != tei:
            assert prove_rewriting(changed.encode(), text.encode(), name="a"), tei[at - 20 : at + 20]


def test_receipt_says_no_words() -> None:
    text = parse_text(tei_of("The ferry ran.\n"))
    with pytest.raises(ReceiptError, match="says ‘sank’"):
        rewritten(replace(text, receipt=text.receipt.rpartition("|")[0] + "|10-3+sank 1+\\n"))


def test_text_without_a_receipt_is_said_to_have_none() -> None:
    with pytest.raises(ReceiptError, match="has no receipt"):
        rewritten(replace(parse_text(tei_of("The ferry.")), receipt=""))


def test_note_whose_words_begin_with_figures_comes_back_without_a_number() -> None:
    source = "The ferry ran.\n\n20 boats were sold that year, see Torvald, Ferries, p. 12.\n\nNobody paid.\n"
    decisions = (Decision("kind", source.index("20"), "20 boats were", "note"),)
    tei = tei_of(source, decisions=decisions).replace(b' n="20"', b"")
    assert next(one for one in parse_text(tei).passages if one.kind == "note").n == ""
