"""In Chromium: pages are there at once, stay still, stand large letters, paper, few colours, and keys alone."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Browser, expect

from .conftest import opened as open_page

pytestmark = pytest.mark.browser

KINDS = (
    "/", "/texts/weber", "/texts/weber/d2", "/texts/weber/d1?marks=on", "/texts/weber/d1?beside=brandt.p1",
    "/texts/weber/d1/received", "/texts/weber/~notes", "/a/weber.p1/elsewhere", "/a/weber.p1/cite", "/people/",
    "/places/", "/people/moeller", "/search?q=Elbing", "/search/help", "/compare/", "/compare/person:moeller",
    "/figures", "/chronology/1888", "/report", "/settings", "/list", "/marks", "/keys",
)

PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity"
MOVED = """() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const one of
list.getEntries()) sum += one.value; }).observe({type: 'layout-shift', buffered: true});
setTimeout(() => done(sum), 200); })"""


opened = partial(open_page, bypass_csp=True, viewport={"width": 1440, "height": 900})


@pytest.mark.parametrize("path", KINDS)
def test_a_page_is_painted_at_once_and_stays_still(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path) as page:
        moved, paints = [page.evaluate(MOVED)], [page.evaluate(PAINT)]
        while min(paints) >= 500 and len(paints) < 4:
            page.reload()
            moved, paints = [*moved, page.evaluate(MOVED)], [*paints, page.evaluate(PAINT)]
        assert min(paints) < 500
        assert max(moved) < 0.02


@pytest.mark.parametrize("path", KINDS)
def test_letters_of_twice_the_size_scroll_nothing_sideways(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, letters="32") as page:
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_column_of_the_text_stays_where_it_is_when_one_turns_the_page(browser: Browser, served: str) -> None:
    left = "document.querySelector('.passage.p').getBoundingClientRect().left"
    with opened(browser, f"{served}/texts/weber/d1") as page:
        beside = page.evaluate(left)
        page.goto(f"{served}/texts/weber/d2?part=3")
        assert page.locator(".note, .panel").count() == 0
        assert page.evaluate(left) == beside


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
@pytest.mark.parametrize("path", ["/texts/weber/d1", "/texts/weber/d2?part=3", "/texts/foreign/~"],
                         ids=["notes-and-others", "neither-on-this-page", "a-text-alone"])
def test_text_and_running_head_share_their_left_edge(browser: Browser, served: str, path: str, width: int) -> None:
    left = "one => one.getBoundingClientRect().left"
    with opened(browser, served + path, viewport={"width": width, "height": 900}) as page:
        assert page.locator(".passage").first.evaluate(left) == page.locator(".running h1 > *").first.evaluate(left)


@pytest.mark.parametrize(("words", "style"), [
    ("1937", "font-variant-numeric: oldstyle-nums"), ("people", "font-variant-caps: small-caps"),
    ("12", "font-variant-position: super"),
], ids=["old-style-figures", "small-capitals", "superior-figures"])
def test_the_face_has_letters_of_its_own_for_each_use(browser: Browser, served: str, words: str, style: str) -> None:
    width = """async ([words, style]) => { const span = document.querySelector('.passage').appendChild(
    document.createElement('span')); span.textContent = words.repeat(50); await document.fonts.ready;
    span.style.cssText = `display: inline-block; white-space: nowrap; font-variant: normal; font-synthesis: none;
    ${style}`;
    return span.offsetWidth; }"""
    with opened(browser, f"{served}/texts/weber/d1") as page:
        assert page.evaluate(width, [words, style]) != page.evaluate(width, [words, ""])


def test_no_file_is_fetched_twice(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1?marks=on") as page:
        names = page.evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)")
        assert sorted(set(names)) == sorted(names)


def test_paper_has_the_text_and_its_notes_and_no_navigation(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1") as page:
        page.emulate_media(media="print")
        for away in (".masthead", ".colophon", ".contents-side", ".turn", ".find", ".elsewhere", ".skip", ".panel"):
            for one in page.locator(away).all():
                assert not one.is_visible(), away
        call, note = page.locator("#p1").bounding_box(), page.locator("#n1").bounding_box()
        assert call
        assert note
        assert note["y"] >= call["y"] + call["height"]
        assert note["x"] < call["x"] + call["width"]


def test_on_paper_the_notes_stand_together_behind_the_text(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d2") as page:
        page.emulate_media(media="print")
        last, note = page.locator("#p61").bounding_box(), page.locator("#n2").bounding_box()
        assert last
        assert note
        assert note["y"] >= last["y"] + last["height"]
        assert page.locator("#p60 .anchor").is_visible()


def test_paper_shows_all_of_a_long_note(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/texts/weber/d2") as page:
        page.emulate_media(media="print")
        assert page.locator("#n2 > p").evaluate("one => getComputedStyle(one).webkitLineClamp") == "none"


def test_paper_says_where_a_citation_and_a_link_lead(browser: Browser, served: str) -> None:
    after = "one => getComputedStyle(one, '::after').content"
    with opened(browser, f"{served}/texts/foreign/~") as page:
        page.emulate_media(media="print")
        assert "https://example.org/x" in page.locator("a.link").evaluate(after)


@pytest.mark.parametrize("path", ["/texts/weber/d1?marks=on", "/people/moeller", "/search?q=Elbing"])
def test_paper_says_where_the_page_stands(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path) as page:
        where = page.get_by_text(served + path, exact=False)
        assert not where.is_visible()
        page.emulate_media(media="print")
        assert where.is_visible()


@pytest.mark.parametrize("path", ["/texts/weber/d1?marks=on", "/search?q=Elbing", "/people/", "/figures"])
def test_few_colours_are_enough(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, forced_colors="active") as page:
        link = page.locator("a:visible").nth(1)
        link.focus()
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        assert link.evaluate("one => getComputedStyle(one).color") != page.locator("body").evaluate(
            "one => getComputedStyle(one).backgroundColor")


@pytest.mark.parametrize("path", ["/search?q=Elbing", "/figures/houses", "/a/weber.p1/elsewhere"])
def test_marked_words_are_read_in_few_colours_too(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, forced_colors="active", color_scheme="dark") as page:
        seen = page.evaluate("""() => [...document.querySelectorAll("mark")].map(one =>
            [getComputedStyle(one).color, getComputedStyle(one.parentElement).color])""")
        assert seen
        assert all(mark == around for mark, around in seen)


@pytest.mark.parametrize("path", KINDS)
def test_who_wants_no_motion_sees_none(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, reduced_motion="reduce") as page:
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_keys_alone_lead_from_figure_to_figure_and_to_its_sentence(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/figures") as page:
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/figures/houses")
        page.get_by_role("link", name="¶ 1").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/texts/weber/**")


def test_keys_alone_lead_from_a_question_to_the_text_and_back(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/") as page:
        page.keyboard.press("/")
        page.keyboard.type("Elbing")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/search?" in url)
        hit = page.locator(".hit h2 a").nth(1)
        page.keyboard.press("j")
        page.keyboard.press("j")
        expect(hit).to_be_focused()
        place = page.url
        page.keyboard.press("Enter")
        page.wait_for_url("**/texts/**")
        page.go_back()
        page.wait_for_url(lambda url: url.partition("#")[0] == place.partition("#")[0])
        expect(hit).to_be_in_viewport()


@pytest.mark.parametrize(("wanted", "found"), [("p60", "#p60"), ("brandt 1", "#p1"), ("brandt.p1", "#p1")])
def test_a_key_goes_to_a_passage(browser: Browser, served: str, wanted: str, found: str) -> None:
    with opened(browser, f"{served}/texts/weber/d1") as page:
        page.keyboard.press("g")
        page.get_by_role("textbox", name="Go to a passage or a text").fill(wanted)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/texts/**{found}*")
