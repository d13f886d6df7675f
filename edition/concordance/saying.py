"""What authors say without a number or day: sentences, by what they speak of and by what is nearest to each.

Two sentences on one thing need not name it alike, and a sentence speaks of several things. So they are held together in
two ways, and may stand in several questions: by a subject that few others name, and each as the middle of a circle of
what the other authors say that is nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from edition.concordance.claims import EDITION, NAME, Claim
from edition.concordance.frames import Frame, frames_of
from edition.concordance.grouping import LARGEST, Kin, Parallels, group_claims
from edition.concordance.telling import sentences_in
from edition.model import Text
from edition.registers import Registers
from edition.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that answer one question, each with what it is about."""

    rows: tuple[tuple[Claim, Frame], ...]
    is_circle: bool = False
    """True of sentences that are held together by being near to one of them, for which their passages speak, too."""


MOST_PAIRS = 5_000
"""Pairs of passages whose sentences are read, the best ones: work stays bounded."""

ADDED = 0.6
"""How near a sentence must be to the claims of a question, on average, to stand there as what its author says of it.
At 0.4 five times as many stood there, most of them beside the point, and no question of a list made by hand gained."""

MOST_ADDED = 2
"""Sentences of one author that are added to a question."""

MOST_NAMING = 16
"""Sentences that may name what they are held together by. What more of them name, a people or the police, is no
question, but has its own page in the register. With 30 as many questions again were found, and hardly a claim more."""

BESIDE, MOST_BESIDE = 0.6, 2
"""How near a sentence must be to the middle of its circle, and how many of one author stand there. Of 329 pairs of
wordings that a reader had found to be of one thing, subjects alone held 156 together, with circles 184, and the share
of pairs whose passages are parallels rose a little; at 0.7 it was 175; three sentences of an author brought none."""

NEAR_ALL = 0.5
"""How near it must be, on average, to those of the other authors that stand there."""

ALIKE = 0.4
"""Share of the sentences of two rows from which they are one: who names Zinoviev names Kamenev."""


def with_words(
    groups: Sequence[Group], texts: Sequence[Text], registers: Registers, thesaurus: Thesaurus, parallels: Parallels
) -> Iterator[Group]:
    """Yield *groups*, with the sentences of further authors who say something of it; then sentences by themselves."""
    read = list(islice(parallels.best, MOST_PAIRS))
    wanted = {one for pair, _ in read for anchor in pair for one in parallels.with_notes(anchor)}
    sentences = [claim for text in texts for claim in sentences_in(text, wanted)]
    asked = [claim for group in groups if _may_be_said(group) for claim, _ in group.rows]
    claims = sentences + asked
    kin = Kin(claims, frames_of(texts, claims, registers, thesaurus), parallels)
    by_passage: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(sentences):
        by_passage[claim.anchor].append(number)
    number_of = {claim: len(sentences) + place for place, claim in enumerate(asked)}
    for group in groups:
        members = [number_of[claim] for claim, _ in group.rows] if _may_be_said(group) else []
        yield Group((*group.rows, *_rows(list(_added(members, by_passage, kin)), kin)))
    by_subject = merged(_by_subject(range(len(sentences)), kin))
    every = merged(_circles((pair for pair, _ in read), by_passage, kin), by_subject)
    for place, row in enumerate(every):
        yield Group(_rows(row, kin), is_circle=place >= len(by_subject))


def _by_subject(numbers: Iterable[int], kin: Kin) -> Iterator[list[int]]:
    """Yield the sentences of several authors that name one subject and are near each other."""
    by_subject: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in {*kin.frames[number].subjects, *kin.frames[number].events}:
            by_subject[key].append(number)
    for _, naming in sorted(by_subject.items()):
        if len(naming) <= MOST_NAMING:
            yield from group_claims(naming, kin)


def _circles(pairs: Iterable[frozenset[str]], by_passage: Mapping[str, Sequence[int]], kin: Kin) -> Iterator[list[int]]:
    """Yield for each sentence of the passages in *pairs* those of other authors that are nearest to it, and it."""
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other in (sorted(pair) for pair in pairs if len(pair) > 1):
        for a, b in product(by_passage.get(one, ()), by_passage.get(other, ())):
            if kin.claims[a].author != kin.claims[b].author and (near := kin.near(a, b)) >= BESIDE:
                beside[a][b] = beside[b][a] = near
    for middle, near_by in sorted(beside.items()):
        row = [middle]
        for number in sorted(near_by, key=lambda one: (-near_by[one], one)):
            author = kin.claims[number].author
            nears = [kin.near(number, one) for one in row if kin.claims[one].author != author]
            if len(row) - len(nears) < MOST_BESIDE and sum(nears) >= NEAR_ALL * len(nears):
                row.append(number)
        yield row


def merged(rows: Iterable[Sequence[int]], known: Sequence[Sequence[int]] = ()) -> list[list[int]]:
    """Return *known* and *rows* without their likes: what is mostly in one that is there, or longer, is added to it.

    >>> merged([[1, 2, 3, 4], [2, 3, 4, 5], [5, 6]])
    [[1, 2, 3, 4, 5], [5, 6]]
    """
    kept = [set(row) for row in known]
    homes: dict[int, set[int]] = defaultdict(set)
    for place, row in enumerate(known):
        for one in row:
            homes[one].add(place)
    for row in sorted({tuple(sorted(row)) for row in rows}, key=lambda row: (-len(row), row)):
        beside = sorted({home for one in row for home in homes[one]})
        shares = [(len(kept[home].intersection(row)) / len(kept[home].union(row)), -home) for home in beside]
        share, home = max(shares, default=(0.0, 0))
        if share < ALIKE:
            home = -len(kept)
            kept.append(set())
        if len(kept[-home].union(row)) <= LARGEST:
            kept[-home].update(row)
            for one in row:
                homes[one].add(-home)
    return [sorted(row) for row in kept]


def _may_be_said(group: Group) -> bool:
    """True of what a sentence can answer; what something was called, and which edition, it cannot."""
    return group.rows[0][0].thing not in (NAME, EDITION)


def _rows(numbers: Sequence[int], kin: Kin) -> tuple[tuple[Claim, Frame], ...]:
    return tuple((kin.claims[one], kin.frames[one]) for one in numbers)


def _added(members: Sequence[int], by_passage: Mapping[str, Sequence[int]], kin: Kin) -> Iterator[int]:
    """Yield, of the authors who give no answer, the sentences that are nearest to the answers of the others.

    Where the answers say what was done to those they count, the sentences must say so too.
    """
    authors = {kin.claims[one].author for one in members}
    acts = {act for one in members if kin.claims[one].is_number for act in kin.frames[one].acts
            if act.startswith("concept:")}
    anchors = {partner for one in members for partner in kin.parallels.partners(kin.claims[one].anchor)}
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number in (number for anchor in sorted(anchors) for number in by_passage.get(anchor, ())):
        claim = kin.claims[number]
        if claim.author not in authors and (not acts or acts & kin.frames[number].said):
            near = sum(kin.near(number, one) for one in members) / len(members)
            if near >= ADDED:
                found[claim.author].append((-near, number))
    for rows in found.values():
        yield from sorted(number for _, number in sorted(rows)[:MOST_ADDED])
