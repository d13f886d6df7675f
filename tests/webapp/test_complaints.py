"""What readers of other editions complain of: it does not happen here. test_every_complaint has the whole list."""

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


@pytest.fixture
def phone(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, base_url=served, has_touch=True)
    yield context.new_page()
    context.close()


# ---- reading


@pytest.mark.browser
def test_on_a_phone_the_box_to_go_to_is_a_touch_away_and_enter_works(phone: Page) -> None:
    phone.goto("/texts/weber/d2?part=2")
    phone.get_by_role("button", name="3 of 4").tap()
    box = phone.get_by_role("textbox", name="Go to a passage or a text")
    expect(box).to_be_focused()
    box.fill("p7")
    box.press("Enter")
    phone.wait_for_url("**/texts/weber/d2#p7")


@pytest.mark.browser
def test_on_a_phone_a_text_is_read_page_by_page(phone: Page) -> None:
    phone.goto("/texts/weber/d2")
    for number in ("3 of 4", "4 of 4"):
        phone.get_by_role("link", name="Next").tap()
        phone.wait_for_load_state()
        expect(phone.get_by_role("button", name=number)).to_be_in_viewport()
        expect(phone.locator(".passage").first).to_be_in_viewport()


@pytest.mark.browser
def test_words_chosen_on_a_phone_can_be_put_by(phone: Page) -> None:
    phone.on("dialog", lambda dialog: dialog.accept("for later"))
    phone.goto("/texts/weber/d1")
    phone.evaluate("getSelection().selectAllChildren(document.querySelector('#p1'))")
    mark = phone.get_by_role("toolbar", name="With the selection").get_by_text("mark")
    box = mark.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    mark.tap()
    phone.goto("/marks")
    expect(phone.locator("[data-marks]")).to_contain_text("for later")


@pytest.mark.browser
def test_the_text_is_there_at_once_though_no_script_ever_comes(page: Page) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    page.goto("/texts/weber/d1")
    expect(page.locator("#p1")).to_contain_text("the dyke at Elbing gave way")
    expect(page.locator("#n1")).to_be_visible()


@pytest.mark.browser
def test_a_page_that_was_saved_is_read_from_the_disk(page: Page, client: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(client.get("/texts/weber/d1").data)
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator("#p1")).to_contain_text("the dyke at Elbing gave way")
    page.locator("#call-n1").click()
    assert page.url.endswith("page.html#n1")
    expect(page.locator("#n1")).to_contain_text("Town archive")
    page.get_by_role("link", name="note 1: back to the text").click()
    assert page.url.endswith("page.html#call-n1")


@pytest.mark.browser
def test_many_marks_of_ones_own_add_nothing_to_the_page_but_their_colour(page: Page) -> None:
    count = "document.querySelectorAll('.passages *').length"
    page.goto("/texts/weber/d2")
    before = page.evaluate(count)
    page.evaluate("""() => localStorage.setItem('reader.marks', JSON.stringify([...Array(500).keys()].map(at => ({
    id: `urn:test:${at}`, type: 'Annotation', target: {source: `/a/weber.p${2 + at % 48}`, selector:
    {type: 'TextQuoteSelector', exact: 'of the account'}}}))))""")
    page.reload()
    page.wait_for_function("CSS.highlights.get('own')?.size === 500")
    assert page.evaluate(count) == before


@pytest.mark.browser
def test_no_number_of_ours_is_seen_or_heard_before_a_paragraph(page: Page) -> None:
    page.goto("/texts/weber/d2")
    assert page.locator(".number").count() == 0
    seen = "all => all.filter(one => getComputedStyle(one).opacity !== '0').length"
    assert page.locator(".passage > .tools").evaluate_all(seen) == 0
    said = page.locator("#p3").aria_snapshot()
    assert said.startswith("- paragraph:\n  - text: Paragraph 3 of the account.")


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


@pytest.mark.browser
def test_the_words_of_a_note_do_not_run_into_the_sentence(page: Page, crowded: str) -> None:
    page.goto(f"{crowded}/texts/crowd/~")
    page.locator("#p1").locator("sup, .tools").evaluate_all("all => all.forEach(one => one.remove())")
    assert page.locator("#p1").inner_text().strip() == TWO
    assert page.goto(f"{crowded}/a/crowd.p1?format=text")
    assert page.locator("body").inner_text().startswith(TWO)


def test_a_note_is_not_glued_to_the_word_before_its_call(client: FlaskClient) -> None:
    glued, apart = client.get("/search.json?q=MayTown").json, client.get("/search.json?q=May").json
    assert glued
    assert glued["passages"] == 0
    assert apart
    assert "weber.p50" in [one["anchor"] for one in apart["results"]]
    assert "<mark>May</mark>" in client.get("/texts/weber/d2?q=May").text


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
