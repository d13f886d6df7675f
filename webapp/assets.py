"""Style, script and faces: served from an address that names their version, so that a browser asks for them once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static"

ENTRY = "reader.js"
"""The module that every page loads; it imports the others."""


@cache
def version() -> str:
    """Return what changes whenever one of the files does.

    It stands in the path and not behind a `?`: so it holds for what scripts import and style sheets name, too.
    """
    digest = hashlib.sha256()
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(FOLDER).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:10]


def root() -> str:
    """Return the path below which the files are served."""
    return f"/static/{version()}"


def asset(name: str) -> str:
    """Return the address of a file.

    >>> asset("reader.css").endswith("/reader.css")
    True
    """
    return f"{root()}/{name}"


@cache
def modules() -> tuple[str, ...]:
    """Return the module that a page begins with, and every one that it imports, and they import, each once.

    A page names them all: a browser that learns of a module from another waits once more for each step.
    """
    found = dict.fromkeys((ENTRY,))
    waiting = [ENTRY]
    while waiting:
        for name in _imported(waiting.pop()):
            if name not in found:
                found[name] = None
                waiting.append(name)
    return tuple(found)


def _imported(name: str) -> Iterator[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return (one[1] for one in re.finditer(r'^import [^;]*"\./([\w.-]+)";', text, re.MULTILINE))
