"""The concordance as a build keeps it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edition.building import build
from edition.concordance.keeping import NAME, concordance_of
from edition.concordance.rulings import QuestionRuling, add_rulings
from edition.library import read_library
from edition.starting import copy_sample
from edition.store import Edition


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kept") / "sample"
    copy_sample(made)
    build(read_library(made), make_index=lambda _texts, _registers, where, _before: where.mkdir())
    return made


def test_what_is_kept_is_what_would_be_worked_out(folder: Path) -> None:
    edition = Edition.open(folder)
    kept = concordance_of(edition)
    (edition.folder / NAME).rename(edition.folder / "away.json")
    try:
        assert kept == concordance_of(edition)
        assert kept.questions
    finally:
        (edition.folder / "away.json").rename(edition.folder / NAME)


def test_what_an_editor_ruled_since_the_build_is_followed(folder: Path) -> None:
    edition = Edition.open(folder)
    question = next(one for one in concordance_of(edition).questions if one.thing == "people")
    file = folder / "questions.toml"
    add_rulings(file, [QuestionRuling("mine", "Mine", tuple(claim.name for claim in question.claims[:2]))])
    later = (edition.folder / NAME).stat().st_mtime + 5
    os.utime(file, (later, later))
    assert "Mine" in [one.title for one in concordance_of(edition).questions]
