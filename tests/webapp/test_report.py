"""The report of the last build: what is wrong, errors first, and what is asked for of it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from edition.model import Problem
from edition.report import Report
from webapp import create_app
from webapp.views import report as views

PROBLEMS = (
    Problem("note-missing", "a note is missing.", level="note"), Problem("not-valid", "an element is wrong."),
    Problem("note-missing", "a note is lost.", level="warning"),
    Problem("not-valid", "a value is odd.", level="warning"),
)


@pytest.fixture
def reader(flood: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Return a reader of her own, since pages are kept."""
    monkeypatch.setattr(views, "edition", lambda: SimpleNamespace(report=Report(problems=PROBLEMS)))
    monkeypatch.setattr(views, "SHOWN", 3)
    return create_app(flood).test_client()


def told(reader: FlaskClient, asked: str = "") -> list[str]:
    return re.findall(r'<li class="problem .*?<p>(?:<b>\w+</b> )?(.*?)</p>', reader.get(f"/report{asked}").text)


def test_errors_stand_first_and_a_long_list_goes_on(reader: FlaskClient) -> None:
    assert told(reader) == ["An element is wrong.", "A note is lost.", "A value is odd."]
    (more,) = re.findall(r'<p class="more"><a href="([^"]*)">1 more', reader.get("/report").text)
    assert told(reader, more.replace("&amp;", "&").removeprefix("/report")) == ["A note is missing."]


@pytest.mark.parametrize(("asked", "shown"), [
    ("?code=note-missing", ["A note is lost.", "A note is missing."]),
    ("?level=warning", ["A note is lost.", "A value is odd."]),
    ("?code=not-valid&level=warning", ["A value is odd."]), ("?code=never", []),
])
def test_problems_are_chosen_by_code_and_level(reader: FlaskClient, asked: str, shown: list[str]) -> None:
    assert told(reader, asked) == shown


def test_a_programme_is_given_all_problems(reader: FlaskClient) -> None:
    found = reader.get("/report?format=json").get_json()["problems"]
    assert [one["message"] for one in found] == [one.message for one in PROBLEMS]
