"""How much two passages share: the product of their vectors, and a part of what they say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from edition.parallels.together import Places, Sentences, shares_together, together
from edition.parallels.vectors import Vector, product

PRODUCT, TOGETHER = 0.6, 0.12
"""What the product of two vectors counts, and that features stand in one sentence of both. The first alone only sets
the unit: 0.1 is a rare word in common. One to five makes the second about a third of a score; without it a hundredth
was lost on either half, with any thesaurus or none, and up to two to five ranked the same."""


@dataclass(frozen=True)
class Probe:
    """One passage, laid open so that many can be held against it."""

    vector: Vector
    sentences: Sentences

    @cached_property
    def weights(self) -> Mapping[int, float]:
        return dict(self.vector.items())

    @cached_property
    def places(self) -> Places:
        return self.sentences.places()


@dataclass(frozen=True, slots=True)
class Measure:
    """The vectors and the sentences of all passages, by number."""

    vectors: Sequence[Vector]
    sentences: Sequence[Sentences]

    def probe(self, number: int) -> Probe:
        return Probe(self.vectors[number], self.sentences[number])

    def product(self, probe: Probe, other: int) -> float:
        """Return how much the passage of *probe* shares with passage *other*, wherever it stands in them."""
        return PRODUCT * product(probe.weights, self.vectors[other])

    def together(self, probe: Probe, other: int) -> float:
        """Return what is to be added because it stands in one sentence of both."""
        return TOGETHER * together(probe.places, self.sentences[other])

    def shares(self, probe: Probe, other: int) -> dict[int, float]:
        """Return what each key adds to the score; the shares add up to it."""
        found = {key: TOGETHER * share for key, share in shares_together(probe.places, self.sentences[other]).items()}
        for key, weight in self.vectors[other].items():
            if key in probe.weights:
                found[key] = found.get(key, 0.0) + PRODUCT * probe.weights[key] * weight
        return found
