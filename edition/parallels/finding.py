"""Finding parallels: candidates through what passages share, then a score that splits into its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest, nsmallest
from itertools import groupby

from edition.links import Link, Links, links_of
from edition.model import Evidence, Parallel, Text
from edition.parallels.candidates import best_partners, rescored
from edition.parallels.company import nearest, shares_of_company, with_company
from edition.parallels.evidence import Case, Cases
from edition.parallels.features import Reader
from edition.parallels.labels import Labels
from edition.parallels.measure import Measure
from edition.parallels.profiles import Authors, Item, Keys, items_of, writers
from edition.parallels.together import sentences_of
from edition.parallels.vectors import rarity_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus

MOST = 300_000
"""Pairs returned at most; a library of a hundred thousand passages keeps its best three for each, and 700 MB."""

COMPANY_SHOWN = 2
"""Passages near to both that are named among the reasons."""

STRONG_FROM = 0.2
"""Score from which a pair may be strong. Of the strong pairs of five libraries of the same texts that were judged, one
in nine was none at 0.18, one in fourteen at 0.2; at 0.24 half of them are left."""

BY_CHANCE = 100
"""One in so many of the pairs that are held against each other and share nothing specific scores higher than a faint
pair may. Of what five libraries of the same texts would show first, that takes 127 judged pairs, one in eight of them
right; of those that stay every second one is."""


def find(
    texts: Sequence[Text], registers: Registers, *, links: Iterable[Link] | Links = (),
    thesaurus: Thesaurus | None = None,
) -> tuple[Parallel, ...]:
    """Return the pairs of passages by different authors that treat the same thing, best first.

    What an editor confirmed or added stands first; what she rejected is not there. The order of *texts*
    changes nothing.
    """
    keys = Keys()
    reader = Reader(registers, thesaurus or Thesaurus())
    items = items_of(texts, reader, keys, Authors(registers))
    rulings = links if isinstance(links, Links) else links_of(links)
    labels = Labels(registers, reader.forms, reader.nouns)
    cases = Cases(keys, labels, items, strong_from=STRONG_FROM, headings=reader.headings)
    by_chance: list[float] = []
    pairs = list(_found(items, keys, cases, rulings, by_chance))
    least = reached_by_chance(by_chance)
    found = {(pair.a, pair.b): replace(pair, is_faint=pair.is_faint and pair.score < least) for pair in pairs}
    ruled = list(_ruled(found, rulings, writers(texts, Authors(registers))))
    free = [pair for pair in found.values() if not rulings.find(pair.a, pair.b)]
    return (*sorted(ruled, key=_order), *sorted(free, key=_order))


def reached_by_chance(scores: Sequence[float]) -> float:
    """Return what one in a hundred of *scores* reaches, those of pairs that share nothing specific; 0.0 of fewer.

    >>> reached_by_chance([0.01] * 198 + [0.05, 0.2]), reached_by_chance([0.3] * 99)
    (0.05, 0.0)
    """
    return nlargest(len(scores) // BY_CHANCE, scores)[-1] if len(scores) >= BY_CHANCE else 0.0


def _found(
    items: Sequence[Item], keys: Keys, cases: Cases, rulings: Links, by_chance: list[float]
) -> Iterator[Parallel]:
    """Yield the pairs of *items*: scored by themselves first, then with what their nearest ones speak of.

    What an editor rejected is near to nothing. The scores of pairs that share nothing specific go to *by_chance*.
    """
    rarity = rarity_of(items, keys)
    alone = Measure(vectors_of(items, keys, rarity), sentences_of(items, rarity))
    partners = best_partners(items, alone, keys=len(keys))
    near = nearest(partners, apart=_rejected(items, rulings))
    measure = Measure(with_company(alone.vectors, near, keys), alone.sentences)
    best = nsmallest(MOST, ((-score, a, b) for a, b, score in rescored(partners, measure)))
    for a, rows in groupby(sorted((a, b, -score) for score, a, b in best), key=lambda row: row[0]):
        probe = measure.probe(a)
        for _, b, score in rows:
            case = cases.case(items[a], items[b], measure.shares(probe, b), score)
            if case is None:
                by_chance.append(score)
                continue
            company = shares_of_company(a, b, near, alone.vectors)
            yield _parallel(items[a].anchor, items[b].anchor, score, _with_company(case, company, items, score))


def _rejected(items: Sequence[Item], rulings: Links) -> frozenset[tuple[int, int]]:
    """Return the pairs of numbers that an editor rejected, both ways round."""
    number = {item.anchor: place for place, item in enumerate(items)}
    pairs = [(number.get(one.a, -1), number.get(one.b, -1)) for one in rulings if one.status == "rejected"]
    return frozenset((*pairs, *((b, a) for a, b in pairs)))


def _with_company(case: Case, company: Mapping[int, float], items: Sequence[Item], score: float) -> Case:
    """Return *case* with the passages that are near to both, as one more reason."""
    best = sorted(company, key=lambda one: (-company[one], one))[:COMPANY_SHOWN]
    if not best:
        return case
    reason = Evidence("company", " and ".join(items[one].anchor for one in best),
                      round(sum(company.values()) / score, 4))
    return replace(case, evidence=(*case.evidence, reason))


def _parallel(a: str, b: str, score: float, case: Case) -> Parallel:
    """Return the pair with the smaller anchor first; scores are rounded, so that no order of adding matters.

    It is faint unless it has what no chance brings together: what chance does is known when all are found.
    """
    final = round(min(1.0, score * case.discount), 6)
    if a <= b:
        return Parallel(a, b, final, case.evidence, case.differs, case.is_strong, is_faint=not case.is_of_one_thing)
    evidence, differs = (tuple(one.turned for one in row) for row in (case.evidence, case.differs))
    return Parallel(b, a, final, evidence, differs, case.is_strong, is_faint=not case.is_of_one_thing)


def _ruled(
    found: Mapping[tuple[str, str], Parallel], rulings: Links, writers: Mapping[str, frozenset[str]]
) -> Iterator[Parallel]:
    """Yield the pairs that an editor confirmed or added, as far as both passages are there and not by one author."""
    for link in rulings:
        if link.status == "rejected" or link.a not in writers or link.b not in writers:
            continue
        if writers[link.a] & writers[link.b]:
            continue
        pair, status = found.get((link.a, link.b)), "confirmed"
        if pair is None:
            pair, status = Parallel(link.a, link.b, 1.0, (Evidence("editor", "an editor says so", 1.0),)), "added"
        yield replace(pair, is_strong=True, is_faint=False, status=status, resp=link.who or "#editor", why=link.why)


def _order(pair: Parallel) -> tuple[float, str, str]:
    return (-pair.score, pair.a, pair.b)
