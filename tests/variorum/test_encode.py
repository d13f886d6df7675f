"""`variorum encode` needs nothing but a file; `variorum doubts` says what an editor should look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from edition.model import Entry
from edition.registers import write_register
from edition.starting import make_empty

Run = Callable[..., Any]

STORY = "The Ferry\n\nIt ran till nine, and the man slept in it.¹ Nobody paid at night.\n\n¹ Town book.\n\n² Lost.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "ferry.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def test_tei_goes_to_stdout_and_the_report_to_stderr(variorum: Run, story: Path) -> None:
    result = variorum("encode", story, "--prove")
    assert ElementTree.fromstring(result.out).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert "1 note linked, 1 without a call" in result.err
    assert "Proof: each character" in result.err
    assert result.status == 0


def test_report_as_json_has_the_doubts(variorum: Run, story: Path, tmp_path: Path) -> None:
    result = variorum("encode", story, "--json", "-o", tmp_path / "out.xml")
    facts = json.loads(result.err)
    assert (facts["text"]["notes_linked"], facts["text"]["notes_unlinked"], facts["problems"]) == (1, 1, [])
    assert facts["doubts"][0]["kind"] == "note"
    assert (tmp_path / "out.xml").read_bytes().startswith(b"<?xml")


def test_tei_is_written_over_tei_of_ours_and_nothing_else(variorum: Run, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    assert [variorum("encode", story, "-o", out).status for _ in range(2)] == [0, 0]
    out.write_bytes(corrected := out.read_bytes().replace(b"Ferry", b"Ferries"))
    assert "was edited since" in variorum("encode", story, "-o", out).err
    assert out.read_bytes() == corrected
    assert variorum("encode", story, "-o", story).status == 2
    assert story.read_text(encoding="utf-8") == STORY


def test_a_decision_that_does_not_fit_is_exit_code_1(variorum: Run, story: Path, tmp_path: Path) -> None:
    file = tmp_path / "rulings.toml"
    file.write_text('[[decision]]\nkind = "split"\nat = 0\nquote = "not there"\n', encoding="utf-8")
    result = variorum("encode", story, "--decisions", file)
    assert result.status == 1
    assert "not in the source any more" in result.err


def test_a_doubt_comes_with_a_decision_that_can_be_pasted(variorum: Run, story: Path, tmp_path: Path) -> None:
    shown = variorum("doubts", story)
    assert "note 2 has no call" in shown.out
    file = tmp_path / "rulings.toml"
    file.write_text(shown.out, encoding="utf-8")
    assert variorum("encode", story, "--decisions", file).status == 0


def test_doubts_as_json(variorum: Run, story: Path) -> None:
    assert [one["kind"] for one in json.loads(variorum("doubts", story, "--json").out)] == ["note"]


def test_without_a_name_doubts_counts_those_of_each_text(variorum: Run, built: Path) -> None:
    said = variorum("doubts", "-L", built).out.splitlines()
    assert len(said) == 5
    assert all("doubtful place" in line for line in said)


def test_doubts_of_a_text_are_those_that_a_build_has_seen_with_the_names_of_the_registers(
    variorum: Run, tmp_path: Path
) -> None:
    make_empty(tmp_path / "ferry")
    (tmp_path / "ferry" / "sources" / "f.txt").write_text("Harbottle rowed.\n\nNobody paid Harbottlc at night.\n")
    with (tmp_path / "ferry" / "library.toml").open("a") as settings:
        settings.write('\n[[text]]\nid = "f"\nsource = "f.txt"\n')
    assert "0 doubtful places" in variorum("doubts", "f", "-L", tmp_path / "ferry").err
    people = write_register([Entry("person:harbottle", "Ann Harbottle")], "person")
    (tmp_path / "ferry" / "registers" / "people.xml").write_bytes(people)
    assert "‘Harbottlc’ was read as ‘Harbottle’" in variorum("doubts", "f", "-L", tmp_path / "ferry").out


@pytest.mark.parametrize("verb", ["encode", "doubts"])
def test_decisions_that_are_not_there_are_not_passed_over(variorum: Run, story: Path, verb: str) -> None:
    ended = variorum(verb, story, "--decisions", story.with_suffix(".toml"))
    assert ended.status == 2
    assert "does not exist" in ended.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_file_is_written_again_byte_for_byte(variorum: Run, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "ferry.txt"
    file.write_bytes("The café\r\n\r\nIt ran till nine – and no longer.\r\n".encode(encoding))
    assert variorum("encode", file, "--prove").status == 0


def test_bytes_that_the_declared_encoding_does_not_have_fail_the_proof(variorum: Run, tmp_path: Path) -> None:
    file = tmp_path / "ferry.html"
    file.write_bytes(b'<html><head><meta charset="utf-8"></head><body><p>The caf\xe9 of the ferry.</p></body></html>')
    result = variorum("encode", file, "--prove")
    assert result.status == 1
    assert "byte for byte" in result.err
