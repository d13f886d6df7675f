"""Accounts side by side."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_accounts_of_an_entry_stand_in_columns_and_the_silent_are_named(client: FlaskClient) -> None:
    page = client.get("/compare/person:moeller").get_data(as_text=True)
    assert "counted 300 houses under water" in page
    assert "340 houses stood in the water" in page


def test_a_passage_stands_beside_its_parallels(client: FlaskClient) -> None:
    page = client.get("/compare/?passage=weber.p1").get_data(as_text=True)
    assert page.index("counted 300 houses under water") < page.index("340 houses stood in the water")


def test_the_page_of_what_others_say_leads_there(client: FlaskClient) -> None:
    assert 'href="/compare/?passage=weber.p1"' in client.get("/a/weber.p1/elsewhere").get_data(as_text=True)


def test_a_passage_that_never_was_is_a_fault_in_a_sentence(client: FlaskClient) -> None:
    answer = client.get("/compare/?passage=weber.p7777")
    assert answer.status_code == 404
    assert "weber.p7777" in answer.get_data(as_text=True)


def test_an_entry_that_nobody_names_says_so(client: FlaskClient) -> None:
    page = client.get("/compare/flood").get_data(as_text=True)
    assert "No author names it." in page
    assert "Ida Weber" in page[page.index("silent"):]
