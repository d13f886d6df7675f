"""Occasions: of which event a claim is that its sentence does not name."""

from __future__ import annotations

from dataclasses import replace

from edition.concordance.claims import DAY, WORDS, Claim
from edition.concordance.occasions import Occasions
from edition.model import Entry, Passage, Span, Text
from edition.registers import Registers

CONGRESS = Entry("event:congress", "Congress of May", start="1901-05-23", end="1901-05-29", subtype="congress")
ORDER = Entry("event:order", "Order 4", note="Approved by the board on 3 June.", start="1901-06-01", subtype="order")
FLOOD = Entry("event:flood", "Flood", start="1896")


def occasions(words: str, *spans: Span, events: tuple[Entry, ...] = (CONGRESS, ORDER, FLOOD)) -> Occasions:
    text = Text("a", "A", passages=(Passage("a", "p1", "p", words, spans),))
    return Occasions([text], Registers(events), ["a.p1"])


def day(words: str, said: str, value: str) -> Span:
    return Span(words.index(said), words.index(said) + len(said), "date", value=value)


def claim(words: str, start: int, **fields: str) -> Claim:
    return Claim("a.p1", start, start + 3, 1, 1, 1, DAY, "", "a", "a", words, (start, len(words)), **fields)


def test_the_day_and_the_kind_of_an_event_name_it() -> None:
    words = "On 23-29 May the congress met."
    found = occasions(words, day(words, "23-29 May", "1901-05-23/1901-05-29"))
    assert found.with_claim(claim(words, 0)) == ["event:congress"]


def test_so_does_a_day_that_the_note_of_the_register_gives() -> None:
    words = "On 3 June the order was ready."
    assert occasions(words, day(words, "3 June", "1901-06-03")).with_claim(claim(words, 0)) == ["event:order"]


def test_the_day_alone_names_no_event_nor_do_day_and_kind_of_two() -> None:
    words = "On 23-29 May it rained."
    span = day(words, "23-29 May", "1901-05-23/1901-05-29")
    assert occasions(words, span).with_claim(claim(words, 0)) == []
    words = "On 23-29 May the congress met."
    other = Entry("event:other", "Other", start="1901-05-22", end="1901-05-30", subtype="congress")
    assert occasions(words, span, events=(CONGRESS, other)).with_claim(claim(words, 0)) == []


def test_a_sentence_is_of_the_event_that_it_brings_in_but_not_its_day() -> None:
    words = "On 9 June he asked for an order. Rain fell. It was Order 4."
    named = Span(words.index("Order"), len(words) - 1, "event", "event:order")
    sentence = Claim("a.p1", 0, 33, 0, 0, 0, WORDS, "", "a", "a", words, (0, 33))
    assert occasions(words, named).with_claim(sentence) == ["event:order"]
    assert occasions(words, named).with_claim(replace(sentence, thing=DAY)) == []


def test_a_month_means_the_event_in_it_but_a_stretch_not_one_that_it_holds() -> None:
    words = "In May the congress met."
    assert occasions(words, day(words, "May", "1901-05")).with_claim(claim(words, 0)) == ["event:congress"]
    words = "On 5-30 May the congress met."
    assert occasions(words, day(words, "5-30 May", "1901-05-05/1901-05-30")).with_claim(claim(words, 0)) == []


def test_a_claim_of_other_years_is_not_of_what_was_named_before() -> None:
    words = "The Flood came. It rained."
    found = occasions(words, Span(4, 9, "event", "event:flood"))
    late = claim(words, 16)
    assert found.before(late, {1897}) == "event:flood"
    assert found.before(late, {1901}) == ""
    assert found.before(late, set()) == "event:flood"


def test_the_name_of_an_event_dates_no_other_that_the_sentence_names() -> None:
    words = "The trial of May ended the Flood."
    found = occasions(words, Span(27, 32, "event", "event:flood"))
    assert found.with_claim(claim(words, 0, ref="event:trial")) == ["event:trial"]
