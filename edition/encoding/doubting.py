"""What the encoder is not sure of, worst first, with the decision to paste."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from edition.encoding.decisions import LEAST
from edition.encoding.told import as_received, letters
from edition.model import Passage, Span, Text
from edition.sources import Source
from edition.tables import to_toml

ORDER = {"low": 0, "medium": 1}
CONTEXT = 60
QUOTED = 30
"""Code points of the quote that a decision is tied to."""
WORDS = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*[^\W\d_]")
"""A line up to its last letter."""
CLOSING = re.compile(r"\]\]|\]_|\\?[\])}>⁾/|^]|</sup>")
"""What may close the frame of a call."""


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
    before: dict[str, Passage] = {one.id: one for one in text.passages}
    called = {span.ref for one in text.passages for span in one.spans if span.kind == "call" and span.cert}
    found = [doubt for one in text.passages if one.id not in called for doubt in _doubts_of(one, before, source)]
    return tuple(sorted(found, key=lambda one: (ORDER.get(one.cert, 2), one.at)))


def settled(text: Text) -> Text:
    """Return *text* with the doubt about a call told by its note alone, as TEI has it."""
    return replace(text, passages=tuple(
        replace(one, spans=tuple(_settled(span) for span in one.spans)) for one in text.passages
    ))


def _settled(span: Span) -> Span:
    return replace(span, cert="", resp="") if span.kind == "call" else span


def _doubts_of(passage: Passage, passages: Mapping[str, Passage], source: Source) -> Iterator[Doubt]:
    at = passage.pieces[0].start if passage.pieces else 0
    if passage.kind == "note" and not passage.is_anchored and passage.cert:
        message = f"{passage.note_name} has no call"
        ruled = _last_words(passages.get(passage.called_from), source) if passage.n else None
        yield _doubt(
            passage, source, "note", passage.cert, message, at, "call" if ruled else "kind",
            (*ruled, passage.n) if ruled else None,
        )
    elif passage.cert and passage.pieces:
        message = f"may not be of the kind ‘{passage.kind}’, or not end there"
        yield _doubt(passage, source, "block", passage.cert, message, at, "kind")
    for span in passage.spans:
        if span.kind == "call" and span.cert:
            end = _end_in_source(passage, span, source)
            start = max(source.text.rfind("\n", 0, end) + 1, end - QUOTED)
            if end - start < LEAST:
                start = max(0, end - QUOTED)
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
    told = as_received(replace(passage, text=passage.text[: span.start], spans=(*before, span)))
    after = passage.text[span.end : span.end + 2]
    wanted = len(letters(told))
    raw = "".join(source.text[piece.start : piece.end] for piece in passage.pieces)
    if passage.n and letters(as_received(passage)) != letters(raw):
        wanted -= len(letters(passage.n))
    for piece in passage.pieces:
        for at in range(piece.start, piece.end):
            wanted -= len(letters(source.text[at]))
            if wanted <= 0:
                closing = CLOSING.match(source.text, at + 1)
                return closing.end() if closing and not after.startswith(closing.group()) else at + 1
    return passage.pieces[-1].end if passage.pieces else 0


def _last_words(passage: Passage | None, source: Source) -> tuple[int, int] | None:
    """Return from where to where the last words of *passage* stand in its last line, figures behind them left out.

    A decision that ends with them says that a note stands there whose call is lost; figures might be taken for that.
    """
    for piece in reversed(passage.pieces) if passage else ():
        words = list(WORDS.finditer(source.text, piece.start, piece.end))
        if words:
            end = words[-1].end()
            return max(words[-1].start(), end - QUOTED), end
    return None


def _doubt(
    passage: Passage, source: Source, kind: str, cert: str, message: str, at: int, ruling: str,
    ruled: tuple[int, int, str] | None = None,
) -> Doubt:
    """Return a doubt with its decision; *ruled* says where the quote of that begins and ends, and what it rules."""
    start, end, value = ruled or (at, at + QUOTED, passage.n if ruling == "call" else passage.kind)
    quote = source.text[start:end] if ruled else re.split(r"[\r\n]", source.text[start:end])[0]
    context = " ".join(source.text[max(0, at - CONTEXT) : at + CONTEXT].split())
    decision = f'[[decision]]\nkind = "{ruling}"\nat = {start}\nquote = {to_toml(quote)}\nvalue = {to_toml(value)}\n'
    if value == "note" and passage.n:
        decision += f"n = {to_toml(passage.n)}\n"
    return Doubt(passage.id, kind, cert, message, at, context, decision)
