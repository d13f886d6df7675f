"""One sparse vector for each passage: what it speaks of, weighed by how rare that is in the library."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.model import Passage, Text
from edition.parallels.features import Feature, Reader

Vector = Mapping[str, float]

SILENT_KINDS = frozenset(("furniture", "byline", "bibl", "head", "figure", "stage"))
"""Kinds of passage that make no parallels: they name things and tell nothing."""

CLASS_WEIGHTS = {
    "event": 2.0, "day": 1.5, "figure": 1.5, "concept": 1.3, "group": 1.2, "month": 1.2,
    "person": 1.0, "place": 1.0, "org": 1.0, "work": 1.0, "word": 1.0, "year": 0.7, "cited": 0.0,
}
"""What a feature counts by its kind, before its rarity: what settles that two passages are on the same thing counts
twice, what only sets the scene less. Set by reason, not by fitting: weights fitted on one half of a gold lost on the
other. A work cited is a cross-reference, not a parallel."""

SLOPE = 0.5
"""Pivoted length norm (Singhal, Buckley, Mitra 1996): half way between no norm and the full cosine."""

NEIGHBOURS = 0.2
"""Share of the paragraph before and after that a passage takes on."""

COMMON = 0.25
"""A feature in more than this share of all passages tells nothing apart and is left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """A passage that may have parallels."""

    passage: Passage
    author: str
    features: Mapping[str, Feature]


def items_of(texts: Sequence[Text], reader: Reader) -> list[Item]:
    """Return the passages of *texts* that tell something, in order of text id and place."""
    found: list[Item] = []
    for text in sorted(texts, key=lambda one: one.id):
        for passage in text.passages:
            if passage.kind in SILENT_KINDS or not passage.text.strip():
                continue
            author = passage.author or text.author_key or text.author or text.id
            found.append(Item(passage, author, reader.features(passage, text.language)))
    return found


def vectors_of(items: Sequence[Item]) -> list[Vector]:
    """Return the vector of each of *items*, in the same order."""
    rarity = rarity_of(items)
    own = [_own(item, rarity) for item in items]
    mixed = [_with_neighbours(number, items, own) for number in range(len(items))]
    return _normed(mixed)


def rarity_of(items: Sequence[Item]) -> Mapping[str, float]:
    """Return the inverse document frequency of each feature; those that one author alone has are left out."""
    seen: Counter[str] = Counter()
    authors: dict[str, str] = {}
    shared: set[str] = set()
    for item in items:
        for key in item.features:
            seen[key] += 1
            if authors.setdefault(key, item.author) != item.author:
                shared.add(key)
    total = len(items)
    return {
        key: math.log((total + 1) / (count + 0.5))
        for key, count in seen.items()
        if key in shared and count <= max(3, COMMON * total)
    }


def _own(item: Item, rarity: Mapping[str, float]) -> dict[str, float]:
    return {
        key: (1 + math.log(feature.count) if feature.count > 1 else feature.count)
        * rarity[key] * CLASS_WEIGHTS.get(feature.kind, 1.0)
        for key, feature in item.features.items()
        if key in rarity
    }


def _with_neighbours(number: int, items: Sequence[Item], own: Sequence[Mapping[str, float]]) -> dict[str, float]:
    mixed: dict[str, float] = defaultdict(float, own[number])
    here = items[number].passage
    if here.kind == "note":
        return dict(mixed)
    for other in (number - 1, number + 1):
        if 0 <= other < len(items) and items[other].passage.text_id == here.text_id and \
                items[other].passage.kind != "note":
            for key, weight in own[other].items():
                mixed[key] += NEIGHBOURS * weight
    return dict(mixed)


def _normed(vectors: Sequence[Mapping[str, float]]) -> list[Vector]:
    lengths = [math.sqrt(math.fsum(weight * weight for weight in one.values())) for one in vectors]
    mean = math.fsum(lengths) / len(lengths) if lengths else 1.0
    found: list[Vector] = []
    for one, length in zip(vectors, lengths, strict=True):
        norm = (1 - SLOPE) * mean + SLOPE * length
        found.append({key: weight / norm for key, weight in one.items()} if norm else {})
    return found
