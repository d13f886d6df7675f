"""HTML sources: each habit of marking notes ends in the same text, and each place leads back to the file."""

from __future__ import annotations

import pytest

from edition.encoding import encode
from edition.encoding.proving import prove, prove_rewriting
from edition.html import flatten
from edition.sources import Source
from edition.texts import write_text

HABITS = {
    "pandoc": (
        '<p>They left.<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a> At dawn.</p>'
        '<section id="footnotes"><hr><ol><li id="fn1"><p>So the log.<a href="#fnref1">↩</a></p></li></ol></section>'
    ),
    "word": (
        '<p class=MsoNormal>They left.<a href="#_ftn1" name="_ftnref1"><span><sup>[1]</sup></span></a> At dawn.</p>'
        '<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> So the log.</p></div>'
    ),
    "libreoffice": (
        '<p>They left.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> At dawn.'
        '</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
        "So the log.</p></div>"
    ),
    "wiki": (
        '<p>They left.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> At dawn.</p>'
        '<ol><li id="cite_note-1"><a href="#cite_ref-1">^</a> So the log.</li></ol>'
    ),
    "book in HTML": (
        '<p>They left.<a epub:type="noteref" href="#fn1">1</a> At dawn.</p>'
        '<aside epub:type="footnote" id="fn1"><p>So the log.</p></aside>'
    ),
    "transcriber's bracket": (
        '<p>They left.<sup><a href="#f1">[1]</a></sup> At dawn.</p>'
        '<div id="f1"><p>[Footnote 1: So the log.]</p></div>'
    ),
    "label behind an anchor": (
        '<p>They left.<a href="#n1"><sup>1</sup></a> At dawn.</p><p><a name="n1"></a>1. So the log.</p>'
    ),
    "anchors beside the links": (
        '<p>They <a name="ft1"></a>left.<a href="#fn1">&nbsp;1&nbsp;</a> At dawn.</p>'
        '<p><span><a href="#ft1">&nbsp;1&nbsp;</a></span><a name="fn1"></a> So the log.</p>'
    ),
    "label in an element of its own": (
        '<p>They left.<a href="#n1" id="r1"><sup>1</sup></a> At dawn.</p><div id="n1"><span>1 </span>'
        '<div>So the log. <a href="#r1">↵</a></div></div>'
    ),
    "word before the figure": (
        '<p>They left.<a href="#fn1"><span>Footnote </span><sup>1</sup></a> At dawn.</p>'
        '<div id="fn1"><span>1</span> So the log.</div>'
    ),
    "term and definition": (
        '<p>They left.<a href="#n1" id="c1">(1)</a> At dawn.</p>'
        '<dl><dt><a href="#c1" id="n1">1</a></dt><dd>So the log.</dd></dl>'
    ),
    "brackets around the link back": (
        '<p>They left.<a href="#f1" id="r1"><span>[</span>1<span>]</span></a> At dawn.</p>'
        '<aside id="f1"><span><span>[</span><a href="#r1">1</a><span>]</span></span><p>So the log.</p></aside>'
    ),
    "list below a head": "<p>They left.<sup>1</sup> At dawn.</p><h2>Notes</h2><ol><li>So the log.</li></ol>",
    "superior figures": "<p>They left.<sup>1</sup> At dawn.</p><p><sup>1</sup> So the log.</p>",
}


@pytest.mark.parametrize("html", HABITS.values(), ids=HABITS)
def test_a_note_is_linked_whatever_marked_it(html: str) -> None:
    source = Source("log.html", f"<html><body>{html}</body></html>", format="html")
    text = encode(source, text_id="t").text
    body, note = [one for one in text.passages if one.kind != "furniture"]
    assert (body.text, note.text, note.n) == ("They left. At dawn.", "So the log.", "1")
    assert [(span.kind, span.start, span.value) for span in body.spans] == [("call", len("They left."), "1")]
    assert not prove(text, source)


@pytest.mark.parametrize("name", ["sidenote", "marginnote"])
def test_note_that_stands_in_its_line_is_apart_from_it(name: str) -> None:
    html = f'<p>They left.<label for="s1"></label><span class="{name}">So <span>the</span> log.</span> At dawn.</p>'
    source = Source("log.html", html, format="html")
    text = encode(source, text_id="t").text
    body, note = text.passages
    assert (body.text, note.text, note.called_from) == ("They left. At dawn.", "So the log.", body.id)
    assert not prove_rewriting(write_text(text), html.encode(), name="log.html")


def test_capital_letter_that_leads_to_a_note_and_back_calls_it() -> None:
    html = '<p>They left.<a id="r"></a><a href="#n">A</a> So.</p><div id="n"><a href="#r">A</a> So the log.</div>'
    text = encode(Source("log.html", html, format="html"), text_id="t").text
    assert [(one.n, one.text) for one in text.passages if one.kind == "note"] == [("A", "So the log.")]


def test_day_at_the_beginning_of_a_note_is_no_label() -> None:
    days = ("2 March, the log.", "2 May, the log.")
    calls = "".join(f'<p>They left.<a epub:type="noteref" href="#fn{n}">{n}</a> At dawn.</p>' for n in (1, 2))
    notes = "".join(f'<aside id="fn{n}">{day}</aside>' for n, day in enumerate(days, 1))
    text = encode(Source("log.html", calls + notes, format="html"), text_id="t").text
    assert [one.text for one in text.passages if one.kind == "note"] == list(days)


def test_headings_quotations_lists_and_italics_keep_what_they_are() -> None:
    html = "<h2>Cold</h2><p>It <em>was</em>.</p><blockquote><p>So be it.</p></blockquote><ul><li>one<li>two</ul>"
    text = encode(Source("a.html", html, format="html"), text_id="t").text
    assert [(one.kind, one.text) for one in text.passages] == [
        ("head", "Cold"), ("p", "It was."), ("quote", "So be it."), ("item", "one"), ("item", "two"),
    ]
    assert [(span.kind, span.start, span.end) for span in text.passages[1].spans] == [("emphasis", 3, 6)]


def test_navigation_is_furniture_and_scripts_are_not_read() -> None:
    html = "<nav>Home</nav><script>var a</script><p>He said nothing at all to them.</p>"
    text = encode(Source("a.html", html, format="html"), text_id="t").text
    assert [(one.kind, one.text) for one in text.passages] == [
        ("furniture", "Home"), ("p", "He said nothing at all to them."),
    ]


def test_offsets_lead_back_to_the_markup() -> None:
    html = "<p>Fish &amp; chips,\n  he <b>said</b>.</p>"
    flat = flatten(html)
    for word in ("Fish", "chips", "said"):
        assert flat.source_at(flat.text.index(word)) == html.index(word)
        assert flat.offset_at(html.index(word)) == flat.text.index(word)


@pytest.mark.parametrize("given", ["MsoTitle", "title", "western Title"])
def test_title_of_a_word_processor_is_a_heading(given: str) -> None:
    shown = flatten(f'<p class="{given}">The Mill</p><p class="untitled">It stood.</p>').text
    assert shown.strip() == "# The Mill\n\nIt stood."


@pytest.mark.parametrize(("html", "text"), [
    ("<p>It <i>was </i>so,<i> so</i>.</p>", "It *was* so, *so*."),
    ("<p><i>One<br>two</i></p>", "*One*\n*two*"),
    ("<pre><i>One\ntwo</i></pre>", "*One*\n*two*"),
    ("<p><i>One</p><p>two</i> three</p>", "*One*\n\n*two* three"),
    ("<p>an<i>ti</i> and <i>pre</i>fix, <i></i>so</p>", "anti and prefix, so"),
    ("<h2>4.<br>The Mill</h2>", "## 4. The Mill"),
])
def test_emphasis_is_marked_where_its_words_are(html: str, text: str) -> None:
    assert flatten(html).text.strip() == text


def test_a_picture_of_an_initial_is_the_first_letter_of_its_paragraph() -> None:
    picture = '<div class="left">\n<img src="{0}.png" alt="{0}" />\n</div>\n<p>{1}</p>'
    first, second = picture.format("A", "s life went on, I was glad."), picture.format("I", "was in doubt as before.")
    html = f"{first}<h2>II</h2>{second}"
    source = Source("a.html", html, format="html")
    text = encode(source, text_id="a").text
    said = [one.text for one in text.passages if one.kind == "p"]
    assert said == ["As life went on, I was glad.", "I was in doubt as before."]
    assert not prove(text, source)
    assert not prove_rewriting(write_text(text), html.encode(), name="a.html")


def test_a_picture_that_is_called_something_is_no_initial() -> None:
    assert flatten('<img alt="Map"><p>as life went on</p>').text == "as life went on\n\n"
