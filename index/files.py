"""The files of an index: what is known of the whole library, and its parts.

    summary.json     texts and where they stand in the parts, authors, register entries
    parts/N/         passages that were written together:
        vocabulary.json  words and spellings that the parts before do not have
        passages.jsonl   one line a passage: what a hit shows
        words.bin        one code point (UTF-32) for each word, passage after passage, a NUL after each passage
        offsets.bin      where the lines and the words of each passage begin
        engine/          Whoosh's own
    stamp.json       size and checksum of all these; written last, so an index without it is not whole

Passages are numbered through the library in the order of its texts; a `Run` says where some of them lie in a part.
"""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from edition.model import Span
from edition.serialising import from_json
from index.errors import IndexDamagedError
from index.joining import living, whole
from index.readings import Reading, corrected_reading, received_reading
from index.vocabulary import VocabularyData

T = TypeVar("T")

WORD_BYTES = 4
"""Bytes of the number of a word: two would end at 65,535 different words."""
BETWEEN = "\0"
"""Stands after each passage in the stream of words; no word has this sign."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Passages of one text that lie side by side in a part, and what is said in them."""

    part: int
    first: int
    """Number of the first of them in the part."""
    size: int
    """Code points of their running text."""
    ids: tuple[str, ...]
    authors: tuple[tuple[str, str], ...] = ()
    """Names as displayed, each with the pointer or name that stands in the text."""
    mentioned: tuple[str, ...] = ()
    """Terms of the field `mention`."""
    cited: tuple[str, ...] = ()
    dates: tuple[tuple[str, int, int], ...] = ()
    """Each with its first and last day as ordinals."""
    periods: tuple[str, ...] = ()
    figures: tuple[tuple[str, float, float], ...] = ()
    corrected: tuple[int, ...] = ()
    """Places among the passages of those with corrections: these have a second reading."""
    received: str = ""
    """Signs of the words that only such a reading has."""


@dataclass(frozen=True)
class TextFacts:
    """A text and which passages are its own: as many as it has ids, from number *first*."""

    id: str
    title: str
    author: str
    date: str = ""
    language: str = "en"
    key: str = ""
    """Digest of all that its slices depend on."""
    slices: tuple[Slice, ...] = ()
    first: int = 0

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Of its passages, in document order."""
        return tuple(chain.from_iterable(one.ids for one in self.slices))


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote passages, as displayed, and the names and pointers known."""

    label: str
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """A register entry and its names; of a work also its authors and its year."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    year: str = ""
    at_times: tuple[str, ...] = ()
    """Names that mean it in some texts only, or in some places of them."""


@dataclass(frozen=True)
class Summary:
    """What is known of the whole library."""

    texts: tuple[TextFacts, ...] = ()
    authors: tuple[Author, ...] = ()
    entries: tuple[EntryFacts, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    """For each register entry with names of one word: these, folded as names."""
    parts: tuple[tuple[int, int], ...] = ()
    """The parts, each with the code points that it holds, also of passages that are no longer in the library."""

    @property
    def slices(self) -> Iterator[Slice]:
        return chain.from_iterable(text.slices for text in self.texts)

    @cached_property
    def mentioned(self) -> tuple[str, ...]:
        """Terms of the field `mention` that occur."""
        return _each_once(one.mentioned for one in self.slices)

    @cached_property
    def cited(self) -> tuple[str, ...]:
        return _each_once(one.cited for one in self.slices)

    @cached_property
    def periods(self) -> tuple[str, ...]:
        return _each_once(one.periods for one in self.slices)

    @cached_property
    def dates(self) -> tuple[tuple[str, int, int], ...]:
        """Dates that occur, each with its first and last day as ordinals."""
        return _each_once(one.dates for one in self.slices)

    @cached_property
    def figures(self) -> tuple[tuple[str, float, float], ...]:
        return _each_once(one.figures for one in self.slices)

    @cached_property
    def corrected(self) -> tuple[int, ...]:
        """Numbers of the passages that have a second reading."""
        runs = zip(self.slices, starts(self.slices), strict=False)
        return tuple(start + place for one, start in runs for place in one.corrected)


def _each_once(given: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(sorted(set(chain.from_iterable(given))))  # type: ignore[type-var]


def starts(slices: Iterable[Slice]) -> list[int]:
    """Return the number in the library of the first passage of each slice, and how many there are in all."""
    return list(accumulate((len(one.ids) for one in slices), initial=0))


@dataclass(frozen=True, slots=True)
class Run:
    """Passages that lie side by side in a part as they do in the library."""

    part: int
    first: int
    """Number of the first of them in the part."""
    start: int
    """And in the library."""
    size: int


def runs_of(slices: Sequence[Slice]) -> tuple[Run, ...]:
    """Return the *slices* of a library as few runs as can be.

    >>> runs_of([Slice(0, 0, 9, ("p1", "p2")), Slice(0, 2, 5, ("p1",)), Slice(2, 0, 5, ("p1",))])
    (Run(part=0, first=0, start=0, size=3), Run(part=2, first=0, start=3, size=1))
    """
    runs: list[Run] = []
    for one, start in zip(slices, starts(slices), strict=False):
        if runs and (runs[-1].part, runs[-1].first + runs[-1].size) == (one.part, one.first):
            runs[-1] = replace(runs[-1], size=runs[-1].size + len(one.ids))
        else:
            runs.append(Run(one.part, one.first, start, len(one.ids)))
    return tuple(run for run in runs if run.size)


HELD = 250
"""Passages kept with their words, some 5 MB: a page of words and their company asks for each of its passages twice."""


@dataclass(frozen=True)
class Stored:
    """A passage as a hit shows it; the spans are those that are searched."""

    id: str
    kind: str
    content: str
    spans: tuple[Span, ...] = ()
    author: str = ""
    division: str = ""
    division_title: str = ""
    n: str = ""
    language: str = "en"

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Return the readings of the passage: as corrected, then, where it differs, as received."""
        received = received_reading(self.content, self.spans)
        corrected = corrected_reading(self.content)
        return (corrected, received) if received else (corrected,)


def read_vocabulary(directory: Path, part: int) -> VocabularyData:
    """Return the words that *part* of the index *directory* adds. Raises OSError or ValueError and the like."""
    return from_json(VocabularyData, (directory / "parts" / str(part) / "vocabulary.json").read_text(encoding="utf-8"))


class PartFiles:
    """Reads the passages of one part. Raises IndexDamagedError if they cannot be read."""

    def __init__(self, directory: Path) -> None:
        try:
            both = array("Q", (directory / "offsets.bin").read_bytes())
            self._lines, self._words = both[: len(both) // 2], both[len(both) // 2 :]
            self._passages = _mapped(directory / "passages.jsonl")
            self._signs = _mapped(directory / "words.bin")
        except (OSError, ValueError) as error:
            raise IndexDamagedError(f"{directory}: the index cannot be read; build the library again.") from error

    def __len__(self) -> int:
        return len(self._lines) - 1

    def stored(self, number: int) -> Stored:
        """Return passage *number* of the part."""
        return from_json(Stored, self._passages[self._lines[number] : self._lines[number + 1]].decode())

    def words(self, first: int, end: int) -> str:
        """Return passages *first* to *end*, exclusive, as strings of words, `BETWEEN` after each."""
        start, stop = self._words[first] * WORD_BYTES, self._words[end] * WORD_BYTES
        with memoryview(self._signs) as view:
            return str(view[start:stop], "utf-32-le")

    def length(self, first: int, end: int) -> int:
        """Return how many words and passages there are from passage *first* to *end*, exclusive."""
        return self._words[end] - self._words[first]

    def close(self) -> None:
        for held in (self._passages, self._signs):
            if isinstance(held, mmap.mmap):
                held.close()


class Stream(NamedTuple):
    """All passages as words, `BETWEEN` after each, and where each begins; the last start is the end of all."""

    signs: str
    starts: Sequence[int]


class Files:
    """Reads the side files. Raises IndexDamagedError if they cannot be read."""

    def __init__(self, directory: Path) -> None:
        try:
            self.summary = from_json(Summary, (directory / "summary.json").read_text(encoding="utf-8"))
            vocabularies = [read_vocabulary(directory, part) for part, _ in self.summary.parts]
            self.runs = runs_of(tuple(self.summary.slices))
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise IndexDamagedError(f"{directory}: the index cannot be read; build the library again.") from error
        self.parts = {name: PartFiles(directory / "parts" / str(name)) for name, _ in self.summary.parts}
        self.stored = lru_cache(maxsize=HELD)(self._stored)
        """Passage by number."""
        self._starts = [run.start for run in self.runs]
        self._texts = [text.first for text in self.summary.texts]
        self.size = sum(self.parts[run.part].length(run.first, run.first + run.size) for run in self.runs)
        """How many words and passages there are, together."""
        self.vocabulary = whole(vocabularies)
        if len(self) < sum(map(len, self.parts.values())):
            self.vocabulary = living(self.vocabulary, self._signs())

    def __len__(self) -> int:
        return self.runs[-1].start + self.runs[-1].size if self.runs else 0

    def _signs(self) -> set[str]:
        """Return the signs of all words that the library has."""
        live: set[str] = set()
        for run in self.runs:
            live.update(self.parts[run.part].words(run.first, run.first + run.size))
        return live.union(*(one.received for one in self.summary.slices))

    def _place(self, number: int) -> tuple[PartFiles, int]:
        run = self.runs[bisect_right(self._starts, number) - 1]
        return self.parts[run.part], number - run.start + run.first

    def _stored(self, number: int) -> Stored:
        part, place = self._place(number)
        return part.stored(place)

    def text(self, number: int) -> TextFacts:
        """Return the text in which passage *number* stands."""
        return self.summary.texts[bisect_right(self._texts, number) - 1]

    def words(self, number: int) -> str:
        """Return passage *number* as a string of words, one sign each; see `vocabulary.sign_of`."""
        if self.is_streamed:
            return self.stream.signs[self.stream.starts[number] : self.stream.starts[number + 1] - 1]
        part, place = self._place(number)
        return part.words(place, place + 1)[:-1]

    @cached_property
    def stream(self) -> Stream:
        """All passages as words: two or four bytes a word, read when a frequent phrase needs it."""
        signs = "".join([self.parts[run.part].words(run.first, run.first + run.size) for run in self.runs])
        starts = [0]
        for run in self.runs:
            part = self.parts[run.part]
            moved = starts[-1] - part.length(0, run.first)
            starts += [moved + part.length(0, run.first + place + 1) for place in range(run.size)]
        return Stream(signs, tuple(starts))

    @property
    def is_streamed(self) -> bool:
        """True if all passages are in memory as words."""
        return "stream" in self.__dict__

    def close(self) -> None:
        for part in self.parts.values():
            part.close()


def _mapped(file: Path) -> mmap.mmap | bytes:
    with file.open("rb") as stream:
        if not file.stat().st_size:
            return b""
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
