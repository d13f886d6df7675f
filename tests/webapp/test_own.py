"""In Chromium: what a reader keeps: marks that survive a corrected text, the reading list, where one stopped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    yield context.new_page()
    context.close()


def mark(anchor: str, exact: str, note: str = "") -> dict[str, Any]:
    body = {"body": {"type": "TextualBody", "value": note}} if note else {}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": f"urn:test:{exact}", "type": "Annotation", **body,
        "target": {"source": f"/a/{anchor}", "selector": {"type": "TextQuoteSelector", "exact": exact}},
    }


def keep(page: Page, served: str, *marks: dict[str, Any]) -> None:
    page.goto(f"{served}/keys")
    page.evaluate("marks => localStorage.setItem('reader.marks', JSON.stringify(marks))", list(marks))


def highlights(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...CSS.highlights.get('own') || []].map(one => one.toString())")
    return found


def test_a_mark_is_found_again_in_a_corrected_text(page: Page, served: str) -> None:
    keep(page, served, mark("weber.p1", "the dike at Elbing gaue way"))
    page.goto(f"{served}/texts/weber/d1")
    page.wait_for_function("CSS.highlights.get('own')?.size")
    assert highlights(page) == ["the dyke at Elbing gave way"]
    kept = json.loads(page.evaluate("localStorage.getItem('reader.marks')"))
    assert kept[0]["target"]["selector"]["exact"] == "the dyke at Elbing gave way"


def test_a_mark_follows_a_passage_that_was_merged_into_another(page: Page, served: str) -> None:
    keep(page, served, mark("weber.p900", "the dyke at Elbing gave way"))
    page.goto(f"{served}/marks")
    expect(page.locator("[data-marks] a")).to_have_text("weber.p1")
    page.goto(f"{served}/texts/weber/d1")
    page.wait_for_function("CSS.highlights.get('own')?.size")
    assert highlights(page) == ["the dyke at Elbing gave way"]


def test_a_mark_whose_words_are_gone_is_kept_as_it_was(page: Page, served: str) -> None:
    keep(page, served, mark("weber.p1", "nothing of the kind was ever written here"))
    page.goto(f"{served}/texts/weber/d1")
    page.wait_for_function("CSS.highlights.has('own')")
    assert highlights(page) == []
    assert "nothing of the kind" in page.evaluate("localStorage.getItem('reader.marks')")


def test_a_note_of_ones_own_stands_in_the_margin_as_words(page: Page, served: str) -> None:
    keep(page, served, mark("weber.p1", "25 March 1888", "compare <b>Brandt</b>"))
    page.goto(f"{served}/texts/weber/d1")
    note = page.get_by_text("compare <b>Brandt</b>")
    expect(note).to_be_visible()
    box, passage = note.bounding_box(), page.locator("#p1").bounding_box()
    assert box
    assert passage
    assert box["x"] > passage["x"] + passage["width"]


def test_marks_go_out_and_come_in_as_web_annotations(page: Page, served: str, tmp_path: Path) -> None:
    keep(page, served, mark("weber.p1", "25 March 1888", "a date"))
    page.goto(f"{served}/marks")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as Web Annotations").click()
    file = tmp_path / "marks.jsonld"
    given.value.save_as(file)
    assert json.loads(file.read_text())["type"] == "AnnotationPage"
    page.get_by_role("button", name="remove the mark").click()
    page.set_input_files("[data-take]", file)
    expect(page.locator("[data-marks]")).to_contain_text("a date")


def test_marks_go_out_with_the_whole_address_of_their_passage(page: Page, served: str, tmp_path: Path) -> None:
    keep(page, served, mark("weber.p1", "25 March 1888"))
    page.goto(f"{served}/marks")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as Web Annotations").click()
    given.value.save_as(tmp_path / "marks.jsonld")
    [one] = json.loads((tmp_path / "marks.jsonld").read_text())["items"]
    assert one["target"]["source"] == f"{served}/a/weber.p1"


def test_a_mark_outlives_a_look_at_an_edition_that_is_published_elsewhere(page: Page, served: str) -> None:
    answer = {"quote": {"score": 1}, "target": {
        "source": "https://example.org/terror/a/weber.p1", "selector": [{"exact": "25 March 1888"}]}}
    page.route("**/a/weber.p1?*", lambda route: route.fulfill(json=answer))
    keep(page, served, mark("weber.p1", "25 Match 1888"), mark("brandt.p1", "Nobody in Elbing"))
    page.goto(f"{served}/marks")
    expect(page.locator("[data-marks] blockquote").first).to_have_text("25 March 1888")
    expect(page.locator("[data-marks] a").first).to_have_text("weber.p1")
    page.reload()
    expect(page.locator("[data-marks] li")).to_have_count(2)


BODIES = [
    pytest.param({"value": {"text": "a date"}}, "", id="no-words"),
    pytest.param({"value": 1888}, "", id="number"),
    pytest.param([{"value": "one"}, {"value": ["x"]}, {"value": "two"}], "one\n\ntwo", id="several"),
    pytest.param("https://example.org/note", "https://example.org/note", id="address"),
    pytest.param(None, "", id="nothing"),
]


@pytest.mark.parametrize(("body", "note"), BODIES)
def test_of_a_note_that_comes_in_only_words_are_shown(
    page: Page, served: str, tmp_path: Path, body: object, note: str
) -> None:
    (tmp_path / "marks.jsonld").write_text(json.dumps({**mark("weber.p1", "25 March 1888"), "body": body}))
    page.goto(f"{served}/marks")
    page.set_input_files("[data-take]", tmp_path / "marks.jsonld")
    expect(page.locator("[data-said]")).to_have_text("Marks read: 1.")
    assert page.locator("[data-marks] li p").inner_text().split() == note.split()
    page.goto(f"{served}/texts/weber/d1")
    page.wait_for_function("CSS.highlights.get('own')?.size")
    assert page.locator(".own-note").count() == bool(note)


def test_markdown_has_the_words_the_note_and_the_citation(page: Page, served: str, tmp_path: Path) -> None:
    keep(page, served, mark("weber.p1", "25 March 1888", "a date"))
    page.goto(f"{served}/marks")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as Markdown").click()
    given.value.save_as(tmp_path / "marks.md")
    said = (tmp_path / "marks.md").read_text()
    assert "> 25 March 1888" in said
    assert "Ida Weber" in said
    assert "/a/weber.p1" in said
    assert "a date" in said


def test_marks_come_in_from_markdown_as_they_went_out(page: Page, served: str, tmp_path: Path) -> None:
    dated, other = mark("weber.p1", "25 March 1888", "a date\n\n> of two lines"), mark("brandt.p1", "Nobody in Elbing")
    keep(page, served, dated, other)
    page.goto(f"{served}/marks")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as Markdown").click()
    given.value.save_as(tmp_path / "marks.md")
    page.set_input_files("[data-take]", tmp_path / "marks.md")
    expect(page.get_by_text("Marks read: 2.")).to_be_visible()
    assert page.locator("[data-marks] li").count() == 2
    for _ in range(2):
        page.get_by_role("button", name="remove the mark").first.click()
    page.reload()
    page.set_input_files("[data-take]", tmp_path / "marks.md")
    expect(page.locator("[data-marks] li")).to_have_count(2)
    shown = page.locator("[data-marks]").inner_text()
    for said in ("25 March 1888", "a date", "of two lines", "Nobody in Elbing", "weber.p1", "brandt.p1"):
        assert said in shown


@pytest.mark.parametrize("words", ["no marks", "> words\n>\n> – Weber <javascript:/a/x y>\n\n", "{}", "[1]"])
def test_a_file_without_marks_adds_none(page: Page, served: str, tmp_path: Path, words: str) -> None:
    (tmp_path / "other.md").write_text(words)
    page.goto(f"{served}/marks")
    page.set_input_files("[data-take]", tmp_path / "other.md")
    expect(page.locator("[data-said]")).to_have_text(re.compile("holds no marks|read: 0"))
    assert page.locator("[data-marks] li").count() == 0


def test_where_one_stopped_is_known_on_the_front_page_and_in_the_contents(page: Page, served: str) -> None:
    page.goto(f"{served}/texts/weber/d2")
    page.mouse.wheel(0, 1200)
    page.wait_for_function("localStorage.getItem('reader.shelf')")
    page.goto(f"{served}/")
    expect(page.get_by_text("You stopped in")).to_have_text(re.compile(r", at [¶§] \d+\.$"))
    page.goto(f"{served}/texts/weber")
    page.get_by_role("link", name="Go on").click()
    assert "/texts/weber/d2#p" in page.url


def test_a_text_is_put_on_the_reading_list_and_forgotten(page: Page, served: str) -> None:
    page.goto(f"{served}/texts/brandt")
    page.get_by_role("button", name="Keep on the reading list").click()
    page.goto(f"{served}/list")
    expect(page.locator("[data-shelf]")).to_contain_text("Water & Men")
    page.get_by_role("button", name="forget Water & Men").click()
    expect(page.get_by_text("Nothing is on the list yet.")).to_be_visible()


def test_the_reading_list_goes_out_and_comes_in_again(page: Page, served: str, tmp_path: Path) -> None:
    page.goto(f"{served}/texts/brandt")
    page.get_by_role("button", name="Keep on the reading list").click()
    page.goto(f"{served}/list")
    with page.expect_download() as given:
        page.get_by_role("button", name="Save as Markdown").click()
    file = tmp_path / "reading-list.md"
    given.value.save_as(file)
    assert file.read_text() == f"- [Water & Men]({served}/texts/brandt) – on the list\n"
    page.get_by_role("button", name="forget Water & Men").click()
    page.set_input_files("[data-shelf-take]", file)
    expect(page.locator("[data-shelf]")).to_contain_text("Water & Men – on the list")
    page.goto(f"{served}/texts/brandt")
    assert page.get_by_role("button", name="Keep on the reading list").get_attribute("aria-pressed") == "true"


def test_a_file_that_is_no_reading_list_changes_nothing(page: Page, served: str, tmp_path: Path) -> None:
    file = tmp_path / "other.md"
    file.write_text("- [x](javascript:alert(1))\n- [y](https://evil.example/texts)\n")
    page.goto(f"{served}/list")
    page.set_input_files("[data-shelf-take]", file)
    expect(page.get_by_text("Nothing is on the list yet.")).to_be_visible()
