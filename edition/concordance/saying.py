"""What authors say without a number or day: sentences, by what they speak of, found where passages are parallels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from edition.concordance.claims import EDITION, NAME, Claim
from edition.concordance.frames import Frame, frames_of
from edition.concordance.grouping import Kin, Parallels, group_claims
from edition.concordance.telling import sentences_in
from edition.model import Text
from edition.registers import Registers
from edition.thesaurus import Thesaurus

Group = tuple[tuple[Claim, Frame], ...]
"""Claims that answer one question, each with what it is about."""

TOGETHER = 0.1
"""Score of two passages from which their sentences are held against each other."""

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

ALIKE = 0.5
"""Share of the sentences of two subjects from which they are one: who names Zinoviev names Kamenev."""


def with_words(
    groups: Sequence[Group], texts: Sequence[Text], registers: Registers, thesaurus: Thesaurus, parallels: Parallels
) -> Iterator[Group]:
    """Yield *groups*, with the sentences of further authors who say something of it; then sentences by subject."""
    wanted = {anchor for pair, score in islice(parallels.best, MOST_PAIRS) if score >= TOGETHER for anchor in pair}
    sentences = [claim for text in texts for claim in sentences_in(text, wanted)]
    asked = [claim for group in groups if _may_be_said(group) for claim, _ in group]
    claims = sentences + asked
    kin = Kin(claims, frames_of(texts, claims, registers, thesaurus), parallels)
    by_passage: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(sentences):
        by_passage[claim.anchor].append(number)
    number_of = {claim: len(sentences) + place for place, claim in enumerate(asked)}
    for group in groups:
        members = [number_of[claim] for claim, _ in group] if _may_be_said(group) else []
        yield (*group, *_group(list(_added(members, by_passage, kin)), kin))
    for row in _by_subject(range(len(sentences)), kin):
        yield _group(row, kin)


def _by_subject(numbers: Iterable[int], kin: Kin) -> Iterator[list[int]]:
    """Yield the sentences of several authors that name one subject and are near each other, the longest rows first.

    A sentence speaks of several things and may stand in several rows; rows that are nearly the same are one.
    """
    by_subject: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for key in {*kin.frames[number].subjects, *kin.frames[number].events}:
            by_subject[key].append(number)
    rows = [tuple(row) for _, naming in sorted(by_subject.items()) if len(naming) <= MOST_NAMING
            for row in group_claims(naming, kin)]
    beside: dict[int, list[frozenset[int]]] = defaultdict(list)
    for row in sorted(set(rows), key=lambda row: (-len(row), row)):
        found = frozenset(row)
        if not any(len(found & other) >= ALIKE * len(found | other) for one in row for other in beside[one]):
            for one in row:
                beside[one].append(found)
            yield list(row)


def _may_be_said(group: Group) -> bool:
    """True of what a sentence can answer; what something was called, and which edition, it cannot."""
    return group[0][0].thing not in (NAME, EDITION)


def _group(numbers: Sequence[int], kin: Kin) -> Group:
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
