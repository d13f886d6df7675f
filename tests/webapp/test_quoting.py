"""A stretch is asked for by its words; the page says where it is and how sure that is."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from edition.model import Passage, Span
from webapp.quoted import Wanted, find

DYKE = "the dyke at Elbing gave way"


def test_words_that_are_there_are_led_to_with_a_text_fragment(client: FlaskClient) -> None:
    place = client.get("/a/weber.p1", query_string={"quote": DYKE, "prefix": "March 1888 "}).headers["Location"]
    path, _, fragment = place.partition("#")
    assert fragment == "p1:~:text=25%20March%201888-,the%20dyke%20at%20Elbing%20gave%20way,-.%20The%20mayor%2C"
    page = client.get(path).text
    assert "<mark>the dyke at Elbing gave way</mark>" in page
    assert "found word for word" in page


def test_words_that_were_corrected_since_are_found_and_the_page_says_how_sure(client: FlaskClient) -> None:
    place = client.get("/a/weber.p1", query_string={"quote": "the dike at Elbing gawe way"}).headers["Location"]
    page = client.get(place.partition("#")[0]).text
    assert "<mark>the dyke at Elbing gave way</mark>" in page
    assert "found with small differences (93 % alike)" in page


def test_words_that_are_not_there_are_said_not_to_be(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p1", query_string={"quote": "a zeppelin over Paris <b>"}, follow_redirects=True)
    assert answer.status_code == 200
    assert "were not found in" in answer.text
    assert "zeppelin over Paris &lt;b&gt;" in answer.text


def test_words_that_now_stand_in_the_next_passage_are_found_there(client: FlaskClient) -> None:
    place = client.get("/a/weber.p4", query_string={"quote": "Paragraph 5 of the account."}).headers["Location"]
    assert "#p5:~:text=" in place
    assert "not where they were" in client.get(place.partition("#")[0]).text
    sent = {"quote": "Paragraph 5 of the account.", "format": "json"}
    facts = client.get("/a/weber.p4", query_string=sent).json
    assert facts
    assert facts["target"]["source"] == "http://localhost/a/weber.p5"
    assert facts["target"]["selector"][0]["exact"] == sent["quote"]


def test_a_programme_gets_the_stretch_as_a_web_annotation_target(client: FlaskClient) -> None:
    facts = client.get("/a/weber.p1", query_string={"quote": "gave way", "format": "json"}).json
    assert facts is not None
    quoted, position = facts["target"]["selector"]
    assert (quoted["exact"], quoted["suffix"][:5]) == ("gave way", ". The")
    assert facts["text"][position["start"] : position["end"]] == "gave way"
    assert facts["quote"]["score"] == 1
    assert client.get("/a/weber.p1?quote=gave+way&format=text").text == "gave way\n"


def test_a_merged_passage_passes_the_quote_on(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p900", query_string={"quote": "gave way"}, follow_redirects=True)
    assert "<mark>gave way</mark>" in answer.text


@pytest.mark.parametrize(
    "words", ["", "  ", "x" * 2_001, "x" * 100_000, "жук " * 2_500, "a\x00b", "%" * 5_000, "\u202e" * 20_000]
)
def test_words_that_are_no_quote_are_refused_in_a_sentence(client: FlaskClient, words: str) -> None:
    answer = client.get(f"/a/weber.p1?quote={quote(words)}")
    assert answer.status_code == 400
    assert "quote" in answer.text


@pytest.mark.parametrize("words", ["*?*?" * 100, "水" * 400, "(a+)+$" * 30, "\u0301" * 300, "#p1:~:text=x,-y&at=p2"])
def test_odd_words_are_looked_for_and_not_found(client: FlaskClient, words: str) -> None:
    answer = client.get("/a/weber.p1", query_string={"quote": words}, follow_redirects=True)
    assert "were not found in" in answer.text or answer.status_code == 400


def test_the_text_fragment_names_no_words_that_a_call_parts_or_a_context_cuts() -> None:
    text = "Before the war the harbour had two ferries and after the war it had none at all, they said."
    at = text.index(" and after")
    parted = Passage("x", "p1", "p", text, spans=(Span(at, at, "call", "n1", "1"),))
    found = find(parted, Wanted("harbour had two ferries and after the war it had none"))
    assert found.directive == ":~:text=and%20after%20the%20war%20it%20had%20none"
    whole = find(Passage("x", "p1", "p", text), Wanted("after the war it had none"))
    assert whole.directive == ":~:text=two%20ferries%20and-,after%20the%20war%20it%20had%20none,-at%20all%2C%20they"
