"""The parts of an index as one: what each of them says of a term, put where its passages stand in the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.engine import Engine, Postings
from index.files import Run


@dataclass(frozen=True, slots=True)
class Move:
    """Takes passages from where they lie in a part to where they stand in the library."""

    first: int
    start: int
    mask: int

    def moved(self, bits: int) -> int:
        return (bits >> self.first & self.mask) << self.start


class Parts:
    """Several engines as one; passages that the library no longer has are in none of the runs."""

    def __init__(self, engines: Mapping[int, Engine], runs: Iterable[Run]) -> None:
        self._engines = engines
        self._moves: dict[int, list[Move]] = {part: [] for part in engines}
        for run in runs:
            self._moves[run.part].append(Move(run.first, run.start, (1 << run.size) - 1))

    def postings(self, name: str, term: str) -> Postings:
        """Return where the field *name* holds *term*. Raises IndexDamagedError."""
        planes: list[int] = []
        for part, moves in self._moves.items():
            for digit, plane in enumerate(self._engines[part].postings(name, term).planes):
                if digit == len(planes):
                    planes.append(0)
                for move in moves:
                    planes[digit] |= move.moved(plane)
        while planes and not planes[-1]:
            planes.pop()
        return Postings(tuple(planes))

    def close(self) -> None:
        for engine in self._engines.values():
            engine.close()
