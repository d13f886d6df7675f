"""The page of a question: every sentence that answers it, and why each two answers agree or not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.concordance import Concordance
from edition.concordance.answers import Verdict
from edition.concordance.keeping import write_concordance
from webapp import create_app
from webapp.figures import MEANINGS, answers
from webapp.questions import MOST_PAIRS

from .conftest import AGAINST, APART, FOUR, HOUSES, THREE, TOLD, texts, write_library

OF_THE_FLOOD = replace(HOUSES, event="event:flood")
DEPTH = replace(OF_THE_FLOOD, key="depth", title="How deep")
TOLD_OF_IT = replace(TOLD, event="event:flood")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = write_library(tmp_path_factory.mktemp("asked"), texts())
    write_concordance(folder / "build" / "first", Concordance((OF_THE_FLOOD, DEPTH, TOLD_OF_IT), (), 3))
    return create_app(folder).test_client()


def test_a_question_says_who_answers_what_in_which_sentence_and_why_the_verdict(client: FlaskClient) -> None:
    page = client.get("/figures/houses").text
    assert "<h1>Houses under water</h1>" in page
    assert f"</span>: {MEANINGS['contradicting']}." in page
    assert "<mark>340 houses</mark> stood in the water by nightfall." in page
    assert page.index("<mark>340 houses") < page.index("<mark>nightfall")
    assert "1 pair that cannot be compared" in page
    assert APART.rule in page
    assert AGAINST.rule not in page


def test_a_question_leads_to_others_about_its_event_that_are_counted(client: FlaskClient) -> None:
    near = client.get("/figures/houses").text.partition('id="near"')[2]
    assert 'href="/figures/depth"' in near
    assert "/figures/told" not in near


def test_programmes_get_the_question_as_it_stands_among_the_others(client: FlaskClient) -> None:
    (alone,) = json.loads(client.get("/figures/houses?format=json").data)["questions"]
    assert alone in json.loads(client.get("/figures?format=json").data)["questions"]


def test_a_question_that_is_none_any_more_is_told(client: FlaskClient) -> None:
    answer = client.get("/figures/gone")
    assert (answer.status_code, "has none any more" in answer.text) == (404, True)


def test_who_does_not_answer_is_named(client: FlaskClient, tmp_path: Path) -> None:
    assert "no answer was found" not in client.get("/figures/houses").text
    folder = write_library(tmp_path, texts())
    write_concordance(folder / "build" / "first", Concordance((replace(HOUSES, claims=(THREE,), verdicts=()),), ()))
    assert "Otto Brandt: no answer was found" in create_app(folder).test_client().get("/figures/houses").text


def test_a_passage_leads_to_the_questions_that_it_answers(client: FlaskClient) -> None:
    page = client.get("/a/brandt.p1/elsewhere").text
    assert re.findall(r'href="/figures/(\w+)"', page) == ["houses", "depth"]
    assert "/figures/" not in client.get("/a/weber.p2/elsewhere").text


def test_pairs_beyond_those_of_a_page_are_counted(tmp_path: Path) -> None:
    folder = write_library(tmp_path, texts())
    many = replace(HOUSES, verdicts=(AGAINST,) * (MOST_PAIRS + 7))
    write_concordance(folder / "build" / "first", Concordance((many,), ()))
    page = create_app(folder).test_client().get("/figures/houses").text
    assert page.count("300 houses</a>") == MOST_PAIRS
    assert "7 further pairs." in page


def test_the_answers_on_which_the_verdict_stands_come_first_and_the_others_aside() -> None:
    cells = answers(HOUSES).cells["Otto Brandt"]
    assert [(one.digits, one.is_aside) for one in cells] == [("340", False), ("0", True)]
    open_question = replace(HOUSES, verdicts=(APART,))
    assert not any(one.is_aside for row in answers(open_question).cells.values() for one in row)


def test_doubts_about_several_pairs_are_said_once() -> None:
    pairs = tuple(Verdict(THREE, FOUR, "not comparable", f"300 against {other}; but it may be another village")
                  for other in (340, 350))
    assert answers(replace(HOUSES, verdicts=pairs)).reasons == (("not comparable", "it may be another village"),)


def test_sentences_are_no_columns_of_a_table_but_stand_under_their_author(client: FlaskClient) -> None:
    page = client.get("/figures?section=words").text
    assert "<table" not in page
    assert "<h4>Ida Weber</h4>" in page
