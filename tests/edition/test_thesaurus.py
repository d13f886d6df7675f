"""Concepts are found in every form of their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import EditionError
from edition.thesaurus import Thesaurus, read_thesaurus
from edition.words import tokens


def thesaurus(folder: Path, content: str) -> Thesaurus:
    (folder / "thesaurus.toml").write_text(content)
    return read_thesaurus(folder / "thesaurus.toml")


def concepts(found: Thesaurus, text: str, language: str = "en") -> list[str]:
    return [sense.concept for sense in found.find(tokens(text), language)]


def test_a_word_counts_in_all_its_forms(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["quota", "target figure"]')
    assert concepts(found, "The target figures were quotas.") == ["quota", "quota"]
    assert concepts(found, "A target without a figure.") == []


def test_a_beginning_counts_every_word_that_begins_so(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[any]\nshooting = ["~execut"]')
    assert concepts(found, "executions, executed", "la") == ["shooting", "shooting"]


def test_a_language_keeps_to_itself(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[de]\nland = ["Land"]')
    assert concepts(found, "the land") == []


def test_a_place_is_given_in_the_text(tmp_path: Path) -> None:
    found = thesaurus(tmp_path, '[en]\nquota = ["target figure"]')
    (sense,) = found.find(tokens("Some target figures rose."))
    assert "Some target figures rose."[sense.start:sense.end] == "target figures"


@pytest.mark.parametrize("content", ["quota = 3", "[en]\nquota = 3", '[en]\nquota = ["x"]', "[en", "en = 1"])
def test_a_fault_is_an_error_that_names_the_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(EditionError, match=r"thesaurus\.toml"):
        thesaurus(tmp_path, content)


def test_a_library_without_the_file_has_no_concepts(tmp_path: Path) -> None:
    assert read_thesaurus(tmp_path / "none.toml") == Thesaurus()
