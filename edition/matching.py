"""What a claim is about: the features of its sentence, and, weaker, of its passage and its neighbours."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.claims import Claim
from edition.model import Passage, Text
from edition.parallels.features import Feature, Reader
from edition.registers import Registers
from edition.thesaurus import Thesaurus

SENTENCE = 1.0
PASSAGE = 0.3
"""What stands elsewhere in the passage: the order is often named sentences before its figures."""

COMMON = 0.2
"""Features in more than this share of all claims tell no question from another."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Weighted features of a claim; *telling* are the rarer ones, by which candidates are found."""

    weights: Mapping[str, float]
    telling: tuple[str, ...]
    norm: float


def topics_of(
    texts: Sequence[Text], claims: Sequence[Claim], registers: Registers, thesaurus: Thesaurus
) -> list[Topic]:
    """Return what each of *claims* is about, in the same order."""
    reader = Reader(registers, thesaurus)
    wanted = {claim.anchor for claim in claims}
    passages: dict[str, tuple[Passage, str]] = {}
    for text in texts:
        passages |= {one.anchor: (one, text.language) for one in text.passages if one.anchor in wanted}
    features = {anchor: reader.features(*known) for anchor, known in passages.items()}
    raw = [_weights(claim, features[claim.anchor]) for claim in claims]
    seen = Counter(key for weights in raw for key in weights)
    most = max(4, COMMON * len(claims))
    rarity = {key: math.log((len(claims) + 1) / (count + 0.5)) for key, count in seen.items() if count <= most}
    return [_topic({key: weight * rarity[key] for key, weight in one.items() if key in rarity}) for one in raw]


def kinship(one: Topic, other: Topic) -> float:
    """Return the cosine of two topics, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    return sum(weight * large.weights.get(key, 0.0) for key, weight in small.weights.items()) / (one.norm * other.norm)


def _weights(claim: Claim, features: Mapping[str, Feature]) -> dict[str, float]:
    """Weigh the features of a claim's passage; figures are what is compared, so they are left out."""
    first, last = claim.sentence
    return {
        key: (SENTENCE if first <= feature.start < last else PASSAGE) * (0.5 if feature.is_implied else 1.0)
        for key, feature in features.items()
        if feature.kind not in ("figure", "cited")
    }


def _topic(weights: Mapping[str, float]) -> Topic:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return Topic(weights, tuple(sorted(weights)), norm)
