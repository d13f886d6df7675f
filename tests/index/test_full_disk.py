"""A full disk, a killed build, two repairs at once: who reads gets the old index or the new one, whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from edition.model import Passage, Text
from edition.registers import Registers
from index import building
from index.building import build
from index.errors import IndexDamagedError
from index.opening import Opened, open_or_rebuild
from index.searching import Index

MADE = """
import resource, signal, sys; from pathlib import Path; sys.path.insert(0, sys.argv[3])
from test_full_disk import texts; from edition.registers import Registers; from index import building
building.LARGE = 0
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
building.build(texts("novel"), Registers.empty(), Path(sys.argv[1]), *map(Path, sys.argv[4:]))
"""
"""Builds with files that cannot grow beyond so many bytes: a write fails as on a full disk, wherever it comes."""


def texts(word: str = "order") -> list[Text]:
    def said(text: int, passage: int) -> str:
        return f"the {word if text == 3 else 'order'} of day {passage} in {text}"

    return [Text(f"t{one}", "A", passages=tuple(Passage(f"t{one}", f"p{at}", "p", said(one, at)) for at in range(60)))
            for one in range(12)]


def building_of(folder: Path, size: int, *before: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", MADE, str(folder), str(size), str(Path(__file__).parent), *map(str, before)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}, stderr=subprocess.PIPE,
    )


def built(folder: Path, size: int, *before: Path) -> tuple[int, bytes]:
    """Return the exit code of a build, and what it said."""
    with building_of(folder, size, *before) as process:
        said = process.communicate()[1]
    return process.returncode, said


@pytest.mark.parametrize("grows", [False, True])
@pytest.mark.parametrize("size", [0, 300, 3_000, 9_000])
def test_on_a_full_disk_there_is_no_index_and_the_one_before_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, grows: bool,
) -> None:
    monkeypatch.setattr(building, "LARGE", 0)
    build(texts(), Registers.empty(), tmp_path / "before")
    code, said = built(tmp_path / "new", size, *([tmp_path / "before"] if grows else []))
    assert code
    assert b"OSError: [Errno 27]" in said
    with pytest.raises(IndexDamagedError):
        Index.open(tmp_path / "new")
    assert Index.open(tmp_path / "before").search("order").passages == 720


def test_on_a_disk_with_room_the_same_build_is_whole(tmp_path: Path) -> None:
    assert built(tmp_path / "new", 10_000_000) == (0, b"")
    assert Index.open(tmp_path / "new").search("novel").passages == 60


def test_repair_on_a_full_disk_says_so_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(texts(), Registers.empty(), tmp_path / "index")
    (tmp_path / "index" / "summary.json").write_bytes(b"")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.opening.build", full)
    with pytest.raises(OSError, match="No space left"):
        open_or_rebuild(tmp_path / "index", texts, Registers.empty())
    assert [one.name for one in tmp_path.iterdir()] == ["index"]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_at_any_moment_a_build_leaves_no_index_that_opens(
    tmp_path: Path, killed_before_write: Callable[[int, Callable[[], object]], bool]
) -> None:
    def build_index() -> None:
        build(texts("novel"), Registers.empty(), tmp_path / str(number))

    for number in count(1):
        if not killed_before_write(number, build_index):
            break
        with pytest.raises(IndexDamagedError):
            Index.open(tmp_path / str(number))
    assert number > 10
    assert Index.open(tmp_path / str(number)).search("novel").passages == 60


def test_two_who_repair_at_once_both_have_an_index(tmp_path: Path) -> None:
    for number in range(5):
        folder = tmp_path / str(number) / "index"
        folder.parent.mkdir()
        build(texts(), Registers.empty(), folder)
        (folder / "summary.json").write_bytes(b"")
        start = threading.Barrier(3)
        opened: list[Opened] = []

        def repair(folder: Path = folder, start: threading.Barrier = start, opened: list[Opened] = opened) -> None:
            start.wait()
            opened.append(open_or_rebuild(folder, texts, Registers.empty()))

        threads = [threading.Thread(target=repair) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [one.index.search("order").passages for one in opened] == [720] * 3
        assert Index.open(folder).search("order").passages == 720
        assert [one.name for one in folder.parent.iterdir()] == ["index"]


def test_who_comes_second_takes_the_index_that_another_has_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(texts(), Registers.empty(), tmp_path / "index")
    shutil.copytree(tmp_path / "index", tmp_path / "theirs")
    (tmp_path / "index" / "summary.json").write_bytes(b"")
    rename = Path.rename

    def rename_and_be_overtaken(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        if path == tmp_path / "index":
            rename(tmp_path / "theirs", tmp_path / "index")
        return moved

    monkeypatch.setattr(Path, "rename", rename_and_be_overtaken)
    assert open_or_rebuild(tmp_path / "index", texts, Registers.empty()).index.search("order").passages == 720
    assert Index.open(tmp_path / "index").search("order").passages == 720
    assert [one.name for one in tmp_path.iterdir()] == ["index"]


def test_a_reader_goes_on_while_the_index_is_swapped(tmp_path: Path) -> None:
    build(texts(), Registers.empty(), tmp_path / "index")
    build(texts("novel"), Registers.empty(), tmp_path / "new")
    reader = Index.open(tmp_path / "index")
    assert reader.search("order").passages == 720
    (tmp_path / "index").rename(tmp_path / "old")
    (tmp_path / "new").rename(tmp_path / "index")
    for file in sorted((tmp_path / "old").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    assert reader.search("day order", sort="left", size=5).passages == 720
    assert not reader.search("novel").passages
    assert Index.open(tmp_path / "index").search("novel").passages == 60
