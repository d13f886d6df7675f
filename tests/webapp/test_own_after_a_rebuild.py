"""In Chromium: what a reader kept is found again at the reading page, after the text was corrected and built anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from variorum.building import build_library
from webapp import create_app

pytestmark = pytest.mark.browser

LIBRARY = 'title = "Rivers"\n[[text]]\nid = "fords"\nsource = "fords.txt"\n'
PARAGRAPHS = (
    "The winter of that year was long, and the ice on the lower river broke only in the last week of March.",
    "Nobody in the villages had counted the boats, and the harbour master kept no list of those that were lost.",
    "The council met twice before the flood. It heard the miller, who asked for stones, and sent him home unheard.",
    "In April the first letters came from the islands, written on the backs of bills, asking for seed and for rope.",
    "A second ferry was hired in May from the monks of the far bank, who took a third of the fares for themselves.",
    "By summer the road along the dyke was dry again, and carts went to the market as they had gone before the war.",
)
BEFORE = (
    "This chapter was not in the first printing of the book, and was found among the papers of the author's sister.",
    "It tells of the survey of the marshes, which lasted for two summers and was never paid for by the province.",
)
AGAIN = (
    "The winter of that year was long, and the ice on the lower river broke only in the last week of March.",
    "Nobody in the villages had counted the boats, and the harbour-master kept no list of those that were lost.",
    "The council met twice before the flood.",
    "It heard the miller, who asked for stones, and sent him home unheard.",
    f"{PARAGRAPHS[3]} {PARAGRAPHS[4]}",
    PARAGRAPHS[5],
)


def written(*chapters: tuple[str, tuple[str, ...]]) -> str:
    return "\n\n".join("\n\n".join((title, *paragraphs)) for title, paragraphs in chapters) + "\n"


def misread(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.replace("harbour master", "harbonr master") for one in paragraphs)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "library.toml").write_text(LIBRARY, encoding="utf-8")
    return tmp_path


def build(library: Path, *chapters: tuple[str, tuple[str, ...]]) -> None:
    (library / "sources" / "fords.txt").write_text(written(*chapters), encoding="utf-8")
    build_library(library, sources=None)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


def passage_with(page: Page, words: str) -> str:
    return page.locator(".passage", has_text=words).last.get_attribute("data-anchor") or ""


def mark(page: Page, words: str, note: str) -> None:
    """Select *words* as a reader does, and mark them."""
    page.once("dialog", lambda dialog: dialog.accept(note))
    page.evaluate("""words => {
        const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
        }
    }""", words)
    page.get_by_role("button", name="mark", exact=True).click()
    expect(page.locator(".own-note", has_text=note)).to_be_visible()


def highlights(page: Page) -> list[str]:
    page.wait_for_function("CSS.highlights.has('own')")
    found: list[str] = page.evaluate("[...CSS.highlights.get('own')].map(one => one.toString())")
    return found


def test_marks_notes_and_bookmarks_follow_a_text_that_is_built_anew(
    library: Path, page: Page, serve_app: Callable[[Flask], AbstractContextManager[str]]
) -> None:
    build(library, ("Chapter One", misread(PARAGRAPHS)))
    with serve_app(create_app(library)) as address:
        page.goto(f"{address}/texts/fords/d1")
        mark(page, "the harbonr master kept no list", "misread")
        mark(page, "sent him home unheard", "parted")
        mark(page, "hired in May from the monks", "merged")
        merged = passage_with(page, "A second ferry")
        kept = f"{address}/texts/fords/d1#{merged.partition('.')[2]}"

        build(library, ("Chapter Before", BEFORE), ("Chapter One", AGAIN))
        page.goto(f"{address}/a/{merged}")
        assert sorted(highlights(page)) == [
            "hired in May from the monks", "sent him home unheard", "the harbour-master kept no list",
        ]
        for note in ("misread", "parted", "merged"):
            expect(page.locator(".own-note", has_text=note)).to_be_visible()
        assert merged != passage_with(page, "A second ferry")

        page.goto(f"{address}/keys")
        page.goto(kept)
        expect(page.locator(":target")).to_contain_text("A second ferry")
        page.goto(f"{address}/keys")
        page.evaluate("path => localStorage['reader.shelf'] = JSON.stringify({fords: {at: '2026-01-01', "
                      "title: 'Fords', listed: true, path}})", kept.removeprefix(address))
        page.goto(address)
        page.locator(".stopped a").click()
        expect(page.locator(":target")).to_contain_text("A second ferry")
        anchors = [one["target"]["source"] for one in json.loads(page.evaluate("localStorage['reader.marks']"))]
        assert f"/a/{passage_with(page, 'sent him home unheard')}" in anchors
