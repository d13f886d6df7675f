"""Ruling on questions of the concordance in the reader: named, joined, split, and by nobody but the editor."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.concordance import Claim, Concordance, Question
from edition.concordance.keeping import write_concordance
from edition.concordance.rulings import read_questions
from edition.concordance.verdicts import compare_claims
from webapp import create_app

from .conftest import texts, write_library


def question(key: str, first: float, second: float) -> Question:
    claims = tuple(Claim(f"{author}.p1", 0, 3, value, value, value, "people", "", author, author, "So many.", (0, 3))
                   for author, value in (("brandt", first), ("weber", second)))
    return Question(key, f"How many: {key}", "people", "", "", claims, compare_claims(claims))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", texts())


@pytest.fixture
def editor(library: Path) -> FlaskClient:
    client = create_app(library, is_editing=True).test_client()
    folder = client.application.extensions["holder"].held().edition.folder
    write_concordance(folder, Concordance((question("dead", 40, 50), question("lost", 7, 8)), (), 4))
    return client


def rule(client: FlaskClient, **more: str | list[str]) -> int:
    page = client.get("/rule/question?key=dead").text
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    form = {"key": "dead", "title": "How many: dead", "token": token, **more}
    return client.post("/rule/question", data=form).status_code


def test_a_question_is_named(editor: FlaskClient, library: Path) -> None:
    assert rule(editor, title="How many died?") == 303
    (one,) = read_questions(library / "questions.toml").questions
    assert (one.title, one.claims) == ("How many died?", ("brandt.p1 40", "weber.p1 50"))
    assert "How many died?" in editor.get("/rule/question?key=dead").text


def test_two_questions_are_joined(editor: FlaskClient, library: Path) -> None:
    assert rule(editor, **{"with": "lost"}) == 303
    (one,) = read_questions(library / "questions.toml").questions
    assert one.claims == ("brandt.p1 40", "weber.p1 50", "brandt.p1 7", "weber.p1 8")


def test_a_claim_is_taken_out(editor: FlaskClient, library: Path) -> None:
    assert rule(editor, out=["weber.p1 50"]) == 303
    assert [(one.claim, one.others) for one in read_questions(library / "questions.toml").apart] == [
        ("weber.p1 50", ("brandt.p1 40",))]


@pytest.mark.parametrize(("form", "status"), [
    pytest.param({}, 400, id="nothing"),
    pytest.param({"out": ["weber.p1 99"]}, 400, id="no-claim-of-it"),
    pytest.param({"out": ["brandt.p1 40", "weber.p1 50"]}, 400, id="all-of-it"),
    pytest.param({"with": "nowhere"}, 404, id="no-question"),
    pytest.param({"title": "Other", "token": "guessed"}, 403, id="another-page"),
])
def test_what_is_no_ruling_writes_nothing(
    editor: FlaskClient, library: Path, form: dict[str, str], status: int
) -> None:
    assert rule(editor, **form) == status
    assert not (library / "questions.toml").exists()


def test_figures_lead_to_their_rulings_only_for_an_editor(editor: FlaskClient, library: Path) -> None:
    assert "/rule/question?key=dead" in editor.get("/figures").text
    reader = create_app(library).test_client()
    assert "/rule" not in reader.get("/figures").text
    assert reader.get("/rule/question?key=dead").status_code == 404
