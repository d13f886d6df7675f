"""Works are read from what reference managers export."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from edition.errors import RegisterError
from edition.model import Entry, Name, Work
from edition.registering import apply
from edition.registers import Registers, read_registers
from edition.zotero import changes_for, read_works

CSL = json.dumps([{
    "id": "x", "type": "article-journal", "title": "On the <i>Old</i> Bridge", "container-title": "Valley Review",
    "volume": "4", "issue": 3, "page": "5–16", "DOI": "10.1/x", "title-short": "Old Bridge",
    "author": [{"family": "Laue", "non-dropping-particle": "von", "given": "T."}],
    "issued": {"date-parts": [[1992, 7]]},
}])
BIBTEX = r"""
@comment{not a work}
@article{x, title = {On the {Old} Bridge}, journal = "Valley Review", volume = 4, number = {3}, pages = {5--16},
  author = {von Laue, T. and \v{S}ed\'y, Jan}, year = 1992, month = jul, doi = {10.1/x}, shorttitle = {Old Bridge} }
"""
RIS = """TY  - JOUR
TI  - On the Old Bridge
T2  - Valley Review
AU  - von Laue, T.
VL  - 4
IS  - 3
SP  - 5
EP  - 16
PY  - 1992/07
DO  - 10.1/x
ST  - Old Bridge
ER  -
"""


@pytest.mark.parametrize("export", [CSL, BIBTEX, RIS, "\ufeff" + RIS], ids=["csl", "bibtex", "ris", "with a mark"])
def test_one_work_from_three_forms(export: str) -> None:
    (work,) = read_works(export)
    assert (work.kind, work.title, work.container, work.volume, work.issue) == (
        "article", "On the Old Bridge", "Valley Review", "4", "3")
    assert (work.pages, work.date, work.doi, work.short_title) == ("5–16", "1992-07", "10.1/x", "Old Bridge")
    assert work.authors[0] == Name("von Laue", "T.")


def test_others_are_nobody_and_a_blank_behind_a_sign_stays() -> None:
    (work,) = read_works(r"@article{x, author={Harris, J. and others}, journal={Past \& Present}, title={T}}")
    assert (work.authors, work.container) == ((Name("Harris", "J."),), "Past & Present")


def test_accents_of_bibtex_are_letters() -> None:
    assert read_works(BIBTEX)[0].authors[1] == Name("Šedý", "Jan")


@pytest.mark.parametrize("export", ["", "plain words", "[{", "TY  - JOUR\nTI  - x\n", "@book{x, title = {y"])
def test_damaged_exports_are_refused(export: str) -> None:
    with pytest.raises(RegisterError):
        read_works(export)


def test_known_works_are_left_and_authors_are_linked() -> None:
    old = Entry("work:old", "The Long Road", work=Work(title="The Long Road", date="1990"))
    registers = Registers((old, Entry("person:laue", "T. von Laue")))
    works = (Work(title="The long road", date="1990-05"), *read_works(RIS), *read_works(CSL))
    (change,) = changes_for(works, registers)
    assert change.entry.key == "work:von-laue-old-bridge"
    assert change.entry.work is not None
    assert change.entry.work.authors[0].key == "person:laue"


def test_works_taken_in_are_read_again(tmp_path: Path) -> None:
    apply(changes_for(read_works(CSL), Registers.empty()), tmp_path)
    (entry,) = read_registers(tmp_path).of_kind("work")
    assert entry.work is not None
    assert (entry.name, entry.work.container, entry.work.date, entry.forms[0].text) == (
        "On the Old Bridge", "Valley Review", "1992-07", "Old Bridge")
    assert changes_for(read_works(BIBTEX), read_registers(tmp_path)) == ()


@pytest.mark.parametrize("hostile", [
    "@book{x, title = {" + "{" * 50_000, "[" * 50_000, "@book{" + "a=" * 100_000 + "}", '{"items": 5}',
], ids=["braces", "brackets", "fields", "no items"])
def test_hostile_exports_end(hostile: str) -> None:
    with suppress(RegisterError):
        assert len(read_works(hostile)) <= 1


def test_keys_are_in_plain_letters_and_titles_without_entities() -> None:
    said = '[{"type": "book", "title": "Über <i>Mühlen</i> &amp; Bäche", "author": [{"family": "Müller"}]}]'
    (change,) = changes_for(read_works(said), Registers.empty())
    assert (change.entry.key, change.entry.name) == ("work:muller-uber-muhlen", "Über Mühlen & Bäche")
