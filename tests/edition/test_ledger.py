"""Tests for edition/ledger.py."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from edition.errors import LibraryError, UnknownAnchorError
from edition.ledger import Ledger, Record, append_ledger, read_ledger

DAY = datetime.date(2026, 1, 2)
TWO = Ledger("smith").adding([
    Record("p1", "given", "a", kind="p", text="First words."),
    Record("p2", "given", "a", kind="p", text="Other words.", after="p1"),
])


def test_a_file_that_is_not_there_gives_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "smith.jsonl") == Ledger.empty("smith")


def test_an_empty_ledger_makes_no_file(tmp_path: Path) -> None:
    append_ledger(tmp_path / "smith.jsonl", Ledger.empty("smith"), Ledger.empty("smith"))
    assert not list(tmp_path.iterdir())


def test_what_is_appended_is_read_again_with_its_day(tmp_path: Path) -> None:
    file = tmp_path / "anchors" / "smith.jsonl"
    append_ledger(file, Ledger.empty("smith"), TWO, when=DAY)
    again = read_ledger(file)
    assert again.order == ("p1", "p2")
    assert {record.when for record in again.records} == {"2026-01-02"}


def test_a_half_written_last_line_is_left_out_and_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "smith.jsonl"
    append_ledger(file, Ledger.empty("smith"), TWO, when=DAY)
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    short = read_ledger(file)
    assert short.order == ("p1",)
    append_ledger(file, short, short.adding([TWO.records[1]]), when=DAY)
    assert file.read_bytes() == whole


def test_a_last_line_without_its_newline_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "smith.jsonl"
    append_ledger(file, Ledger.empty("smith"), TWO, when=DAY)
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    ledger = read_ledger(file)
    append_ledger(file, ledger, ledger.adding([Record("p3", "given", "b", text="Third.", after="p2")]))
    assert read_ledger(file).order == ("p1", "p2", "p3")


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "[1]", '{"id": "p1"}', '{"id": "p1", "event": "eaten"}', "\x00"])
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "smith.jsonl").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(LibraryError, match=r"smith\.jsonl:1: not a record"):
        read_ledger(tmp_path / "smith.jsonl")


def test_an_anchor_that_is_there_answers_for_itself() -> None:
    found = TWO.resolve("p2")
    assert (found.status, found.target, found.last_text) == (200, "smith.p2", "Other words.")


def test_a_merged_anchor_answers_under_its_survivor() -> None:
    found = TWO.adding([Record("p2", "merged", "b", to="p1")]).resolve("p2")
    assert (found.status, found.target, found.last_text) == (301, "smith.p1", "Other words.")


def test_an_anchor_merged_into_one_that_went_is_gone_with_its_last_text() -> None:
    later = TWO.adding([Record("p2", "merged", "b", to="p1"), Record("p1", "gone", "c")])
    found = later.resolve("p2")
    assert (found.status, found.target, found.last_text) == (410, "", "Other words.")


def test_one_that_is_gone_names_what_stood_before_it() -> None:
    assert TWO.adding([Record("p2", "gone", "b", after="p1")]).resolve("p2").near == "smith.p1"


def test_one_that_is_gone_names_what_stood_before_that_if_it_is_gone_too() -> None:
    later = TWO.adding([Record("p3", "given", "b", after="p2"), Record("p2", "gone", "c", after="p1"),
                        Record("p3", "gone", "c", after="p2")])
    assert later.resolve("p3").near == "smith.p1"


def test_former_anchors_are_told_at_the_passage_that_answers_for_them() -> None:
    later = TWO.adding([Record("p3", "given", "b", after="p2"), Record("p2", "merged", "c", to="p1"),
                        Record("p3", "gone", "c", after="p1")])
    assert TWO.former == {}
    assert later.former == {"p1": ("p2", "p3")}


def test_an_anchor_never_given_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownAnchorError, match=r"did you mean ‘smith\.p1’"):
        TWO.resolve("p11")


def test_merges_that_run_in_a_circle_end() -> None:
    odd = TWO.adding([Record("p2", "merged", "b", to="p1"), Record("p1", "merged", "b", to="p2")])
    assert odd.resolve("p1").status == 410
    assert odd.former == {}


def test_order_follows_moves_and_deaths() -> None:
    ledger = TWO.adding([Record("p3", "given", "b", after="p1"), Record("p1", "moved", "b", after="p2"),
                         Record("p3", "gone", "c")])
    assert ledger.order == ("p2", "p1")


def test_what_changed_since_a_revision_or_a_day_is_told() -> None:
    ledger = TWO.adding([Record("p1", "changed", "b2", when="2026-02-01", text="x"),
                         Record("p2", "gone", "c", when="2026-03-01")])
    assert [record.event for record in ledger.since("a")] == ["changed", "gone"]
    assert [record.event for record in ledger.since("b")] == ["gone"]
    assert [record.event for record in ledger.since("2026-02-02")] == ["gone"]
    assert not ledger.knows("z")
