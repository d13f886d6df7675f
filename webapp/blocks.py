"""The blocks of a reading page: passages with the lists, tables and notes they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markupsafe import Markup

from edition.model import Passage
from webapp.addresses import anchor_path
from webapp.elsewhere import locator
from webapp.rendering import Style, direction, element, former_anchors, language_tag, note_label, render_text

DEPTH = 8
"""Lists within tables within lists: what is deeper is shown flat."""

COUNTED = re.compile(r"\d{1,2}[.)]\s")
"""An item that is counted: no dash stands before it."""

TRANSCRIBED = re.compile(r"\[(?:Side-?note|Illustration|Music|Decoration)\b[^\[\]]*\]$", re.I)
"""What a transcriber says of the margin or of a picture, as Project Gutenberg writes it."""

ROW = re.compile(r"\|.*\|$")
"""A row of a table in Markdown: it is not set in."""

LONG_NOTE = 300
"""Characters of a note from which on the margin shows its first six lines only; six lines hold some 220."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as it stands beside the text."""

    id: str
    label: str
    html: Markup
    anchor: str
    back: str
    """Id of the call, or empty if the call is not on the page."""
    was: str = ""
    """The anchors for which it answers, parted by spaces."""
    is_doubtful: bool = False
    is_missing: bool = False
    is_long: bool = False
    is_editorial: bool = False
    is_unanchored: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One or more passages that stand in one outermost element, and their notes."""

    html: Markup
    passages: tuple[Passage, ...]
    notes: tuple[NoteView, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors of the passages and of their notes."""
        return frozenset([one.anchor for one in self.passages] + [one.anchor for one in self.notes])


@dataclass(slots=True)
class Composer:
    """Makes the blocks of one page in order; remembers how deep the headings are."""

    style: Style
    first_heading: int = 2
    """Level of the topmost heading in HTML, `h2` unless told."""
    _heading: int = field(default=1, init=False)
    _top: int = field(default=0, init=False)
    _speech: str = field(default="", init=False)

    def blocks(self, passages: Sequence[Passage]) -> tuple[Block, ...]:
        """Return the blocks of *passages*; a note goes with the block before it."""
        found: list[Block] = []
        self._heading, self._top = self.first_heading - 1, 0
        shown = [passage for passage in passages if passage.kind != "furniture"]
        runs = groupby(shown, key=_Outermost())
        for key, run in runs:
            members = tuple(run)
            body = tuple(passage for passage in members if passage.kind != "note")
            html = self._nested(body, 0) if key[1] else Markup("").join(self._single(one) for one in body)
            notes = tuple(self.note(passage) for passage in members if passage.kind == "note")
            found.append(Block(html, body, notes))
        return tuple(found)

    def note(self, passage: Passage) -> NoteView:
        back = f"{self.style.prefix}call-{passage.id}" if self.style.seen[passage.id] else ""
        is_missing = not passage.text.strip()
        return NoteView(
            id=f"{self.style.prefix}{passage.id}", label=note_label(passage.n), html=render_text(passage, self.style),
            anchor=passage.anchor, back=back, was=former_anchors(passage, self.style), is_missing=is_missing,
            is_long=len(passage.text) > LONG_NOTE, is_doubtful=passage.cert in ("low", "medium"),
            is_editorial=passage.note_type == "editor", is_unanchored=not passage.is_anchored,
        )

    def _nested(self, passages: Sequence[Passage], depth: int) -> Markup:
        """Return *passages* in the elements of `within` from *depth* on."""
        found: list[Markup] = []
        for entry, run in groupby(passages, key=lambda one: one.within[depth] if len(one.within) > depth else ""):
            members = list(run)
            if not entry or depth >= DEPTH:
                found += [self._single(one) for one in members]
                continue
            name = CONTAINERS.get(entry.partition(":")[0], "div")
            found.append(element(name, {}, *self._members(name, members, depth + 1)))
        return Markup("").join(found)

    def _members(self, name: str, passages: Sequence[Passage], depth: int) -> Iterable[Markup]:
        """Return *passages* as HTML allows them inside *name*."""
        for inner, run in groupby(passages, key=lambda one: one.within[depth:]):
            members = list(run)
            if name == "table":
                rows = Markup("").join(self._cell(one) for one in members)
                yield element("tr", {}, rows)
            elif name in ("ul", "ol"):
                nested = self._nested(members, depth) if inner else None
                yield from [element("li", {}, nested)] if nested else [self._item(one) for one in members]
            else:
                yield self._nested(members, depth) if inner else Markup("").join(self._single(one) for one in members)

    def _cell(self, passage: Passage) -> Markup:
        return element("td", self._attributes(passage), self._content(passage))

    def _item(self, passage: Passage) -> Markup:
        return element("li", self._attributes(passage), self._content(passage))

    def _single(self, passage: Passage) -> Markup:
        if passage.kind == "head":
            return self._head(passage)
        return SHAPES.get(passage.kind, _paragraph)(passage, self._attributes(passage), self._content(passage))

    def _head(self, passage: Passage) -> Markup:
        level = max(passage.level, 1)
        self._top = min(self._top or level, level)
        self._heading = min(self._heading + 1, self.first_heading + level - self._top, 6)
        # Without the label a screen reader would read the links of the passage as part of the heading.
        attributes = {**self._attributes(passage), "aria-label": passage.text}
        return element(f"h{self._heading}", attributes, self._content(passage))

    def _content(self, passage: Passage) -> Markup:
        said = self._speaker(passage)
        number = element("span", {"class": "number"}, passage.n) + " " if _is_numbered(passage) else Markup("")
        return number + said + render_text(passage, self.style) + tools(passage)

    def _speaker(self, passage: Passage) -> Markup:
        """Return who speaks; it is said once a speech, though that has several paragraphs."""
        before, self._speech = self._speech, next((one for one in passage.within if one.startswith("sp:")), "")
        is_more = bool(self._speech) and self._speech == before
        if is_more or not passage.speaker:
            return Markup("")
        return element("span", {"class": "speaker"}, passage.speaker) + " "

    def _attributes(self, passage: Passage) -> dict[str, str]:
        classes = [f"passage {passage.kind}"]
        classes += ["numbered"] if _is_numbered(passage) else []
        classes += ["marked"] if (COUNTED if passage.kind == "item" else ROW).match(passage.text) else []
        classes += ["transcribed"] if TRANSCRIBED.match(passage.text) else []
        classes += ["is-doubtful"] if passage.cert in ("low", "medium") else []
        return {
            "id": f"{self.style.prefix}{passage.id}", "class": " ".join(classes), "lang": language_tag(passage.lang),
            "dir": direction(passage.text), "data-anchor": passage.anchor,
            "data-with": " ".join(self.style.partners.get(passage.anchor, ())),
            "data-was": former_anchors(passage, self.style),
        }


class _Outermost:
    """Key of `groupby`: what stands in one outermost element belongs together, a note to what it follows."""

    def __init__(self) -> None:
        self.number, self.entry = 0, ""

    def __call__(self, passage: Passage) -> tuple[int, str]:
        entry = passage.within[0] if passage.within else ""
        if passage.kind == "note" and self.number:
            return self.number, self.entry
        if not entry or entry != self.entry:
            self.number += 1
            self.entry = entry
        return self.number, self.entry


def _is_numbered(passage: Passage) -> bool:
    return bool(passage.n) and passage.kind == "p"


def tools(passage: Passage) -> Markup:
    """Return the links of a passage: its permanent address, its citation and what was received of it."""
    path = anchor_path(passage.anchor)
    permanent = element("a", {"href": path, "class": "anchor", "title": locator(passage),
                              "aria-label": f"permanent address of {passage.anchor}"}, passage.id)
    cite = element("a", {"href": f"{path}/cite", "class": "cite", "aria-label": f"cite {passage.anchor}"}, "cite")
    said = {"href": f"{path}/received", "class": "source", "aria-label": f"{passage.anchor} as received"}
    source = Markup(" ") + element("a", said, "source") if passage.pieces else ""
    return Markup(" ") + element("span", {"class": "tools"}, permanent, Markup(" "), cite, source)


CONTAINERS = {"list": "ul", "table": "table", "row": "tr", "figure": "div", "epigraph": "div", "sp": "div"}
"""Element of TEI → element of HTML, where a passage stands within it."""

Shape = Callable[[Passage, dict[str, str], Markup], Markup]


def _paragraph(_passage: Passage, attributes: dict[str, str], content: Markup) -> Markup:
    return element("p", attributes, content)


def _quote(_passage: Passage, attributes: dict[str, str], content: Markup) -> Markup:
    return element("blockquote", {}, element("p", attributes, content))


SHAPES: dict[str, Shape] = {"quote": _quote}
