"""Reading TEI that lxml refuses, through BeautifulSoup: SGML, tags that do not match, a file cut short."""

from __future__ import annotations

import warnings

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from tei.errors import NotTeiError, TooLargeError
from tei.nodes import Node
from tei.parsing import MAX_BYTES, MAX_DEPTH

SPELLED = (
    "TEI", "teiHeader", "teiCorpus", "fileDesc", "titleStmt", "publicationStmt", "sourceDesc", "encodingDesc",
    "profileDesc", "revisionDesc", "notesStmt", "biblStruct", "biblFull", "biblScope", "listBibl", "listPerson",
    "listPlace", "listOrg", "listEvent", "persName", "placeName", "orgName", "geogName", "eventName",
    "pubPlace", "langUsage", "textLang", "respStmt", "titlePart", "titlePage", "docTitle", "docAuthor",
    "docDate", "docImprint", "docEdition", "figDesc", "noteGrp", "castList", "castItem", "floatingText",
    "availability", "idno",
)
"""Names that an HTML parser writes in small letters, as TEI spells them."""

CAMEL = {name.lower(): name for name in SPELLED}


def recover(content: bytes) -> tuple[Node, ...]:
    """Return the `TEI` element of a file that is not well-formed, with what could be read of it.

    Raises NotTeiError if there is no TEI in it, TooLargeError if there is too much or too deep.
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"has {len(content):,} bytes, more than the {MAX_BYTES:,} that are read; split it.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(content, "html.parser")
    root = soup.find(lambda tag: _name(tag.name) in ("TEI", "tei.2"))
    if not isinstance(root, Tag):
        raise NotTeiError("there is no <TEI> in it, even when read leniently.")
    node = _node(root, MAX_DEPTH)
    return (Node("TEI", node.attributes, node.children, node.line),)


def _node(tag: Tag, depth_left: int) -> Node:
    if depth_left < 0:
        raise TooLargeError("is nested too deeply to be read; flatten it.", line=tag.sourceline or 0)
    children: list[Node | str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            children.append(_node(child, depth_left - 1))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            children.append(str(child))
    attributes = {_attribute(name): _value(value) for name, value in tag.attrs.items()}
    return Node(_name(tag.name), attributes, tuple(children), tag.sourceline or 0)


def _name(name: str) -> str:
    local = name.rpartition(":")[2]
    return CAMEL.get(local.lower(), local)


def _attribute(name: str) -> str:
    return name if name.startswith("xml:") else name.rpartition(":")[2]


def _value(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)
