"""What a claim is about: the features of its sentence, and, weaker, of its passage and its neighbours."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.claims import Claim
from edition.model import Passage, Span, Text
from edition.parallels.dating import date_keys
from edition.parallels.features import Feature, Reader
from edition.registers import Registers
from edition.thesaurus import Thesaurus

SENTENCE = 1.0
PASSAGE = 0.3
"""What stands elsewhere in the passage: the order is often named sentences before its figures."""

WORD = 0.5
"""What a plain word counts beside a name, a date or a concept: the same words are used for many counts."""

NEAREST = 2.0
"""What the date next to a figure counts beside the others of its sentence: `117,000 in 1937 and 90,000 in 1938`."""

SAYING = ("event", "group", "concept")

COMMON = 0.5
"""Features in more than this share of all claims tell no question from another."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Weighted features of a claim; *telling* are the rarer ones, by which candidates are found."""

    weights: Mapping[str, float]
    telling: tuple[str, ...]
    norm: float
    said: frozenset[str] = frozenset()
    """Events, groups and concepts of the claim's own sentence: what is done, and to whom."""

    def says_the_same(self, other: Topic) -> bool:
        return not self.said.isdisjoint(other.said)

    def shares_event(self, other: Topic) -> bool:
        return any(key in other.weights for key in self.weights if key.startswith("event:"))


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
    raw = [_weights(claim, features[claim.anchor], passages[claim.anchor][0]) for claim in claims]
    seen = Counter(key for weights in raw for key in weights)
    most = max(4, COMMON * len(claims))
    rarity = {key: math.log((len(claims) + 1) / (count + 0.5)) for key, count in seen.items() if count <= most}
    return [
        _topic({key: weight * rarity[key] for key, weight in one.items() if key in rarity}, said)
        for one, said in zip(raw, (_said(claim, features[claim.anchor]) for claim in claims), strict=True)
    ]


def kinship(one: Topic, other: Topic) -> float:
    """Return the cosine of two topics, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    return sum(weight * large.weights.get(key, 0.0) for key, weight in small.weights.items()) / (one.norm * other.norm)


def _weights(claim: Claim, features: Mapping[str, Feature], passage: Passage) -> dict[str, float]:
    """Weigh the features of a claim's passage; figures are what is compared, so they are left out."""
    first, last = claim.sentence
    found: dict[str, float] = {}
    for key, feature in features.items():
        if feature.kind in ("figure", "cited"):
            continue
        weight = SENTENCE if first <= feature.start < last else PASSAGE
        weight *= (0.5 if feature.is_implied else 1.0) * (WORD if feature.kind == "word" else 1.0)
        found[key] = weight
    for key in _nearest_date(claim, passage):
        found[key] = NEAREST
    return found


def _nearest_date(claim: Claim, passage: Passage) -> tuple[str, ...]:
    """Return the keys of the date that stands nearest to the figure in its sentence; behind goes before ahead."""
    first, last = claim.sentence
    dates = [span for span in passage.spans if span.kind == "date" and first <= span.start < last]
    if not dates:
        return ()
    near = min(dates, key=lambda span: (_distance(claim, span), span.start))
    return date_keys(near.value)


def _distance(claim: Claim, date: Span) -> int:
    return date.start - claim.end if date.start >= claim.end else claim.start - date.end


def _said(claim: Claim, features: Mapping[str, Feature]) -> frozenset[str]:
    first, last = claim.sentence
    return frozenset(
        key for key, feature in features.items()
        if feature.kind in SAYING and first <= feature.start < last and not feature.is_implied
    )


def _topic(weights: Mapping[str, float], said: frozenset[str]) -> Topic:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return Topic(weights, tuple(sorted(weights)), norm, said)
