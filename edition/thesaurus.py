"""Concepts and the words for them, which the editor writes in `thesaurus.toml`: one line for each concept.

    [en]
    quota = ["quota", "limit", "target figure", "~categor"]

A word counts in all its forms; `~` before a beginning counts every word that begins so; several words count when they
stand in a row. A table's name is a language tag; words under `any` count in texts of every language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from edition.errors import EditionError
from edition.words import Token, fold, stem

ANY = "any"
SHORTEST_TERM = 3
LONGEST_TERM = 6
"""Words of one term that are looked at; longer expressions are quotations, not terms."""


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


@dataclass(frozen=True)
class Thesaurus:
    """All concepts of a library."""

    concepts: tuple[Concept, ...] = ()

    def find(self, words: Sequence[Token], language: str = "en") -> list[Sense]:
        """Return the concepts that *words* name, in order; a stretch may name several."""
        tag = language.partition("-")[0].lower()
        table = self._tables.get(tag) or self._tables.get(ANY)
        if table is None:
            return []
        keys = [stem(word.text, tag) for word in words]
        found = set(self._runs(words, keys, table.runs))
        if table.beginnings:
            found |= set(self._beginnings(words, table.beginnings))
        return sorted(found)

    @staticmethod
    def _runs(
        words: Sequence[Token], keys: Sequence[str], runs: Mapping[tuple[str, ...], tuple[str, ...]]
    ) -> Iterator[Sense]:
        for first, key in enumerate(keys):
            if (key,) not in runs:
                continue
            for length in range(1, LONGEST_TERM + 1):
                for concept in runs.get(tuple(keys[first:first + length]), ()):
                    yield Sense(words[first].start, words[min(first + length, len(words)) - 1].end, concept)

    @staticmethod
    def _beginnings(words: Sequence[Token], beginnings: Mapping[str, tuple[str, ...]]) -> Iterator[Sense]:
        for word in words:
            folded = fold(word.text)
            for end in range(3, len(folded) + 1):
                for concept in beginnings.get(folded[:end], ()):
                    yield Sense(word.start, word.end, concept)

    @cached_property
    def _tables(self) -> Mapping[str, _Table]:
        tags = {concept.language for concept in self.concepts}
        return {tag: _table([one for one in self.concepts if one.language in (tag, ANY)], tag) for tag in tags}


@dataclass(frozen=True, slots=True)
class _Table:
    runs: Mapping[tuple[str, ...], tuple[str, ...]]
    """Stems in a row → concepts; the first stem of each row is there by itself too, so that most words leave early."""
    beginnings: Mapping[str, tuple[str, ...]]


def _table(concepts: Sequence[Concept], tag: str) -> _Table:
    runs: dict[tuple[str, ...], tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        for term in concept.terms:
            if term.startswith("~"):
                begin = fold(term[1:].strip())
                beginnings[begin] = (*beginnings.get(begin, ()), concept.name)
                continue
            row = tuple(stem(word, tag) for word in term.split())[:LONGEST_TERM]
            runs[row] = (*runs.get(row, ()), concept.name)
            runs.setdefault(row[:1], ())
    return _Table(runs, beginnings)


def read_thesaurus(path: Path) -> Thesaurus:
    """Read `thesaurus.toml`; a file that is not there holds no concepts.

    Raises EditionError with file and remedy if it is not TOML or not of the form above.
    """
    if not path.is_file():
        return Thesaurus()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path}: not TOML: {error}.") from error
    return Thesaurus(tuple(sorted(_concepts(table, path))))


def _concepts(table: Mapping[str, object], path: Path) -> Iterator[Concept]:
    for language, rows in table.items():
        if not isinstance(rows, dict):
            raise EditionError(f"{path}: ‘{language}’ stands outside a table; begin with [en], or another language.")
        for name, terms in rows.items():
            if not isinstance(terms, list) or not all(map(_is_term, terms)):
                remedy = f'{name} = ["word", "other word"]'
                raise EditionError(f"{path}: ‘{name}’ needs a list of words of three letters or more: {remedy}")
            yield Concept(name, language, tuple(terms))


def _is_term(value: object) -> bool:
    return isinstance(value, str) and len(value.strip()) >= SHORTEST_TERM
