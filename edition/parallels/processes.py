"""Work on many passages by several processes at once, with one result whatever their number."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from typing import Any, ClassVar, Protocol, TypeVar

AT_ONCE = 500
"""Passages that a process is given at a time: some seconds of work."""

WORTH_IT = 4_000
"""Passages from which it is worth starting processes; fewer take seconds."""

T = TypeVar("T", covariant=True)


class Work(Protocol[T]):
    """What can be done for any stretch of the passages by itself."""

    def rows(self, numbers: range) -> T: ...


class _Held:
    """What the processes share: they are copies of this one, so nothing is sent to them but numbers."""

    work: ClassVar[Work[Any] | None] = None


def in_processes(work: Work[T], total: int, processes: int = 0) -> Iterator[T]:
    """Yield the rows of *work* for all numbers below *total*, stretch by stretch in their order.

    *processes* 0 is as many as there are processors, or one if the work is small. Where processes cannot be copied,
    or other threads run in this one, all is done here.
    """
    stretches = [range(first, min(first + AT_ONCE, total)) for first in range(0, total, AT_ONCE)]
    wanted = processes or (_processors() if total >= WORTH_IT else 1)
    if wanted < 2 or "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        yield from map(work.rows, stretches)
        return
    _Held.work = work
    try:
        with multiprocessing.get_context("fork").Pool(wanted) as pool:
            yield from pool.imap(_rows, stretches)
    finally:
        _Held.work = None


def _rows(numbers: range) -> Any:
    assert _Held.work is not None
    return _Held.work.rows(numbers)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
