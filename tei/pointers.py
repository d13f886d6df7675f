"""Pointers: between elements of a file, into a received file, and to a register through `prefixDef`."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

CHAR = re.compile(r"(?P<file>[^#\s]+)#char=(?P<start>\d{1,12}),(?P<end>\d{1,12})")
"""RFC 5147: code points, end exclusive."""


def local_id(pointer: str) -> str:
    """Return the id that a pointer into the same file names; a forgotten `#` is forgiven.

    >>> local_id("#n12"), local_id("n12"), local_id("other.xml#n12"), local_id("http://a.example/")
    ('n12', 'n12', '', '')
    """
    bare = pointer.removeprefix("#")
    return bare if bare and not set(bare) & set("#/:") else ""


def format_char(file: str, start: int, end: int) -> str:
    """Return a pointer into a received file.

    >>> format_char("my file.txt", 3, 9)
    'my%20file.txt#char=3,9'
    """
    return f"{quote(file)}#char={start},{end}"


def parse_chars(source: str) -> tuple[tuple[str, int, int], ...]:
    """Return file, start and end of each pointer in `@source`; other pointers are passed over.

    >>> parse_chars("a.txt#char=3,9 a.txt#char=12,20 #bibl1")
    (('a.txt', 3, 9), ('a.txt', 12, 20))
    """
    found = (CHAR.fullmatch(one) for one in source.split())
    return tuple((unquote(match["file"]), int(match["start"]), int(match["end"])) for match in found if match)


def format_name(name: str) -> str:
    """Return a pointer for a plain name, or the register pointer it is.

    >>> format_name("David Hoffmann"), format_name("person:hoffmann")
    ('name:David%20Hoffmann', 'person:hoffmann')
    """
    return name if re.fullmatch(r"[a-z]+:[\w.-]+", name) else f"name:{quote(name)}"


def parse_name(pointer: str) -> str:
    """Undo `format_name`.

    >>> parse_name("name:David%20Hoffmann")
    'David Hoffmann'
    """
    return unquote(pointer.removeprefix("name:")) if pointer.startswith("name:") else pointer
