"""Proof that nothing of a source vanished and that nothing was made up."""

from __future__ import annotations

from dataclasses import replace

from edition.encoding.bracketed import word_before
from edition.encoding.lines import BLANKS
from edition.encoding.receipts import rewritten
from edition.encoding.told import as_received, letters
from edition.errors import EditionError
from edition.model import Problem, Text
from edition.sources import Source
from edition.texts import parse_text
from tei.errors import TeiError

SHOWN = 20
"""Faults of a proof that are told: more of them have one cause."""


def prove(text: Text, source: Source) -> tuple[Problem, ...]:
    """Return what speaks against *text* as an edition of *source*; nothing if it is whole.

    Each character that is not blank must be in exactly one piece, and the letters and digits of a passage, with its
    label, its calls and the readings that were received, must be those of its pieces in the same order. The number of a
    note whose label was lost is inferred, so it may be missing; the word “Footnote” that a transcriber put before a
    label is not told.
    """
    return (*_uncovered(text, source), *_unlike(text, source))


def prove_rewriting(tei: bytes, raw: bytes, *, name: str) -> tuple[Problem, ...]:
    """Return a problem if the received file *name*, *raw*, cannot be written again from the bytes of the TEI alone."""
    hint = "This is a fault of the encoder, or the file is not in the encoding it declares; please report it."
    try:
        again = rewritten(parse_text(tei))
    except (EditionError, TeiError) as error:
        return (Problem("source-rewritten", str(error), hint, name),)
    if again == raw:
        return ()
    at = next((i for i, (a, b) in enumerate(zip(again, raw, strict=False)) if a != b), min(len(again), len(raw)))
    message = f"the source cannot be written again byte for byte: it differs from byte {at} on"
    return (Problem("source-rewritten", message, hint, name, raw.count(b"\n", 0, at) + 1),)


def _uncovered(text: Text, source: Source) -> list[Problem]:
    pieces = sorted((piece.start, piece.end) for passage in text.passages for piece in passage.pieces)
    found: list[Problem] = []
    last = 0
    for start, end in [*pieces, (len(source.text), len(source.text))]:
        if lost := source.text[last:start].strip(BLANKS):
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
        received = "".join(source.text[piece.start : piece.end] for piece in passage.pieces)
        told = (word_before(received) + as_received(passage), as_received(replace(passage, n="")))
        if passage.pieces and letters(received) not in {letters(one) for one in told}:
            message = f"passage {passage.id} does not say what its source says: ‘{passage.text[:40]}’"
            found.append(_problem(source, "unlike", message, passage.pieces[0].start))
    return found[:SHOWN]


def _problem(source: Source, code: str, message: str, at: int) -> Problem:
    return Problem(
        f"source-{code}", message, "This is a fault of the encoder; please report it with the file.", source.name,
        source.text.count("\n", 0, at) + 1,
    )
