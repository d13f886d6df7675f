"""Italics and bold type as marks in a flat text, set close to the words that they mark."""

from __future__ import annotations

from edition.flat import Draft

EMPHASIS = {"i": "*", "em": "*", "cite": "*", "b": "**", "strong": "**"}
"""Element → its mark, as in Markdown."""

LONGEST_EMPHASIS = 2_000
"""Code points within which an emphasis ends, markup included: so an open one costs no search to the end of the file."""


class Emphasis:
    """The open emphasis of a draft: a mark is written before its first word in a line, and closed behind the last."""

    def __init__(self, html: str, draft: Draft) -> None:
        self.html = html
        self.draft = draft
        self.marks: list[str] = []
        """Of each open element; empty where no mark could say what it does."""
        self.written = 0
        """How many of the marks are written, and not closed at the end of a line."""

    def open(self, tag: str, at: int, before: str) -> None:
        """Begin the element *tag*, whose markup stands at *at*, behind the character *before* of its line, if any."""
        self.marks.append("" if before.isalnum() or self._ends_in_word(tag, at) else EMPHASIS[tag])

    def _ends_in_word(self, tag: str, at: int) -> bool:
        end = self.html.find(f"</{tag}>", at, at + LONGEST_EMPHASIS)
        last, after = self.html[end - 1 : end], self.html[end + len(tag) + 3 : end + len(tag) + 4]
        return end > at and last.isalnum() and after.isalnum()

    def close(self, at: int) -> None:
        """End the element that was opened last."""
        if self.marks:
            self.rest(at, len(self.marks) - 1)
            self.marks.pop()

    def write(self, at: int) -> None:
        """Write what marks the emphasis that begins here, or goes on in a new line."""
        for mark in self.marks[self.written :]:
            self.draft.write(mark, at)
        self.written = len(self.marks)

    def rest(self, at: int, first: int = 0) -> None:
        """Close what is written, from the mark *first* on, before the blank that was written last."""
        closing = "".join(reversed(self.marks[first : self.written]))
        self.written = min(self.written, first)
        if closing and self.draft.pieces[-1] == " ":
            at = self.draft.take_back()
            self.draft.write(closing, at)
            self.draft.write(" ", at)
        else:
            self.draft.write(closing, at)
