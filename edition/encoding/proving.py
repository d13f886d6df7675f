"""Proof that nothing of a source vanished and that nothing was made up."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace

from edition.model import Passage, Problem, Text
from edition.sources import Source

SHOWN = 20
SUP_TAG = re.compile(r"</?sup>")
"""What some plain texts mark superior figures with."""


def prove(text: Text, source: Source) -> tuple[Problem, ...]:
    """Return what speaks against *text* as an edition of *source*; nothing if it is whole.

    Each character that is not blank must be in exactly one piece, and the letters and digits of a passage, with its
    label, its calls and the readings that were received, must be those of its pieces in the same order. The number of a
    note whose label was lost is inferred, so it may be missing.
    """
    return (*_uncovered(text, source), *_unlike(text, source))


def prove_bytes(source: Source, raw: bytes) -> tuple[Problem, ...]:
    """Return a problem if *raw*, the received file, is not what *source* is written as in its encoding.

    >>> prove_bytes(Source("a.txt", "café", "cp1252"), b"caf\\xe9")
    ()
    >>> [one.code for one in prove_bytes(Source("a.txt", "caf\\ufffd"), b"caf\\xe9")]
    ['source-bytes']
    """
    if source.encoding != "utf-16":
        written = [source.text.encode(source.encoding, errors="replace")]
    else:
        written = [BOM_UTF16_LE + source.text.encode("utf-16-le"), BOM_UTF16_BE + source.text.encode("utf-16-be")]
    if raw in written:
        return ()
    message = f"the file cannot be written again byte for byte as {source.encoding}"
    return (Problem(
        "source-bytes", message, "Save it as UTF-8 from the program that made it, and encode that.", source.name,
    ),)


def _uncovered(text: Text, source: Source) -> list[Problem]:
    pieces = sorted((piece.start, piece.end) for passage in text.passages for piece in passage.pieces)
    found: list[Problem] = []
    last = 0
    for start, end in [*pieces, (len(source.text), len(source.text))]:
        if lost := source.text[last:start].strip():
            found.append(_problem(source, "lost", f"in no passage: ‘{lost[:40]}’", last))
        if start < last and source.text[start:last].strip():
            found.append(_problem(source, "twice", f"in two passages: ‘{source.text[start:last][:40]}’", start))
        last = max(last, end)
    return found[:SHOWN]


def _unlike(text: Text, source: Source) -> list[Problem]:
    if source.format == "html":
        return []
    found = []
    for passage in text.passages:
        received = _letters("".join(source.text[piece.start : piece.end] for piece in passage.pieces))
        told = (as_received(passage), as_received(replace(passage, n="")))
        if passage.pieces and received not in {_letters(one) for one in told}:
            message = f"passage {passage.id} does not say what its source says: ‘{passage.text[:40]}’"
            found.append(_problem(source, "unlike", message, passage.pieces[0].start))
    return found[:SHOWN]


def as_received(passage: Passage) -> str:
    """Return the text of *passage* with its label or speaker, its calls and the readings that were received.

    >>> from edition.model import Span
    >>> as_received(Passage("t", "b1", "p", "The end.", (Span(8, 8, "call", "n1", "16"),), n="53"))
    '53The end.16'
    """
    out, last = [passage.n, passage.speaker], 0
    for span in passage.spans:
        if span.kind in ("call", "correction") and span.start >= last:
            out += [passage.text[last : span.start], span.value]
            last = span.end
    return "".join([*out, passage.text[last:]])


def _letters(text: str) -> str:
    """Return the letters and digits of *text*, superior ones as plain ones, without accents."""
    bare = SUP_TAG.sub("", text)
    return "".join(char for char in unicodedata.normalize("NFKD", bare) if char.isalnum())


def _problem(source: Source, code: str, message: str, at: int) -> Problem:
    return Problem(
        f"source-{code}", message, "This is a fault of the encoder; please report it with the file.", source.name,
        source.text.count("\n", 0, at) + 1,
    )
