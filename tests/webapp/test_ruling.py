"""Ruling on parallels in the reader: kept with who and why, and by nobody but the editor on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from edition.links import read_links
from edition.model import Evidence
from webapp import create_app

from .conftest import PARALLEL, texts, write_library

PAIR = {"a": "brandt.p1", "b": "weber.p1"}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library", texts())


@pytest.fixture
def editor(library: Path) -> FlaskClient:
    return create_app(library, is_editing=True).test_client()


def token(client: FlaskClient) -> str:
    page = client.get("/rule", query_string=PAIR).text
    return re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]


def rule(client: FlaskClient, **more: str) -> int:
    form = {**PAIR, "ruling": "no", "who": "Anna Blum", "why": "another flood", "token": token(client), **more}
    return client.post("/rule", data=form).status_code


def test_a_rejected_pair_is_kept_with_who_and_why(editor: FlaskClient, library: Path) -> None:
    assert rule(editor) == 303
    (link,) = read_links(library / "links.xml")
    assert (link.a, link.b, link.status, link.who, link.why) == (
        "brandt.p1", "weber.p1", "rejected", "Anna Blum", "another flood")
    assert "Ruled: rejected by Anna Blum: another flood" in editor.get("/rule", query_string=PAIR).text


def test_a_ruling_is_taken_back(editor: FlaskClient, library: Path) -> None:
    assert rule(editor) == 303
    assert "Take the ruling back" in editor.get("/rule", query_string=PAIR).text
    assert rule(editor, ruling="none", who="") == 303
    assert len(read_links(library / "links.xml")) == 0
    assert "Take the ruling back" not in editor.get("/rule", query_string=PAIR).text
    assert rule(editor, ruling="none") == 400


@pytest.mark.parametrize("status", ["confirmed", "added"])
def test_who_ruled_and_why_stands_beside_what_the_machine_says(tmp_path: Path, status: str) -> None:
    word = Evidence("editor", "an editor says so", 1.0)
    pair = replace(PARALLEL, status=status, resp="Anna Blum", why="one flood",
                   **({"evidence": (word,)} if status == "added" else {}))
    reader = create_app(write_library(tmp_path / "ruled", texts(), (pair,))).test_client()
    page = reader.get("/a/weber.p1/elsewhere").text
    assert f"{status} by Anna Blum" in page
    assert page.count("one flood") == 1
    assert ("Anna Möller" in page, "an editor says so" in page) == (status == "confirmed", False)
    (row,) = reader.get("/a/weber.p1?format=json").json["elsewhere"]  # type: ignore[index]
    assert (row["status"], row["who"], row["why"]) == (status, "Anna Blum", "one flood")


def test_what_the_machine_alone_says_is_no_ruling(editor: FlaskClient) -> None:
    (row,) = editor.get("/a/weber.p1?format=json").json["elsewhere"]  # type: ignore[index]
    assert (row["status"], "who" in row) == ("found", False)
    assert "confirmed by" not in editor.get("/a/weber.p1/elsewhere").text


def test_an_editor_sees_what_was_rejected_where_it_would_stand(editor: FlaskClient) -> None:
    assert rule(editor) == 303
    page = editor.get("/a/weber.p1/elsewhere").text
    assert "rejected by Anna Blum: another flood" in page
    assert "/rule?a=weber.p1&amp;b=brandt.p1" in page


@pytest.mark.browser
def test_a_ruling_is_made_on_a_phone_too(
    browser: Browser, library: Path, serve_app: Callable[[Flask], AbstractContextManager[str]]
) -> None:
    with serve_app(create_app(library, is_editing=True)) as address:
        page = browser.new_page(viewport={"width": 320, "height": 800})
        page.goto(f"{address}/rule?a=brandt.p1&b=weber.p1")
        assert "Otto Brandt, § 1" in page.inner_text("main")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.close()


@pytest.mark.parametrize(("other", "status"), [("weber.p1", "confirmed"), ("weber.p7", "added")])
def test_what_the_machine_did_not_find_is_added(editor: FlaskClient, library: Path, other: str, status: str) -> None:
    assert rule(editor, ruling="yes", b=other) == 303
    assert [link.status for link in read_links(library / "links.xml")] == [status]


@pytest.mark.parametrize("missing", [
    {"who": " "}, {"ruling": ""}, {"b": "brandt.p1"}, {"b": "brandt.h1"},
], ids=["who", "ruling", "other", "other-author"])
def test_half_a_ruling_is_none(editor: FlaskClient, library: Path, missing: dict[str, str]) -> None:
    assert rule(editor, **missing) == 400
    assert not (library / "links.xml").exists()


@pytest.mark.parametrize("given", ["", "guessed", "ſ"])
def test_a_form_of_another_page_rules_nothing(editor: FlaskClient, library: Path, given: str) -> None:
    assert rule(editor, token=given) == 403
    assert not (library / "links.xml").exists()


def test_another_site_rules_nothing_even_with_the_token(editor: FlaskClient, library: Path) -> None:
    form = {**PAIR, "ruling": "no", "who": "Eve", "token": token(editor)}
    assert editor.post("/rule", data=form, headers={"Origin": "https://evil.example"}).status_code == 403
    assert not (library / "links.xml").exists()


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.7:8000", "[::", "localhost.evil.example"])
def test_under_another_name_nothing_is_shown(editor: FlaskClient, host: str) -> None:
    assert editor.get("/", headers={"Host": host}).status_code in (400, 403)


def test_another_machine_is_refused(editor: FlaskClient) -> None:
    assert editor.get("/", environ_overrides={"REMOTE_ADDR": "192.168.1.7"}).status_code == 403


def test_control_characters_leave_the_file_readable(editor: FlaskClient, library: Path) -> None:
    assert rule(editor, why="a\x00b\x0bc <&> \ud7ff\ufffe") == 303
    assert len(read_links(library / "links.xml")) == 1


def test_each_parallel_leads_to_its_ruling_only_for_an_editor(editor: FlaskClient, library: Path) -> None:
    assert "/rule?a=weber.p1&amp;b=brandt.p1" in editor.get("/a/weber.p1/elsewhere").text
    reader = create_app(library).test_client()
    assert "/rule" not in reader.get("/a/weber.p1/elsewhere").text
    assert reader.get("/rule", query_string=PAIR).status_code == 404
