"""Titles: what a question is called says its subject and what is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.concordance.claims import DAY, NAME, SHARE, TERM, WORDS, Claim
from edition.concordance.frames import Frame
from edition.concordance.stances import Spoken
from edition.concordance.titles import event_of, title_in_words, title_of
from edition.model import Entry
from edition.parallels.labels import Labels
from edition.registers import Registers

LABELS = Labels(Registers([Entry("event:flood", "Flood of 1901"), Entry("person:hart", "Ann Hart")]))
FLOOD = {"event:flood": 0.8}


def claim(thing: str, noun: str = "") -> Claim:
    return Claim("a.p1", 0, 3, 4, 4, 4, thing, "", "a", "a", "", (0, 3), noun=noun)


@pytest.mark.parametrize(("thing", "noun", "frame", "title"), [
    pytest.param("people", "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:arrested",))),
                 "Flood of 1901: people arrested", id="people-and-deed"),
    pytest.param("people", "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:died",))),
                 "Flood of 1901: people who died", id="nobody-does-it"),
    pytest.param("people", "", Frame(events=FLOOD), "People", id="an-event-from-before-is-no-title"),
    pytest.param("list", "long lists", Frame(subjects={"concept:dam_board": 0.5}),
                 "Dam board: lists", id="things"),
    pytest.param("list", "long lists", Frame(subjects={"concept:dam lists": 0.5}), "Dam lists: how many",
                 id="things-that-the-subject-has-said"),
    pytest.param("list", "lists", Frame(subjects={"concept:list": 0.5}), "Lists", id="subject-is-the-noun"),
    pytest.param("people", "former dam members", Frame(counted=frozenset(("dam", "member"))), "Dam members",
                 id="the-words-for-people-that-are-shared"),
    pytest.param("people", "", Frame(acts=frozenset(("deed:put to death",))), "People killed", id="not-by-a-court"),
    pytest.param(SHARE, "", Frame(acts=frozenset(("deed:deported",))), "Share deported", id="share"),
    pytest.param(TERM, "", Frame(subjects={"concept:camp": 0.5}), "Camp: how long", id="term"),
    pytest.param(DAY, "", Frame(events=FLOOD, named=frozenset(FLOOD), subjects={"person:hart": 0.2},
                                acts=frozenset(("deed:removed from office",)),
                                people=frozenset(("person:hart",))),
                 "Ann Hart: when removed from office", id="day-of-a-person"),
    pytest.param(DAY, "", Frame(events=FLOOD, named=frozenset(FLOOD), subjects={"person:hart": 0.2},
                                acts=frozenset(("deed:tried",))),
                 "Flood of 1901: when tried", id="day-of-others-than-whom-the-sentence-names"),
    pytest.param(DAY, "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:approved",))),
                 "Flood of 1901: when approved", id="day-of-a-paper"),
    pytest.param(DAY, "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:begun",))),
                 "Flood of 1901: when it began", id="beginning"),
    pytest.param(DAY, "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:tried",)),
                                sisters={"trial": {"event:flood": "Flood"}}), "Flood of 1901: when",
                 id="a-trial-is-held-by-trying"),
    pytest.param("people", "", Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:arrested",)),
                                     years=frozenset(("year:1901",))), "Flood of 1901: people arrested",
                 id="a-year-that-the-subject-has-said"),
    pytest.param(NAME, "", Frame(subjects={"person:hart": 0.2}), "Ann Hart: what it was called", id="name"),
    pytest.param(WORDS, "", Frame(subjects={"person:hart": 0.2}), "Ann Hart: what each says", id="words"),
    pytest.param(WORDS, "", Frame(subjects={"person:hart": 0.2}, spoken=Spoken(frozenset(("why",)))), "Ann Hart: why",
                 id="words-that-say-why"),
])
def test_a_title_says_subject_and_question(thing: str, noun: str, frame: Frame, title: str) -> None:
    assert title_of([claim(thing, noun)] * 2, [frame] * 2, LABELS) == title


def test_sentences_are_called_after_what_they_speak_of_most() -> None:
    frame = Frame(subjects={"person:hart": 0.5, "concept:dam": 0.2, "concept:dam: burst": 0.4, "place:york": 0.1})
    assert title_in_words([claim(WORDS)] * 2, [frame] * 2, LABELS) == "Ann Hart; dam, burst: what each says"


def test_a_subject_that_two_thirds_speak_of_is_the_title_by_itself() -> None:
    both = Frame(subjects={"person:hart": 0.4, "concept:dam: burst": 0.2})
    one, dam = Frame(subjects={"person:hart": 0.4}), Frame(subjects={"concept:dam: burst": 0.2})
    claims = [claim(WORDS), replace(claim(WORDS), author="b"), claim(WORDS)]
    assert title_of(claims, [both, both, one], LABELS) == "Ann Hart: what each says"
    assert title_of(claims, [both, both, dam], LABELS) == "Ann Hart: what each says"
    more = [*claims, *claims[:2]]
    assert title_of(more, [both, both, one, dam, dam], LABELS) == "Ann Hart; dam, burst: what each says"
    assert title_in_words(claims, [both, both, one], LABELS) == "Ann Hart; dam, burst: what each says"


def test_what_the_library_has_no_name_for_is_called_by_the_words_of_both_authors() -> None:
    frame = Frame(weights={"word:harbor": 3.0, "word:pearl": 2.0, "word:fleet": 1.0, "word:attack": 1.5})
    first = replace(claim(DAY), words="That day the fleet at Pearl Harbor was attacked.")
    claims = [first, replace(first, author="b", words="An attack on the fleet, Pearl Harbor.")]
    assert title_of(claims, [frame] * 2, LABELS) == "“Pearl Harbor … attacked”: when"
    assert title_of(claims, [frame, Frame()], LABELS) == "When"
    told = [replace(one, thing=WORDS) for one in claims]
    assert title_of(told, [frame] * 2, LABELS) == "“Pearl Harbor … attacked”: what each says"


def test_words_that_follow_upon_each_other_are_one_and_what_another_figure_counts_is_no_subject() -> None:
    frame = Frame(weights={"word:river": 3.0, "word:boat": 2.0, "word:hors": 2.5})
    first = replace(claim("gun"), words="They had 300 horses and river boats with 20 guns.")
    claims = [first, replace(first, author="b", words="The river boats had guns, the horses none.")]
    assert title_of(claims, [frame] * 2, LABELS).startswith("River boats: ")


def test_a_weekday_is_no_part_of_a_name() -> None:
    frame = Frame(weights={"word:island": 3.0})
    first = replace(claim(DAY), words="They met on Midway Island Sunday last.")
    claims = [first, replace(first, author="b", words="Midway Island was theirs.")]
    assert title_of(claims, [frame] * 2, LABELS) == "Midway Island: when"


def test_a_name_that_no_register_has_is_said_whole() -> None:
    frame = Frame(weights={"word:livingston": 3.0, "word:york": 2.0})
    first = replace(claim(DAY), words="That day Robert R. Livingston’s house in New York was sold.")
    claims = [first, replace(first, author="b", words="It was Livingston who sold in York.")]
    assert title_of(claims, [frame] * 2, LABELS) == "Robert R. Livingston, New York: when"


def test_of_two_subjects_the_more_telling_names_the_question() -> None:
    frames = [Frame(subjects={"concept:charges": 0.25, "person:hart": 0.5}),
              Frame(subjects={"concept:charges": 0.25, "person:hart": 0.5}), Frame(subjects={"concept:charges": 0.25})]
    claims = [claim(DAY), replace(claim(DAY), author="b"), replace(claim(DAY), author="c")]
    assert title_of(claims, frames, LABELS) == "Ann Hart: when"


def test_what_is_said_beside_the_answers_does_not_change_the_title() -> None:
    frame = Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:arrested",)))
    claims = [claim("people"), claim("people"), *[claim(WORDS)] * 3]
    assert title_of(claims, [frame, frame, *[Frame()] * 3], LABELS) == "Flood of 1901: people arrested"


def test_an_event_that_one_author_alone_carries_on_is_not_the_subject() -> None:
    frames = [Frame(events=FLOOD, named=frozenset(FLOOD)), Frame(events=FLOOD), Frame()]
    claims = [claim("people"), claim("people"), replace(claim("people"), author="b")]
    assert title_of(claims, frames, LABELS) == "People"
    assert event_of(claims, frames) == ""
    assert event_of(claims, [frames[0], Frame(), frames[1]]) == "event:flood"


def test_those_who_were_killed_and_so_died_are_called_killed() -> None:
    frame = Frame(events=FLOOD, named=frozenset(FLOOD), acts=frozenset(("deed:died", "deed:put to death")))
    assert title_of([claim("people")] * 2, [frame] * 2, LABELS) == "Flood of 1901: people killed"
