"""Sets of passages as the bits of one whole number: bit i stands for passage i."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.engine import LEVELS, Postings

PLACES = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))
"""Byte → which of its bits are set."""


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
class Counted(Postings):
    """A set of passages with how often each counts, and the sum of that."""

    total: int = 0

    def within(self, bits: int) -> int:
        """Return the sum of the counts of the passages in the set *bits*."""
        if self.levels[0] & ~bits == 0:
            return self.total
        extra = 0
        if self.more:
            held = bits.to_bytes((max(bits.bit_length(), self.levels[0].bit_length()) + 7) // 8, "little")
            extra = sum(count for number, count in zip(self.more[::2], self.more[1::2], strict=True)
                        if held[number >> 3] >> (number & 7) & 1)
        return sum((level & bits).bit_count() for level in self.levels) + extra


def counted(postings: Postings) -> Counted:
    """Return *postings* with their sum."""
    total = sum(level.bit_count() for level in postings.levels) + sum(postings.more[1::2])
    return Counted(postings.levels, postings.more, total)


def counted_of(pairs: Iterable[tuple[int, int]], size: int) -> Counted:
    """Return the set of passages given with their counts, each below *size*.

    >>> counted_of([(0, 1), (7, 9)], 8).within(0b10000000)
    9
    """
    levels = [bytearray((size + 7) // 8) for _ in range(LEVELS)]
    more = array("I")
    first = levels[0]
    for number, count in pairs:
        if count > 0:
            first[number >> 3] |= 1 << (number & 7)
        if count > 1:
            for level in range(1, min(count, LEVELS)):
                levels[level][number >> 3] |= 1 << (number & 7)
            if count > LEVELS:
                more.extend((number, count - LEVELS))
    return counted(Postings(tuple(int.from_bytes(level, "little") for level in levels), more))


def narrowed(found: Counted, bits: int) -> Counted:
    """Return what *found* has among the passages *bits*.

    >>> narrowed(counted_of([(0, 1), (7, 9)], 8), 0b10000000).total
    9
    """
    if not found.levels[0] & ~bits:
        return found
    more = array("I")
    for number, count in zip(found.more[::2], found.more[1::2], strict=True):
        if bits >> number & 1:
            more.extend((number, count))
    return counted(Postings(tuple(level & bits for level in found.levels), more))
