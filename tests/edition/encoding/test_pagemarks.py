"""Marks of pages amid the text begin pages of the print, and part no paragraph, no word and no note."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove_rewriting
from edition.model import Text
from edition.sources import Source
from edition.texts import write_text

WRAPPED = """\
[Pg 7] The mill was [Pg 8] old and grey, and the people of the town who had to
go to it said that it had been built by the grandfather of the man who now had
it, and that nobody man[Pg 9]kind knew how it stood. So it went for years.[1]
[Pg 10] And then the river rose. Nobody had seen it rise so high, and it rose
for the

[Pg 11]

whole of the week, until it stood at the second step of the church.

[Pg 12] A new paragraph is about the sluice, and about the con-
[Pg 13]tinued trouble with the gate.

[1] See the town [Pg 14] book, fol. 3.
"""


def encoded(source: str) -> Text:
    return encode(Source("t.txt", source), text_id="t").text


def test_paragraphs_words_and_notes_are_whole_with_a_page_at_each_mark() -> None:
    text = encoded(WRAPPED)
    first, second = (one for one in text.passages if one.kind == "p")
    note = next(one for one in text.passages if one.kind == "note")
    assert first.text.startswith("The mill was old and grey")
    assert "nobody mankind knew" in first.text
    assert first.text.endswith("it rose for the whole of the week, until it stood at the second step of the church.")
    assert second.text.endswith("about the continued trouble with the gate.")
    assert note.text == "See the town book, fol. 3."
    pages = {span.value: first.text[span.start :].lstrip()[:9] for span in first.spans if span.kind == "page"}
    assert pages == {"7": "The mill ", "8": "old and g", "9": "kind knew", "10": "And then ", "11": "whole of "}
    assert [span.value for span in second.spans if span.kind == "page"] == ["12", "13"]
    assert sum(one.kind == "furniture" for one in text.passages) == 8


@pytest.mark.parametrize("source", [
    WRAPPED, WRAPPED.replace("Pg ", "p. "), f"{WRAPPED}[Pg 15]\n[Pg 16][Pg 17]x[Pg 18]",
])
def test_source_comes_back_with_its_marks(source: str) -> None:
    tei = write_text(encoded(source))
    assert not prove_rewriting(tei, source.encode(), name="t.txt")


def test_references_to_pages_in_brackets_that_do_not_count_stay_in_the_text() -> None:
    text = encoded("The mill was old [p. 12], as he says [p. 4], and grey [p. 90]. Nobody [p. 91] went there.")
    assert "[p. 12]" in text.passages[0].text


def test_lines_that_are_a_paragraph_each_are_parted_between_and_whole_across_marks() -> None:
    line = "The water fell for nine weeks together, and the people carried what they had up to the mill."
    source = "\n".join([f"{line} It was [Pg 1] late.", f"[Pg 2] {line}", f"{line} And so [Pg 3] on."])
    found = [one.text for one in encoded(source).passages if one.kind == "p"]
    assert found == [f"{line} It was late.", line, f"{line} And so on."]
