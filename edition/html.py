"""HTML sources: what a browser shows, as lightly marked text, with the way back to each place of the markup.

Headings become `#`, quotations `>`, list items `-`, italics `*`; a link that leads to a note becomes `[^id]`, and the
note begins with `[^id]:`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser

from edition.emphasis import EMPHASIS, Emphasis
from edition.flat import Draft, Flat
from edition.initials import Initial
from edition.notelinks import NoteLinks, find_notes, label_at
from edition.titles import NOTES

BLOCKS = frozenset({
    "address", "article", "aside", "body", "caption", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "header", "hr", "main", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
})
HEADS = {f"h{level}": level for level in range(1, 7)}
DROPPED = frozenset({"script", "style", "template", "noscript", "head", "svg"})
ASIDES = frozenset({"nav"})
SIDE_NOTES = frozenset({"sidenote", "marginnote"})
"""Classes of notes that stand in the line of their call: Tufte CSS, https://edwardtufte.github.io/tufte-css/."""
EDGE = re.compile(r"[\s\[\]().]*")
"""What stands around the label of a note, if that is a link."""
BOXES = frozenset({"div", "li", "dd", "aside", "section"})
"""Elements that may hold all paragraphs of a note."""
FURTHER_PARAGRAPH = "    "
"""What the second paragraph of a note begins with, as in Markdown."""
VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base", "embed", "source", "track"})
SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE_BREAKS = frozenset({"pagenum", "pageno", "pagenumber", "page-number", "pagebreak", "doc-pagebreak"})
"""Classes and roles of elements that hold the number of a page."""
PAGE = re.compile(r"(?<![^\W_])(\d{1,4}|[ivxlc]{1,7})(?![^\W_])")

TITLE_CLASS = re.compile(r"\b(?:Mso)?(?:Sub)?Title\b", re.I)
"""How word processors call the paragraph that holds the title."""


def flatten(html: str) -> Flat:
    """Return the text of *html*.

    >>> flatten('<p>So it was.<a href="#n1" id="c1">1</a></p><p id="n1"><a href="#c1">1</a> See there.</p>').text
    'So it was.[^n1]\\n\\n[^n1]: See there.\\n\\n'
    """
    parser = _Flattener(html, find_notes(html))
    parser.feed(html)
    parser.close()
    return parser.flat()


def _is_page(given: Mapping[str, str]) -> bool:
    """True of an element that says where a page of the print begins."""
    told = {given.get("role", ""), given.get("epub:type", ""), *given.get("class", "").split()}
    return not told.isdisjoint(PAGE_BREAKS)


class _Flattener(HTMLParser):
    """Writes the text and keeps for each stretch where it stood."""

    def __init__(self, html: str, links: NoteLinks) -> None:
        super().__init__(convert_charrefs=False)
        self.links = links
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.draft = Draft()
        self.emphasis = Emphasis(html, self.draft)
        self.initial = Initial(html)
        self.furniture: list[tuple[int, int]] = []
        self.pages: list[tuple[int, str]] = []
        self.title: list[str] = []
        self.language = ""
        self.link = -1
        """Ordinal of the last link, as `NoteLinks` counts them."""
        self.silent: list[str] = []
        """Open elements that are not read, and those of the same name in them."""
        self.in_title = self.in_page = self.in_head = self.in_call = self.in_back = self.pre = False
        self.quotes = self.superior = 0
        """How many such elements are open."""
        self.aside_from = -1
        self.at_break = True
        self.pending = ""
        """What is written before the first word of the next block."""
        self.last_block = 0
        """The piece of the draft that the last block begins with."""
        self.boxes: list[tuple[str, int]] = []
        """Open elements that may hold a note, each with the size of the text at its beginning."""
        self.open_boxes: Counter[str] = Counter()
        self.note_box = -1
        """How many of them are open within the note that is being read; -1 outside of notes."""
        self.label = ""
        """What the note that begins is labelled with, until its first word."""
        self.in_brackets = False
        """The note began with a bracket, which ends behind its last word."""
        self.spans: list[bool] = []
        """Open elements `span`: is each a note in its line?"""
        self.counts: list[int] = []
        """Open lists, each with the number of its last item if it is one of notes; else -1."""

    def flat(self) -> Flat:
        """Return what was read."""
        return Flat(
            self.draft.since(0), tuple(self.draft.starts), tuple(self.draft.sources), self.links.labels,
            tuple(self.furniture), tuple(self.pages), self.language, " ".join("".join(self.title).split()),
        )

    def position(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def block(self, at: int) -> None:
        """End a block, if one is open."""
        if not self.at_break:
            self.emphasis.rest(at)
            if self.in_brackets and self.draft.ends_with("]"):
                self.draft.take_back()
                self.in_brackets = False
            self.draft.write("\n\n", at)
            self.at_break = True
        self.pending = ""

    def begin(self, at: int) -> None:
        """Write what stands before the first word of a block."""
        if self.at_break:
            prefix = "> " if self.quotes and not self.pending.startswith("[^") else ""
            if self.note_box >= 0 and not self.pending:
                prefix = FURTHER_PARAGRAPH
            self.last_block = len(self.draft.pieces)
            self.draft.write(prefix + self.pending, at)
            self.at_break, self.pending = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        is_link = tag == "a" and bool(given.get("href") or given.get("id") or given.get("name"))
        self.link += is_link
        if not self.silent and tag not in VOID and _is_page(given):
            self._begin_page(tag, given)
        elif self.silent or tag in DROPPED:
            self._leave_out(tag)
        else:
            at = self.position()
            if tag == "img" and self.at_break:
                self.initial.see(self.get_starttag_text() or "", at)
            self._open("h1" if tag == "p" and TITLE_CLASS.search(given.get("class", "")) else tag, at)
            for name in {given.get("id", ""), given.get("name", "")} & self.links.notes:
                self._begin_note(name, at)
            if is_link:
                self._open_link(at)
            if tag == "span":
                self._open_span(given, at)

    def _begin_page(self, tag: str, given: Mapping[str, str]) -> None:
        self.silent.append(tag)
        self.in_page = True
        self._page(given.get("title") or given.get("aria-label") or "")

    def _leave_out(self, tag: str) -> None:
        self.in_title = tag == "title"
        if tag in DROPPED or tag == self.silent[-1]:
            self.silent.append(tag)

    def _begin_note(self, name: str, at: int) -> None:
        if self.pending.startswith("[^"):
            return
        if not self.at_break and self.draft.since(-3).rsplit("\n", 1)[-1].strip(" >-"):
            self.block(at)
        self.pending = f"[^{name}]: "
        self.in_brackets = False
        self.label = self.links.labels[name] if self.links.are_labelled else ""
        is_box = bool(self.boxes) and self.boxes[-1][1] == self.draft.size
        self.note_box = len(self.boxes) if is_box else -1

    def _open(self, tag: str, at: int) -> None:
        if tag in BOXES:
            self.boxes.append((tag, self.draft.size + (0 if self.at_break else 2)))
            self.open_boxes[tag] += 1
        if tag in OPENING:
            OPENING[tag](self, tag, at)

    def _open_head(self, tag: str, at: int) -> None:
        self.block(at)
        self.in_head = True
        self.pending = "#" * HEADS[tag] + " "

    def _open_list(self, tag: str, at: int) -> None:
        is_below_head = bool(NOTES.fullmatch(self.draft.since(self.last_block).strip("\n #>")))
        self._open_block(tag, at)
        self.counts.append(0 if tag == "ol" and is_below_head else -1)

    def _close_head(self, tag: str, at: int) -> None:
        self._close_block(tag, at)
        self.in_head = False

    def _close_list(self, tag: str, at: int) -> None:
        self._close_block(tag, at)
        if self.counts:
            self.counts.pop()

    def _open_item(self, _tag: str, at: int) -> None:
        self.block(at)
        self.pending = "- "
        if self.counts and self.counts[-1] >= 0:
            self.counts[-1] += 1
            self.pending = f"{self.counts[-1]}. "

    def _open_quotation(self, _tag: str, at: int) -> None:
        self.block(at)
        self.quotes += 1

    def _open_block(self, tag: str, at: int) -> None:
        pending = self.pending
        self.block(at)
        self.pending = pending
        self.pre = self.pre or tag == "pre"

    def _open_aside(self, _tag: str, at: int) -> None:
        self.block(at)
        self.aside_from = self.draft.size

    def _open_line(self, _tag: str, at: int) -> None:
        if not self.at_break:
            self.emphasis.rest(at)
            self.draft.write(" " if self.in_head else "\n" + ("> " if self.quotes else ""), at)

    def _open_cell(self, _tag: str, at: int) -> None:
        if not self.at_break:
            self.draft.write(" ", at)

    def _open_emphasis(self, tag: str, at: int) -> None:
        if not self.in_call:
            self.emphasis.open(tag, at, "" if self.at_break else self.draft.since(-1)[-1:])

    def _open_superior(self, _tag: str, _at: int) -> None:
        self.superior += 1

    def handle_endtag(self, tag: str) -> None:
        at = self.position()
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
                self.in_page = self.in_page and bool(self.silent)
            self.in_title = self.in_title and tag != "title"
            return
        if self.open_boxes[tag]:
            self._close_box(tag)
        if tag in CLOSING:
            CLOSING[tag](self, tag, at)

    def _open_link(self, at: int) -> None:
        if self.link in self.links.calls:
            self.begin(at)
            self.draft.write(f"[^{self.links.calls[self.link]}]", at)
            self.in_call = True
        self.in_back = self.link in self.links.backs

    def _close_link(self, _tag: str, _at: int) -> None:
        self.in_call = self.in_back = False

    def _close_quotation(self, _tag: str, at: int) -> None:
        self.block(at)
        self.quotes = max(0, self.quotes - 1)

    def _close_block(self, tag: str, at: int) -> None:
        pending = self.pending if self.pending.startswith("[^") else ""
        self.block(at)
        self.pending = pending
        self.pre = self.pre and tag != "pre"

    def _close_aside(self, _tag: str, at: int) -> None:
        if self.aside_from >= 0:
            self.block(at)
            self.furniture.append((self.aside_from, self.draft.size))
            self.aside_from = -1

    def _open_span(self, given: Mapping[str, str], at: int) -> None:
        """Begin a note that stands in its line, as Markdown writes it, if the element is one."""
        is_note = not self.at_break and not SIDE_NOTES.isdisjoint(given.get("class", "").split())
        self.spans.append(is_note)
        if is_note:
            self.draft.write("^[", at)

    def _close_span(self, _tag: str, at: int) -> None:
        if self.spans and self.spans.pop():
            self.draft.write("]", at)

    def _close_emphasis(self, _tag: str, at: int) -> None:
        if not self.in_call:
            self.emphasis.close(at)

    def _close_superior(self, _tag: str, _at: int) -> None:
        self.superior = max(0, self.superior - 1)

    def _close_box(self, tag: str) -> None:
        """Close the last open element *tag* and those opened in it."""
        closed = ""
        while closed != tag:
            closed, _ = self.boxes.pop()
            self.open_boxes[closed] -= 1
        if len(self.boxes) < self.note_box:
            self.note_box = -1

    def handle_data(self, data: str) -> None:
        self._text(data, self.position())

    def handle_entityref(self, name: str) -> None:
        self._text(unescape(f"&{name};"), self.position())

    def handle_charref(self, name: str) -> None:
        self._text(unescape(f"&#{name};"), self.position())

    def _text(self, data: str, at: int) -> None:
        if self.silent:
            if self.in_title:
                self.title.append(data)
            if self.in_page:
                self._page(data)
            return
        if self.in_back and data.strip():
            self.label = ""
        if self.in_call or self.in_back or (self.pending.startswith("[^") and EDGE.fullmatch(data)):
            return
        if self.label and data.strip():
            size = label_at(data, self.label)
            self.in_brackets = data[:size].lstrip()[:1] == "[" and "]" not in data[:size]
            at, data, self.label = at + size, data[size:], ""
        if self.superior and data.strip().isdecimal() and data.isascii():
            data = data.translate(SUPERIOR)
        for match in re.finditer(r"\s+|\S+", data):
            self._word(match.group(), at + match.start())

    def _page(self, said: str) -> None:
        if number := PAGE.search(said):
            self.pages.append((self.draft.size, number[1]))

    def _word(self, word: str, at: int) -> None:
        if not word.isspace():
            if self.initial.letter and not self.in_head:
                self._begin_with_initial(word)
            self.begin(at)
            self.emphasis.write(at)
            self.draft.write(word, at)
        elif self.pre and "\n" in word:
            self.emphasis.rest(at)
            self.draft.write("\n", at)
        elif not self.at_break:
            self.draft.write(" ", at)

    def _begin_with_initial(self, word: str) -> None:
        at = self.initial.at
        self.begin(at)
        self.draft.write(self.initial.before(word), at)


Behaviour = Callable[[_Flattener, str, int], None]

OPENING: Mapping[str, Behaviour] = {
    **dict.fromkeys(HEADS, _Flattener._open_head), **dict.fromkeys(BLOCKS, _Flattener._open_block),
    **dict.fromkeys(ASIDES, _Flattener._open_aside), **dict.fromkeys(EMPHASIS, _Flattener._open_emphasis),
    **dict.fromkeys(("td", "th"), _Flattener._open_cell), "li": _Flattener._open_item,
    **dict.fromkeys(("ol", "ul"), _Flattener._open_list),
    "blockquote": _Flattener._open_quotation, "br": _Flattener._open_line, "sup": _Flattener._open_superior,
}
"""Element → what its beginning does to the text."""

CLOSING: Mapping[str, Behaviour] = {
    **dict.fromkeys((*BLOCKS, "li"), _Flattener._close_block), **dict.fromkeys(HEADS, _Flattener._close_head),
    **dict.fromkeys(("ol", "ul"), _Flattener._close_list), **dict.fromkeys(ASIDES, _Flattener._close_aside),
    **dict.fromkeys(EMPHASIS, _Flattener._close_emphasis), "a": _Flattener._close_link,
    "blockquote": _Flattener._close_quotation, "sup": _Flattener._close_superior, "span": _Flattener._close_span,
}
"""Element → what its end does."""
