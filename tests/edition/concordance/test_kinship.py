"""Nearness: each slot in which two claims say the same brings them nearer, each in which they differ parts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.concordance.claims import DAY, NAME, Claim
from edition.concordance.frames import Frame
from edition.concordance.kinship import HELD, SURE, is_of_another_event, nearness

MINE = Frame(
    weights={"word:river": 2.0, "word:bridge": 1.0}, norm=5**0.5, events={"event:flood": 0.8},
    named=frozenset(("event:flood",)), acts=frozenset(("concept:drown",)), counted=frozenset(("carter", "horse")),
    years=frozenset(("year:1901",)), places=frozenset(("place:york",)), said=frozenset(("event:flood",)),
)


def claim(value: float, thing: str = "people", **fields: object) -> Claim:
    given = {"low": value, "high": value, "qualifier": "", **fields}
    return Claim("a.p1", 0, 3, value, thing=thing, author="a", text_id="a", words="", sentence=(0, 3), **given)  # type: ignore[arg-type]


A, B = claim(4120), claim(4300)


@pytest.mark.parametrize("less", [
    pytest.param({"weights": {"word:river": 2.0}, "norm": 4.0}, id="word"),
    pytest.param({"events": {}}, id="event"),
    pytest.param({"acts": frozenset()}, id="act"),
    pytest.param({"acts": frozenset(("concept:strike",))}, id="other-act"),
    pytest.param({"counted": frozenset(("carter",))}, id="noun"),
    pytest.param({"years": frozenset(("year:1903",))}, id="other-year"),
    pytest.param({"places": frozenset(("place:bath",))}, id="other-place"),
])
def test_removing_or_contradicting_evidence_never_brings_nearer(less: dict[str, object]) -> None:
    whole = nearness(A, B, MINE, MINE, 0.2)
    assert nearness(A, B, MINE, replace(MINE, **less), 0.2) < whole  # type: ignore[arg-type]


@pytest.mark.parametrize(("less", "is_other"), [
    pytest.param({}, True, id="another-event"),
    pytest.param({"counted": MINE.counted}, False, id="the-same-noun"),
    pytest.param({"said": MINE.said | {"concept:dam"}, "subjects": {"concept:dam": 0.3}}, False, id="a-rare-subject"),
    pytest.param({"subjects": {"concept:dam": 0.3}}, True, id="what-the-sentence-does-not-say"),
    pytest.param({"events": {}}, False, id="no-event"),
])
def test_numbers_of_two_events_are_farther_unless_they_count_one_thing(less: dict[str, object], is_other: bool) -> None:
    mine = replace(MINE, subjects={"concept:dam": 0.3}, said=MINE.said | {"concept:dam"})
    other = replace(MINE, events={"event:fire": 0.8}, named=frozenset(), counted=frozenset())
    assert is_of_another_event(mine, replace(other, **less)) is is_other  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "other", "meets"), [
    pytest.param(300, {}, False, id="ten-times-more"),
    pytest.param(600, {}, True, id="nearer"),
    pytest.param(300, {"acts": MINE.acts}, True, id="the-same-deed"),
    pytest.param(300, {"counted": MINE.counted}, True, id="the-same-noun"),
])
def test_ten_times_more_meets_only_for_the_same_deed_or_noun(
    value: float, other: dict[str, object], meets: bool
) -> None:
    theirs = replace(MINE, acts=frozenset(), counted=frozenset())
    assert (nearness(A, claim(value), MINE, replace(theirs, **other), 0.3) > 0) is meets  # type: ignore[arg-type]


def test_a_better_parallel_brings_nearer() -> None:
    assert nearness(A, B, MINE, MINE, 0.1) < nearness(A, B, MINE, MINE, 0.2)


def test_a_parallel_counts_less_where_the_sentences_name_different_events() -> None:
    fire = frozenset(("event:fire",))
    other = replace(MINE, events={"event:fire": 0.8}, named=fire, direct=fire)
    gained = nearness(A, B, MINE, other, 0.3) - nearness(A, B, MINE, other, 0.1)
    assert 0 < gained < nearness(A, B, MINE, MINE, 0.3) - nearness(A, B, MINE, MINE, 0.1)


def test_an_event_named_sentences_before_does_not_part_two_parallel_passages() -> None:
    other = replace(MINE, events={"event:fire": 0.8}, named=frozenset(("event:fire",)))
    meant, said = (replace(MINE, direct=frozenset(one)) for one in ((), ("event:flood",)))
    assert nearness(A, B, meant, other, 0.3) > nearness(A, B, said, other, 0.3)


@pytest.mark.parametrize("thing", ["people", "share", ""])
def test_equal_numbers_and_a_parallel_alone_bring_nothing_together(thing: str) -> None:
    mine = Frame(weights=MINE.weights, norm=MINE.norm, said=frozenset(("concept:strike",)))
    theirs = replace(mine, said=frozenset(("concept:tax",)))
    assert nearness(claim(4120, thing), claim(4120, thing), mine, theirs, 0.3) == 0.0


def test_numbers_in_sentences_that_name_one_thing_may_meet_whatever_register_there_is() -> None:
    bare = Frame(weights={"word:boat": 1.0}, norm=1.0)
    named = Frame(weights={"word:crew": 1.0}, norm=1.0, subjects={"name:berouw": 0.6})
    assert nearness(claim(28), claim(28), named, bare, 0.2) == 0.0
    assert 0 < nearness(claim(28), claim(28), replace(named, subjects={"name:berouw": 0.1}), named, 0.2) < nearness(
        claim(28), claim(28), named, named, 0.2)


def test_nearer_numbers_and_days_are_nearer() -> None:
    nears = [nearness(claim(1000), claim(value), MINE, MINE, 0.0) for value in (1000, 920, 800, 400, 200, 50)]
    days = [nearness(claim(700000, DAY), claim(700000 + apart, DAY), MINE, MINE, 0.0) for apart in (0, 3, 20, 60, 150)]
    assert nears == sorted(nears, reverse=True)
    assert days == sorted(days, reverse=True)


def test_the_register_knows_two_names_for_one_thing() -> None:
    a, b = claim(0, NAME, label="Dam Board", ref="org:dam"), claim(0, NAME, label="River Trust", ref="org:dam")
    assert nearness(a, b, Frame(), Frame(), 0.0) == SURE


def test_a_noun_alone_holds_no_numbers_together() -> None:
    mine = replace(MINE, events={}, subjects={})
    a, b = claim(2, "volume"), claim(3, "volume")
    assert nearness(a, b, mine, mine, 0.0) == 0.0 < nearness(a, b, mine, mine, 0.2)


@pytest.mark.parametrize(("named", "other", "acts", "near"), [
    pytest.param((120, 150), (131, 131), (), HELD, id="a-day-in-the-month-it-is-called-after"),
    pytest.param((120, 150), (171, 171), (), 0.0, id="another-day"),
    pytest.param((120, 150), (171, 171), ("deed:held",), HELD, id="another-day-on-which-it-was-held"),
    pytest.param((0, 729), (131, 131), (), 0.0, id="a-day-in-the-years-it-is-called-after"),
    pytest.param((0, 364), (120, 150), (), HELD, id="a-month-in-its-year"),
])
def test_the_name_of_an_event_is_held_against_what_says_when_it_was(
    named: tuple[float, float], other: tuple[float, float], acts: tuple[str, ...], near: float
) -> None:
    a = claim(named[0], DAY, low=named[0], high=named[1], ref="event:flood")
    b = claim(other[0], DAY, low=other[0], high=other[1])
    told = Frame(direct=frozenset(("event:flood",)), acts=frozenset(acts))
    assert nearness(a, b, Frame(), told, 0.0) == nearness(b, a, told, Frame(), 0.0) == near
    assert nearness(a, b, Frame(), replace(told, direct=frozenset()), 0.0) == 0.0
