"""Which words keep company, and every hit in its line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.concordance import concordance
from webapp.library import held


def test_every_hit_has_its_line_and_leads_to_its_passage(client: FlaskClient) -> None:
    page = client.get("/search/words?q=account").text
    assert page.count('<td class="mid"><mark>account</mark></td>') == 50
    assert "149 hits" in page
    assert 'href="/texts/weber/d2?q=account#p2"' in page
    assert 'href="/search/words?q=account&amp;sort=left#lines"' in page
    assert 'href="/search/words?q=account&amp;page=2#lines"' in page


def test_company_is_told_by_author_and_leads_to_the_passages(client: FlaskClient) -> None:
    page = client.get("/search/words?q=paragraph").text
    link = re.search(r'<a href="(/search\?q=%22paragraph[^"]*)">the</a>', page)
    assert link
    assert "149 passages" in client.get(link[1].replace("&amp;", "&")).text


def test_the_search_page_leads_to_the_lines_and_back(client: FlaskClient) -> None:
    assert 'href="/search/words?q=Elbing"' in client.get("/search?q=Elbing&sort=left").text
    assert 'href="/search?q=Elbing"' in client.get("/search/words?q=Elbing&sort=left").text


def test_the_same_as_json(client: FlaskClient) -> None:
    found = client.get("/search/words?q=Elbing&format=json").json
    assert found is not None
    assert found["total"] == 2
    assert found["lines"][0]["hit"] == "Elbing"
    assert {line["text"] for line in found["lines"]} == {"weber", "brandt"}


def test_an_answer_is_kept_unless_time_cut_it_short(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    client = app.test_client()
    for is_cut, times in ((True, 2), (False, 1)):
        asked.clear()
        monkeypatch.setattr("webapp.views.words._lines", lambda query, is_cut=is_cut: (
            asked.append(query) or replace(concordance(held().index, query, seconds=1.0), is_cut=is_cut)))
        for _ in range(2):
            assert client.get("/search/words?q=nightfall").status_code == 200
        assert len(asked) == times


@pytest.mark.parametrize(("query", "status"), [("", 200), ('"open', 400), ("xyzzy", 200), ("author:weber", 200)])
def test_what_has_no_lines_is_answered_too(client: FlaskClient, query: str, status: int) -> None:
    assert client.get("/search/words", query_string={"q": query}).status_code == status
