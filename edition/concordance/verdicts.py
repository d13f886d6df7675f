"""Whether two figures agree: same, rounded, overlapping, contradicting or not comparable, and by which rule."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from edition.concordance.answers import Kind, Verdict, held_against, said, significant
from edition.concordance.claims import (
    DAY,
    MEASURED,
    NAME,
    NO_THINGS,
    SHARE,
    TERM,
    UNCOUNTED,
    WORDS,
    Claim,
    may_count_one,
)
from edition.concordance.deeds import is_other_act
from edition.concordance.frames import (
    PLACES,
    Frame,
    is_of_another,
    is_of_another_side,
    is_of_sister,
    likeness,
    says_other,
    shared_event,
    shared_subjects,
    worded_alike,
)
from edition.concordance.opinions import opinion_on

DOZEN = 12
"""Numbers up to here are those of all kinds of things."""

LARGE = 100
"""Numbers below are near each other by chance."""

THOUSANDS = 1_000
"""Numbers from here on that are close, and of those to whom the same was done, are seldom so by chance."""

PARTICULAR = 3
"""Digits of a figure that is no accident: 383 is one, 300 is not."""

AGREEING: tuple[Kind, ...] = ("same", "rounded", "overlapping")

EXACT: tuple[Kind, ...] = ("same", "rounded")
"""Those that two authors do not share by chance."""

FAREST, POINTS = 0.5, 30
"""The smaller number as a share of the larger one, and percentage points, beyond which two seldom count one thing."""

ALIKE = 0.1
"""What two sentences on one day must have in common in words, where they name nothing: a rare word."""

NEAR = 0.98
"""The smaller number as a share of the larger one from which two are nearly one."""

NEIGHBOUR = 0.9
"""The smaller number as a share of the larger one from which two of one row differ and are of one thing, if their
sentences share more than a rare word. Seven such pairs in twelve libraries were all of one thing, of the seven that
0.75 adds two or three."""

YEAR = 366
"""Days between two dates from which they are of two things, unless the same happened to a person."""

CLOSE = 0.75
"""The smaller number as a share of the larger one from which two may be of one thing if the wording is one: of what
kinship calls near, the nearer half."""

WORDED = 0.25
"""What of the cosine of two sentences plain words must make that these alone say that both are of one thing, where the
library has no name for it: two rare words in common of ten."""

TELLING = 0.3
"""How telling the subjects must be that two claims share: ten others may name them."""


def compare_claims(claims: Sequence[Claim], frames: Sequence[Frame] = ()) -> tuple[Verdict, ...]:
    """Return the verdict on each pair of claims by different authors; *frames* say what each claim is about.

    Who gives several answers, for a plan and for what came of it, contradicts another only where the two come nearest,
    and not at all where one of the answers is the other's, exactly or rounded. That one of them may be is no excuse for
    the rest: who says 28 per cent and 51 does not agree with nearly 30.
    """
    about: Sequence[Frame | None] = frames or [None] * len(claims)
    pairs = combinations(zip(claims, about, strict=True), 2)
    verdicts = [verdict_on(a, b, mine, theirs) for (a, mine), (b, theirs) in pairs if a.author != b.author]
    nearest = _nearest(verdicts)
    return tuple(_unless_nearer(one, nearest) for one in verdicts)


def _nearest(verdicts: Sequence[Verdict]) -> Mapping[tuple[Claim, str], float]:
    """Return how near an author comes to a claim of another, by claim and author; who gives the same is nearest."""
    nearest: dict[tuple[Claim, str], float] = {}
    for one in verdicts:
        if one.kind in ("contradicting", *EXACT):
            gap = -1.0 if one.kind in EXACT else _gap(one.a, one.b)
            for key in ((one.a, one.b.author), (one.b, one.a.author)):
                nearest[key] = min(gap, nearest.get(key, math.inf))
    return nearest


def _unless_nearer(one: Verdict, nearest: Mapping[tuple[Claim, str], float]) -> Verdict:
    if one.kind != "contradicting" or one.is_denial:
        return one
    gap = _gap(one.a, one.b)
    for claim, author in ((one.a, one.b.author), (one.b, one.a.author)):
        if nearest[claim, author] < gap:
            return Verdict(one.a, one.b, "not comparable", f"{author} has an answer nearer to {said(claim)}")
    return one


def _gap(a: Claim, b: Claim) -> float:
    """Return how far apart two claims are: days by their number, numbers by their ratio, others not at all."""
    if a.thing == DAY:
        return abs(a.value - b.value)
    if a.is_number and a.value > 0 and b.value > 0:
        return abs(math.log(a.value / b.value))
    return 0.0


def verdict_on(a: Claim, b: Claim, mine: Frame | None = None, theirs: Frame | None = None) -> Verdict:
    """Return whether *a* and *b*, which answer one question, agree.

    Without their frames an editor has said that they count the same. With them, claims that say they count different
    things are not comparable; and they agree, or contradict, only if they say that they count the same.
    """
    if not may_count_one(a, b):
        return Verdict(a, b, "not comparable", f"one says {_what(a)}, the other {_what(b)}")
    if mine and theirs and (reason := _difference(a, b, mine, theirs)):
        return Verdict(a, b, "not comparable", reason)
    if a.thing == WORDS and mine and theirs and (found := opinion_on(mine, theirs)):
        return Verdict(a, b, found.kind, found.rule, (found.mine.text, found.theirs.text), found.about)
    verdict = held_against(a, b)
    if verdict.kind in AGREEING and mine and theirs and is_by_another(mine, theirs):
        one, other = (", ".join(frame.doers.values()) for frame in (mine, theirs))
        return Verdict(a, b, "contradicting", f"{verdict.rule}, but {one} against {other}", (one, other))
    if mine is None or theirs is None or verdict.kind == "not comparable":
        return verdict
    if agrees(verdict, mine, theirs) if verdict.kind in AGREEING else contradicts(a, b, mine, theirs):
        return verdict
    return Verdict(a, b, "not comparable", f"{verdict.rule}; but the sentences may be of different things")


def _what(claim: Claim) -> str:
    return {DAY: "when", TERM: "how long", SHARE: "what share", NAME: "a name", WORDS: "it in words"}.get(
        claim.thing, f"a {claim.thing}" if claim.thing in MEASURED else f"how many {claim.thing}")


def _difference(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> str:
    """Return in words what tells the things apart that two numbers count or two days date, or ""."""
    if not (a.is_number or a.thing == DAY):
        return ""
    if is_other_act(mine.acts, theirs.acts):
        return f"another act: {_named(mine.acts)} against {_named(theirs.acts)}"
    if a.is_number and a.is_change != b.is_change:
        return f"one says how many more or fewer: {said(a if a.is_change else b)}"
    if events := is_of_sister(mine, theirs):
        return f"another event: {events[0]} against {events[1]}"
    if a.thing == DAY:
        return ""
    if is_of_another(mine, theirs):
        return f"another in the row: {_in_a_row(mine)} against {_in_a_row(theirs)}"
    if is_of_another_side(mine, theirs):
        return f"another side: {', '.join(mine.owners.values())} against {', '.join(theirs.owners.values())}"
    for name, one, other in (("year", mine.years, theirs.years), ("place", mine.places, theirs.places)):
        if says_other(one, other):
            return f"another {name}: {_named(one)} against {_named(other)}"
    return ""


def _in_a_row(frame: Frame) -> str:
    return ", ".join(sorted(frame.counted & PLACES))


def _named(keys: frozenset[str]) -> str:
    """Return what was done, when or where in words; a general deed only where the library has no concept of it."""
    concepts = [key for key in keys if not key.startswith("deed:")]
    return ", ".join(sorted(key.partition(":")[2].replace("_", " ") for key in concepts or keys))


def agrees(verdict: Verdict, mine: Frame, theirs: Frame) -> bool:
    """True if two claims that give the same, or may, say enough to agree.

    A day, a name or a figure that is no accident says much by itself, and so does one that rounds to another.
    But on one day much happens: its sentences name one thing, or share more than a rare word.
    A month holds many days, 100,000 were freed in many places, and all kinds of things took five days: such answers are
    of one event, or of the same deed in one year or place.
    """
    a, b = verdict.a, verdict.b
    if a.thing == DAY and max(a.high - a.low, b.high - b.low) > 0:
        return is_worded_alike(mine, theirs) or is_of_one_thing(a, b, mine, theirs)
    if a.thing == DAY:
        return _names_one(mine, theirs) or worded_alike(mine, theirs) >= ALIKE
    is_round = a.thing == TERM or (a.thing != SHARE and max(significant(a.value), significant(b.value)) < 2)
    is_one_deed = not mine.acts.isdisjoint(theirs.acts)
    is_told = min(a.value, b.value) > DOZEN if _counts(a) else a.thing == TERM or (
        a.thing == SHARE and verdict.kind in EXACT)
    if is_told and (is_one_deed or (_counts(a) and not is_round)) and _is_said_alike(mine, theirs):
        return True
    is_rounding = verdict.kind == "rounded" and min(significant(a.value), significant(b.value)) > 1
    if is_rounding and is_near(a, b) and not mine.years.isdisjoint(theirs.years):
        return True
    if not a.is_number or is_particular(a, b) or is_rounding:
        return says_so(a, b, mine, theirs)
    if is_worded_alike(mine, theirs):
        return True
    return is_of_one_thing(a, b, mine, theirs, telling=math.inf if is_round else TELLING)


def contradicts(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True if two claims that differ say enough to contradict: what is no quarrel leads readers astray.

    Numbers far apart must be of one deed under one event; who means the same thing seldom differs so much otherwise.
    By their words alone only those contradict that are close: a list has several numbers in one wording.
    Of how long something lasted both must name the event, since every text has terms; of days the deed must be in
    common, since an event has many, and the event, unless it happened to a person who is named.
    """
    if a.thing == TERM:
        return bool(mine.named & theirs.named)
    if a.thing == DAY and says_other(frozenset(mine.events), frozenset(theirs.events)) and mine.people.isdisjoint(
            theirs.people):
        return False
    if a.thing == DAY and (_dates_another(mine, theirs) or _dates_another(theirs, mine)):
        return False
    if a.thing == DAY and max(a.low - b.high, b.low - a.high) > YEAR and mine.people.isdisjoint(theirs.people):
        return False
    if a.thing == SHARE and mine.acts.isdisjoint(theirs.acts) and not is_worded_alike(mine, theirs):
        return False
    if a.is_number and is_far(a, b) and (mine.acts.isdisjoint(theirs.acts) or not _named_by_both(mine, theirs)):
        return False
    if a.is_number and is_close(a, b) and (is_worded_alike(mine, theirs) or (
            min(a.value, b.value) >= THOUSANDS and not mine.acts.isdisjoint(theirs.acts))):
        return True
    if _are_neighbours(a, b, mine, theirs) and _is_said_alike(mine, theirs):
        return True
    return (a.thing != DAY or not mine.acts.isdisjoint(theirs.acts)) and is_of_one_thing(a, b, mine, theirs)


def _are_neighbours(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True of two numbers of which one is nine tenths of the other; of small ones, if the same is counted."""
    low, high = sorted((abs(a.value), abs(b.value)))
    is_counted = _counts(a) and (low >= LARGE or not mine.counted.isdisjoint(theirs.counted))
    return is_counted and low >= NEIGHBOUR * high


def _counts(claim: Claim) -> bool:
    """True of a number of things or people; every journal has its miles."""
    return claim.is_number and claim.thing not in NO_THINGS


def _is_said_alike(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences share more than a rare word, and name nothing by which they are not of one thing."""
    return worded_alike(mine, theirs) >= ALIKE and not says_other(mine.said, theirs.said)


def is_of_one_thing(a: Claim, b: Claim, mine: Frame, theirs: Frame, *, telling: float = TELLING) -> bool:
    """True if two claims say that they count or date one thing.

    They are of one event that one of them names, or of the very things counted; or the same was done, in one year or
    place; or they speak of what few others do, beside what was done. Of a day, a deed must be in common too; and of
    days that cannot be one, and of shares, who or what is named, since every subject has many.
    """
    if not (a.is_number or a.thing == DAY) or _named_by_both(mine, theirs) or _counts_one(a, b, mine, theirs):
        return True
    acts = mine.acts & theirs.acts
    is_bare = a.thing == SHARE or (a.thing == DAY and max(a.low - b.high, b.low - a.high) > 0)
    is_telling = sum(weight for key, weight in shared_subjects(mine, theirs).items()
                     if key not in mine.acts | theirs.acts and not (is_bare and key.startswith("concept:"))) >= telling
    if a.thing == DAY:
        return bool(acts) and is_telling
    return is_telling or (bool(acts) and not (mine.years | mine.places).isdisjoint(theirs.years | theirs.places))


def _counts_one(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True if the very things are counted; of small numbers the noun is not enough: every book has two lawsuits.

    Nor is a word of every text, `passengers`, `guns`, where the sentences have no other in common. Where it is said to
    how many the same was done, that two large numbers are nearly one is no accident.
    """
    shared = mine.counted & theirs.counted
    is_large = max(a.value, b.value) >= LARGE
    if is_large and is_near(a, b) and not mine.acts.isdisjoint(theirs.acts):
        return True
    if len(shared) > 1 or (is_large and shared and (
            any(":" in word for word in shared) or worded_alike(mine, theirs) >= ALIKE)):
        return True
    return bool(shared) and not (mine.years | mine.places | mine.acts).isdisjoint(
        theirs.years | theirs.places | theirs.acts)


def _dates_another(mine: Frame, theirs: Frame) -> bool:
    """True if the sentence of a day names events, and the other day is only of what the register relates to them."""
    return bool(mine.direct) and mine.direct.isdisjoint(theirs.events) and not mine.events.keys().isdisjoint(
        theirs.events)


def _named_by_both(mine: Frame, theirs: Frame) -> bool:
    """True if both are about one event, and one of them at least names it."""
    return bool(mine.events.keys() & theirs.events.keys() & (mine.named | theirs.named))


def is_far(a: Claim, b: Claim) -> bool:
    """True if two numbers lie so far apart that they seldom count one thing.

    >>> from edition.concordance.claims import Claim
    >>> men = [Claim("a.p1", 0, 1, one, one, one, "people", "", "a", "a", "", (0, 1)) for one in (100.0, 200.0, 300.0)]
    >>> is_far(men[0], men[1]), is_far(men[2], men[0])
    (False, True)
    """
    low, high = sorted((a, b), key=lambda one: (one.low, one.high))
    return high.low - low.high > POINTS if a.thing == SHARE else abs(low.high) < FAREST * abs(high.low)


def is_close(a: Claim, b: Claim) -> bool:
    """True if the smaller number is more than three quarters of the larger one."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return low >= CLOSE * high


def is_worded_alike(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences are of one thing by their words alone, and name nothing by which they are not."""
    return worded_alike(mine, theirs) >= WORDED and not says_other(mine.said, theirs.said)


def is_near(a: Claim, b: Claim) -> bool:
    """True if two numbers are nearly one, and one of them is as particular as no two are by chance."""
    low, high = sorted((abs(a.value), abs(b.value)))
    is_one_thing = a.is_number and may_count_one(a, b) and a.things.isdisjoint((SHARE, TERM))
    return is_one_thing and low >= NEAR * high > 0 and max(significant(a.value), significant(b.value)) >= PARTICULAR


def is_by_another(mine: Frame, theirs: Frame) -> bool:
    """True if the same was done by another body or another person; a person may have acted for a body."""
    kinds = {key.partition(":")[0] for key in mine.doers} & {key.partition(":")[0] for key in theirs.doers}
    return bool(kinds) and not mine.acts.isdisjoint(theirs.acts) and mine.doers.keys().isdisjoint(theirs.doers)


def says_so(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True if two claims say that they are about one thing: an event, a group, an act, or the very thing counted."""
    if a.thing in UNCOUNTED:
        return True
    if is_particular(a, b) or not mine.acts.isdisjoint(theirs.acts) or not mine.said.isdisjoint(theirs.said):
        return True
    if a.is_number and is_worded_alike(mine, theirs):
        return True
    return bool(likeness(mine.counted, theirs.counted) or shared_event(mine, theirs) or (
        a.thing == DAY and not mine.names.isdisjoint(theirs.names)))


def _names_one(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences say that the same was done, or name one event, person, body, place or concept."""
    return shared_event(mine, theirs) > 0 or any(
        not one.isdisjoint(other) for one, other in (
            (mine.acts, theirs.acts), (mine.said, theirs.said), (mine.subjects.keys(), theirs.subjects.keys())))


def is_particular(a: Claim, b: Claim) -> bool:
    """True if two figures are equal, not round, and may be of one thing: 383 lists, not 300.

    Of people, or where one does not say what it counts, only such as 3,447.
    """
    if a.value != b.value or abs(a.value) < LARGE or not may_count_one(a, b) or (a.things | b.things) & {SHARE, TERM}:
        return False
    is_said = bool(a.things and b.things) and a.thing != "people"
    return significant(a.value) >= PARTICULAR + (not is_said)
