"""What we export is read again by the programmes that others use."""

from __future__ import annotations

import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any
from xml.dom import minidom

import bibtexparser
import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as some
from pybtex.database import parse_string

from edition.citing import bibtex, cited, csl_json, ris, tei
from edition.citing.cited import Cited
from edition.citing.exports import citation_key
from edition.citing.writing import Locator
from edition.model import Name, Passage, Text, Work

CHAPTER = Work(
    "chapter", "Cost & Benefit: 100 % of {Fords} in Łódź_1", (Name("Khlevník", "Oleg"), Name("Health and Water Board")),
    (Name("de la Cope", "Julian"),), (Name("Tay", "C."),), container="River History #1", series="Annals of Water 4",
    volume="2", edition="2", place="London", publisher="Mac & Mill", date="1995-07", pages="158–176",
    language="en", doi="10.1000/x_1", isbn="0-333-00000-0", short_title="Cost & Benefit",
)
SHAPES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "shapes.toml").read_text(encoding="utf-8"))
KINDS = ("article", "book", "chapter", "thesis", "newspaper", "archive", "web")


def one(work: Work = CHAPTER) -> Cited:
    return Cited(work, Locator("par", "98"), "smith.p98", "Waters", "https://w.example/a/smith.p98", "2026-01-02")


def inverted(names: tuple[Name, ...]) -> list[str]:
    return [f"{name.family}, {name.given}" if name.given else name.family for name in names]


def works() -> list[Work]:
    return [Work(kind, "On Fords", (Name("Smith", "Jane"),), container="Home", date="1999") for kind in KINDS]


def test_pybtex_reads_our_bibtex() -> None:
    found = parse_string(bibtex(one()), "bibtex").entries["khlevnik1995cost-smith.p98"]
    assert found.type == "incollection"
    assert [person.last_names for person in found.persons["author"]] == [["Khlevník"], ["{Health and Water Board}"]]
    assert found.persons["editor"][0].prelast_names + found.persons["editor"][0].last_names == ["de", "la", "Cope"]
    assert found.fields["pages"] == "158--176"
    assert found.fields["title"] == r"{Cost \& Benefit: 100 \% of \{Fords\} in Łódź\_1}"


def test_no_two_passages_have_the_same_key() -> None:
    anchors = ("smith.p9", "smith.p10", "smith.p1-0", "smith2.p9", "smith.ж1", "smith.ш1", "smith.p.9")
    keys = {citation_key(Cited(CHAPTER, None, anchor)) for anchor in anchors}
    assert len(keys) == len(anchors)
    whole = "".join(bibtex(Cited(CHAPTER, None, anchor)) for anchor in anchors)
    assert len(parse_string(whole, "bibtex").entries) == len(bibtexparser.parse_string(whole).entries) == len(anchors)


def test_bibtexparser_reads_our_bibtex() -> None:
    library = bibtexparser.parse_string(bibtex(one()) + bibtex(one(works()[0])))
    assert not library.failed_blocks
    assert [entry.entry_type for entry in library.entries] == ["incollection", "article"]


@pytest.mark.parametrize("work", works(), ids=KINDS)
def test_every_kind_of_work_is_read_again(work: Work) -> None:
    entry = bibtexparser.parse_string(bibtex(one(work))).entries[0]
    assert "On Fords" in entry.fields_dict["title"].value
    record = rispy.load(io.StringIO(ris(one(work)).replace("\r\n", "\n")))[0]
    assert (record["title"], record["authors"], record["year"]) == ("On Fords", ["Smith, Jane"], "1999")


def test_ris_names_the_type_of_a_thesis_and_the_archive_of_a_document() -> None:
    thesis = ris(one(Work("thesis", "On Fords", series="PhD diss.")))
    assert "M3  - PhD diss.\r\n" in thesis
    assert "T3  - " not in thesis
    assert "DB  - State Archive\r\n" in ris(one(Work("archive", "On Fords", container="State Archive")))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_comes_back_with_its_names_title_and_pages(shape: str) -> None:
    fields = {key: value for key, value in SHAPES[shape].items() if key != "expect" and not isinstance(value, list)}
    people = {
        role: tuple(Name(*one.split(", ")) for one in SHAPES[shape].get(role, ())) for role in ("authors", "editors")
    }
    work = Work(**fields, **people)
    (entry,) = parse_string(bibtex(one(work)), "bibtex").entries.values()
    assert [str(person).strip("{}") for person in entry.persons.get("author", [])] == inverted(work.authors)
    assert entry.fields["title"] == f"{{{work.title}}}"
    assert entry.fields.get("pages", "").replace("--", "-") == work.pages.replace("–", "-")
    assert not bibtexparser.parse_string(bibtex(one(work))).failed_blocks
    (record,) = rispy.load(io.StringIO(ris(one(work)).replace("\r\n", "\n")))
    assert record["title"] == work.title
    assert record.get("authors", []) == inverted(work.authors)


@given(title=some.text(min_size=1), family=some.text(min_size=1), given_name=some.text())
@example(title="0", family=",", given_name=",")
def test_whatever_a_title_holds_one_record_is_read_again(title: str, family: str, given_name: str) -> None:
    work = Work("book", title, (Name(family, given_name),), date="1999", publisher=title)
    assert len(parse_string(bibtex(one(work)), "bibtex").entries) == 1
    assert len(bibtexparser.parse_string(bibtex(one(work))).entries) == 1
    assert len(rispy.load(io.StringIO(ris(one(work)).replace("\r\n", "\n")))) == 1
    assert len(json.loads(csl_json(one(work)))) == 1


def test_rispy_reads_our_ris() -> None:
    record = rispy.load(io.StringIO(ris(one()).replace("\r\n", "\n")))[0]
    assert record["type_of_reference"] == "CHAP"
    assert record["secondary_title"] == "River History #1"
    assert (record["start_page"], record["end_page"]) == ("158", "176")
    assert record["urls"] == ["https://w.example/a/smith.p98"]
    assert "para. 98, Waters, smith.p98" in str(record)


def test_ris_lines_have_a_tag_two_spaces_and_a_dash() -> None:
    lines = ris(one()).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines if line)


def test_a_title_with_line_breaks_makes_no_new_record() -> None:
    broken = one(Work("book", "Fords\r\nER  - \r\nTY  - JOUR", (Name("Smith", "A"),)))
    assert len(rispy.load(io.StringIO(ris(broken).replace("\r\n", "\n")))) == 1


def test_csl_json_has_what_processors_ask_for() -> None:
    (item,) = json.loads(csl_json(one()))
    assert (item["type"], item["issued"], item["accessed"]) == (
        "chapter", {"date-parts": [[1995, 7]]}, {"date-parts": [[2026, 1, 2]]}
    )
    assert item["author"] == [{"family": "Khlevník", "given": "Oleg"}, {"literal": "Health and Water Board"}]


def test_tei_is_well_formed_and_names_the_range() -> None:
    root = minidom.parseString(tei(one())).documentElement
    assert root is not None
    (found,) = root.getElementsByTagName("citedRange")
    assert (found.getAttribute("unit"), found.getAttribute("target")) == ("paragraph", "https://w.example/a/smith.p98")


def test_a_title_of_braces_and_backslashes_is_read_again() -> None:
    entry = parse_string(bibtex(one(Work("book", r"\{}$^~}{", (Name("{", "}"),), date="1999"))), "bibtex").entries
    assert len(entry) == 1


def test_an_export_of_a_bare_text_is_read_again() -> None:
    text = Text("x", "", passages=(Passage("x", "p1", "p", "Words."),))
    found = cited(text.passages[0], text)
    assert parse_string(bibtex(found), "bibtex").entries["x.p1"]
    assert rispy.load(io.StringIO(ris(found).replace("\r\n", "\n")))
