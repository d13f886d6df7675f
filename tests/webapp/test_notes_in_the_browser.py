"""In Chromium: long notes open on demand, note and call light each other, and calls leave the line as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**{**WIDE, **options})
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_long_note_shows_six_lines_and_opens_on_demand(browser: Browser, served: str, script: bool) -> None:
    with opened(browser, f"{served}/texts/weber/d2", java_script_enabled=script) as page:
        words = page.locator("#n2 > p")
        line = page.locator("#n2 .back").bounding_box()
        closed = words.bounding_box()
        page.get_by_role("link", name="note 2: show all of it").click()
        whole = words.bounding_box()
        assert line
        assert closed
        assert whole
        assert closed["height"] < 7 * line["height"] < whole["height"]


def test_what_stands_below_gives_way_to_a_note_that_opens(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d2") as page:
        page.get_by_role("link", name="note 2: show all of it").click()
        page.wait_for_timeout(100)
        height = page.evaluate("document.querySelector('.passages').scrollHeight")
        note = page.locator("#n2").bounding_box()
        assert note
        assert note["height"] <= height


def test_note_and_call_light_each_other(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1") as page:
        for here, there in (("#call-n1", "#n1"), ("#n1 .back", "#call-n1")):
            page.locator(here).hover()
            assert "is-lit" in str(page.locator(there).get_attribute("class"))
            page.mouse.move(5, 5)
            assert "is-lit" not in str(page.locator(there).get_attribute("class"))
            page.locator(here).focus()
            assert "is-lit" in str(page.locator(there).get_attribute("class"))


def test_the_room_to_press_a_call_in_widens_no_space(browser: Browser, served: str) -> None:
    measure = """() => { const call = document.querySelector('#call-n1'), wide = call.parentElement;
    const range = document.createRange(); range.selectNodeContents(call);
    return [range.getBoundingClientRect().width, wide.getBoundingClientRect().width, call.offsetWidth]; }"""
    with opened(browser, f"{served}/texts/weber/d1") as page:
        ink, taken, pressed = page.evaluate(measure)
        assert taken - ink < 1.5
        assert pressed > ink + 5
