"""Other people's TEI is read, searched and cited; what cannot be read gets one clear line, and the rest goes on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from edition.building import Outcome, build
from edition.library import read_library
from edition.starting import make_empty
from edition.store import Edition
from index.building import build as make_index
from tei.parsing import parse

CASES = Path(__file__).parent.parent.parent.parent / "shared" / "bench" / "import" / "cases.json"


def cases(expected: str) -> list[str]:
    """Return the files that are expected to be read so; none where the folder is absent."""
    if not CASES.is_file():
        return []
    return [case["file"] for case in json.loads(CASES.read_text(encoding="utf-8")) if case["expect"] == expected]


@pytest.fixture(scope="module")
def imported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Outcome]:
    folder = tmp_path_factory.mktemp("imported") / "library"
    make_empty(folder)
    for file in (shared / "bench" / "import").glob("*.xml"):
        shutil.copy(file, folder / "texts")
    outcome = build(read_library(folder), make_index=make_index)
    return Edition.open(folder), outcome


def said_of(outcome: Outcome, file: str) -> list[tuple[str, str]]:
    return [(one.code, one.level) for one in outcome.report.problems if one.file == f"texts/{file}"]


def letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


@pytest.mark.parametrize("file", cases("ok"))
def test_a_file_is_read_whole(imported: tuple[Edition, Outcome], shared: Path, file: str) -> None:
    edition, outcome = imported
    assert ("text-not-read", "error") not in said_of(outcome, file)
    for number, tei in enumerate(parse((shared / "bench" / "import" / file).read_bytes())):
        body = tei.find("text")
        assert body is not None
        texts = [text for text in edition.texts if edition.text(text.id).file == file]
        text = edition.text(texts[number].id)
        read = sum(letters(passage.text) for passage in text.passages)
        speakers = sum(letters(one.text) for one in body.iter("speaker", "desc"))
        assert letters(body.text) - speakers - read <= 0.001 * letters(body.text)
        assert sum(one.kind == "note" for one in text.passages) == sum(1 for _ in body.iter("note"))


@pytest.mark.parametrize("file", cases("ok"))
def test_each_passage_has_an_anchor_that_resolves(imported: tuple[Edition, Outcome], file: str) -> None:
    edition, _ = imported
    found = [text for text in (edition.text(summary.id) for summary in edition.texts) if text.file == file]
    anchors = [passage.anchor for text in found for passage in text.passages]
    assert anchors
    assert len(set(anchors)) == len(anchors)
    assert all(edition.resolve(anchor).status == 200 for anchor in anchors)


@pytest.mark.parametrize(("expected", "level"), [("error", "error"), ("skip", "warning"), ("empty", "warning")])
def test_what_cannot_be_read_gets_one_line(imported: tuple[Edition, Outcome], expected: str, level: str) -> None:
    for file in cases(expected):
        assert said_of(imported[1], file) == [("text-not-read", level)]


def test_nothing_leaks_from_outside(imported: tuple[Edition, Outcome]) -> None:
    edition, _ = imported
    for file in edition.folder.rglob("*"):
        assert not file.is_file() or b"CANARY-7f3a91" not in file.read_bytes()


def test_a_broken_file_is_read_when_asked_and_said_to_be(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    make_empty(folder)
    shutil.copy(shared / "bench" / "import" / "schn-not-wf.xml", folder / "texts")
    outcome = build(read_library(folder), make_index=make_index, recover=True)
    assert [text.id for text in outcome.report.texts] == ["schn-not-wf"]
    assert said_of(outcome, "schn-not-wf.xml") == [("read-leniently", "warning")]
