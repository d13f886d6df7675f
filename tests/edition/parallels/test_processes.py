"""Work by several processes: the same whatever their number."""

from __future__ import annotations

import threading

import pytest

from edition.parallels.processes import AT_ONCE, in_processes


class Squares:
    """Work that is easily checked."""

    def rows(self, numbers: range) -> list[int]:
        return [number * number for number in numbers]


@pytest.mark.parametrize("processes", [0, 1, 2, 3])
@pytest.mark.parametrize("total", [0, 3, 2 * AT_ONCE + 1])
def test_any_number_of_processes_gives_the_same_in_the_same_order(processes: int, total: int) -> None:
    found = [one for rows in in_processes(Squares(), total, processes) for one in rows]
    assert found == [number * number for number in range(total)]


def test_beside_other_threads_no_process_is_started() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert [len(rows) for rows in in_processes(Squares(), 10, 2)] == [10]
    finally:
        stop.set()
        other.join()
