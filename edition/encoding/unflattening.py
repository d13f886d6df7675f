"""An encoded HTML file: pieces and doubts led back from the flat text to the markup; labels as the reader sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edition.encoding.decisions import Decision
from edition.encoding.doubting import Doubt
from edition.flat import Flat, ruled_furniture
from edition.model import Passage, Piece, Span, Text


def to_flat(decisions: Sequence[Decision], flat: Flat) -> tuple[Decision, ...]:
    """Return the decisions with offsets of the flat text, and one for each stretch that belongs to the page."""
    page = [Decision("kind", start, quote, "furniture") for start, quote in ruled_furniture(flat)]
    return (*page, *(replace(one, at=flat.offset_at(one.at)) for one in decisions))


def from_flat(text: Text, flat: Flat, *, size: int) -> Text:
    """Return *text* with pieces of the file of *size* code points; markup goes with what stands before it."""
    order = sorted(
        (flat.source_at(piece.start), at, number)
        for at, passage in enumerate(text.passages) for number, piece in enumerate(passage.pieces)
    )
    pieces: dict[tuple[int, int], Piece] = {}
    for index, (start, at, number) in enumerate(order):
        end = order[index + 1][0] if index + 1 < len(order) else size
        pieces[at, number] = Piece(text.source_file, start if index else 0, max(start, end))
    passages = tuple(
        _relabelled(
            replace(one, pieces=tuple(pieces[at, number] for number in range(len(one.pieces)))), flat.labels,
        )
        for at, one in enumerate(text.passages)
    )
    title = flat.title if not any(one.kind == "head" for one in text.passages) else text.title
    return replace(text, passages=passages, title=title or text.title)


def doubts_from_flat(doubts: Sequence[Doubt], flat: Flat) -> tuple[Doubt, ...]:
    return tuple(
        replace(one, at=flat.source_at(one.at), decision=_moved(one, flat))
        for one in doubts
    )


def _relabelled(passage: Passage, labels: Mapping[str, str]) -> Passage:
    spans = tuple(_relabelled_span(span, labels) for span in passage.spans)
    return replace(passage, n=labels.get(passage.n, passage.n) if passage.kind == "note" else passage.n, spans=spans)


def _relabelled_span(span: Span, labels: Mapping[str, str]) -> Span:
    return replace(span, value=labels[span.value]) if span.kind == "call" and span.value in labels else span


def _moved(doubt: Doubt, flat: Flat) -> str:
    return doubt.decision.replace(f"at = {doubt.at}\n", f"at = {flat.source_at(doubt.at)}\n")
