"""Phrases and pairs of frequent words, found by going through the words of all passages at once.

Looking at each of 50,000 passages takes half a second; counting in stretches of one long string, or splitting it at a
sign, is the work of C.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate, compress, count, islice, repeat
from operator import add

from index.files import BETWEEN, Stream
from index.positions import SideBySide

A, B = 1, 2
"""What a place is for: the first word, the second; 3 for both, 0 where a passage ends."""


CHUNK = 250_000
"""Words gone through between two looks at the clock; the places of a frequent word in five million took 80 MB."""
AT_ONCE = 2500
"""And passages, about as many words."""


def never() -> bool:
    """Say that there is always time left."""
    return False


def chunks(stream: str, size: int = CHUNK) -> Iterator[tuple[int, str]]:
    """Yield pieces of whole passages, each with the number of its first passage.

    >>> [(number, len(piece)) for number, piece in chunks(f"ab{BETWEEN}c{BETWEEN}def{BETWEEN}", 4)]
    [(0, 3), (1, 2), (2, 4)]
    """
    start = number = 0
    while start < len(stream):
        end = stream.rfind(BETWEEN, start, start + size) + 1 or stream.find(BETWEEN, start) + 1 or len(stream)
        piece = stream[start:end]
        yield number, piece
        start, number = end, number + piece.count(BETWEEN)


def phrases(
    stream: Stream, phrase: SideBySide, passages: bytes, is_over: Callable[[], bool] = never
) -> list[int]:
    """Return how often *phrase* stands in each of the *passages* (see `bits.chosen`), in order.

    Once *is_over* says so, the rest is left, and the list is shorter.

    >>> stream = Stream(f"ababc{BETWEEN}cab{BETWEEN}ab{BETWEEN}", (0, 6, 10, 13))
    >>> phrases(stream, SideBySide.of([{"a"}, {"b"}], [set(), set()]), b"\\1\\1\\0")
    [2, 1]
    """
    starts, ends = compress(stream.starts, passages), compress(islice(stream.starts, 1, None), passages)
    if phrase.literal:
        found = map(stream.signs.count, repeat(phrase.literal), starts, ends)
    else:
        found = map(len, map(phrase.expression.findall, repeat(stream.signs), starts, ends))
    counts: list[int] = []
    while not is_over() and (more := list(islice(found, AT_ONCE))):
        counts += more
    return counts


def places(stream: str, sign: str) -> Iterator[int]:
    """Return where *sign* stands.

    >>> list(places("abcab", "a"))
    [0, 3]
    """
    return map(add, accumulate(map(len, stream.split(sign)[:-1])), count())


def pairs_near(
    stream: str, signs: tuple[frozenset[str], frozenset[str]], distance: int, *, is_ordered: bool,
    is_over: Callable[[], bool] = never,
) -> Counter[int]:
    """Return how often, in each passage, two words have at most *distance* others between them; *is_over* as above.

    Counted are the shortest stretches. These begin and end at neighbouring places of the two words: between the ends of
    any longer stretch lies another place, and with one of the ends it makes a shorter one.

    >>> pairs_near("ab xa\\0b", (frozenset("a"), frozenset("b")), 2, is_ordered=False)
    Counter({0: 2})
    >>> pairs_near("ab xa\\0b", (frozenset("a"), frozenset("b")), 2, is_ordered=True)
    Counter({0: 1})
    """
    found: Counter[int] = Counter()
    for number, piece in chunks(stream):
        if is_over():
            break
        _count_near(piece, number, signs, distance, found, is_ordered=is_ordered)
    return found


def _count_near(
    stream: str, number: int, signs: tuple[frozenset[str], frozenset[str]], distance: int, found: Counter[int], *,
    is_ordered: bool,
) -> None:
    first, second = signs
    merged = [place << 2 for place in places(stream, BETWEEN)]
    for sign in first | second:
        role = A * (sign in first) | B * (sign in second)
        merged += [place << 2 | role for place in places(stream, sign)]
    merged.sort()
    before = place_before = 0
    for code in merged:
        role, place = code & 3, code >> 2
        if not role:
            number += 1
        elif before and place - place_before <= distance + 1:
            fits = (before & A and role & B) if is_ordered else before | role == A | B
            if fits:
                found[number] += 1
        before, place_before = role, place
