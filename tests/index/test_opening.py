"""An index is whole, or it is built anew: never half an answer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from edition.model import Passage, Text
from edition.registers import Registers
from index.building import build
from index.errors import IndexDamagedError
from index.opening import open_or_rebuild
from index.searching import Index


def small() -> list[Text]:
    return [Text("a", "A", passages=tuple(Passage("a", f"p{at}", "p", f"the order of day {at}") for at in range(300)))]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "index"
    build(small(), Registers.empty(), folder)
    return folder


@pytest.mark.parametrize("how", ["cut", "changed", "gone"])
def test_every_damaged_file_is_noticed_and_the_index_built_anew(whole: Path, tmp_path: Path, how: str) -> None:
    names = [file.relative_to(whole) for file in whole.rglob("*") if file.is_file() and not file.name.endswith("LOCK")]
    for place, name in enumerate(names):
        folder = tmp_path / str(place)
        shutil.copytree(whole, folder)
        data = (folder / name).read_bytes()
        half = len(data) // 2
        match how:
            case "cut":
                (folder / name).write_bytes(data[:half])
            case "changed":
                (folder / name).write_bytes(data[:half] + bytes([data[half] ^ 255]) + data[half + 1 :])
            case "gone":
                (folder / name).unlink()
        with pytest.raises(IndexDamagedError):
            Index.open(folder)
        opened = open_or_rebuild(folder, small, Registers.empty())
        assert opened.repaired
        assert opened.index.search("order").passages == 300
        assert Index.open(folder).search("order").passages == 300
        opened.index.close()


def test_whole_index_is_opened_as_it_is(whole: Path) -> None:
    assert not open_or_rebuild(whole, list, Registers.empty()).repaired


def test_same_library_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in "12":
        script = "from conftest import *; import sys; build(texts(), REGISTERS, Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], cwd=Path(__file__).parent, check=True,
                       env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)})
        made.append({file.relative_to(tmp_path / seed): file.read_bytes()
                     for file in (tmp_path / seed).rglob("*") if file.is_file()})
    assert made[0] == made[1]
    assert len(made[0]) > 6


def test_index_is_written_into_an_empty_folder_only(whole: Path) -> None:
    with pytest.raises(FileExistsError):
        build(small(), Registers.empty(), whole)


def test_library_without_passages_can_be_searched(tmp_path: Path) -> None:
    build([], Registers.empty(), tmp_path / "index")
    assert Index.open(tmp_path / "index").search("order OR -quota").passages == 0


def test_threads_share_an_index(whole: Path) -> None:
    index = Index.open(whole)
    found: list[int] = []
    queries = ("order", "day", '"the order"', "o*", "order -7", '"day order"~3')

    def ask() -> None:
        found.extend(index.search(query).passages for query in queries)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [299] * 6 + [300] * 30


@pytest.mark.parametrize("query", [
    " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"), "(" * 29 + "the" + ")" * 29, "*e*",
    "?" * 50 + "e", "*a*b*c*d*e*f*g*h*", "*a" * 40 + "b", '"the order of day the order"~100', "-the",
    "the BEFORE/100 of BEFORE/100 the", " ".join(["order"] * 100),
])
def test_no_query_takes_long(whole: Path, query: str) -> None:
    index = Index.open(whole)
    started = time.process_time()
    index.search(query)
    assert time.process_time() - started < 1.5


def test_a_search_that_is_cut_short_says_so(whole: Path) -> None:
    results = Index(whole, budget=0).search('"the order day"~3')
    assert results.is_cut
    assert "cut after" in results.notes[0]


@pytest.mark.parametrize("query", ['order -"day of order"~2', '-"the order of day"~2', '-(-"the order of day"~2)'])
@pytest.mark.parametrize("streamed", [0, 10_000])
def test_a_search_that_is_cut_short_gives_nothing_that_is_excluded(whole: Path, query: str, streamed: int) -> None:
    quick, slow = Index(whole, budget=0), Index(whole, budget=60)
    quick.matcher.least_streamed = streamed
    asked = [index.search(query, size=300) for index in (quick, slow)]
    given, right = ({one.anchor for one in results.results} for results in asked)
    assert asked[0].is_cut
    assert given <= right


def test_very_long_passage_is_searched_whole(tmp_path: Path) -> None:
    text = "the order " * 20_000 + "end"
    build([Text("a", "A", passages=(Passage("a", "p1", "p", text),))], Registers.empty(), tmp_path / "index")
    results = Index(tmp_path / "index", budget=5).search('"the order" end')
    assert (results.passages, results.hits) == (1, 20_001)
