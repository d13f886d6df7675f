"""Reading a TEI file safely: no entities from outside, no network, bounded size and depth.

Older and odder files are made alike here: `TEI.2`, no namespace, a prefix, named entities of HTML, `teiCorpus`.
"""

from __future__ import annotations

import re

from lxml import etree

from tei.entities import Unread, known_entities, unread_entities, without_named_entities
from tei.errors import NotTeiError, NotWellFormedError, TeiError, TooLargeError
from tei.nodes import Node
from tei.text import node_from

MAX_BYTES = 64 * 2**20
"""A critical edition of 2,000 pages has some 20 MB."""

MAX_DEPTH = 200
"""The deepest real file we met nests 38 elements; libxml2 itself stops at 256."""

ROOTS = {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"}


def parse(content: bytes) -> tuple[Node, ...]:
    """Return the `TEI` elements of a file, several of a corpus.

    Raises NotWellFormedError, NotTeiError or TooLargeError, with the line.
    """
    root = parse_xml(content)
    if root.name not in ROOTS:
        raise NotTeiError(f"is XML, but its root is <{root.name}>, not <TEI>.", line=root.line)
    return tuple(_texts_in(root))


def parse_xml(content: bytes) -> Node:
    """Return the root element of any XML file. Raises NotWellFormedError or TooLargeError, with the line."""
    root = tree(content)
    return node_from(root, entities=known_entities(root), max_depth=MAX_DEPTH)


def unread(content: bytes) -> tuple[Unread, ...]:
    """Return the entities of a file whose words are not read. Raises as `parse_xml` does."""
    return unread_entities(tree(content))


def tree(content: bytes) -> etree._Element:
    """Return the root of any XML file as lxml has it. Raises NotWellFormedError or TooLargeError, with the line."""
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read; split it.")
    if not content.strip():
        raise NotWellFormedError("is empty; put a TEI file in its place or delete it.")
    try:
        return _tree(content)
    except etree.XMLSyntaxError as error:
        if "Entity" not in str(error.msg):
            raise _fault(error) from error
    try:
        return _tree(without_named_entities(content))
    except etree.XMLSyntaxError as again:
        raise _fault(again) from again


def _tree(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, collect_ids=False, remove_comments=True, remove_pis=True,
    )
    return etree.fromstring(content, parser)


def _fault(error: etree.XMLSyntaxError) -> TeiError:
    line = error.lineno or 0
    said = str(error.msg or "cannot be parsed").removesuffix(", line 1, column 1").strip()
    if "depth" in said.lower() or "huge" in said.lower():
        return TooLargeError(f"is nested too deeply ({said}); flatten it.", line=line)
    said = re.sub(r", line \d+, column \d+$", "", said)
    return NotWellFormedError(f"is not well-formed XML: {said}; mend it there.", line=line)


def _texts_in(root: Node) -> list[Node]:
    if root.name in ("TEI", "TEI.2"):
        return [Node("TEI", root.attributes, root.children, root.line)]
    found = [text for child in root.elements if child.name in ROOTS for text in _texts_in(child)]
    if not found:
        raise NotTeiError("is a corpus without texts.", line=root.line)
    return found
