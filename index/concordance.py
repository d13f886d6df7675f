"""A concordance: each hit of a query on a line of its own, with the words beside it, sortable by these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.bits import numbers
from index.files import Stored
from index.marking import Marker
from index.matching import Deadline
from index.parsing import parse
from index.results import Stretch
from index.searching import Index
from index.terms import fold, words_of

Order = Literal["place", "left", "right", "hit"]
ORDERS: tuple[Order, ...] = ("place", "left", "right", "hit")
"""As in the texts; by the words before, nearest first; by the words after; by the hit itself, then what follows."""

BESIDE = 70
"""Code points on either side of a hit."""
COMPARED = 5
"""Words by which lines are sorted."""
SECONDS = 1.0


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
    node = parse(query)
    deadline = Deadline(seconds)
    marker = Marker(node, index.matcher)
    held: list[tuple[tuple[str, ...], int, Stretch]] = []
    key = KEYS[order]
    for number in numbers(index.matcher.passages(node, deadline, index.narrowed(facets or {}))):
        stored = index.files.stored(number)
        held += [(key(stored.content, stretch), number, stretch) for stretch in marker.stretches(number, stored)]
        if deadline.passed():
            break
    held.sort(key=lambda one: one[:2])
    first = (max(page, 1) - 1) * size
    shown = tuple(_lines(index, [(number, stretch) for _, number, stretch in held[first : first + size]]))
    return Concordance(shown, len(held), max(page, 1), size, order, deadline.is_over)


def _lines(index: Index, hits: Sequence[tuple[int, Stretch]]) -> Iterator[Line]:
    for number, stretch in hits:
        stored = index.files.stored(number)
        text = index.files.text(number)
        yield line_of(stored, f"{text.id}.{stored.id}", text.id, stretch)


def line_of(stored: Stored, anchor: str, text_id: str, stretch: Stretch) -> Line:
    """Return the line of a hit."""
    return Line(anchor, text_id, stored.author, *beside(stored.content, stretch), stretch.why)


def beside(content: str, stretch: Stretch) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it, cut between words."""
    left, right = content[: stretch.start], content[stretch.end :]
    if len(left) > BESIDE:
        left = left[-BESIDE:].partition(" ")[2]
    if len(right) > BESIDE:
        right = right[:BESIDE].rpartition(" ")[0]
    return left, content[stretch.start : stretch.end], right


def _left(content: str, stretch: Stretch) -> tuple[str, ...]:
    found = [fold(word.text) for word in words_of(content[max(0, stretch.start - BESIDE) : stretch.start])]
    return tuple(found[: -COMPARED - 1 : -1])


def _right(content: str, stretch: Stretch) -> tuple[str, ...]:
    return tuple(fold(word.text) for word in words_of(content[stretch.end : stretch.end + BESIDE]))[:COMPARED]


def _hit(content: str, stretch: Stretch) -> tuple[str, ...]:
    return (fold(content[stretch.start : stretch.end]), *_right(content, stretch))


KEYS: Mapping[Order, Callable[[str, Stretch], tuple[str, ...]]] = {
    "place": lambda _content, _stretch: (), "left": _left, "right": _right, "hit": _hit,
}
