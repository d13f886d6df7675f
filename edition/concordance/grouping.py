"""Which claims answer one question: those that are near each other, the nearest joined first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations

from edition.concordance.claims import DAY, NO_THINGS, UNCOUNTED, Claim
from edition.concordance.deeds import is_other_act
from edition.concordance.frames import Frame, is_of_sister, kinship, likeness, says_other
from edition.concordance.kinship import ALIKE, enough, facts_of, is_of_another_event, is_one_fact, nearness
from edition.concordance.verdicts import LARGE, is_near
from edition.model import Parallel, Text

LARGEST = 12
"""Claims of one question; what joins more than these is a theme, not a question."""

APART = (*NO_THINGS, DAY, *UNCOUNTED)
"""What is held only against its like."""

WIDEST = 300
"""Claims that are compared because they share one feature; more common ones tell nothing, and work stays bounded."""

FEATURES = 12
"""Rarest features of a claim by which others are looked for."""

SEASON = 62
"""Days between two dates by one author beyond which two things happened, as kinship has it of two authors."""

LATE = 0.8
"""Share of what is enough that will do on average for a single claim, if it is near enough to one of the question."""

UNTOLD = 0.5
"""Share of the pairs of numbers with nothing to be held by that is not averaged: who is near two of three authors need
not be so to the third. On ten lists it joined three claims to theirs, and changed nothing else."""

AGAIN = 0.3
"""Cosine from which two sentences of one author with one number say the same again."""

CALLED = 0.7
"""What a note takes of the parallels of the passage that calls it."""


class Kin:
    """How near claims are to each other, each pair worked out once."""

    def __init__(
        self, claims: Sequence[Claim], frames: Sequence[Frame], parallels: Parallels, *,
        apart: Set[tuple[int, int]] = frozenset(),
    ) -> None:
        """*apart* are pairs of claims, by number, the smaller first, that are not to be in one question."""
        self.claims = claims
        self.apart = apart
        self.frames = frames
        self.parallels = parallels
        self._known: dict[tuple[int, int], float] = {}

    def near(self, one: int, other: int) -> float:
        """Return how likely two claims, by number, answer one question."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            a, b = self.claims[pair[0]], self.claims[pair[1]]
            together = self.parallels.score(a.anchor, b.anchor)
            self._known[pair] = nearness(a, b, self.frames[pair[0]], self.frames[pair[1]], together)
        return self._known[pair]

    def is_enough(self, one: int, other: int) -> bool:
        return self.near(one, other) >= enough(self.claims[one].thing)

    def is_vague(self, one: int, other: int) -> bool:
        return self.claims[one].is_vague or self.claims[other].is_vague

    def is_asked(self, group: Sequence[int]) -> bool:
        """True if two authors answer in more than vague words."""
        return len({self.claims[one].author for one in group if not self.claims[one].is_vague}) > 1

    def asks_twice(self, one: int, other: int) -> bool:
        """True of two claims by one author that answer two questions.

        They stand in one sentence, unless it says twice, of two days, that the same was done: he resigned on one and
        was replaced on the other. Or they count or date two acts; or they are counts of two years, or two numbers of
        one passage to whom the same was done, or that are nearly one, the dead of one side and of the other; or days
        of two seasons that are not of one person to whom the same happened, or one of an event's name and one outside.
        """
        a, b = self.claims[one], self.claims[other]
        mine, theirs = self.frames[one], self.frames[other]
        if a.author != b.author:
            return False
        if (a.anchor, a.sentence) == (b.anchor, b.sentence):
            return mine.verb == theirs.verb or a.thing != DAY or mine.acts.isdisjoint(theirs.acts)
        if a.thing == b.thing == DAY and a.ref != b.ref and max(a.low, b.low) > min(a.high, b.high):
            return True
        if is_other_act(mine.acts, theirs.acts) and (a.is_number or a.thing == DAY):
            return True
        if a.is_number and b.is_number:
            return says_other(mine.years, theirs.years) or (
                a.anchor == b.anchor and a.thing == b.thing and mine.acts == theirs.acts
                and (a.high < b.low or b.high < a.low) and (bool(mine.acts) or is_near(a, b)))
        return a.thing == b.thing == DAY and max(a.low - b.high, b.low - a.high) > SEASON and not is_one_fact(
            mine, theirs)

    def is_of_another(self, one: int, other: int) -> bool:
        """True of two claims of two events."""
        mine, theirs = self.frames[one], self.frames[other]
        return is_of_sister(mine, theirs) is not None or is_of_another_event(mine, theirs)

    def may_answer(self, one: int, other: int) -> bool:
        """True if two claims are by different authors and can count one thing."""
        a, b = self.claims[one], self.claims[other]
        if a.author == b.author:
            return False
        return can_be_one_thing(a, b)


class Parallels:
    """The scores of passages as parallels, for notes those of the passage that calls them too.

    What a score owes to the concordance itself is left out: it would prove what it was made of.
    """

    def __init__(self, parallels: Iterable[Parallel], texts: Sequence[Text]) -> None:
        scores = {frozenset((one.a, one.b)): round(one.score - one.answers, 6)
                  for one in parallels if one.status != "rejected"}
        self._scores = {pair: score for pair, score in scores.items() if score > 0}
        self.best = tuple(sorted(self._scores.items(), key=lambda row: (-row[1], sorted(row[0]))))
        """Pairs of passages and their score, best first."""
        self._partners: dict[str, set[str]] = defaultdict(set)
        for one, other in (sorted(pair) for pair in self._scores if len(pair) > 1):
            self._partners[one].add(other)
            self._partners[other].add(one)
        self._notes: dict[str, list[str]] = defaultdict(list)
        self._callers = {one.anchor: f"{text.id}.{one.called_from}" for text in texts for one in text.passages
                         if one.called_from}
        for note, caller in self._callers.items():
            self._notes[caller].append(note)

    def with_notes(self, anchor: str) -> tuple[str, ...]:
        """Return the anchor of a passage and those of the notes that it calls."""
        return anchor, *self._notes.get(anchor, ())

    def partners(self, anchor: str) -> set[str]:
        """Return the anchors of the passages that are parallel to a passage, or to the one that calls it."""
        return {other for home, _ in self._homes(anchor) for other in self._partners.get(home, ())}

    def score(self, one: str, other: str) -> float:
        """Return the best score of two passages, by anchor, 0 to 1."""
        return max((self._scores.get(frozenset((mine, theirs)), 0.0) * share * part
                    for mine, share in self._homes(one) for theirs, part in self._homes(other)), default=0.0)

    def _homes(self, anchor: str) -> Iterator[tuple[str, float]]:
        yield anchor, 1.0
        if anchor in self._callers:
            yield self._callers[anchor], CALLED


def can_be_one_thing(a: Claim, b: Claim) -> bool:
    """True if two claims can count one thing; where a figure does not say what, both must be large."""
    if a.ref and b.ref and a.ref != b.ref:
        return False
    if a.things and b.things:
        return not a.things.isdisjoint(b.things)
    if (a.things | b.things) & set(APART):
        return False
    if not (a.things or b.things):
        return False
    return min(a.value, b.value) >= LARGE


def group_claims(numbers: Sequence[int], kin: Kin) -> Iterator[list[int]]:
    """Yield the groups of two or more claims, given by number, that answer one question.

    Average linkage over the pairs of different authors: a chain of likenesses makes no question. Two figures of one
    sentence are two questions. `Thousands` make none, but may answer one that others ask.
    """
    candidates = _candidates(numbers, kin)
    links = sorted((kin.is_vague(*pair), -kin.near(*pair), *pair) for pair in candidates if kin.is_enough(*pair))
    group_of: dict[int, list[int]] = {}
    for one, other in _repeats(numbers, kin):
        joined = [*group_of.get(one, [one]), other]
        for member in joined if len(joined) <= LARGEST else ():
            group_of[member] = joined
    for is_vague, _, one, other in links:
        first, second = group_of.get(one, [one]), group_of.get(other, [other])
        if is_vague and not (kin.is_asked(first) or kin.is_asked(second)):
            continue
        if first is second or len(first) + len(second) > LARGEST or not _may_join(first, second, kin):
            continue
        joined = first + second
        for member in joined:
            group_of[member] = joined
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen and len({kin.claims[one].author for one in group}) > 1:
            seen.add(id(group))
            yield sorted(group)


def _repeats(numbers: Sequence[int], kin: Kin) -> Iterator[tuple[int, int]]:
    """Yield the claims in which an author says the same again: the first one, and each further one."""
    first: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number in numbers:
        claim = kin.claims[number]
        is_worded = claim.thing in UNCOUNTED or claim.is_range
        key = (claim.author, claim.thing, claim.value, claim.label if is_worded else "")
        known = next((one for one in first[key] if _is_repeated(one, number, kin)), None)
        if known is None or (known, number) in kin.apart:
            first[key].append(number)
        else:
            yield known, number


def _is_repeated(one: int, other: int, kin: Kin) -> bool:
    a, b = kin.claims[one], kin.claims[other]
    if a.thing in UNCOUNTED or a.ref:
        return a.ref == b.ref
    mine, theirs = kin.frames[one], kin.frames[other]
    return (a.anchor, a.sentence) != (b.anchor, b.sentence) and (
        likeness(mine.counted, theirs.counted) >= ALIKE or kinship(mine, theirs) >= AGAIN)


def _candidates(numbers: Sequence[int], kin: Kin) -> set[tuple[int, int]]:
    """Return the pairs that share one of their rarer features, an event, a noun that is counted, or their answer."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number in numbers:
        claim = kin.claims[number]
        kind = claim.thing if claim.thing in APART else ""
        for key in _telling(claim, kin.frames[number]):
            by_key[kind, key].append(number)
    shared = Counter(pair for row in by_key.values() if len(row) <= WIDEST for pair in combinations(row, 2))
    return {pair for pair, count in shared.items() if _may_be_kin(*pair, count, kin)}


def _may_be_kin(one: int, other: int, count: int, kin: Kin) -> bool:
    """True if two claims share two features, or one that is enough by itself or whose passages are parallels."""
    a, b = kin.claims[one], kin.claims[other]
    is_told = a.ref != "" or (a.thing == DAY and is_one_fact(kin.frames[one], kin.frames[other]))
    return kin.may_answer(one, other) and (count > 1 or is_told or kin.parallels.score(a.anchor, b.anchor) > 0)


def _telling(claim: Claim, frame: Frame) -> set[str]:
    rarest = sorted(frame.weights, key=lambda key: (-frame.weights[key], key))[:FEATURES]
    return {*rarest, *frame.events, *(f"counted:{one}" for one in frame.counted), *([claim.ref] if claim.ref else []),
            *(facts_of(frame) if claim.thing == DAY else ()),
            *(key for key in frame.subjects if claim.is_number and key.startswith("group:")),
            *([f"{claim.thing}:{claim.value:.12g}"] if claim.thing not in UNCOUNTED else ())}


def _may_join(first: Sequence[int], second: Sequence[int], kin: Kin) -> bool:
    """True if the claims of both groups are near on average, and no two of them answer two questions."""
    claims = kin.claims
    pairs = [(one, other) for one in first for other in second]
    if any((min(pair), max(pair)) in kin.apart or kin.asks_twice(*pair) for pair in pairs):
        return False
    if claims[first[0]].is_number and len(pairs) > 1 and all(kin.is_of_another(*pair) for pair in pairs):
        return False
    nears = [kin.near(one, other) if kin.may_answer(one, other) else 0.0
             for one, other in pairs if claims[one].author != claims[other].author]
    share = 1.0 if len(first) > 1 and len(second) > 1 else LATE
    unknown = UNTOLD * nears.count(0.0) if claims[first[0]].is_number else 0.0
    return sum(nears) >= share * enough(claims[first[0]].thing) * (len(nears) - unknown)
