"""Other programmes find in the head of a page what it is, and where else it is."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from edition.citing import Cited
from edition.model import Text, Work
from webapp.formats import whole
from webapp.metadata import as_json_ld


@pytest.mark.parametrize("path", ["/texts/weber", "/texts/weber/d1", "/a/weber.p1/cite"])
def test_a_page_names_its_work_in_three_ways_and_how_to_cite_it(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert '<meta name="citation_title" content="The Drowned Lowland">' in answer.text
    assert '<meta name="citation_author" content="Weber, Ida">' in answer.text
    assert "rft.btitle=The%20Drowned%20Lowland" in answer.text
    found = re.search('<script type="application/ld[+]json">(.*?)</script>', answer.text)
    assert found
    assert json.loads(found[1])["author"][0]["familyName"] == "Weber"
    assert 'rel="cite-as"' in answer.headers["Link"]
    assert 'rel="canonical"' in answer.text


def test_a_reference_manager_is_led_to_a_record_of_the_work(client: FlaskClient) -> None:
    for path in ("/texts/weber", "/texts/weber/d1", "/a/weber.p1/cite"):
        page = client.get(path).text
        assert 'rel="unapi-server"' in page
        found = re.search('<abbr class="unapi-id" title="([^"]+)"', page)
        assert found
        record = client.get(f"/unapi?id={found[1]}&format=ris").text
        assert record.startswith("TY  - BOOK\r\nAU  - Weber, Ida\r\nTI  - The Drowned Lowland\r\n")


@pytest.mark.parametrize(("query", "status"), [
    ("", 200), ("?id=weber.p1", 300), ("?id=weber.p1&format=marc", 406), ("?id=nobody.p1&format=ris", 404),
    ("?id=%00&format=ris", 400), ("?id=weber.p901&format=ris", 410),
])
def test_records_are_asked_for_as_unapi_has_it(client: FlaskClient, query: str, status: int) -> None:
    answer = client.get(f"/unapi{query}")
    assert answer.status_code == status
    assert status >= 400 or '<format name="ris"' in answer.text


def test_the_canonical_address_has_no_query(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1?beside=brandt.p1&marks=on").text
    assert '<link rel="canonical" href="/texts/weber/d1">' in page
    assert '<link rel="canonical" href="/texts/weber/d2?part=2">' in client.get("/texts/weber/d2?part=2&q=x").text


def test_a_kept_answer_has_its_links_too(client: FlaskClient) -> None:
    first, second = (client.get("/texts/brandt/d1").headers["Link"] for _ in range(2))
    assert first == second
    assert '</a/brandt.h1?format=tei>; rel="item"; type="application/tei+xml"' in first


@pytest.mark.parametrize("form", ["html", "json", "tei", "text", "jsonld"])
def test_every_format_of_a_passage_leads_to_the_others(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/a/weber.p1?format={form}")
    assert '</a/weber.p1>; rel="cite-as"' in answer.headers["Link"]
    assert '</texts/weber/d1>; rel="canonical"' in answer.headers["Link"]
    assert '</a/weber.p1?format=tei>; rel="alternate"; type="application/tei+xml"' in answer.headers["Link"]
    assert "Accept" in answer.headers["Vary"]


def test_a_whole_text_is_given_as_tei_and_json(client: FlaskClient) -> None:
    assert '</texts/weber?format=tei>; rel="alternate"' in client.get("/texts/weber/d1").headers["Link"]
    assert client.get("/texts/weber?format=tei").mimetype == "application/tei+xml"
    facts = client.get("/texts/weber", headers={"Accept": "application/json"}).json
    assert facts is not None
    assert facts["passages"][1]["anchor"] == "weber.p1"


def test_a_text_in_copyright_is_not_given_as_a_file(app: Flask) -> None:
    with app.test_request_context("/"):
        app.preprocess_request()
        answer = whole("tei", Text("x", "In copyright", access="restricted"))
    assert isinstance(answer, tuple)
    assert answer[1] == 403


def test_a_title_with_markup_ends_no_script() -> None:
    written = as_json_ld(Cited(Work(title="</script><script>alert(1)</script>"), None, "x.p1"))
    assert "<" not in written
    assert json.loads(written)["name"].startswith("</script>")
