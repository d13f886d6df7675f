"""The lists of the registers: on pages where they are long, without one entry lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.model import Entry, Name, Passage, Span, Text, Work
from edition.registers import FILES, write_register
from webapp import create_app
from webapp.articles import AUTHORS_NAMED, ENTRIES

from .conftest import write_library

TOTAL = 2 * ENTRIES + 5
AUTHORS = AUTHORS_NAMED + 4


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    cited = (Span(0, 9, "work", "work:w003"),)
    texts = tuple(Text(f"t{number}", "T", author=f"Ann Author{number:02}", passages=(
        Passage(f"t{number}", "p1", "p", "The third has it.", cited),)) for number in range(AUTHORS))
    folder = write_library(tmp_path_factory.mktemp("registers"), texts, ())
    works = [Entry(f"work:w{number:03}", "", work=Work(title=f"Book {number:03}", authors=(Name("Blum", "Anna"),)))
             for number in range(TOTAL)]
    people = [Entry(f"person:p{number}", f"Ann {'BCD'[number % 3]}lum{number}") for number in range(TOTAL)]
    for kind, entries in (("work", works), ("person", people)):
        (folder / "build" / "first" / "registers" / FILES[kind]).write_bytes(write_register(entries, kind))
    return create_app(folder).test_client()


def listed(page: str, path: str) -> list[str]:
    return re.findall(rf'scope="row"><a href="/{path}/([^"]+)">', page.partition('class="register entries"')[2])


@pytest.mark.parametrize("order", ["name", "mentions", "authors"])
@pytest.mark.parametrize("path", ["works", "people"])
def test_a_long_register_stands_on_pages_that_have_each_entry_once(client: FlaskClient, path: str, order: str) -> None:
    pages = [client.get(f"/{path}/?order={order}&from={start}").text for start in (0, ENTRIES, 2 * ENTRIES)]
    found = [key for page in pages for key in listed(page, path)]
    assert len(found) == len(set(found)) == TOTAL
    for page, further in zip(pages, (True, True, False), strict=True):
        assert page.count('aria-current="page"') == 1
        assert (">Further</a>" in page) is further


def test_pages_are_called_by_what_tells_their_first_entry_from_the_one_before(client: FlaskClient) -> None:
    def called(path: str) -> list[str]:
        return re.findall(r'<li><a href="\?order=[^>]*>([^<]+)', client.get(path).text)

    assert called("/works/") == ["Book", f"Book {ENTRIES:03}", f"Book {2 * ENTRIES:03}"]
    assert [one[:4] for one in called("/people/")] == ["Blum", "Clum", "Dlum"]
    assert called("/people/?order=mentions") == ["1–200", "201–400", "401–405"]


@pytest.mark.parametrize(("start", "status"), [(TOTAL - 1, 200), (TOTAL, 404), (-5, 200)])
def test_no_page_is_empty(client: FlaskClient, start: int, status: int) -> None:
    assert client.get(f"/works/?from={start}").status_code == status


def test_who_cites_whom_stands_on_the_first_page(client: FlaskClient) -> None:
    first, second = (client.get(f"/works/{asked}").text for asked in ("", f"?from={ENTRIES}"))
    assert ("Who cites whom" in first, "Who cites whom" in second) == (True, False)


def test_of_many_authors_some_are_named_and_the_page_of_the_entry_has_all(client: FlaskClient) -> None:
    (row,) = re.findall(r'<tr><th scope="row"><a href="/works/w003">.*?</tr>', client.get("/works/").text)
    assert row.count("Author") == AUTHORS_NAMED
    assert f'<a href="/works/w003">and {AUTHORS - AUTHORS_NAMED} more</a>' in row
    assert len(set(re.findall(r"Author\d\d", client.get("/works/w003").text))) == AUTHORS


def test_a_short_register_has_no_pages(tmp_path: Path) -> None:
    folder = write_library(tmp_path, (), ())
    page = create_app(folder).test_client().get("/works/").text
    assert 'aria-label="Pages"' not in page
