"""Checks on what a text says: days of the week, notes and calls, and who a register knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking import check_file, check_registers
from edition.model import Entry, Passage, Span, Text
from edition.registers import Registers
from edition.texts import write_text


def codes(folder: Path, text: str, *spans: Span) -> list[str]:
    file = folder / "mill.xml"
    file.write_bytes(write_text(Text("mill", "Mill", passages=(Passage("mill", "p1", "p", text, spans),))))
    return [problem.code for problem in check_file(file)]


@pytest.mark.parametrize(("said", "value", "wrong"), [
    pytest.param("Saturday, 31 July 1937", "1937-07-31", False, id="right"),
    pytest.param("Monday, 31 July 1937", "1937-07-31", True, id="wrong"),
    pytest.param("Montag, 31. Juli 1937", "1937-07-31", True, id="german"),
    pytest.param("Monday of July 1937", "1937-07", False, id="no-single-day"),
])
def test_a_day_that_was_another_day_of_the_week_is_told(tmp_path: Path, said: str, value: str, wrong: bool) -> None:
    start = said.find(" ") + 1
    text = f"It was {said} when it burned."
    found = codes(tmp_path, text, Span(7 + start, 7 + len(said), "date", value=value))
    assert ("weekday-wrong" in found) == wrong


def test_a_weekday_elsewhere_in_the_sentence_says_nothing(tmp_path: Path) -> None:
    text = "On Monday they met; 31 July 1937 came."
    assert codes(tmp_path, text, Span(20, 32, "date", value="1937-07-31")) == []


def test_entries_with_one_name_are_told() -> None:
    registers = Registers([Entry("person:a", "Nikolai Yezhov"), Entry("person:b", "Nikolai Ezhov")])
    assert "entries-alike" in {problem.code for problem in check_registers(registers, ())}


def test_entries_are_missed_only_where_nobody_names_them() -> None:
    registers = Registers([Entry("person:a", "Anna"), Entry("person:b", "Berta")])
    text = Text("t", "T", passages=(Passage("t", "p1", "p", "Anna", (Span(0, 4, "person", ref="person:a"),)),))
    told = [problem.message for problem in check_registers(registers, [text])]
    assert len(told) == 1
    assert "person:b" in told[0]
