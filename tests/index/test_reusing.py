"""An index that grew answers as one that was written whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from edition.model import Entry, Passage, Span, Text
from edition.registers import Registers
from index import building, reusing
from index.building import build
from index.searching import Index

REGISTERS = Registers((Entry("person:ada", "Ada Ostrow"),))
QUERIES = ("order", '"the order"', "o*", "-order", "author:ada", "text:t3 order", "novel", "novl", "1,200", "date:1937",
           "figure:>1000", "person:ada", '"order first"~9', "trotskvist", "anchor:t4.*", "sad OR late")
COUNT = 12


@pytest.fixture(autouse=True)
def _small_libraries_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "LARGE", 0)


def text(number: int, said: str = "first", **more: object) -> Text:
    spoken = f"The order of day {number} came {said}; a Trotskyist counted 1,200 in 1937."
    spans = tuple(Span(at := spoken.index(words), at + len(words), kind, **given)  # type: ignore[arg-type]
                  for words, kind, given in (
                      ("1,200", "figure", {"value": "1200"}), ("1937", "date", {"value": "1937"}),
                      ("Trotskyist", "correction", {"value": "Trotskvist"})))
    name = f"t{number}"
    passages = (Passage(name, "p1", "p", spoken, spans), Passage(name, "p2", "note", f"Said {said} late."),
                Passage(name, "p3", "p", f"nothing else in {number}"))
    return Text(name, f"Account {number}", author_key="person:ada", passages=passages, **more)  # type: ignore[arg-type]


def grown(folder: Path, versions: list[list[Text]], registers: Registers = REGISTERS) -> Path:
    """Build each version upon the one before; return the last index."""
    before = None
    for number, texts in enumerate(versions):
        build(texts, registers, folder / str(number), before)
        before = folder / str(number)
    assert before
    return before


def parts(index: Path) -> list[str]:
    return sorted(folder.name for folder in (index / "parts").iterdir())


def assert_same_answers(one: Path, texts: list[Text], folder: Path, registers: Registers = REGISTERS) -> None:
    build(texts, registers, folder / "whole")
    grew, whole = Index.open(one), Index.open(folder / "whole")
    for query in QUERIES:
        assert grew.search(query, size=100) == whole.search(query, size=100), query


def library() -> list[Text]:
    return [text(number) for number in range(COUNT)]


def changes() -> Iterator[tuple[str, list[Text]]]:
    """Yield libraries that differ from `library` in one text."""
    texts = library()
    yield "one changed", [*texts[:3], text(3, "in a novel"), *texts[4:]]
    yield "one gone", texts[:5] + texts[6:]
    yield "one new", [*texts, text(99, "novel")]
    yield "first of all new", [text(99, "novel"), *texts]
    longer = (*texts[2].passages, Passage("t2", "p9", "p", "the order"))
    yield "longer", [*texts[:2], replace(texts[2], passages=longer), *texts[3:]]
    yield "without passages", [*texts[:4], replace(texts[4], passages=()), *texts[5:]]
    yield "another order", [*reversed(texts)]
    yield "another title", [replace(texts[0], title="Novel"), *texts[1:]]
    yield "another language", [replace(texts[0], language="fr"), *texts[1:]]


@pytest.mark.parametrize(("name", "texts"), [pytest.param(*one, id=one[0]) for one in changes()])
def test_one_changed_text_gives_the_same_answers(tmp_path: Path, name: str, texts: list[Text]) -> None:
    index = grown(tmp_path / "grown", [library(), texts])
    assert (index / "parts" / "0" / "words.bin").samefile(tmp_path / "grown" / "0" / "parts" / "0" / "words.bin"), name
    assert_same_answers(index, texts, tmp_path)


@pytest.mark.parametrize(("most", "loose"), [(40, 0.5), (7, 1)])
def test_many_changes_give_the_same_answers_until_all_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, loose: float
) -> None:
    monkeypatch.setattr(reusing, "MOST", most)
    monkeypatch.setattr(reusing, "LOOSE", loose)
    versions = [library()]
    for step in range(14):
        texts = list(versions[-1])
        texts[step * 5 % COUNT] = text(step * 5 % COUNT, f"word{step} novel")
        versions.append(texts)
    index = grown(tmp_path / "grown", versions)
    counts = [len(parts(tmp_path / "grown" / str(number))) for number in range(len(versions))]
    assert 5 < max(counts) <= most
    assert 1 < counts.count(2) < 5  # from time to time all is written anew
    assert_same_answers(index, versions[-1], tmp_path)


def test_text_with_a_digest_is_known_by_it(tmp_path: Path) -> None:
    texts = [text(number, digest=f"d{number}") for number in range(COUNT)]
    changed = [*texts[:-1], text(COUNT - 1, "novel", digest="other")]
    index = grown(tmp_path / "grown", [texts, changed])
    assert len(parts(index)) == 3
    assert_same_answers(index, changed, tmp_path)


def test_author_renamed_in_the_register_is_renamed_in_the_index(tmp_path: Path) -> None:
    build(library(), REGISTERS, tmp_path / "before")
    renamed = Registers((Entry("person:ada", "Ada West"),))
    build(library(), renamed, tmp_path / "after", tmp_path / "before")
    assert Index.open(tmp_path / "after").search("author:West").passages == 3 * COUNT
    assert_same_answers(tmp_path / "after", library(), tmp_path, renamed)


@pytest.mark.parametrize("name", ["stamp.json", "summary.json", "parts/0/words.bin", "parts/1/vocabulary.json"])
def test_damaged_index_is_not_added_to(tmp_path: Path, name: str) -> None:
    build(library(), REGISTERS, tmp_path / "before")
    file = tmp_path / "before" / name
    file.write_bytes(file.read_bytes()[:-5])
    build(library(), REGISTERS, tmp_path / "after", tmp_path / "before")
    assert_same_answers(tmp_path / "after", library(), tmp_path)


def test_index_of_other_code_is_not_added_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(library(), REGISTERS, tmp_path / "before")
    monkeypatch.setattr("index.stamping.code", lambda: "another")
    build(library(), REGISTERS, tmp_path / "after", tmp_path / "before")
    assert not (tmp_path / "after/parts/0/words.bin").samefile(tmp_path / "before/parts/0/words.bin")


def test_disk_without_links_has_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_names: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    texts = [*library()[:-1], text(COUNT - 1, "novel")]
    assert_same_answers(grown(tmp_path / "grown", [library(), texts]), texts, tmp_path)
