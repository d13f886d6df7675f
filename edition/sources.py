"""Received files: decoded as they are, with the encoding said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from edition.errors import SourceError

FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
"""Suffix → format; any other file is plain text, or HTML if it begins like it."""

SIGNED = {
    "utf-8-sig": (codecs.BOM_UTF8, "utf-8"), "utf-16-le-sig": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be-sig": (codecs.BOM_UTF16_BE, "utf-16-be"),
}
"""Encoding with a byte order mark → the mark, and what Python calls the rest."""

HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body)\b)", re.I | re.S
)

OTHER = {b"%PDF-": "a PDF", b"{\\rtf": "an RTF file"}
"""How files begin that are text to the eye of a decoder, and none to a reader."""

BEGINNING = 4_096
"""Bytes, or code points, by which a file is judged: encoding, control characters, markup."""

MOSTLY, HARDLY = 0.7, 0.1
"""Share of every second byte that is zero in UTF-16 of Latin script, at least, and of the bytes between, at most."""

MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text: old word processors leave a few."""

DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,200}encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,40})""", re.I
)

AS_THEY_SAY = (
    "utf-8", "cp866", "koi8-r", "koi8-u", "mac-roman", "gbk", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp",
    *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    *(f"cp{number}" for number in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)),
)
READ_AS = {
    **dict(zip(AS_THEY_SAY, AS_THEY_SAY, strict=True)),
    "gb2312": "gbk", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874",
}
"""What HTML or XHTML declares, as Python names it → what browsers read it as: https://encoding.spec.whatwg.org/#names-and-labels.

What is not listed tells nothing: Latin-1 and ASCII are Windows-1252 to a browser, and to Python `hex` is one, too."""


@dataclass(frozen=True, slots=True)
class Source:
    """A received file as it came: line ends, blanks and markup included."""

    name: str
    """File name without folder."""
    text: str
    """Decoded code points without a byte order mark; offsets of pieces count them, a CR LF as two."""
    encoding: str = "utf-8"
    """As Python names it, with `-sig` behind it if there is a byte order mark."""
    format: str = "text"
    """`text`, `markdown` or `html`."""


def read_source(path: Path) -> Source:
    """Read a received file: UTF-8 with or without byte order mark, UTF-16, what HTML declares, else Windows-1252.

    Raises SourceError if it is missing, empty or not text.
    """
    try:
        raw = path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError(f"{path}: is a folder; name a file in it.") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}.") from error
    text, encoding = decode(raw, name=str(path))
    if not text.strip():
        raise SourceError(f"{path}: is empty; there is nothing to encode.")
    return Source(path.name, text, encoding, _format(path, text))


def decode(raw: bytes, *, name: str = "the file") -> tuple[str, str]:
    """Return the text of *raw* and its encoding. Raises SourceError if it is not text.

    >>> decode("Ežov".encode()), decode(b"caf\\xe9 noir")
    (('Ežov', 'utf-8'), ('café noir', 'cp1252'))
    """
    if what := next((what for start, what in OTHER.items() if raw.startswith(start)), ""):
        raise SourceError(f"{name}: is {what}; save it as plain text, Markdown or HTML.")
    for encoding, (mark, bare) in SIGNED.items():
        if raw.startswith(mark):
            return _decode_as(raw[len(mark) :], bare, name), encoding
    if encoding := _utf16_without_bom(raw[:BEGINNING]):
        return _decode_as(raw, encoding, name), encoding
    if b"\0" in raw:
        raise SourceError(f"{name}: is not text (it holds zero bytes); save it as plain text, Markdown or HTML.")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_older(raw, name)


def encode_text(text: str, encoding: str) -> bytes:
    """Return the bytes of *text* in an encoding that `decode` named. Raises UnicodeError if it cannot say them.

    >>> decode(encode_text("café", "utf-16-be-sig"))
    ('café', 'utf-16-be-sig')
    """
    mark, bare = SIGNED.get(encoding, (b"", encoding))
    return mark + text.encode(bare)


def _decode_older(raw: bytes, name: str) -> tuple[str, str]:
    """Return the text of *raw*, which is not Unicode, as HTML declares it, else as Windows-1252."""
    start = raw[:BEGINNING]
    if declared := _declared(start):
        return raw.decode(declared, errors="replace"), declared
    if sum(byte < 32 and byte not in b"\t\n\v\f\r" for byte in start) > len(start) * MOST_CONTROLS:
        raise SourceError(f"{name}: is not text; save it as plain text, Markdown or HTML.")
    try:
        return raw.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return raw.decode("latin-1"), "latin-1"


def _decode_as(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: is damaged at byte {error.start}: not {encoding}; save it as UTF-8.") from error


def _utf16_without_bom(start: bytes) -> str:
    """Return the UTF-16 whose every second byte is mostly zero, as Latin script makes it, or an empty string."""
    if len(start) < 4 or len(start) % 2:
        return ""
    high, low = start[1::2].count(0), start[0::2].count(0)
    half = len(start) // 2
    if high > half * MOSTLY and low < half * HARDLY:
        return "utf-16-le"
    return "utf-16-be" if low > half * MOSTLY and high < half * HARDLY else ""


def _declared(start: bytes) -> str:
    found = DECLARED.search(start)
    if not found:
        return ""
    try:
        return READ_AS.get(codecs.lookup(found[1].decode("ascii")).name, "")
    except LookupError:
        return ""


def _format(path: Path, text: str) -> str:
    known = FORMATS.get(path.suffix.lower())
    return known or ("html" if HTML_START.match(text[:BEGINNING]) else "text")
