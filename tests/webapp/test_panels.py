"""A name leads to a small panel on the page, or without script to the article."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_a_panel_says_who_it_is_and_who_spells_it_how(client: FlaskClient) -> None:
    panel = client.get("/people/moeller/panel?at=weber.p1").text
    assert "mayor of the town" in panel
    assert "“Möller”" in panel
    assert "“Moeller”" in panel
    assert 'href="/people/moeller"' in panel
    assert "<html" not in panel


@pytest.mark.parametrize("path", ["/people/x/panel", "/x/moeller/panel"])
def test_a_panel_of_nobody_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_panel_asked_for_from_anywhere_is_given(client: FlaskClient) -> None:
    assert client.get("/people/moeller/panel?at=<script>").status_code == 200


def test_a_correction_shows_what_was_received_when_marks_are_on(client: FlaskClient) -> None:
    assert "<s>rnill</s>" in client.get("/texts/weber/d2?marks=on").text
    assert "<s>rnill</s>" not in client.get("/texts/weber/d2").text


@pytest.mark.browser
def test_a_name_opens_its_panel_by_key_and_escape_leads_back(page: Page, served: str) -> None:
    page.goto(f"{served}/texts/weber/d1?marks=on")
    name = page.get_by_role("link", name="Möller")
    name.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Möller")
    expect(panel).to_contain_text("mayor of the town")
    assert "/texts/weber/d1" in page.url
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(name).to_be_focused()


@pytest.mark.browser
def test_a_panel_stays_on_a_narrow_page(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{served}/texts/weber/d1?marks=on")
    page.get_by_role("link", name="Möller").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_a_panel_has_no_fault_that_axe_finds(page: Page, served: str, axe: str) -> None:
    page.goto(f"{served}/texts/weber/d1?marks=on")
    page.get_by_role("link", name="Möller").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate("async () => (await axe.run('.peek')).violations.map(one => one.id)") == []
