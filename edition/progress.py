"""How far a long piece of work has come, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the step in words, how many are done, and of how many."""


def silent(_step: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""
