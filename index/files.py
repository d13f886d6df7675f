"""The files of an index, beside those of the engine: summary, vocabulary, and passages as stored and as words.

    summary.json     texts, authors, register entries, dates and figures that occur
    vocabulary.json  words and spellings
    passages.jsonl   one line a passage: what a hit shows
    words.bin        one code point (UTF-32) for each word, passage after passage, a NUL after each passage
    offsets.bin      where the lines and the words of each passage begin
    engine/          Whoosh's own
    stamp.json       size and checksum of all these; written last, so an index without it is not whole
"""

from __future__ import annotations

import json
import mmap
import os
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from edition.model import Span
from edition.serialising import from_json
from index.errors import IndexDamagedError
from index.readings import Reading, corrected_reading, received_reading
from index.vocabulary import VocabularyData

FORMAT = "1"
WORD_BYTES = 4
BETWEEN = "\0"
"""Stands after each passage in the stream of words; no word has this sign."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class TextFacts:
    """A text and which passages are its own: as many as it has ids, from number *first*."""

    id: str
    title: str
    author: str
    date: str = ""
    language: str = "en"
    first: int = 0
    ids: tuple[str, ...] = ()
    """Of its passages, in document order."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote passages, as displayed, and the names and pointers known."""

    label: str
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """A register entry and its names; of a work also its authors."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of the whole library."""

    format: str = FORMAT
    texts: tuple[TextFacts, ...] = ()
    authors: tuple[Author, ...] = ()
    entries: tuple[EntryFacts, ...] = ()
    mentioned: tuple[str, ...] = ()
    """Terms of the field `mention` that occur."""
    cited: tuple[str, ...] = ()
    dates: tuple[tuple[str, int, int], ...] = ()
    """Dates that occur, each with its first and last day as ordinals."""
    figures: tuple[tuple[str, float, float], ...] = ()
    periods: tuple[str, ...] = ()
    corrected: tuple[int, ...] = ()
    """Numbers of the passages with corrections: these have a second reading."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage as a hit shows it; the spans are those that are searched."""

    text: int
    """Number of its text."""
    id: str
    kind: str
    content: str
    spans: tuple[Span, ...] = ()
    author: str = ""
    division: str = ""
    division_title: str = ""
    n: str = ""
    language: str = "en"

    def readings(self) -> tuple[Reading, ...]:
        """Return the readings of the passage: as corrected, then, where it differs, as received."""
        received = received_reading(self.content, self.spans)
        corrected = corrected_reading(self.content)
        return (corrected, received) if received else (corrected,)


def sums(directory: Path) -> dict[str, list[int]]:
    """Return size and CRC-32 of every file in the index *directory* but its stamp."""
    found = {}
    for file in sorted(directory.rglob("*")):
        if file.is_file() and file.name != "stamp.json" and not file.name.endswith("LOCK"):
            crc = 0
            with file.open("rb") as stream:
                while chunk := stream.read(CHUNK):
                    crc = zlib.crc32(chunk, crc)
            found[file.relative_to(directory).as_posix()] = [file.stat().st_size, crc]
    return found


def write_stamp(directory: Path) -> None:
    """Declare the index in *directory* whole, after all of it is on the disk."""
    for file in directory.rglob("*"):
        if file.is_file():
            with file.open("rb+") as stream:
                os.fsync(stream.fileno())
    (directory / "stamp.json").write_text(json.dumps({"format": FORMAT, "files": sums(directory)}), encoding="ascii")


def check_stamp(directory: Path) -> None:
    """Raise IndexDamagedError if a file of the index is missing, cut short or changed."""
    try:
        stamp = json.loads((directory / "stamp.json").read_text(encoding="ascii"))
        is_ours, expected = stamp["format"] == FORMAT, stamp["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{directory}: there is no whole index here; build the library again.") from error
    if not is_ours:
        raise IndexDamagedError(f"{directory}: the index is of another version of Variorum; build the library again.")
    found: Mapping[str, list[int]] = sums(directory)
    for name, facts in expected.items():
        if found.get(name) != facts:
            raise IndexDamagedError(f"{directory / name}: the index is damaged; build the library again.")


class Files:
    """Reads the side files. Raises IndexDamagedError if they cannot be read."""

    def __init__(self, directory: Path) -> None:
        try:
            self.summary = from_json(Summary, (directory / "summary.json").read_text(encoding="utf-8"))
            self.vocabulary = from_json(VocabularyData, (directory / "vocabulary.json").read_text(encoding="utf-8"))
            both = array("Q", (directory / "offsets.bin").read_bytes())
            self._lines, self._words = both[: len(both) // 2], both[len(both) // 2 :]
            self._passages = _mapped(directory / "passages.jsonl")
            self._signs = _mapped(directory / "words.bin")
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise IndexDamagedError(f"{directory}: the index cannot be read; build the library again.") from error

    def __len__(self) -> int:
        return len(self._lines) - 1

    def stored(self, number: int) -> Stored:
        """Return passage *number*."""
        return from_json(Stored, self._passages[self._lines[number] : self._lines[number + 1]].decode())

    def words(self, number: int) -> str:
        """Return passage *number* as a string of words, one sign each; see `vocabulary.sign_of`."""
        start, end = self._words[number], self._words[number + 1] - 1
        return self._signs[start * WORD_BYTES : end * WORD_BYTES].decode("utf-32-le")

    def length(self, number: int) -> int:
        """Return how many words passage *number* has."""
        return self._words[number + 1] - self._words[number] - 1

    @cached_property
    def stream(self) -> str:
        """All passages as words, `BETWEEN` after each: four bytes a word, read when a frequent phrase needs it."""
        with memoryview(self._signs) as view:
            return str(view, "utf-32-le")

    @property
    def size(self) -> int:
        """How many words and passages there are, together."""
        return self._words[-1]

    def close(self) -> None:
        for held in (self._passages, self._signs):
            if isinstance(held, mmap.mmap):
                held.close()


def _mapped(file: Path) -> mmap.mmap | bytes:
    with file.open("rb") as stream:
        if not file.stat().st_size:
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
