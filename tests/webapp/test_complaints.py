"""What readers of other editions complain of, each once: it does not happen here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from edition.model import Passage, Span, Text

Serve = Callable[..., AbstractContextManager[str]]

TWO = "The miller denied it, and so did the mayor, who had been there."


@pytest.fixture(scope="module")
def crowded(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a text with two calls side by side, and a note in a note."""
    calls = (Span(21, 21, "call", "n1", "1"), Span(21, 21, "call", "n2", "2"))
    inner = "So the letter of May, which is lost."
    text = Text("crowd", "Crowded", passages=(
        Passage("crowd", "p1", "p", TWO, calls),
        Passage("crowd", "n1", "note", inner, (Span(len(inner), len(inner), "call", "n3", "a"),), n="1",
                called_from="p1"),
        Passage("crowd", "n2", "note", "See https://example.org/mill.", (Span(4, 28, "link", "https://example.org/mill"),),
                n="2", called_from="p1"),
        Passage("crowd", "n3", "note", "Or never written.", n="a", called_from="n1"),
    ))
    with serve(tmp_path_factory.mktemp("crowd"), (text,), ()) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=served)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    yield context.new_page()
    context.close()


# ---- reading


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_no_bar_hides_what_a_deep_link_leads_to(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/a/weber.p40")
    passage, bar = page.locator("#p40").bounding_box(), page.locator(".running").bounding_box()
    assert passage
    assert bar
    assert passage["y"] >= bar["y"] + bar["height"]
    expect(page.locator("#p40")).to_be_in_viewport()


@pytest.mark.browser
def test_where_one_is_in_the_text_is_seen_and_nothing_is_open_unasked(page: Page) -> None:
    page.goto("/texts/weber/d2?part=2")
    page.mouse.wheel(0, 900)
    expect(page.locator(".running").get_by_text("3 of 4")).to_be_in_viewport()
    assert page.locator("details[open]").count() == 0


@pytest.mark.browser
def test_the_letters_can_be_made_larger_and_stay_so(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.passage')).fontSize)"
    page.goto("/texts/weber/d1")
    before = page.evaluate(size)
    page.goto("/settings?back=/texts/weber/d1")
    page.get_by_label("larger").check()
    page.get_by_role("button", name="Keep").click()
    page.wait_for_url("**/texts/weber/d1")
    assert page.evaluate(size) > 1.3 * before


@pytest.mark.browser
def test_an_anchor_is_no_clutter_and_puts_its_address_in_the_bar(page: Page) -> None:
    page.goto("/texts/weber/d1")
    anchor = page.locator("#p1 .anchor")
    opacity = "one => getComputedStyle(one.closest('.tools')).opacity"
    assert anchor.evaluate(opacity) == "0"
    page.locator("#p1").hover()
    page.wait_for_timeout(200)
    assert anchor.evaluate(opacity) == "1"
    anchor.click()
    page.wait_for_url("**/texts/weber/d1#p1")


@pytest.mark.browser
def test_the_authors_own_numbers_stay_with_large_letters(page: Page) -> None:
    page.goto("/texts/brandt/d1")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(page.locator("#p1 .number")).to_be_visible()


# ---- notes


def test_an_address_of_a_note_leads_to_the_text_around_it(client: FlaskClient) -> None:
    answer = client.get("/a/weber.n1", follow_redirects=True)
    assert answer.request.path == "/texts/weber/d1"
    assert "the dyke at Elbing gave way" in answer.text.replace("</a>", "")


def test_all_notes_are_read_in_a_list_each_linked_to_its_place(client: FlaskClient) -> None:
    page = client.get("/texts/weber/~notes").text
    assert page.count('<li class="note') == 2
    assert 'href="/texts/weber/d1#n1"' in page


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_two_calls_side_by_side_are_two_links(page: Page, crowded: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{crowded}/texts/crowd/~")
    for number in ("2", "1"):
        page.locator(f"#call-n{number}").click()
        assert page.url.endswith(f"#n{number}")
        expect(page.locator(f"#n{number}")).to_be_visible()


@pytest.mark.browser
def test_a_note_in_a_note_stands_beside_it_and_leads_back(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}/texts/crowd/~")
    page.locator("#n1 .call").click()
    assert page.url.endswith("#n3")
    page.get_by_role("link", name="note a: back to the text").click()
    assert page.url.endswith("#call-n3")


@pytest.mark.browser
def test_a_link_in_a_note_is_a_link(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}/texts/crowd/~")
    assert page.locator("#n2 a.link").get_attribute("href") == "https://example.org/mill"


# ---- citing, the other authors, nothing found


@pytest.mark.browser
def test_a_citation_is_copied_with_one_click(page: Page) -> None:
    page.goto("/a/weber.p1/cite")
    page.get_by_role("button", name="copy the citation").first.click()
    expect(page.get_by_role("button", name="copy the citation").first).to_have_text("copied")
    assert "Weber" in page.evaluate("navigator.clipboard.readText()")


def test_the_other_author_is_shown_with_his_place_and_why(client: FlaskClient) -> None:
    page = client.get("/a/weber.p1/elsewhere").text
    for shown in ("Otto Brandt", "§ 1", "Anna Möller", "300 houses – 340 houses"):
        assert shown in page


@pytest.mark.parametrize(("path", "said"), [
    ("/orgs/", "registers/organisations.xml"), ("/search?q=xyzzy", "How to search"),
    ("/a/foreign.p1/elsewhere", "No other author in this library"), ("/compare/", "No event of the register"),
    ("/chronology/1600", "No text writes of 1600"), ("/texts/brandt/~notes", "The text has no notes"),
])
def test_what_is_empty_says_why_and_what_to_do(client: FlaskClient, path: str, said: str) -> None:
    assert said in client.get(path).text


def test_a_library_without_texts_says_how_to_begin(tmp_path: Path, serve: Serve) -> None:
    with serve(tmp_path / "empty", (), ()) as address, urlopen(address) as answer:
        assert "variorum build" in answer.read().decode()
