"""A text becomes TEI that is valid, and comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.building import build
from edition.encoding.receipts import rewritten
from edition.errors import TextError
from edition.library import read_library
from edition.model import Division, Name, Passage, Piece, Span, Text, Work
from edition.starting import copy_sample
from edition.texts import as_text_id, is_untouched, read_text, write_text
from tei.validating import validate

MILL = Text(
    "mill",
    "On the Mill",
    Work(
        kind="article",
        title="On the Mill",
        authors=(Name("Miller", "A.", "person:miller"),),
        container="Journal of Mills",
        volume="3",
        date="1990",
        pages="1–2",
        key="work:mill",
    ),
    author="A. Miller",
    author_key="person:miller",
    date="1990",
    headnote=("One.", "Two."),
    standpoint="calm",
    precis_of="mills",
    source_file="mill.txt",
    access="restricted",
    divisions=(
        Division("d1", "On the Mill", 1, kind="chapter", n="4"),
        Division("d2", "Fire", 2, "d1", author="David Hoffmann"),
    ),
    passages=(
        Passage("mill", "h1", "head", "On the Mill", division="d1", level=1, pieces=(Piece("my mill.txt", 0, 11),)),
        Passage("mill", "by", "byline", "A. Miller", division="d1"),
        Passage(
            "mill",
            "p1",
            "p",
            "The mill was built in 1811 by two brothers, who did not agree about the wheel.",
            (
                Span(0, 8, "title", ref="work:mill"),
                Span(0, 0, "number", value="53."),
                Span(4, 21, "emphasis", value="italic"),
                Span(13, 26, "person", ref="person:x", cert="low", resp="#variorum"),
                Span(22, 26, "date", value="1811"),
                Span(30, 33, "figure", value="2", data=(("qualifier", "about"), ("unit", "brothers"))),
                Span(43, 43, "line"),
                Span(78, 78, "call", ref="n1", value="1"),
            ),
            "d1",
            n="53",
            pieces=(Piece("my mill.txt", 11, 40), Piece("my mill.txt", 60, 90)),
            cert="low",
        ),
        Passage(
            "mill",
            "n1",
            "note",
            "Parish book, p. 12.\nAnd more.",
            (Span(0, 18, "citation", ref="work:p", value="12", data=(("unit", "page"),)),),
            "d1",
            n="1",
            called_from="p1",
            place="bottom",
            note_type="author",
        ),
        Passage("mill", "i1", "item", "one", division="d1", within=("list:1",)),
        Passage(
            "mill",
            "i2",
            "item",
            "two",
            (Span(0, 3, "correction", value="tvo", cert="high", resp="#variorum", data=(("rule", "same word"),)),),
            division="d1",
            within=("list:1",),
        ),
        Passage("mill", "f1", "furniture", "Page 41", division="d1"),
        Passage("mill", "h2", "head", "Fire", division="d2", level=2, author="David Hoffmann"),
        Passage(
            "mill", "s1", "speech", "Hello.", division="d2", within=("sp:1",), speaker="MILLER",
            author="David Hoffmann", pieces=(Piece("mill.txt", 90, 104),), speaker_key="person:miller",
        ),
        Passage(
            "mill",
            "v1",
            "verse",
            "Hello a\nworld b",
            (Span(3, 7, "emphasis", value="italic"),),
            "d2",
            author="David Hoffmann",
        ),
        Passage(
            "mill",
            "n2",
            "note",
            "Lost.",
            (),
            "d2",
            n="2",
            called_from="v1",
            is_anchored=False,
            place="bottom",
            note_type="author",
            author="David Hoffmann",
        ),
        Passage(
            "mill",
            "p3",
            "p",
            "It burned in the summer of 1840 Mühle",
            (
                Span(17, 31, "date", value="1840-22", cert="medium", resp="#variorum"),
                Span(32, 37, "foreign", value="de"),
                Span(37, 37, "call", ref="n3", value="*"),
            ),
            "d2",
            author="David Hoffmann",
        ),
        Passage(
            "mill",
            "n3",
            "note",
            "",
            (Span(0, 0, "gap", value="not in source"),),
            "d2",
            n="*",
            called_from="p3",
            place="bottom",
            note_type="author",
            author="David Hoffmann",
        ),
        Passage("mill", "b1", "bibl", "Parish book.", (), "d2", within=("listBibl:1",), author="David Hoffmann"),
    ),
)


def read_again(text: Text, folder: Path) -> Text:
    file = folder / f"{text.id}.xml"
    file.write_bytes(write_text(text))
    return bare(read_text(file)[0])


def bare(text: Text) -> Text:
    """Return *text* without what only a file has."""
    return replace(text, digest="", file="", passages=tuple(replace(one, line=0) for one in text.passages))


def test_a_text_comes_back_as_it_was(tmp_path: Path) -> None:
    assert read_again(MILL, tmp_path) == MILL


def test_what_is_written_is_valid_tei(tei_all: Any) -> None:
    assert tei_all(write_text(MILL)) == ()
    assert tei_all(write_text(replace(MILL, source_file="mill.txt", receipt="utf-8 9 \\n|7/1%"))) == ()
    assert validate(write_text(MILL)) == ()


@pytest.fixture(scope="module")
def tei_all(shared: Path) -> Any:
    schema = shared / "schema" / "tei_all.rng"
    return lambda content: validate(content, schema=schema)


def test_tei_all_refuses_what_is_no_tei(tei_all: Any) -> None:
    assert tei_all(write_text(MILL).replace(b"<body>", b"<body><mill/>"))


def test_every_text_of_the_sample_is_valid_and_comes_back(tmp_path: Path, tei_all: Any) -> None:
    folder = tmp_path / "sample"
    copy_sample(folder)
    build(read_library(folder), make_index=lambda _texts, _registers, directory, _before: directory.mkdir())
    files = sorted((folder / "texts").glob("*.xml"))
    assert files
    for file in files:
        assert tei_all(file.read_bytes()) == (), file.name
        assert validate(file.read_bytes()) == (), file.name
        text = bare(read_text(file)[0])
        assert read_again(text, tmp_path) == text, file.name
        assert rewritten(text) == (folder / "sources" / text.source_file).read_bytes(), file.name


# ---- any text

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn"]), min_size=1, max_size=12)
KINDS = st.sampled_from(
    ["p", "head", "quote", "byline", "speech", "verse", "bibl", "furniture", "other", "stage", "cell", "figure"]
)
SPANS = st.sampled_from(
    ["person", "place", "group", "event", "date", "figure", "citation", "emphasis", "quotation", "title"]
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, ...]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=5)))
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), SPANS), max_size=4))
        spans = tuple(Span(min(a, b), max(a, b), kind) for a, b, kind in ends if a != b)
        division = draw(st.sampled_from(["", "d1", "d2"]))
        made.append(Passage("any", f"b{number}", draw(KINDS), text, spans, division))
    return tuple(made)


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    return (Division("d1", "", 1), Division("d2", "", 2, "d1"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(passages())
def test_any_text_is_written_as_valid_tei_and_keeps_its_words(
    tmp_path: Path, tei_all: Any, blocks: tuple[Passage, ...]
) -> None:
    text = Text("any", "Any", divisions=divisions(), passages=blocks)
    content = write_text(text)
    assert tei_all(content) == ()
    again = read_again(text, tmp_path)
    assert [" ".join(one.text.split()) for one in again.passages] == [" ".join(nfc(one.text).split()) for one in blocks]


def nfc(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", text)


# ---- files


def test_a_file_of_ours_knows_when_it_was_touched(tmp_path: Path) -> None:
    file = tmp_path / "mill.xml"
    file.write_bytes(write_text(MILL))
    assert is_untouched(file)
    file.write_bytes(file.read_bytes().replace(b"wheel", b"weel"))
    assert not is_untouched(file)


def test_a_header_alone_is_told_to_be_empty(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<TEI><teiHeader/></TEI>")
    with pytest.raises(TextError, match="nothing to read"):
        read_text(file)


@pytest.mark.parametrize("name", ["a b", "1848", "é", "", "x.y"])
def test_any_name_gives_a_text_id(name: str) -> None:
    assert as_text_id(name).isascii()
    assert as_text_id(name)[0].isalpha()


@pytest.mark.parametrize(
    ("body", "label"),
    [
        pytest.param('<p>a<note xml:id="n1" n="1">b</note></p>', "1", id="at-its-call"),
        pytest.param('<p>a<ref target="#n1">1</ref></p><note xml:id="n1">b</note>', "1", id="pointed-to"),
        pytest.param(
            '<p>a<ptr target="#n1" n="2"/></p><div><note xml:id="n1">b</note></div>', "2", id="pointed-to-without-words"
        ),
        pytest.param('<p>a<anchor xml:id="x"/></p><note xml:id="n1" n="3" target="#x">b</note>', "3", id="points-back"),
        pytest.param(
            '<p>a<anchor xml:id="x"/></p><note xml:id="n1" n="3" corresp="x">b</note>', "3", id="points-back-badly"
        ),
    ],
)
def test_a_note_is_linked_however_the_file_does_it(tmp_path: Path, body: str, label: str) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f"<TEI><text><body>{body}</body></text></TEI>")
    call, note = read_text(file)[0].passages
    assert (call.text, [(s.kind, s.ref, s.value) for s in call.spans]) == ("a", [("call", "n1", label)])
    assert (note.text, note.called_from, note.is_anchored) == ("b", call.id, True)


@pytest.mark.parametrize("said", ['place="inline"', 'anchored="true"'])
def test_a_remark_between_paragraphs_has_lost_no_call(tmp_path: Path, said: str) -> None:
    assert foreign(tmp_path, f"<p>One.</p><note n='1' {said}>A remark.</note><p>Two.</p>").passages[1].is_anchored


def test_a_broken_file_is_read_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<TEI><text><body><p>one <hi>two</p></body></text></TEI>")
    assert [one.text for one in read_text(file, recover=True)[0].passages] == ["one two"]


@pytest.mark.parametrize(("at", "is_within"), [(0, False), (1, True), (2, False), (3, False), (4, True), (5, False)])
def test_a_page_that_begins_within_a_word_does_not_part_it(at: int, is_within: bool) -> None:
    passage = Passage("a", "p1", "p", "At it", (Span(at, at, "page", value="7"),))
    written = write_text(Text("a", "A", passages=(passage,)))
    assert (b'<pb n="7" break="no"/>' in written) == is_within
    assert validate(written) == ()


def test_what_is_counted_is_counted_in_either_reading() -> None:
    spans = (Span(0, 5, "correction", value="6.909"), Span(0, 5, "figure", value="6909"))
    written = write_text(Text("t", "T", passages=(Passage("t", "p1", "p", "6,909 came.", spans),))).decode()
    assert '<measure quantity="6909"><choice><sic>6.909</sic>' in written


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param("<title level='s'>Letters</title><title level='a'>To Ann</title>", "To Ann", id="not-its-series"),
        pytest.param("<title type='iso-date'>1904</title><title>To Ann</title>", "To Ann", id="not-its-date"),
        pytest.param("<title type='sub'>A Study</title><title type='main'>Mills</title>", "Mills", id="main"),
        pytest.param("<title level='s'>Letters</title>", "Letters", id="no-other"),
    ],
)
def test_the_title_of_a_text_is_its_own(tmp_path: Path, titles: str, expected: str) -> None:
    assert foreign(tmp_path, "<p>One.</p>", titles).title == expected


def test_the_readings_of_an_apparatus_are_kept_with_their_witnesses_and_its_notes_are_called(tmp_path: Path) -> None:
    readings = "<lem>mill</lem><rdg wit='#B #x/C'>hill</rdg><rdg wit='#D'/><rdg wit='#E'>mill</rdg>"
    passage, note = foreign(tmp_path, f"<p>The <app>{readings}<note>So A.</note></app> turned.</p>").passages
    assert (passage.text, note.text) == ("The mill turned.", "So A.")
    variant, call = passage.spans
    assert (variant.value, dict(variant.data)) == ("hill", {"readings": "hill B C; omitted D"})
    assert call.start == 8


def test_witnesses_that_agree_leave_nothing_to_say(tmp_path: Path) -> None:
    (passage,) = foreign(tmp_path, "<p>The <app><rdg wit='#A'>mill</rdg><rdg wit='#B'>mill</rdg></app>.</p>").passages
    assert (passage.text, passage.spans) == ("The mill.", ())


def foreign(folder: Path, body: str, titles: str = "<title>Any</title>") -> Text:
    head = f"<teiHeader><fileDesc><titleStmt>{titles}</titleStmt></fileDesc></teiHeader>"
    file = folder / "any.xml"
    file.write_text(f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{head}<text><body>{body}</body></text></TEI>", "utf-8")
    return read_text(file)[0]
