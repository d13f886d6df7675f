"""Pages of entries: what meets, who cites what for which sentence, who cites whom."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from edition.model import Entry, Name, Passage, Span, Text, Work
from edition.registers import FILES, write_register
from webapp import create_app
from webapp.articles import SHOWN as MENTIONS
from webapp.citations import COMMON
from webapp.companions import LONGEST, SHOWN, claimed

from .conftest import write_library

ENTRIES = (
    Entry("person:hart", "John Hart"), Entry("person:lock", "Eve Lock"), Entry("place:weir", "The weir"),
    Entry("work:rivers", "Rivers", work=Work("book", "Rivers", (Name("Hart", "John", "person:hart"),))),
)
SAID = "The weir was rotten. (Hart, Rivers, 12)"


def rows() -> tuple[Text, ...]:
    both = (Span(0, 8, "place", "place:weir"), Span(9, 12, "person", "person:lock"))
    met = [Passage("lock", f"p{at}", "p", SAID, both, division="d1") for at in range(1, 5)]
    cites = Passage("lock", "p5", "p", SAID, (Span(22, 38, "citation", "work:rivers", "12", data=(("unit", "page"),)),))
    rest = [Passage("lock", f"p{at}", "p", "John Hart.", (Span(0, 9, "person", "person:hart"),))
            for at in range(6, 20)]
    return (Text("lock", "Locks", author="Eve Lock", passages=(*met, cites, *rest)),)


@pytest.fixture
def weir(tmp_path: Path) -> FlaskClient:
    folder = write_library(tmp_path, rows(), ())
    for kind, name in FILES.items():
        written = write_register([entry for entry in ENTRIES if entry.kind == kind], kind)
        (folder / "build" / "first" / "registers" / name).write_bytes(written)
    return create_app(folder).test_client()


def test_an_article_names_what_the_entry_meets_and_leads_to_the_search_for_both(weir: FlaskClient) -> None:
    page = weir.get("/places/weir").text
    assert "In company with" in page
    assert 'href="/search?q=place%3Aweir+person%3Alock"' in page
    assert "In company with" not in weir.get("/people/hart").text


def test_an_article_on_a_work_gives_page_and_sentence_of_each_citation(weir: FlaskClient) -> None:
    page = weir.get("/works/rivers").text
    assert "1 citation" in page
    assert "p. 12" in page
    assert "was rotten." in page


@pytest.mark.parametrize(("path", "query", "total"), [
    ("/works/rivers", "work%3Arivers+author%3A%22Eve+Lock%22", SHOWN + 5),
    ("/citations?author=Eve+Lock&cites=John+Hart", "work%3Arivers+author%3A%22Eve+Lock%22", SHOWN + 5),
    ("/places/weir", "place%3Aweir+text%3Alock", MENTIONS + 5),
])
def test_what_a_page_leaves_out_is_found_by_its_search(tmp_path: Path, path: str, query: str, total: int) -> None:
    (text,) = rows()
    one = text.passages[4] if "work" in query else text.passages[0]
    many = replace(text, passages=tuple(replace(one, id=f"p{number}") for number in range(1, total + 1)))
    folder = write_library(tmp_path, (many,), ())
    for kind, name in FILES.items():
        written = write_register([entry for entry in ENTRIES if entry.kind == kind], kind)
        (folder / "build" / "first" / "registers" / name).write_bytes(written)
    page = create_app(folder).test_client().get(path).text
    assert f'<p class="more"><a href="/search?q={query}">and 5 ' in page


def test_works_that_several_cite_and_that_have_no_room_are_counted(tmp_path: Path) -> None:
    spans = tuple(Span(number, number + 1, "work", f"work:w{number}") for number in range(COMMON + 3))
    texts = tuple(Text(author, author, author=author, passages=(Passage(author, "p1", "p", "w" * 99, spans),))
                  for author in ("anna", "ben"))
    page = create_app(write_library(tmp_path, texts, ())).test_client().get("/citations").text
    assert '<a href="/works/?order=authors">3 further works</a>' in page


def test_a_list_names_an_author_of_two_texts_once(tmp_path: Path) -> None:
    (first,) = rows()
    again = tuple(replace(one, text_id="keys") for one in first.passages)
    folder = write_library(tmp_path, (first, replace(first, id="keys", title="Keys", passages=again)), ())
    (folder / "build" / "first" / "registers" / FILES["person"]).write_bytes(write_register(ENTRIES[:1], "person"))
    page = create_app(folder).test_client().get("/people/").text
    assert page.count(">Lock 28<") == 1


def test_the_works_say_by_whom_they_are(weir: FlaskClient) -> None:
    assert "<td>John Hart. </td>" in weir.get("/works/").text


def test_the_works_begin_with_who_cites_whom(weir: FlaskClient) -> None:
    page = weir.get("/works/").text
    assert "Who cites whom" in page
    assert weir.get("/citations").text.count(">Who cites whom<") == 1
    assert 'href="/citations?author=Eve+Lock&amp;cites=John+Hart">1<' in page
    assert "Who cites whom" not in weir.get("/people/").text


def test_on_a_phone_each_number_of_the_table_says_who_cites(weir: FlaskClient) -> None:
    assert re.search(r'<td class="num" data-author="Lock"><a [^>]*cites=John\+Hart">1<', weir.get("/works/").text)


def test_each_number_of_the_table_leads_to_the_citations_it_counts(weir: FlaskClient) -> None:
    page = weir.get("/citations?author=Eve+Lock&cites=John+Hart").text
    assert "<h1>Eve Lock cites John Hart</h1>" in page
    assert page.count('class="claim"') == 1
    assert "was rotten." in page
    assert "No passage of this library" in weir.get("/citations?author=Eve+Lock&cites=Nobody").text


@pytest.fixture
def with_rivers(tmp_path: Path) -> FlaskClient:
    held = Text("rivers", "Rivers, part one", Work(title="Rivers", key="work:rivers"), "John Hart",
                passages=(Passage("rivers", "p1", "p", "Water."),))
    folder = write_library(tmp_path, (*rows(), held), ())
    written = write_register([one for one in ENTRIES if one.kind == "work"], "work")
    (folder / "build" / "first" / "registers" / FILES["work"]).write_bytes(written)
    return create_app(folder).test_client()


def test_a_citation_of_a_text_that_is_held_leads_there_even_without_a_passage(with_rivers: FlaskClient) -> None:
    assert '<a href="/texts/rivers">p. 12</a>' in with_rivers.get("/works/rivers").text


def test_a_place_without_a_point_says_so(weir: FlaskClient) -> None:
    assert "No point known." in weir.get("/places/weir").text
    assert "<svg class=\"map" not in weir.get("/places/").text


@pytest.mark.parametrize(("text", "at", "sentence"), [
    pytest.param("One went. Two came. (Hart 3)", 22, "Two came. (Hart 3)", id="a-citation-alone-takes-what-it-is-for"),
    pytest.param("One went. Two came.", 9, "One went.", id="a-call-after-the-stop-belongs-before"),
    pytest.param("(Hart 3)", 2, "(Hart 3)", id="nothing-before"),
    pytest.param("", 0, "", id="nothing-at-all"),
])
def test_the_sentence_that_is_claimed(text: str, at: int, sentence: str) -> None:
    assert claimed(Passage("t", "p1", "p", text), at) == sentence


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 400 + "(Hart 3)"
    said = claimed(Passage("t", "p1", "p", text), len(text) - 3)
    assert len(said) <= LONGEST + 3
    assert said.startswith("… word")
    assert said.endswith("(Hart 3)")
    assert claimed(Passage("t", "p1", "p", text), 1).endswith("word …")


def test_an_article_on_a_work_leads_to_the_text_of_it_that_is_held(with_rivers: FlaskClient) -> None:
    page = with_rivers.get("/works/rivers").text
    assert '<a href="/texts/rivers"><cite>Rivers, part one</cite></a>' in page
    assert '<a href="/texts/rivers">John Hart</a>' not in page.partition('<p class="silent">')[2]
