"""Running text: the words of an element in reading order, and the marks that stand over them.

White space is collapsed as a reader sees it; a line feed stands only where a block inside ends (a paragraph of a note,
a verse). Of an alternative the edited reading runs, the received one is kept with its mark. Notes, furniture and what
an apparatus adds do not run; notes leave a mark at their call.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tei.nodes import Node

SPACE = re.compile(r"[ \t\r\n]+")
"""White space of XML; a no-break space is a sign of its own."""

UNREAD = frozenset({
    "fw", "figDesc", "surplus", "rdg", "witDetail", "index", "desc", "teiHeader", "facsimile", "sourceDoc",
    "standOff", "noteGrp", "interp", "spanGrp", "linkGrp", "link", "alt", "altGrp", "join", "joinGrp",
    "timeline", "xenoData", "graphic", "binaryObject", "formula",
})
"""Elements whose text does not run in the passage they stand in."""

POINTS = frozenset({
    "lb", "pb", "cb", "gb", "milestone", "anchor", "ptr", "gap", "caesura", "handShift", "delSpan", "addSpan",
})
"""Elements that have a place but no words."""

BREAKING = frozenset({
    "p", "ab", "l", "lg", "item", "row", "cell", "head", "sp", "speaker", "div", "list",
    "table", "listBibl", "biblStruct", "opener", "closer", "salute",
    "signed", "dateline", "byline", "trailer", "u",
})
"""Elements that begin on a line of their own; those of one passage are parted by a line feed."""

PRINTED_NUMBER = "paragraph"
"""`num/@type` of the number that an author gave a paragraph, as printed; `@n` says it, so it does not run."""

EDITED = ("corr", "reg", "expan", "unclear", "seg", "add")
RECEIVED = ("sic", "orig", "abbr", "del")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element over a stretch of running text, code points, end exclusive; `end == start` if it has no words."""

    start: int
    end: int
    node: Node
    received: str = ""
    """Of a `choice`: the reading that does not run; of an `app` the first that differs from the one that does."""


@dataclass(frozen=True, slots=True)
class Running:
    """Running text with its marks: outer ones before inner ones, else in order."""

    text: str
    marks: tuple[Mark, ...] = ()


def running_text(node: Node) -> Running:
    """Return the running text of the content of *node*.

    >>> running_text(Node("p", {}, ("in  the ", Node("hi", {}, ("autumn ",)), "of 1936.", Node("note")))).text
    'in the autumn of 1936.'
    """
    return running_of(node.children)


def running_of(children: tuple[Node | str, ...]) -> Running:
    """Return the running text of a part of an element's content."""
    writer = _Writer()
    writer.children(children)
    return writer.result()


class _Writer:
    """Puts running text together; white space waits until a word follows."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.waiting = ""
        self.glued = False
        self.marks: list[tuple[int, int, Node, str]] = []

    def result(self) -> Running:
        text = "".join(self.parts)
        marks = [Mark(_first_word(text, start, end), end, node, received) for start, end, node, received in self.marks]
        return Running(text, tuple(marks))

    def children(self, children: tuple[Node | str, ...]) -> None:
        for child in children:
            if isinstance(child, str):
                self.words(child)
            else:
                self.element(child)

    def words(self, string: str) -> None:
        collapsed = SPACE.sub(" ", string)
        if self.glued:
            collapsed = collapsed.lstrip(" ")
            self.glued = not collapsed
        if not collapsed:
            return
        if collapsed[0] == " ":
            self._wait(" ")
        bare = collapsed.strip(" ")
        if not bare:
            return
        self._flush()
        self._put(unicodedata.normalize("NFC", bare))
        if collapsed[-1] == " ":
            self._wait(" ")

    def _wait(self, space: str) -> None:
        if self.length and self.waiting != "\n":
            self.waiting = space

    def _flush(self) -> None:
        if self.waiting:
            self._put(self.waiting)
            self.waiting = ""

    def _put(self, string: str) -> None:
        self.parts.append(string)
        self.length += len(string)

    def element(self, node: Node) -> None:
        behaviour = BEHAVIOUR.get(node.name)
        if behaviour:
            behaviour(self, node)
        elif node.name in UNREAD:
            self.point(node)
        else:
            self.stretch(node)

    def stretch(self, node: Node) -> None:
        if node.name in BREAKING:
            self._wait("\n")
        at = len(self.marks)
        start = self.length
        self.children(node.children)
        self.marks.insert(at, (start, self.length, node, ""))
        if node.name in BREAKING:
            self._wait("\n")

    def point(self, node: Node) -> None:
        self.marks.append((self.length, self.length, node, ""))

    def number(self, node: Node) -> None:
        if node.get("type") == PRINTED_NUMBER:
            self.point(node)
        else:
            self.stretch(node)

    def line_break(self, node: Node) -> None:
        self.point(node)
        if node.get("break") == "no":
            self.waiting, self.glued = "", True
        else:
            self._wait(" ")

    def space(self, node: Node) -> None:
        """Room that the source leaves parts words, also where the file has no blank beside it."""
        self.point(node)
        self._wait(" ")

    def choice(self, node: Node) -> None:
        edited = next((child for name in EDITED for child in node.elements if child.name == name), None)
        received = next((child for name in RECEIVED for child in node.elements if child.name == name), None)
        if edited is None and received is None:
            self.stretch(node)
            return
        at, start = len(self.marks), self.length
        runs = edited if edited is not None else received
        assert runs is not None
        self.children(runs.children)
        other = running_text(received).text if edited is not None and received is not None else ""
        self.marks.insert(at, (start, self.length, node, other))

    def apparatus(self, node: Node) -> None:
        """Of an apparatus entry the lemma runs, or else the first reading; its notes are called behind it."""
        readings = readings_of(node)
        if not readings:
            self.stretch(node)
            return
        at, start = len(self.marks), self.length
        self.children(readings[0].children)
        edited = running_text(readings[0]).text
        other = next((said for one in readings[1:] if (said := running_text(one).text) != edited), "")
        self.marks.insert(at, (start, self.length, node, other))
        for note in node.find_all("note"):
            self.point(note)

    def sign(self, node: Node) -> None:
        """A `g` without text that stands for a hyphen at a line end joins its word."""
        if not node.children and "hyphen" in node.get("ref").lower():
            self.waiting, self.glued = "", True
            self.point(node)
        else:
            self.stretch(node)


def readings_of(app: Node) -> tuple[Node, ...]:
    """Return the lemma and the readings of an apparatus entry, the lemma first, those in groups as if alone."""
    grouped = [one for child in app.elements for one in (child.elements if child.name == "rdgGrp" else [child])]
    return (*(one for one in grouped if one.name == "lem"), *(one for one in grouped if one.name == "rdg"))


def _first_word(text: str, start: int, end: int) -> int:
    """Return where the words of a mark begin: the white space that waited before them was put behind its *start*."""
    return start + 1 if start < end and text[start] in " \n" else start


BEHAVIOUR: dict[str, Callable[[_Writer, Node], None]] = {
    **dict.fromkeys(POINTS, _Writer.point),
    **dict.fromkeys(("lb", "pb", "cb", "gb"), _Writer.line_break),
    "note": _Writer.point,
    "space": _Writer.space,
    "choice": _Writer.choice,
    "app": _Writer.apparatus,
    "subst": _Writer.choice,
    "g": _Writer.sign,
    "num": _Writer.number,
}
