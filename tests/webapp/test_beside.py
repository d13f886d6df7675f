"""In Chromium: two texts beside each other, the thread between partners, and letting go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{served}/texts/weber/d1?beside=brandt.p1")
    yield page
    context.close()


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_a_thread_ties_a_passage_to_its_partner(page: Page, how: str) -> None:
    passage = page.locator("#p1")
    if how == "mouse":
        passage.hover()
    else:
        page.keyboard.press("j")
        page.keyboard.press("j")
    expect(page.locator(".thread path")).to_have_count(1)
    path = page.locator(".thread path").bounding_box()
    here, there = passage.bounding_box(), page.locator('[id="brandt.p1"]').bounding_box()
    assert path
    assert here
    assert there
    assert here["x"] + here["width"] <= path["x"] <= path["x"] + path["width"] <= there["x"]


def test_the_texts_let_go_of_each_other(page: Page) -> None:
    switch = page.get_by_role("button", name="The texts follow each other")
    switch.click()
    assert switch.get_attribute("aria-pressed") == "false"


def test_a_narrow_page_has_no_thread(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.locator(".thread").is_visible()
