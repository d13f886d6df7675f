"""Passages become HTML: the only place where markup is made from text; everything foreign is escaped here."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from edition.model import MENTION_KINDS, Passage, Span
from edition.words import TWO_LETTERS
from webapp.addresses import anchor_path, entry_path, safe_link

DEPTH = 12
"""Spans within spans that are shown; deeper ones are left out, their words stay."""

ITALIC = ("italic", "ital", "i", "it", "oblique")
BOLD = ("bold", "b", "strong")

PROSE = ("p", "speech", "stage", "item", "note")

PRINTED_LINE = 30
"""Letters between two breaks, on average, from which on they are those of the print. Columns have 35, addresses 20."""

LEFTWARDS = ("R", "AL")
STRONG = ("L", *LEFTWARDS)
"""Classes of characters that say which way words run: https://www.unicode.org/reports/tr9/"""

BREAK = Markup("<br>")

LONGEST_LABEL = 5
"""Characters of a label that there is room for: “xviii”, “1032”."""

Tag = tuple[str, Mapping[str, str]]
"""Element name and attributes."""


Places = Sequence[tuple[int, int]]
"""Stretches of running text, end exclusive."""


@dataclass(slots=True)
class Style:
    """How the passages of one page are shown; counts what must be unique on it."""

    marks: bool = False
    """Mentions, dates, figures and corrections are marked and lead to their entries."""
    prefix: str = ""
    """Stands before every id: `khlevnyuk.` where two texts share a page."""
    notes: Collection[str] = ()
    """Ids of the notes that stand on the same page; a call of another note leads to its permanent address."""
    lit: Mapping[str, Places] = field(default_factory=dict)
    """Stretches to be marked, by anchor."""
    partners: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Anchors of the passages beside that are parallel to one, by its anchor."""
    former: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Ids that stood in the place of a passage in earlier versions of its text, by its id."""
    seen: Counter[str] = field(default_factory=Counter)


def render_text(passage: Passage, style: Style) -> Markup:
    """Return the running text of *passage* as phrasing content.

    Spans that overlap without nesting are taken apart where they cross.
    """
    length = len(passage.text)
    hidden = ("line",) if _flows(passage) else ()
    spans = [span for span in passage.spans if span.kind not in hidden and _is_shown(span, style, length)]
    spans += [Span(start, end, "lit") for start, end in style.lit.get(passage.anchor, ()) if 0 <= start < end <= length]
    points = [span for span in spans if span.start == span.end]
    if style.marks:
        corrected = [one for one in passage.spans if one.kind == "correction" and 0 <= one.start <= one.end <= length]
        points += [replace(one, start=one.end, kind="was") for one in corrected]
    return _Nester(passage, style).render([span for span in spans if span.end > span.start], points)


def render_stretch(passage: Passage, start: int, end: int, lit: Iterable[tuple[int, int]] = ()) -> Markup:
    """Return the words of *passage* from *start* to *end*, exclusive, without calls; *lit* stretches in `mark`."""
    return render_words(passage.text[start:end], [(a - start, b - start) for a, b in lit if a < end and b > start])


def render_words(text: str, lit: Iterable[tuple[int, int]]) -> Markup:
    """Return *text* as it is, the *lit* stretches in `mark`; stretches may overlap and reach beyond its ends."""
    parts: list[str | Markup] = []
    at = 0
    for a, b in _joined([(max(a, 0), min(b, len(text))) for a, b in lit]):
        parts += [text[at:a], element("mark", {}, text[a:b])]
        at = b
    return Markup("").join([*parts, text[at:]])


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *stretches* in order, those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for a, b in sorted(stretches):
        if found and a <= found[-1][1]:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def _flows(passage: Passage) -> bool:
    """True for prose whose breaks only say where the lines of the print ended; an address or a motto has short lines.

    >>> _flows(Passage("a", "p1", "p", "x" * 90, (Span(44, 44, "line"),)))
    True
    """
    breaks = [span.start for span in passage.spans if span.kind == "line"]
    return passage.kind in PROSE and bool(breaks) and max(breaks) >= PRINTED_LINE * len(breaks)


def _is_shown(span: Span, style: Style, length: int) -> bool:
    if not 0 <= span.start <= span.end <= length:
        return False
    return span.kind in (INLINE if style.marks else QUIET) if span.end > span.start else span.kind in POINTS


class _Nester:
    """Writes the text of one passage from left to right with the elements open at each place."""

    def __init__(self, passage: Passage, style: Style) -> None:
        self.passage, self.style = passage, style
        self.parts: list[Markup] = []
        self.open: list[tuple[Span, str]] = []

    def render(self, spans: list[Span], points: list[Span]) -> Markup:
        text = self.passage.text
        starting = sorted(spans, key=lambda span: (span.start, -span.end, span.kind))
        standing = sorted(points, key=lambda span: span.start)
        cuts = sorted({place for span in spans for place in (span.start, span.end)} | {p.start for p in points})
        at, next_start, next_point = 0, 0, 0
        for cut in cuts:
            self._words(text[at:cut])
            at = cut
            self._close(cut)
            while next_point < len(standing) and standing[next_point].start == cut:
                part = _point(standing[next_point], self.passage, self.style)
                is_again = next_point and _are_calls(standing[next_point - 1 : next_point + 1], cut)
                self.parts.append(_after_another(part) if is_again else part)
                next_point += 1
            while next_start < len(starting) and starting[next_start].start == cut:
                self._open(starting[next_start])
                next_start += 1
        self._words(text[at:])
        self._close(len(text) + 1)
        return Markup("").join(self.parts)

    def _words(self, words: str) -> None:
        """Write *words*; where a verse or a paragraph of a note ends, a line does, once. The line feed is counted."""
        is_broken = bool(self.parts) and self.parts[-1] == BREAK and words.startswith("\n")
        shown = escape(words[is_broken:]).replace("\n", BREAK + "\n")
        self.parts.append("\n" + shown if is_broken else shown)

    def _close(self, place: int) -> None:
        """Close what ends at *place* or before; what is open inside it is closed too and opened again."""
        ending = [number for number, (span, _) in enumerate(self.open) if span.end <= place]
        if not ending:
            return
        again = [span for span, _ in self.open[ending[0] :] if span.end > place]
        for _, name in reversed(self.open[ending[0] :]):
            self.parts.append(Markup(f"</{name}>"))
        del self.open[ending[0] :]
        for span in again:
            self._open(span)

    def _open(self, span: Span) -> None:
        if len(self.open) >= DEPTH:
            return
        name, attributes = INLINE[span.kind](span, self.style)
        if name == "a" and any(one == "a" for _, one in self.open):
            name, attributes = "span", {key: value for key, value in attributes.items() if key != "href"}
        self.open.append((span, name))
        self.parts.append(tag(name, attributes))


def tag(name: str, attributes: Mapping[str, str]) -> Markup:
    """Return an opening tag; empty attributes are left out. *name* and the names of attributes are ours.

    >>> str(tag("a", {"href": "/a/x?y&z", "title": ""}))
    '<a href="/a/x?y&amp;z">'
    """
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return Markup(f"<{name}{pairs}>")


def direction(text: str) -> str:
    """Return "rtl" for words whose first letter is of a script written from right to left, else "".

    >>> direction("3. ܬܚܘܝܬܐ"), direction("Hafez: ساقی")
    ('rtl', '')
    """
    first = next((side for char in text if (side := unicodedata.bidirectional(char)) in STRONG), "")
    return "rtl" if first in LEFTWARDS else ""


def former_anchors(passage: Passage, style: Style) -> str:
    """Return the anchors for which *passage* answers, by which a browser finds marks made before."""
    return " ".join(f"{passage.text_id}.{one}" for one in style.former.get(passage.id, ()))


def element(name: str, attributes: Mapping[str, str], *content: str) -> Markup:
    """Return an element; *content* that is not markup is escaped.

    >>> str(element("p", {"id": "p1"}, "a < b"))
    '<p id="p1">a &lt; b</p>'
    """
    return Markup(f"{tag(name, attributes)}{''.join(map(escape, content))}</{name}>")


# ---- what each kind of span is in HTML


def _mention(span: Span, _style: Style) -> Tag:
    classes = f"mention mention--{span.kind}" + (" is-doubtful" if span.cert in ("low", "medium") else "")
    link = entry_path(span.ref)
    return ("a", {"class": classes, "href": link}) if link else ("span", {"class": classes})


def _date(span: Span, _style: Style) -> Tag:
    return "span", {"class": "mention mention--date", "title": span.value}


def _figure(span: Span, _style: Style) -> Tag:
    said = " ".join(part for part in (span.value, dict(span.data).get("unit", "")) if part)
    return "span", {"class": "mention mention--figure", "title": said}


def _citation(span: Span, _style: Style) -> Tag:
    link = entry_path(span.ref)
    return ("a", {"class": "citation", "href": link}) if link else ("span", {"class": "citation"})


def _correction(span: Span, style: Style) -> Tag:
    classes = "correction mention" if style.marks else "correction"
    received = f"received: {span.value}" if span.value else "added by the editors"
    readings = dict(span.data).get("readings")
    return "span", {"class": classes, "title": f"other readings: {readings}" if readings else received}


def _emphasis(span: Span, _style: Style) -> Tag:
    words = span.value.lower().replace("-", " ").replace(";", " ").split()
    if any(word in BOLD for word in words):
        return "b", {}
    if "sc" in words or "smallcaps" in words or "small" in words:
        return "span", {"class": "smallcaps"}
    if "sup" in words or "superscript" in words:
        return "sup", {}
    if "sub" in words or "subscript" in words:
        return "sub", {}
    if "underline" in words or "underlined" in words:
        return "span", {"class": "underlined"}
    return ("i", {}) if not words or any(word in ITALIC for word in words) else ("em", {})


def _foreign(span: Span, _style: Style) -> Tag:
    return "i", {"class": "foreign", "lang": language_tag(span.value)}


def _title(_span: Span, _style: Style) -> Tag:
    return "cite", {}


def _quotation(_span: Span, _style: Style) -> Tag:
    return "span", {"class": "quotation"}


def _link(span: Span, _style: Style) -> Tag:
    link = safe_link(span.ref)
    return ("a", {"class": "link", "href": link, "rel": "noopener noreferrer"}) if link else ("span", {})


def _other(span: Span, _style: Style) -> Tag:
    return "span", {"class": "other"} if span.value else {}


def _lit(_span: Span, _style: Style) -> Tag:
    return "mark", {}


Element = Callable[[Span, Style], Tag]
QUIET: dict[str, Element] = {
    "emphasis": _emphasis, "foreign": _foreign, "title": _title, "quotation": _quotation, "link": _link, "lit": _lit,
    "correction": _correction, "citation": _citation,
}
"""What is shown always; corrections and citations say what they are only when one looks at them."""

INLINE: dict[str, Element] = {
    **QUIET, **dict.fromkeys(MENTION_KINDS, _mention), "date": _date, "figure": _figure, "other": _other,
}


# ---- what stands between two characters


def _point(span: Span, passage: Passage, style: Style) -> Markup:
    return POINTS[span.kind](span, passage, style)


def _call(span: Span, passage: Passage, style: Style) -> Markup:
    style.seen[span.ref] += 1
    again = f"-{style.seen[span.ref]}" if style.seen[span.ref] > 1 else ""
    label = note_label(span.value)
    here = span.ref in style.notes
    anchor = anchor_path(f"{passage.text_id}.{span.ref}")
    attributes = {
        "class": "call call--number" if label.isdecimal() else "call",
        "id": f"{style.prefix}call-{span.ref}{again}", "role": "doc-noteref",
        "href": f"#{style.prefix}{span.ref}" if here else anchor, "aria-label": f"note {label}",
    }
    return Markup("<sup>{}{}</a></sup>").format(tag("a", attributes), label)


def note_label(value: str) -> str:
    """Return the label of a note as it is set: a name, as Markdown has them, and no label at all are a star.

    >>> note_label("16a"), note_label("thayer-1921"), note_label("")
    ('16a', '*', '*')
    """
    return value if 0 < len(value) <= LONGEST_LABEL else "*"


def _are_calls(points: Sequence[Span], place: int) -> bool:
    return all(one.kind == "call" and one.start == place for one in points)


def _after_another(call: Markup) -> Markup:
    """Return a call that follows another at once: a comma stands between, else 1 and 2 would read as 12."""
    return call.replace(Markup("<sup>"), Markup('<sup class="again">'), 1)


def _line(_span: Span, _passage: Passage, _style: Style) -> Markup:
    return BREAK


def _page(span: Span, _passage: Passage, _style: Style) -> Markup:
    if not span.value:
        return Markup("")
    said = element("span", {"class": "unseen"}, f"[page {span.value}]")
    return element("span", {"class": "page", "role": "doc-pagebreak", "data-n": span.value}, said)


def _gap(span: Span, _passage: Passage, _style: Style) -> Markup:
    return Markup('<span class="gap">[{}]</span>').format(span.value or "gap")


def _was(span: Span, _passage: Passage, _style: Style) -> Markup:
    """Return what was received, after the correction that replaced it; or what other witnesses read."""
    if readings := dict(span.data).get("readings"):
        return Markup(" ") + element("span", {"class": "was"}, "[", readings, "]")
    said = Markup('<span class="unseen">received: </span>')
    words = element("s", {}, span.value) if span.value else "nothing"
    return Markup(" ") + element("span", {"class": "was"}, "[", said, words, "]")


def _nothing(_span: Span, _passage: Passage, _style: Style) -> Markup:
    return Markup("")


POINTS: dict[str, Callable[[Span, Passage, Style], Markup]] = {
    "call": _call, "line": _line, "page": _page, "gap": _gap, "was": _was, "rejoined": _nothing, "other": _nothing,
}


TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5}")


def language_tag(value: str) -> str:
    """Return *value* as a language tag for HTML, or "" if it does not look like one.

    >>> language_tag("ru-Latn"), language_tag("eng"), language_tag("x y")
    ('ru-Latn', 'en', '')
    """
    if not TAG.fullmatch(value):
        return ""
    first, dash, rest = value.partition("-")
    return TWO_LETTERS.get(first.lower(), first) + dash + rest
