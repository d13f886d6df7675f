"""Registers are TEI files: read, written and read again they say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import RegisterError
from edition.model import Entry, Form, Name, Work
from edition.registers import FILES, Registers, read_register, read_registers, write_register
from tei.parsing import parse
from tei.validating import validate

SAMPLE = Path(__file__).parent.parent.parent / "edition" / "sample" / "registers"


@pytest.mark.parametrize("kind", FILES)
def test_each_register_of_the_sample_comes_back_as_it_was(tmp_path: Path, kind: str) -> None:
    entries = read_registers(SAMPLE).of_kind(kind)
    assert entries
    file = tmp_path / FILES[kind]
    file.write_bytes(write_register(entries, kind))
    assert read_register(file, kind) == entries


def test_the_parts_of_a_name_are_written_as_words_to_read() -> None:
    work = Work(title="Dykes", authors=(Name("King", "Ann Mary, Jr."), Name("Plato")))
    (text,) = parse(write_register([Entry("work:dykes", "Dykes", work=work)], "work"))
    assert [author.text for author in text.iter("author")] == ["Ann Mary King Jr.", "Plato"]


@pytest.mark.parametrize("kind", FILES)
def test_a_register_is_valid_tei(shared: Path, kind: str) -> None:
    schema = shared / "schema" / "tei_all.rng"
    assert validate((SAMPLE / FILES[kind]).read_bytes(), schema=schema) == ()
    assert validate(write_register(read_registers(SAMPLE).of_kind(kind), kind), schema=schema) == ()


def test_an_entry_keeps_everything(tmp_path: Path) -> None:
    entry = Entry(
        "place:mill",
        "The Mill",
        (Form("The Mill"), Form("Mühle", lang="de", who="a b"), Form("M.", context_only=True)),
        note="Burned.",
        start="1811",
        end="1840",
        geo=(48.1, -2.5),
        modern_name="Moulin",
        subtype="works",
        related=("person:miller",),
        ids=(("GeoNames", "1"),),
    )
    file = tmp_path / "places.xml"
    file.write_bytes(write_register([entry], "place"))
    assert read_register(file, "place") == (entry,)


def test_a_work_is_called_by_its_title_and_a_nameless_entry_by_its_key(tmp_path: Path) -> None:
    work = Work(title="On the Mill", authors=(Name("Miller", "A."),))
    file = tmp_path / "works.xml"
    file.write_bytes(write_register([Entry("work:mill", "On the Mill", (Form("Mill"),), work=work)], "work"))
    assert [(one.name, one.forms) for one in read_register(file, "work")] == [("On the Mill", (Form("Mill"),))]
    file.write_text('<TEI><standOff><listPlace><place xml:id="weir"/></listPlace></standOff></TEI>')
    assert [one.name for one in read_register(file, "place")] == ["weir"]


def test_a_chapter_keeps_its_book(tmp_path: Path) -> None:
    work = Work(
        "chapter",
        "On the Mill",
        (Name("Miller", "A.", "person:miller"),),
        (Name("Baker", "B."),),
        (Name("Cook", "C."),),
        container="Mills",
        series="Works",
        volume="3",
        edition="2nd ed.",
        place="Oxford",
        publisher="Press",
        date="1990",
        pages="1–20",
        language="en",
        doi="10.1/x",
        isbn="1",
        url="https://example.org/",
        key="work:mill",
    )
    file = tmp_path / "works.xml"
    file.write_bytes(write_register([Entry("work:mill", "On the Mill", subtype="chapter", work=work)], "work"))
    assert read_register(file, "work")[0].work == work


def test_a_register_that_is_broken_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("<TEI>\n<standOff></TEI>")
    with pytest.raises(RegisterError, match=r"people\.xml:2"):
        read_registers(tmp_path)


def test_no_registers_are_empty_ones(tmp_path: Path) -> None:
    assert len(read_registers(tmp_path)) == 0


def test_the_nearest_pointer_is_found() -> None:
    registers = Registers([Entry("person:ezhov", "Ezhov"), Entry("person:stalin", "Stalin")])
    assert registers.nearest("person:ezhow") == "person:ezhov"
    assert registers.find("person:nobody") is None
