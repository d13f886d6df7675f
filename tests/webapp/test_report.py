"""The report of the last build: what is wrong, errors first, and what is asked for of it."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from edition.model import Problem
from edition.report import Report
from webapp.views import report as views

PROBLEMS = (
    Problem("note-missing", "a note is missing.", level="note"), Problem("not-valid", "an element is wrong."),
    Problem("note-missing", "a note is lost.", level="warning"),
    Problem("not-valid", "a value is odd.", level="warning"),
)


@pytest.fixture(autouse=True)
def _with_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "edition", lambda: SimpleNamespace(report=Report(problems=PROBLEMS)))
    monkeypatch.setattr(views, "SHOWN", 3)


def told(client: FlaskClient, asked: str = "") -> list[str]:
    return re.findall(r'<li class="problem .*?<p>(?:<b>\w+</b> )?(.*?)</p>', client.get(f"/report{asked}").text)


def test_errors_stand_first_and_a_long_list_goes_on(client: FlaskClient) -> None:
    assert told(client) == ["An element is wrong.", "A note is lost.", "A value is odd."]
    (more,) = re.findall(r'<p class="more"><a href="([^"]*)">1 more', client.get("/report").text)
    assert told(client, more.replace("&amp;", "&").removeprefix("/report")) == ["A note is missing."]


@pytest.mark.parametrize(("asked", "shown"), [
    ("?code=note-missing", ["A note is lost.", "A note is missing."]),
    ("?level=warning", ["A note is lost.", "A value is odd."]),
    ("?code=not-valid&level=warning", ["A value is odd."]), ("?code=never", []),
])
def test_problems_are_chosen_by_code_and_level(client: FlaskClient, asked: str, shown: list[str]) -> None:
    assert told(client, asked) == shown


def test_a_programme_is_given_all_problems(client: FlaskClient) -> None:
    found = client.get("/report?format=json").get_json()["problems"]
    assert [one["message"] for one in found] == [one.message for one in PROBLEMS]
