"""What was found of what a gold wants, was wrong, or was missed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, were wrong, were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)
