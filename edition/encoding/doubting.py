"""What the encoder is not sure of, worst first, with the decision to paste."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edition.encoding.told import as_received, letters
from edition.model import Passage, Span, Text
from edition.sources import Source

ORDER = {"low": 0, "medium": 1}
CONTEXT = 60
QUOTED = 30
"""Code points of the quote that a decision is tied to."""
CLOSING_BRACKETS = ("]", ")")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful place of the source."""

    passage: str
    """Id of the passage."""
    kind: str
    """What is doubtful: `call`, `block`, `note`, `correction`."""
    cert: str
    """`low` or `medium`."""
    message: str
    at: int
    """Offset in the source, code points."""
    context: str
    decision: str
    """The decision that rules it, as TOML to paste and to change."""


def find_doubts(text: Text, source: Source) -> tuple[Doubt, ...]:
    """Return what is doubtful in *text*, worst first, then in order of the source."""
    called = {span.ref for one in text.passages for span in one.spans if span.kind == "call" and span.cert}
    found = [doubt for one in text.passages if one.id not in called for doubt in _doubts_of(one, source)]
    return tuple(sorted(found, key=lambda one: (ORDER.get(one.cert, 2), one.at)))


def settled(text: Text) -> Text:
    """Return *text* with the doubt about a call told by its note alone, as TEI has it."""
    return replace(text, passages=tuple(
        replace(one, spans=tuple(_settled(span) for span in one.spans)) for one in text.passages
    ))


def _settled(span: Span) -> Span:
    return replace(span, cert="", resp="") if span.kind == "call" else span


def _doubts_of(passage: Passage, source: Source) -> Iterator[Doubt]:
    at = passage.pieces[0].start if passage.pieces else 0
    if passage.kind == "note" and not passage.is_anchored:
        if passage.cert or not passage.n:
            message = f"note {passage.n or '?'} has no call"
            yield _doubt(passage, source, "note", passage.cert or "low", message, at, "call")
    elif passage.cert and passage.pieces:
        message = f"may not be of the kind ‘{passage.kind}’, or not end there"
        yield _doubt(passage, source, "block", passage.cert, message, at, "kind")
    for span in passage.spans:
        if span.kind == "call" and span.cert:
            end = _end_in_source(passage, span, source)
            start = max(source.text.rfind("\n", 0, end) + 1, end - QUOTED)
            message = f"the call {span.value} may stand elsewhere"
            yield _doubt(passage, source, "call", span.cert, message, start, "call", (start, end, span.value))
        elif span.kind == "correction" and span.cert in ORDER:
            end = _end_in_source(passage, span, source)
            start = end - len(span.value)
            said = passage.text[span.start : span.end]
            message = f"‘{span.value}’ was read as ‘{said}’ ({dict(span.data).get('rule', '')})"
            yield _doubt(passage, source, "correction", span.cert, message, start, "correction", (start, end, said))


def _end_in_source(passage: Passage, span: Span, source: Source) -> int:
    """Return where the call or the received reading of *span* ends in the source, told by the letters before it."""
    before = tuple(one for one in passage.spans if one.end <= span.start and one != span)
    told = as_received(replace(passage, text=passage.text[: span.start], spans=before)) + span.value
    wanted = len(letters(told))
    raw = "".join(source.text[piece.start : piece.end] for piece in passage.pieces)
    if passage.n and letters(as_received(passage)) != letters(raw):
        wanted -= len(letters(passage.n))
    for piece in passage.pieces:
        for at in range(piece.start, piece.end):
            wanted -= len(letters(source.text[at]))
            if wanted <= 0:
                return at + (2 if source.text[at + 1 : at + 2] in CLOSING_BRACKETS else 1)
    return passage.pieces[-1].end if passage.pieces else 0


def _doubt(
    passage: Passage, source: Source, kind: str, cert: str, message: str, at: int, ruling: str,
    ruled: tuple[int, int, str] | None = None,
) -> Doubt:
    """Return a doubt with its decision; *ruled* says where the quote of that begins and ends, and what it rules."""
    start, end, value = ruled or (at, at + QUOTED, passage.n if ruling == "call" else passage.kind)
    quote = source.text[start:end].split("\n")[0]
    context = " ".join(source.text[max(0, at - CONTEXT) : at + CONTEXT].split())
    decision = f'[[decision]]\nkind = "{ruling}"\nat = {at}\nquote = {_toml(quote)}\nvalue = {_toml(value)}\n'
    return Doubt(passage.id, kind, cert, message, at, context, decision)


def _toml(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r") + '"'
