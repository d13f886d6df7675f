"""Who cites whom, and what claims rest on."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.model import Passage, Span, Text
from webapp import create_app

from .conftest import write_library

PASSAGES = (
    ("p1", "p", "The weir was rotten.", ""), ("n1", "note", "Town archive, f. 7, d. 2.", "p1"),
    ("p2", "p", "Nobody knew.", ""), ("p3", "p", "The papers said so.", ""), ("n2", "note", "Gazette, 3.", "p3"),
)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    span = Span(0, 7, "citation", "work:gazette", "3")
    made = tuple(
        Passage("lock", name, kind, words, (span,) if name == "n2" else (), called_from=call)  # type: ignore[arg-type]
        for name, kind, words, call in PASSAGES
    )
    text = Text("lock", "Weirs", author="Eve Lock", passages=made)
    return create_app(write_library(tmp_path, (text,), ())).test_client()


def test_the_page_counts_what_claims_rest_on(client: FlaskClient) -> None:
    page = client.get("/citations").text
    assert "What claims rest on" in page
    assert 'href="/citations?rests=archive&amp;author=Eve+Lock">1<' in page


@pytest.mark.parametrize(("rests", "words"), [("archive", "The weir was rotten."), ("none", "Nobody knew.")])
def test_the_claims_that_rest_on_one_thing_are_listed(client: FlaskClient, rests: str, words: str) -> None:
    page = client.get(f"/citations?rests={rests}").text
    assert words in page
    assert page.count('class="claim"') == 1


def test_the_claim_that_is_listed_is_the_sentence_that_calls_the_note(tmp_path: Path) -> None:
    words = "It rained in May. The weir was rotten. Nobody knew."
    passages = (Passage("lock", "p1", "p", words, (Span(38, 38, "call", "n1"),)),
                Passage("lock", "n1", "note", "Town archive, f. 7, d. 2.", called_from="p1"))
    folder = write_library(tmp_path, (Text("lock", "Weirs", author="Eve Lock", passages=passages),), ())
    page = create_app(folder).test_client().get("/citations?rests=archive").text
    assert 'class="claim">The weir was rotten.' in page


def test_a_library_without_citations_says_so(client: FlaskClient) -> None:
    assert "No text of this library cites a work" in client.get("/citations").text


def test_who_cites_nobody_of_that_name_has_an_empty_list(client: FlaskClient) -> None:
    assert "0 passages." in client.get("/citations?rests=archive&author=Nobody").text
