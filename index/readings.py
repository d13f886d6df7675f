"""The readings of a passage: as corrected, and as received where that differs."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model import Span
from index.terms import Token, words_of


@dataclass(frozen=True, slots=True)
class Change:
    """A correction: where it stands in the received reading, and in the running text; ends exclusive."""

    start: int
    end: int
    corrected_start: int
    corrected_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading, its words, and which words are not those of the running text."""

    text: str
    words: tuple[Token, ...]
    changes: tuple[Change, ...] = ()

    def is_changed(self, start: int, end: int) -> bool:
        """True if a correction touches the stretch from *start* to *end* of this reading."""
        return any((change.start < end and start < change.end) or start <= change.start == change.end < end
                   for change in self.changes)

    def corrected(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the running text that stands for *start* to *end* of this reading."""
        first, last = start, end
        for change in self.changes:
            shift = change.corrected_end - change.end
            if change.end <= start:
                first = start + shift
            elif change.start <= start:
                first = change.corrected_start
            if change.end <= end:
                last = end + shift
            elif change.start < end:
                last = change.corrected_end
        return first, max(first, last)


def corrected_reading(text: str) -> Reading:
    """Return the running text with its words."""
    return Reading(text, tuple(words_of(text)))


def received_reading(text: str, spans: tuple[Span, ...]) -> Reading | None:
    """Return the passage as it was received; None if nothing in it was corrected.

    >>> span = Span(4, 8, "correction", value="yaer")
    >>> reading = received_reading("The year 1937", (span,))
    >>> reading.text, reading.is_changed(4, 8), reading.is_changed(9, 13), reading.corrected(4, 13)
    ('The yaer 1937', True, False, (4, 13))
    """
    parts: list[str] = []
    changes: list[Change] = []
    at = length = 0
    for span in sorted(span for span in spans if span.kind == "correction"):
        if span.start < at or span.end > len(text):
            continue
        parts += [text[at : span.start], span.value]
        start = length + span.start - at
        length = start + len(span.value)
        changes.append(Change(start, length, span.start, span.end))
        at = span.end
    if not changes:
        return None
    received = "".join((*parts, text[at:]))
    return Reading(received, tuple(words_of(received)), tuple(changes))
