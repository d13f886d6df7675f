"""From a query to the hit in its text."""

from __future__ import annotations

from flask.testing import FlaskClient


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
    assert client.get("/search.json?q=").status_code == 400


def test_a_query_is_only_ever_text_on_the_page(client: FlaskClient) -> None:
    assert "<script>x" not in client.get("/search?q=<script>x</script>").text
