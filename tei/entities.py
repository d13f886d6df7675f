"""Entities of a file: signs under a name are signs; words that stand elsewhere are never fetched, but told of."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from tei.text import line_of

LONGEST = 64
"""Characters an entity that the file declares may stand for: signs, not text."""

NAMED = {name.removesuffix(";"): value for name, value in html.entities.html5.items() if name.endswith(";")}
OF_XML = {"amp", "lt", "gt", "quot", "apos"}
ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class Unread:
    """An entity whose words are not read: the text has `&name;` in their place."""

    name: str
    line: int
    """Where it stands first."""
    times: int = 1
    file: str = ""
    """Where its words are, as the file says, if they are in another."""
    is_declared: bool = False


def known_entities(root: etree._Element) -> Mapping[str, str]:
    """Return what named entities stand for: those of HTML, and short plain ones that the file declares."""
    own = {
        entity.name: entity.content for entity in _declared(root)
        if entity.name and entity.content and len(entity.content) <= LONGEST and not set("&<") & set(entity.content)
    }
    return {**NAMED, **own}


def unread_entities(root: etree._Element) -> tuple[Unread, ...]:
    """Return the entities that stand in a file as they were written, each once, in order."""
    known, declared = known_entities(root), {entity.name: entity for entity in _declared(root)}
    found: dict[str, Unread] = {}
    child: Any
    for child in root.iter(etree.Entity):
        name = str(child.name)
        if name in found:
            found[name] = replace(found[name], times=found[name].times + 1)
        elif name not in known:
            file = str(getattr(declared.get(name), "system_url", None) or "")
            found[name] = Unread(name, line_of(child), 1, file, name in declared)
    return tuple(found.values())


def without_named_entities(content: bytes) -> bytes:
    """Return *content* with the named entities of HTML as numbers."""

    def number(match: re.Match[bytes]) -> bytes:
        name = match.group(1).decode("ascii")
        value = NAMED.get(name, "")
        if name in OF_XML or not value:
            return match.group()
        return "".join(f"&#{ord(char)};" for char in value).encode("ascii")

    return ENTITY.sub(number, content)


def _declared(root: etree._Element) -> list[Any]:
    """Return the entities that a file declares; lxml's stubs do not know them."""
    dtd: Any = root.getroottree().docinfo.internalDTD
    return list(dtd.iterentities()) if dtd is not None else []
