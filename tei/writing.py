"""Writing TEI: a value becomes bytes, blocks on lines of their own, running text as it is."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from tei.nodes import TEI, Node

MIXED = frozenset({
    "p", "ab", "head", "l", "item", "quote", "note", "byline", "cell", "bibl", "fw", "speaker", "stage",
    "title", "label", "persName", "placeName", "orgName", "eventName", "name", "author", "editor", "idno",
    "date", "respStmt", "resp", "licence", "figDesc", "desc", "change", "sic", "corr", "choice", "forename",
    "surname", "publisher", "pubPlace", "geo", "measure", "hi", "foreign", "q", "rs", "ref", "seg", "term",
    "gap", "quotation", "language", "biblScope",
})
"""Elements that hold running text: no white space is added inside."""

NOT_XML = re.compile("[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 cannot hold (production 2, Char)."""


def write(root: Node) -> bytes:
    """Return *root* as a file in UTF-8."""
    lines: list[str] = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _block(Node(root.name, {"xmlns": TEI, **root.attributes}, root.children), 0, lines)
    return "".join(lines).encode()


def inline(node: Node | str) -> str:
    """Return *node* on one line, as it stands in running text."""
    if isinstance(node, str):
        return escape(clean(node))
    inner = "".join(inline(child) for child in node.children)
    return f"{_open(node)}>{inner}</{node.name}>" if inner else f"{_open(node)}/>"


def clean(string: str) -> str:
    """Return *string* with what XML cannot hold replaced by U+FFFD."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", string)


def _open(node: Node) -> str:
    attributes = "".join(f" {name}={quoteattr(clean(value))}" for name, value in node.attributes.items())
    return f"<{node.name}{attributes}"


def _block(node: Node | str, depth: int, lines: list[str]) -> None:
    indent = "  " * depth
    if isinstance(node, str):
        if node.strip():
            lines.append(f"{indent}{escape(clean(node))}\n")
        return
    holds_text = any(isinstance(child, str) and child.strip() for child in node.children)
    if holds_text or not node.children or (node.name in MIXED and not any(c.name == "p" for c in node.elements)):
        lines.append(f"{indent}{inline(node)}\n")
        return
    lines.append(f"{indent}{_open(node)}>\n")
    for child in node.children:
        _block(child, depth + 1, lines)
    lines.append(f"{indent}</{node.name}>\n")
