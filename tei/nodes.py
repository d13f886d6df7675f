"""An element as a value: its name, its attributes, and its mixed content as a plain sequence.

Whoever works with TEI works with these; only `tei/text.py` knows how lxml keeps the text between elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(frozen=True, slots=True)
class Node:
    """An element. Names carry no prefix; `xml:id` and `xml:lang` keep theirs."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node | str, ...] = ()
    line: int = 0
    """Line of the file; 0 if it was not read from one."""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    @property
    def id(self) -> str:
        """`@xml:id`, or the plain `@id` of older files."""
        return self.get("xml:id") or self.get("id")

    @property
    def elements(self) -> tuple[Node, ...]:
        return tuple(child for child in self.children if isinstance(child, Node))

    def iter(self, *names: str) -> Iterator[Node]:
        """Yield this element and all below it, in document order; only those called one of *names*, if given."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if not names or node.name in names:
                yield node
            stack.extend(reversed(node.elements))

    def find(self, path: str) -> Node | None:
        """Return the first element at *path*, child names with slashes; None if there is none.

        >>> Node("a", {}, (Node("b", {}, (Node("c"),)),)).find("b/c")
        Node(name='c', attributes={}, children=(), line=0)
        """
        return next(self.find_all(path), None)

    def find_all(self, path: str) -> Iterator[Node]:
        """Yield all elements at *path*, child names with slashes."""
        first, _, rest = path.partition("/")
        for child in self.elements:
            if child.name == first:
                if rest:
                    yield from child.find_all(rest)
                else:
                    yield child

    @property
    def text(self) -> str:
        """All text in it, white space collapsed.

        >>> Node("a", {}, (" one", Node("b", {}, (" two",)), " ")).text
        'one two'
        """
        return " ".join("".join(self._strings()).split())

    def text_at(self, path: str) -> str:
        """Return the text of the first element at *path*, or ""."""
        found = self.find(path)
        return found.text if found else ""

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._strings()


def element(name: str, *children: Node | str | None, **attributes: str | None) -> Node:
    """Return a new element; empty attributes and children of None are left out.

    `xml_id`, `xml_lang` and `xml_base` stand for the names with colon, `from_` for `from`.

    >>> element("date", "1937", when="1937", cert="", xml_id="d1")
    Node(name='date', attributes={'when': '1937', 'xml:id': 'd1'}, children=('1937',), line=0)
    """
    named = {
        key.rstrip("_").replace("xml_", "xml:").replace("when_custom", "when-custom"): value
        for key, value in attributes.items() if value
    }
    return Node(name, named, tuple(child for child in children if child is not None and child != ""))
