"""Tests for edition/references.py."""

from __future__ import annotations

import contextlib

import pytest

from edition.errors import UnknownAnchorError
from edition.ledger import Ledger, Record, Resolution
from edition.model import Division, Passage, Span, Text
from edition.references import resolve_reference

SMITH = Text("smith", "On Rivers", author="Jane Smith", passages=(
    Passage("smith", "p1", "p", "One.", n="98"), Passage("smith", "p2", "p", "Two.", n="99"),
    Passage("smith", "n31", "note", "A note.", n="31"), Passage("smith", "nx1", "note", "A star.", n="*"),
))
ROSSI = Text("rossi-a", "Laghi", author="Ugo Rossi", passages=(
    Passage("rossi-a", "p1", "p", "Uno.", spans=(Span(0, 0, "page", value="12"),)),
    Passage("rossi-a", "p2", "p", "Due tre.", spans=(Span(4, 4, "page", value="13"),)),
    Passage("rossi-a", "p3", "p", "Quattro."),
))
PARTS = Text("parts", "Two Parts", author="Oleg Khlevnyuk", divisions=(
    Division("d1", "Preface", 1), Division("d2", "Chapter 1", 1), Division("d3", "A section", 2, parent="d2"),
    Division("d4", "II. Water", 1),
), passages=(
    Passage("parts", "p1", "p", "Begin.", division="d1", n="1"), Passage("parts", "p2", "p", "One.", division="d2"),
    Passage("parts", "c2n1", "note", "A.", division="d3", n="1"),
    Passage("parts", "p3", "p", "Two.", division="d4", n="1"),
    Passage("parts", "c3n1", "note", "B.", division="d4", n="1"),
))
PREFACED = Text("kemp", "Mills", author="Ada Kemp", divisions=(
    Division("d1", "Foreword", 1, author="Bo Lind"), Division("d2", "Mills", 1),
), passages=(
    Passage("kemp", "c1n1", "note", "His.", division="d1", n="1"),
    Passage("kemp", "c2n1", "note", "Hers.", division="d2", n="1"),
    Passage("kemp", "n7", "note", "His again.", division="d1", n="7"),
))
OTHER = Text("rossi-b", "Monti", author="Ugo Rossi", passages=(Passage("rossi-b", "p1", "p", "Uno.", n="98"),))


class Shelf:
    """Five texts, held as an edition holds them."""

    texts = (SMITH, ROSSI, OTHER, PARTS, PREFACED)

    def text(self, text_id: str, /) -> Text:
        return next(text for text in self.texts if text.id == text_id)

    def resolve(self, anchor: str) -> Resolution:
        text_id, _, passage_id = anchor.partition(".")
        given = [Record(one.id, "given", text=one.text) for one in self.text(text_id).passages]
        ledger = Ledger(text_id).adding([*given, Record("p9", "given"), Record("p9", "merged", to="p1")])
        return ledger.resolve(passage_id)


@pytest.mark.parametrize(("typed", "anchors"), [
    ("smith.p1", "smith.p1"), ("/a/smith.p1", "smith.p1"), ("https://x.org/e/a/smith.p1?beside=1", "smith.p1"),
    ("smith p1", "smith.p1"), ("smith.p9", "smith.p1"), ("smith §98", "smith.p1"), ("Smith ¶ 98", "smith.p1"),
    ("rossi-a ¶ 2", "rossi-a.p2"),
    ("smith, par. 98–99", "smith.p1 smith.p2"), ("smith §§98-9", "smith.p1 smith.p2"), ("smith 98", "smith.p1"),
    ("Jane Smith, n. 31", "smith.n31"), ("smith note 31", "smith.n31"), ("smith n31", "smith.n31"),
    ("smith fn *", "smith.nx1"), ("On Rivers §99", "smith.p2"), ("rossi-a p. 12", "rossi-a.p1 rossi-a.p2"),
    ("rossi-a page 13", "rossi-a.p2 rossi-a.p3"), ("Rossi §98", "rossi-b.p1"),
    ("parts ch. 1", "parts.p2"), ("parts, chapter 2, n. 1", "parts.c3n1"), ("parts ch. I n. 1", "parts.c2n1"),
    ("parts ch. 2 §1", "parts.p3"), ("Khlevniuk n. 1", "parts.c2n1 parts.c3n1"), ("Хлевнюк ch. 1 n1", "parts.c2n1"),
    ("kemp n. 1", "kemp.c2n1"), ("kemp n. 7", "kemp.n7"), ("kemp ch. 1 n. 1", "kemp.c1n1"),
], ids=lambda one: one)
def test_a_reference_leads_to_its_passages(typed: str, anchors: str) -> None:
    assert resolve_reference(Shelf(), typed) == tuple(anchors.split())


@pytest.mark.parametrize(("typed", "anchor"), [("#p1", "smith.p1"), ("§98", "smith.p1"), ("n. 31", "smith.n31")])
def test_a_reference_without_a_text_means_the_one_one_stands_in(typed: str, anchor: str) -> None:
    assert resolve_reference(Shelf(), typed, text_id="smith") == (anchor,)


@pytest.mark.parametrize("typed", [
    "", "kulaks", "Order 00447", "in 1937", "\x00", "p" * 300, "*" * 100, "…", "smith", "Сталин", "smith 12345",
], ids=ascii)
def test_what_is_no_reference_names_nothing(typed: str) -> None:
    assert resolve_reference(Shelf(), typed) == ()


@pytest.mark.parametrize("typed", [
    "smith.p77", "smith §7", "smith n. 7", "parts ch. 9", "parts ch. 1 n. 7", "jones §7", "§98", "#p1",
])
def test_a_reference_that_leads_nowhere_says_why(typed: str) -> None:
    with pytest.raises(UnknownAnchorError):
        resolve_reference(Shelf(), typed)


@pytest.mark.parametrize("typed", [" " * 5000, "a " * 2000, "§" * 5000, "n. " * 90], ids=len)
def test_hostile_references_name_nothing_that_is(typed: str) -> None:
    with contextlib.suppress(UnknownAnchorError):
        assert resolve_reference(Shelf(), typed) == ()


def test_a_range_beyond_the_text_names_what_there_is_of_it() -> None:
    assert resolve_reference(Shelf(), "smith §1-999999") == ("smith.p1", "smith.p2")
