"""What an entry occurs together with: passages shared more often than chance would have it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.model import MENTION_KINDS, Passage, Span, Text

NOTABLE = 6.63
"""Log-likelihood from which a meeting is no accident: one in a hundred, chi-squared with one degree of freedom."""

TWICE = 2
"""Passages two entries must share; once is what any two things do."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entry that stands where another stands."""

    pointer: str
    together: int
    """Passages that name both; a passage counts with the notes it calls."""
    alone: int
    """Passages that name this one, with or without the other."""
    expected: float
    """Passages that would name both if neither minded the other."""
    strength: float
    """Dunning's log-likelihood, G²."""
    anchors: tuple[str, ...]
    """The passages that name both, in the order of the library."""


@dataclass(frozen=True, slots=True)
class Company:
    """Who stands where, in a whole library."""

    named: Mapping[str, tuple[str, ...]]
    """Anchor of a passage → pointers it names, its notes included, each once."""
    places: Mapping[str, tuple[str, ...]]
    """Pointer → anchors of the passages that name it, in order."""
    total: int
    """Passages that name anything."""

    def of(self, pointer: str, *, most: int = 10) -> tuple[Companion, ...]:
        """Return what occurs with *pointer* more often than chance, the strongest first."""
        own = self.places.get(pointer, ())
        shared = Counter(other for anchor in own for other in self.named[anchor] if other != pointer)
        found = [self._companion(other, len(own), count) for other, count in shared.items() if count >= TWICE]
        found = [one for one in found if one.together > one.expected and one.strength >= NOTABLE]
        found.sort(key=lambda one: (-one.strength, -one.together, one.pointer))
        return tuple(self._with_anchors(one, own) for one in found[:most])

    def _companion(self, other: str, own: int, together: int) -> Companion:
        alone = len(self.places[other])
        strength = log_likelihood(together, own, alone, self.total)
        return Companion(other, together, alone, own * alone / self.total, strength, ())

    def _with_anchors(self, one: Companion, own: Iterable[str]) -> Companion:
        there = frozenset(self.places[one.pointer])
        anchors = tuple(anchor for anchor in own if anchor in there)
        return Companion(one.pointer, one.together, one.alone, one.expected, one.strength, anchors)


def find_company(texts: Iterable[Text]) -> Company:
    """Return who stands where in *texts*. Names inside a citation are not counted, the work cited is."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for text in texts:
        for passage in text.passages:
            if passage.kind == "furniture":
                continue
            anchor = f"{text.id}.{passage.called_from}" if passage.called_from else passage.anchor
            for pointer in _pointers(passage):
                named[anchor][pointer] = None
    places: dict[str, list[str]] = defaultdict(list)
    for anchor, pointers in named.items():
        for pointer in pointers:
            places[pointer].append(anchor)
    return Company(
        {anchor: tuple(pointers) for anchor, pointers in named.items()},
        {pointer: tuple(anchors) for pointer, anchors in places.items()}, len(named),
    )


def log_likelihood(together: int, one: int, other: int, total: int) -> float:
    """Return how surprising it is that two things meet (Dunning 1993, Computational Linguistics 19.1).

    *together* passages name both, *one* and *other* each, of *total*; the more passages and the further from
    chance, the higher.

    >>> round(log_likelihood(1, 10, 10, 100), 3), round(log_likelihood(10, 10, 10, 100), 1)
    (0.0, 65.0)
    """
    observed = (together, one - together, other - together, total - one - other + together)
    rows, columns = (one, total - one), (other, total - other)
    expected = (
        rows[0] * columns[0] / total, rows[0] * columns[1] / total,
        rows[1] * columns[0] / total, rows[1] * columns[1] / total,
    )
    return 2 * sum(seen * math.log(seen / due) for seen, due in zip(observed, expected, strict=True) if seen and due)


def _pointers(passage: Passage) -> Iterator[str]:
    """Yield the register entries that *passage* speaks of or cites."""
    reached = -1
    for span in sorted(passage.named, key=lambda one: (one.start, one.kind != "citation")):
        if span.kind == "citation":
            reached = max(reached, span.end)
        if _is_counted(span) and (span.start >= reached or span.ref.startswith("work:")):
            yield span.ref


def _is_counted(span: Span) -> bool:
    kind = span.ref.partition(":")[0]
    return kind in MENTION_KINDS and (span.kind in MENTION_KINDS or span.kind in ("citation", "title"))
