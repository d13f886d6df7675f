"""Who cites whom, and what a claim rests on."""

from __future__ import annotations

from edition.crossreferences import find_citings
from edition.model import Entry, Name, Passage, Span, Text, Work
from edition.registers import Registers

REGISTERS = Registers([
    Entry("person:hart", "John Hart"),
    Entry("work:hart-rivers", "Rivers", work=Work("book", "Rivers", (Name("Hart", "John", "person:hart"),))),
    Entry("work:gazette", "Gazette", work=Work("newspaper", "Gazette")),
])


def cites(text_id: str, author: str, ref: str, locator: str) -> Text:
    span = Span(0, 16, "citation", ref, locator)
    note = Passage(text_id, "n1", "note", "Hart, Rivers, 12.", (span,), called_from="p1")
    return Text(text_id, text_id, author=author, passages=(Passage(text_id, "p1", "p", "A claim."), note))


def hart() -> Text:
    passages = tuple(Passage("hart", f"p{number}", "p", "Water.", n=str(number)) for number in (11, 12))
    return Text("hart", "Rivers", Work(key="work:hart-rivers"), "John Hart", passages=passages)


def test_a_citation_of_a_text_held_leads_to_the_passage() -> None:
    (citing,) = find_citings([cites("a", "A", "work:hart-rivers", "12"), hart()], REGISTERS).citings
    assert (citing.claim, citing.target) == ("a.p1", "hart.p12")


def test_a_locator_that_leads_nowhere_leads_to_the_text() -> None:
    (citing,) = find_citings([cites("a", "A", "work:hart-rivers", "99"), hart()], REGISTERS).citings
    assert citing.target == "hart"


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
