"""Between lxml and our values: the only place that knows that text may hang on the tail of an element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from tei.errors import TooLargeError
from tei.nodes import XML, Node


def node_from(root: etree._Element, *, entities: Mapping[str, str], max_depth: int) -> Node:
    """Return *root* as a value. Comments and processing instructions are left out, their tails kept.

    *entities* says what named entities stand for; others stay as they were written (`&name;`).
    Raises TooLargeError if elements nest deeper than *max_depth*.
    """
    return _node(root, entities, max_depth)


def line_of(element: etree._Element) -> int:
    """Return the line on which *element* begins, or 0."""
    line: Any = element.sourceline
    return line or 0


def _node(element: etree._Element, entities: Mapping[str, str], depth_left: int) -> Node:
    if depth_left < 0:
        raise TooLargeError("is nested too deeply to be read; flatten it.", line=line_of(element))
    children: list[Node | str] = []
    if element.text:
        children.append(element.text)
    for child in element:
        children += _child(child, entities, depth_left)
        if child.tail:
            children.append(child.tail)
    attributes = {_name(str(key)): str(value) for key, value in element.attrib.items()}
    return Node(_name(str(element.tag)), attributes, tuple(_joined(children)), line_of(element))


def _child(child: Any, entities: Mapping[str, str], depth_left: int) -> list[Node | str]:
    if isinstance(child.tag, str):
        return [_node(child, entities, depth_left - 1)]
    if child.tag is etree.Entity:
        return [entities.get(child.name, f"&{child.name};")]
    return []


def _joined(children: list[Node | str]) -> Iterator[Node | str]:
    """Yield *children* with neighbouring strings as one."""
    held = ""
    for child in children:
        if isinstance(child, str):
            held += child
            continue
        if held:
            yield held
            held = ""
        yield child
    if held:
        yield held


def _name(name: str) -> str:
    """Return a name without its namespace; `xml:` is kept, other prefixes are not told apart."""
    if not name.startswith("{"):
        return name.rpartition(":")[2] if not name.startswith("xml:") else name
    space, _, local = name[1:].partition("}")
    return f"xml:{local}" if space == XML else local


