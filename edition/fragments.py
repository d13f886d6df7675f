"""A passage as a TEI file of its own, with a header that says where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edition.headers import header
from edition.model import Passage, Text
from edition.texts import text_node
from tei.nodes import Node, element
from tei.writing import write


def write_fragment(text: Text, passages: Sequence[Passage], *, edition_title: str = "", address: str = "") -> bytes:
    """Return *passages* of *text*, the first with its notes, as a TEI file in the divisions they stand in.

    Its header is that of the text and names the edition, the anchor and its *address*, if it has one.
    """
    above = _above(text, passages[0].division)
    divisions = tuple(one for one in text.divisions if one.id in above)
    whole = text_node(replace(text, passages=tuple(passages), divisions=divisions, headnote=()))
    head = _with_origin(header(replace(text, headnote=())), passages[0].anchor, edition_title, address)
    children = tuple(head if isinstance(one, Node) and one.name == "teiHeader" else one for one in whole.children)
    return write(replace(whole, children=children))


def _above(text: Text, division: str) -> frozenset[str]:
    """Return the ids of *division* and of those it stands in."""
    parents = {one.id: one.parent for one in text.divisions}
    found: set[str] = set()
    while division and division not in found:
        found.add(division)
        division = parents.get(division, "")
    return frozenset(found)


def _with_origin(head: Node, anchor: str, edition_title: str, address: str) -> Node:
    """Return the header *head* with an `idno` for the passage and a `bibl` for the edition."""
    origin = element(
        "bibl", element("title", edition_title) if edition_title else None, element("idno", anchor, type="anchor"),
        element("ptr", target=address) if address else None, type="passage-of",
    )
    return _put(head, ("fileDesc", "sourceDesc"), origin)


def _put(node: Node, path: tuple[str, ...], last: Node) -> Node:
    """Return *node* with *last* at the end of the element at *path*."""
    if not path:
        return replace(node, children=(*node.children, last))
    children = tuple(
        _put(one, path[1:], last) if isinstance(one, Node) and one.name == path[0] else one for one in node.children
    )
    return replace(node, children=children)
