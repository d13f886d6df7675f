"""Whoever changes a file in turn loses nobody else's change, and a crash leaves the old file or the new one."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from edition.safekeeping import in_turn, write_beside


def count_up(file: Path) -> None:
    for _ in range(25):
        with in_turn(file.parent):
            write_beside(file, str(int(file.read_text()) + 1).encode())


def test_processes_that_count_in_turn_miss_no_number(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    with get_context("spawn").Pool(2) as pool:
        pool.map(count_up, [tmp_path / "count"] * 2)
    assert (tmp_path / "count").read_text() == "50"


def test_threads_that_count_in_turn_miss_no_number(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count_up, [tmp_path / "count"] * 4))
    assert (tmp_path / "count").read_text() == "100"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left on device")

    (tmp_path / "links.xml").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_beside(tmp_path / "links.xml", b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"links.xml": b"old"}


def test_what_a_killed_writer_left_is_cleared_away_but_not_what_is_being_written(tmp_path: Path) -> None:
    for name, age in (("old", 7_200), ("young", 0)):
        file = tmp_path / f".links.xml.{name}.new"
        file.touch()
        os.utime(file, (time.time() - age,) * 2)
    with in_turn(tmp_path):
        assert [file.name for file in tmp_path.iterdir()] == [".links.xml.young.new"]


def test_two_who_write_one_file_at_once_leave_one_of_both_whole(tmp_path: Path) -> None:
    contents = [letter * 300_000 for letter in (b"a", b"b", b"c", b"d")]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda content: write_beside(tmp_path / "one", content), contents * 5))
    assert (tmp_path / "one").read_bytes() in contents
    assert [file.name for file in tmp_path.iterdir()] == ["one"]
