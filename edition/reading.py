"""A TEI element becomes a `Text`: blocks become passages, notes find their calls, elements in prose become spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from edition import headers
from edition.markup import spans_of
from edition.model import Division, Passage, PassageKind, Piece, Span, Text
from edition.titles import division_title
from tei.blocks import Block, Layout, Section, layout
from tei.nodes import Node
from tei.pointers import local_id, parse_chars, parse_name
from tei.running import Mark, Running, running_text

KINDS: dict[str, PassageKind] = {
    "head": "head", "p": "p", "ab": "p", "quote": "quote", "q": "quote", "item": "item", "label": "item", "l": "verse",
    "lg": "verse", "note": "note", "byline": "byline", "docAuthor": "byline", "bibl": "bibl", "biblStruct": "bibl",
    "biblFull": "bibl", "cell": "cell", "figure": "figure", "figDesc": "figure", "stage": "stage", "fw": "furniture",
    "u": "speech",
}
"""Element → kind of passage; others are `other`."""

INHERITED: dict[str, PassageKind] = {
    "sp": "speech", "quote": "quote", "q": "quote", "cit": "quote", "item": "item", "cell": "cell",
}
"""Container → kind of a paragraph in it."""

TYPED = frozenset(get_args(PassageKind))

CALL = re.compile(r"[\s\[({]*(?:[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[a-z]?|[a-zA-Z]|[ivxlc]{1,7}|[*†‡§¶]{1,4})[\s\])}.*]*")
"""What a pointer to a note says, if it is a call and not words."""

CALL_TYPES = frozenset({"call", "noteAnchor", "noteref", "footnote"})
"""What `ref/@type` may say of a call."""

NOTE_LABEL = re.compile(r"^\s*[\[(]?([0-9]{1,4}[a-z]?|[*†‡§]{1,4})[\])]?[.:]?\s+")


def text_from(tei: Node, *, text_id: str, file: str, digest: str) -> Text:
    """Return the text that a `TEI` element holds. Passages without an id get a provisional one that begins with `_`."""
    described = headers.describe(tei, Text(text_id, "", file=file, digest=digest))
    home = next((child for child in tei.elements if child.name in ("text", "group")), None)
    if home is None:
        return described
    return _Reader(described, layout(home), home).text()


@dataclass(frozen=True, slots=True)
class _Call:
    """Where a note is called, and by what label."""

    passage_id: str
    label: str


class _Reader:
    def __init__(self, described: Text, found: Layout, home: Node) -> None:
        self.described = described
        self.layout = found
        self.ids = _Ids(home)
        self.division_ids = {section.number: self.ids.of_division(section) for section in found.sections}
        self.authors = _division_authors(found.sections)
        self.passages: list[Passage] = []
        self.targets = _targets(home)
        self.calls: dict[str, _Call] = {}

    def text(self) -> Text:
        for block in self.layout.blocks:
            self.block(block)
        passages = tuple(_in_order(self.passages, self.calls))
        titles = _titles(passages)
        divisions = tuple(self.division(section, titles) for section in self.layout.sections)
        return replace(self.described, divisions=divisions, passages=passages)

    def division(self, section: Section, titles: dict[str, str]) -> Division:
        own = self.division_ids[section.number]
        return Division(
            id=own,
            title=titles.get(own, "") or section.node.text_at("head"),
            level=section.level,
            parent=self.division_ids.get(section.parent, ""),
            kind=section.node.get("subtype") if section.kind == "textpart" else section.kind,
            n=section.node.get("n"),
            author=_author(section.node),
        )

    # ---- passages

    def block(self, block: Block) -> None:
        kind = _kind(block)
        if kind == "note":
            self.note(block.node, block.section, is_standing=True)
            return
        node = block.bearer or block.node
        passage_id = self.ids.give(node if block.is_first else None)
        passage = Passage(
            self.described.id, passage_id, kind, block.running.text,
            spans=(),
            division=self.division_ids.get(block.section, ""),
            n=node.get("n") if block.is_first else "",
            author=_author(node) or self.authors.get(block.section, ""),
            lang=node.get("xml:lang"),
            pieces=_pieces(node),
            within=tuple(f"{one.name}:{one.number}" for one in block.path),
            speaker=block.speaker,
            level=self._level(block) if kind == "head" else 0,
            cert=node.get("cert"),
            line=node.line,
            speaker_key=block.who if block.who.startswith("person:") and " " not in block.who else "",
        )
        self.passages.append(replace(passage, spans=spans_of(block.running.marks)))
        self.add_calls(len(self.passages) - 1, block.running, block.section)

    def _level(self, block: Block) -> int:
        return self.layout.sections[block.section - 1].level if block.section else 1

    def add_calls(self, at: int, running: Running, section: int) -> None:
        """Read the notes called in a passage, and give it their calls."""
        passage_id = self.passages[at].id
        calls = []
        for mark in running.marks:
            for note_id, label in self.called_at(mark, passage_id, section):
                calls.append(Span(mark.start, mark.start, "call", ref=note_id, value=label))
                self.calls.setdefault(note_id, _Call(passage_id, label))
        taken = {id(mark.node): mark for mark in running.marks if self.is_call(mark)}
        if taken:
            self.passages[at] = _without_labels(self.passages[at], list(taken.values()), calls)
        elif calls:
            spans = sorted((*self.passages[at].spans, *calls), key=lambda span: (span.start, -span.end))
            self.passages[at] = replace(self.passages[at], spans=tuple(spans))

    def called_at(self, mark: Mark, passage_id: str, section: int) -> Iterator[tuple[str, str]]:
        """Yield id and label of each note that *mark* calls."""
        node = mark.node
        if node.name == "note" and node.get("anchored") != "false":
            yield self.note(node, section, called_from=passage_id), node.get("n")
        elif node.name == "note":
            self.note(node, section, called_from=passage_id, is_standing=True)
        elif self.is_call(mark):
            target = local_id(node.get("target").split()[0])
            yield target, node.get("n") or node.text.strip(" \n[](){}.") or self.targets[target].get("n")
        elif node.name == "anchor" and node.id:
            for note in self.targets.values():
                if node.id in (local_id(note.get("target")), local_id(note.get("corresp"))):
                    yield note.id, note.get("n")

    def is_call(self, mark: Mark) -> bool:
        """True if *mark* is a pointer to a note, with at most a label for words."""
        node = mark.node
        if node.name not in ("ref", "ptr") or not node.get("target"):
            return False
        if local_id(node.get("target").split()[0]) not in self.targets:
            return False
        return not node.text or bool(CALL.fullmatch(node.text)) or node.get("type") in CALL_TYPES

    def note(self, node: Node, section: int, *, called_from: str = "", is_standing: bool = False) -> str:
        """Read a note, and those called in it; return its id."""
        running = running_text(node)
        note_id = self.ids.give(node)
        pieces = _pieces(node)
        before = next((one.id for one in reversed(self.passages) if one.kind not in ("note", "furniture")), "")
        self.passages.append(Passage(
            self.described.id, note_id, "note", running.text,
            spans=spans_of(running.marks),
            division=self.division_ids.get(section, ""),
            n=node.get("n") or ("" if pieces else _own_label(node)),
            author=_author(node) or self.authors.get(section, ""),
            lang=node.get("xml:lang"),
            pieces=pieces,
            called_from=called_from or before,
            place=node.get("place"),
            note_type=node.get("type"),
            is_anchored=not is_standing or node.get("anchored") == "true" or node.get("place") == "inline",
            cert=node.get("cert"),
            line=node.line,
        ))
        self.add_calls(len(self.passages) - 1, running, section)
        return note_id


class _Ids:
    """Gives each passage the id it has in the file, once, or a provisional one."""

    def __init__(self, home: Node) -> None:
        self.taken: set[str] = set()
        self.known = {node.id for node in home.iter() if node.id}
        self.number = 0

    def give(self, node: Node | None) -> str:
        own = node.id if node else ""
        if own and own not in self.taken and _is_name(own):
            self.taken.add(own)
            return own
        self.number += 1
        return f"_{self.number}" if f"_{self.number}" not in self.known else f"_{self.number}_"

    def of_division(self, section: Section) -> str:
        own = section.node.id
        if own and own not in self.taken and _is_name(own):
            self.taken.add(own)
            return own
        number = section.number
        while f"d{number}" in self.known or f"d{number}" in self.taken:
            number += len(self.known)
        self.taken.add(f"d{number}")
        return f"d{number}"


def _is_name(name: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d][\w-]*", name))


def _kind(block: Block) -> PassageKind:
    typed = block.node.get("type")
    if block.name == "ab" and typed in TYPED:
        return typed  # type: ignore[return-value]
    if block.name in ("p", "ab", "l", "lg"):
        for container in reversed(block.path):
            if container.name in INHERITED and (block.name in ("p", "ab") or container.name != "sp"):
                return INHERITED[container.name]
    return KINDS.get(block.name, "other")


def _pieces(node: Node) -> tuple[Piece, ...]:
    return tuple(Piece(*one) for one in parse_chars(node.get("source")))


def _author(node: Node) -> str:
    resp = node.get("resp")
    return parse_name(resp) if resp.startswith(("person:", "name:")) else ""


def _division_authors(sections: tuple[Section, ...]) -> dict[int, str]:
    authors: dict[int, str] = {}
    for section in sections:
        authors[section.number] = _author(section.node) or authors.get(section.parent, "")
    return authors


def _targets(home: Node) -> dict[str, Node]:
    return {note.id: note for note in home.iter("note") if note.id}


def _titles(passages: tuple[Passage, ...]) -> dict[str, str]:
    """Return the title of each division that has headings."""
    heads: dict[str, list[str]] = {}
    for passage in passages:
        if passage.kind == "head":
            heads.setdefault(passage.division, []).append(passage.text)
    return {division: division_title(found) for division, found in heads.items()}


def _own_label(node: Node) -> str:
    """Return the label that a note, standing apart from its call, begins with; what we encode says its own in `@n`."""
    label = node.find("label") or node.find("p/label")
    if label:
        return label.text.strip("[](). ")
    match = NOTE_LABEL.match(node.text)
    return match[1] if match else ""


def _without_labels(passage: Passage, calls_at: list[Mark], calls: list[Span]) -> Passage:
    """Return *passage* without the words of its calls, all offsets moved."""
    cuts = sorted((mark.start, mark.end) for mark in calls_at if mark.end > mark.start)

    def moved(offset: int) -> int:
        return offset - sum(min(offset, end) - start for start, end in cuts if start < offset)

    text = passage.text
    for start, end in reversed(cuts):
        text = text[:start] + text[end:]
    called = {(mark.start, mark.end) for mark in calls_at}
    spans = [
        replace(span, start=moved(span.start), end=moved(span.end))
        for span in (*passage.spans, *calls)
        if not (span.kind != "call" and (span.start, span.end) in called and span.kind in ("link", "emphasis", "other"))
    ]
    return replace(passage, text=text, spans=tuple(sorted(spans, key=lambda span: (span.start, -span.end))))


def _in_order(passages: list[Passage], calls: dict[str, _Call]) -> Iterator[Passage]:
    """Yield passages in document order, each note after the passage that calls it."""
    notes: dict[str, list[Passage]] = {}
    kept: list[Passage] = []
    known = {passage.id for passage in passages}
    order = {passage.id: at for at, passage in enumerate(passages)}
    for passage in passages:
        if passage.kind != "note":
            kept.append(passage)
            continue
        call = calls.get(passage.id)
        if call:
            passage = replace(passage, is_anchored=True, called_from=call.passage_id, n=passage.n or call.label)
        home = passage.called_from
        if home in known and home != passage.id:
            notes.setdefault(home, []).append(passage)
        else:
            kept.append(replace(passage, called_from=""))
    sequence = {note: at for at, note in enumerate(calls)}
    for passage in kept:
        yield passage
        yield from _notes_of(passage.id, notes, lambda one: sequence.get(one, len(sequence) + order[one]))


def _notes_of(home: str, notes: dict[str, list[Passage]], rank: Callable[[str], int]) -> Iterator[Passage]:
    for note in sorted(notes.pop(home, []), key=lambda one: rank(one.id)):
        yield note
        yield from _notes_of(note.id, notes, rank)
