"""Texts: TEI files ↔ `Text` values. Any TEI can be read; what we write is valid and comes back as it was."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from edition.body import body
from edition.errors import TextError
from edition.headers import header
from edition.model import Text
from edition.reading import text_from
from tei.errors import TeiError
from tei.nodes import Node, element
from tei.parsing import parse
from tei.recovering import recover as recovered
from tei.writing import write

MARK = re.compile(rb"<\?variorum digest=\"sha256:([0-9a-f]{64})\"\?>\s*\Z")
"""What ends a file of ours: the digest of all before it."""

NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]+")


def read_text(path: Path, *, recover: bool = False) -> tuple[Text, ...]:
    """Return the texts of a TEI file, several of a corpus.

    The id of a text is the name of the file, in a corpus its `@xml:id` if it has one. Passages without an id in the
    file bear a provisional one that begins with `_`. With *recover*, a file that is not well-formed is read as well as
    it can be.

    Raises a TeiError, with the line, if it is no TEI, and TextError if it holds no text.
    """
    content = path.read_bytes()
    texts = _parsed(content, recover=recover)
    digest = hashlib.sha256(content).hexdigest()
    found = []
    for number, tei in enumerate(texts, 1):
        own = tei.get("xml:id") if len(texts) > 1 else ""
        name = as_text_id(own or path.stem)
        if len(texts) > 1 and not own:
            name = f"{name}-{number}"
        found.append(text_from(tei, text_id=name, file=path.name, digest=digest))
    if not any(passage for text in found for passage in text.passages):
        raise TextError("is TEI, but there is nothing to read in it: no paragraph in <text>.")
    return tuple(found)


def parse_text(content: bytes) -> Text:
    """Return the first text of a TEI file, by its own id. Raises a TeiError if it is no TEI."""
    tei = parse(content)[0]
    return text_from(tei, text_id=tei.get("xml:id") or "text", file="", digest="")


def as_text_id(name: str) -> str:
    """Return *name* as the first half of an anchor.

    >>> as_text_id("51 Philippines (v.2)"), as_text_id("smith")
    ('t51-Philippines-v-2', 'smith')
    """
    bare = NOT_IN_ID.sub("-", name).strip("-") or "text"
    return bare if bare[0].isalpha() or bare[0] == "_" else f"t{bare}"


def write_text(text: Text) -> bytes:
    """Return *text* as a TEI file, which ends with the digest of what it holds."""
    content = write(text_node(text))
    digest = hashlib.sha256(content).hexdigest()
    return content + f'<?variorum digest="sha256:{digest}"?>\n'.encode("ascii")


def text_node(text: Text) -> Node:
    """Return *text* as a `TEI` element."""
    return element("TEI", header(text), element("text", body(text)), xml_id=text.id, xml_lang=text.language)


def is_untouched(path: Path) -> bool:
    """True if the file is ours and nobody changed it since."""
    content = path.read_bytes()
    match = MARK.search(content)
    return match is not None and hashlib.sha256(content[: match.start()]).hexdigest() == match[1].decode("ascii")


def _parsed(content: bytes, *, recover: bool) -> tuple[Node, ...]:
    try:
        return parse(content)
    except TeiError:
        if not recover:
            raise
    return recovered(content)
