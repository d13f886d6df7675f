"""The body of a TEI file: passages become blocks in their divisions, notes stand at their calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from edition.markup import OF_BLOCKS_TOO, Content, content_of, number_of
from edition.model import Division, Passage, Span, Text
from tei.nodes import Node, element
from tei.pointers import format_char, format_name

TOP = frozenset({"head", "byline"})
"""Kinds that may stand only at the beginning of a division."""


def body(text: Text) -> Node:
    """Return the passages of *text* as a `body`."""
    return _Writer(text).body()


@dataclass(slots=True)
class _Open:
    """An element that is being filled. `key` tells it from its neighbours."""

    key: tuple[str, str]
    node: Node
    children: list[Node] = field(default_factory=list)
    has_begun: bool = False
    """True once something stands in it that is no heading: none may follow."""

    def close(self) -> Node:
        children = self.children
        if self.node.name == "body" and all(child.name in ("head", "byline", "fw", "note") for child in children):
            children = [*children, element("p")]
        return Node(self.node.name, self.node.attributes, tuple(children))


class _Writer:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.passages = {passage.id: passage for passage in text.passages}
        self.divisions = {division.id: division for division in text.divisions}
        called = (span.ref for passage in text.passages for span in passage.spans if span.kind == "call")
        self.called = {note for note in called if note in self.passages and self.passages[note].kind == "note"}
        self.stack = [_Open(("body", ""), element("body"))]
        self.done: set[str] = set()

    def body(self) -> Node:
        for passage in self.text.passages:
            if passage.id not in self.called:
                self.enter(passage)
                self.add(passage)
        for note in self.text.passages:
            if note.id in self.called and note.id not in self.done:
                self.add(replace(note, is_anchored=False))
        while len(self.stack) > 1:
            self.leave()
        return self.stack[0].close()

    # ---- divisions and containers

    def enter(self, passage: Passage) -> None:
        """Open and close elements until the stack is where *passage* stands."""
        wanted = [*self.chain(passage.division), *(("within", one) for one in passage.within)]
        held = [one.key for one in self.stack[1:]]
        same = 0
        while same < min(len(held), len(wanted)) and held[same] == wanted[same]:
            same += 1
        if len(held) > same and held[same][0] == "div" and not (len(wanted) > same and wanted[same][0] == "div"):
            return self.stay(passage)
        while len(self.stack) > same + 1:
            self.leave()
        for key in wanted[same:]:
            self.open(key, passage)
        return None

    def stay(self, passage: Passage) -> None:
        """Nothing may follow a division but another: what comes late stays in the last division that is open."""
        depth = max(at for at, one in enumerate(self.stack) if one.key[0] in ("div", "body"))
        while len(self.stack) > depth + 1:
            self.leave()
        for one in passage.within:
            self.open(("within", one), passage)

    def chain(self, division: str) -> list[tuple[str, str]]:
        chain: list[tuple[str, str]] = []
        while division and division in self.divisions and ("div", division) not in chain:
            chain.insert(0, ("div", division))
            division = self.divisions[division].parent
        return chain

    def open(self, key: tuple[str, str], passage: Passage) -> None:
        kind, name = key
        node = _division_node(self.divisions[name]) if kind == "div" else element(name.partition(":")[0])
        opened = _Open(key, node)
        if node.name == "sp" and passage.speaker:
            opened.children.append(_speaker(passage))
        self.stack[-1].has_begun = True
        self.stack.append(opened)

    def leave(self) -> None:
        closed = self.stack.pop().close()
        self.stack[-1].children.append(_whole(closed) if closed.name == "sp" else closed)

    # ---- passages

    def add(self, passage: Passage) -> None:
        home = self.stack[-1]
        made = self.block(passage, home)
        home.has_begun = home.has_begun or made.name not in (*TOP, "fw", "note")
        home.children.append(made)

    def block(self, passage: Passage, home: _Open) -> Node:
        self.done.add(passage.id)
        attributes = self.attributes(passage)
        name = _element_name(passage, home)
        if passage.kind == "note":
            return self.note_node(passage)
        if name == "ab" and passage.kind != "p":
            attributes = {"type": passage.kind, **attributes}
        if name == "lg":
            return Node("lg", attributes, tuple(Node("l", {}, part) for part in self.parts(passage)))
        content = self.content(passage)
        if name == "sp":
            speaker = _speaker(passage) if passage.speaker else None
            return _whole(element("sp", speaker, Node("p", attributes, content)))
        return Node(name, attributes, content)

    def attributes(self, passage: Passage) -> dict[str, str]:
        division = self.divisions.get(passage.division)
        inherited = _division_author(self.divisions, division)
        pairs = {
            "xml:id": passage.id,
            "n": passage.n,
            "xml:lang": passage.lang,
            "cert": passage.cert,
            "resp": format_name(passage.author) if passage.author and passage.author != inherited else "",
            "source": " ".join(format_char(one.file, one.start, one.end) for one in passage.pieces),
        }
        return {key: value for key, value in pairs.items() if value}

    def note_node(self, note: Passage) -> Node:
        self.done.add(note.id)
        pairs = {
            "place": note.place, "type": note.note_type, "anchored": "" if note.is_anchored else "false",
        }
        attributes = {**self.attributes(note), **{key: value for key, value in pairs.items() if value}}
        if "\n" in note.text:
            return Node("note", attributes, tuple(Node("p", {}, part) for part in self.parts(note)))
        return Node("note", attributes, self.content(note))

    def call(self, span: Span) -> Node:
        """Return what stands at a call: the note itself, or a pointer to one that stands elsewhere."""
        if span.ref in self.called and span.ref not in self.done:
            return self.note_node(self.passages[span.ref])
        return element("ptr", type="call", target=f"#{span.ref}", n=span.value)

    def content(self, passage: Passage) -> Content:
        spans = passage.spans
        if passage.kind == "furniture":
            spans = tuple(span for span in spans if span.kind not in OF_BLOCKS_TOO)
        said = [span for span in spans if span.kind != "number"]
        return (*number_of(spans), *content_of(passage.text, said, note=self.call, passage_id=passage.id))

    def parts(self, passage: Passage) -> Iterator[Content]:
        """Yield the content of each line of the text: the paragraphs of a note, the verses of a group."""
        start = 0
        for number, line in enumerate(passage.text.split("\n")):
            end = start + len(line)
            spans = _spans_in(passage.spans, start, end)
            yield content_of(line, spans, note=self.call, passage_id=f"{passage.id}.{number + 1}")
            start = end + 1


def _spans_in(spans: tuple[Span, ...], start: int, end: int) -> list[Span]:
    found = []
    for span in spans:
        if span.start == span.end:
            if start <= span.start <= end:
                found.append(replace(span, start=span.start - start, end=span.start - start))
        elif span.start < end and span.end > start:
            found.append(replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start))
    return found


def _division_node(division: Division) -> Node:
    return element("div", xml_id=division.id, type=division.kind, n=division.n,
                   resp=format_name(division.author) if division.author else "")


def _division_author(divisions: Mapping[str, Division], division: Division | None) -> str:
    seen: set[str] = set()
    while division and division.id not in seen:
        if division.author:
            return division.author
        seen.add(division.id)
        division = divisions.get(division.parent)
    return ""


# ---- which element


def _speaker(passage: Passage) -> Node:
    if not passage.speaker_key:
        return element("speaker", passage.speaker)
    return element("speaker", element("persName", passage.speaker, ref=passage.speaker_key, resp="#variorum"))


def _whole(speech: Node) -> Node:
    """Return a speech made from a source, of one block, with the block's attributes: its speaker is of the passage."""
    said = [child for child in speech.elements if child.name != "speaker"]
    if len(said) != 1 or said[0].name != "p" or not said[0].get("source"):
        return speech
    children = tuple(replace(child, attributes={}) if child is said[0] else child for child in speech.children)
    return Node(speech.name, {**speech.attributes, **said[0].attributes}, children)


def _element_name(passage: Passage, home: _Open) -> str:
    choose = ELEMENT.get(passage.kind)
    return choose(passage, home) if choose else "ab"


def _within(home: _Open) -> str:
    return home.node.name


def _begins(home: _Open) -> bool:
    """True if nothing but headings stands in a division yet."""
    return not home.has_begun and _within(home) in ("div", "body")


def _holds_blocks(passage: Passage) -> bool:
    return any(span.kind in OF_BLOCKS_TOO for span in passage.spans)


ELEMENT: Mapping[str, Callable[[Passage, _Open], str]] = {
    "p": lambda _passage, _home: "p",
    "note": lambda _passage, _home: "note",
    "furniture": lambda _passage, _home: "fw",
    "head": lambda _passage, home: "head" if _begins(home) or _within(home) == "list" else "ab",
    "byline": lambda passage, home: "byline" if _begins(home) and not _holds_blocks(passage) else "ab",
    "quote": lambda _passage, home: "p" if _within(home) in ("quote", "item") else "quote",
    "item": lambda _passage, home: {"list": "item", "item": "p"}.get(_within(home), "ab"),
    "speech": lambda _passage, home: "p" if _within(home) == "sp" else "sp",
    "verse": lambda _passage, _home: "lg",
    "bibl": lambda _passage, home: "bibl" if _within(home) in ("listBibl", "cit") else "ab",
    "cell": lambda _passage, home: {"row": "cell", "cell": "p"}.get(_within(home), "ab"),
    "figure": lambda _passage, home: "figDesc" if _within(home) == "figure" else "ab",
    "stage": lambda _passage, home: "stage" if _within(home) == "sp" else "ab",
}
"""Kind of passage → element, seen where it stands; `ab` with `@type` where TEI has no place for it."""
