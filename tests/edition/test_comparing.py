"""Accounts of one event side by side."""

from __future__ import annotations

from edition.comparing import compare
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import Registers

REGISTERS = Registers([Entry("event:flood", "The flood", start="1901-03-04")])


def texts() -> list[Text]:
    a = Passage("a", "p1", "p", "The deluge drowned 40.", (
        Span(4, 10, "event", "event:flood"), Span(19, 21, "figure", value="40")))
    b = Passage("b", "p1", "p", "The flood took 50.", (
        Span(4, 9, "event", "event:flood"), Span(15, 17, "figure", value="50")))
    day = Passage("b", "p2", "p", "On 4 March 1901 it rained.", (Span(3, 15, "date", value="1901-03-04"),))
    other = Passage("c", "p1", "p", "Nothing of it.")
    return [
        Text("a", "A", author="A", passages=(a,)), Text("b", "B", author="B", passages=(b, day)),
        Text("c", "C", author="C", passages=(other,)),
    ]


def test_each_author_has_a_column_and_the_silent_are_named() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [(one.author, [row.anchor for row in one.passages]) for one in found.accounts] == [
        ("B", ["b.p1", "b.p2"]), ("A", ["a.p1"]),
    ]
    assert found.silent == ("C",)


def test_the_terms_of_each_author_are_counted() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [one.terms for one in found.accounts] == [(("flood", 1),), (("deluge", 1),)]


def test_figures_that_one_author_alone_gives_are_marked() -> None:
    found = compare(texts(), REGISTERS, "event:flood")
    assert [span.value for span in found.accounts[1].passages[0].differing] == ["40"]


def test_parallels_align_the_columns() -> None:
    found = compare(texts(), REGISTERS, "event:flood", parallels=[Parallel("a.p1", "b.p1", 0.5)])
    assert found.accounts[1].passages[0].partners == ("b.p1",)
