"""Pages that set authors beside each other keep their measure in a library of many."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.comparing import MOST_AUTHORS
from edition.concordance import Claim, Concordance, Question
from edition.concordance.keeping import write_concordance
from edition.concordance.verdicts import compare_claims
from edition.model import Entry, Evidence, Name, Parallel, Passage, Span, Text, Work
from edition.registers import FILES, write_register
from webapp import create_app
from webapp.citations import BY, COLUMNS, MOST_DRAWN
from webapp.figures import WIDEST
from webapp.timeline import TRACKS

from .conftest import write_library

AUTHORS = 40
WORDS = "On 4 March 1901 the fire took 30 houses, says Blum in The Fire."
SPANS = (Span(3, 15, "date", value="1901-03-04"), Span(20, 24, "event", "event:fire"),
         Span(30, 39, "figure", value="30"), Span(46, 62, "citation", "work:fire"))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    made = tuple(Text(f"t{number:02}", "T", author=f"Ann Author{number:02}", passages=(
        Passage(f"t{number:02}", "p1", "p", WORDS, SPANS),)) for number in range(AUTHORS))
    pairs = tuple(Parallel("t00.p1", f"{one.id}.p1", 0.9, (Evidence("event", "The fire", 1.0),), is_strong=True)
                  for one in made[1:])
    folder = write_library(tmp_path_factory.mktemp("many"), made, pairs)
    built = folder / "build" / "first"
    work = Entry("work:fire", "The Fire", work=Work(title="The Fire", authors=(Name("Blum", "Anna"),)))
    for kind, entries in (("event", [Entry("event:fire", "The fire")]), ("work", [work])):
        (built / "registers" / FILES[kind]).write_bytes(write_register(entries, kind))
    claims = tuple(Claim(f"{one.id}.p1", 30, 39, 30, 30, 30, "houses", "", one.author, one.id, WORDS, (0, 62))
                   for one in made)
    asked = Question("q", "The fire: how many houses", "houses", "event:fire", "", claims, compare_claims(claims))
    write_concordance(built, Concordance((asked,), ()))
    return create_app(folder).test_client()


@pytest.mark.parametrize("path", ["/compare/fire", "/compare/?passage=t00.p1"])
def test_those_who_have_no_column_are_said_to_treat_it_too(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    table = page[page.index('<table class="compare'):]
    assert table[:table.index("</thead>")].count('scope="col"') == MOST_AUTHORS
    assert re.search(r'label">further</span> [^<]*, Ann Author\d\d and \d+ others treat it, too', page)
    assert 'label">silent' not in page


def test_a_question_that_many_answer_lists_them_without_columns(client: FlaskClient) -> None:
    for path, answering in (("/figures", AUTHORS), ("/compare/fire", MOST_AUTHORS)):
        page = client.get(path).text
        assert answering > WIDEST
        assert "figures--many" in page
        assert page.count('class="answer') == answering


def test_who_cites_whom_has_columns_and_lines_for_those_who_cite_most(client: FlaskClient) -> None:
    page = client.get("/citations").text
    assert page.count("cites Anna Blum 1 time<") == MOST_DRAWN
    assert f"{AUTHORS - COLUMNS} further authors cite, too" in page
    assert f"and {AUTHORS - BY} further authors" in page


def test_those_who_date_least_share_a_line(client: FlaskClient) -> None:
    page = client.get("/chronology/1901").text
    assert page.count('<line class="base"') == TRACKS + 1
    assert f"{AUTHORS - TRACKS} others, 4 March 1901: {AUTHORS - TRACKS} dates" in page


def test_no_page_of_a_large_library_is_larger_for_it(client: FlaskClient, tmp_path: Path) -> None:
    small = create_app(write_library(tmp_path, ())).test_client()
    for path in ("/figures", "/citations", "/chronology", "/compare/", "/works/"):
        assert small.get(path, follow_redirects=True).status_code == 200
    pages = ("/compare/fire", "/citations", "/chronology/1901", "/figures/q")
    assert max(len(client.get(path).data) for path in pages) < 100_000


def test_accounts_have_a_column_each_with_room_for_it(client: FlaskClient) -> None:
    page = client.get("/compare/fire").text
    style = (Path(__file__).parents[2] / "webapp" / "static" / "studies.css").read_text(encoding="utf-8")
    assert f"columns-{MOST_AUTHORS}" in page
    assert re.search(rf"\.columns-{MOST_AUTHORS} {{ min-width: \d{{3}}rem", style)
