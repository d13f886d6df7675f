"""That two sentences tell of one thing, by its time or by the event of which it is told.

Neither needs the same noun: who is tried in York in one August is tried in one trial, and the accused whom one author
has shot are the defendants of the other. Two sentences on one year that have two telling things in common are seldom of
two things.
"""

from __future__ import annotations

from collections.abc import Sequence

from edition.concordance.deeds import TO_PEOPLE
from edition.concordance.frames import Frame, shared_event
from edition.concordance.sharing import Thing, in_common
from edition.concordance.statements import OF_ITSELF, THEY, Statement, Words

Common = tuple[float, Thing, Thing]
"""How telling a thing is that two sentences have in common, and where it stands in each."""

BESIDE_TIME = 31
"""Days between two times that may be one: who says *autumn* says it of a day in August, too."""

LONGEST_TIME = 200
"""Days of a time within which a deed is told: in a year much is done."""

TELLING = 3.5
"""How telling a name or another thing must be that both have beside deed and time: one sentence in thirty has it."""

PLAIN = 2.5
"""How telling each of several things must be that both have beside the time: one sentence in twelve has it."""

SEVERAL, ENOUGH, WITHIN = 2, 6.0, 800
"""How many there must be, how telling together, and days of the time: who says *1932–3* has two years. Of 27 pairs that
have as much in common, in four libraries, 24 tell of one thing; of as many that are less near, three in four."""

ONE_EVENT = 0.25
"""How surely both must speak of one event: that few other passages do."""


def is_at_one_time(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences have a date in common, as near as authors give it."""
    return any(max(one[0] - other[1], other[0] - one[1]) <= BESIDE_TIME
               for one in _short(mine) for other in _short(theirs))


def _short(frame: Frame) -> list[tuple[int, int]]:
    return [(first, last) for first, last in frame.spoken.times if last - first <= LONGEST_TIME]


def beside_deed(one: Statement, other: Statement, mine: Frame, theirs: Frame) -> tuple[Words, Words] | None:
    """Return the most telling thing that two sentences on one deed have in common beside it; no date.

    What begins or ends in one month is one only if a name is common to both: much does.
    """
    for weight, thing, that in in_common(mine.spoken.things, theirs.spoken.things, mine.weights, theirs.weights):
        is_telling = thing.is_name or that.is_name or one.deed not in OF_ITSELF
        is_deed = _is_at(thing, one) and _is_at(that, other)
        if weight >= TELLING and is_telling and not is_deed and not _is_date(thing):
            return thing.words, that.words
    return None


def _is_at(thing: Thing, one: Statement) -> bool:
    return thing.words.start < one.words.end and one.words.start < thing.words.end


def _is_date(thing: Thing) -> bool:
    return any(key.startswith("date:") for key in thing.keys)


def told_of_one_time(mine: Frame, theirs: Frame) -> list[tuple[Thing, Thing]]:
    """Return what two sentences on one time have in common, the most telling first; nothing if it is too little.

    Of an event that both name they have its date in common anyway, and one thing more must be.
    """
    if not any(one[0] <= other[1] and other[0] <= one[1] for one in _within(mine) for other in _within(theirs)):
        return []
    shared = in_common(mine.spoken.things, theirs.spoken.things, mine.weights, theirs.weights)
    kept = _strung([row for row in shared if row[0] >= PLAIN and not _is_date(row[1])])
    several = SEVERAL + (not mine.direct.isdisjoint(theirs.direct))
    is_enough = len(kept) >= several and sum(weight for weight, _, _ in kept) >= ENOUGH
    is_denied = any(one.is_denied != other.is_denied for _, one, other in kept)
    return [(one, other) for _, one, other in kept] if is_enough and not is_denied else []


def _strung(shared: Sequence[Common]) -> list[Common]:
    """Return the most telling of each string of names that stand beside each other in either sentence: they are one."""
    strings: list[list[Common]] = []
    for row in shared:
        beside = [string for string in strings if any(_are_strung(one, row) for one in string)]
        strings = [string for string in strings if string not in beside]
        strings.append([*(one for string in beside for one in string), row])
    return sorted((max(string, key=lambda row: row[0]) for string in strings), key=lambda row: -row[0])


def _within(frame: Frame) -> list[tuple[int, int]]:
    return [(first, last) for first, last in frame.spoken.times if last - first <= WITHIN]


def _are_strung(one: Common, other: Common) -> bool:
    return one[1].string == other[1].string or one[2].string == other[2].string


def is_of_one_event(mine: Frame, theirs: Frame) -> bool:
    """True if both sentences speak of one event, named in them or before."""
    return shared_event(mine, theirs) >= ONE_EVENT


def became_of_them(one: Statement, other: Statement) -> bool:
    """True if both statements say that the same became of those who have one part in an event.

    >>> roles = ("they", "accused", "captives", "")
    >>> said = [Statement("arrested", Words(0, 0, ""), False, role=role) for role in roles]
    >>> [became_of_them(said[0], one) for one in said], became_of_them(said[1], said[2])
    ([True, True, True, False], False)
    >>> became_of_them(*[Statement("signed", Words(0, 0, ""), False, role="they")] * 2)
    False
    """
    roles = {one.role, other.role}
    is_same = one.deed == other.deed and one.deed in TO_PEOPLE and not (one.is_denied or other.is_denied)
    return is_same and "" not in roles and len(roles - {THEY}) < 2
