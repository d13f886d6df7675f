"""What a reader types leads to the passage, from the box and from /go."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from edition.model import Passage, Text

Serve = Callable[..., AbstractContextManager[str]]


@pytest.mark.parametrize(
    ("typed", "here", "path"),
    [("brandt §1", "", "/a/brandt.p1"), ("Brandt, par. 1", "", "/a/brandt.p1"), ("weber n. 1", "", "/a/weber.n1"),
     ("#p42", "weber", "/a/weber.p42"), ("n. 1", "weber", "/a/weber.n1"), ("weber.p900", "", "/a/weber.p1"),
     ("https://flood.example/a/weber.p7?format=json", "", "/a/weber.p7"), ("/a/brandt.p1", "weber", "/a/brandt.p1")],
)
def test_a_reference_leads_to_its_passage(client: FlaskClient, typed: str, here: str, path: str) -> None:
    assert client.get("/go", query_string={"to": typed, "in": here}).headers["Location"] == path
    page = client.get("/search", query_string={"q": typed, "here": here})
    assert page.status_code == 200
    assert f'<a href="{path}">Go to ' in page.text


def test_the_passage_that_is_offered_is_named_and_begun(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "brandt §1"}).text
    assert "Go to Otto Brandt, § 1</a>" in page
    assert page.index("Nobody in Elbing") < page.index('class="understood"')


def test_a_number_that_the_text_does_not_have_is_said(client: FlaskClient) -> None:
    assert "‘brandt’ has no paragraph numbered 900." in client.get("/search?q=brandt+§900").text
    assert client.get("/go?to=brandt+§900").status_code == 404


@pytest.mark.parametrize(("typed", "path"), [
    ("Weber", "/texts/weber/d1"), ("drowned low", "/texts/weber/d1"), ("ida LOWLAND", "/texts/weber/d1"),
    ("Water & Men", "/texts/brandt/d1"), ("Brandt water", "/texts/brandt/d1"),
])
def test_one_box_takes_titles_and_authors_and_leads_into_the_text(client: FlaskClient, typed: str, path: str) -> None:
    assert client.get("/go", query_string={"to": typed}).headers["Location"] == path
    assert f'<a href="{path}">Read ' in client.get("/search", query_string={"q": typed}).text


def test_a_name_of_several_texts_gives_a_choice(serve: Serve, tmp_path: Path) -> None:
    made = [Text(one, title, author="Ida Wéber", passages=(Passage(one, "p1", "p", "Rain."),)) for one, title in
            (("a1", "The Dyke"), ("a2", "The Mill"))]
    with serve(tmp_path, tuple(made), ()) as address, urlopen(f"{address}/go?to=weber") as answer:
        assert answer.url == f"{address}/search?q=weber&here="
        assert re.findall("Read [^<]*<cite>([^<]*)", answer.read().decode()) == ["The Dyke", "The Mill"]


@pytest.mark.parametrize("typed", ["Weber men", "Brandt lowland", "eber", "a", "§", "..."])
def test_what_no_text_is_called_leads_to_none(client: FlaskClient, typed: str) -> None:
    assert client.get("/go", query_string={"to": typed}).status_code == 404
    assert ">Read " not in client.get("/search", query_string={"q": typed}).text


def test_words_are_no_reference(client: FlaskClient) -> None:
    page = client.get("/search?q=dyke").text
    assert 'class="named' not in page


@pytest.mark.parametrize("typed", ["x" * 201, "a\x00b", "weber\x1b.p1"])
def test_what_cannot_be_typed_is_refused(client: FlaskClient, typed: str) -> None:
    assert client.get("/go", query_string={"to": typed}).status_code == 400


def test_the_box_knows_in_which_text_one_stands(client: FlaskClient) -> None:
    assert '<input type="hidden" name="here" value="weber">' in client.get("/texts/weber/d1").text
    assert 'name="here"' not in client.get("/people/").text
    assert not re.search(r'href="[^"]*here=', client.get("/search?q=Elbing&here=weber").text)


@pytest.mark.parametrize("address", ["/go", "/go?to=", "/go?to=%20&in=weber"])
def test_an_empty_box_leads_to_the_search_and_complains_of_nothing(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["Location"] == "/search"
