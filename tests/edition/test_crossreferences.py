"""Who cites whom, and what a claim rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.backing import find_backed
from edition.crossreferences import find_citings
from edition.model import Entry, Name, Passage, Span, Text, Work
from edition.registers import Registers

REGISTERS = Registers([
    Entry("person:hart", "John Hart"),
    Entry("work:hart-rivers", "Rivers", work=Work("book", "Rivers", (Name("Hart", "John", "person:hart"),))),
    Entry("work:gazette", "Gazette", work=Work("newspaper", "Gazette")),
])


def cites(text_id: str, author: str, ref: str, locator: str, unit: str = "") -> Text:
    span = Span(0, 16, "citation", ref, locator, data=(("unit", unit),) if unit else ())
    note = Passage(text_id, "n1", "note", "Hart, Rivers, 12.", (span,), called_from="p1")
    return Text(text_id, text_id, author=author, passages=(Passage(text_id, "p1", "p", "A claim."), note))


def hart() -> Text:
    passages = (
        *(Passage("hart", f"p{number}", "p", "Water.", n=str(number),
                  spans=(Span(0, 0, "page", value=str(number + 100)),)) for number in (11, 12, 15)),
        Passage("hart", "n3", "note", "Ibid.", n="3", called_from="p11"),
    )
    return Text("hart", "Rivers", Work(key="work:hart-rivers"), "John Hart", passages=passages)


def test_a_citation_of_a_text_held_leads_to_the_passage() -> None:
    (citing,) = find_citings([cites("a", "A", "work:hart-rivers", "12"), hart()], REGISTERS).citings
    assert (citing.claim, citing.target) == ("a.p1", "hart.p12")


@pytest.mark.parametrize(("locator", "unit", "target"), [
    pytest.param("112, 115", "page", "hart.p12", id="page"),
    pytest.param("113-14", "page", "hart.p12", id="page-that-goes-on"),
    pytest.param("12", "page", "hart", id="page-that-is-no-paragraph"),
    pytest.param("116", "page", "hart", id="page-behind-the-last"),
    pytest.param("110", "page", "hart", id="page-before-the-first"),
    pytest.param("n. 3", "", "hart.n3", id="note"),
    pytest.param("12", "paragraph", "hart.p12", id="paragraph"),
    pytest.param("passim", "", "hart", id="no-number"),
])
def test_a_locator_leads_where_it_says(locator: str, unit: str, target: str) -> None:
    texts = [cites("a", "A", "work:hart-rivers", locator, unit), hart()]
    assert [one.target for one in find_citings(texts, REGISTERS).citings] == [target]


@pytest.mark.parametrize(("held", "locator", "target"), [
    ("2", "ii. 112 sq", "hart.p12"), ("II", "vol. 2, p. 112", "hart.p12"), ("2", "i. 112", "hart"),
    ("", "ii. 112", "hart"), ("2", "Vol. I, 112", "hart"), ("", "112", "hart.p12"),
])
def test_a_page_of_a_volume_leads_there_only_if_that_volume_is_held(held: str, locator: str, target: str) -> None:
    volume = replace(hart(), work=Work(key="work:hart-rivers", volume=held))
    unit = "page" if locator.isdigit() else ""
    (citing,) = find_citings([cites("a", "A", "work:hart-rivers", locator, unit), volume], REGISTERS).citings
    assert citing.target == target


def test_a_work_held_in_parts_leads_to_the_part_that_has_the_passage() -> None:
    part = replace(hart(), id="early", passages=(Passage("early", "p1", "p", "Springs.", n="1"),))
    for texts in ([part, hart()], [hart(), part]):
        (citing,) = find_citings([cites("a", "A", "work:hart-rivers", "15"), *texts], REGISTERS).citings
        assert citing.target == "hart.p15"


def test_a_passage_rests_on_the_firmest_of_what_its_notes_cite() -> None:
    notes = [Passage("a", f"n{number}", "note", words, spans, called_from="p1") for number, words, spans in (
        (1, "Hart.", (Span(0, 4, "citation", "work:hart-rivers"),)),
        (2, "The Gazette.", (Span(4, 11, "work", "work:gazette"),)))]
    passages = (Passage("a", "p1", "p", "A claim."), *notes, Passage("a", "p2", "p", "B."))
    text = Text("a", "A", author="A", passages=passages)
    assert [(one.anchor, one.badge) for one in find_backed([text], REGISTERS)] == [("a.p1", "press"), ("a.p2", "none")]


def test_what_rests_on_a_note_that_is_not_in_the_source_is_left_out() -> None:
    note = Passage("a", "n1", "note", "", (Span(0, 0, "gap", value="not in source"),), called_from="p1")
    text = Text("a", "A", passages=(Passage("a", "p1", "p", "A claim."), note, Passage("a", "p2", "p", "Another.")))
    assert [one.anchor for one in find_backed([text], REGISTERS)] == ["a.p2"]


def test_a_locator_that_leads_nowhere_leads_to_the_text() -> None:
    (citing,) = find_citings([cites("a", "A", "work:hart-rivers", "99"), hart()], REGISTERS).citings
    assert citing.target == "hart"


def test_what_a_running_head_names_is_no_citation() -> None:
    (text, held) = (cites("a", "A", "work:hart-rivers", "12"), hart())
    heads = replace(text, passages=tuple(replace(one, kind="furniture") for one in text.passages))
    assert find_citings([heads, held], REGISTERS).citings == ()


def test_the_matrix_counts_who_cites_whom() -> None:
    citing = [cites("a", "A", "work:hart-rivers", "1"), cites("b", "B", "work:hart-rivers", "2")]
    found = find_citings(citing, REGISTERS)
    assert found.matrix == (("A", "John Hart", 1), ("B", "John Hart", 1))
    assert [work.work for work in found.common] == ["work:hart-rivers"]


def test_a_newspaper_is_press_and_a_book_is_secondary() -> None:
    found = find_citings([cites("a", "A", "work:gazette", ""), cites("b", "B", "work:hart-rivers", "")], REGISTERS)
    assert [one.badge for one in found.citings] == ["press", "secondary"]


def test_citings_are_in_the_order_of_the_text_and_bear_the_name_of_the_writer() -> None:
    span = Span(0, 4, "citation", "work:gazette")
    passages = tuple(Passage("a", f"p{number}", "p", "Here.", (span,), author="person:hart") for number in (2, 10))
    found = find_citings([Text("a", "A", passages=passages)], REGISTERS)
    listed = [(one.anchor, one.author) for one in found.works[0].citings]
    assert listed == [("a.p2", "John Hart"), ("a.p10", "John Hart")]


def test_who_cites_himself_is_in_no_matrix_and_what_one_author_cites_is_not_common() -> None:
    himself = cites("a", "John Hart", "work:hart-rivers", "1")
    found = find_citings([himself, cites("b", "Hart, J.", "work:gazette", ""), cites("c", "C", "work:gazette", "")],
                         REGISTERS)
    assert found.matrix == ()
    assert [work.work for work in found.common] == ["work:gazette"]


def test_a_title_inside_a_citation_of_the_work_is_no_second_citation() -> None:
    words = "Hart, Rivers, 12. Rivers is dull."
    spans = (Span(0, 16, "citation", "work:hart-rivers", "12"), Span(6, 12, "title", "work:hart-rivers"),
             Span(18, 24, "title", "work:hart-rivers"))
    text = Text("a", "A", author="A", passages=(Passage("a", "p1", "p", words, spans),))
    assert [one.span.start for one in find_citings([text], REGISTERS).citings] == [0, 18]


def test_a_document_goes_before_a_newspaper_and_a_newspaper_before_a_book() -> None:
    def badge(words: str, *works: str) -> str:
        spans = tuple(Span(place, place + 1, "citation", work) for place, work in enumerate(works))
        note = Passage("a", "n1", "note", words, spans, called_from="p1")
        (found,) = find_backed([Text("a", "A", passages=(Passage("a", "p1", "p", "A claim."), note))], REGISTERS)
        return found.badge

    assert badge("Gazette; Town archive, f. 7.", "work:gazette", "work:hart-rivers") == "archive"
    assert badge("Gazette; Rivers.", "work:hart-rivers", "work:gazette") == "press"
    assert badge("Rivers.", "work:hart-rivers") == "secondary"
    assert badge("He said so himself.") == "none"


@pytest.mark.parametrize(("words", "badge"), [
    ("Hunt, “Popular Romances,” 194.", "secondary"), ("Tod, “Annals,” i. 814 sq.", "secondary"),
    ("Ibid., 224.", "secondary"), ("B. Miller, Mills of the North (Leeds, 1990).", "secondary"),
    ("Miller, vol. ii.", "secondary"), ("Miller, op. cit.", "secondary"), ("Miller, p. xii.", "secondary"),
    ("He had 12 mills in 1881.", "none"), ("Jan (d. 1536) and Hans (1759–1796) were millers.", "none"),
    ("See p. 12 above.", "none"), ("So my informant told me.", "none"),
])
def test_a_note_that_refers_to_what_the_register_lacks_names_a_source(words: str, badge: str) -> None:
    note = Passage("a", "n1", "note", words, called_from="p1")
    (found,) = find_backed([Text("a", "A", author="A", passages=(Passage("a", "p1", "p", words), note))], REGISTERS)
    assert found.badge == badge


def test_who_speaks_of_an_archive_rests_on_none() -> None:
    words = "He never saw the archive, nor what lies in f. 7, op. 2."
    rests = {kind: find_backed([Text("a", "A", author="A", passages=(
        Passage("a", "p1", "p", words if kind == "p" else "A claim."),
        Passage("a", "n1", "note", words if kind == "note" else "He said so.", called_from="p1")))], REGISTERS)[0].badge
        for kind in ("p", "note")}
    assert rests == {"p": "none", "note": "archive"}


def test_a_quotation_is_no_claim_of_him_who_quotes_it() -> None:
    passages = tuple(Passage("a", f"x{number}", kind, "Words.")
                     for number, kind in enumerate(("p", "quote", "head", "bibl", "item", "note")))
    found = find_backed([Text("a", "A", author="A", passages=passages)], REGISTERS)
    assert [one.anchor for one in found] == ["a.x0", "a.x4"]
