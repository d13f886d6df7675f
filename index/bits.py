"""Sets of passages as the bits of one whole number: bit i stands for passage i."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.engine import BITMAP, BLOCK, Postings

PLACES = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))
"""Byte → which of its bits are set."""
LEVELS = 4
"""Up to how many occurrences in one passage are kept as sets of bits; more are rare and kept by passage."""


def numbers(bits: int) -> Iterator[int]:
    """Yield the passages of a set in order.

    >>> list(numbers(0b100000101))
    [0, 2, 8]
    """
    for place, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            base = place * 8
            for offset in PLACES[byte]:
                yield base + offset


def bits_of(passages: Iterable[int], size: int) -> int:
    """Return the set of *passages*, each below *size*.

    >>> bin(bits_of([0, 2, 8], 9))
    '0b100000101'
    """
    held = bytearray((size + 7) // 8)
    for number in passages:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


@dataclass(frozen=True, slots=True)
class Counted:
    """A set of passages with how often each counts: `levels[k]` are those that count k + 1 times or more."""

    levels: tuple[int, ...] = (0,)
    more: tuple[tuple[int, int], ...] = ()
    """Passages that count more often than there are levels, and how much more."""
    total: int = 0

    @property
    def bits(self) -> int:
        return self.levels[0]

    def within(self, bits: int) -> int:
        """Return the sum of the counts of the passages in the set *bits*."""
        if self.levels[0] & ~bits == 0:
            return self.total
        extra = 0
        if self.more:
            held = bits.to_bytes((max(bits.bit_length(), self.levels[0].bit_length()) + 7) // 8, "little")
            extra = sum(count for number, count in self.more if held[number >> 3] >> (number & 7) & 1)
        return sum((level & bits).bit_count() for level in self.levels) + extra

    def count(self, number: int) -> int:
        """Return how often one passage counts."""
        found = sum(level >> number & 1 for level in self.levels)
        return found + (dict(self.more).get(number, 0) if found == LEVELS else 0)


def counted(postings: Postings) -> Counted:
    """Return the set of a term's passages with its counts."""
    if all(max(counts) == 1 for counts in postings.counts if counts):
        return Counted((postings.bits,), (), postings.bits.bit_count())
    return _levelled(_places(postings), postings.counts, postings.bits.bit_length())


def counted_of(pairs: Iterable[tuple[int, int]], size: int) -> Counted:
    """Return the set of passages given with their counts, in order; each below *size*.

    >>> counted_of([(0, 1), (7, 9)], 8).within(0b10000000)
    9
    """
    given = list(pairs)
    return _levelled([[number for number, _ in given]], [[count for _, count in given]], size)


def _places(postings: Postings) -> Iterator[list[int]]:
    """Yield the passages of each block that has any."""
    held = postings.bits.to_bytes((postings.bits.bit_length() + BLOCK - 1) // BLOCK * BITMAP, "little")
    for base in range(0, len(held), BITMAP):
        block = held[base : base + BITMAP]
        if found := [(base + at) * 8 + place for at, byte in enumerate(block) if byte for place in PLACES[byte]]:
            yield found


def _levelled(
    places: Iterable[Sequence[int]], counts: Iterable[bytes | array[int] | Sequence[int]], size: int
) -> Counted:
    levels = [bytearray((size + 7) // 8) for _ in range(LEVELS)]
    more: list[tuple[int, int]] = []
    total = 0
    for passages, counts_there in zip(places, counts, strict=True):
        for number, count in zip(passages, counts_there, strict=True):
            total += count
            at, bit = number >> 3, 1 << (number & 7)
            for level in range(min(count, LEVELS)):
                levels[level][at] |= bit
            if count > LEVELS:
                more.append((number, count - LEVELS))
    return Counted(tuple(int.from_bytes(level, "little") for level in levels), tuple(more), total)
