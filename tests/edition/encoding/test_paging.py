"""Numbers of pages: told by heads and feet, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.citing.cited import locator_of
from edition.encoding import encode
from edition.model import Text
from edition.sources import Source

CUT = "The water fell for nine weeks together; the people of the lower town carried what they had up to the mill, and"
REST = "nobody had room for them. " + CUT
HEAD = "THE WATER OF NINE WEEKS"


def encoded(*paragraphs: str) -> Text:
    return encode(Source("t.txt", "\n\n".join(paragraphs)), text_id="t").text


def pages(text: Text) -> list[str]:
    return [span.value for one in text.passages for span in one.spans if span.kind == "page"]


def test_number_at_the_foot_is_that_of_the_text_above() -> None:
    text = encoded(CUT, "31", HEAD, REST, "32", HEAD, REST, "33", HEAD, REST)
    assert pages(text) == ["31", "32", "33", "34"]


def test_number_beside_the_running_head_is_that_of_the_text_below() -> None:
    text = encoded(CUT, f"31 {HEAD}", REST, f"{HEAD} 32", REST, f"33 {HEAD}", REST)
    assert pages(text) == ["31", "32", "33"]


def test_number_at_the_very_beginning_stands_at_the_head() -> None:
    assert pages(encoded("31", CUT, "32", REST, "33", REST)) == ["31", "32", "33"]


def test_numbers_alone_amid_the_text_may_be_either_so_no_page_gets_one() -> None:
    assert set(pages(encoded(CUT, "31", REST, "32", REST, "33", REST))) == {""}


def test_numbers_that_do_not_count_pages_give_none() -> None:
    assert set(pages(encoded(CUT, "31", HEAD, REST, "77", HEAD, REST, "204", HEAD, REST))) == {""}


def test_page_that_begins_within_a_word_has_its_number_there() -> None:
    half, rest = CUT.removesuffix("and") + "every-", "body went. " + CUT
    text = encoded(half, "31", HEAD, rest, "32", HEAD, REST, "33", HEAD, REST)
    assert "everybody went" in text.passages[0].text
    assert pages(text) == ["31", "32", "33", "34"]


def test_passage_is_cited_by_the_page_of_the_print() -> None:
    closed = CUT.removesuffix(", and") + "."
    text = encoded(f"{closed}\n\n{CUT}", "31", HEAD, f"{REST}, and", "32", HEAD, REST, "33", HEAD, f"{REST}.", closed)
    found = [locator_of(one, text) for one in text.passages if one.kind == "p"]
    assert [one.value for one in found if one] == ["31", "31–34", "34"]


@pytest.mark.parametrize("mark", [
    '<span class="pagenum"><a name="Page_41" id="Page_41">[Pg 41]</a></span>',
    '<span epub:type="pagebreak" id="p41" title="41"/>',
    '<span role="doc-pagebreak" aria-label="page 41"></span>',
])
def test_page_that_html_marks_begins_amid_the_sentence_and_is_not_read_out(mark: str) -> None:
    page = f'<p>It was {mark}said.<a href="#n1" id="c1">1</a></p><p id="n1"><a href="#c1">1</a> There.</p>'
    text = encode(Source("t.html", page, format="html"), text_id="t").text
    assert [one.text for one in text.passages] == ["It was said.", "There."]
    assert [(span.start, span.value) for span in text.passages[0].spans if span.kind == "page"] == [(7, "41")]
    assert text.passages[1].called_from == text.passages[0].id


def test_page_of_html_begins_with_the_paragraph_below_its_mark() -> None:
    page = '<p>One.</p><p><span class="pagenum">[42]</span></p><blockquote><p>Two.</p></blockquote>'
    text = encode(Source("t.html", page, format="html"), text_id="t").text
    assert [pages(replace(text, passages=(one,))) for one in text.passages] == [[], ["42"]]
