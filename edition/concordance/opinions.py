"""Whether two sentences agree: by what they say was done, who had it done, and what one of them denies.

Silence is better than a wrong verdict. Two sentences agree if both say, in their authors' own words, that the same was
done to the same; they contradict each other if one denies that, or denies the doer or the reason that the other gives,
or has come about what the other has willed. All else is left to the reader. Each verdict names the words it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from edition.concordance.agreeing import became_of_them, beside_deed, is_at_one_time, is_of_one_event, told_of_one_time
from edition.concordance.deeds import TO_PEOPLE
from edition.concordance.frames import Frame, kinship, says_other, shared_event, shared_subjects
from edition.concordance.opposing import OFTEN, opposed
from edition.concordance.sharing import told_by_both
from edition.concordance.stances import Spoken
from edition.concordance.statements import NOUN, ONE_DEED, Statement, Words
from edition.thesaurus import PART

NEAR, NEARER, VERY_NEAR = 0.3, 0.4, 0.45
"""How much two sentences must have in common: to contradict each other, or to say the same of one person; of what has a
name that the register does not know; and of what has none. Of 34 pairs in the sample that a verb and a word held
together above 0.55, 28 said the same; of 40 between 0.3 and 0.55, half, but of 14 in parallel passages between 0.45 and
0.55, in three libraries, 12. In the journals of one voyage, where everybody kills deer, names were right above 0.4
only."""

TIMED = 0.5
"""The same of what has only its time and several things in common. Between 0.4 and this, one pair in four was of
another matter."""

SUBJECT, EVENT = 0.3, 0.3
"""What is added to the cosine for people, bodies and concepts that both name, and for one event, as in kinship."""

APART = 62
"""Days between two dates beyond which two things happened, as in grouping."""


RARE = 0.5 * 3.4
"""What a word weighs in a frame that one sentence in thirty has: half the logarithm of that."""

TELLING = 0.2
"""How telling what both name must be: 25 sentences may name it."""

MOST_TOLD = 5
"""Things in common that a verdict quotes."""

BESIDE = 60
"""Code points between a deed and a name that go together."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict on two sentences: its rule, and the words of each on which it stands."""

    kind: Literal["same", "overlapping", "contradicting"]
    rule: str
    mine: Words
    theirs: Words
    about: str
    """Key of what both speak of: a deed and what it was done to, who had it done, the reason."""


def opinion_on(mine: Frame, theirs: Frame) -> Opinion | None:
    """Return whether two sentences contradict each other or agree; None if their words do not tell."""
    near = nearness(mine, theirs)
    return next(_opinions(mine, theirs, near) if near >= NEAR else _of_one_event(mine, theirs), None)


def nearness(mine: Frame, theirs: Frame) -> float:
    """Return how much two sentences have in common, without what their passages have."""
    subjects = min(1.0, sum(shared_subjects(mine, theirs).values()))
    return kinship(mine, theirs) + SUBJECT * subjects + EVENT * shared_event(mine, theirs)


def _opinions(mine: Frame, theirs: Frame, near: float) -> Iterator[Opinion]:
    """Yield the verdicts that the words of two sentences allow, contradictions first."""
    a, b = mine.spoken, theirs.spoken
    yield from _denials(a.doers, b.not_doers, "who had it done, said and denied")
    yield from _denials(a.not_doers, b.doers, "who had it done, denied and said")
    yield from _denials(a.concepts, b.not_reasons, "the reason, given and denied")
    yield from _denials(a.not_reasons, b.concepts, "the reason, denied and given")
    if a.steered and b.steered and a.steered[0] != b.steered[0]:
        (how, words), (other, others) = a.steered, b.steered
        yield Opinion("contradicting", f"{how} (“{words.text}”) against {other} (“{others.text}”)", words, others,
                      "steered")
    if not (_is_of_other_times(mine, theirs) or says_other(a.figures, b.figures)):
        yield from _frequencies(a, b)
        yield from _plots(mine, theirs)
        yield from _same_deeds(mine, theirs, near)
        if near >= VERY_NEAR:
            yield from _told_by_both(mine, theirs)
        yield from _much_in_common(mine, theirs)
        if near >= TIMED and not _is_of_other_days(mine, theirs):
            yield from _told_of_one_time(mine, theirs)


def _denials(mine: Mapping[str, Words], theirs: Mapping[str, Words], what: str) -> Iterator[Opinion]:
    for key in sorted(mine.keys() & theirs.keys()):
        one, other = mine[key], theirs[key]
        yield Opinion("contradicting", f"{what}: “{one.text}” against “{other.text}”", one, other, key)


def _frequencies(mine: Spoken, theirs: Spoken) -> Iterator[Opinion]:
    """Yield a verdict on what one sentence says was never or seldom so, and the other that it was, or always."""
    for one, other in opposed(mine.often, theirs.often):
        rule = f"{OFTEN[one.often]} (“{one.words.text}”) against {OFTEN[other.often]} (“{other.words.text}”)"
        yield Opinion("contradicting", rule, one.words, other.words, one.about)


def _plots(mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict on what one sentence has found out and the other made up, of one event or narrow concept."""
    one, other = mine.spoken.found_out, theirs.spoken.found_out
    shared = {key for key in shared_subjects(mine, theirs) if PART in key} | (mine.events.keys() & theirs.events.keys())
    if one and other and one[0] != other[0] and shared:
        how, else_how = ("found out", "made up") if one[0] else ("made up", "found out")
        yield Opinion("contradicting", f"{how} (“{one[1].text}”) against {else_how} (“{other[1].text}”)", one[1],
                      other[1], min(shared))


def _same_deeds(mine: Frame, theirs: Frame, near: float) -> Iterator[Opinion]:
    """Yield a verdict for each deed that both sentences say was done, or one denies, to the same; denials first."""
    pairs = [(one, other) for one, other in product(mine.spoken.statements, theirs.spoken.statements)
             if _deed_of(one, other) and not says_other(one.doers, other.doers)]
    shared = [(one, other, key) for one, other in pairs for key in sorted(one.things.keys() & other.things.keys())
              if _tells(key, one.deed, near) and _is_rare(key, mine)]
    for one, other, key in sorted(shared, key=lambda row: (not _is_denial(row[0], row[1]), *_order(row[2]))):
        what = f"“{one.things[key].text}” {_deed_of(one, other)} ({_both(one, other)})"
        about = f"{ONE_DEED.get(one.deed, one.deed)} {key}"
        if _is_denial(one, other):
            said = "it cannot be both" if _is_other(one, other) else "one says it, the other denies it"
            yield Opinion("contradicting", f"{said}: {what}", one.words, other.words, about)
        elif not one.is_denied:
            yield Opinion("same", f"both say it: {what}", one.words, other.words, about)
    if near >= NEARER and _is_of_one_day(mine, theirs):
        for one, other in pairs:
            if _is_verb(one) and _is_verb(other) and not _done_to_others(one, other) and not _is_denial(one, other):
                rule = f"both say it of one day: {_deed_of(one, other)} ({_both(one, other)})"
                yield Opinion("same", rule, one.words, other.words, one.deed)
    yield from _of_one_time(pairs, mine, theirs)
    yield from _of_one_event(mine, theirs)


def _of_one_time(pairs: Iterable[tuple[Statement, Statement]], mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict on a deed that both tell of one time, with something else that they have in common."""
    if is_at_one_time(mine, theirs) and not are_apart(mine, theirs):
        for one, other in pairs:
            is_told = one.is_told and other.is_told and not (one.is_denied or other.is_denied)
            if is_told and not _done_to_others(one, other) and (beside := beside_deed(one, other, mine, theirs)):
                rule = f"both tell of it at one time: {_deed_of(one, other)} ({_both(one, other)}), {_said(*beside)}"
                yield Opinion("overlapping", rule, one.words, other.words, one.deed)


def _of_one_event(mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict on what became of those of one event, if both tell it by their part in that."""
    if is_of_one_event(mine, theirs) and not are_apart(mine, theirs):
        for one, other in product(mine.spoken.statements, theirs.spoken.statements):
            if became_of_them(one, other):
                rule = f"both say it of those of one event: {one.deed} ({_both(one, other)})"
                yield Opinion("same", rule, one.words, other.words, one.deed)


def _deed_of(one: Statement, other: Statement) -> str:
    """Return what two statements both say was done, or ""."""
    if one.deed == other.deed:
        return one.deed
    deed = ONE_DEED.get(one.deed, "")
    return deed if deed == ONE_DEED.get(other.deed) else ""


def _is_denial(one: Statement, other: Statement) -> bool:
    """True if one statement denies what the other says, or has somebody resign whom the other has dismissed."""
    return one.is_denied != other.is_denied or _is_other(one, other)


def _is_other(one: Statement, other: Statement) -> bool:
    """True if it was done by oneself in one statement, in the other by others."""
    return {one.deed, other.deed} == {"dismissed", "resigned"}


def _is_verb(one: Statement) -> bool:
    """True if a deed is said by a verb; a noun, `the trial of that year`, may only name what something is said of."""
    return not one.is_denied and NOUN.search(one.words.text) is None


def _both(one: Statement, other: Statement) -> str:
    """Return the words for a deed in two sentences."""
    return "; ".join(dict.fromkeys((f"“{one.words.text}”", f"“{other.words.text}”")))


def _is_rare(key: str, frame: Frame) -> bool:
    """False of a name or word that many sentences have: one in thirty tells nothing of what was done to whom."""
    word = key.replace("name:", "word:")
    return word not in frame.weights or frame.weights[word] >= RARE


def _order(key: str) -> tuple[int, str]:
    """Return what is said first: an entry of the register, a name, a concept, another word."""
    kind = key.partition(":")[0]
    return (("name", "concept", "word").index(kind) + 1 if kind in ("name", "concept", "word") else 0), key


def _tells(key: str, deed: str, near: float) -> bool:
    """True if that something was done to what *key* stands for makes two sentences one: to a person it does.

    Of all else the sentences must be very near; a part of a concept is most often said by the verb itself, and events
    are not what is done to people.
    """
    if key.startswith(("person:", "work:")):
        return True
    if key.startswith("name:"):
        return near >= NEARER
    return near >= VERY_NEAR and PART not in key and not (key.startswith("event:") and deed in TO_PEOPLE)


def _told_by_both(mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict for each deed that both tell of one event, person or body: the rest of what they say may differ.

    A heading in common is not enough: trials that are a farce are not one trial.
    """
    telling = {key for key, weight in shared_subjects(mine, theirs).items()
               if weight >= TELLING and not key.startswith("concept:")}
    telling |= mine.events.keys() & theirs.events.keys() & mine.named & theirs.named
    for one, other in product(mine.spoken.statements, theirs.spoken.statements):
        if one.deed == other.deed and not (one.is_denied or other.is_denied or _done_to_others(one, other)) and (
                telling & _beside(one, mine.spoken) & _beside(other, theirs.spoken)):
            rule = f"both tell of it: {one.deed} ({_both(one, other)})"
            yield Opinion("overlapping", rule, one.words, other.words, one.deed)


def _much_in_common(mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict on sentences that share several things, most of what the one of them says."""
    shared = told_by_both(mine.spoken.things, theirs.spoken.things, mine.weights, theirs.weights)
    if shared and not are_apart(mine, theirs):
        rule = f"both tell of it: {', '.join(_said(one.words, other.words) for one, other in shared[:MOST_TOLD])}"
        (one, other), *_ = shared
        yield Opinion("overlapping", rule, one.words, other.words, min(one.keys & other.keys))


def _told_of_one_time(mine: Frame, theirs: Frame) -> Iterator[Opinion]:
    """Yield a verdict on sentences that have a time and several things in common."""
    if shared := told_of_one_time(mine, theirs):
        said = ", ".join(_said(one.words, other.words) for one, other in shared[:MOST_TOLD])
        (one, other), *_ = shared
        yield Opinion("overlapping", f"both tell of it at one time: {said}", one.words, other.words,
                      min(one.keys & other.keys))


def _said(mine: Words, theirs: Words) -> str:
    """Return a thing in the words of both, once if they are the same."""
    both = dict.fromkeys((mine.text, theirs.text))
    return " ~ ".join(f"“{one}”" for one in both)


def _beside(one: Statement, spoken: Spoken) -> frozenset[str]:
    """Return what is named beside the words for a deed, not in them: `the Moscow trials`."""
    return frozenset(key for key, words in spoken.names
                     if 0 < max(words.start - one.words.end, one.words.start - words.end) < BESIDE)


def _done_to_others(one: Statement, other: Statement) -> bool:
    """True if both name people to whom it was done, and none of them is the same."""
    mine, theirs = ({key for key in each.things if key.startswith("person:")} for each in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_of_one_day(mine: Frame, theirs: Frame) -> bool:
    """True if both sentences name one day; in one month two bombings begin."""
    return not _days_of(mine).isdisjoint(_days_of(theirs))


def are_apart(mine: Frame, theirs: Frame) -> bool:
    """True if two sentences name days, times or events, and none that is the same: they tell of two things."""
    return _is_of_other_days(mine, theirs) or _is_of_other_times(mine, theirs) or says_other(mine.direct, theirs.direct)


def _is_of_other_days(mine: Frame, theirs: Frame) -> bool:
    return bool(_days_of(mine) and _days_of(theirs)) and not _is_of_one_day(mine, theirs)


def _days_of(frame: Frame) -> frozenset[int]:
    return frozenset(first for first, last in frame.spoken.times if first == last)


def _is_of_other_times(mine: Frame, theirs: Frame) -> bool:
    """True if both sentences have dates, and none of one is near one of the other."""
    pairs = [(one, other) for one in mine.spoken.times for other in theirs.spoken.times]
    return bool(pairs) and all(max(one[0] - other[1], other[0] - one[1]) > APART for one, other in pairs)
