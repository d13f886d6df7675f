"""Concepts and the words for them, which the editor writes in `thesaurus.toml`: a line for each concept.

    [en]
    quota = ["quota", "limit", "target figure", "~categor"]
    "quota: raised" = ["raise|increase & quota|limit", "additional numbers"]

A word counts in all its forms; `~` before a beginning counts every word that begins so; several words count when they
stand in a row. Expressions joined by `&` count when all of them stand near each other in one sentence, in any order;
`|` parts those of which one is enough. As in the index of a book, `quota: raised` is a part of `quota`: what counts for
it counts for both. A table's name is a language tag; words under `any` count in every language.

    [called.en]
    "the whole of it" = ["purge", "repression", "terror"]

Under `called` stand words between which authors choose for one thing. They are set beside each other where accounts are
compared, and are no concepts: that both say one of them makes no two passages near.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from edition.errors import EditionError
from edition.tables import read_table
from edition.words import Token, fold, stem

ANY = "any"
CALLED = "called"
PART = ": "
"""Between a concept and its part."""
SHORTEST_TERM = 3
"""Letters of an expression, at least: of two letters too many stand for something else."""
LONGEST_TERM = 6
"""Words of one expression that are looked at; longer ones are quotations, not terms."""

NEAR = 16
"""Words from the first to the last of expressions joined by `&`. Of the stretches of five texts that 12 words found and
8 did not, four in five were meant so, read one by one; of those that 16 added, three in five; of 20, one in three."""

Mark: TypeAlias = "str | tuple[int, int]"
"""What an expression stands for: a concept, or a part of a combination, by the numbers of both."""

Place: TypeAlias = tuple[int, int]
"""First and last word of an expression, by their numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A concept in one language and the terms that stand for it, as the editor wrote them."""

    name: str
    language: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Sense:
    """A concept found in a text: offsets in code points, end exclusive."""

    start: int
    end: int
    concept: str
    is_loose: bool = False
    """True if its words do not name the concept: they stand apart, or name a part of it."""


@dataclass(frozen=True)
class Thesaurus:
    """All concepts of a library."""

    concepts: tuple[Concept, ...] = ()
    called: tuple[Concept, ...] = ()
    """Words between which authors choose."""

    def find(self, words: Sequence[Token], language: str = "en", *, ends: Sequence[int] = ()) -> list[Sense]:
        """Return the concepts that *words* name, in order; a stretch may name several.

        *ends* are the ends of their sentences, in code points; without, the words are one sentence.
        """
        tag = language.partition("-")[0].lower()
        table = self._tables.get(tag) or self._tables.get(ANY)
        if table is None:
            return []
        found: dict[tuple[int, int, str], bool] = {}
        parts: dict[tuple[int, int], list[tuple[Place, int]]] = defaultdict(list)
        for (first, last), mark in chain(table.runs_in(words, tag), table.beginnings_in(words)):
            if isinstance(mark, str):
                _add(found, words[first].start, words[last].end, mark, is_loose=False)
            else:
                sentence = bisect_right(ends, words[first].start)
                parts[mark[0], sentence].append(((first, last), mark[1]))
        for (number, _), places in parts.items():
            concept, size = table.combinations[number]
            for first, last in _together(places, size):
                _add(found, words[first].start, words[last].end, concept, is_loose=True)
        return sorted(Sense(*place, is_loose) for place, is_loose in found.items())

    def name(self, words: Sequence[Token]) -> str:
        """Return the first concept that *words* name, or ""."""
        return next((sense.concept for sense in self.find(words) if not sense.is_loose), "")

    @cached_property
    def headings(self) -> frozenset[str]:
        """The names of which concepts are parts, and for which no words stand: they only gather.

        >>> sorted(Thesaurus((Concept("quota", "en", ()), Concept("quota: raised", "en", ()),
        ...                   Concept("Stalin: character", "en", ()))).headings)
        ['Stalin']
        """
        names = {concept.name for concept in self.concepts}
        return wholes_of(names) - names

    @cached_property
    def _tables(self) -> Mapping[str, _Table]:
        tags = {concept.language for concept in self.concepts}
        return {tag: _table([one for one in self.concepts if one.language in (tag, ANY)], tag) for tag in tags}


@dataclass(frozen=True, slots=True)
class _Table:
    runs: Mapping[tuple[str, ...], Sequence[Mark]]
    """Stems in a row → marks; the first stem of each row is there by itself too, so that most words leave early."""
    beginnings: Mapping[str, Sequence[Mark]]
    combinations: Sequence[tuple[str, int]]
    """Of each combination its concept and how many parts it has."""
    longest: int
    """Letters of the longest beginning."""

    def runs_in(self, words: Sequence[Token], tag: str) -> Iterator[tuple[Place, Mark]]:
        keys = [stem(word.text, tag) for word in words]
        for first, key in enumerate(keys):
            if (key,) not in self.runs:
                continue
            for last in range(first, min(first + LONGEST_TERM, len(keys))):
                for mark in self.runs.get(tuple(keys[first:last + 1]), ()):
                    yield (first, last), mark

    def beginnings_in(self, words: Sequence[Token]) -> Iterator[tuple[Place, Mark]]:
        if not self.beginnings:
            return
        for number, word in enumerate(words):
            folded = fold(word.text)
            for end in range(SHORTEST_TERM, min(len(folded), self.longest) + 1):
                for mark in self.beginnings.get(folded[:end], ()):
                    yield (number, number), mark


def _add(found: dict[tuple[int, int, str], bool], start: int, end: int, concept: str, *, is_loose: bool) -> None:
    """Add *concept* and what it is a part of; what is named there by another term stays named."""
    main, colon, _ = concept.partition(PART)
    for name, loose in ((concept, is_loose), (main, True)) if colon else ((concept, is_loose),):
        found[start, end, name] = loose and found.get((start, end, name), True)


def _together(places: list[tuple[Place, int]], size: int) -> Iterator[Place]:
    """Yield the stretches that hold all parts of a combination of *size* parts near each other; none overlap."""
    latest: dict[int, Place] = {}
    for place, part in sorted(places):
        latest[part] = place
        if len(set(latest.values())) < size:
            continue
        first, last = min(one for one, _ in latest.values()), max(one for _, one in latest.values())
        if last - first < NEAR:
            yield first, last
            latest.clear()


def _table(concepts: Sequence[Concept], tag: str) -> _Table:
    runs: dict[tuple[str, ...], list[Mark]] = {}
    beginnings: dict[str, list[Mark]] = {}
    combinations: list[tuple[str, int]] = []
    for name, parts in ((concept.name, _parts(term)) for concept in concepts for term in concept.terms):
        if len(parts) > 1:
            combinations.append((name, len(parts)))
        for number, part in enumerate(parts):
            mark = (len(combinations) - 1, number) if len(parts) > 1 else name
            for expression in part:
                if expression.startswith("~"):
                    beginnings.setdefault(fold(expression[1:].strip()), []).append(mark)
                    continue
                row = tuple(stem(word, tag) for word in expression.split())[:LONGEST_TERM]
                runs.setdefault(row[:1], [])
                runs.setdefault(row, []).append(mark)
    return _Table(runs, beginnings, combinations, max(map(len, beginnings), default=0))


def wholes_of(names: Iterable[str]) -> frozenset[str]:
    """Return the concepts of which others among *names* are parts: beside those they say nothing more.

    >>> sorted(wholes_of(["quota", "quota: raised", "list"]))
    ['quota']
    """
    return frozenset(name.partition(PART)[0] for name in names if PART in name)


def read_thesaurus(path: Path) -> Thesaurus:
    """Read `thesaurus.toml`; a file that is not there holds no concepts.

    Raises EditionError with file and remedy if it is not TOML or not of the form above.
    """
    if not path.is_file():
        return Thesaurus()
    table = dict(read_table(path))
    called = table.pop(CALLED, {})
    if not isinstance(called, dict):
        raise EditionError(f"{path}: ‘{CALLED}’ is a table for each language; begin with [{CALLED}.en].")
    return Thesaurus(tuple(sorted(_concepts(table, path))), tuple(sorted(_concepts(called, path))))


def _concepts(table: Mapping[str, object], path: Path) -> Iterator[Concept]:
    for language, rows in table.items():
        if not isinstance(rows, dict):
            raise EditionError(f"{path}: ‘{language}’ stands outside a table; begin with [en], or another language.")
        for name, terms in rows.items():
            if not isinstance(terms, list):
                raise EditionError(f'{path}: ‘{name}’ needs a list of words: {name} = ["word", "one|other & near it"].')
            for term in terms:
                if fault := _fault_of(term):
                    raise EditionError(f"{path}: ‘{term}’ under ‘{name}’ {fault}.")
            yield Concept(name, language, tuple(terms))


def _fault_of(term: object) -> str:
    """Return what is wrong with *term* and what to do, or ""."""
    if not isinstance(term, str):
        return "is no word; put it into quotation marks"
    parts = _parts(term)
    if any(len(one.removeprefix("~").strip()) < SHORTEST_TERM for part in parts for one in part):
        return "has an expression of less than three letters; write a longer one"
    if len(parts) == 1 and len(parts[0]) > 1:
        return "has ‘|’ without ‘&’; write one term for each"
    return ""


def _parts(term: str) -> list[list[str]]:
    """Return the parts of *term*, each with the expressions of which one is enough.

    >>> _parts("raise|set higher & ~quota")
    [['raise', 'set higher'], ['~quota']]
    """
    return [[one.strip() for one in part.split("|")] for part in term.split("&")]
