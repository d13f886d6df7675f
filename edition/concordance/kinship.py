"""How likely two claims answer one question: weights of evidence, slot by slot.

Each slot in which both claims say something speaks for or against (I. P. Fellegi and A. B. Sunter, A theory for record
linkage, 1969); what one of them leaves unsaid speaks for nothing. The unit is that of the two scores the sum begins
with, the cosine of the sentences and the score of their passages as parallels: 0.1 is a rare word in common.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from edition.concordance.claims import DAY, EDITION, MEASURED, NAME, SHARE, TERM, WORDS, Claim
from edition.concordance.deeds import NEUTRAL, is_other_act
from edition.concordance.frames import (
    Frame,
    is_of_another,
    is_of_sister,
    kinship,
    likeness,
    says_other,
    shared_event,
    shared_subjects,
    worded_alike,
)
from edition.concordance.verdicts import LARGE, is_far, is_near, is_particular, says_so

EVENT = 0.3
"""That both speak of one event or order, named or carried on from before; as much as of two good parallels."""

OTHER_EVENT = 0.3
"""What is left of the score of their passages if both claims speak of events, and of others: it is then not for these
sentences that the passages are parallels. Sister orders have the same victims and the same verbs. Of numbers and days
one sentence at least must name its event: one that was named long before may have been left."""

SUBJECT = 0.3
"""That two claims name the same people, bodies or places, sentences and dates also the same concepts, if only they do;
less, the more do."""

ACT, OTHER_ACT = 0.15, -0.15
"""That the same was done to those counted, or something else: so many seized, so many shot."""

NEARLY = 0.15
"""What it adds that of nearly as many, to three digits, the same was done: 705 and 706 saved."""

FACT = 0.5
"""That two dates say of one person that the same happened to him; less of a person whom many claims name."""

SURE = 2.0
"""That the register says that both name one thing; more than signs come to, so that such claims are joined first."""

HELD = 1.5
"""That one date is of the name of an event, and the other dates it: more than signs come to, so that such dates are
joined before others that stand near."""

COUNTED = 0.3
"""That the nouns counted are the same ones: `former party members`. Half of it if half of the words are."""

OTHER_YEAR = -0.15
"""That the nearest dates name other years: a series of yearly figures is one question for each year."""

OTHER_SISTER = -0.4
"""That their passages speak of two events of one kind: the dead of one trial are not those of another."""

OTHER_NAMED, TELLING = -0.2, 0.2
"""That two numbers are of events that are not the same, if they share no subject that fewer than 25 others name: those
sentenced under one order do not stand under another, nor the dead of a whole terror. At -0.1 those of other operations
and many millions stood among the answers under one order, at -0.3 two of it stood with strangers."""

OTHER_PLACE = -0.1
"""That both name places, and others: the same count is taken region by region."""

FAREST = -0.25
CLOSE = ((1.0, 0.15), (0.9, 0.1), (0.75, 0.05), (0.3, 0.0), (0.1, -0.1), (0.0, FAREST))
"""The smaller number as a share of the larger one → what that adds: that 44,161 stands beside 44,000 is some evidence,
never enough alone; who means the same thing seldom differs by more than three times."""

OTHER_SHARE = -0.15
"""What it takes away that two shares lie so far apart that they are seldom of one thing."""

SMALL, FEW, SMALL_BUT_ONE = -0.2, -0.1, 0.0
"""What it takes away that two numbers are small and differ, or are one of the first dozen: sixteen accused and
sixty-eight members stand near each other everywhere, and three men too; thirty-six and thirty-six seldom."""

DOZEN = 12

VAGUE = -0.1
"""What it takes away that one of them is vague: `thousands` stand near everything."""

APART = ((0, 0.2), (3, 0.15), (31, 0.05), (62, 0.0), (200, -0.2), (10**7, -0.4))
"""Days between two dates, at most → what that adds. A decision is dated by its draft, its signing or its sending, a few
days apart; beyond two months two things happened."""

PARTICULAR = 0.3
"""What it adds that both numbers are equal, not round, and of one thing: 383 lists are no accident, 300 may be."""

ALIKE = 0.5
"""How many of their words two names must share to be one, where the register does not say so."""

MONTH = 27
"""Days from the first to the last of a month, at least."""

WIDE = 62
"""Days of a stretch that is near others by chance."""

OTHER_TIME = -0.2
"""What it takes away that even such a stretch does not hold the other time."""

ENOUGH: Mapping[str, float] = {DAY: 0.5, TERM: 0.55, NAME: 0.6, EDITION: 0.5, WORDS: 0.4}
"""From what sum two claims answer one question. Of days and terms every text is full, so they need more; sentences are
held against each other only where they name one subject."""

ENOUGH_FIGURES = 0.33
"""The same for what is counted. At 0.3 four of 65 questions in four libraries more are found, and in the sample 3,447
sentenced stand beside 16 accused; at 0.37 more are lost, at 0.46 a tenth of the claims."""


def enough(thing: str) -> float:
    """Return from what sum claims that count *thing* answer one question."""
    return ENOUGH.get(thing, ENOUGH_FIGURES)


def nearness(a: Claim, b: Claim, mine: Frame, theirs: Frame, parallel: float) -> float:
    """Return how likely *a* and *b* answer one question; *parallel* is the score of their passages, 0 to 1.

    It is SURE if the register says that both name one thing, and 0 of days if neither event nor act nor name is the
    same. Nor do numbers meet that only a noun holds together, any two books have volumes; nor those of which one is ten
    times the other, unless the same was done or the same is counted.
    """
    if a.ref and a.ref == b.ref:
        return SURE
    if a.thing == DAY and (a.ref or b.ref):
        return HELD if _dates_event(a, b, mine, theirs) else 0.0
    alike = likeness(mine.counted, theirs.counted)
    event = shared_event(mine, theirs)
    if says_other(mine.named, theirs.named) and (a.thing == WORDS or mine.direct or theirs.direct):
        parallel *= OTHER_EVENT
    near = kinship(mine, theirs) + parallel + EVENT * event + COUNTED * alike
    if a.thing == WORDS:
        near += 0.0 if mine.acts.isdisjoint(theirs.acts) else ACT
    near += SUBJECT * min(1.0, math.fsum(weight for key, weight in shared_subjects(mine, theirs).items()
                                         if not a.is_number or not key.startswith("concept:")))
    if a.is_number and not (parallel or event or shared_subjects(mine, theirs) or is_particular(a, b)):
        return 0.0
    if a.is_number and a.thing != SHARE and _closeness(a, b) == FAREST and not _are_of_one_deed(mine, theirs):
        return 0.0
    is_one = says_so(a, b, mine, theirs) or _may_count_one(a, mine, theirs)
    if near <= 0 or not is_one or (a.thing == NAME and alike < ALIKE):
        return 0.0
    if a.thing == DAY:
        return near + _of_acts(mine, theirs) + _of_facts(mine, theirs) + _of_days(a, b)
    return near + (_of_numbers(a, b, mine, theirs) if a.is_number else 0.0)


def _may_count_one(a: Claim, mine: Frame, theirs: Frame) -> bool:
    """True of numbers in sentences that have a name or a plain word in common, and speak of nothing else.

    Shares are equal too often: half of the harvest, half of the officers.
    """
    shared = (key for key in shared_subjects(mine, theirs) if not key.startswith("concept:"))
    return a.is_number and a.thing != SHARE and not says_other(mine.said, theirs.said) and (
        worded_alike(mine, theirs) > 0 or any(shared))


def _dates_event(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> bool:
    """True if of two dates one is of the name of an event, and the other says of that event when it was.

    What was sent or ordered there is dated too: it is when the event was only if both can be one time. A day in an
    event that is called after its years does not say when that was.
    """
    if a.ref and b.ref:
        return a.ref == b.ref
    (named, _), (day, told) = sorted(((a, mine), (b, theirs)), key=lambda row: row[0].ref == "")
    if named.ref not in told.direct or (named.high - named.low > WIDE and day.high - day.low < MONTH):
        return False
    return max(a.low, b.low) <= min(a.high, b.high) or told.acts == NEUTRAL


def _of_numbers(a: Claim, b: Claim, mine: Frame, theirs: Frame) -> float:
    found = _of_acts(mine, theirs) + (PARTICULAR if is_particular(a, b) else 0.0)
    if says_other(mine.years, theirs.years):
        found += OTHER_YEAR
    if is_of_sister(mine, theirs) or is_of_another(mine, theirs):
        found += OTHER_SISTER
    if says_other(mine.places, theirs.places):
        found += OTHER_PLACE
    if is_of_another_event(mine, theirs):
        found += OTHER_NAMED
    if a.thing == SHARE:
        return found + (OTHER_SHARE if is_far(a, b) else 0.0)
    is_nearly = is_near(a, b) and not mine.acts.isdisjoint(theirs.acts)
    return found + _closeness(a, b) + (NEARLY if is_nearly else 0.0)


def is_of_another_event(mine: Frame, theirs: Frame) -> bool:
    """True if both numbers are of events, and of none in common, one of which at least the passage names.

    One that is only carried on may have been left; so the noun that is counted, or what few others speak of, says more.
    """
    if not (mine.named or theirs.named) or not says_other(frozenset(mine.events), frozenset(theirs.events)):
        return False
    return not _has_telling(mine, theirs)


def _are_of_one_deed(mine: Frame, theirs: Frame) -> bool:
    return not (mine.acts.isdisjoint(theirs.acts) and mine.counted.isdisjoint(theirs.counted))


def _has_telling(mine: Frame, theirs: Frame) -> bool:
    """True if two numbers count one thing, or speak of what few others do."""
    shared = (weight for key, weight in shared_subjects(mine, theirs).items()
              if all(key in frame.said | frame.names for frame in (mine, theirs)))
    return max(shared, default=0.0) >= TELLING or not mine.counted.isdisjoint(theirs.counted)


def _of_acts(mine: Frame, theirs: Frame) -> float:
    if not mine.acts.isdisjoint(theirs.acts):
        return ACT
    return OTHER_ACT if is_other_act(mine.acts, theirs.acts) else 0.0


def facts_of(frame: Frame) -> frozenset[str]:
    """Return the facts that a date dates: what was done, of each person that the sentence names."""
    people = [key for key in frame.subjects if key.startswith("person:")]
    return frozenset(f"{act} {person}" for act in frame.acts for person in people)


def is_one_fact(mine: Frame, theirs: Frame) -> bool:
    """True if both say of one person that the same happened to him."""
    return not facts_of(mine).isdisjoint(facts_of(theirs))


def _of_facts(mine: Frame, theirs: Frame) -> float:
    """Return what it adds that the same happened to a person: a dated fact, whoever else is named."""
    shared = [mine.subjects[key] for key in mine.subjects if key in theirs.subjects and key.startswith("person:")]
    return FACT * max(shared, default=0.0) if mine.acts & theirs.acts else 0.0


def _closeness(a: Claim, b: Claim) -> float:
    if max(a.value, b.value) < LARGE and a.thing not in (TERM, *MEASURED):
        return SMALL if a.value != b.value else FEW if a.value <= DOZEN else SMALL_BUT_ONE
    low, high = sorted((a, b), key=lambda one: (one.low, one.high))
    if high.low <= low.high:
        return VAGUE if a.is_vague or b.is_vague else CLOSE[0][1]
    return next(gain for ratio, gain in CLOSE if abs(low.high) >= ratio * abs(high.low))


def _of_days(a: Claim, b: Claim) -> float:
    apart = max(a.low, b.low) - min(a.high, b.high)
    if max(a.high - a.low, b.high - b.low) > WIDE:
        return 0.0 if apart <= 0 else OTHER_TIME
    return next(gain for most, gain in APART if apart <= most)
