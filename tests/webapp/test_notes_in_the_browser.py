"""In Chromium: notes open on demand, on a phone in the text; note and call light each other; calls leave the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from edition.model import Passage, Span, Text

from .conftest import opened as open_page

Serve = Callable[..., AbstractContextManager[str]]

pytestmark = pytest.mark.browser

WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}


opened = partial(open_page, **WIDE)


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


NARROW: dict[str, Any] = {"viewport": {"width": 390, "height": 800}}
MIDDLE = "The dyke gave way in the night, and the water stood in the houses until the end of May. " * 4


@pytest.fixture(scope="module")
def mills(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a long text whose third paragraph has its call in the middle, and a note with a note."""
    at = len(MIDDLE) // 2
    paragraphs = [Passage("mills", f"p{number}", "p", MIDDLE) for number in range(1, 9)]
    paragraphs[2] = replace(paragraphs[2], spans=(Span(at, at, "call", "n1", "1"),))
    notes = [
        Passage("mills", "n1", "note", "In the file.", (Span(12, 12, "call", "n2", "a"),), n="1", called_from="p3"),
        Passage("mills", "n2", "note", "Or beside it.", n="a", called_from="n1"),
    ]
    text = Text("mills", "Mills", passages=(*paragraphs[:3], *notes, *paragraphs[3:]))
    with serve(tmp_path_factory.mktemp("mills"), (text,), ()) as address:
        yield f"{address}/texts/mills/~"


def press_call(page: Page) -> tuple[float, float]:
    """Press the call of note 1; return where it stood before and where it stands after."""
    call = page.locator("#call-n1")
    page.locator("#p3").evaluate("one => one.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(300)
    before = call.bounding_box()
    call.evaluate("one => one.click()")  # a click of the driver scrolls first
    page.wait_for_timeout(100)
    after = call.bounding_box()
    assert before
    assert after
    return before["y"], after["y"]


def test_on_a_phone_a_note_opens_below_the_line_of_its_call_which_stays(browser: Browser, mills: str) -> None:
    with opened(browser, mills, **NARROW) as page:
        before, after = press_call(page)
        note, passage = page.locator("#n1").bounding_box(), page.locator("#p3").bounding_box()
        assert note
        assert passage
        assert abs(after - before) < 3
        assert 0 < note["y"] - after < 60
        assert note["y"] + note["height"] < passage["y"] + passage["height"]
        before, after = press_call(page)
        assert abs(after - before) < 3
        assert not page.locator("#n1").is_visible()


def test_a_note_of_an_open_note_opens_in_it(browser: Browser, mills: str) -> None:
    with opened(browser, mills, **NARROW) as page:
        press_call(page)
        page.get_by_role("link", name="note a", exact=True).click()
        assert page.get_by_text("Or beside it.").is_visible()
        assert page.get_by_text("In the file.").is_visible()


def test_words_that_are_marked_around_an_open_note_are_those_of_the_passage(browser: Browser, mills: str) -> None:
    with opened(browser, mills, **NARROW) as page:
        press_call(page)
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#p3'))")
        cite = page.get_by_role("toolbar", name="With the selection").get_by_role("link", name="cite")
        assert "In+the+file" not in str(cite.get_attribute("href"))
        assert page.locator("#n1").evaluate("one => getComputedStyle(one).userSelect") == "none"


def test_paper_and_a_wide_page_have_the_note_at_its_own_place_again(browser: Browser, mills: str) -> None:
    with opened(browser, mills, **NARROW) as page:
        press_call(page)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.wait_for_timeout(100)
        assert page.locator(".notes > #n1").is_visible()
        page.set_viewport_size({"width": 390, "height": 800})
        press_call(page)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".notes > #n1").count() == 1


def test_where_nothing_hovers_the_links_of_a_passage_take_no_room_until_it_is_touched(
    browser: Browser, served: str,
) -> None:
    phone: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with open_page(browser, f"{served}/texts/weber/d2", **phone) as page:
        width = "one => one.querySelector('.tools').getBoundingClientRect().width"
        passage = page.locator(".passage.p").first
        assert passage.evaluate(width) <= 1
        passage.tap(position={"x": 40, "y": 8})
        assert passage.evaluate(width) > 20
