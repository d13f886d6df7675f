"""Where in a passage words stand side by side or near each other.

A passage is a string with one sign for each word (see `vocabulary.sign_of`), so that a phrase is a regular
expression and a position is an offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.queries import Field, Fuzzy, Leaf, Near, Node, Or, Pattern, Phrase, Word
from index.terms import JOINTS, words_of
from index.vocabulary import Meant, Vocabulary

MOST = 20_000
"""Combinations looked at in one passage; a passage of a thousand words with both words everywhere has fewer."""
SPELLINGS = 40
"""Going through all words once for each spelling of two words takes no longer than looking at each passage."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A stretch of words, end exclusive, and those of its words that were asked for."""

    start: int
    end: int
    members: tuple[int, ...]


class Finder(Protocol):
    """Finds something in a passage written as signs."""

    def occurrences(self, signs: str) -> list[Occurrence]:
        """Return where it stands, in order of start and end."""
        ...

    def count(self, signs: str) -> int:
        """Return how often it stands there: stretches that hold no shorter one."""
        ...


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Words that stand side by side; each element lists the signs that will do, and their keys."""

    elements: tuple[frozenset[str], ...]
    keys: tuple[frozenset[int], ...]
    expression: re.Pattern[str]

    @property
    def literal(self) -> str:
        """The one string of signs that will do; empty if there are more (a word in two languages, an apostrophe)."""
        return "".join(sign for signs in self.elements for sign in signs) if set(map(len, self.elements)) == {1} else ""

    @classmethod
    def of(cls, elements: Sequence[frozenset[str]], keys: Sequence[frozenset[int]]) -> SideBySide:
        """Compile the expression; an element without signs fits nothing."""
        classes = [f"[{''.join(map(re.escape, sorted(signs)))}]" if signs else "(?!)" for signs in elements]
        return cls(tuple(elements), tuple(keys), re.compile("".join(classes), re.DOTALL))

    def occurrences(self, signs: str) -> list[Occurrence]:
        size = len(self.elements)
        return [Occurrence(at, at + size, tuple(range(at, at + size)))
                for at in (match.start() for match in self.expression.finditer(signs))]

    def count(self, signs: str) -> int:
        return sum(1 for _ in self.expression.finditer(signs))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What any of several finders finds."""

    parts: tuple[Finder, ...]

    def occurrences(self, signs: str) -> list[Occurrence]:
        return sorted({found for part in self.parts for found in part.occurrences(signs)})

    def count(self, signs: str) -> int:
        return len(self.occurrences(signs))


@dataclass(frozen=True, slots=True)
class Close:
    """Two or more parts with at most *distance* other words between the first and the last of them."""

    parts: tuple[Finder, ...]
    distance: int
    is_ordered: bool

    @property
    def pair(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The signs of the two parts, if there are two and each is a single word in few spellings."""
        match self.parts:
            case (SideBySide((first,)), SideBySide((second,))) if len(first) + len(second) <= SPELLINGS:
                return first, second
        return None

    def occurrences(self, signs: str) -> list[Occurrence]:
        found = [part.occurrences(signs) for part in self.parts]
        if not all(found):
            return []
        if len(found) == 2:
            pairs = self._before(found[0], found[1])
            if not self.is_ordered:
                pairs += self._before(found[1], found[0])
            return sorted(set(pairs))
        if all(one.end - one.start == 1 for part in found for one in part):
            return self._together(found)
        return shortest(list(self._one_after_another(found)))

    def count(self, signs: str) -> int:
        return len(shortest(self.occurrences(signs)))

    def _before(self, first: list[Occurrence], second: list[Occurrence]) -> list[Occurrence]:
        starts = [one.start for one in second]
        pairs: list[Occurrence] = []
        for one in first:
            at = bisect_left(starts, one.end)
            while at < len(second) and starts[at] - one.end <= self.distance and len(pairs) < MOST:
                pairs.append(Occurrence(one.start, second[at].end, one.members + second[at].members))
                at += 1
        return pairs

    def _together(self, found: list[list[Occurrence]]) -> list[Occurrence]:
        """Return the shortest stretches in which each part has a word of its own."""
        roles: dict[tuple[int, int], set[int]] = {}
        for part, occurrences in enumerate(found):
            for one in occurrences:
                roles.setdefault((one.start, one.end), set()).add(part)
        places = sorted(roles)
        stretches: list[Occurrence] = []
        longest = self.distance + len(found)
        steps = 0
        for at, place in enumerate(places):
            held: dict[int, tuple[int, int]] = {}
            for other in places[at:]:
                steps += 1
                if other[1] - place[0] > longest or steps > MOST:
                    break
                _give_role(other, roles, held, set())
                if len(held) == len(found):
                    stretches += self._stretch(held)
                    break
        return shortest(stretches)

    def _one_after_another(self, found: list[list[Occurrence]]) -> Iterator[Occurrence]:
        """Yield the stretches in which the parts follow each other in any order: where some are several words."""
        every = sorted((one, part) for part, occurrences in enumerate(found) for one in occurrences)
        starts = [one.start for one, _ in every]
        steps = iter(range(MOST))

        def after(first: int, end: int, members: tuple[int, ...], parts: frozenset[int]) -> Iterator[Occurrence]:
            if len(parts) == len(found):
                yield Occurrence(first, end, members)
                return
            for one, part in every[bisect_left(starts, end) :]:
                if one.start - first - len(members) > self.distance or next(steps, None) is None:
                    break
                if part not in parts:
                    yield from after(first, one.end, members + one.members, parts | {part})

        for one, part in every:
            yield from after(one.start, one.end, one.members, frozenset((part,)))

    def _stretch(self, held: dict[int, tuple[int, int]]) -> Iterator[Occurrence]:
        start, end = min(start for start, _ in held.values()), max(end for _, end in held.values())
        members = sorted({word for begin, stop in held.values() for word in range(begin, stop)})
        if end - start - len(members) <= self.distance:
            yield Occurrence(start, end, tuple(members))


def _give_role(
    place: tuple[int, int], roles: dict[tuple[int, int], set[int]], held: dict[int, tuple[int, int]], tried: set[int]
) -> bool:
    """Let the word at *place* stand for a part of the query, moving others to parts they can stand for as well."""
    for part in sorted(roles[place] - tried):
        tried.add(part)
        if part not in held or _give_role(held[part], roles, held, tried):
            held[part] = place
            return True
    return False


def shortest(occurrences: list[Occurrence]) -> list[Occurrence]:
    """Return the stretches that hold no other.

    >>> shortest([Occurrence(0, 5, ()), Occurrence(1, 3, ()), Occurrence(4, 6, ())])
    [Occurrence(start=1, end=3, members=()), Occurrence(start=4, end=6, members=())]
    """
    kept: list[Occurrence] = []
    least = -1
    for one in sorted(occurrences, key=lambda one: (one.end, -one.start)):
        if one.start > least:
            kept.append(one)
            least = one.start
    return sorted(kept)


# ---- from a part of the query


def meants(leaf: Word | Pattern | Fuzzy, vocabulary: Vocabulary) -> list[Meant]:
    """Return what each word of a part of the query means; a word with hyphens is several."""
    match leaf:
        case Word(text):
            return [vocabulary.word(word.text) for word in words_of(text)]
        case Fuzzy(text):
            return [vocabulary.fuzzy(word.text) for word in words_of(text)]
        case Pattern(text):
            pieces = [piece for piece in JOINTS.split(text) if piece]
            return [vocabulary.pattern(piece) if "*" in piece or "?" in piece else vocabulary.word(piece)
                    for piece in pieces]


def is_single(leaf: Leaf) -> bool:
    """True if *leaf* means single words, so that terms alone answer it."""
    if not isinstance(leaf, (Word, Pattern, Fuzzy)):
        return False
    return len(JOINTS.split(leaf.text) if isinstance(leaf, Pattern) else words_of(leaf.text)) == 1


def finder_of(node: Node, vocabulary: Vocabulary) -> Finder:
    """Return what finds *node* in a passage. Raises TypeError for what has no place among the words."""
    match node:
        case Word() | Pattern() | Fuzzy():
            keys = [frozenset(meant.keys) for meant in meants(node, vocabulary)]
            signs = [frozenset("".join(map(vocabulary.signs, sorted(held)))) for held in keys]
            return SideBySide.of(signs, keys)
        case Phrase(text):
            return _as_written([(word.text,) for word in words_of(text)], vocabulary)
        case Field("spelled", value):
            return _as_written([(word.text, f"{word.text}'s") for word in words_of(value)], vocabulary)
        case Near(parts, distance, is_ordered):
            return Close(tuple(finder_of(part, vocabulary) for part in parts), distance, is_ordered)
        case Or(parts):
            return AnyOf(tuple(finder_of(part, vocabulary) for part in parts))
    raise TypeError(f"no place among the words: {node}")


def _as_written(words: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> SideBySide:
    known = [[pair for spelling in options for pair in vocabulary.spelled(spelling)] for options in words]
    return SideBySide.of(
        [frozenset(sign for _, sign in pairs) for pairs in known],
        [frozenset(key for key, _ in pairs) for pairs in known],
    )
