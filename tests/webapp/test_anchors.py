"""Every anchor ever given answers for ever."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


def test_an_anchor_leads_to_its_passage_in_its_page(client: FlaskClient) -> None:
    assert client.get("/a/weber.p1").headers["Location"] == "/texts/weber/d1#p1"
    assert client.get("/a/weber.p100").headers["Location"] == "/texts/weber/d2?part=2#p100"


def test_a_note_is_led_to_in_its_page(client: FlaskClient) -> None:
    assert client.get("/a/weber.n1").headers["Location"] == "/texts/weber/d1#n1"


def test_a_merged_passage_leads_to_its_successor_for_good(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p900?format=json")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/a/weber.p1?format=json"


def test_a_vanished_passage_says_what_it_said(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p901")
    assert answer.status_code == 410
    assert "Words that are lost." in answer.text


def test_a_page_says_for_which_former_anchors_a_passage_answers(client: FlaskClient) -> None:
    assert 'data-anchor="weber.p1" data-was="weber.p900 weber.p901"' in client.get("/texts/weber/d1").text


def test_words_of_a_passage_that_is_gone_are_found_where_it_stood(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p901?quote=the dike at Elbing gave way")
    assert answer.status_code == 302
    assert "at=p1&quote=" in answer.location
    facts = client.get("/a/weber.p901?quote=the dike at Elbing gave way&format=json").json
    assert facts
    assert (facts["anchor"], facts["quote"]["moved"]) == ("weber.p1", True)


@pytest.mark.parametrize("words", ["nothing of the kind was said", "", "dyke of stone and clay"])
def test_words_that_are_not_where_it_stood_are_gone_with_it(client: FlaskClient, words: str) -> None:
    assert client.get(f"/a/weber.p901?quote={words}").status_code == 410


@pytest.mark.parametrize(
    ("anchor", "status"), [("weber.p7777", 404), ("nobody.p1", 404), ("weber", 400), ("weber.%3Cb%3E", 400)]
)
def test_what_was_never_given_is_refused(client: FlaskClient, anchor: str, status: int) -> None:
    assert client.get(f"/a/{anchor}").status_code == status


def test_a_passage_is_given_as_json_and_text(client: FlaskClient) -> None:
    facts = client.get("/a/weber.p1?format=json").json
    assert facts is not None
    assert facts["notes"] == [{"anchor": "weber.n1", "n": "1", "text": "Town archive, file 7."}]
    assert client.get("/a/weber.p1?format=text").text.startswith("On 25 March 1888")
    assert client.get("/a/weber.p1?format=pdf").status_code == 400


def test_a_passage_is_given_as_tei_with_its_notes(client: FlaskClient) -> None:
    answer = client.get("/a/weber.p1?format=tei")
    assert answer.mimetype == "application/tei+xml"
    assert "Town archive" in answer.text
    assert "Paragraph 2 of" not in answer.text


def test_a_passage_is_cited_in_every_style_and_as_a_file(client: FlaskClient) -> None:
    page = client.get("/a/weber.p1/cite").text
    assert "<i>The Drowned Lowland</i>" in page
    assert "weber.p1" in page
    bibtex = client.get("/a/weber.p1/cite?format=bibtex")
    assert bibtex.headers["Content-Disposition"] == 'attachment; filename="weber.p1.bib"'
    assert client.get("/a/weber.p1/cite?format=docx").status_code == 400


def test_what_a_reader_types_leads_to_the_passage(client: FlaskClient) -> None:
    assert client.get("/go?to=p1&in=weber").headers["Location"] == "/a/weber.p1"
    assert client.get("/go?to=brandt+§1").headers["Location"] == "/a/brandt.p1"
    assert client.get("/go?to=nowhere+§1").status_code == 404


@pytest.mark.parametrize(
    ("accept", "media"),
    [("application/json", "application/json"), ("application/ld+json", "application/ld+json"),
     ("application/tei+xml", "application/tei+xml"), ("text/plain;q=0.9,text/csv", "text/plain")],
)
def test_a_passage_is_given_as_the_programme_accepts_it(client: FlaskClient, accept: str, media: str) -> None:
    answer = client.get("/a/weber.p1", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (200, media)


@pytest.mark.parametrize("accept", ["", "*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"])
def test_a_browser_is_led_to_the_page(client: FlaskClient, accept: str) -> None:
    assert client.get("/a/weber.p1", headers={"Accept": accept}).status_code == 302


def test_the_tei_of_a_passage_says_where_it_is_from(client: FlaskClient) -> None:
    written = client.get("/a/weber.p1?format=tei").text
    assert '<idno type="anchor">weber.p1</idno>' in written
    assert "<title>The flood</title>" in written


@pytest.mark.parametrize("anchor", ["weber.p1%00", "weber.p%0A1", "w" * 201 + ".p1", "*" * 100, "..", "weber.p1%7F"])
def test_an_anchor_that_cannot_be_one_is_refused(client: FlaskClient, anchor: str) -> None:
    for path in (f"/a/{anchor}", f"/a/{anchor}/cite", f"/a/{anchor}/elsewhere"):
        assert client.get(path).status_code in (400, 404)
    assert client.get(f"/a/{anchor}").status_code == 400


def test_the_citation_of_a_former_passage_leads_to_its_successor_or_says_what_it_said(client: FlaskClient) -> None:
    assert client.get("/a/weber.p900/cite?format=ris").headers["Location"] == "/a/weber.p1/cite?format=ris"
    assert client.get("/a/weber.p901/cite").status_code == 410
    assert client.get("/a/weber.p900/elsewhere").headers["Location"] == "/a/weber.p1/elsewhere"
    gone = client.get("/a/weber.p901", headers={"Accept": "text/plain"})
    assert (gone.status_code, gone.text) == (410, "Words that are lost.\n")


def test_words_are_cited_with_their_address(client: FlaskClient) -> None:
    page = client.get("/a/weber.p1/cite?quote=the+dike+at+Elbing").text
    assert "<p>the dyke at Elbing</p>" in page
    assert "found with small differences" in page
    assert client.get("/a/weber.p1/cite?quote=").status_code == 400
