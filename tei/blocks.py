"""The blocks of a text: what a reader would call its headings, paragraphs, quotations, items, speeches and lines.

Any TEI will do: an element that is not known here is read as a block if text stands in it, and as a container if blocks
do. Nothing that can be read is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tei.nodes import Node
from tei.running import UNREAD, Mark, Running, running_of, running_text

DIVISIONS = frozenset({"div", "div0", "div1", "div2", "div3", "div4", "div5", "div6", "div7"})

BLOCKS = frozenset({
    "p", "ab", "head", "l", "lg", "sp", "list", "table", "listBibl", "item", "row", "cell", "u", "byline",
    "dateline", "salute", "signed", "closer", "opener", "trailer", "argument", "epigraph", "postscript",
    "titlePage", "docTitle", "titlePart", "docAuthor", "docDate", "docImprint", "docEdition", "imprimatur",
    "castList", "castItem", "floatingText", "text", "body", "front", "back", "group", "listPerson", "listPlace",
    "listOrg", "listEvent", "person", "place", "org", "event", "spGrp", "biblFull", "noteGrp",
}) | DIVISIONS
"""Elements that are blocks wherever they stand."""

SOMETIMES = frozenset({
    "quote", "q", "cit", "bibl", "biblStruct", "stage", "figure", "label", "figDesc", "said", "floatingText",
})
"""Elements that are blocks unless they stand in running prose."""

PROSE = frozenset({
    "p", "ab", "head", "l", "item", "byline", "dateline", "salute", "signed", "trailer", "cell", "label",
    "docAuthor", "titlePart", "docImprint", "u", "speaker", "stage", "note", "bibl",
})
"""Elements whose content is running prose."""

PARTS = frozenset({"text", "body", "front", "back", "group"})

STANDING = BLOCKS - PROSE | {"cit", "figure"}
"""Elements in which a quotation or the like stands by itself."""

POINTS_OF_PAGE = frozenset({"pb", "gb"})


@dataclass(frozen=True, slots=True)
class Section:
    """A division. `number` counts from 1 in document order; `parent` is the number of the one above, or 0."""

    number: int
    node: Node
    level: int
    parent: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Container:
    """An element between division and block; `number` counts elements of its name through the text, from 1."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text that stands by itself."""

    name: str
    node: Node
    running: Running
    section: int = 0
    path: tuple[Container, ...] = ()
    speaker: str = ""
    is_first: bool = True
    """False for what goes on after a block inside: it does not bear the id of its element."""
    who: str = ""
    """Pointer to who speaks, as it stands in the file."""
    bearer: Node | None = None
    """The element that bears its id and its other attributes, if that is a speech of which it is all."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A text as blocks in document order, with its divisions."""

    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()


def layout(text: Node) -> Layout:
    """Return the blocks of a `text` element."""
    reader = _Reader()
    reader.container(text, _Place())
    return Layout(tuple(reader.sections), tuple(reader.blocks))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader stands."""

    section: int = 0
    level: int = 0
    path: tuple[Container, ...] = ()
    speaker: str = ""
    part: str = ""
    is_prose: bool = False
    who: str = ""
    bearer: Node | None = None


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.blocks: list[Block] = []
        self.numbers: Counter[str] = Counter()
        self.pages: list[Node] = []

    def element(self, node: Node, place: _Place) -> None:
        if node.name in DIVISIONS:
            self.division(node, place)
        elif node.name in POINTS_OF_PAGE:
            self.pages.append(node)
        elif node.name in ("fw", "note", "figDesc"):
            self.emit(node, running_text(node), place)
        elif node.name in UNREAD and node.name != "noteGrp":
            return
        elif node.name == "lg" and not any(child.name == "lg" for child in node.elements):
            self.verse(node, place)
        elif node.name in PARTS or _holds_block(node):
            self.container(node, self.inside(node, place))
        else:
            self.emit(node, running_text(node), place)

    def inside(self, node: Node, place: _Place) -> _Place:
        if node.name in PARTS:
            return replace(place, part=node.name if node.name in ("front", "back") else place.part)
        self.numbers[node.name] += 1
        path = (*place.path, Container(node.name, self.numbers[node.name]))
        place = replace(place, path=path, is_prose=node.name in PROSE)
        return _spoken(node, place) if node.name == "sp" else place

    def division(self, node: Node, place: _Place) -> None:
        number = len(self.sections) + 1
        kind = node.get("type") or (place.part if place.part in ("front", "back") else "")
        self.sections.append(Section(number, node, place.level + 1, place.section, kind))
        self.container(node, replace(place, section=number, level=place.level + 1, is_prose=False))

    def container(self, node: Node, place: _Place) -> None:
        """Read the children of an element that holds blocks; words between them are blocks too."""
        run: list[Node | str] = []
        is_first = True
        for child in node.children:
            if isinstance(child, Node) and child.name == "speaker" and place.speaker:
                continue
            if isinstance(child, str) or not _is_block(child, place.is_prose):
                run.append(child)
                continue
            if self.words(node, run, place, is_first):
                is_first = False
            run = []
            self.element(child, place)
        self.words(node, run, place, is_first)

    def words(self, node: Node, run: list[Node | str], place: _Place, is_first: bool) -> bool:
        """Emit a run of words and inline elements; return False if there is nothing to read in it."""
        if not run or not any(child.strip() if isinstance(child, str) else True for child in run):
            return False
        running = running_of(tuple(run))
        if not running.text and not any(mark.node.name in ("note", "gap") for mark in running.marks):
            self.pages += [mark.node for mark in running.marks if mark.node.name in POINTS_OF_PAGE]
            return False
        self.emit(node, running, place, is_first=is_first)
        return True

    def verse(self, node: Node, place: _Place) -> None:
        for head in (child for child in node.elements if child.name == "head"):
            self.emit(head, running_text(head), place)
        rest = tuple(child for child in node.children if isinstance(child, str) or child.name != "head")
        self.emit(node, running_of(rest), place)

    def emit(self, node: Node, running: Running, place: _Place, *, is_first: bool = True) -> None:
        has_point = any(mark.node.name in ("gap", "note") for mark in running.marks)
        matters = running.text or node.name == "note" or has_point
        if not matters:
            self.pages += [mark.node for mark in running.marks if mark.node.name in POINTS_OF_PAGE]
            return
        if self.pages and node.name not in ("note", "fw"):
            pages = tuple(Mark(0, 0, page) for page in self.pages)
            running, self.pages = replace(running, marks=(*pages, *running.marks)), []
        speaker = place.speaker or (node.get("who").lstrip("#") if node.name == "u" else "")
        self.blocks.append(
            Block(node.name, node, running, place.section, place.path, speaker, is_first, place.who, place.bearer))


def _spoken(speech: Node, place: _Place) -> _Place:
    """Return *place* with who speaks in *speech*; if one block without an id is all of it, the speech is its bearer.

    Only a speech with `@source` is: in other files the ids that readers know are those of the blocks.
    """
    said = [child for child in speech.elements if child.name == "speaker"]
    names = (name.get("ref") for speaker in said for name in speaker.iter("persName"))
    who = speech.get("who") or next(names, "")
    speaker = " ".join(speaker.text for speaker in said)
    rest = [child for child in speech.elements if child.name != "speaker"]
    is_whole = len(rest) == 1 and rest[0].name == "p" and not rest[0].id
    bearer = speech if is_whole and speech.id and speech.get("source") else None
    return replace(place, speaker=speaker or place.speaker, who=who, bearer=bearer)


def _is_block(node: Node, is_prose: bool) -> bool:
    """True if *node*, a child of a container, is not part of the words around it."""
    if node.name in BLOCKS or (node.name in POINTS_OF_PAGE and not is_prose):
        return True
    if node.name in ("note", "fw"):
        return not is_prose
    if node.name in SOMETIMES:
        return not is_prose or _holds_block(node)
    return _holds_block(node) or (not is_prose and node.name not in UNREAD)


def _holds_block(node: Node) -> bool:
    """True if a block stands in *node*, notes apart."""
    stack = [(child, node.name in PROSE) for child in node.elements]
    while stack:
        child, is_prose = stack.pop()
        if child.name == "note" or (child.name in UNREAD and child.name != "noteGrp"):
            continue
        if child.name in BLOCKS or (child.name in SOMETIMES and not is_prose and node.name in STANDING):
            return True
        stack.extend((grandchild, is_prose or child.name in PROSE) for grandchild in child.elements)
    return False


def identifiers(nodes: Iterable[Node]) -> Counter[str]:
    """Count the ids of *nodes* and of all below them."""
    return Counter(node.id for top in nodes for node in top.iter() if node.id)
