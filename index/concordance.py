"""A concordance: each hit of a query on a line of its own, with the words beside it, sortable by these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from index.bits import numbers
from index.marking import Marker
from index.matching import Deadline
from index.parsing import parse
from index.results import Stretch
from index.searching import Index

Order = Literal["place", "left", "right", "hit"]
ORDERS: tuple[Order, ...] = ("place", "left", "right", "hit")
"""As in the texts; by the words before, nearest first; by the words after; by the hit itself, then what follows."""

BESIDE = 70
"""Code points on either side of a hit."""
SECONDS = 1.0
"""After which what was sorted so far is shown: the lines are turned over one page after another."""

Hit = tuple[int, int, tuple[int, int]]
"""Passage; which of its hits; where this stands among its words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A hit with what stands beside it in its passage; blanks at the joints belong to *left* and *right*."""

    anchor: str
    text_id: str
    author: str
    left: str
    hit: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of lines, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int
    page: int = 1
    size: int = 50
    order: Order = "place"
    is_cut: bool = False
    """True if the time was up: only the first passages were gone through."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


def concordance(
    index: Index, query: str, *, page: int = 1, size: int = 50, order: Order = "place",
    facets: Mapping[str, Sequence[str]] | None = None, seconds: float = SECONDS,
) -> Concordance:
    """Return one page of all hits of *query*, those with a place in a passage, sorted as a whole.

    Lines that sort alike stand as in the texts. Pages are counted from 1. Raises QueryError, IndexDamagedError.
    """
    node = index.meant(parse(query))
    deadline = Deadline(seconds)
    marker = Marker(node, index.matcher)
    passages = index.matcher.passages(node, deadline, index.narrowed(facets or {}))
    first = (max(page, 1) - 1) * size
    if order == "place":
        shown = list(islice(_hits(marker, passages, deadline), first, first + size))
        total = index.hits(node, passages, deadline) if marker.has_places else 0
        return Concordance(tuple(_lines(index, marker, shown)), total, max(page, 1), size, order, deadline.is_over)
    key = getattr(index.neighbours, order)
    held = [(key(number, *place), number, at, place) for number, at, place in _hits(marker, passages, deadline)]
    held.sort()
    shown = [one[1:] for one in held[first : first + size]]
    return Concordance(tuple(_lines(index, marker, shown)), len(held), max(page, 1), size, order, deadline.is_over)


def _hits(marker: Marker, passages: int, deadline: Deadline) -> Iterator[Hit]:
    """Yield the hits in *passages* until the time is up."""
    for number in numbers(passages):
        if deadline.passed():
            return
        for at, place in enumerate(marker.places(number)):
            yield number, at, place


def _lines(index: Index, marker: Marker, hits: Sequence[Hit]) -> Iterator[Line]:
    for number, at, _ in hits:
        stored = index.files.stored(number)
        text = index.files.text(number)
        stretch = marker.stretches(number, stored)[at]
        yield Line(f"{text.id}.{stored.id}", text.id, stored.author, *beside(stored.content, stretch), stretch.why)


def beside(content: str, stretch: Stretch) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it, cut between words."""
    left, right = content[: stretch.start], content[stretch.end :]
    if len(left) > BESIDE:
        left = left[-BESIDE:].partition(" ")[2]
    if len(right) > BESIDE:
        right = right[:BESIDE].rpartition(" ")[0]
    return left, content[stretch.start : stretch.end], right
