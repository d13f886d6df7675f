"""Notes that an author wrote where they are called, “the mill^[Town book, leaf 4.] was sold”.

So Markdown has them, LaTeX and Org. Such a note has no number. It is taken out of its lines before these are read; its
first sign stays there and is its call.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edition.encoding.blocks import Block
from edition.encoding.chunks import Chunk
from edition.encoding.forms import Label
from edition.encoding.lines import BLANKS, Line
from edition.encoding.markers import Marker
from edition.encoding.passages import CallAt
from edition.encoding.running import Raw

OPENING = re.compile(r"\^(?P<caret>\[)(?=[^\]\s])|\\footnote(?P<tex>\{)(?=\S)|(?P<org>\[)fn::\s?(?=[^\]\s])")
"""How such notes begin; a bracket that must be closed is in a group."""
CLOSING = {"[": "]", "{": "}"}
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
LONGEST = 4_000
"""Code points of a note, at most: what is never closed is none."""
SURE = 9.0
"""Weight of such a call; nothing else looks like it."""


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note from behind its first sign to behind its last one."""

    start: int
    end: int
    size: int = 1
    """Code points of what introduces it, brackets and words."""


def find_inline_notes(text: str) -> list[InlineNote]:
    """Return the notes in the lines of *text*, in order.

    >>> find_inline_notes("the mill^[Town [book].] was sold, x^[2")
    [InlineNote(start=9, end=23, size=1)]
    """
    found: list[InlineNote] = []
    last = 0
    for match in OPENING.finditer(text):
        end = _closing(text, match.start(match.lastgroup or 0)) if match.start() >= last else -1
        if end >= 0:
            found.append(InlineNote(match.start() + 1, end, match.end() - match.start() - 1))
            last = end
    return found


def _closing(text: str, start: int) -> int:
    """Return the place behind the bracket that closes the one at *start*, within its paragraph, or -1."""
    stop = PARAGRAPH_END.search(text, start, start + LONGEST)
    depth = 0
    opening, closing = text[start], CLOSING[text[start]]
    for at in range(start, min(len(text), stop.start() if stop else start + LONGEST)):
        depth += (text[at] == opening) - (text[at] == closing)
        if not depth:
            return at + 1
    return -1


def without_notes(
    lines: Sequence[Line], starts: Sequence[bool], notes: Sequence[InlineNote],
) -> tuple[list[Line], list[bool], list[Block]]:
    """Return *lines* without *notes*; which of them may begin a paragraph, as *starts* says of all; and the notes."""
    found: list[Line] = []
    may_start: list[bool] = []
    words: dict[int, list[Line]] = {note.start: [] for note in notes}
    ends = [note.end for note in notes]
    is_behind = False
    for line, start in zip(lines, starts, strict=True):
        first = bisect_left(ends, line.start + 1)
        for begin, end, note in _parts(line, notes, first):
            part = _cut(line, begin, end)
            if part is None:
                continue
            if note:
                words[note.start].append(replace(part, page_mark=""))
            else:
                found.append(replace(part, page_mark=part.page_mark or "cut") if is_behind else part)
                may_start.append(start and not part.is_rest)
            is_behind = note is not None
    sizes = {note.start: note.size for note in notes}
    blocks = [
        Block("note", [Chunk(tuple(own))], label=Label(0, "", "inline", sizes[start]))
        for start, own in words.items() if own
    ]
    return found, may_start, blocks


def _parts(line: Line, notes: Sequence[InlineNote], first: int) -> Iterator[tuple[int, int, InlineNote | None]]:
    """Yield from where to where the text of a line goes, and each note in it."""
    at = line.start
    for index in range(first, len(notes)):
        note = notes[index]
        if note.start >= line.end:
            break
        if note.start > at:
            yield at, note.start, None
        yield max(at, note.start), min(note.end, line.end), note
        at = min(note.end, line.end)
    if at < line.end:
        yield at, line.end, None


def _cut(line: Line, begin: int, end: int) -> Line | None:
    """Return a stretch of a line without outer blanks, or None if nothing else is in it."""
    raw = line.text[begin - line.start : end - line.start]
    text = raw.strip(BLANKS)
    if not text:
        return None
    start = begin + len(raw) - len(raw.lstrip(BLANKS))
    if start == line.start:
        return replace(line, end=start + len(text), text=text)
    return Line(start, start + len(text), text, page_mark="glued" if start == begin else "within")


def inline_calls(blocks: Sequence[Block], raws: Sequence[Raw]) -> Iterator[CallAt]:
    """Yield the calls of the notes that stand in the lines: the sign before each."""
    signs = {
        line.end - 1: (index, raw.starts[place] + len(line.text) - 1)
        for index, (block, raw) in enumerate(zip(blocks, raws, strict=True)) if block.kind != "note"
        for place, line in enumerate(line for chunk in block.chunks for line in chunk.lines)
        if line.text.endswith(("^", "\\", "["))
    }
    for index, block in enumerate(blocks):
        sign = signs.get(block.start - 1) if block.label and block.label.style == "inline" else None
        if sign:
            yield CallAt(*sign, Marker(block.start - 1, block.start, "", "inline", SURE), index)
