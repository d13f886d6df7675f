"""A text without its markup, and the way back to each place of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flat:
    """The text of an HTML file. Each stretch of `text` from `starts[i]` on stood in the file from `sources[i]` on."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    labels: Mapping[str, str]
    """Id of a note → label that the reader sees."""
    furniture: tuple[tuple[int, int], ...]
    """Stretches of `text` that belong to the page, such as navigation."""
    pages: tuple[tuple[int, str], ...] = ()
    """Where in `text` a page of the print begins, and its number, which `text` leaves out."""
    language: str = ""
    title: str = ""

    def offset_at(self, position: int) -> int:
        """Return the offset in `text` of what stood in the file at *position*."""
        at = max(0, bisect_right(self.sources, position) - 1)
        return min(len(self.text), self.starts[at] + position - self.sources[at]) if self.starts else 0

    def source_at(self, offset: int) -> int:
        """Return where in the file the character *offset* of `text` stood."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        return self.sources[at] + offset - self.starts[at] if self.starts else 0


def ruled_furniture(flat: Flat) -> Sequence[tuple[int, str]]:
    """Return place and first words of what belongs to the page."""
    shown = [(start, flat.text[start:end]) for start, end in flat.furniture]
    return [(start, text.split("\n")[0]) for start, text in shown if text.strip()]


class Draft:
    """A text that is being written, piece by piece: piece i begins at `starts[i]` and stood at `sources[i]`."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.size = 0

    def write(self, text: str, at: int) -> None:
        """Add *text*, which stood in the file at *at*."""
        if text:
            self.pieces.append(text)
            self.starts.append(self.size)
            self.sources.append(at)
            self.size += len(text)

    def take_back(self) -> int:
        """Take back the last character, and return where the piece that it ended stood in the file."""
        at = self.sources[-1]
        self.size -= 1
        self.pieces[-1] = self.pieces[-1][:-1]
        if not self.pieces[-1]:
            self.pieces.pop()
            self.starts.pop()
            self.sources.pop()
        return at

    def ends_with(self, char: str) -> bool:
        return bool(self.pieces) and self.pieces[-1].endswith(char)

    def since(self, piece: int) -> str:
        """Return what was written from the piece of this number on; a negative number counts from the end."""
        return "".join(self.pieces[piece:])
