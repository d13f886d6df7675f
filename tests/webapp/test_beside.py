"""In Chromium: texts beside each other follow as one scrolls, let go, and the address says what is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from edition.model import Division, Evidence, Parallel, Passage, Text

pytestmark = pytest.mark.browser

PASSAGES = 30
"""Of each text; every fifth has a parallel in the others."""


def make_text(text_id: str, lines: int) -> Text:
    words = "The water stood in the fields and nobody had looked after the dyke. " * lines
    passages = tuple(Passage(text_id, f"p{at}", "p", f"{at}. {words}", division="d1") for at in range(1, PASSAGES + 1))
    return Text(text_id, text_id.title(), author=f"Author of {text_id}", passages=passages,
                divisions=(Division("d1", "All", 1),))


@pytest.fixture(scope="module")
def three(serve: Callable[..., AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve three texts of different lengths whose every fifth passage is parallel."""
    texts = (make_text("short", 3), make_text("long", 6), make_text("other", 4))
    same = (Evidence("word", "water", 1.0, a=(0, 3), b=(0, 3)),)
    pairs = tuple(
        Parallel(f"{a}.p{at}", f"{b}.p{at}", 0.9, same, is_strong=True)
        for at in range(1, PASSAGES + 1, 5) for a, b in (("short", "long"), ("short", "other"), ("long", "other"))
    )
    with serve(tmp_path_factory.mktemp("three"), texts, pairs) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def top(one: Locator) -> float:
    box = one.bounding_box()
    assert box
    return box["y"]


def scroll(page: Page, text: str, by: int) -> None:
    """Turn the wheel over a column and let the page come to rest."""
    page.locator(f'.text[data-text="{text}"]').hover()
    page.mouse.wheel(0, by)
    page.wait_for_timeout(900)


def beside(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["beside"]


def test_the_other_text_follows_the_one_that_is_scrolled(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    scroll(page, "short", 1500)
    here = page.locator('[data-text="short"] .is-partner')
    there = page.locator('[data-text="long"] .is-partner')
    assert here.get_attribute("id") != "p1"
    assert there.get_attribute("data-anchor") == f"long.{here.get_attribute('id')}"
    assert abs(top(here) - top(there)) < 4


def test_it_follows_the_other_way_round_too(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    scroll(page, "long", 2500)
    here, there = page.locator('[data-text="long"] .is-partner'), page.locator('[data-text="short"] .is-partner')
    assert here.get_attribute("data-anchor") != "long.p1"
    assert abs(top(here) - top(there)) < 4


def test_three_columns_follow_one(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1&beside=other.p1#p1")
    scroll(page, "other", 1800)
    tops = [top(one) for one in page.locator(".is-partner").all()]
    assert len(tops) == 3
    assert max(tops) - min(tops) < 4


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_no_title_is_cut_down_to_a_letter(page: Page, three: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{three}/texts/short/d1?beside=long.p1&beside=other.p1#p1")
    wide = "all => all.filter(one => one.clientWidth).map(one => one.clientWidth < Math.min(60, one.scrollWidth))"
    assert not any(page.locator(".heading").locator("visible=true").locator("cite").evaluate_all(wide))
    expect(page.get_by_role("link", name="Close")).to_have_count(2)


def test_texts_that_were_let_go_stay_where_they_are(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    page.get_by_label("The texts").select_option("stand apart")
    before = top(page.locator('[id="long.p1"]'))
    scroll(page, "short", 1500)
    assert top(page.locator("#p1")) < -500
    assert top(page.locator('[id="long.p1"]')) == before
    page.reload()
    expect(page.get_by_label("The texts")).to_have_value("apart")
    before = top(page.locator('[id="long.p1"]'))
    scroll(page, "short", 900)
    assert top(page.locator('[id="long.p1"]')) == before


def apart(page: Page) -> float:
    """Return how much lower a passage in the middle of the second text stands than one of the first."""
    return top(page.locator('[id="long.p16"]')) - top(page.locator("#p16"))


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_texts_are_bound_again_as_the_reader_put_them(page: Page, three: str, how: str) -> None:
    """Let go, move one, bind: from then on they keep that place to each other, whichever is moved."""
    page.goto(f"{three}/texts/short/d1?beside=long.p1&beside=other.p1#p1")
    if how == "mouse":
        page.get_by_label("The texts").select_option("stand apart")
        scroll(page, "long", 700)
        page.get_by_label("The texts").select_option("move in step as they stand")
    else:
        page.locator("#p1").focus()
        page.keyboard.press("f")
        page.locator('.text[data-text="long"]').focus()
        for _ in range(12):
            page.keyboard.press("ArrowDown")
        page.wait_for_timeout(400)
        page.keyboard.press("f")
    bound = apart(page)
    for text in ("short", "long"):
        before = top(page.locator("#p16"))
        scroll(page, text, 800)
        assert top(page.locator("#p16")) < before - 600
        assert abs(apart(page) - bound) < 3
    assert parse_qs(urlsplit(page.url).query)["move"] == ["step"]


def test_at_the_end_of_a_text_the_others_do_not_lose_their_place(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1&move=step#p1")
    bound = apart(page)
    scroll(page, "long", 100_000)
    scroll(page, "long", -100_000)
    page.locator('.text[data-text="short"]').hover()
    assert abs(apart(page) - bound) < 3


def test_bound_texts_that_follow_again_meet_at_their_parallels(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p11&move=step#p1")
    scroll(page, "short", 300)
    page.get_by_label("The texts").select_option("follow their parallels")
    page.wait_for_timeout(600)
    here, there = page.locator('[data-text="short"] .is-partner'), page.locator('[data-text="long"] .is-partner')
    assert abs(top(here) - top(there)) < 4


def test_the_column_that_the_keys_scroll_leads_wherever_the_mouse_lies(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    page.locator('.text[data-text="long"]').hover()
    page.locator('.text[data-text="short"]').focus()
    for _ in range(40):
        page.keyboard.press("ArrowDown")
    page.wait_for_timeout(900)
    here, there = page.locator('[data-text="short"] .is-partner'), page.locator('[data-text="long"] .is-partner')
    assert here.get_attribute("id") != "p1"
    assert abs(top(here) - top(there)) < 4


def test_the_address_leads_to_what_is_seen(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    scroll(page, "short", 1500)
    fragment = urlsplit(page.url).fragment
    assert fragment not in ("", "p1")
    assert beside(page) != ["long.p1"]
    seen = [top(page.locator(f'[id="{fragment}"]')), top(page.locator(f'[id="{beside(page)[0]}"]'))]
    page.goto("about:blank")
    page.go_back()
    page.wait_for_timeout(300)
    again = [top(page.locator(f'[id="{fragment}"]')), top(page.locator(f'[id="{beside(page)[0]}"]'))]
    assert [abs(a - b) < 400 for a, b in zip(seen, again, strict=True)] == [True, True]


def test_a_further_text_is_opened_and_each_is_closed_alone(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    page.locator('.elsewhere[data-for="short.p1"] summary').click()
    page.locator('.elsewhere[data-for="short.p1"]').get_by_role("link", name="Open beside").last.click()
    assert beside(page) == ["long.p1", "other.p1"]
    page.get_by_role("link", name="Close Author of long").click()
    assert beside(page) == ["other.p1"]


@pytest.mark.parametrize("how", ["mouse", "keys"])
def test_a_thread_ties_a_passage_to_its_partner(page: Page, three: str, how: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1#p1")
    here = page.locator("#p1")
    if how == "mouse":
        here.hover()
    else:
        page.keyboard.press("k")
    expect(page.locator(".thread path")).to_have_count(1)
    path = page.locator(".thread path").bounding_box()
    box, there = here.bounding_box(), page.locator('[id="long.p1"]').bounding_box()
    assert path
    assert box
    assert there
    assert box["x"] + box["width"] <= path["x"] <= path["x"] + path["width"] <= there["x"]


def test_no_thread_runs_across_a_text(page: Page, three: str) -> None:
    page.goto(f"{three}/texts/short/d1?beside=long.p1&beside=other.p1&apart=1#p1")
    page.locator("#p1").hover()
    expect(page.locator(".thread path")).to_have_count(2)
    scroll(page, "long", 4000)
    page.locator("#p1").hover()
    page.wait_for_timeout(100)
    assert not page.locator('[id="long.p1"]').is_visible() or top(page.locator('[id="long.p1"]')) < 0
    expect(page.locator(".thread path")).to_have_count(0)


def test_the_links_of_a_column_are_whole_however_long_its_name(
    browser: Browser, serve: Callable[..., AbstractContextManager[str]], tmp_path: Path
) -> None:
    texts = tuple(replace(make_text(one, 2), author=f"Maria-Ludovika von und zu {one.title()}, and her brother Otto")
                  for one in ("first", "second", "third"))
    with serve(tmp_path, texts, ()) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/texts/first/d1?beside=second.p1&beside=third.p1")
        column = page.locator('.text[data-text="second"]')
        alone, close = (column.get_by_role("link", name=name).bounding_box() for name in ("Read alone", "Close"))
        page.close()
    assert alone
    assert close
    assert alone["x"] + alone["width"] <= close["x"]


def test_a_narrow_page_has_one_text_below_the_other_and_no_thread(page: Page, three: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{three}/texts/short/d1?beside=long.p1")
    assert not page.locator(".thread").is_visible()
    assert top(page.locator('[id="long.p1"]')) > top(page.locator(f"#p{PASSAGES}"))
