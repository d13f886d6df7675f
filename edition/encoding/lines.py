"""Lines of a source and its habits: are they wrapped, and what parts its paragraphs?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+|\r\n|[\n\r\v\x85\u2028\u2029]|\f")

TAB = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. Offsets count code points of the source, outer blanks left out."""

    start: int
    end: int
    text: str
    indent: int = 0
    """Width of the blanks before it, tabs to the next eighth column."""
    blanks: int = 0
    """Blank lines before it."""
    starts_page: bool = False
    """A form feed stands before it."""

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


def split_lines(text: str) -> list[Line]:
    """Return the lines of *text* that are not blank.

    >>> [(line.text, line.start, line.indent, line.blanks) for line in split_lines("One\\r\\n\\n  two ")]
    [('One', 0, 0, 0), ('two', 7, 2, 1)]
    """
    lines: list[Line] = []
    breaks, starts_page = 1, False
    for match in LINE.finditer(text):
        raw = match.group()
        bare = raw.strip()
        if bare:
            left = len(raw) - len(raw.lstrip())
            start = match.start() + left
            indent = len(raw[:left].expandtabs(TAB))
            lines.append(Line(start, start + len(bare), bare, indent, max(0, breaks - 1), starts_page))
            breaks, starts_page = 0, False
        elif raw in ("\n", "\r", "\r\n", "\v", "\x85", "\u2028", "\u2029"):
            breaks += 1
        elif raw == "\f":
            breaks, starts_page = breaks + 1, True
    return lines


@dataclass(frozen=True, slots=True)
class Habits:
    """How a source is set."""

    width: int = 0
    """Width to which lines are wrapped by hand; 0 if a paragraph is one line."""
    separator: str = "blank"
    """What parts paragraphs: `blank` lines, `indent` of the first line, or each `newline`."""


def habits(lines: Sequence[Line]) -> Habits:
    """Tell from all lines whether they are wrapped and what parts the paragraphs."""
    if len(lines) < 3:
        return Habits(0, "blank" if any(line.blanks for line in lines[1:]) else "newline")
    widths = sorted(line.width for line in lines)
    top = widths[int(len(widths) * 0.95)]
    middle = widths[len(widths) // 2]
    wrapped = top <= 110 and middle >= top * 0.6 and len(lines) > 8
    after_blank = sum(1 for line in lines[1:] if line.blanks)
    share = after_blank / (len(lines) - 1)
    if not wrapped:
        return Habits(0, "blank" if share > 0.3 else "newline")
    if share > 0.04:
        return Habits(top, "blank")
    return Habits(top, "indent" if _has_indents(lines) else "newline")


def _has_indents(lines: Sequence[Line]) -> bool:
    indented = sum(1 for line in lines if 1 <= line.indent <= 12)
    return len(lines) * 0.03 < indented < len(lines) * 0.6
