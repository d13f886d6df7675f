"""Texts of other makers: written from right to left, without headings, with long ids, begun by furniture."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from edition.model import Division, Passage, Span, Text
from webapp.blocks import Composer
from webapp.paging import Pages
from webapp.reading import page_title
from webapp.rendering import Style, render_text


def passage(name: str, text: str, kind: str = "p", division: str = "") -> Passage:
    return Passage("t", name, kind, text, division=division)  # type: ignore[arg-type]


def test_words_written_from_right_to_left_are_set_so() -> None:
    persian, english = Composer(Style()).blocks([passage("p1", "ساقی به نور باده"), passage("p2", "The cup")])
    assert 'dir="rtl"' in persian.html
    assert "dir=" not in english.html


def test_a_division_without_a_heading_is_named_by_what_it_is_and_how_it_begins() -> None:
    words = "The mill stood by the river, and nobody came"
    divisions = (Division("d1", "", 1, kind="letter"), Division("d2", "", 1), Division("d3", "", 1, n="4"))
    passages = tuple(passage(f"p{at}", words, division=f"d{at}") for at in (1, 2, 3))
    text = Text("t", "Letters", divisions=divisions, passages=passages)
    pages = Pages(text)
    said = [page_title(pages, page) for page in pages.all]
    assert said == ["Letter: The mill stood by the river,…", "The mill stood by the river,…", "Section 4"]


def test_an_identifier_is_no_number_of_a_division() -> None:
    edition = Division("d1", "", 1, kind="edition", n="urn:cts:persianLit:poet.divan.far1")
    pages = Pages(Text("t", "Divan", divisions=(edition,), passages=(passage("p1", "ساقی به نور", division="d1"),)))
    assert page_title(pages, pages.all[0]) == "Edition: ساقی به نور"


def test_furniture_has_no_page_of_its_own() -> None:
    text = Text("t", "Mills", divisions=(Division("d1", "One", 1), Division("d2", "Two", 1)), passages=(
        passage("fw1", "title: Mills", "furniture"), passage("p1", "A mill.", division="d1"),
        passage("fw2", "17", "furniture", "d2"), passage("p2", "Another.", division="d2"),
        passage("fw3", "The end", "furniture"),
    ))
    pages = Pages(text)
    assert [[one.id for one in pages.passages(page)] for page in pages.all] == [["fw1", "p1"], ["fw2", "p2", "fw3"]]


def test_a_variant_says_who_reads_what() -> None:
    variant = Span(4, 8, "correction", value="hill", data=(("readings", "hill B C; omitted D"),))
    added = Span(8, 8, "correction", value="too", data=(("readings", "too E"),))
    shown = render_text(replace(passage("p1", "The mill."), spans=(variant, added)), Style(marks=True))
    assert 'title="other readings: hill B C; omitted D"' in shown
    assert "[too E]" in shown


def test_who_speaks_is_said_once_a_speech() -> None:
    one = replace(passage("p1", "Well.", "speech"), speaker="Ann")
    said = [replace(one, id=f"p{at}", within=(f"sp:{speech}",)) for at, speech in enumerate((1, 1, 2))]
    html = Markup("").join(block.html for block in Composer(Style()).blocks(said))
    assert html.count(">Ann<") == 2


def test_verses_of_a_stanza_stand_below_each_other() -> None:
    stanza = passage("v1", "The mill is still,\nthe wheel at rest,\nand so am I.", "verse")
    broken = replace(stanza, spans=(Span(18, 18, "line"),))
    for one in (stanza, broken):
        lines = str(render_text(one, Style())).split("<br>\n")
        assert lines == ["The mill is still,", "the wheel at rest,", "and so am I."]


def test_a_counted_item_has_no_dash_besides() -> None:
    said = [passage("i1", text, "item") for text in ("2. Vering;", "Vering")]
    counted, other = (Composer(Style()).blocks([one])[0].html for one in said)
    assert 'class="passage item marked"' in counted
    assert "marked" not in other


def test_what_a_transcriber_says_of_the_margin_speaks_in_a_lower_voice() -> None:
    words = ("[Sidenote: Of mills.]", "[Illustration: A mill", "The mill [Illustration]")
    blocks = Composer(Style()).blocks([passage("p1", text) for text in words])
    assert [" transcribed" in block.html for block in blocks] == [True, False, False]
