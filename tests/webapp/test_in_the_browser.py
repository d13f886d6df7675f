"""In Chromium: axe finds nothing, nothing scrolls sideways, nothing moves, and script is not needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import webapp

from .conftest import FAULTS, PAGES
from .conftest import opened as open_page

pytestmark = pytest.mark.browser


opened = partial(open_page, bypass_csp=True)


@pytest.mark.parametrize("path", [*PAGES, *FAULTS])
def test_axe_finds_nothing_wide_or_narrow_light_dark_or_sepia(
    browser: Browser, served: str, faults: Callable[..., list[str]], path: str
) -> None:
    with opened(browser, served + path) as page:
        assert faults(page) == []


def test_axe_finds_nothing_in_what_opens(browser: Browser, served: str, faults: Callable[..., list[str]]) -> None:
    with opened(browser, f"{served}/texts/weber/d1", viewport={"width": 390, "height": 800}) as page:
        page.locator("#call-n1").click()
        page.locator(".elsewhere summary").first.click()
        page.keyboard.press("g")
        assert page.locator("#go").is_visible()
        assert page.locator("#n1").is_visible()
        assert faults(page, (("light", 390), ("dark", 390))) == []


def test_axe_would_find_a_fault_on_each_screen(browser: Browser, served: str, faults: Callable[..., list[str]]) -> None:
    with opened(browser, f"{served}/keys") as page:
        page.evaluate("document.querySelector('h1').innerHTML += '<a href=\"/\"></a>'")
        assert len(faults(page)) == 6


@pytest.mark.parametrize("path", [*PAGES, *FAULTS])
@pytest.mark.parametrize("width", [320, 1024])
def test_nothing_scrolls_sideways(browser: Browser, served: str, path: str, width: int) -> None:
    with opened(browser, served + path, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_does_not_move_while_it_loads(browser: Browser, served: str) -> None:
    watch = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const one of
    list.getEntries()) sum += one.value; }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 500); })"""
    with opened(browser, f"{served}/texts/weber/d1", viewport={"width": 1440, "height": 900}) as page:
        assert page.evaluate(watch) < 0.02


def test_a_note_stands_beside_its_call_on_a_wide_screen(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", viewport={"width": 1440, "height": 900}) as page:
        call, note = page.locator("#call-n1").bounding_box(), page.locator("#n1").bounding_box()
        assert call is not None
        assert note is not None
        assert note["x"] > call["x"]
        assert abs(note["y"] - call["y"]) < 60


def test_a_note_opens_below_its_passage_on_a_narrow_one_without_script(browser: Browser, served: str) -> None:
    options: dict[str, Any] = {"viewport": {"width": 390, "height": 800}, "java_script_enabled": False}
    with opened(browser, f"{served}/texts/weber/d1", **options) as page:
        assert not page.locator("#n1").is_visible()
        page.locator("a.call").first.click()
        assert page.locator("#n1").is_visible()
        page.get_by_role("link", name="note 1: back to the text").click()
        assert page.url.endswith("#call-n1")


def test_a_text_opens_beside_without_script(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", java_script_enabled=False) as page:
        page.get_by_text("Elsewhere on this").first.click()
        page.get_by_role("link", name="Open beside").first.click()
        assert page.locator('[id="brandt.p1"]').is_visible()
        assert page.locator("#p1").is_visible()
        said = page.get_by_text("Elsewhere on this").first.bounding_box()
        assert said
        assert said["height"] < 40


WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}


def test_the_panel_shows_what_others_say_of_the_passage_in_view(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        panel = page.get_by_role("complementary", name="Elsewhere on this")
        assert "Otto Brandt" in panel.inner_text()


def test_the_panel_folds_away_and_comes_back(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        panel = page.get_by_role("complementary", name="Elsewhere on this")
        page.get_by_role("button", name="Fold away").click()
        assert not panel.is_visible()
        page.reload()
        assert not panel.is_visible()
        page.locator(".elsewhere summary").first.click()
        assert panel.is_visible()


def test_where_there_is_no_room_for_the_panel_a_sheet_opens(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", viewport={"width": 390, "height": 800}) as page:
        assert not page.locator("[data-panel]").is_visible()
        page.locator(".elsewhere summary").first.click()
        assert page.locator(".elsewhere .partner").first.is_visible()


def test_the_contents_are_at_hand_wherever_one_reads(browser: Browser, served: str) -> None:
    for script in (True, False):
        with opened(browser, f"{served}/texts/weber/d2", java_script_enabled=script, **WIDE) as page:
            page.mouse.wheel(0, 3000)
            page.get_by_text("Contents", exact=True).click()
            assert page.get_by_role("navigation", name="Contents").get_by_role("link", name="The breach").is_visible()
            page.get_by_role("navigation", name="Contents").get_by_role("link", name="3", exact=True).click()
            assert page.url.endswith("/texts/weber/d2?part=3")


def test_keys_go_from_note_to_note_and_open_what_others_say(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == "call-n1"
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.closest('[data-panel]') !== null")
        page.keyboard.press("?")
        page.wait_for_url("**/keys")


def test_the_key_for_notes_goes_on_from_where_one_reads(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d2", **WIDE) as page:
        page.evaluate("document.querySelector('#p48').scrollIntoView()")
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == "call-n2"


def test_hits_come_before_what_narrows_them(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/search?q=Elbing", **WIDE) as page:
        page.locator("#q").focus()
        for _ in range(9):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.hit, .facets')?.className.includes('hit')"):
                break
        assert page.evaluate("document.activeElement.closest('.hit') !== null")


def test_the_other_text_begins_at_the_passage_that_was_asked_for(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/brandt/d1?beside=weber.p120", **WIDE) as page:
        page.wait_for_timeout(300)
        box = page.locator('[id="weber.p120"]').bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 500


def test_the_theme_changes_by_key_and_stays(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        page.keyboard.press("t")
        page.goto(f"{served}/people/")
        assert "theme-light" in str(page.locator("html").get_attribute("class"))


def test_the_passage_that_a_link_leads_to_is_the_one_that_is_read(browser: Browser, served: str) -> None:
    """If paragraphs are short, the bar and the panel spoke of another one than the link."""
    with opened(browser, f"{served}/texts/weber/d2#p20", **WIDE) as page:
        page.wait_for_timeout(600)
        assert page.url.endswith("#p20")
        page.keyboard.press("j")
        page.wait_for_timeout(600)
        assert page.evaluate("document.activeElement.id") == "p21"
        assert page.url.endswith("#p21")
        page.mouse.move(600, 450)
        page.mouse.wheel(0, 600)
        page.wait_for_function("!location.hash.endsWith('p21')")


def test_one_key_turns_the_marks_on_and_off(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        for count in (1, 0, 1):
            with page.expect_navigation():
                page.keyboard.press("m")
            assert page.locator("#p1 a.mention--person").count() == count


def test_a_mark_is_kept_in_the_browser_and_listed(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1", **WIDE) as page:
        page.on("dialog", lambda dialog: dialog.accept("my thought"))
        page.evaluate("getSelection().setBaseAndExtent(document.querySelector('#p1').firstChild, 3,"
                      " document.querySelector('#p1').firstChild, 16)")
        page.get_by_role("toolbar", name="With the selection").get_by_text("mark").click()
        page.goto(f"{served}/marks")
        assert "25 March 1888" in page.locator("[data-marks]").inner_text()
        assert "my thought" in page.locator("[data-marks]").inner_text()


def test_no_other_host_is_asked_and_the_policy_is_kept(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in ("/", "/texts/weber/d1", "/texts/weber/d1?beside=brandt.p1", "/search?q=Elbing"):
        page.goto(served + path)
    context.close()
    assert [url for url in asked if not url.startswith(served)] == []
    assert said == []


def test_our_script_is_small() -> None:
    static = Path(webapp.__file__).parent / "static"
    assert sum(file.stat().st_size for file in static.glob("*.js")) <= 30_000
