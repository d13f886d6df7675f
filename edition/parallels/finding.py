"""Finding parallels: candidates through what passages share, then a score that splits into its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from edition.links import Link, Links, links_of
from edition.model import Evidence, Parallel, Text
from edition.parallels.candidates import best_pairs
from edition.parallels.evidence import Case, Cases
from edition.parallels.features import Reader
from edition.parallels.labels import Labels
from edition.parallels.profiles import Authors, Item, Keys, items_of
from edition.parallels.vectors import Vector, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus

MOST = 300_000
"""Pairs returned at most; a library of a hundred thousand passages keeps its best three for each, and 700 MB."""

STRONG_FROM = 0.15
"""Score from which a pair may be strong: the pivoted product of two passages with some four rare things in common.
At 0.12 every third strong pair was judged to be none, at 0.15 every tenth; at 0.2 hardly any pair is left."""


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
    found = {(pair.a, pair.b): pair for pair in _found(items, keys, Labels(registers, reader.forms))}
    ruled = list(_ruled(found, rulings, {item.anchor for item in items}))
    free = [pair for pair in found.values() if not rulings.find(pair.a, pair.b)]
    return (*sorted(ruled, key=_order), *sorted(free, key=_order))


def _found(items: Sequence[Item], keys: Keys, labels: Labels) -> Iterator[Parallel]:
    vectors = vectors_of(items, keys)
    cases = Cases(keys, labels, items, strong_from=STRONG_FROM)
    scores = sorted(best_pairs(items, vectors, keys=len(keys)).items(), key=lambda row: (-row[1], row[0]))[:MOST]
    for (a, b), score in sorted(scores):
        case = cases.case(items[a], items[b], _shared(vectors[a], vectors[b]), score)
        if case:
            yield _parallel(items[a].anchor, items[b].anchor, score, case)


def _parallel(a: str, b: str, score: float, case: Case) -> Parallel:
    """Return the pair with the smaller anchor first; scores are rounded, so that no order of adding matters."""
    final = round(min(1.0, score * case.discount), 6)
    if a <= b:
        return Parallel(a, b, final, case.evidence, case.differs, case.is_strong)
    turned = tuple(replace(one, a=one.b, b=one.a) for one in case.evidence)
    return Parallel(b, a, final, turned, tuple(_turned(one) for one in case.differs), case.is_strong)


def _turned(difference: Evidence) -> Evidence:
    one, _, other = difference.what.partition(" against ")
    return replace(difference, what=f"{other} against {one}", a=difference.b, b=difference.a)


def _ruled(found: dict[tuple[str, str], Parallel], rulings: Links, known: set[str]) -> Iterator[Parallel]:
    """Yield the pairs that an editor confirmed or added, as far as both passages are there."""
    for link in rulings:
        if link.status == "rejected" or link.a not in known or link.b not in known:
            continue
        by_hand = Evidence("editor", link.why or "an editor says so", 1.0)
        pair = found.get((link.a, link.b)) or Parallel(link.a, link.b, 1.0, (by_hand,))
        yield replace(pair, is_strong=True, status="confirmed", resp=link.who or "#editor", why=link.why)


def _shared(one: Vector, other: Vector) -> dict[int, float]:
    mine = dict(one.items())
    return {key: mine[key] * weight for key, weight in other.items() if key in mine}


def _order(pair: Parallel) -> tuple[float, str, str]:
    return (-pair.score, pair.a, pair.b)
