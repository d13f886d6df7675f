"""The concordance as a build keeps it."""

from __future__ import annotations

import os
from pathlib import Path

from edition.concordance.keeping import NAME, concordance_of
from edition.concordance.rulings import QuestionRuling, add_rulings
from edition.store import Edition


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
    try:
        assert "Mine" in [one.title for one in concordance_of(edition).questions]
    finally:
        file.unlink()
