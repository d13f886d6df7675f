"""Shared wording: runs of words that passages of different authors have in common, quotations above all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.model import Evidence, Parallel, Passage, Text
from edition.parallels.profiles import Authors, is_telling
from edition.registers import Registers
from edition.words import Token, fold, tokens

FEWEST_WORDS = 6
"""Words of the shortest run that is shown: runs of five are mostly idiom (`at the end of the`)."""

RAREST = 30
"""Places at which one run of six words may stand; what stands in more is a formula, and work stays linear."""

SHARE_OF_NAMES = 0.5
"""A run of which at least this share stands in a citation, a title or a date is a reference to one work, or the head of
one day's entry, not shared wording."""

NEAR_ENOUGH = 0.2
"""Score from which two passages are looked at for words in common; of those below hardly any shares a sentence."""

A_QUOTATION = 8
"""Words in a row that are given as a reason; up to seven are mostly idiom and titles (`the secretary of the party`)."""

AT_LENGTH = 12
"""Words in a row that make a pair strong: nobody writes twelve words of another by chance, and both have one source."""

SHOWN = 12
"""Words of a quotation that stand among the reasons."""


@dataclass(frozen=True, slots=True)
class SharedWording:
    """A run of words that stands in two passages, the passage with the smaller anchor first.

    *in_a* and *in_b* are code points of the passages, end exclusive; *words* is how many there are.
    """

    a: str
    b: str
    in_a: tuple[int, int]
    in_b: tuple[int, int]
    words: int
    said: str
    """The words as *a* has them, with single spaces."""


@dataclass(frozen=True, slots=True)
class _Read:
    anchor: str
    authors: frozenset[str]
    text: str
    tokens: tuple[Token, ...]
    folded: tuple[str, ...]
    named: tuple[tuple[int, int], ...]


def shared_wording(
    texts: Sequence[Text], registers: Registers, *, fewest: int = FEWEST_WORDS
) -> tuple[SharedWording, ...]:
    """Return the longest runs of at least *fewest* words that passages of different authors share, longest first.

    Case, accents and punctuation do not count. The order of *texts* changes nothing. Raises ValueError if *fewest*
    is below one.
    """
    if fewest < 1:
        raise ValueError("a run has at least one word")
    read = sorted(_read(texts, Authors(registers)), key=lambda one: one.anchor)
    return tuple(sorted(_runs(read, fewest), key=lambda one: (-one.words, one.a, one.b, one.in_a, one.in_b)))


def with_wording(
    parallels: Sequence[Parallel], texts: Sequence[Text], registers: Registers
) -> tuple[Parallel, ...]:
    """Return *parallels* in their order; of those with a good score such as have words in a row in common say so, and
    are strong if these are many.

    Only those pairs are looked at, so that work and memory stay bounded in a large library, too.
    """
    near = [pair for pair in parallels if pair.score >= NEAR_ENOUGH]
    wanted = {anchor for pair in near for anchor in (pair.a, pair.b)}
    read = {one.anchor: one for one in _read(texts, Authors(registers), wanted)}
    return tuple(_quoting(pair, read) if pair.score >= NEAR_ENOUGH else pair for pair in parallels)


def _quoting(pair: Parallel, read: Mapping[str, _Read]) -> Parallel:
    if pair.a not in read or pair.b not in read:
        return pair
    runs = _runs([read[pair.a], read[pair.b]], A_QUOTATION)
    if not runs:
        return pair
    run = max(runs, key=lambda one: (one.words, -one.in_a[0]))
    words = run.said.split()
    said = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    quoted = [one for one in pair.evidence if one.kind == "word" and any(_holds(each, one) for each in runs)]
    weight = round(sum(one.weight for one in quoted), 4)
    reason = Evidence("quotation", f"“{said}”", weight, run.in_a, run.in_b)
    return replace(pair, evidence=(reason, *(one for one in pair.evidence if one not in quoted)), is_faint=False,
                   is_strong=pair.is_strong or run.words >= AT_LENGTH)


def _holds(run: SharedWording, one: Evidence) -> bool:
    """True if a word stands in what both quote: it says nothing beside that."""
    return all(place is not None and within[0] <= place[0] and place[1] <= within[1]
               for place, within in ((one.a, run.in_a), (one.b, run.in_b)))


def _read(texts: Sequence[Text], authors: Authors, wanted: Collection[str] | None = None) -> Iterator[_Read]:
    """Yield the passages that tell something, if *wanted* is given those with these anchors."""
    for text in texts:
        divisions = {division.id: division for division in text.divisions}
        for passage in text.passages:
            if passage.text and (wanted is None or passage.anchor in wanted) and is_telling(passage):
                words = tuple(tokens(passage.text))
                yield _Read(passage.anchor, authors.of(passage, text, divisions), passage.text, words,
                            tuple(fold(word.text) for word in words), _named(passage))


def _runs(read: Sequence[_Read], fewest: int) -> list[SharedWording]:
    """Return the runs of at least *fewest* words that passages of different authors share, references left out."""
    found = (_run(read[a], read[b], at_a, at_b, length)
             for (a, b, _), rows in _diagonals(read, fewest).items() for at_a, at_b, length in _joined(rows, fewest))
    return [one for one in found if one is not None]


def _named(passage: Passage) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in passage.spans if span.kind in ("citation", "title", "date"))


def _diagonals(read: Sequence[_Read], fewest: int) -> Mapping[tuple[int, int, int], list[tuple[int, int]]]:
    """Return where two passages have the same *fewest* words, by the passages and how far one is ahead."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(read):
        for at in range(len(one.folded) - fewest + 1):
            row = places[one.folded[at:at + fewest]]
            if len(row) <= RAREST:
                row.append((number, at))
    found: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for row in places.values():
        if not 1 < len(row) <= RAREST:
            continue
        for place, (a, at_a) in enumerate(row):
            for b, at_b in row[place + 1:]:
                if read[a].authors.isdisjoint(read[b].authors):
                    found[a, b, at_b - at_a].append((at_a, at_b))
    return found


def _joined(rows: list[tuple[int, int]], fewest: int) -> Iterator[tuple[int, int, int]]:
    """Yield runs as (place in one, place in the other, words), of places on one diagonal that follow each other.

    >>> list(_joined([(4, 9), (5, 10), (20, 25)], 6))
    [(4, 9, 7), (20, 25, 6)]
    """
    rows.sort()
    first = last = rows[0]
    for row in rows[1:]:
        if row[0] > last[0] + 1:
            yield (*first, last[0] - first[0] + fewest)
            first = row
        last = row
    yield (*first, last[0] - first[0] + fewest)


def _run(one: _Read, other: _Read, at_a: int, at_b: int, length: int) -> SharedWording | None:
    in_a = (one.tokens[at_a].start, one.tokens[at_a + length - 1].end)
    in_b = (other.tokens[at_b].start, other.tokens[at_b + length - 1].end)
    if _share_named(in_a, one.named) >= SHARE_OF_NAMES or _share_named(in_b, other.named) >= SHARE_OF_NAMES:
        return None
    return SharedWording(one.anchor, other.anchor, in_a, in_b, length, " ".join(one.text[slice(*in_a)].split()))


def _share_named(run: tuple[int, int], named: Sequence[tuple[int, int]]) -> float:
    inside = sum(max(0, min(run[1], end) - max(run[0], start)) for start, end in named)
    return inside / (run[1] - run[0])
