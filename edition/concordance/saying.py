"""What authors say without a number or day: sentences, by what they speak of and by what is nearest to each.

Two sentences on one thing need not name it alike, and a sentence speaks of several things. So they are held together in
several ways, and may stand in several questions: by a heading of the subject index, by a subject that few others name,
and each as the middle of a circle of what the other authors say that is nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product

from edition.concordance.claims import EDITION, NAME, Claim
from edition.concordance.frames import Frame, frames_of
from edition.concordance.grouping import Kin, Parallels, group_claims
from edition.concordance.rows import (
    ASKED_BESIDE,
    beside,
    circles,
    gathered,
    gone_on,
    judged,
    merged,
    of_one_title,
    unlike,
)
from edition.concordance.stances import answered_by_all
from edition.concordance.telling import sentences_in
from edition.concordance.titles import heading_of
from edition.model import Text
from edition.parallels.labels import Labels
from edition.registers import Registers
from edition.thesaurus import Thesaurus

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

THEME = 40
"""One in so many claims, and more than MOST_NAMING, name what is a theme, not a question. Of 17 rows of the sample
that had in common only what more than thirty sentences name, and asked nothing, three were of one thing."""


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
    subjects = [(key, row) for key, numbers in naming.items() if len(numbers) <= MOST_NAMING
                for row in group_claims(numbers, kin)]
    near = _near((pair for pair, _ in read), by_passage, kin)
    rows = _rows([row for _, row in subjects], naming, near, kin, Labels(registers))
    few = [(key, row) for key, row in subjects if len(naming[key]) <= FEW_NAMING]
    told = tuple((key, tuple(claims[one] for one in row)) for key, row in unlike(few))
    return Said((*grown, *(group_of(row, kin) for row in rows)), told)


def _rows(
    subjects: Sequence[Sequence[int]], naming: Mapping[str, Sequence[int]], near: Sequence[tuple[int, int, float]],
    kin: Kin, labels: Labels,
) -> list[list[int]]:
    """Return the rows in which sentences stand: by concept, subject, and what is near; then once more what agrees."""

    def heading(row: Sequence[int]) -> frozenset[str]:
        return heading_of([kin.claims[one] for one in row], [kin.frames[one] for one in row], labels)

    most = max(MOST_NAMING, len(kin.claims) // THEME)
    themes = {key for key, numbers in naming.items() if len(numbers) > most}
    known = {key for key, numbers in naming.items() if len(numbers) <= MOST_NAMING}
    under = gathered(naming, kin)
    nearest = merged([*subjects, *circles(near, kin)])
    others = beside((gone_on(row, known, kin) for row in nearest), under)
    rows = [row for row in of_one_title([*under, *others], heading) if not _is_theme(row, themes, kin)]
    agreeing = sorted(set(map(tuple, judged(near, kin))))
    return rows + [list(row) for row in agreeing
                   if list(row) not in rows and not any(set(row) < set(one) for one in agreeing)]


def _naming(numbers: Iterable[int], kin: Kin) -> dict[str, list[int]]:
    """Return what sentences name or speak of, with those that do, in order of its key."""
    by_subject: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in {*kin.frames[number].subjects, *kin.frames[number].events}:
            by_subject[key].append(number)
    return dict(sorted(by_subject.items()))


def _is_theme(row: Sequence[int], themes: Set[str], kin: Kin) -> bool:
    """True if all that two authors of *row* speak of are *themes*, and no one thing is asked of it."""
    authors: dict[str, set[str]] = defaultdict(set)
    for number in row:
        for key in kin.frames[number].subjects.keys() | kin.frames[number].events.keys() & kin.frames[number].named:
            authors[key].add(kin.claims[number].author)
    shared = {key for key, several in authors.items() if len(several) > 1}
    asked = answered_by_all([kin.frames[number].spoken for number in row])
    return bool(shared) and not asked and shared <= themes


def _near(
    pairs: Iterable[frozenset[str]], by_passage: Mapping[str, Sequence[int]], kin: Kin
) -> list[tuple[int, int, float]]:
    """Return the sentences by two authors of the passages in *pairs* that are near each other, and how near."""
    passages = (sorted(pair) for pair in pairs if len(pair) > 1)
    held = (both for one, other in passages for both in product(by_passage.get(one, ()), by_passage.get(other, ())))
    apart = ((a, b, kin.near(a, b)) for a, b in islice(held, MOST_HELD) if kin.claims[a].author != kin.claims[b].author)
    return [one for one in apart if one[2] >= ASKED_BESIDE]


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
