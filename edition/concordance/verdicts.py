"""Whether two figures agree: same, rounded, overlapping, contradicting or not comparable, and by which rule."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from edition.concordance.claims import DAY, EDITION, NAME, SHARE, TERM, UNCOUNTED, WORDS, Claim
from edition.concordance.deeds import is_other_act
from edition.concordance.frames import (
    Frame,
    is_of_sister,
    likeness,
    says_other,
    shared_event,
    shared_subjects,
    worded_alike,
)
from edition.words import stem, tokens

Kind = Literal["same", "rounded", "overlapping", "contradicting", "not comparable"]

FAR = 0.05
"""How far a rounded number may lie from the exact one: 2,000 for 1,958 is rounding, 1,000 for 1,400 is not."""

LARGE = 100
"""Numbers below are near each other by chance."""

PARTICULAR = 3
"""Digits of a figure that is no accident: 383 is one, 300 is not."""

AGREEING: tuple[Kind, ...] = ("same", "rounded", "overlapping")

EXACT: tuple[Kind, ...] = ("same", "rounded")
"""Those that two authors do not share by chance."""

FAREST, POINTS = 0.3, 30
"""The smaller number as a share of the larger one, and percentage points, beyond which two seldom count one thing."""

ALIKE = 0.1
"""What two sentences on one day must have in common in words, where they name nothing: a rare word."""

TELLING = 0.3
"""How telling the subjects must be that two claims share: ten others may name them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of two claims held against each other; *rule* says by what."""

    a: Claim
    b: Claim
    kind: Kind
    rule: str


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
    if one.kind != "contradicting":
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
    if a.thing != b.thing and a.thing and b.thing:
        return Verdict(a, b, "not comparable", f"one says {_what(a)}, the other {_what(b)}")
    if mine and theirs and (reason := _difference(a, mine, theirs)):
        return Verdict(a, b, "not comparable", reason)
    verdict = RULES.get(a.thing or b.thing, _on_numbers)(a, b)
    if verdict.kind in AGREEING and mine and theirs and is_by_another(mine, theirs):
        one, other = (", ".join(frame.doers.values()) for frame in (mine, theirs))
        return Verdict(a, b, "contradicting", f"{verdict.rule}, but {one} against {other}")
    if mine is None or theirs is None or verdict.kind == "not comparable":
        return verdict
    if agrees(verdict, mine, theirs) if verdict.kind in AGREEING else contradicts(a, b, mine, theirs):
        return verdict
    return Verdict(a, b, "not comparable", f"{verdict.rule}; but the sentences may be of different things")


def _what(claim: Claim) -> str:
    return {DAY: "when", TERM: "how long", SHARE: "what share", NAME: "a name", WORDS: "it in words"}.get(
        claim.thing, f"how many {claim.thing}")


def _difference(a: Claim, mine: Frame, theirs: Frame) -> str:
    """Return in words what tells the things apart that two numbers count or two days date, or ""."""
    if not (a.is_number or a.thing == DAY):
        return ""
    if is_other_act(mine.acts, theirs.acts):
        return f"another act: {_named(mine.acts)}; {_named(theirs.acts)}"
    if events := is_of_sister(mine, theirs):
        return f"another event: {events[0]}; {events[1]}"
    if a.thing == DAY:
        return ""
    for name, one, other in (("year", mine.years, theirs.years), ("place", mine.places, theirs.places)):
        if says_other(one, other):
            return f"another {name}: {_named(one)}; {_named(other)}"
    return ""


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
        return is_of_one_thing(a, b, mine, theirs)
    if a.thing == DAY:
        return _names_one(mine, theirs) or worded_alike(mine, theirs) >= ALIKE
    is_rounding = verdict.kind == "rounded" and min(significant(a.value), significant(b.value)) > 1
    if not a.is_number or is_particular(a, b) or is_rounding:
        return says_so(a, b, mine, theirs)
    is_round = a.thing == TERM or (a.thing != SHARE and max(significant(a.value), significant(b.value)) < 2)
    return is_of_one_thing(a, b, mine, theirs, telling=math.inf if is_round else TELLING)


def contradicts(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True if two claims that differ say enough to contradict: what is no quarrel leads readers astray.

    Numbers far apart must be of one deed under one event; who means the same thing seldom differs so much otherwise.
    Of how long something lasted both must name the event, since every text has terms; of days the deed must be in
    common, since an event has many, and the event, unless it happened to a person who is named.
    """
    if a.thing == TERM:
        return bool(mine.named & theirs.named)
    if a.thing == DAY and says_other(frozenset(mine.events), frozenset(theirs.events)) and mine.people.isdisjoint(
            theirs.people):
        return False
    if a.is_number and is_far(a, b) and (mine.acts.isdisjoint(theirs.acts) or not _named_by_both(mine, theirs)):
        return False
    return (a.thing != DAY or not mine.acts.isdisjoint(theirs.acts)) and is_of_one_thing(a, b, mine, theirs)


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
    """True if the very things are counted; of small numbers the noun is not enough: every book has two lawsuits."""
    shared = mine.counted & theirs.counted
    if max(a.value, b.value) >= LARGE or len(shared) > 1:
        return bool(shared)
    return bool(shared) and not (mine.years | mine.places | mine.acts).isdisjoint(
        theirs.years | theirs.places | theirs.acts)


def _named_by_both(mine: Frame, theirs: Frame) -> bool:
    """True if both are about one event, and one of them at least names it."""
    return bool(mine.events.keys() & theirs.events.keys() & (mine.named | theirs.named))


def is_far(a: Claim, b: Claim) -> bool:
    """True if two numbers lie so far apart that they seldom count one thing.

    >>> from edition.concordance.claims import Claim
    >>> men = [Claim("a.p1", 0, 1, one, one, one, "people", "", "a", "a", "", (0, 1)) for one in (100.0, 300.0, 400.0)]
    >>> is_far(men[0], men[1]), is_far(men[2], men[0])
    (False, True)
    """
    low, high = sorted((a, b), key=lambda one: (one.low, one.high))
    return high.low - low.high > POINTS if a.thing == SHARE else abs(low.high) < FAREST * abs(high.low)


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
    return bool(likeness(mine.counted, theirs.counted) or shared_event(mine, theirs) or (
        a.thing == DAY and not mine.names.isdisjoint(theirs.names)))


def _names_one(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences say that the same was done, or name one event, person, body, place or concept."""
    return shared_event(mine, theirs) > 0 or any(
        not one.isdisjoint(other) for one, other in (
            (mine.acts, theirs.acts), (mine.said, theirs.said), (mine.names, theirs.names)))


def _on_numbers(a: Claim, b: Claim) -> Verdict:
    if a.is_vague or b.is_vague:
        vague = a if a.is_vague else b
        return Verdict(a, b, "not comparable", f"“{said(vague)}” says how large, not how many")
    if a.is_range or b.is_range:
        return _on_ranges(a, b)
    if a.value == b.value:
        reserve = "" if a.qualifier == b.qualifier else f", {_reserve(a)} and {_reserve(b)}"
        return Verdict(a, b, "same", f"the same number{reserve}")
    coarse, fine = sorted((a, b), key=lambda one: significant(one.value))
    if rounds_to(fine.value, coarse.value):
        return Verdict(a, b, "rounded", f"{said(fine)} rounds to {said(coarse)}")
    if coarse.low <= fine.value <= coarse.high and significant(coarse.value) < significant(fine.value):
        return Verdict(a, b, "rounded", f"{said(fine)} is {coarse.qualifier} {said(coarse)}")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{_with_reserve(a)} and {_with_reserve(b)} can be one number")
    return Verdict(a, b, "contradicting", f"{said(a)} against {said(b)}")


def _with_reserve(claim: Claim) -> str:
    return f"{claim.qualifier} {said(claim)}".strip()


def _on_ranges(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(a, b, "same", "the same range")
    narrow, wide = sorted((a, b), key=lambda one: one.high - one.low)
    if wide.low <= narrow.low and narrow.high <= wide.high:
        return Verdict(a, b, "overlapping", f"{said(narrow)} lies within {said(wide)}")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{said(a)} and {said(b)} overlap")
    return Verdict(a, b, "contradicting", f"{said(a)} against {said(b)}")


def _reserve(claim: Claim) -> str:
    return f"“{claim.qualifier}”" if claim.qualifier else "without reserve"


def _on_days(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(a, b, "same", "the same day" if a.low == a.high else "the same time")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{a.label} and {b.label} can be one time")
    return Verdict(a, b, "contradicting", f"{a.label} against {b.label}")


def _on_names(a: Claim, b: Claim) -> Verdict:
    first, second = (frozenset(stem(token.text) for token in tokens(one.label)) for one in (a, b))
    if first == second:
        return Verdict(a, b, "same", "the same words")
    if 2 * len(first & second) >= min(len(first), len(second)):
        return Verdict(a, b, "overlapping", "other words for one name: half of them are the same")
    if a.ref and a.ref == b.ref:
        return Verdict(a, b, "overlapping", "two names for what the register has as one")
    return Verdict(a, b, "not comparable", "other words; read both")


def _on_editions(a: Claim, b: Claim) -> Verdict:
    if _letters(a.label) == _letters(b.label):
        return Verdict(a, b, "same", "the same edition")
    what = "place or publisher" if a.value == b.value else "edition"
    return Verdict(a, b, "contradicting", f"another {what}: {a.label} against {b.label}")


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _in_words(a: Claim, b: Claim) -> Verdict:
    return Verdict(a, b, "not comparable", "said in words; read both")


RULES: Mapping[str, Callable[[Claim, Claim], Verdict]] = {
    DAY: _on_days, NAME: _on_names, EDITION: _on_editions, WORDS: _in_words,
}
"""What is claimed → how two claims are held against each other; all else is a number."""


def is_particular(a: Claim, b: Claim) -> bool:
    """True if two figures are equal, not round, and of one thing that is no word for people: 383 lists, not 300."""
    is_one_thing = a.thing == b.thing and a.thing not in ("", "people", SHARE, TERM)
    return is_one_thing and a.value == b.value >= LARGE and significant(a.value) >= PARTICULAR


def significant(value: float) -> int:
    """Return how many significant digits a whole number shows.

    >>> significant(117000), significant(116885)
    (3, 6)
    """
    digits = f"{abs(value):.12g}".replace(".", "").strip("0")
    return len(digits)


def rounds_to(fine: float, coarse: float) -> bool:
    """True if *coarse* is *fine* written with fewer digits, to the nearest or cut off.

    >>> rounds_to(44161, 44000), rounds_to(46000, 44000), rounds_to(116885, 117000)
    (True, False, True)
    """
    digits = significant(coarse)
    if not coarse or not fine or digits >= significant(fine):
        return False
    step = 10.0 ** (math.floor(math.log10(abs(coarse))) - digits + 1)
    is_near = abs(fine - coarse) <= FAR * abs(fine)
    return is_near and coarse in (round(fine / step) * step, math.floor(fine / step) * step)


def said(claim: Claim) -> str:
    return claim.label or number_in_words(claim.value) + (" per cent" if claim.thing == SHARE else "")


def number_in_words(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
