"""Accounts side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from flask.testing import FlaskClient

from edition.concordance import Claim, Concordance, Question
from edition.concordance.answers import Verdict
from edition.concordance.keeping import write_concordance
from edition.concordance.verdicts import compare_claims
from edition.model import Entry, Parallel, Passage, Span, Text
from edition.registers import FILES, write_register
from webapp import create_app
from webapp.comparing import ROWS, compared

from .conftest import PARALLEL, texts, write_library


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


def test_an_event_is_compared_that_authors_answer_for_though_one_names_it(tmp_path: Path) -> None:
    made = tuple(Text(one, one, author=one.title(), passages=(Passage(one, "p1", "p", "It was in May."),))
                 for one in ("anna", "ben"))
    folder = write_library(tmp_path, made, ())
    built = folder / "build" / "first"
    (built / "registers" / FILES["event"]).write_bytes(write_register([Entry("event:strike", "The strike")], "event"))
    client = create_app(folder).test_client()
    assert "No event of the register" in client.get("/compare/").text
    claims = tuple(Claim(f"{one.id}.p1", 0, 3, 1, 1, 1, "date", "", one.author, one.id, "", (0, 3)) for one in made)
    write_concordance(built, Concordance((Question("q", "When", "date", "event:strike", "", claims, ()),), ()))
    page = create_app(folder).test_client().get("/compare/").text
    assert '<a href="/compare/strike">The strike</a>' in page
    assert "Anna and Ben<" in page
    assert "1 question<" in page
    against = Verdict(*claims, "contradicting", "1 May against 2 May")
    write_concordance(built, Concordance((Question("q", "When", "date", "event:strike", "", claims, (against,)),), ()))
    page = create_app(folder).test_client().get("/compare/").text
    assert '1 question, <span class="verdict verdict--contradicting">1 contradicting<' in page


def test_dates_head_a_column_in_the_order_of_time_and_once(tmp_path: Path) -> None:
    words = "On 31 July the strike of 1937 began; on 2 July 1937 it was planned, on 2 July. It ended in May 1938."
    dates = {"31 July": "1937-07-31", "1937": "1937", "2 July 1937": "1937-07-02", "2 July.": "1937-07-02",
             "May 1938": "1938-05"}
    spans = [Span(at, at + len(said.rstrip(".")), "date", value=value) for said, value in dates.items()
             for at in (words.index(said),)]
    spans.append(Span(words.index("strike"), words.index("strike") + 6, "event", "event:strike"))
    made = tuple(Text(one, one, author=one.title(), passages=(
        Passage(one, "p1", "p", words, tuple(sorted(spans, key=lambda span: span.start))),)) for one in ("anna", "ben"))
    folder = write_library(tmp_path, made, ())
    (folder / "build" / "first" / "registers" / FILES["event"]).write_bytes(
        write_register([Entry("event:strike", "The strike")], "event"))
    (anna, _) = compared(create_app(folder).extensions["holder"].held(), "event:strike").columns
    assert [said for said, _ in anna.dates] == ["1937", "2 July 1937", "31 July", "May 1938"]


def test_what_is_parallel_stands_at_one_height_on_the_page(tmp_path: Path) -> None:
    def rows(*pairs: Parallel) -> list[str]:
        folder = write_library(tmp_path / str(len(pairs)), texts(), pairs)
        page = create_app(folder).test_client().get("/compare/person:moeller").text
        return [row for row in page[page.index('<table class="compare'):].split("<tr>") if 'class="cell"' in row]

    def is_together(row: str) -> bool:
        return "300 houses under water" in row and "340 houses stood in the water" in row

    assert any(map(is_together, rows(PARALLEL)))
    assert not any(map(is_together, rows()))


def test_what_an_editor_ruled_is_told_beside_the_passages(tmp_path: Path) -> None:
    pair = replace(PARALLEL, status="confirmed", resp="Anna Blum")
    client = create_app(write_library(tmp_path / "ruled", texts(), (pair,))).test_client()
    for path in ("/compare/person:moeller", "/compare/?passage=weber.p1"):
        assert "with Otto Brandt, § 1: confirmed by Anna Blum" in client.get(path).text
    client = create_app(write_library(tmp_path / "found", texts(), (PARALLEL,))).test_client()
    assert "confirmed" not in client.get("/compare/person:moeller").text


def test_who_writes_in_anothers_book_has_not_his_colour(tmp_path: Path) -> None:
    spans = (Span(4, 10, "event", "event:strike"),)
    passages = tuple(Passage("anna", f"p{number}", "p", "The strike.", spans, author=author)
                     for number, author in enumerate(("", "Eva")))
    folder = write_library(tmp_path, (Text("anna", "A", author="Anna", passages=passages),), ())
    file = folder / "build" / "first" / "registers" / FILES["event"]
    file.write_bytes(write_register([Entry("event:strike", "The strike")], "event"))
    page = create_app(folder).test_client().get("/compare/strike").text
    columns = dict(re.findall(r'<th scope="col" class="hue-(\d)"><a [^>]*>([^<]*)</a></th>', page))
    assert columns == {"1": "Anna", "0": "Eva"}


def test_passages_that_the_page_has_no_room_for_are_counted(tmp_path: Path) -> None:
    made = tuple(Text(one, one, author=one.title(), passages=tuple(
        Passage(one, f"p{number}", "p", "The strike.", (Span(4, 10, "event", "event:strike"),))
        for number in range(40))) for one in ("anna", "ben"))
    folder = write_library(tmp_path, made, ())
    file = folder / "build" / "first" / "registers" / FILES["event"]
    file.write_bytes(write_register([Entry("event:strike", "The strike")], "event"))
    page = create_app(folder).test_client().get("/compare/strike").text
    assert f"{2 * 40 - ROWS} further passages of Ben" in page


def test_a_thesaurus_that_is_being_edited_spoils_no_page(tmp_path: Path) -> None:
    folder = write_library(tmp_path, texts())
    write_concordance(folder / "build" / "first", Concordance((), ()))
    (folder / "thesaurus.toml").write_text("[en", encoding="utf-8")
    assert create_app(folder).test_client().get("/compare/person:moeller").status_code == 200


def test_figures_and_accounts_lead_to_the_question_and_it_to_the_accounts(tmp_path: Path) -> None:
    made = tuple(Text(one, one, author=one.title(), passages=(Passage(one, "p1", "p", "The strike was in May.", (
        Span(4, 10, "event", "event:strike"),)),)) for one in ("anna", "ben"))
    folder = write_library(tmp_path, made, ())
    built = folder / "build" / "first"
    (built / "registers" / FILES["event"]).write_bytes(write_register([Entry("event:strike", "The strike")], "event"))
    claims = tuple(Claim(f"{one.id}.p1", 18, 21, 1, 1, 1, "date", "", one.author, one.id, "", (0, 22)) for one in made)
    write_concordance(built, Concordance((Question(
        "q", "The strike: when", "date", "event:strike", "", claims, compare_claims(claims)),), ()))
    client = create_app(folder).test_client()
    for path in ("/figures", "/compare/strike"):
        assert '<a href="/figures/q" data-step>The strike: when</a>' in client.get(path).text
    assert 'href="/compare/event%3Astrike">The accounts' in client.get("/figures/q").text
