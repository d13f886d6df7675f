"""Verdicts: whether two claims agree, by which rule, and when they cannot be compared."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.concordance.claims import DAY, EDITION, NAME, TERM, WORDS, Claim
from edition.concordance.frames import Frame
from edition.concordance.questions import Question
from edition.concordance.verdicts import AGREEING, compare_claims, is_particular, verdict_on


def claim(value: float, author: str, **fields: object) -> Claim:
    given = {"low": value, "high": value, "thing": "people", "qualifier": "", **fields}
    return Claim(f"{author}.p1", 0, 3, value, author=author, text_id=author, words="", sentence=(0, 3), **given)  # type: ignore[arg-type]


def about(value: float, author: str, word: str = "about") -> Claim:
    return claim(value, author, low=0.95 * value, high=1.05 * value, qualifier=word)


def said(label: str, author: str, thing: str, value: float = 0, ref: str = "") -> Claim:
    return claim(value, author, thing=thing, label=label, ref=ref)


TABLE = [
    pytest.param(claim(383, "a"), claim(383, "b"), "same", id="same"),
    pytest.param(about(900, "a"), claim(900, "b"), "same", id="same-with-reserve"),
    pytest.param(claim(44000, "a"), claim(44161, "b"), "rounded", id="rounded"),
    pytest.param(claim(710, "a"), claim(709, "b"), "contradicting", id="no-round-number"),
    pytest.param(about(710, "a"), claim(705, "b"), "rounded", id="said-to-be-rounded"),
    pytest.param(about(117000, "a", "almost"), claim(116885, "b"), "rounded", id="almost"),
    pytest.param(about(46000, "a"), about(44000, "b"), "overlapping", id="reserves-meet"),
    pytest.param(about(350, "a"), about(375, "b"), "contradicting", id="neither-within-the-other's-reach"),
    pytest.param(claim(7000, "a", low=6650, high=7700, qualifier="more than"), claim(7500, "b"), "rounded",
                 id="more-than"),
    pytest.param(claim(1e5, "a", low=1e5, high=1e6), claim(7e5, "b"), "overlapping", id="several-hundred-thousand"),
    pytest.param(claim(100, "a", low=100, high=200), claim(180, "b"), "overlapping", id="within-a-range"),
    pytest.param(claim(1.5e6, "a", low=1.5e6, high=2e6), claim(1.5e6, "b"), "overlapping", id="end-of-a-range"),
    pytest.param(claim(100, "a", low=100, high=200), claim(100, "b", low=100, high=200), "same", id="same-range"),
    pytest.param(claim(1000, "a", low=1000, high=1e15), claim(117500, "b"), "not comparable", id="thousands"),
    pytest.param(claim(1e6, "a", low=1e6, high=1e15), claim(5500, "b"), "not comparable", id="millions"),
    pytest.param(claim(268950, "a"), claim(259450, "b"), "contradicting", id="contradicting"),
    pytest.param(claim(50, "a", thing="share"), claim(50, "b"), "not comparable", id="other-unit"),
    pytest.param(said("4 March 1901", "a", DAY, 4), said("4 March", "b", DAY, 4), "same", id="same-day"),
    pytest.param(said("4 March 1901", "a", DAY, 4), said("9 March", "b", DAY, 9), "contradicting", id="other-day"),
    pytest.param(said("four months", "a", TERM, 121), said("4 months", "b", TERM, 121), "same", id="same-term"),
    pytest.param(said("the Joint Dam Board", "a", NAME), said("The joint Dam Board", "b", NAME), "same",
                 id="same-name"),
    pytest.param(said("Joint Dam Board", "a", NAME), said("Dam Board of Both Shires", "b", NAME), "overlapping",
                 id="name-in-part"),
    pytest.param(said("Dam Board", "a", NAME), said("River Trust", "b", NAME), "not comparable", id="other-name"),
    pytest.param(said("Dam Board", "a", NAME, ref="org:dam"), said("River Trust", "b", NAME, ref="org:dam"),
                 "overlapping", id="two-names-of-one-entry"),
    pytest.param(said("York, 1901", "a", EDITION, 1901), said("York 1901", "b", EDITION, 1901), "same", id="edition"),
    pytest.param(said("York, 1901", "a", EDITION, 1901), said("Bath, 1901", "b", EDITION, 1901), "contradicting",
                 id="other-place"),
    pytest.param(said("It rained.", "a", WORDS), claim(3, "b"), "not comparable", id="in-words"),
]


@pytest.mark.parametrize(("a", "b", "kind"), TABLE)
def test_a_verdict_has_its_rule_and_does_not_ask_who_comes_first(a: Claim, b: Claim, kind: str) -> None:
    assert verdict_on(a, b).kind == verdict_on(b, a).kind == kind
    assert verdict_on(a, b).rule


FLOOD = Frame(acts=frozenset(("concept:drown",)), years=frozenset(("year:1901",)), places=frozenset(("place:york",)),
              said=frozenset(("group:carters",)))
OTHERS = [
    pytest.param(Frame(acts=frozenset(("concept:strike",)), said=FLOOD.said), "act: drown against strike", id="act"),
    pytest.param(Frame(acts=FLOOD.acts, years=frozenset(("year:1903",))), "year: 1901 against 1903", id="year"),
    pytest.param(Frame(acts=FLOOD.acts, places=frozenset(("place:bath",))), "place: york against bath", id="place"),
    pytest.param(Frame(said=frozenset(("group:weavers",))), "the sentences may be of different things", id="silent"),
]


@pytest.mark.parametrize(("other", "rule"), OTHERS)
def test_equal_numbers_of_different_things_never_agree(other: Frame, rule: str) -> None:
    for a, b in product((claim(4120, "a"), about(4100, "a")), (claim(4120, "b"), about(4000, "b"))):
        found = verdict_on(a, b, FLOOD, other)
        assert found.kind == "not comparable"
        assert rule in found.rule


SISTERS = [Frame(acts=FLOOD.acts, subjects={"group:carters": 0.5}, sisters={"order": {key: key}})
           for key in ("event:one", "event:two")]
SLOTS = st.sampled_from(("acts", "years", "places"))


@given(SLOTS, st.floats(1, 1e9), st.floats(0, 0.05))
def test_whatever_the_numbers_a_slot_that_differs_keeps_them_apart(slot: str, value: float, apart: float) -> None:
    theirs = replace(FLOOD, **{slot: frozenset((f"{slot[:-1]}:other",))}) if slot != "acts" else replace(
        FLOOD, acts=frozenset(("concept:strike",)))
    found = verdict_on(claim(value, "a"), claim(value * (1 + apart), "b"), FLOOD, theirs)
    assert found.kind == "not comparable"


def test_those_of_one_class_are_not_those_of_another() -> None:
    frames = [Frame(counted=frozenset(("class", "passeng", one))) for one in ("first", "second")]
    found = verdict_on(claim(4120, "a"), claim(4120, "b"), *frames)
    assert (found.kind, found.rule) == ("not comparable", "another in the row: first against second")


def test_what_one_side_has_is_not_what_the_other_has() -> None:
    frames = [Frame(owners={f"name:{one}": one}, rivals=frozenset((f"name:{other}",)))
              for one, other in (("Hart", "Wells"), ("Wells", "Hart"))]
    for value in (4120, 4210):
        found = verdict_on(claim(4120, "a"), claim(value, "b"), *frames)
        assert (found.kind, found.rule) == ("not comparable", "another side: Hart against Wells")


def test_the_dead_of_one_order_are_not_those_of_another() -> None:
    found = verdict_on(claim(4120, "a"), claim(4120, "b"), *SISTERS)
    assert (found.kind, found.rule) == ("not comparable", "another event: event:one against event:two")
    assert verdict_on(claim(4120, "a"), claim(4120, "b"), SISTERS[0], SISTERS[0]).kind == "same"


@pytest.mark.parametrize(("frame", "kind"), [
    pytest.param(Frame(acts=FLOOD.acts), "not comparable", id="the-same-was-done"),
    pytest.param(Frame(acts=FLOOD.acts, years=FLOOD.years), "contradicting", id="in-one-year"),
    pytest.param(Frame(acts=FLOOD.acts, subjects={"group:carters": 0.5}), "contradicting", id="to-few-others"),
    pytest.param(Frame(acts=FLOOD.acts, subjects={"group:people": 0.1}), "not comparable", id="to-many-others"),
    pytest.param(Frame(events={"event:flood": 1.0}, named=frozenset(("event:flood",))), "contradicting", id="event"),
    pytest.param(Frame(events={"event:flood": 0.5}), "not comparable", id="an-event-from-before"),
    pytest.param(Frame(counted=frozenset(("carter", "yorkish"))), "contradicting", id="the-very-thing"),
    pytest.param(Frame(counted=frozenset(("passeng",))), "not comparable", id="a-thing-of-every-text"),
    pytest.param(Frame({"word:dam": 1.0}, norm=3.0**0.5), "not comparable", id="in-one-wording"),
])
def test_only_claims_of_one_thing_contradict(frame: Frame, kind: str) -> None:
    assert verdict_on(claim(4120, "a"), claim(6000, "b"), frame, frame).kind == kind


@pytest.mark.parametrize(("norm", "other", "kind"), [
    pytest.param(3.0**0.5, 5000, "contradicting", id="close"),
    pytest.param(3.0**0.5, 9000, "not comparable", id="a-list-has-several-numbers"),
    pytest.param(3.0, 5000, "not comparable", id="with-a-word-in-common"),
])
def test_by_one_wording_only_numbers_that_are_close_contradict(norm: float, other: float, kind: str) -> None:
    frame = Frame({"word:dam": 1.0}, norm=norm)
    assert verdict_on(claim(4000, "a"), claim(other, "b"), frame, frame).kind == kind


def test_shares_of_which_it_is_not_said_who_they_are_do_not_contradict() -> None:
    flood = Frame(events={"event:flood": 1.0}, named=frozenset(("event:flood",)))
    shares = claim(28, "a", thing="share"), claim(14, "b", thing="share")
    assert verdict_on(*shares, flood, flood).kind == "not comparable"
    drowned = replace(flood, acts=FLOOD.acts)
    assert verdict_on(*shares, drowned, drowned).kind == "contradicting"


def test_days_years_apart_contradict_only_of_a_person() -> None:
    begun = Frame(acts=frozenset(("deed:begun",)), events={"event:flood": 1.0}, named=frozenset(("event:flood",)))
    days = said("4 March 1901", "a", DAY, 694000), said("9 June 1902", "b", DAY, 694462)
    assert verdict_on(*days, begun, begun).kind == "not comparable"
    of_hart = replace(begun, people=frozenset(("person:hart",)))
    assert verdict_on(*days, of_hart, of_hart).kind == "contradicting"


def test_days_of_another_deed_are_not_comparable() -> None:
    frames = [Frame(acts=frozenset((f"deed:{deed}",)), events={"event:flood": 1.0}) for deed in ("signed", "sent")]
    assert verdict_on(said("4 March", "a", DAY, 4), said("9 March", "b", DAY, 9), *frames).kind == "not comparable"


@pytest.mark.parametrize(("mine", "theirs", "people", "kind"), [
    ("event:flood", "event:flood", (), "contradicting"), ("event:flood", "event:strike", (), "not comparable"),
    ("event:flood", "event:strike", ("person:hart",), "contradicting"),
])
def test_days_of_two_events_contradict_only_if_the_same_happened_to_a_person(
    mine: str, theirs: str, people: tuple[str, ...], kind: str
) -> None:
    base = Frame(acts=frozenset(("deed:begun",)), subjects={"org:board": 0.5}, people=frozenset(people))
    frames = [replace(base, events={key: 1.0}, named=frozenset((key,))) for key in (mine, theirs)]
    assert verdict_on(said("2 July", "a", DAY, 2), said("5 August", "b", DAY, 36), *frames).kind == kind


@pytest.mark.parametrize(("value", "mine", "theirs", "kind"), [
    pytest.param(2, {}, {}, "not comparable", id="two-lawsuits-are-any-two"),
    pytest.param(2, {"counted": frozenset(("libel", "suit"))}, {"counted": frozenset(("libel", "suit"))}, "same",
                 id="two-of-a-kind"),
    pytest.param(2, {"years": frozenset(("year:1901",))}, {"years": frozenset(("year:1901",))}, "same", id="one-year"),
    pytest.param(4120, {}, {}, "same", id="a-number-that-is-no-accident"),
])
def test_small_numbers_of_one_noun_need_more_to_agree(
    value: float, mine: dict[str, frozenset[str]], theirs: dict[str, frozenset[str]], kind: str
) -> None:
    frames = [replace(Frame(), **{"counted": frozenset(("suit",)), **slots}) for slots in (mine, theirs)]
    assert verdict_on(claim(value, "a", thing="suit"), claim(value, "b", thing="suit"), *frames).kind == kind


@pytest.mark.parametrize(("mine", "theirs", "kind"), [
    pytest.param({"word:river": 1.0}, {"word:council": 1.0}, "not comparable", id="nothing-but-the-day"),
    pytest.param({"word:river": 1.0, "word:dam": 1.0}, {"word:river": 1.0, "word:mill": 1.0}, "same", id="a-word"),
])
def test_one_day_is_the_same_only_of_what_has_more_in_common(
    mine: dict[str, float], theirs: dict[str, float], kind: str
) -> None:
    frames = [Frame(weights=one, norm=len(one) ** 0.5) for one in (mine, theirs)]
    assert verdict_on(said("4 March", "a", DAY, 697000), said("4 March", "b", DAY, 697000), *frames).kind == kind


def test_what_says_that_it_counts_the_same_agrees() -> None:
    assert verdict_on(claim(4120, "a"), claim(4120, "b"), FLOOD, FLOOD).kind in AGREEING


def test_that_the_same_was_done_to_as_round_a_number_is_no_agreement() -> None:
    drowned = Frame(acts=FLOOD.acts)
    dated = Frame(acts=FLOOD.acts, years=FLOOD.years)
    assert verdict_on(claim(4000, "a"), claim(4000, "b"), drowned, drowned).kind == "not comparable"
    assert verdict_on(claim(4000, "a"), claim(4000, "b"), dated, dated).kind == "same"


@pytest.mark.parametrize(("one", "other", "kind"), [
    (4120, 4120, "same"), (4120, 4131, "contradicting"), (4120, 4300, "contradicting"),
    (4120, 5900, "not comparable"), (412, 430, "not comparable"),
])
def test_particular_numbers_of_one_deed_that_are_nearly_one_are_of_one_thing(
    one: float, other: float, kind: str
) -> None:
    drowned = Frame(acts=FLOOD.acts)
    assert verdict_on(claim(one, "a"), claim(other, "b"), drowned, drowned).kind == kind


def test_one_wording_says_nothing_where_the_sentences_name_different_things() -> None:
    frames = [Frame({"word:dam": 1.0}, norm=1.0, said=frozenset((one,))) for one in ("group:carters", "group:smiths")]
    assert verdict_on(claim(4000, "a"), claim(4000, "b"), *frames).kind == "not comparable"


def test_who_gives_a_plan_and_an_outcome_contradicts_where_the_two_come_nearest() -> None:
    claims = (claim(76000, "a"), claim(390000, "a"), claim(72950, "b"))
    assert [(one.a.value, one.b.value) for one in compare_claims(claims) if one.kind == "contradicting"] == [
        (76000, 72950)]


def test_who_agrees_in_one_answer_is_not_contradicted_in_another() -> None:
    claims = (claim(383, "a"), claim(500, "a"), claim(383, "b"))
    assert [one.kind for one in compare_claims(claims)] == ["same", "not comparable"]


def test_who_may_agree_in_one_answer_is_contradicted_in_another() -> None:
    claims = tuple(claim(value, author, thing="share", low=value - 1, high=value + 1)
                   for value, author in ((28.5, "a"), (50.6, "a"), (28.1, "b")))
    found = compare_claims(claims)
    assert [one.kind for one in found] == ["overlapping", "contradicting"]
    assert Question("q", "What share?", "share", "", "", claims, found).verdict == "contradicting"


@pytest.mark.parametrize(("mine", "theirs", "kind"), [
    pytest.param("org:board", "org:trust", "contradicting", id="two-bodies"),
    pytest.param("org:board", "org:board", "same", id="one-body"),
    pytest.param("org:board", "person:hart", "same", id="a-person-may-act-for-a-body"),
    pytest.param("org:board", "", "same", id="not-said"),
])
def test_what_another_body_did_on_the_same_day_is_no_agreement(mine: str, theirs: str, kind: str) -> None:
    frames = [Frame(acts=frozenset(("deed:sent",)), said=frozenset(("group:carters",)), doers={one: one} if one else {})
              for one in (mine, theirs)]
    found = verdict_on(said("4 March", "a", DAY, 4), said("4 March", "b", DAY, 4), *frames)
    assert (found.kind, found.words, found.is_denial) == (
        kind, (mine, theirs) if kind == "contradicting" else ("", ""), False)


NEITHER = Frame(acts=frozenset(("deed:released",)), subjects={"concept:amnesty": 0.5})
ONE_EVENT = replace(NEITHER, events={"event:amnesty": 1.0}, named=frozenset(("event:amnesty",)))


@pytest.mark.parametrize(("a", "b"), [
    pytest.param(claim(100_000, "a"), claim(100_000, "b"), id="round-number"),
    pytest.param(said("five days", "a", TERM, 5), said("five days", "b", TERM, 5), id="term"),
    pytest.param(claim(25, "a", thing="share"), claim(25, "b", thing="share"), id="share"),
    pytest.param(said("June", "a", DAY, 1), said("second half of the year", "b", DAY, 1), id="day"),
])
def test_what_is_equal_by_chance_agrees_only_on_one_event(a: Claim, b: Claim) -> None:
    frame = NEITHER if a.thing != DAY else replace(NEITHER, subjects={"person:hart": 0.05})
    a, b = (replace(one, high=one.high + 30) if one.thing == DAY else one for one in (a, b))
    assert verdict_on(a, b, frame, frame).kind == "not comparable"
    assert verdict_on(a, b, ONE_EVENT, ONE_EVENT).kind == "same"


def test_a_number_that_rounds_to_anothers_digits_is_no_accident() -> None:
    assert verdict_on(claim(44_161, "a"), claim(44_000, "b"), NEITHER, NEITHER).kind == "rounded"


def test_days_that_cannot_be_one_contradict_only_for_what_is_named() -> None:
    days = said("4 March", "a", DAY, 4), said("9 March", "b", DAY, 9)
    hart = replace(NEITHER, subjects={"person:hart": 0.5})
    assert verdict_on(*days, NEITHER, NEITHER).kind == "not comparable"
    assert verdict_on(*days, hart, hart).kind == "contradicting"


def test_two_days_of_one_event_contradict_only_if_the_same_was_done() -> None:
    days = said("4 March", "a", DAY, 4), said("9 March", "b", DAY, 9)
    silent = replace(ONE_EVENT, acts=frozenset())
    assert verdict_on(*days, silent, silent).kind == "not comparable"
    assert verdict_on(*days, ONE_EVENT, ONE_EVENT).kind == "contradicting"


def test_numbers_far_apart_are_no_quarrel_unless_one_event_is_named() -> None:
    subject = Frame(acts=FLOOD.acts, subjects={"group:carters": 0.5})
    event = replace(subject, events={"event:flood": 1.0}, named=frozenset(("event:flood",)))
    for frame, kind in ((subject, "not comparable"), (event, "contradicting")):
        assert verdict_on(claim(19, "a"), claim(149, "b"), frame, frame).kind == kind
    assert verdict_on(claim(90, "a"), claim(149, "b"), subject, subject).kind == "contradicting"


def test_the_day_of_what_went_before_an_event_does_not_contradict_that_of_the_event() -> None:
    begun = frozenset(("deed:begun",))
    order = Frame(events={"event:order": 0.5}, named=frozenset(("event:order",)), direct=frozenset(("event:order",)),
                  acts=begun)
    resolution = replace(order, events={"event:resolution": 1.0, "event:order": 0.3},
                         direct=frozenset(("event:resolution",)))
    days = said("2 July", "a", DAY, 697000), said("5 August", "b", DAY, 697034)
    assert verdict_on(*days, order, order).kind == "contradicting"
    assert verdict_on(*days, resolution, order).kind == "not comparable"


def worded(**slots: frozenset[str]) -> list[Frame]:
    """Return what two sentences are about that have one of six words in common."""
    words = [{"word:dam": 1.0, **{f"word:{author}{at}": 1.0 for at in range(5)}} for author in "ab"]
    return [replace(Frame(weights=one, norm=6**0.5), **slots) for one in words]  # type: ignore[arg-type]


ACT, NOUN = {"acts": FLOOD.acts}, {"counted": frozenset(("mill",))}


@pytest.mark.parametrize(("one", "other", "thing", "slots", "kind"), [
    pytest.param(65, 65, "people", {}, "same", id="number"),
    pytest.param(1517, 1500, "people", {}, "rounded", id="rounded"),
    pytest.param(2223, 2208, "people", {}, "contradicting", id="nearly"),
    pytest.param(2223, 1900, "people", {}, "not comparable", id="no-longer-nearly"),
    pytest.param(37, 38, "mill", NOUN, "contradicting", id="small-of-one-noun"),
    pytest.param(37, 38, "people", {}, "not comparable", id="small"),
    pytest.param(12, 12, "people", {}, "not comparable", id="a-dozen"),
    pytest.param(20_000, 20_000, "people", ACT, "same", id="round-of-one-deed"),
    pytest.param(20_000, 20_000, "people", {}, "not comparable", id="round"),
    pytest.param(4, 4, "length", {}, "not comparable", id="measure"),
    pytest.param(5, 5, TERM, ACT, "same", id="term-of-one-deed"),
    pytest.param(5, 5, TERM, {}, "not comparable", id="term"),
    pytest.param(33, 33, "share", ACT, "same", id="share-of-one-deed"),
    pytest.param(33, 33, "share", {}, "not comparable", id="share"),
])
def test_more_than_a_rare_word_in_common_makes_numbers_one_thing_that_are_no_accident(
    one: float, other: float, thing: str, slots: dict[str, frozenset[str]], kind: str
) -> None:
    unit = {"noun": "mile"} if thing == "length" else {}
    a, b = claim(one, "a", thing=thing, **unit), claim(other, "b", thing=thing, **unit)
    assert verdict_on(a, b, *worded(**slots)).kind == kind


@pytest.mark.parametrize("other", [65, 66])
def test_a_rare_word_in_common_says_nothing_where_the_sentences_name_different_things(other: float) -> None:
    apart = [replace(frame, said=frozenset((f"group:{at}",))) for at, frame in enumerate(worded(**NOUN))]
    assert verdict_on(claim(65, "a"), claim(other, "b"), *apart).kind == "not comparable"


def test_shares_that_may_be_one_are_not_said_to_be() -> None:
    a, b = (claim(value, author, thing="share", low=value - 1, high=value + 1) for value, author in (
        (75.7, "a"), (76.4, "b")))
    assert verdict_on(a, b, *worded(**ACT)).kind == "not comparable"


def test_a_number_of_one_year_that_rounds_to_anothers_is_no_accident() -> None:
    dated = Frame(years=FLOOD.years)
    assert verdict_on(claim(249_721, "a"), claim(250_000, "b"), dated, dated).kind == "rounded"
    assert verdict_on(claim(249_721, "a"), claim(250_000, "b"), Frame(), Frame()).kind == "not comparable"


@pytest.mark.parametrize(("things", "kind"), [
    pytest.param(("village", "town"), "contradicting", id="both"),
    pytest.param(("village", ""), "not comparable", id="one"),
])
def test_what_is_counted_together_is_held_against_either(things: tuple[str, str], kind: str) -> None:
    a, b = claim(300, "a", thing=things[0], also=things[1]), claim(165, "b", thing="town")
    assert verdict_on(a, b).kind == kind


@pytest.mark.parametrize(("value", "thing", "kind"), [
    pytest.param(39_316, "", "same", id="no-accident"), pytest.param(39_000, "", "not comparable", id="round"),
])
def test_a_number_that_does_not_say_what_it_counts_agrees_if_it_is_no_accident(
    value: float, thing: str, kind: str
) -> None:
    found = verdict_on(claim(value, "a", thing=thing), claim(value, "b"), Frame(), Frame())
    assert found.kind == kind


def test_how_many_more_is_not_held_against_how_many() -> None:
    more, others = claim(3000, "a", is_change=True), claim(4000, "b", is_change=True)
    found = verdict_on(more, claim(4000, "b"), FLOOD, FLOOD)
    assert (found.kind, found.rule) == ("not comparable", "one says how many more or fewer: 3,000")
    assert verdict_on(more, others, FLOOD, FLOOD).kind == "contradicting"


def test_a_day_before_our_era_is_as_particular_as_another() -> None:
    for day in (697_123, -78_721):
        a, b = (said("2 August", author, DAY, day) for author in "ab")
        assert is_particular(a, b)
