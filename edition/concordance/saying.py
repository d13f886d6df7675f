"""What authors say without a number or day: sentences, by what they speak of and by what is nearest to each.

Two sentences on one thing need not name it alike, and a sentence speaks of several things. So they are held together in
two ways, and may stand in several questions: by a subject that few others name, and each as the middle of a circle of
what the other authors say that is nearest to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product
from typing import TypeVar

from edition.concordance.claims import EDITION, NAME, Claim
from edition.concordance.frames import Frame, frames_of
from edition.concordance.grouping import LARGEST, Kin, Parallels, group_claims
from edition.concordance.opinions import Opinion, are_apart, opinion_on
from edition.concordance.telling import sentences_in
from edition.model import Text
from edition.registers import Registers
from edition.thesaurus import Thesaurus

T = TypeVar("T", int, Claim)

Group = tuple[tuple[Claim, Frame], ...]
"""Claims that answer one question, each with what it is about."""

MOST_PAIRS = 5_000
"""Pairs of passages whose sentences are read, the best ones: work stays bounded."""

MOST_HELD = 500_000
"""Pairs of their sentences that are held against each other, those of the best passages: four seconds' work. The sample
has a fifth of it; a library with passages of fifteen sentences would have twice as many, one of long ones no end."""

ADDED = 0.6
"""How near a sentence must be to the claims of a question, on average, to stand there as what its author says of it.
At 0.4 five times as many stood there, most of them beside the point, and no question of a list made by hand gained."""

MOST_ADDED = 2
"""Sentences of one author that are added to a question."""

MOST_NAMING, FEW_NAMING = 24, 16
"""Sentences that may name what they are held together by, and what speaks for their passages as parallels. What more
of them name, a people or the police, is no question, but has its own page in the register. Of 175 pairs of wordings, as
below, rows held 107 with 16, 112 with 24, by a twentieth more rows, and 108 with 32: they were full of other things."""

BESIDE, MOST_BESIDE = 0.55, 2
"""How near a sentence must be to the middle of its circle, and how many of one author stand there. Of 340 pairs of
wordings that a reader had found to be of one thing, every second one kept aside, rows held 218 together at 0.55 and 222
at 0.5, and 46 of 57 questions made by hand at both; but in a library without subject index 0.5 made half as many rows
again, of which every second was beside the point. At 0.6 a question less was whole of the 29 developed on."""

NEAR_ALL = 0.5
"""How near it must be, on average, to those of the other authors that stand there."""

ASKED_BESIDE, ASKED_ALL = 0.25, 0.2
"""The same where both answer what historians ask: why, whose doing it was. Between 0.2 and 0.4 a list made by hand
gained two or three questions of 29, most below 0.3, where rows had hardly more sentences."""

ALIKE = 0.3
"""Share of the sentences of two rows from which they are one: who names Zinoviev names Kamenev. At 0.4 a quarter more
rows held two questions of 57 less; at 0.25 rows were full before all that belongs there had joined them."""

HALF = 0.5
"""Share of the sentences of two subjects from which the second tells nothing that the first does not."""


@dataclass(frozen=True, slots=True)
class Said:
    """What authors say in words."""

    groups: tuple[Group, ...]
    """Claims that answer one question, with the sentences of further authors; then sentences by themselves."""
    told: tuple[tuple[str, tuple[Claim, ...]], ...]
    """Keys of subjects that few sentences name, each with those that are near to each other; no circles are among them,
    which hold together what is near in all and names nothing in common."""


def with_words(
    groups: Sequence[Group], texts: Sequence[Text], registers: Registers, thesaurus: Thesaurus, parallels: Parallels
) -> Said:
    """Return *groups* with what is said of them in words, and what else is said of one thing."""
    read = list(islice(parallels.best, MOST_PAIRS))
    wanted = {one for pair, _ in read for anchor in pair for one in parallels.with_notes(anchor)}
    sentences = [claim for text in texts for claim in sentences_in(text, wanted)]
    asked = [claim for group in groups if _may_be_said(group) for claim, _ in group]
    claims = sentences + asked
    kin = Kin(claims, frames_of(texts, claims, registers, thesaurus), parallels)
    by_passage: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(sentences):
        by_passage[claim.anchor].append(number)
    number_of = {claim: len(sentences) + place for place, claim in enumerate(asked)}
    grown = []
    for group in groups:
        members = [number_of[claim] for claim, _ in group] if _may_be_said(group) else []
        grown.append((*group, *group_of(list(_added(members, by_passage, kin)), kin)))
    naming = _naming(range(len(sentences)), kin)
    subjects = [(key, row) for key, numbers in naming.items() for row in group_claims(numbers, kin)]
    near = _near((pair for pair, _ in read), by_passage, kin)
    rows = [gone_on(row, naming.keys(), kin) for row in merged([*(row for _, row in subjects), *_circles(near, kin)])]
    judged = sorted(set(map(tuple, _judged(near, kin))))
    rows += [list(row) for row in judged if list(row) not in rows and not any(set(row) < set(one) for one in judged)]
    few = [(key, row) for key, row in subjects if len(naming[key]) <= FEW_NAMING]
    told = tuple((key, tuple(claims[one] for one in row)) for key, row in unlike(few))
    return Said((*grown, *(group_of(row, kin) for row in rows)), told)


def _naming(numbers: Iterable[int], kin: Kin) -> dict[str, list[int]]:
    """Return what sentences name or speak of, with those that do, in order of its key; not what too many do."""
    by_subject: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in {*kin.frames[number].subjects, *kin.frames[number].events}:
            by_subject[key].append(number)
    return {key: naming for key, naming in sorted(by_subject.items()) if len(naming) <= MOST_NAMING}


def gone_on(row: Sequence[int], naming: Set[str], kin: Kin) -> list[int]:
    """Return *row* with the sentences that go on about somebody of *naming* whom two of its authors name.

    `Hooker was relieved. He had asked for it`: what an author says of a person he says in several sentences, and names
    him in the first.
    """
    authors: dict[str, set[str]] = defaultdict(set)
    for one in row:
        for key in naming & kin.frames[one].subjects.keys():
            authors[key].add(kin.claims[one].author)
    shared = {key for key, known in authors.items() if len(known) > 1}
    found = list(row)
    for one in found:
        if one + 1 not in found and len(found) < LARGEST and _follows(one, kin) and shared & kin.frames[one + 1].meant:
            found.append(one + 1)
    return sorted(found)


def _follows(one: int, kin: Kin) -> bool:
    """True if the next sentence stands right behind *one*, given by number."""
    claims = kin.claims
    return one + 1 < len(claims) and (claims[one + 1].anchor, claims[one + 1].start) == (
        claims[one].anchor, claims[one].end)


def unlike(subjects: Sequence[tuple[str, Sequence[int]]]) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield *subjects* with their rows, the longest first, without those whose rows are half another's or more.

    >>> list(unlike([("kamenev", [1, 2, 3]), ("zinoviev", [1, 2, 3, 4]), ("yezhov", [4, 5])]))
    [('zinoviev', [1, 2, 3, 4]), ('yezhov', [4, 5])]
    """
    beside: dict[int, list[set[int]]] = defaultdict(list)
    for key, row in sorted(subjects, key=lambda one: (-len(one[1]), one[1], one[0])):
        found = set(row)
        if not any(len(found & other) >= HALF * len(found | other) for one in row for other in beside[one]):
            for one in row:
                beside[one].append(found)
            yield key, row


def _near(
    pairs: Iterable[frozenset[str]], by_passage: Mapping[str, Sequence[int]], kin: Kin
) -> list[tuple[int, int, float]]:
    """Return the sentences by two authors of the passages in *pairs* that are near each other, and how near."""
    passages = (sorted(pair) for pair in pairs if len(pair) > 1)
    held = (both for one, other in passages for both in product(by_passage.get(one, ()), by_passage.get(other, ())))
    apart = ((a, b, kin.near(a, b)) for a, b in islice(held, MOST_HELD) if kin.claims[a].author != kin.claims[b].author)
    return [one for one in apart if one[2] >= ASKED_BESIDE]


def _circles(pairs: Sequence[tuple[int, int, float]], kin: Kin) -> Iterator[list[int]]:
    """Yield for each sentence in *pairs* those of other authors that are nearest to it, and it.

    Those that answer the same of what historians ask need not be as near.
    """
    around: dict[str, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for a, b, near in pairs:
        asked = kin.frames[a].spoken.asked & kin.frames[b].spoken.asked
        for circle in (*asked, *([""] if near >= BESIDE else [])):
            around[circle][a][b] = around[circle][b][a] = near
    for circle, beside in sorted(around.items()):
        for middle, near_by in sorted(beside.items()):
            yield _circle(middle, near_by, kin, ASKED_ALL if circle else NEAR_ALL)


def _circle(middle: int, near_by: Mapping[int, float], kin: Kin, least: float) -> list[int]:
    """Return *middle* and, of those near it, the nearest of each author that are near the others that stand there."""
    row, standing = [middle], Counter[str]()
    for number in sorted(near_by, key=lambda one: (-near_by[one], one)):
        author = kin.claims[number].author
        nears = [kin.near(number, one) for one in row if kin.claims[one].author != author]
        if len(row) < LARGEST and standing[author] < MOST_BESIDE and sum(nears) >= least * len(nears):
            row.append(number)
            standing[author] += 1
    return row


def _judged(pairs: Iterable[tuple[int, int, float]], kin: Kin) -> Iterator[list[int]]:
    """Yield the sentences of which each agrees with one of another author, and those that deny one thing.

    A row of what is near holds much else, so that nobody sees at a glance where the authors agree.
    """
    found = [(one, other, opinion) for one, other, _ in sorted(pairs, key=lambda pair: (-pair[2], pair))
             if (opinion := opinion_on(kin.frames[one], kin.frames[other]))]
    yield from chains(((one, other) for one, other, opinion in found if opinion.kind != "contradicting"), kin.frames)
    yield from _by_thing(row for row in found if row[2].kind == "contradicting")


def chains(pairs: Iterable[tuple[int, int]], frames: Sequence[Frame]) -> Iterator[list[int]]:
    """Yield what chains of *pairs*, the nearest first, hold together; not what tells of two times or events.

    A list of trials agrees with those who tell of one each; a pair that is not joined is a row by itself.
    """
    home: dict[int, list[int]] = {}
    for pair in pairs:
        first, second = (home.get(one, [one]) for one in pair)
        together = [*first, *second]
        if first is not second and (len(together) > LARGEST or any(
                are_apart(frames[one], frames[other]) for one in first for other in second)):
            yield sorted(pair)
        elif first is not second:
            home.update(dict.fromkeys(together, together))
    yield from sorted(sorted(row) for row in {id(row): row for row in home.values()}.values())


def _by_thing(found: Iterable[tuple[int, int, Opinion]]) -> Iterator[list[int]]:
    """Yield the sentences of verdicts on one thing."""
    about: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one, other, opinion in found:
        about[opinion.about].append((one, other))
    for _, together in sorted(about.items()):
        yield from joined(together)


def joined(pairs: Iterable[tuple[T, T]]) -> Iterator[list[T]]:
    """Yield what chains of *pairs* hold together.

    >>> list(joined([(1, 2), (4, 5), (2, 3)]))
    [[1, 2, 3], [4, 5]]
    """
    home: dict[T, set[T]] = {}
    for one, other in pairs:
        both = home.get(one, {one}) | home.get(other, {other})
        home.update(dict.fromkeys(both, both))
    yield from sorted(sorted(row) for row in {id(row): row for row in home.values()}.values())


def merged(rows: Iterable[Sequence[int]]) -> list[list[int]]:
    """Return *rows* without their likes: the longest first, a shorter one that is mostly the same is added to it.

    What is longer than a question may be is a theme, and left out; so is what another row holds whole.

    >>> merged([[1, 2, 3, 4], [2, 3, 4, 5], [5, 6]]), merged([range(7), [1, 2]])
    ([[1, 2, 3, 4, 5], [5, 6]], [[0, 1, 2, 3, 4, 5, 6]])
    """
    kept: list[set[int]] = []
    homes: dict[int, set[int]] = defaultdict(set)
    for row in sorted({tuple(sorted(row)) for row in rows}, key=lambda row: (-len(row), row)):
        beside = sorted({home for one in row for home in homes[one]})
        alike = {home: len(kept[home].intersection(row)) / len(kept[home].union(row)) for home in beside}
        home = max(alike, key=alike.__getitem__, default=len(kept))
        if len(row) > LARGEST:
            continue
        if alike.get(home, 0.0) < ALIKE:
            home = len(kept)
            kept.append(set())
        if len(kept[home].union(row)) <= LARGEST:
            kept[home].update(row)
            for one in row:
                homes[one].add(home)
    return [sorted(row) for row in kept if len(set.intersection(*(homes[one] for one in row))) == 1]


def _may_be_said(group: Group) -> bool:
    """True of what a sentence can answer; what something was called, and which edition, it cannot."""
    return group[0][0].thing not in (NAME, EDITION)


def group_of(numbers: Sequence[int], kin: Kin) -> Group:
    """Return the claims of these *numbers* with their frames."""
    return tuple((kin.claims[one], kin.frames[one]) for one in numbers)


def _added(members: Sequence[int], by_passage: Mapping[str, Sequence[int]], kin: Kin) -> Iterator[int]:
    """Yield, of the authors who give no answer, the sentences that are nearest to the answers of the others.

    Where the answers say what was done to those they count, the sentences must say so too; and what is said of another
    event answers no count.
    """
    authors = {kin.claims[one].author for one in members}
    acts = {act for one in members if kin.claims[one].is_number for act in kin.frames[one].acts
            if act.startswith("concept:")}
    anchors = {partner for one in members for partner in kin.parallels.partners(kin.claims[one].anchor)}
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number in (number for anchor in sorted(anchors) for number in by_passage.get(anchor, ())):
        claim = kin.claims[number]
        is_other = kin.claims[members[0]].is_number and all(kin.is_of_another(one, number) for one in members)
        if claim.author not in authors and not is_other and (not acts or acts & kin.frames[number].said):
            near = sum(kin.near(number, one) for one in members) / len(members)
            if near >= ADDED:
                found[claim.author].append((-near, number))
    for rows in found.values():
        yield from sorted(number for _, number in sorted(rows)[:MOST_ADDED])
