"""In Chromium: axe finds nothing, nothing scrolls sideways, nothing moves, and script is not needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/texts/weber", "/texts/weber/d1", "/texts/weber/d2?part=2", "/texts/foreign/~", "/texts/brandt/d1?marks=on",
    "/texts/weber/d1?beside=brandt.p1", "/a/weber.p1/elsewhere", "/people/", "/people/moeller", "/places/elbing",
    "/works/", "/settings", "/report", "/texts/weber/~notes",
    "/search?q=Elbing", "/search?q=xyzzy", "/compare/", "/marks", "/a/weber.p1/cite",
    "/compare/person:moeller", "/figures",
    "/chronology/1888", "/search/help",
    "/x",
)
LEVELS = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']"
AXE = f"async () => (await axe.run(document, {{runOnly: {LEVELS}}})).violations"


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True, **options)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(browser: Browser, served: str, axe: str, path: str, scheme: Any, width: int) -> None:
    with opened(browser, served + path, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        page.evaluate(axe)
        found = page.evaluate(AXE)
        assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", PAGES)
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
