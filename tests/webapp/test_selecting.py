"""In Chromium: words that are selected have an address, a citation, and are copied without marks and numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SELECT = """([from, to]) => { const range = document.createRange(); const one = document.querySelector(from);
range.setStart(one.firstChild, 0); const other = document.querySelector(to);
range.setEnd(other, other.childNodes.length); getSelection().removeAllRanges(); getSelection().addRange(range); }"""
WORDS = """([id, start, end]) => { const words = [...document.querySelector(id).childNodes].find(
one => one.nodeType === 3 && one.data.length >= end); getSelection().setBaseAndExtent(words, start, words, end); }"""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    opened = context.new_page()
    opened.goto(f"{served}/texts/weber/d1")
    yield opened
    context.close()


def test_what_is_copied_has_no_numbers_and_no_note_marks(page: Page, served: str) -> None:
    page.evaluate(SELECT, ["#p1", "#p1"])
    page.keyboard.press("Control+c")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.strip().endswith("300 houses under water.")
    page.goto(f"{served}/texts/brandt/d1")
    page.evaluate(SELECT, ["#p1", "#p1"])
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").strip().startswith("Nobody in Elbing")


def test_what_is_copied_over_several_passages_is_their_words_alone(page: Page, served: str) -> None:
    page.goto(f"{served}/a/weber.p50")
    page.evaluate(SELECT, ["#p49", "#p51"])
    page.wait_for_selector("[data-in-text]", state="attached")  # the browser tells of a selection a moment later
    page.keyboard.press("Control+c")
    words = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [line.strip() for line in words if line.strip()] == [
        "Paragraph 49 of the account.", "At the mill the water stood until May.", "Paragraph 51 of the account.",
    ]


def test_the_link_to_what_is_selected_is_copied_and_leads_back_to_it(page: Page) -> None:
    page.evaluate(WORDS, ["#p1", 17, 31])
    page.get_by_role("toolbar", name="With the selection").get_by_text("link").click()
    expect(page.get_by_text("link copied")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    assert page.locator("#p1 mark").inner_text() == "the dyke at El"
    assert page.get_by_text("found word for word").is_visible()


def test_the_toolbar_is_worked_by_keys(page: Page) -> None:
    page.evaluate(WORDS, ["#p1", 17, 25])
    bar = page.get_by_role("toolbar", name="With the selection")
    expect(bar).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "link"
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    page.evaluate(WORDS, ["#p1", 3, 11])
    expect(bar).to_be_visible()
    page.keyboard.press("c")
    page.wait_for_url("**/a/weber.p1/cite?quote=25+March*")
    assert page.locator("blockquote.here").inner_text() == "25 March"


def test_a_note_is_cited_without_its_number(page: Page) -> None:
    page.evaluate(SELECT, ["#n1", "#n1"])
    bar = page.get_by_role("toolbar", name="With the selection")
    expect(bar).to_be_visible()
    assert "quote=Town+archive%2C+file+7.&" in str(bar.get_by_text("cite").get_attribute("href"))


def test_a_mark_in_the_list_leads_to_its_words(page: Page, served: str) -> None:
    page.on("dialog", lambda dialog: dialog.accept(""))
    page.evaluate(WORDS, ["#p1", 17, 25])
    page.get_by_role("toolbar", name="With the selection").get_by_text("mark").click()
    page.goto(f"{served}/marks")
    page.locator("[data-marks] a").click()
    assert page.locator("#p1 mark").inner_text() == "the dyke"


def test_a_selection_over_several_passages_is_the_part_in_the_first(page: Page, served: str) -> None:
    page.goto(f"{served}/texts/weber/d2")
    page.evaluate(SELECT, ["#p2", "#p4"])
    bar = page.get_by_role("toolbar", name="With the selection")
    expect(bar).to_be_visible()
    assert "/a/weber.p2?quote=Paragraph+2+of+the+account.&" in str(bar.get_by_text("link").get_attribute("href"))


def test_how_sure_the_finding_is_stands_beside_the_words_where_one_sees_it(page: Page, served: str) -> None:
    page.goto(f"{served}/a/weber.p60?quote=Paragraf+60+of+the+account.")
    said = page.get_by_text("The words asked for were found with small differences")
    expect(said).to_be_in_viewport()
    box, words = said.bounding_box(), page.locator("#p60 mark").bounding_box()
    assert box is not None
    assert words is not None
    assert abs(box["y"] - words["y"]) < 120
