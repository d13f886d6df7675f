"""`variorum names` and `variorum works` show what will change, and change nothing unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from edition.errors import RegisterError
from edition.registers import read_registers
from variorum.commands.names import command as names
from variorum.commands.works import command as works

Run = Callable[..., Any]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library.toml").write_text('title = "T"\n', encoding="utf-8")
    (tmp_path / "names.csv").write_text("name,kind,key,same-as\nTomsk,place,,\n", encoding="utf-8")
    (tmp_path / "works.ris").write_text("TY  - BOOK\nTI  - The Road\nAU  - Ivanov, I.\nER  - \n", encoding="utf-8")
    return tmp_path


def test_changes_are_shown_and_not_written_without_yes(library: Path) -> None:
    said = CliRunner().invoke(names, ["-L", str(library), "--import", str(library / "names.csv")], input="n\n").output
    assert "new place:tomsk: Tomsk" in said
    assert "nothing was written" in said
    assert len(read_registers(library / "registers")) == 0


def test_changes_are_written_with_yes_and_asked_for_once(library: Path) -> None:
    arguments = ["-L", str(library), "--import", str(library / "names.csv"), "--yes"]
    CliRunner().invoke(names, arguments)
    assert [entry.key for entry in read_registers(library / "registers")] == ["place:tomsk"]
    assert "nothing to change" in CliRunner().invoke(names, arguments).output


def test_a_table_that_is_filled_in_is_not_written_over(variorum: Run, built: Path, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    assert [variorum("names", "-L", built, "--csv", table).status for _ in range(2)] == [0, 0]
    table.write_text(filled := "name,kind,key,same-as\nTomsk,place,,\n", encoding="utf-8")
    assert "take it in first" in variorum("names", "-L", built, "--csv", table).err
    assert table.read_text(encoding="utf-8") == filled


def test_works_are_taken_in_once(library: Path) -> None:
    arguments = ["-L", str(library), "--import", str(library / "works.ris"), "--yes"]
    assert "1 of them new" in CliRunner().invoke(works, arguments).output
    assert "0 of them new" in CliRunner().invoke(works, arguments).output
    assert [entry.name for entry in read_registers(library / "registers")] == ["The Road"]


def test_what_is_no_export_is_refused_by_name(library: Path) -> None:
    said = CliRunner().invoke(works, ["-L", str(library), "--import", str(library / "library.toml")])
    assert isinstance(said.exception, RegisterError)
    assert "library.toml" in str(said.exception)
