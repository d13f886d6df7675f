"""The engine that finds: which passages hold a term, and how often. Whoosh is the one we have.

`Engine` is all that another engine must do. The query language stands above this seam: it asks for the postings of
single terms and joins them as sets of bits, so none of the engine's own operators (some are wrong in Whoosh 2.7.4)
are used. A document of Whoosh's is a block of passages, and a posting's value says which of them hold the term: a
frequent word in 50,000 passages is read in 13 steps.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_
from pathlib import Path
from sys import byteorder
from threading import Lock
from typing import Any, Protocol

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import open_dir
from whoosh.reading import TermNotFound

from index.errors import IndexDamagedError

BLOCK = 4096
"""Passages in a block: fewer blocks are fewer postings to write, sort and read; a block's words are held in memory."""
BITMAP = BLOCK // 8
"""Bytes of a block of which each passage is a bit."""
FEW = 64
"""Up to so many places of a block are listed, more are kept as bits: twice the bytes, but read in one go."""
AS_BITS = 0xFFFF
"""Stands where the number of listed places would stand."""
ALL = "*"
"""In a part of one block all terms of a field are written as this one, and read in one go: to find a term costs Whoosh
30 µs, and an index that grew has many such parts."""
NAMES = ("words", "author", "text", "class", "kind", "mention", "cites", "date", "period", "figure", "prefix")
"""Fields of terms; `index/fields.py` says what stands in each and why."""
MEMORY_MB = 64
"""Of the pool that sorts the postings; 512 was faster on 1 M words and took 222 MB."""
DAMAGE = (OSError, EOFError, ValueError, LookupError, TypeError, AttributeError, ImportError, MemoryError)
"""What Whoosh raises on files that are cut short or written over; it has no checksums."""

Terms = Mapping[str, Mapping[str, int]]
"""Of one passage: field → term → how often."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands, and how often, as sets of passages: bit i stands for passage i.

    The passages in *planes*[k] hold the term so often that the number has the binary digit k: 5 times is in 0 and 2.
    """

    planes: tuple[int, ...] = ()

    @property
    def bits(self) -> int:
        """The passages that hold the term."""
        return reduce(or_, self.planes, 0)



class Engine(Protocol):
    """What an engine must do. Passages are numbered from 0 in the order in which they were given."""

    def postings(self, name: str, term: str) -> Postings:
        """Return where the field *name* holds *term*; no postings if it does not."""
        ...

    def close(self) -> None: ...


class Blocks(formats.Format):  # type: ignore[misc]
    """Postings whose value we write and read ourselves."""

    posting_size = -1

    def __init__(self, field_boost: float = 1.0, **options: Any) -> None:
        super().__init__(field_boost, **options)


class TermField(fields.FieldType):  # type: ignore[misc]
    """A field of terms given as they are, each with its value: no analyser, no scores."""

    def __init__(self) -> None:
        super().__init__(Blocks(), None)

    def index(self, value: Iterable[tuple[str, bytes]], **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, posting in value:
            yield term.encode("utf-8", "replace"), 1, 1.0, posting


class Unmeasured(W3PerDocReader):  # type: ignore[misc]
    """Knows no lengths of fields, and does not look on the disk for them at every posting."""

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:  # noqa: ARG002
        return default


class OneSegment(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec, but what it writes has one name and not a chance one: same passages, same bytes.

    Nothing is compressed: a posting is short or full of bits, and packing each by itself took a fifth of the writing.
    """

    def __init__(self) -> None:
        super().__init__(compression=0)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        segment = super().new_segment(storage, indexname)
        segment.segid = "passages"
        return segment

    def per_document_reader(self, storage: Any, segment: Any) -> Any:
        return Unmeasured(storage, segment)


class Timeless(FileStorage):  # type: ignore[misc]
    """A folder whose files have no dates and one order: the segment is put together from them."""

    def file_modified(self, name: str) -> float:  # noqa: ARG002
        return 0.0

    def list(self) -> list[str]:
        return sorted(super().list())

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """Return a folder in this one. Whoosh's own way there leaves all that was written as garbage in a cycle."""
        folder = Path(self.folder, name or "new.tmp")
        folder.mkdir(exist_ok=True)
        return FileStorage(str(folder))


def write(directory: Path, passages: Iterable[Terms]) -> int:
    """Write the terms of *passages* as one segment into the empty folder *directory*; return how many passages."""
    schema = fields.Schema(**{name: TermField() for name in NAMES})
    writer = Timeless(str(directory)).create_index(schema).writer(limitmb=MEMORY_MB, codec=OneSegment())
    number = 0
    block: dict[str, dict[str, list[int]]] = {name: {} for name in NAMES}
    for terms in passages:
        place = number % BLOCK
        if number and not place:
            _add(writer, block)
        for name, counted in terms.items():
            held = block[name]
            for term, count in counted.items():
                if term in held:
                    held[term] += (place, count)
                else:
                    held[term] = [place, count]
        number += 1
    if number <= BLOCK:
        writer.add_document(**{name: [(ALL, together(held))] for name, held in block.items() if held})
    else:
        _add(writer, block)
    writer.commit()
    return number


def _add(writer: Any, block: dict[str, dict[str, list[int]]]) -> None:
    writer.add_document(**{
        name: [(term, packed(pairs)) for term, pairs in held.items()] for name, held in block.items() if held
    })
    for held in block.values():
        held.clear()


def together(held: Mapping[str, list[int]]) -> bytes:
    """Return the places and counts of many terms as one value for a `Table`.

    How many terms; where each of them ends, and each posting, four bytes each; the terms in order; the postings.
    """
    pairs = sorted((term.encode("utf-8", "replace"), packed(places)) for term, places in held.items())
    terms, values = zip(*pairs, strict=True)
    ends = [end for column in (terms, values) for end in accumulate(map(len, column))]
    return b"".join((array("I", [len(pairs), *ends]).tobytes(), *terms, *values))


class Table:
    """Postings by term in the value that `together` made; nothing is copied, since a process may hold forty of these.

    >>> table = Table(together({"b": [3, 1, 4, 1], "a": [3, 1]}))
    >>> table.get(b"b") == packed([3, 1, 4, 1]), table.get(b"c")
    (True, b'')
    """

    def __init__(self, value: bytes) -> None:
        (count,) = array("I", value[:4])
        ends = array("I", value[4 : 4 + 8 * count])
        self._terms, self._postings = (array("I", [0, *column]) for column in (ends[:count], ends[count:]))
        self._value, self._first = value, 4 + 8 * count
        self._second = self._first + self._terms[-1]

    def get(self, term: bytes) -> bytes:
        """Return the posting of *term*; empty if there is none."""
        at = bisect_left(range(len(self._terms) - 1), term, key=self._term)
        if at == len(self._terms) - 1 or self._term(at) != term:
            return b""
        return self._value[self._second + self._postings[at] : self._second + self._postings[at + 1]]

    def _term(self, at: int) -> bytes:
        return self._value[self._first + self._terms[at] : self._first + self._terms[at + 1]]


NO_TERMS = Table(array("I", [0]).tobytes())


def packed(pairs: list[int]) -> bytes:
    """Return places and counts, in turn, as the value of a posting.

    Plane after plane: how many places, then these, two bytes each; or AS_BITS, then a bit for each place of the block.

    >>> packed([3, 1, 255, 2]).hex(" ", 2)
    '0100 0300 0100 ff00'
    """
    places, counts = pairs[::2], pairs[1::2]
    if max(counts) == 1:
        return _plane(places)
    planes: list[list[int]] = []
    for place, count in zip(places, counts, strict=True):
        for digit in range(count.bit_length()):
            if digit == len(planes):
                planes.append([])
            if count >> digit & 1:
                planes[digit].append(place)
    return b"".join(map(_plane, planes))


def _plane(places: list[int]) -> bytes:
    if len(places) <= FEW:
        return array("H", [len(places), *places]).tobytes()
    held = bytearray(BITMAP)
    for place in places:
        held[place >> 3] |= 1 << (place & 7)
    return AS_BITS.to_bytes(2, byteorder) + held


def unpack(value: bytes, block: int, planes: list[bytearray], size: int) -> None:
    """Enter the posting *value* of a block into *planes*, each with *size* bytes, a bit for each passage.

    >>> planes = []
    >>> unpack(packed([0, 1, 9, 6]), 0, planes, BITMAP)
    >>> [plane[:2].hex() for plane in planes]
    ['0100', '0002', '0002']
    """
    at = digit = 0
    base = block * BITMAP
    while at < len(value):
        if digit == len(planes):
            planes.append(bytearray(size))
        held = planes[digit]
        count = int.from_bytes(value[at : at + 2], byteorder)
        at += 2
        if count == AS_BITS:
            held[base : base + BITMAP] = value[at : at + BITMAP]
            at += BITMAP
        else:
            for place in array("H", value[at : at + 2 * count]):
                held[base + (place >> 3)] |= 1 << (place & 7)
            at += 2 * count
        digit += 1


class WhooshEngine:
    """Reads one index with one reader of its own; a later index gets another engine, never a refreshed one."""

    def __init__(self, directory: Path) -> None:
        """Raises IndexDamagedError if there is no index that can be read."""
        try:
            self._index = open_dir(str(directory), readonly=True)
            self._reader = self._index.reader()
            blocks = self._reader.doc_count_all()
            self._size, self._is_one_block = blocks * BITMAP, blocks == 1
        except Exception as error:  # Whoosh unpickles: what a damaged file raises cannot be foreseen.
            raise IndexDamagedError(f"{directory}: the index cannot be opened ({error})") from error
        self._lock = Lock()
        self._tables: dict[str, Table] = {}

    def postings(self, name: str, term: str) -> Postings:
        """Return where the field *name* holds *term*. Raises IndexDamagedError."""
        planes: list[bytearray] = []
        known = term.encode("utf-8", "replace")
        try:
            with self._lock:
                if self._is_one_block:
                    unpack(self._table(name).get(known), 0, planes, self._size)
                else:
                    for block, value in self._values(name, known):
                        unpack(value, block, planes, self._size)
        except DAMAGE as error:
            raise IndexDamagedError(f"the index cannot be read ({error}); build it anew") from error
        return Postings(tuple([int.from_bytes(plane, "little") for plane in planes]))

    def _table(self, name: str) -> Table:
        """Return the postings of a field by term, where there is one block."""
        if name not in self._tables:
            found = [value for _, value in self._values(name, ALL.encode())]
            self._tables[name] = Table(found[0]) if found else NO_TERMS
        return self._tables[name]

    def _values(self, name: str, term: bytes) -> Iterator[tuple[int, bytes]]:
        try:
            matcher = self._reader.postings(name, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), matcher.value()
            matcher.next()

    def close(self) -> None:
        self._reader.close()
        self._index.close()
