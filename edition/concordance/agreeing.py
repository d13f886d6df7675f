"""That two sentences say the same was done, by when it was done or by the event of which it is told.

Neither needs the same noun: who is tried in Moscow in one August is tried in one trial, and the accused whom one author
has shot are the defendants of the other.
"""

from __future__ import annotations

from edition.concordance.deeds import TO_PEOPLE
from edition.concordance.frames import Frame, shared_event
from edition.concordance.sharing import Thing, in_common
from edition.concordance.statements import OF_ITSELF, THEY, Statement, Words

BESIDE_TIME = 31
"""Days between two times that may be one: who says *autumn* says it of a day in August, too."""

LONGEST_TIME = 200
"""Days of a time within which a deed is told: in a year much is done."""

TELLING = 3.5
"""How telling a name or another thing must be that both have beside deed and time: one sentence in thirty has it."""

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


def is_of_one_event(mine: Frame, theirs: Frame) -> bool:
    """True if both sentences speak of one event, named in them or before."""
    return shared_event(mine, theirs) >= ONE_EVENT


def became_of_them(one: Statement, other: Statement) -> bool:
    """True if both statements say that the same became of those who have one part in an event.

    >>> roles = ("they", "accused", "captives", "")
    >>> said = [Statement("arrested", Words(0, 0, ""), False, role=role) for role in roles]
    >>> [became_of_them(said[0], one) for one in said], became_of_them(said[1], said[2])
    ([True, True, True, False], False)
    """
    roles = {one.role, other.role}
    is_same = one.deed == other.deed and one.deed in TO_PEOPLE and not (one.is_denied or other.is_denied)
    return is_same and "" not in roles and len(roles - {THEY}) < 2
