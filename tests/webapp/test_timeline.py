"""The days as a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from edition.chronology import find_dated
from edition.days import Day
from edition.model import Passage, Span, Text
from webapp import create_app
from webapp.timeline import LETTERS, timeline
from webapp.views.studies import DATES, DATES_OF_ITS_OWN

from .conftest import opened, write_library

WORDS = "On 1 July 1901 it began, in July 1901 it grew, on 31 July 1901 it ended; so the nineteen hundreds began."
SPANS = (
    Span(3, 14, "date", value="1901-07-01"), Span(28, 37, "date", value="1901-07"),
    Span(50, 62, "date", value="1901-07-31"), Span(77, 95, "date", value="1900/1909"),
)
DATED = find_dated([Text("a", "A", author="A", passages=(Passage("a", "p1", "p", WORDS, SPANS),))])
JULY = (Day(1901, 7, 1), Day(1901, 7, 31))


def test_days_stand_at_their_place_and_what_covers_all_is_left_out() -> None:
    (track,) = timeline(DATED, *JULY, {}, current="1901-07-31").tracks
    assert [(one.is_wide, one.path) for one in track.marks] == [
        (False, "/chronology/1901-07-01"), (False, "/chronology/1901-07-31"),
    ]
    first, last = track.marks
    assert first.x == 0
    assert round(last.x + last.width) == 100


def test_a_month_is_a_bar_in_its_year() -> None:
    (track,) = timeline(DATED, Day(1901, 1, 1), Day(1901, 12, 31), {}, current="1901").tracks
    assert [one.path for one in track.marks if one.is_wide] == ["/chronology/1901-07"]


def test_a_year_has_its_months_under_it_and_a_month_its_days() -> None:
    year = timeline(DATED, Day(1901, 1, 1), Day(1901, 12, 31), {}, current="1901-07")
    assert [one.label for one in year.ticks if one.is_current] == ["Jul"]
    assert len(timeline(DATED, *JULY, {}, current="").ticks) == 31


def test_a_mark_stands_on_its_line_below_the_name_and_a_bar_under_it() -> None:
    (track,) = timeline(DATED * 9, Day(1901, 1, 1), Day(1901, 12, 31), {}, current="").tracks
    for mark in track.marks:
        if mark.is_wide:
            assert mark.y > track.line_at
        else:
            assert track.name_at < mark.y < track.line_at == round(mark.y + mark.height, 2)


def test_the_last_day_of_all_is_a_day_like_others(tmp_path: Path) -> None:
    text = Text("a", "A", author="A", passages=(Passage("a", "p1", "p", "The end.", (
        Span(0, 7, "date", value="9999-12-31"),)),))
    client = create_app(write_library(tmp_path, (text,), ())).test_client()
    for when in ("9999", "9999-12", "9999-12-31"):
        assert "The end" in client.get(f"/chronology/{when}").text


def test_a_day_with_thousands_of_dates_fills_no_page(tmp_path: Path) -> None:
    passages = tuple(Passage("a", f"p{number}", "p", "On 4 March 1901.", (Span(3, 15, "date", value="1901-03-04"),))
                     for number in range(2_000))
    client = create_app(write_library(tmp_path, (Text("a", "A", author="A", passages=passages),), ())).test_client()
    year, its_day = (client.get(f"/chronology/{when}").text for when in ("1901", "1901-03-04"))
    assert f'<a href="/chronology/1901-03-04">{2_000 - DATES:,} further dates' in year
    assert its_day.count('class="dated') == DATES_OF_ITS_OWN
    assert f"{2_000 - DATES_OF_ITS_OWN:,} further dates; " in its_day
    assert "/search?q=date:1901-03-04" in its_day


def test_a_long_name_is_cut_in_the_picture_and_said_in_full() -> None:
    name = "Bartholomew Featherstonehaugh-Cholmondeley"
    (track,) = timeline(find_dated([Text("a", "A", author=name, passages=(Passage("a", "p1", "p", WORDS, SPANS),))]),
                        *JULY, {}, current="").tracks
    assert (track.author, len(track.label) <= LETTERS) == (name, True)


def test_a_day_that_is_none_is_not_found(client: FlaskClient) -> None:
    assert client.get("/chronology/1937-02-30").status_code == 404
    assert client.get("/chronology/1888-03-25").status_code == 200


@pytest.mark.parametrize("when", ["1901", "1901-07", "1901-07-31"])
def test_no_heading_that_is_seen_says_what_another_says(tmp_path: Path, when: str) -> None:
    spans = (*SPANS, Span(82, 95, "date", value="1901"))
    text = Text("a", "A", author="A", passages=(Passage("a", "p1", "p", WORDS, spans),))
    page = create_app(write_library(tmp_path, (text,), ())).test_client().get(f"/chronology/{when}").text
    said = re.findall(r"<h[1-4](?![^>]*unseen)[^>]*>(?:<a [^>]*>)?([^<]+)", page)
    assert len(said) == len(set(said)) > 0


@pytest.fixture
def antiquity(tmp_path: Path) -> FlaskClient:
    said = "In 44 BC, on the Ides of March; in 31 BC; from 27 BC to AD 14; about 1100."
    dates = (("44 BC", "-0043"), ("the Ides of March", "-0043-03-15"), ("31 BC", "-0030-09-02"),
             ("from 27 BC to AD 14", "-0026/0014"), ("about 1100", "1100~"))
    spans = tuple(Span(said.index(words), said.index(words) + len(words), "date", value=value)
                  for words, value in dates)
    text = Text("a", "A", author="A", passages=(Passage("a", "p1", "p", said, spans),))
    return create_app(write_library(tmp_path, (text,), ())).test_client()


def test_days_before_our_era_have_their_pages_in_order(antiquity: FlaskClient) -> None:
    year = antiquity.get("/chronology/-0043").text
    assert re.findall(r'<li><a href="/chronology/([^"]+)"', year) == ["-0043", "-0030", "-0026", "1100"]
    assert "<h1>44 BC</h1>" in year
    assert '<a href="/chronology/-0043-03-15">15 March 44 BC</a></h3>' in year
    assert '<a rel="next" href="/chronology/-0030">31 BC</a>' in year
    assert ">Mar</text>" in year, "its months stand under the line"
    day = antiquity.get("/chronology/-0043-03-15").text
    assert "<h1>15 March 44 BC</h1>" in day
    assert '<a rel="next" href="/chronology/-0030-09-02">2 September 31 BC</a>' in day
    assert "search?q=date:" not in day


def test_about_a_year_is_said_to_be_about_it(antiquity: FlaskClient) -> None:
    assert re.search(r'<span class="detail">about</span><br>', antiquity.get("/chronology/1100").text)
    assert '<span class="detail">about</span>' not in antiquity.get("/chronology/-0030").text


@pytest.mark.parametrize("when", ["-43", "-00431", "-0043-13", "1937-22", "--0043", "-0043-02-30"])
def test_what_is_no_day_month_or_year_is_not_found(antiquity: FlaskClient, when: str) -> None:
    assert antiquity.get(f"/chronology/{when}").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize(("width", "named"), [
    (390, ["1", "5", "10", "15", "20", "25", "30"]), (1440, [*map(str, range(1, 32))]),
])
def test_the_picture_is_as_wide_as_the_page_and_its_days_do_not_run_into_each_other(
    browser: Browser, tmp_path: Path, serve_app: Callable[[Flask], AbstractContextManager[str]], width: int,
    named: list[str],
) -> None:
    text = Text("a", "A", author="A", passages=(Passage("a", "p1", "p", WORDS, SPANS),))
    app = create_app(write_library(tmp_path, (text,), ()))
    size = {"width": width, "height": 844}
    with serve_app(app) as at, opened(browser, f"{at}/chronology/1901-07", viewport=size) as page:
        boxes = page.evaluate("""() => [...document.querySelectorAll(".timeline .tick text")].map(one =>
            [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width)
            .map(([said, box]) => [said, box.left, box.right])""")
        assert [said for said, *_ in boxes] == named
        assert all(right < left for (_, _, right), (_, left, _) in pairwise(boxes))
        assert boxes[-1][2] <= width
