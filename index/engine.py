"""The engine that finds: which passages hold a term, and how often. Whoosh is the one we have.

`Engine` is all that another engine must do. The query language stands above this seam: it asks for the postings of
single terms and joins them as sets of bits, so none of the engine's own operators (some are wrong in Whoosh 2.7.4)
are used. A document of Whoosh's is a block of passages, and a posting's value says which of them hold the term: a
frequent word in 50,000 passages is read in 200 steps.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import open_dir
from whoosh.reading import TermNotFound

from index.errors import IndexDamagedError

BLOCK = 256
"""Passages in a block, so that a passage's place in it is one byte."""
BITMAP = BLOCK // 8
EMPTY = bytes(BITMAP)
LEVELS = 4
"""Up to how many occurrences in one passage are kept as sets of bits; more are rare and kept by passage."""
SPARSE, DENSE = 0, 1
"""First byte of a posting's value: pairs of place and count; or LEVELS bitmaps, then place and what there is more."""
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
    """Where a term stands, as sets of passages: bit i stands for passage i.

    *levels*[k] are the passages that hold the term more than k times.
    """

    levels: tuple[int, ...] = (0,) * LEVELS
    more: array[int] = field(default_factory=lambda: array("I"))
    """Passages that hold it more often than there are levels, each followed by how much more."""

    @property
    def bits(self) -> int:
        return self.levels[0]


NOWHERE = Postings()


class Engine(Protocol):
    """What an engine must do. Passages are numbered from 0 in the order in which they were given."""

    def postings(self, name: str, term: str) -> Postings:
        """Return where the field *name* holds *term*; `NOWHERE` if it does not."""
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
    """Whoosh's own codec, but what it writes has one name and not a chance one: same passages, same bytes."""

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


def write(directory: Path, passages: Iterable[Terms]) -> int:
    """Write the terms of *passages* as one segment into the empty folder *directory*; return how many passages."""
    schema = fields.Schema(**{name: TermField() for name in NAMES})
    writer = Timeless(str(directory)).create_index(schema).writer(limitmb=MEMORY_MB, codec=OneSegment())
    number = 0
    with _uncollected():
        block: dict[str, dict[str, list[int]]] = {name: {} for name in NAMES}
        for terms in passages:
            place = number % BLOCK
            for name, counted in terms.items():
                held = block[name]
                for term, count in counted.items():
                    if term in held:
                        held[term] += (place, count)
                    else:
                        held[term] = [place, count]
            number += 1
            if number % BLOCK == 0:
                _add(writer, block)
        if number % BLOCK or not number:
            _add(writer, block)
        writer.commit()
    return number


def _add(writer: Any, block: dict[str, dict[str, list[int]]]) -> None:
    writer.add_document(**{
        name: [(term, packed(pairs)) for term, pairs in held.items()] for name, held in block.items() if held
    })
    for held in block.values():
        held.clear()


def packed(pairs: list[int]) -> bytes:
    """Return places and counts, in turn, as the value of a posting.

    >>> packed([3, 1, 255, 2])
    b'\\x00\\x03\\x01\\xff\\x02'
    """
    places, counts = pairs[::2], pairs[1::2]
    if len(places) <= BITMAP and max(counts) < 256:
        return bytes((SPARSE, *pairs))
    levels = [0] * LEVELS
    more = array("I")
    for place, count in zip(places, counts, strict=True):
        for level in range(min(count, LEVELS)):
            levels[level] |= 1 << place
        if count > LEVELS:
            more.extend((place, count - LEVELS))
    return bytes((DENSE,)) + b"".join(level.to_bytes(BITMAP, "little") for level in levels) + more.tobytes()


def unpacked(value: bytes) -> tuple[list[bytes], list[tuple[int, int]]]:
    """Return LEVELS bitmaps (little-endian, BLOCK bits), and of the places that count more, how much.

    >>> bitmaps, more = unpacked(packed([0, 1, 9, 6]))
    >>> [bitmap[:2] for bitmap in bitmaps], more
    ([b'\\x01\\x02', b'\\x00\\x02', b'\\x00\\x02', b'\\x00\\x02'], [(9, 2)])
    """
    if value[0] == DENSE:
        end = 1 + LEVELS * BITMAP
        more = array("I", value[end:])
        return [value[at : at + BITMAP] for at in range(1, end, BITMAP)], list(zip(more[::2], more[1::2], strict=True))
    levels = [0] * LEVELS
    rest: list[tuple[int, int]] = []
    for place, count in zip(value[1::2], value[2::2], strict=True):
        bit = 1 << place
        levels[0] |= bit
        for level in range(1, min(count, LEVELS)):
            levels[level] |= bit
        if count > LEVELS:
            rest.append((place, count - LEVELS))
    return [level.to_bytes(BITMAP, "little") if level else EMPTY for level in levels], rest


class WhooshEngine:
    """Reads one index with one reader of its own; a later index gets another engine, never a refreshed one."""

    def __init__(self, directory: Path) -> None:
        """Raises IndexDamagedError if there is no index that can be read."""
        try:
            self._index = open_dir(str(directory), readonly=True)
            self._reader = self._index.reader()
        except Exception as error:  # Whoosh unpickles: what a damaged file raises cannot be foreseen.
            raise IndexDamagedError(f"{directory}: the index cannot be opened ({error})") from error
        self._lock = Lock()

    def postings(self, name: str, term: str) -> Postings:
        """Return where the field *name* holds *term*. Raises IndexDamagedError."""
        levels: list[list[bytes]] = [[] for _ in range(LEVELS)]
        more = array("I")
        block = 0
        try:
            with self._lock:
                matcher = self._reader.postings(name, term.encode("utf-8", "replace"))
                while matcher.is_active():
                    bitmaps, rest = unpacked(matcher.value())
                    missing = matcher.id() - block
                    block += missing + 1
                    for level, bitmap in zip(levels, bitmaps, strict=True):
                        if missing:
                            level.append(EMPTY * missing)
                        level.append(bitmap)
                    for place, count in rest:
                        more.extend(((block - 1) * BLOCK + place, count))
                    matcher.next()
        except TermNotFound:
            return NOWHERE
        except DAMAGE as error:
            raise IndexDamagedError(f"the index cannot be read ({error}); build it anew") from error
        return Postings(tuple(int.from_bytes(b"".join(level), "little") for level in levels), more)

    def close(self) -> None:
        self._reader.close()
        self._index.close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Postings make no cycles: without the collector of garbage writing is a fifth faster."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
