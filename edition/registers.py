"""Registers: who and what the texts speak of. Six TEI files ↔ `Entry` values.

    people.xml listPerson · places.xml listPlace · organisations.xml, groups.xml listOrg · events.xml listEvent ·
    works.xml listBibl
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from edition.bibliography import work_from, work_node
from edition.errors import RegisterError
from edition.model import MENTION_KINDS, Entry, Form
from tei.errors import TeiError
from tei.nodes import Node, element
from tei.parsing import parse
from tei.writing import write

FILES = {
    "person": "people.xml", "place": "places.xml", "org": "organisations.xml", "group": "groups.xml",
    "event": "events.xml", "work": "works.xml",
}
"""Kind of entry → its file."""

ELEMENTS = {"person": "person", "place": "place", "org": "org", "group": "org", "event": "event", "work": "biblStruct"}
LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg", "group": "listOrg", "event": "listEvent",
         "work": "listBibl"}
NAMES = {"person": "persName", "place": "placeName", "org": "orgName", "group": "orgName", "event": "eventName",
         "work": "title"}
TITLES = {"person": "People", "place": "Places", "org": "Organisations", "group": "Groups", "event": "Events",
          "work": "Works"}


class Registers:
    """All entries of a library, by pointer and by kind."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    @classmethod
    def empty(cls) -> Registers:
        return cls(())

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def find(self, pointer: str) -> Entry | None:
        """Return the entry that *pointer* names, such as `person:ezhov`, or None."""
        return self._by_key.get(pointer)

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of a kind (`person`, `place` …) in the order of their file."""
        return self._by_kind.get(kind, ())

    def nearest(self, pointer: str) -> str:
        """Return the known pointer most like *pointer*, or ""."""
        return next(iter(difflib.get_close_matches(pointer, self._by_key, n=1)), "")

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in reversed(self.entries)}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.kind].append(entry)
        return {kind: tuple(entries) for kind, entries in found.items()}


def read_registers(folder: Path) -> Registers:
    """Read the registers in *folder*; a file that is not there is an empty register.

    Raises RegisterError with file and line if one cannot be read.
    """
    return Registers(entry for kind in MENTION_KINDS for entry in read_register(folder / FILES[kind], kind))


def read_register(file: Path, kind: str) -> tuple[Entry, ...]:
    """Read one register of entries of *kind*. Raises RegisterError with file and line."""
    if not file.is_file():
        return ()
    try:
        texts = parse(file.read_bytes())
    except TeiError as error:
        where = f"{file}:{error.line}" if error.line else str(file)
        raise RegisterError(f"{where}: {error} A register is a TEI file; one that is not there is empty.") from error
    nodes = (node for text in texts for node in text.iter(ELEMENTS[kind]) if node.id)
    return tuple(_entry(node, kind) for node in nodes)


def write_register(entries: Iterable[Entry], kind: str) -> bytes:
    """Return a register of *kind* as a TEI file."""
    described = element(
        "fileDesc",
        element("titleStmt", element("title", TITLES[kind])),
        element("publicationStmt", element("p", "Part of a library.")),
        element("sourceDesc", element("p", "Made for this library.")),
    )
    listed = element(LISTS[kind], *(_node(entry) for entry in entries))
    return write(element("TEI", element("teiHeader", described), element("standOff", listed)))


# ---- one entry


def _entry(node: Node, kind: str) -> Entry:
    work = work_from(node) if kind == "work" else None
    key = f"{kind}:{node.id}"
    names = [name for name in node.iter(NAMES[kind]) if name.get("type") == "short"] if work else [
        name for name in node.elements if name.name in (NAMES[kind], "name", "label")
    ]
    main = next((name for name in names if name.get("type") == "main"), None) or next(iter(names), None)
    if work:
        work = replace(work, key=key)
    start, end = _dates(node, kind)
    return Entry(
        key=key,
        name=(work.title or work.container) if work else main.text if main else node.id,
        forms=tuple(_forms(names)),
        note=node.text_at("note") or node.text_at("desc"),
        start=start,
        end=end,
        geo=_geo(node.text_at("location/geo")),
        modern_name=next((name.text for name in names if name.get("type") == "modern"), ""),
        subtype=node.get("type"),
        related=tuple(node.get("corresp").split()),
        ids=tuple(sorted((one.get("type"), one.text) for one in node.find_all("idno"))),
        work=work,
    )


def _forms(names: Iterable[Node]) -> Iterator[Form]:
    for name in names:
        if name.get("type") == "modern":
            continue
        who = " ".join(pointer.removeprefix("#") for pointer in name.get("source").split())
        yield Form(name.text, lang=name.get("xml:lang"), who=who, context_only=name.get("subtype") == "context")


def _dates(node: Node, kind: str) -> tuple[str, str]:
    """Return beginning and end: of a life, of an event, of an organisation."""
    if kind == "person":
        return _when(node.find("birth")), _when(node.find("death"))
    return node.get("when") or node.get("from") or node.get("notBefore"), node.get("to") or node.get("notAfter")


def _when(node: Node | None) -> str:
    return node.get("when") or node.get("when-custom") if node else ""


def _geo(written: str) -> tuple[float, float] | None:
    """Read latitude and longitude, with a space or a comma between.

    >>> _geo("55.75 37.62"), _geo("unknown")
    ((55.75, 37.62), None)
    """
    parts = written.replace(",", " ").split()
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _node(entry: Entry) -> Node:
    kind = entry.kind
    xml_id = entry.key.partition(":")[2]
    note = element("note", entry.note) if entry.note else None
    ids = [element("idno", value, type=name) for name, value in entry.ids]
    if entry.work:
        listed = work_node(entry.work, xml_id=xml_id, short_titles=entry.forms)
        return Node(listed.name, listed.attributes, (*listed.children, *([note] if note else [])))
    tag = NAMES[kind]
    names = [element(tag, form.text, type="variant" if at else "main", subtype="context" if form.context_only else "",
                     source=" ".join(f"#{who}" for who in form.who.split()), xml_lang=form.lang)
             for at, form in enumerate(entry.forms or (Form(entry.name),))]
    if entry.modern_name:
        names.append(element(tag, entry.modern_name, type="modern"))
    place = element("location", element("geo", f"{entry.geo[0]} {entry.geo[1]}")) if entry.geo else None
    return element(
        ELEMENTS[kind], *names, *_life(entry), place, note, *ids,
        xml_id=xml_id, type=entry.subtype, corresp=" ".join(entry.related), **_span(entry),
    )


def _life(entry: Entry) -> list[Node]:
    if entry.kind != "person":
        return []
    dates = (("birth", entry.start), ("death", entry.end))
    return [element(tag, when=value) for tag, value in dates if value]


def _span(entry: Entry) -> dict[str, str]:
    if entry.kind == "person":
        return {}
    return {"from_": entry.start, "to": entry.end} if entry.end else {"when": entry.start}
