"""`variorum check` tells each problem with file, line and remedy, and ends with 1 if there is an error."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "library", ignore=shutil.ignore_patterns("build")))


def change(library: Path, old: str, new: str) -> None:
    file = library / "texts" / "reiman-precis.xml"
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new, 1), encoding="utf-8")


def codes(run: Run, library: Path) -> set[str]:
    return {one["code"] for one in json.loads(run("check", "-L", library, "--json").out)}


def test_the_sample_has_no_errors(variorum: Run, built: Path) -> None:
    ended = variorum("check", "-L", built)
    assert ended.status == 0
    assert "error" not in ended.err


@pytest.mark.parametrize(("old", "new", "code"), [
    pytest.param('ref="person:ezhov"', 'ref="person:ezhow"', "mention-without-entry", id="mention"),
    pytest.param('xml:id="p2"', 'xml:id="p1"', "id-repeated", id="id"),
    pytest.param("<p xml:id", '<p corresp="#nothing" xml:id', "pointer-dangling", id="pointer"),
    pytest.param("</body>", "</bodi>", "text-not-read", id="form"),
    pytest.param('place="bottom"', 'anchored="false" cert="low" place="bottom"', "note-without-call", id="call"),
    pytest.param(
        "<body>", '<body><p xml:id="x1">On <date when="19x">a day</date>.</p>', "date-unreadable", id="date"
    ),
])
def test_a_fault_made_by_hand_is_found(variorum: Run, library: Path, old: str, new: str, code: str) -> None:
    assert code not in codes(variorum, library)
    change(library, old, new)
    assert code in codes(variorum, library)


def test_a_note_without_a_label_is_told_by_its_words(variorum: Run, library: Path) -> None:
    change(library, "</body>", '<note type="author" anchored="false">See there.</note></body>')
    assert "the note “See there.” has no call" in variorum("check", "-L", library).out


def test_a_problem_says_file_line_and_remedy(variorum: Run, library: Path) -> None:
    change(library, 'ref="person:ezhov"', 'ref="person:ezhow"')
    ended = variorum("check", "-L", library)
    assert ended.status == 1
    line = next(line for line in ended.out.splitlines() if "ezhow" in line)
    assert line.startswith("error: texts/reiman-precis.xml:")
    assert "Did you mean ‘person:ezhov’?" in line


def test_a_dead_person_is_not_born_later(variorum: Run, library: Path) -> None:
    people = library / "registers" / "people.xml"
    people.write_text(people.read_text(encoding="utf-8").replace('<death when="1940-02-04"/>', '<death when="1840"/>'))
    assert "dates-reversed" in codes(variorum, library)


def test_a_file_can_be_held_against_any_schema(variorum: Run, library: Path, tmp_path: Path) -> None:
    schema = tmp_path / "letters.rng"
    schema.write_text('<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    file = library / "texts" / "reiman-precis.xml"
    assert variorum("check", file).status == 0
    assert variorum("check", file, "--schema", schema).status == 1
