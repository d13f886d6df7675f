"""Nesting: stretches over plain text become elements in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A stretch of text, end exclusive, and what stands over it; `end == start` for what has a place but no words."""

    start: int
    end: int
    what: T


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A part of a stretch; a stretch that crosses another comes in several, the first `is_first`."""

    what: T
    start: int
    end: int
    is_first: bool
    is_last: bool


def nest(
    text: str, stretches: Sequence[Stretch[T]], make: Callable[[Piece[T], tuple[object, ...]], object],
    *, may_hold: Callable[[T, T], bool] = lambda _outer, _inner: True,
) -> tuple[object, ...]:
    """Return *text* as strings and made things, in order.

    *make* is given a piece of a stretch and its content. Longer stretches stand outside shorter ones, of equal ones the
    earlier; one that crosses another is cut where the other ends. Points stand before the stretch that begins where
    they are, and after the one that ends there. An outer stretch that by *may_hold* may not hold an inner one is cut.

    >>> nest("abcd", [Stretch(0, 4, "x"), Stretch(1, 2, "y")], lambda piece, inside: (piece.what, *inside))
    (('x', 'a', ('y', 'b'), 'cd'),)
    """
    points = sorted((s for s in stretches if s.end <= s.start), key=lambda s: s.start)
    spans = sorted((s for s in stretches if s.end > s.start), key=lambda s: (s.start, -s.end))
    return _Nester(text, spans, points, make, may_hold).result()


class _Nester(Generic[T]):
    def __init__(
        self, text: str, spans: list[Stretch[T]], points: list[Stretch[T]],
        make: Callable[[Piece[T], tuple[object, ...]], object], may_hold: Callable[[T, T], bool],
    ) -> None:
        self.text, self.spans, self.points, self.make, self.may_hold = text, spans, points, make, may_hold
        self.open: list[tuple[Stretch[T], int, list[object]]] = []
        self.content: list[object] = []
        self.at = 0

    def result(self) -> tuple[object, ...]:
        for place in self._places():
            self._words(place)
            self._close(place)
            while self.points and self.points[0].start <= place:
                point = self.points.pop(0)
                self._add(self.make(Piece(point.what, place, place, True, True), ()))
            while self.spans and self.spans[0].start <= place:
                span = self.spans.pop(0)
                self._open(span, place)
        self._words(len(self.text))
        return tuple(self.content)

    def _places(self) -> list[int]:
        stretches = (*self.spans, *self.points)
        return sorted({min(max(at, 0), len(self.text)) for one in stretches for at in (one.start, one.end)})

    def _add(self, thing: object) -> None:
        (self.open[-1][2] if self.open else self.content).append(thing)

    def _words(self, until: int) -> None:
        if until > self.at:
            self._add(self.text[self.at:until])
            self.at = until

    def _open(self, span: Stretch[T], start: int) -> None:
        """Open *span*; what ends before it does, or may not hold it, is closed and opened again inside."""
        leaving = [self._leaves(one, span) for one, _, _ in self.open]
        crossing = []
        while any(leaving):
            leaving.pop()
            crossing.append(self.open[-1][0])
            self._shut(start)
        inside = [one for one in reversed(crossing) if self.may_hold(span.what, one.what)]
        outside = [one for one in reversed(crossing) if one not in inside]
        for one in (*outside, span, *inside):
            self.open.append((one, start, []))

    def _leaves(self, one: Stretch[T], span: Stretch[T]) -> bool:
        """True if *one*, which is open, cannot stay around *span*."""
        crosses = one.end < span.end and self.may_hold(span.what, one.what)
        return crosses or not self.may_hold(one.what, span.what)

    def _close(self, place: int) -> None:
        reopened = []
        while any(one.end <= place for one, _, _ in self.open):
            top = self.open[-1][0]
            if top.end > place:
                reopened.append(top)
            self._shut(place)
        for one in reversed(reopened):
            self.open.append((one, place, []))

    def _shut(self, place: int) -> None:
        span, start, inside = self.open.pop()
        piece = Piece(span.what, start, place, start <= span.start, place >= span.end)
        if place > start:
            self._add(self.make(piece, tuple(inside)))
