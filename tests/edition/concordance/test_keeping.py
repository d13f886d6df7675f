"""The concordance as a build keeps it."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from edition.concordance import Claim, Concordance, Question
from edition.concordance.answers import Verdict
from edition.concordance.keeping import NAME, Kept, KeptVerdict, concordance_of, write_concordance
from edition.concordance.rulings import QuestionRuling, add_rulings
from edition.concordance.verdicts import compare_claims
from edition.serialising import from_json
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


def test_claims_are_kept_once_however_many_verdicts_there_are(tmp_path: Path) -> None:
    claims = tuple(Claim(f"{author}{number}.p1", 0, 3, number, number, number, "people", "", author, author,
                         "So many words.", (0, 3)) for number in range(9) for author in "ab")
    question = Question("q", "How many?", "people", "", "", claims, compare_claims(claims))
    write_concordance(tmp_path, Concordance((question,), ()))
    written = (tmp_path / NAME).read_text(encoding="utf-8")
    assert len(question.verdicts) > 50
    assert written.count("So many words.") == len(claims)
    assert from_json(Kept, written).whole.questions == (question,)


def test_all_that_a_verdict_says_is_kept() -> None:
    kept, said = ([field.name for field in fields(one)] for one in (KeptVerdict, Verdict))
    assert kept == said


def test_verdicts_on_claims_that_are_none_are_damage() -> None:
    bare = Concordance((Question("q", "How many?", "people", "", "", (), ()),), ())
    with pytest.raises(LookupError):
        Kept(bare, ((KeptVerdict(0, 1, "same", "the same number"),),))
