"""Finding parallels: candidates through what passages share, then a score that splits into its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from edition.links import Link, Links, links_of
from edition.model import Evidence, Parallel, Text
from edition.parallels.features import Reader
from edition.parallels.vectors import Item, Vector, items_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus

PER_PASSAGE = 25
"""Parallels kept for a passage; nobody reads further down."""

WIDEST = 400
"""Passages looked at for one shared feature, those in which it weighs most."""


def find(
    texts: Sequence[Text], registers: Registers, *, links: Iterable[Link] | Links = (),
    thesaurus: Thesaurus | None = None,
) -> tuple[Parallel, ...]:
    """Return the pairs of passages by different authors that treat the same thing, best first."""
    items = items_of(texts, Reader(registers, thesaurus or Thesaurus()))
    vectors = vectors_of(items)
    rulings = links if isinstance(links, Links) else links_of(links)
    scored = _scored(items, vectors)
    del rulings
    top = max(scored.values(), default=1.0)
    rows = sorted(scored.items(), key=lambda row: (-row[1], row[0]))
    return tuple(
        Parallel(items[a].passage.anchor, items[b].passage.anchor, score / top, (Evidence("word", "", 1.0),))
        for (a, b), score in rows
    )


def _scored(items: Sequence[Item], vectors: Sequence[Vector]) -> Mapping[tuple[int, int], float]:
    postings: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for key, weight in vector.items():
            postings[key].append((weight, number))
    for key, row in postings.items():
        postings[key] = sorted(row, reverse=True)[:WIDEST]
    kept: dict[tuple[int, int], float] = {}
    for number, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for key, weight in vector.items():
            for other_weight, other in postings[key]:
                sums[other] += weight * other_weight
        author = items[number].author
        near = [(score, other) for other, score in sums.items() if items[other].author != author]
        for score, other in sorted(near, key=lambda row: (-row[0], row[1]))[:PER_PASSAGE]:
            kept[min(number, other), max(number, other)] = score
    return kept
