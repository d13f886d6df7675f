"""Opposing: how often two sentences say that something was so, and whether both can be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.concordance.claims import WORDS, Claim
from edition.concordance.opposing import Frequency, how_often, opposed, was_found_out
from edition.concordance.statements import statements_of
from edition.model import Passage, PassageKind, Span
from edition.thesaurus import Concept, Thesaurus
from edition.words import tokens

NAMES = re.compile(r"Hart|Wells|Pike")
DATES = re.compile(r"(?:May )?1901")
TALK = Thesaurus((Concept("talk: hostile", "en", ("curse", "grumbled about")),))


def home(words: str, kind: PassageKind = "p") -> tuple[Claim, Passage]:
    """Return a sentence and its passage; Hart, Wells and Pike are people of the register."""
    spans = [Span(one.start(), one.end(), "person", f"person:{one.group().lower()}") for one in NAMES.finditer(words)]
    spans += [Span(one.start(), one.end(), "date", value="1901-05") for one in DATES.finditer(words)]
    claim = Claim("a.p0", 0, len(words), 0, 0, 0, WORDS, "", "a", "a", words, (0, len(words)))
    return claim, Passage("a", "p0", kind, words, tuple(spans))


def said(words: str, kind: PassageKind = "p") -> tuple[Frequency, ...]:
    """Return how often a sentence says that something was so."""
    claim, passage = home(words, kind)
    senses = TALK.find(tokens(words), "en")
    return how_often(claim, passage, "en", senses, statements_of(claim, passage, "en", senses))


LATE = "Only in May 1901 did Hart inform Wells of the flood."
ALWAYS = "Hart tried to please by telling Wells every time the water rose."
CRITIC = "Hart constantly criticised Pike over his wine."
SILENCE = "Nobody was heard to curse Hart."
CURSE = "The men in the inn drank and cursed Hart."


@pytest.mark.parametrize(("mine", "theirs", "is_opposed"), [
    pytest.param(LATE, ALWAYS, True, id="late-and-always"),
    pytest.param(LATE, "Hart told Wells of the flood.", False, id="late-and-once"),
    pytest.param(LATE, "Hart did not always tell Wells when the water rose.", False, id="not-always"),
    pytest.param(LATE, "Wells tried to please by telling Hart every time the water rose.", False, id="the-other-way"),
    pytest.param("Hart wrote to Wells only once.", ALWAYS, False, id="another-deed"),
    pytest.param("Hart seldom criticised Pike at dinner.", CRITIC, True, id="seldom-and-always"),
    pytest.param("In May 1901 Hart criticised Pike.", CRITIC, False, id="a-date-alone"),
    pytest.param(SILENCE, CURSE, True, id="never-and-a-case"),
    pytest.param(SILENCE, "In the inn a man said: “Let us all curse Hart.”", True, id="a-quoted-voice"),
    pytest.param(SILENCE, "The men in the inn drank and cursed Wells.", False, id="another-man"),
    pytest.param(SILENCE, "They grumbled about Hart in secret.", False, id="unheard"),
    pytest.param(SILENCE, "They would curse Hart if they could.", False, id="only-possible"),
    pytest.param("They had never ceased to curse Hart.", CURSE, False, id="never-ceased"),
    pytest.param("The priest did not curse Hart.", CURSE, False, id="a-plain-denial"),
])
def test_never_is_against_a_case_and_seldom_against_always(mine: str, theirs: str, is_opposed: bool) -> None:
    assert any(opposed(said(mine), said(theirs))) is any(opposed(said(theirs), said(mine))) is is_opposed


@pytest.mark.parametrize(("words", "is_true"), [
    ("The constable uncovered a plot to flood the mill.", True),
    ("Wells confessed to conspiring with the miller.", True),
    ("The charges against Wells were fabricated.", False),
    ("The charges against Wells were not fabricated.", True),
    ("Pike claimed that the charges were fabricated.", None),
    ("Pike discounts the existence of a real conspiracy.", None),
    ("A plot was uncovered, but the charges against Wells were false.", None),
    ("The letters were fabricated, and Hart discovered a spring.", None),
])
def test_a_plot_is_found_out_or_charges_are_made_up(words: str, is_true: bool | None) -> None:
    found = was_found_out(*home(words))
    assert (found[0] if found else None) is is_true
    assert found is None or found[1].text in words


def test_a_witness_who_is_quoted_may_say_never() -> None:
    witness = said("One never heard people curse Hart.", "quote")
    assert [one.often for one in witness] == ["never"]
    assert witness[0].words.text == "never heard people curse Hart"


VOCABULARY = ("Hart", "Wells", "never", "only", "in", "1901", "told", "curse", "always", "not", "secret",
              "“", "”", ",", ";")


@given(st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=30))
def test_no_sentence_opposes_itself_by_what_it_says_once(words: list[str]) -> None:
    sentence = " ".join(("Then came the flood:", *words))
    found = said(sentence)
    assert not any(opposed(found[:1], found[:1]))
    assert all(one.words.text in sentence for one in found)
