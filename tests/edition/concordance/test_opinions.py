"""Opinions: whether two sentences agree, and on which words that stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.concordance.frames import Frame, frames_of
from edition.concordance.opinions import are_apart, opinion_on
from edition.concordance.stances import Spoken
from edition.concordance.telling import sentences_in
from edition.model import Passage, Span, Text
from edition.registers import Registers
from edition.thesaurus import Concept, Thesaurus

PEOPLE = ("Hart", "Wells", "Pike")
THESAURUS = Thesaurus((Concept("aims: safety", "en", ("safety of the town", "safe")),))
FILLER = ("Bells rang over all the hills.", "Geese were sold at every gate.", "Snow lay on the roofs until spring.",
          "Nobody went down to the mill.", "The ferry was late again that week.", "Shepherds came down from the moors.")


def text(author: str, *sentences: str, date: str = "") -> Text:
    """Return a text, a passage for each sentence; Hart, Wells and Pike are people of the register, *date* is the value
    of the last two words of the first sentence, if it is given.
    """
    passages = [Passage(author, f"p{number}", "p", words, tuple(
        Span(words.index(name), words.index(name) + len(name), "person", f"person:{name.lower()}")
        for name in PEOPLE if name in words)) for number, words in enumerate(sentences)]
    if date:
        first, start = passages[0], sentences[0].rindex(" ", 0, sentences[0].rindex(" ")) + 1
        passages[0] = replace(first, spans=(*first.spans, Span(start, len(first.text) - 1, "date", value=date)))
    return Text(author, author, author=author, passages=tuple(passages))


def verdict(
    mine: str, theirs: str, *, dates: tuple[str, str] = ("", ""), event: str = "", others: tuple[str, ...] = FILLER,
) -> str:
    """Return the verdict on two sentences among *others*, or ""; *event* is what both speak of."""
    texts = [text("a", mine, *others, date=dates[0]), text("b", theirs, *others, date=dates[1])]
    claims = [one for each in texts for one in sentences_in(each, {passage.anchor for passage in each.passages})]
    frames = dict(zip((claim.anchor for claim in claims), frames_of(texts, claims, Registers.empty(), THESAURUS),
                      strict=True))
    found = opinion_on(*(replace(frames[anchor], events={event: 0.5} if event else {},
                                 direct=frozenset((event,)) if event else frozenset()) for anchor in ("a.p0", "b.p0")))
    assert not found or (found.mine.text in mine and found.theirs.text in theirs)
    return found.kind if found else ""


DAY, MONTH, YEAR = (40, 40), (30, 60), (1, 365)
OPEN = "At night the drunken keeper of the mill left all the sluices of the great dam open in a storm."
BEGUN = "The flooding of the lower valley was begun at the insistence of Hart."


@pytest.mark.parametrize(("mine", "theirs", "kind"), [
    pytest.param("Hart was sacked by the river board.", "The river board dismissed Hart.", "same", id="same-deed"),
    pytest.param("Hart was sacked by the river board.", "Wells took over from Hart on the river board.", "same",
                 id="left-office"),
    pytest.param("Hart was sacked by the river board.", "Hart resigned from the river board.", "contradicting",
                 id="resigned-or-sacked"),
    pytest.param("Hart was sacked by the river board.", "The river board sacked Wells, not being fond of Hart.", "",
                 id="another-man"),
    pytest.param("Hart was sacked by the river board.", "The river board did not sack Hart.", "", id="not-a-form"),
    pytest.param("The river board dismissed Hart.", "The river board never dismissed Hart.", "contradicting",
                 id="denied"),
    pytest.param("The river board dismissed Hart.", "Pike claimed that the river board dismissed Hart.", "",
                 id="reported"),
    pytest.param(BEGUN, "The flooding of the lower valley was begun at the insistence of Wells, not of Hart.",
                 "contradicting", id="doer-denied"),
    pytest.param(BEGUN, "The flooding of the lower valley was begun at the insistence of Hart and Wells.",
                 "overlapping", id="another-doer-beside"),
    pytest.param("The motive for flooding the lower valley cannot have been the safety of the town.",
                 "Flooding the lower valley kept the town safe.", "contradicting", id="reason-denied"),
    pytest.param("The flooding of the lower valley was orchestrated by the board.",
                 "The flooding of the lower valley was spontaneous.", "contradicting", id="willed-or-not"),
    pytest.param("For the safety of the town a plot against the mill was uncovered.",
                 "For the safety of the town the charges of a plot were fabricated.", "contradicting",
                 id="found-out-or-made-up"),
    pytest.param("Before the fair a plot against the mill was uncovered.",
                 "For the safety of the town the charges of a plot were fabricated.", "",
                 id="found-out-elsewhere"),
    pytest.param(OPEN, "A storm came, and the sluices of the dam were open: the keeper of the great mill was drunken.",
                 "overlapping", id="much-in-common"),
    pytest.param(OPEN, "A storm came, but the sluices of the dam were not open: the keeper of the mill was drunken.",
                 "", id="much-in-common-but-denied"),
    pytest.param("Hart was sacked by the river board.", "Snow fell on Hart and on the river board.", "",
                 id="nothing-in-common"),
])
def test_verdicts_on_sentences(mine: str, theirs: str, kind: str) -> None:
    assert verdict(mine, theirs) == verdict(theirs, mine) == kind


def test_what_is_given_back_is_given() -> None:
    mine = "After the flood millers were granted full rights."
    assert verdict(mine, "The rights of millers were restored after that flood.", others=FILLER * 8) == "same"


@pytest.mark.parametrize(("theirs", "value", "kind"), [
    ("In Kent a trial took place in May 1871.", "1871-05", "overlapping"),
    ("In Kent a trial took place on 5 May.", "1871-05-05", ""),
    ("In Kent a trial took place in August 1871.", "1871-08", ""),
    ("In Kent a trial took place in 1872.", "1872", ""),
    ("In York a trial took place in May 1871.", "1871-05", ""),
])
def test_a_deed_of_one_time_is_one_if_something_else_is_common(theirs: str, value: str, kind: str) -> None:
    mine = "The trial of the old clerk in Kent began on 4 May."
    assert verdict(mine, theirs, dates=("1871-05-04", value), others=FILLER * 8) == kind


@pytest.mark.parametrize(("theirs", "value", "kind"), [
    ("The need for bread explains the riots of the year 1871.", "1871", "overlapping"),
    ("The need for bread explains the riots of the year 1881.", "1881", ""),
    ("The need for bread explains the riots of the whole century.", "18XX", ""),
    ("The need for bread explains the feasts of the year 1871.", "1871", ""),
    ("The need for bread does not explain the riots of that year 1871.", "1871", ""),
])
def test_two_things_of_one_time_are_enough(theirs: str, value: str, kind: str) -> None:
    mine = "It was bread for which men had riots in May 1871."
    assert verdict(mine, theirs, dates=("1871-05", value), others=FILLER * 8) == kind


@pytest.mark.parametrize(("theirs", "kind"), [
    ("In Kent a trial took place in May 1871.", "overlapping"),
    ("In Kent a trial was mourned in May 1871.", ""),
])
def test_a_noun_that_only_names_a_deed_does_not_tell_it(theirs: str, kind: str) -> None:
    mine = "The trial of the old clerk in Kent began in May 1871."
    assert verdict(mine, theirs, dates=("1871-05", "1871-05"), event="event:trial", others=FILLER * 8) == kind


def test_what_is_told_of_two_days_is_told_of_two_things() -> None:
    mine, theirs = "It was bread for which men had riots on 4 May.", "The need for bread explains the riots of 5 May."
    assert verdict(mine, theirs, dates=("1871-05-04", "1871-05-04"), others=FILLER * 8) == "overlapping"
    assert verdict(mine, theirs, dates=("1871-05-04", "1871-05-05"), others=FILLER * 8) == ""


def test_a_deed_of_one_time_is_not_one_if_it_was_done_to_others() -> None:
    mine, theirs = "For fraud in Kent they tried Hart in May 1871.", "In Kent they sternly tried Wells in May 1871."
    months = ("1871-05", "1871-05")
    assert verdict(mine, theirs, dates=months, event="event:fraud", others=FILLER * 8) == ""
    assert verdict(mine, theirs.replace("Wells", "a clerk"), dates=months, event="event:fraud",
                   others=FILLER * 8) == "overlapping"


def test_names_in_a_row_are_one_thing() -> None:
    mine = "Governor Joseph Sly of Dover came in May 1871."
    theirs = "Money failed Governor Joseph Sly of Dover in May 1871."
    apart = "Of Dover was Joseph the Elder, as Governor whom they chose that day for Mr Sly, in May 1871."
    for one, other in ((mine, theirs), (mine, apart), (apart, mine)):
        assert verdict(one, other, dates=("1871-05", "1871-05"), others=FILLER * 8) == ""


@pytest.mark.parametrize(("mine", "theirs", "kind"), [
    ("All seven of the accused were shot.", "Next day they were led into the yard and executed.", "same"),
    ("All seven of the accused were shot.", "Next day the captives were led into the yard and executed.", ""),
    ("All seven of the accused were shot.", "Next day they were led into the yard and released.", ""),
    ("All seven of the accused were shot.", "Nobody but the keepers of the mill was executed.", ""),
])
def test_what_became_of_those_of_one_event_is_the_same_in_other_words(mine: str, theirs: str, kind: str) -> None:
    assert verdict(mine, theirs, event="event:trial") == kind
    assert verdict(mine, theirs) == ""



@pytest.mark.parametrize(("mine", "theirs", "apart"), [
    pytest.param(Frame(spoken=Spoken(times=(DAY,))), Frame(spoken=Spoken(times=((41, 41),))), True, id="another-day"),
    pytest.param(Frame(spoken=Spoken(times=(DAY,))), Frame(spoken=Spoken(times=(DAY, YEAR))), False, id="one-day"),
    pytest.param(Frame(spoken=Spoken(times=(DAY,))), Frame(spoken=Spoken(times=(MONTH,))), False, id="its-month"),
    pytest.param(Frame(spoken=Spoken(times=(MONTH,))), Frame(spoken=Spoken(times=((500, 530),))), True, id="years"),
    pytest.param(Frame(direct=frozenset("a")), Frame(direct=frozenset("b")), True, id="another-event"),
    pytest.param(Frame(direct=frozenset("a")), Frame(direct=frozenset("ab")), False, id="one-event"),
    pytest.param(Frame(direct=frozenset("a")), Frame(), False, id="no-event"),
])
def test_sentences_of_other_days_times_or_events_are_apart(mine: Frame, theirs: Frame, apart: bool) -> None:
    assert are_apart(mine, theirs) is are_apart(theirs, mine) is apart


def test_a_word_alone_is_not_enough_to_agree() -> None:
    assert verdict("They banned ferries on the lower Ouse after the flood of that spring and the dearth that came.",
                   "In Kent a vicar had ferries banned to please his bishop, who hated noise on a Sunday.") == ""


WORDS = ("Hart", "was", "not", "sacked", "the", "board", "because", "of", "claimed", "that", "resigned", "ordered",
         "no", "by", "safety", "town", "orders", "spontaneous", "planned", "“", "”", ",", ";", "'", "in", "1901")


SENTENCE = st.lists(st.sampled_from(WORDS), min_size=5, max_size=30)


@given(SENTENCE, SENTENCE)
def test_a_verdict_is_the_same_from_either_side(mine: list[str], theirs: list[str]) -> None:
    one, other = " ".join(mine), " ".join(theirs)
    assert verdict(one, other) == verdict(other, one)
