"""A build is incremental, repeatable and whole; what an editor touched stays hers."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from edition.adopting import adopt
from edition.building import Outcome, build
from edition.concordance.keeping import concordance_of
from edition.errors import BuildError
from edition.library import read_library
from edition.model import Text
from edition.registers import Registers
from edition.safekeeping import only_one
from edition.starting import copy_sample, make_empty
from edition.store import Edition

LETTER = """On the Mill

The mill was built in 1811 by two brothers, who did not agree about the wheel.¹

It burned down in 1840. Nobody rebuilt it, since the river had moved.

¹ Parish book, p. 12.
"""


def no_index(_texts: Sequence[Text], _registers: Registers, folder: Path, _before: Path | None) -> None:
    folder.mkdir()


def build_at(folder: Path) -> Outcome:
    return build(read_library(folder), make_index=no_index)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    folder = tmp_path / "mill"
    make_empty(folder)
    (folder / "sources" / "mill.txt").write_text(LETTER, encoding="utf-8")
    with (folder / "library.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[text]]\nid = "mill"\nsource = "mill.txt"\ntitle = "On the Mill"\nauthor = "A. Miller"\n')
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*")) if file.is_file() and file.name != "lock"
    }


def test_a_raw_text_becomes_an_edition(mill: Path) -> None:
    outcome = build_at(mill)
    edition = Edition.open(mill)
    assert outcome.encoded == ("mill",)
    assert [text.title for text in edition.texts] == ["On the Mill"]
    assert outcome.report.texts[0].notes_linked == 1
    assert not outcome.report.errors


def test_a_second_build_does_nothing(mill: Path) -> None:
    build_at(mill)
    before = files_of(mill)
    outcome = build_at(mill)
    assert not outcome.is_new
    assert not outcome.encoded
    assert files_of(mill) == before


def test_the_same_input_gives_the_same_bytes(mill: Path) -> None:
    build_at(mill)
    before = files_of(mill)
    for file in (mill / "build").rglob("*"):
        if file.is_file():
            file.unlink()
    build_at(mill)
    assert files_of(mill) == before


def test_a_changed_source_is_encoded_again_and_keeps_its_anchors(mill: Path) -> None:
    build_at(mill)
    before = {passage.text: passage.anchor for passage in Edition.open(mill).text("mill").passages}
    source = mill / "sources" / "mill.txt"
    source.write_text(source.read_text().replace("On the Mill\n", "On the Mill\n\nA preface came first.\n", 1))
    assert build_at(mill).encoded == ("mill",)
    after = {passage.text: passage.anchor for passage in Edition.open(mill).text("mill").passages}
    assert "A preface came first." in after
    assert {text: after[text] for text in before} == before


def test_a_passage_is_held_against_its_source_even_when_that_has_gone(mill: Path) -> None:
    build_at(mill)
    for file in (mill / "sources").iterdir():
        file.unlink()
    build_at(mill)
    edition = Edition.open(mill)
    passage = next(one for one in edition.text("mill").passages if one.kind == "p")
    source = edition.source(passage.pieces[0].file)
    assert source
    assert source.text[passage.pieces[0].start :].startswith("The mill was built")
    assert edition.source("../library.toml") is None


def test_a_hand_edited_text_is_never_overwritten(mill: Path) -> None:
    build_at(mill)
    file = mill / "texts" / "mill.xml"
    file.write_text(file.read_text(encoding="utf-8").replace("two brothers", "two sisters"), encoding="utf-8")
    source = mill / "sources" / "mill.txt"
    source.write_text(source.read_text().replace("1840", "1841"))
    outcome = build_at(mill)
    assert "two sisters" in file.read_text(encoding="utf-8")
    assert [problem.code for problem in outcome.report.problems] == ["edited-by-hand"]
    adopt(file)
    assert "edited-by-hand" not in {problem.code for problem in build_at(mill).report.problems}
    assert any("two sisters" in passage.text for passage in Edition.open(mill).text("mill").passages)


def test_an_open_edition_keeps_to_its_build(mill: Path) -> None:
    build_at(mill)
    edition = Edition.open(mill)
    source = mill / "sources" / "mill.txt"
    source.write_text(source.read_text().replace("1840", "1841"))
    build_at(mill)
    assert not edition.is_current()
    assert any("1840" in passage.text for passage in edition.text("mill").passages)


def test_a_text_that_cannot_be_read_is_a_problem_and_the_rest_goes_on(mill: Path) -> None:
    (mill / "texts").mkdir(exist_ok=True)
    (mill / "texts" / "broken.xml").write_text("<TEI><text>", encoding="utf-8")
    outcome = build_at(mill)
    assert "text-not-read" in {problem.code for problem in outcome.report.problems}
    assert [text.id for text in outcome.report.texts] == ["mill"]


def test_a_source_without_a_table_is_told_and_not_read(mill: Path) -> None:
    assert not [one for one in build_at(mill).report.problems if one.code == "source-unlisted"]
    (mill / "sources" / "letter.txt").write_text(LETTER)
    (mill / "sources" / ".hidden").write_text(LETTER)
    found = [one for one in build_at(mill).report.problems if one.code == "source-unlisted"]
    assert ["sources/letter.txt" in one.message and 'source = "letter.txt"' in one.hint for one in found] == [True]


def test_a_source_that_cannot_be_read_is_told_and_the_others_are_built(mill: Path) -> None:
    (mill / "sources" / "weir.txt").write_bytes(b"")
    with (mill / "library.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[text]]\nid = "weir"\nsource = "weir.txt"\ntitle = "On the Weir"\n')
    report = build_at(mill).report
    assert [(one.code, "weir.txt: is empty" in one.message) for one in report.problems] == [("text-not-encoded", True)]
    assert [one.id for one in report.texts] == ["mill"]


def test_a_text_whose_file_is_not_there_is_told_unless_a_precis_stands_in_for_it(mill: Path) -> None:
    def add(table: str) -> list[str]:
        with (mill / "library.toml").open("a", encoding="utf-8") as settings:
            settings.write(f"\n[[text]]\n{table}")
        return [one.hint for one in build_at(mill).report.problems if one.code == "source-missing"]

    (hint,) = add('id = "weir"\nsource = "weir.txt"\ntitle = "On the Weir"\n')
    assert hint.startswith("put weir.txt into sources/")
    shutil.copy(mill / "sources" / "mill.txt", mill / "sources" / "short.txt")
    assert add('id = "weir-precis"\nprecis_of = "weir"\nsource = "short.txt"\ntitle = "On the Weir"\n') == []


def test_a_failing_step_leaves_the_served_edition_whole(mill: Path) -> None:
    build_at(mill)
    before = Edition.open(mill).digest
    source = mill / "sources" / "mill.txt"
    source.write_text(source.read_text().replace("1840", "1841"))

    def full_disk(_texts: Sequence[Text], _registers: Registers, _folder: Path, _before: Path | None) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        build(read_library(mill), make_index=full_disk)
    assert Edition.open(mill).digest == before
    assert not list((mill / "build").glob(".new-*"))


def test_two_builders_do_not_meet(mill: Path) -> None:
    with only_one(mill / "build" / "lock", message="busy"), pytest.raises(BuildError, match="another build is running"):
        build_at(mill)


def test_a_library_that_was_never_built_says_how_to(mill: Path) -> None:
    with pytest.raises(BuildError, match="variorum build -L"):
        Edition.open(mill)


@pytest.mark.parametrize(("name", "read"), [
    ("edition.json", lambda _: None),
    ("texts/mill.json", lambda edition: edition.text("mill")),
    ("parallels.json", lambda edition: edition.parallels),
    ("parallels/mill.json", lambda edition: edition.parallels_of("mill.b1")),
    ("mentions.json", lambda edition: edition.mentions_of("person:miller")),
    ("report.json", lambda edition: edition.report),
    ("former.json", lambda edition: edition.former_ids("mill")),
    ("concordance.json", concordance_of),
])
@pytest.mark.parametrize("kept", [0, 0.5], ids=["emptied", "cut-short"])
def test_a_damaged_file_of_a_build_is_named_and_building_anew_helps(
    mill: Path, name: str, read: Callable[[Edition], object], kept: float
) -> None:
    file = mill / "build" / build_at(mill).name / name
    os.truncate(file, int(file.stat().st_size * kept))
    with pytest.raises(BuildError, match=re.escape(f"{file} is damaged")):
        read(Edition.open(mill))
    shutil.rmtree(mill / "build")
    build_at(mill)
    read(Edition.open(mill))


def test_a_damaged_register_of_a_build_is_not_to_be_mended_there(mill: Path) -> None:
    (mill / "build" / build_at(mill).name / "registers" / "people.xml").write_text("<TEI>")
    with pytest.raises(BuildError, match=r"registers is damaged .* delete"):
        _ = Edition.open(mill).registers


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_killed_at_any_moment_the_served_edition_stays_whole(
    mill: Path, killed_before_write: Callable[[int, Callable[[], object]], bool]
) -> None:
    build_at(mill)
    source = mill / "sources" / "mill.txt"
    for number in count(1):
        source.write_text(LETTER.replace("1840", str(1840 + number)), encoding="utf-8")
        was_killed = killed_before_write(number, lambda: build_at(mill))
        edition = Edition.open(mill)
        assert edition.passage("mill.p1").text.startswith("The mill was built")
        assert len(edition.text("mill").passages) == 4
        if not was_killed:
            break
    assert number > 20
    assert str(1840 + number) in edition.text("mill").passages[-1].text


def test_who_wrote_a_part_is_named_as_the_register_names_her(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    copy_sample(folder)
    build_at(folder)
    edition = Edition.open(folder)
    text = edition.text("khlevnyuk-precis")
    introduction = next(one for one in text.divisions if one.author)
    assert introduction.author == "David L. Hoffmann"
    assert {one.author for one in text.passages if one.division == introduction.id} == {"David L. Hoffmann"}
