"""Another process that writes a part of an index.

A process of our own and no pool: it starts from nothing, so neither threads nor a caller without a main guard matter.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from edition.garbage import uncollected
from index.writing import Portion, Written, write_part


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Worker:
    """Writes a part while this process does something else; gone when the `with` is left, however that is."""

    def __init__(self, portions: Sequence[Portion], part: int, directory: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from index.workers import work; work()"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        assert self._process.stdin
        try:
            with self._process.stdin as pipe:
                pickle.dump((portions, part, directory, os.getpid()), pipe, protocol=5)
        except OSError:
            self._process.kill()

    def written(self) -> Written | None:
        """Wait for what the part came to; None if it could not be written."""
        assert self._process.stdout
        try:
            found = pickle.load(self._process.stdout)  # ours: it comes from the process that we have started
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        return found if isinstance(found, Written) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def work() -> None:
    """Write the part that comes through the standard input, and answer through the standard output.

    Raises InterruptedError when the process that waits for it has ended.
    """
    portions, part, directory, parent = pickle.load(sys.stdin.buffer)
    with uncollected():
        written = write_part(portions, part, directory, is_wanted=lambda: os.getppid() == parent)
    pickle.dump(written, sys.stdout.buffer, protocol=5)
