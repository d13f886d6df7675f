"""Statements: what a sentence says was done, in its author's own word, and what it says of why and by whom."""

from __future__ import annotations

import re

import pytest

from edition.concordance.claims import WORDS, Claim
from edition.concordance.stances import Spoken, spoken_in
from edition.concordance.statements import Statement, statements_of
from edition.model import Passage, PassageKind, Span
from edition.thesaurus import Concept, Thesaurus
from edition.words import tokens

NAMED = re.compile(r"Hart|Wells|Pike")
THESAURUS = Thesaurus((Concept("aims: safety", "en", ("safety of the town",)),))


def home(words: str, kind: PassageKind = "p") -> tuple[Claim, Passage]:
    """Return a sentence and its passage; Hart, Wells and Pike are people of the register."""
    spans = tuple(Span(*one.span(), "person", f"person:{one.group().lower()}") for one in NAMED.finditer(words))
    claim = Claim("a.p1", 0, len(words), 0, 0, 0, WORDS, "", "a", "a", words, (0, len(words)))
    return claim, Passage("a", "p1", kind, words, spans)


def stated(words: str, kind: PassageKind = "p") -> list[Statement]:
    return list(statements_of(*home(words, kind), "en", ()))


def spoken(words: str) -> Spoken:
    return spoken_in(*home(words), "en", THESAURUS.find(tokens(words)))


@pytest.mark.parametrize(("words", "deed", "thing"), [
    ("The board dismissed Hart.", "dismissed", "person:hart"),
    ("In May the board dismissed Hart.", "dismissed", "person:hart"),
    ("Hart was at once sacked by the board.", "dismissed", "person:hart"),
    ("Hart's post was taken over by Wells.", "replaced", "person:hart"),
    ("Hart resigned from the board.", "resigned", "person:hart"),
    ("In that spring the strike began.", "begun", "word:strike"),
    ("The board asked for more barges.", "asked for", "word:barg"),
    ("The millers had their rights restored.", "given back", "word:right"),
    ("The rights of displaced millers had been partially restored.", "given back", "word:right"),
    ("The mayor wrote telegrams that nobody read.", "sent", "word:telegram"),
    ("The board asked for, and received, more barges.", "asked for", "word:barg"),
    ("Bribes, threats, and torture were used.", "used", "word:bribe"),
    ("Millers were not discouraged from asking for help, and applied for barges.", "asked for", "word:barg"),
    ("Millers were not discouraged from applying for barges.", "asked for", "word:barg"),
    ("The accused, among them Hart, were shot.", "put to death", "person:hart"),
    ("Before anything could be done, they dismissed Hart.", "dismissed", "person:hart"),
    ("The mayor, who led the so-called water party, dismissed Hart.", "dismissed", "person:hart"),
    ("Millers were granted full rights.", "granted", "word:right"),
    ("The mayor requested Hart to raise the dam.", "asked for", "deed:raised"),
    ("The flood is still called the ‘Yezhovshchina’.", "called", "name:ezhovshchina"),
    ("The flood is still called Yezhovshchina.", "called", "name:ezhovshchina"),
])
def test_what_was_done_is_done_to_what_stands_at_the_verb(words: str, deed: str, thing: str) -> None:
    assert any(one.deed == deed and thing in one.things for one in stated(words))


@pytest.mark.parametrize(("words", "role"), [
    ("All seven of the accused, among them Hart, were shot.", "accused"),
    ("At dawn, before anybody came, they were led out and shot.", "they"),
    ("All the passengers were rescued.", "travellers"), ("All of Hart's people were arrested.", ""),
    ("The defendants shot the guards.", ""),
])
def test_who_suffered_a_deed_is_known_by_his_part_in_an_event(words: str, role: str) -> None:
    assert [one.role for one in stated(words) if one.role] == [role] * bool(role)


def test_what_is_hindered_is_denied() -> None:
    assert not stated("Hart was deterred from applying for barges.")


def test_a_row_of_parts_with_verbs_suffers_nothing_as_a_whole() -> None:
    found = stated("Geese were sold, snow was swept, and millers were arrested.")
    assert [one.things.keys() for one in found if one.deed == "arrested"] == [{"word:miller"}]


@pytest.mark.parametrize(("words", "is_told"), [
    ("The trial of Hart took place in May.", True), ("Hart stood trial in May.", True), ("Hart was tried.", True),
    ("The trial of Hart was meant for Wells.", False),
])
def test_a_noun_may_only_name_a_deed(words: str, is_told: bool) -> None:
    assert [one.is_told for one in stated(words) if one.deed == "tried"] == [is_told]


def test_before_a_noun_for_a_deed_stands_nobody_who_did_it() -> None:
    assert [one.doers for one in stated("Wells arrested Hart.")] == [frozenset(("person:wells",))]
    assert not any(one.doers for one in stated("By the wish of Wells the arrest of Hart came soon."))


def test_what_is_so_called_is_not_called_so_by_its_author() -> None:
    assert not any(one.deed == "called" for one in stated("The so-called Weir Act came late."))


@pytest.mark.parametrize("words", [
    "Hart dismissed him.", "Hart's people were dismissed.", "Millers were freed from the camps of the Trust.",
])
def test_what_only_stands_beside_the_verb_had_nothing_done_to_it(words: str) -> None:
    assert not any({"person:hart", "word:camp"} & one.things.keys() for one in stated(words))


@pytest.mark.parametrize("words", [
    "Pike claimed that the board dismissed Hart.", "It is alleged that the board dismissed Hart.",
    "“The board dismissed Hart” was all.", "The board might have dismissed Hart.",
    "Nobody can tell whether the board dismissed Hart.", "Without a word on why it dismissed Hart, the board left.",
])
def test_what_others_say_and_what_is_only_possible_is_no_statement(words: str) -> None:
    assert [one for one in stated(words) if one.deed == "dismissed"] == []


def test_who_begins_to_do_a_thing_begins_no_thing() -> None:
    assert [one.deed for one in stated("The millers began a strike in spring.")] == ["begun"]
    assert not stated("The millers began to recover from the strike.")


def test_a_quoted_passage_states_nothing() -> None:
    assert stated("The board dismissed Hart.")
    assert not stated("The board dismissed Hart.", "quote")


@pytest.mark.parametrize(("words", "is_denied"), [
    ("The board did not dismiss Hart.", [True]), ("The board never in fact dismissed Hart.", [True]),
    ("The board dismissed Hart.", [False]), ("The board had not yet dismissed Hart.", []),
    ("The board never formally dismissed Hart.", []),
    ("Not only the board dismissed Hart.", [False]),
])
def test_a_verb_is_denied_only_where_the_denial_stands_at_it(words: str, is_denied: list[bool]) -> None:
    assert [one.is_denied for one in stated(words)] == is_denied


@pytest.mark.parametrize(("words", "doers", "not_doers"), [
    ("The dam was begun on the orders of Hart.", {"person:hart"}, set()),
    ("The dam was begun at the insistence of Hart, not of Wells.", {"person:hart"}, {"person:wells"}),
    ("Hart himself ordered it.", {"person:hart"}, set()),
    ("Hart was clearly not in charge.", set(), {"person:hart"}),
    ("Its true author, from all we know, was Hart.", {"person:hart"}, set()),
    ("Hart was ordered to leave.", set(), set()),
    ("Hart was not the only author.", {"person:hart"}, set()),
])
def test_who_had_a_thing_done_is_read_and_who_had_not(words: str, doers: set[str], not_doers: set[str]) -> None:
    found = spoken(words)
    assert (set(found.doers), set(found.not_doers)) == (doers, not_doers)


@pytest.mark.parametrize(("words", "is_denied"), [
    ("The motive cannot have been the safety of the town.", True),
    ("The motive was the safety of the town.", False),
    ("The safety of the town was at the front of his mind.", False),
])
def test_a_reason_is_given_or_denied(words: str, is_denied: bool) -> None:
    found = spoken(words)
    assert set(found.not_reasons if is_denied else found.concepts) == {"concept:aims: safety"}


@pytest.mark.parametrize(("words", "how"), [
    ("The strike was orchestrated from above.", "from above"), ("The strike was not planned.", "from below"),
    ("It was spontaneous.", "from below"), ("What seemed spontaneous was planned.", "from above"),
])
def test_what_was_willed_is_told_from_what_came_about(words: str, how: str) -> None:
    steered = spoken(words).steered
    assert steered
    assert steered[0] == how


def test_a_sentence_without_end_says_nothing() -> None:
    assert spoken("The board dismissed Hart and " * 400) == Spoken()
