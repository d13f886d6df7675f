"""A page beside what was received of it."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from edition.building import build
from edition.library import read_library
from edition.starting import make_empty
from index.building import build as build_index
from webapp import create_app

LETTER = """On the Mill

The mill was built in 1811 by two broth-
ers, who did not agree <b>at all</b>.

It burned in 1840.
"""


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("received") / "mill"
    make_empty(folder)
    (folder / "sources" / "mill.txt").write_text(LETTER, encoding="utf-8")
    with (folder / "library.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[text]]\nid = "mill"\nsource = "mill.txt"\ntitle = "On the Mill"\n')
    build(read_library(folder), make_index=build_index)
    return create_app(folder).test_client()


def _page(mill: FlaskClient) -> str:
    contents = mill.get("/texts/mill").text
    start = contents.index("/received")
    return contents[contents.rindex('"', 0, start) + 1 : contents.index('"', start)]


def test_the_contents_lead_to_the_source_beside_the_edition(mill: FlaskClient) -> None:
    page = mill.get(_page(mill)).text
    assert "<mark>broth-\ners</mark>" in page
    assert "<mark>brothers</mark>" in page
    assert "mill.txt" in page


def test_what_was_received_is_shown_as_words_not_as_markup(mill: FlaskClient) -> None:
    page = mill.get(_page(mill)).text
    assert "&lt;b&gt;at all" in page
    assert "<b>at all" not in page


def test_each_passage_leads_to_its_place_in_the_source(mill: FlaskClient) -> None:
    answer = mill.get("/a/mill.p1/received")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/received#p1")


def test_a_text_without_a_source_says_so(client: FlaskClient) -> None:
    assert "not made from a received file" in client.get("/texts/weber/d1/received").text
    assert "/received" not in client.get("/texts/weber").text


@pytest.mark.parametrize("path", ["/texts/weber/d9/received", "/texts/x/d1/received", "/a/weber.p999/received"])
def test_a_page_that_is_not_there_is_said_in_a_sentence(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
