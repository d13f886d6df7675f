"""Pages are asked for what a reader would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.model import Entry, Evidence, Parallel, Passage, Text
from webapp import create_app
from webapp.articles import ORDERS, Row
from webapp.elsewhere import SILENT_NAMED

from .conftest import PAGES, PARALLEL, passage, texts, write_library


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_the_security_headers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_library_lists_texts_with_author_and_standpoint(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "Ida Weber" in page
    assert "The dykes were neglected." in page
    assert 'href="/texts/weber"' in page


def test_the_library_says_how_its_authors_are_compared_if_there_are_several(
    client: FlaskClient, tmp_path: Path
) -> None:
    assert '<a href="/figures">Figures</a> <span class="detail">what they count' in client.get("/").text
    alone = create_app(write_library(tmp_path, texts()[:1], ())).test_client().get("/").text
    main = alone[alone.index("<main"):alone.index("</main>")]
    assert 'href="/citations"' in main
    assert 'href="/figures"' not in main


def test_a_note_is_linked_with_its_call_both_ways(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1").text
    assert 'id="call-n1"' in page
    assert 'href="#n1"' in page
    assert 'href="#call-n1"' in page
    assert 'aria-label="note 1"' in page


def test_the_other_author_is_shown_with_what_both_have_and_what_differs(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1").text
    assert "Otto Brandt" in page
    assert "300 houses – 340 houses" in page
    assert 'href="/texts/weber/d1?beside=brandt.p1#p1"' in page


def test_the_panel_tells_what_speaks_against_and_who_is_near_both_seen_from_here(tmp_path: Path) -> None:
    differs = (Evidence("differs", "300 houses", 0.0, other="340 houses"),
               Evidence("apart", "May 1901", 0.0, other="1902"))
    pair = replace(PARALLEL, differs=differs, evidence=(*PARALLEL.evidence, Evidence("company", "weber.p2", 0.1)))
    client = create_app(write_library(tmp_path, texts(), (pair,))).test_client()
    here, there = (client.get(f"/a/{anchor}/elsewhere").text for anchor in ("brandt.p1", "weber.p1"))
    assert ("300 houses against 340 houses" in here, "here May 1901, there 1902" in here) == (True, True)
    assert ("340 houses against 300 houses" in there, "here 1902, there May 1901" in there) == (True, True)
    assert '<span class="label">near both</span> <a href="/a/weber.p2">' in here


def test_the_panel_says_who_is_silent_where_another_speaks_plainly(tmp_path: Path) -> None:
    silent = "no parallel was found."
    koch = Text("koch", "The Mill", author="Clara Koch", passages=(passage("koch", "p1", "The mill stood dry."),))
    others = tuple(replace(koch, id=f"koch{number}", author=f"Author {number}") for number in range(SILENT_NAMED))
    for name, library, pair, said in (
        ("one", (*texts(), koch), PARALLEL, f"Koch: {silent}"), ("none", texts(), PARALLEL, ""),
        ("weak", (*texts(), koch), replace(PARALLEL, is_strong=False), ""),
        ("many", (*texts(), koch, *others), PARALLEL, ""),
    ):
        client = create_app(write_library(tmp_path / name, library, (pair,))).test_client()
        for path in ("/texts/weber/d1", "/a/weber.p1/elsewhere"):
            page = client.get(path).text
            assert (said in page) if said else (silent not in page), (name, path)


def test_what_chance_brings_as_near_is_not_shown_unasked(tmp_path: Path) -> None:
    faint = replace(PARALLEL, is_strong=False, is_faint=True)
    client = create_app(write_library(tmp_path, texts(), (faint,))).test_client()
    assert "Elsewhere:" not in client.get("/texts/weber/d1").text
    page = client.get("/a/weber.p1/elsewhere").text
    assert page.index("No parallel") < page.index("by chance, most likely") < page.index("brandt.p1")
    assert client.get("/a/weber.p1?format=json").json["elsewhere"] == []  # type: ignore[index]
    assert "340 houses" not in client.get("/compare/?passage=weber.p1").text


def test_an_author_near_by_chance_alone_is_silent(tmp_path: Path) -> None:
    koch = Text("koch", "The Mill", author="Clara Koch", passages=(passage("koch", "p1", "The mill stood dry."),))
    faint = Parallel("koch.p1", "weber.p1", 0.05, is_faint=True)
    page = create_app(write_library(tmp_path, (*texts(), koch), (PARALLEL, faint))).test_client().get("/texts/weber/d1")
    assert "Koch: no parallel was found." in page.text


def test_beside_shows_both_texts_with_ids_of_their_own(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d1?beside=brandt.p1").text
    assert 'id="p1"' in page
    assert 'id="brandt.p1"' in page


def test_a_long_division_is_served_in_parts_that_link_to_each_other(client: FlaskClient) -> None:
    page = client.get("/texts/weber/d2").text
    assert 'href="/texts/weber/d2?part=2"' in page
    assert "Paragraph 61 of" in page
    assert "Paragraph 62 of" not in page


def test_foreign_words_and_links_do_no_harm(client: FlaskClient) -> None:
    page = client.get("/texts/foreign/~").text
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert 'href="https://example.org/x"' in page
    assert "<b>foreign" not in page


def test_marks_lead_to_register_entries_only_when_asked_for(client: FlaskClient) -> None:
    assert 'href="/people/moeller"' not in client.get("/texts/weber/d1").text
    assert 'href="/people/moeller"' in client.get("/texts/weber/d1?marks=on").text


def test_an_entry_says_who_spells_it_how_and_who_is_silent(client: FlaskClient) -> None:
    page = client.get("/people/moeller").text
    assert "“Moeller”" in page
    assert "no mention was found" in page


def test_people_are_in_the_order_of_their_family_names() -> None:
    names = ("Nikolai Yezhov", "Anna Möller", "Peter of Poitiers", "Nicholas II")
    rows = [Row(Entry(f"person:p{at}", name), 0, ()) for at, name in enumerate(names)]
    ordered = [row.entry.name for row in sorted(rows, key=ORDERS["name"])]
    assert ordered == ["Anna Möller", "Nicholas II", "Peter of Poitiers", "Nikolai Yezhov"]


def test_a_parallel_in_a_text_without_an_author_is_named_by_its_title(tmp_path: Path) -> None:
    made = tuple(Text(one, title, passages=(Passage(one, "p1", "p", "The dyke gave way."),))
                 for one, title in (("a1", "First Report"), ("a2", "Second Report")))
    folder = write_library(tmp_path, made, (Parallel("a1.p1", "a2.p1", 0.9, is_strong=True),))
    page = create_app(folder).test_client().get("/texts/a1/~").text
    assert '<span class="author">Second Report</span>, ¶ 1' in page
    assert 'title="Second Report"' in page


@pytest.mark.parametrize(("path", "said"), [
    ("/x", "There is no page at this address."), ("/texts/nobody", "The library has no text ‘nobody’."),
    ("/texts/weber/d9", "There is no page at this address."), ("/texts/weber/d2?part=99", "There is no page"),
    ("/people/x", "There is no page"),
])
def test_what_is_not_there_is_said_in_a_sentence(client: FlaskClient, path: str, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert said in answer.text


def test_what_an_address_does_not_take_is_said_in_a_sentence(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert answer.status_code == 405
    assert "This address does not take that request." in answer.text


def test_a_page_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/texts/weber/d1")
    again = client.get("/texts/weber/d1", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_pages_are_compressed_for_browsers_that_can(client: FlaskClient) -> None:
    assert client.get("/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/").headers


def test_settings_are_kept_in_a_cookie_and_lead_back(client: FlaskClient) -> None:
    answer = client.post("/settings", data={"theme": "dark", "size": "x", "back": "https://evil.example/"})
    assert answer.headers["Location"] == "/"
    assert "theme-dark" in client.get("/").text


def test_a_speech_is_a_mention_of_who_speaks(tmp_path: Path) -> None:
    speech = passage("t", "p1", "I counted the houses.", kind="speech", speaker="THE MAYOR",
                     speaker_key="person:moeller")
    client = create_app(write_library(tmp_path, (Text("t", "Minutes", passages=(speech,)),), ())).test_client()
    assert "“THE MAYOR”" in client.get("/people/moeller").text
    assert "“THE MAYOR”" in client.get("/people/moeller/panel?at=t.p1").text
