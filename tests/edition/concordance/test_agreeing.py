"""Two sentences on one thing, by its time or by the event of which it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from edition.concordance.agreeing import beside_deed, is_at_one_time, told_of_one_time
from edition.concordance.frames import Frame
from edition.concordance.sharing import Thing
from edition.concordance.stances import Spoken
from edition.concordance.statements import Statement, Words

Time = tuple[int, int]
MAY, JUNE, AUTUMN, YEAR, AGE = (121, 151), (152, 181), (244, 334), (1, 365), (1, 3650)
RIOTS = frozenset(("event:riots",))
COUNTS_FOUR = 2.0
"""What a word weighs in a frame; here it counts twice."""


def frame(*words: str, times: tuple[Time, ...] = (MAY,), weights: Mapping[str, float] | None = None) -> Frame:
    """Return what a sentence is about that has these words in a row, each by itself; with a capital they are names."""
    things = tuple(Thing(Words(10 * place, 10 * place + 5, one), frozenset((f"word:{one}",)), one[0].isupper(), False,
                         place) for place, one in enumerate(words))
    known = {f"word:{one}": (weights or {}).get(one, COUNTS_FOUR) for one in words}
    return Frame(known, spoken=Spoken(times=times, things=things))


@pytest.mark.parametrize(("mine", "theirs", "number"), [
    pytest.param(frame("riots", "bread"), frame("bread", "riots", "mill"), 2, id="two-things"),
    pytest.param(frame("riots", "mill"), frame("riots", "bread"), 0, id="one-thing"),
    pytest.param(frame("riots", "bread", times=()), frame("riots", "bread"), 0, id="no-time"),
    pytest.param(frame("riots", "bread", times=(YEAR,)), frame("riots", "bread"), 2, id="a-year"),
    pytest.param(frame("riots", "bread", times=(JUNE,)), frame("riots", "bread"), 0, id="another-month"),
    pytest.param(frame("riots", "bread", times=(AGE,)), frame("riots", "bread"), 0, id="an-age"),
    pytest.param(*[frame("riots", "bread", weights={"bread": 1.2})] * 2, 0, id="one-is-no-news"),
    pytest.param(*[frame("riots", "bread", weights={"bread": 1.4, "riots": 1.4})] * 2, 0, id="both-say-little"),
])
def test_two_telling_things_of_one_time_are_enough(mine: Frame, theirs: Frame, number: int) -> None:
    assert len(told_of_one_time(mine, theirs)) == len(told_of_one_time(theirs, mine)) == number


def test_of_an_event_that_both_name_its_date_is_no_news() -> None:
    mine, theirs = frame("riots", "bread"), frame("riots", "bread")
    assert not told_of_one_time(replace(mine, direct=RIOTS), replace(theirs, direct=RIOTS))
    assert told_of_one_time(mine, replace(theirs, direct=RIOTS))


@pytest.mark.parametrize(("one", "other", "is_one"), [
    (MAY, MAY, True), ((240, 240), AUTUMN, True), ((180, 180), AUTUMN, False), (MAY, YEAR, False),
])
def test_who_says_autumn_says_it_of_a_day_in_august(one: Time, other: Time, is_one: bool) -> None:
    assert is_at_one_time(frame(times=(one,)), frame(times=(other,))) is is_one


@pytest.mark.parametrize(("deed", "words", "weight", "found"), [
    ("tried", ("trial", "mill"), COUNTS_FOUR, "mill"),
    ("tried", ("trial",), COUNTS_FOUR, None),
    ("tried", ("trial", "mill"), 1.6, None),
    ("begun", ("trial", "mill"), COUNTS_FOUR, None),
    ("begun", ("trial", "Kent"), COUNTS_FOUR, "Kent"),
])
def test_something_telling_stands_beside_a_deed(
    deed: str, words: tuple[str, ...], weight: float, found: str | None
) -> None:
    both = frame(*words, weights=dict.fromkeys(words, weight))
    said = Statement(deed, Words(0, 5, "trial"), False)
    beside = beside_deed(said, said, both, both)
    assert (beside[0].text if beside else None) == found


def test_a_date_is_not_beside_a_deed() -> None:
    both = frame("trial", "may")
    dated = replace(both.spoken, things=(replace(both.spoken.things[1], keys=frozenset(("date:1871-05",))),))
    said = Statement("tried", Words(0, 5, "trial"), False)
    assert beside_deed(said, said, replace(both, spoken=dated), replace(both, spoken=dated)) is None
