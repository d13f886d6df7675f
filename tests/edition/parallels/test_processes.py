"""Work by several processes: the same whatever their number."""

from __future__ import annotations

import random
import threading

import pytest

from edition.model import Passage, Text
from edition.parallels.candidates import best_partners, rescored
from edition.parallels.features import Reader
from edition.parallels.measure import Measure
from edition.parallels.processes import AT_ONCE, in_processes
from edition.parallels.profiles import Authors, Keys, items_of
from edition.parallels.together import sentences_of
from edition.parallels.vectors import rarity_of, vectors_of
from edition.registers import Registers
from edition.thesaurus import Thesaurus


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


def test_partners_and_scores_are_the_same_by_one_process_or_two() -> None:
    draw = random.Random(5)
    words = ["".join(draw.choices("abdeiklmnorstu", k=6)) for _ in range(900)]
    texts = [Text(author, author, author=author, passages=tuple(
        Passage(author, f"p{number}", "p", " ".join(draw.choices(words, k=30))) for number in range(AT_ONCE // 2 + 20)))
        for author in ("a", "b")]
    keys = Keys()
    items = items_of(texts, Reader(Registers.empty(), Thesaurus()), keys, Authors(Registers.empty()))
    rarity = rarity_of(items, keys)
    measure = Measure(vectors_of(items, keys, rarity), sentences_of(items, rarity))

    def found(processes: int) -> list[tuple[int, int, float]]:
        partners = best_partners(items, measure, keys=len(keys), processes=processes)
        return list(rescored(partners, measure, processes=processes))

    assert len(items) > AT_ONCE
    assert found(1) == found(2) != []
