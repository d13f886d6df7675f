"""From a query to the hit in its text."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from webapp import create_app


def test_a_hit_is_shown_in_its_sentence_and_leads_to_its_passage(client: FlaskClient) -> None:
    page = client.get("/search?q=dyke").text
    assert "<mark>dyke</mark>" in page
    assert 'href="/texts/weber/d1?q=dyke#p1"' in page


def test_the_hits_are_marked_in_the_text_that_one_comes_to(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1?q=dyke").text
    assert "<mark>dyke</mark>" in page
    assert 'href="/search?q=dyke"' in page


def test_a_facet_narrows_and_can_be_left(client: FlaskClient) -> None:
    page = client.get("/search?q=Elbing&text=weber").text
    assert "1 passage" in page
    assert 'href="/search?q=Elbing"' in page


def test_a_query_that_cannot_be_understood_is_answered_with_where_and_why(client: FlaskClient) -> None:
    answer = client.get('/search?q="open')
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_an_empty_query_shows_how_to_search(client: FlaskClient) -> None:
    assert "to find" in client.get("/search?q=").text


def test_the_json_has_all_that_the_page_shows(client: FlaskClient) -> None:
    found = client.get("/search.json?q=Elbing").json
    assert found is not None
    assert found["passages"] == 2
    assert {one["anchor"] for one in found["results"]} == {"weber.p1", "brandt.p1"}
    for part in ("results", "strips"):
        named = {(one["text"], one["title"]) for one in found[part]}
        assert named == {("weber", "The Drowned Lowland"), ("brandt", "Water & Men")}
    assert client.get("/search.json?q=").status_code == 400


def test_a_query_is_only_ever_text_on_the_page(client: FlaskClient) -> None:
    assert "<script>x" not in client.get("/search?q=<script>x</script>").text


def test_a_browser_is_told_how_to_search(client: FlaskClient) -> None:
    assert 'href="/opensearch.xml"' in client.get("/report").text
    answer = client.get("/opensearch.xml")
    described = ElementTree.fromstring(answer.text)
    spaces = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert described.findtext("o:ShortName", namespaces=spaces) == "The flood"
    template = described.findall("o:Url", spaces)[0].attrib["template"]
    assert "<mark>dyke</mark>" in client.get(template.format_map({"searchTerms": "dyke", "startPage?": ""})).text


def test_a_damaged_index_repairs_itself_and_the_log_says_so(
    flood: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture,
) -> None:
    folder = shutil.copytree(flood, tmp_path / "flood")
    (folder / "build" / "first" / "index" / "parts" / "0" / "words.bin").write_bytes(b"gone")
    client = create_app(folder).test_client()
    assert "<mark>dyke</mark>" in client.get("/search?q=dyke").text
    assert "built anew" in caplog.text


def test_the_json_can_be_paged_to_the_end(client: FlaskClient) -> None:
    address, anchors = "/search.json?q=account&limit=40&sort=text", []
    while address:
        found = client.get(address).json or {}
        anchors += [one["anchor"] for one in found["results"]]
        address = found.get("next", "")
    assert len(set(anchors)) == len(anchors) == found["passages"] == 149
    assert (found["page"], found["pages"], found["limit"]) == (4, 4, 40)
    assert found["facets"]["author"] == [
        {"value": "Ida Weber", "label": "Ida Weber", "passages": 149, "query": 'author:"Ida Weber"'}]
    assert sum(found["strips"][0]["counts"]) == 149
