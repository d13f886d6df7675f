"""Two processes write what one writes, and one that fails is not missed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from edition.model import Passage, Text
from edition.registers import Registers
from index import building
from index.building import build
from index.searching import Index


@pytest.fixture(autouse=True)
def _small_libraries_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "LARGE", 0)


def texts(count: int = 3, passages: int = 40) -> list[Text]:
    return [Text(f"t{one}", f"T {one}", passages=tuple(
        Passage(f"t{one}", f"p{at}", "p", f"the order of day {at} in {one}") for at in range(passages)
    )) for one in range(count)]


def content(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("count", [1, 3])
def test_two_processes_write_the_same_bytes_as_one(tmp_path: Path, count: int) -> None:
    build(texts(count), Registers.empty(), tmp_path / "one", processes=1)
    build(texts(count), Registers.empty(), tmp_path / "two", processes=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert (tmp_path / "two" / "parts" / "1").is_dir()


def test_part_whose_process_fails_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(texts(), Registers.empty(), tmp_path / "one", processes=1)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    build(texts(), Registers.empty(), tmp_path / "two", processes=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_text_that_lies_in_two_parts_is_one(tmp_path: Path) -> None:
    build(texts(1), Registers.empty(), tmp_path / "index", processes=2)
    index = Index.open(tmp_path / "index")
    assert [hit.anchor for hit in index.search("order", sort="text", size=50).results] == [
        f"t0.p{at}" for at in range(40)]
    assert index.search("text:t0 day").passages == 40


def test_process_that_nobody_waits_for_ends(tmp_path: Path) -> None:
    script = """
import sys; from pathlib import Path; from edition.model import Passage, Text; from edition.registers import Registers
from index.building import build
many = tuple(Passage("t", f"p{at}", "p", "the order of the day " * 30) for at in range(40_000))
build([Text("t", "T", passages=many)], Registers.empty(), Path(sys.argv[1]), processes=2)
"""
    builder = subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "index")],
                               env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))})
    children = Path(f"/proc/{builder.pid}/task/{builder.pid}/children")
    words = tmp_path / "index" / "parts" / "1" / "words.bin"
    try:
        while not words.exists() and builder.poll() is None:
            time.sleep(0.05)
        (child,) = map(int, children.read_text().split())
    finally:
        builder.send_signal(signal.SIGKILL)
        builder.wait()
    for _ in range(400):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
