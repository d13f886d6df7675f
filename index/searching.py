"""Searching a library: a query in, a page of passages with their hits, facets and counts out."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, islice, pairwise
from pathlib import Path
from typing import Literal

from index.abbreviations import with_abbreviations
from index.bits import chosen, numbers
from index.engine import WhooshEngine
from index.explaining import explain
from index.facets import Facets
from index.files import BETWEEN, Files
from index.keeping import Kept
from index.marking import Marker, distinct, has_place
from index.matching import Deadline, Matcher
from index.neighbours import Neighbours
from index.parsing import parse
from index.parts import Parts
from index.positions import is_single, meants
from index.queries import Fuzzy, Node, Pattern, Word
from index.ranking import ranked
from index.results import PassageHit, Results, Strip
from index.snippets import snippets
from index.stamping import check_stamp
from index.suggesting import (
    known_instead,
    signs_misplaced,
    suggest,
    unknown_names,
    why_nothing,
    words_like_operators,
)
from index.vocabulary import Vocabulary

Sort = Literal["relevance", "text", "left", "right"]
SORTS: tuple[Sort, ...] = ("relevance", "text", "left", "right")
"""By closeness (the exact form first), by place, by the word to the left or right of the first hit."""

BUDGET = 0.27
"""Seconds a query may take before it is cut short and says so; what is under way then takes a few hundredths more, and
nobody should wait for more than 0.3."""
ABBREVIATIONS = 0.1
"""Part of that time for looking whether an abbreviation occurs with its stops."""
FINDING = 0.7
"""Part of that time for finding; the rest is for counting by facets, sorting, and the page."""
SORTING = 0.9
"""And until when it may be sorted by neighbours."""
STRIPS = 30
"""Texts with a strip: those with the most passages."""
AUTHORS = 50
"""Whose words are kept counted: four bytes for each word of the library, a quarter of a megabyte with five million."""
PIECES = 60
"""Of a strip that shows where in a text the passages lie: as many as fit on a narrow page."""


class Index:
    """An index on disk, read-only; safe to share between threads. A new build is opened anew, never refreshed."""

    def __init__(self, directory: Path, *, budget: float = BUDGET) -> None:
        check_stamp(directory)
        self.files = Files(directory)
        engines = {part: WhooshEngine(directory / "parts" / str(part) / "engine") for part in self.files.parts}
        self.engine = Parts(engines, self.files.runs)
        self.vocabulary = Vocabulary(self.files.vocabulary, self.files.summary.names)
        self.matcher = Matcher(self.engine, self.files, self.vocabulary)
        self.facets = Facets(self.matcher)
        self.neighbours = Neighbours(self.files, self.vocabulary)
        self.budget = budget
        self._kept: Kept[tuple[int, int, bool]] = Kept(60)

        self.counts_of = lru_cache(maxsize=AUTHORS)(self._counts_of)

    def _counts_of(self, author: str) -> array[int]:
        """Return how often an author, as displayed, uses each word of `Vocabulary.lemmas`; of all, if it is empty."""
        held = self.matcher.bits("author", author) if author else self.matcher.everything
        signs, starts = self.files.stream
        passages = chosen(held, self.passages)
        pieces = map(slice, compress(starts, passages), compress(islice(starts, 1, None), passages))
        counts = array("I", bytes(4 * len(self.vocabulary.data.keys)))
        for sign, count in Counter("".join(map(signs.__getitem__, pieces))).items():
            if sign != BETWEEN:
                counts[self.vocabulary.lemmas[self.vocabulary.key(sign)]] += count
        return counts

    @classmethod
    def open(cls, directory: Path) -> Index:
        """Open the index in *directory*. Raises IndexDamagedError if it is not whole: it must be built anew."""
        return cls(directory)

    def warm(self) -> Index:
        """Make the tables that the first query would wait for (a second with five million words)."""
        self.facets.count(self.matcher.everything)
        for author, _ in list(self.facets.by_author(self.matcher.everything))[:AUTHORS]:
            self.counts_of(author)
        self.matcher.passages(parse('a OR "a b" OR c~'), Deadline(60))
        return self

    def close(self) -> None:
        self.engine.close()
        self.files.close()

    @property
    def passages(self) -> int:
        """How many passages can be found."""
        return len(self.files)

    def search(
        self, query: str, *, page: int = 1, size: int = 20, sort: Sort = "relevance",
        facets: Mapping[str, Sequence[str]] | None = None,
    ) -> Results:
        """Find the passages that *query* means; *size* 0 gives counts only.

        *facets* narrows to passages with one of the values given for each facet: `{"author": ["Robert Service"]}`.
        Pages are counted from 1; the order is the same on every page and in every process.

        Raises QueryError if the query cannot be understood, IndexDamagedError if a file is damaged.
        """
        typed = parse(query)
        node = self.meant(typed)
        narrowed = tuple((name, tuple(values)) for name, values in sorted((facets or {}).items()) if values)
        deadline = Deadline(self.budget * SORTING)
        bits, hits, is_cut = self._kept.get((node, narrowed)) or self._find(node, narrowed)
        if not is_cut:
            self._kept.put((node, narrowed), (bits, hits, is_cut))
        marker = Marker(node, self.matcher)
        order, notes = self._order(node, marker, bits, sort, deadline)
        found = bits.bit_count()
        first = min((max(page, 1) - 1) * size, found)
        shown = list(islice(order, first, min(first + size, found)))
        return Results(
            query=query, passages=found, hits=hits if marker.has_places else found,
            results=tuple(self._hit(number, marker) for number in shown), facets=self.facets.count(bits),
            strips=tuple(self._strips(bits)), page=max(page, 1), size=size, sort=sort,
            understood=explain(node, self.matcher), is_cut=is_cut,
            notes=(*notes, *self._notes(typed, is_cut=is_cut, is_found=bool(bits))),
            suggestion=known_instead(typed, self.matcher) if bits or is_cut else suggest(typed, self.matcher),
        )

    def _notes(self, typed: Node, *, is_cut: bool, is_found: bool) -> Iterator[str]:
        """Yield what the reader is to be told of the query and of what it found, each once."""
        said = [*words_like_operators(typed), *signs_misplaced(typed), *unknown_names(typed, self.matcher)]
        if is_cut:
            said.append(f"The search was cut after {self.budget:.1f} seconds: there may be more than is shown.")
        elif not is_found:
            said += why_nothing(typed, self.matcher)
        yield from dict.fromkeys(said)

    def meant(self, typed: Node) -> Node:
        """Return what a query means in this library: abbreviations with their stops and without, as they occur."""
        deadline = Deadline(self.budget * ABBREVIATIONS)
        everything = self.matcher.everything
        return with_abbreviations(typed, lambda word: bool(self.matcher.found(word, deadline, everything).bits))

    def _find(self, node: Node, narrowed: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[int, int, bool]:
        """Return the passages found, the number of hits in them, and whether the time was too short for all.

        If it was, there are at least as many hits as passages.
        """
        deadline = Deadline(self.budget * FINDING)
        bits = self.matcher.passages(node, deadline, self.narrowed(dict(narrowed)))
        hits = self.hits(node, bits, deadline)
        return (bits, max(hits, bits.bit_count()), True) if deadline.is_over else (bits, hits, False)

    def narrowed(self, facets: Mapping[str, Sequence[str]]) -> int:
        """Return the passages that have, for each facet given with values, one of these, as a set of bits."""
        within = self.matcher.everything
        for name, values in facets.items():
            if values:
                within &= self.facets.passages(name, values)
        return within

    def hits(self, node: Node, bits: int, deadline: Deadline) -> int:
        """Return the number of hits in the passages *bits*: each word once, even if two parts of the query mean it."""
        total = 0
        keys: set[int] = set()
        prefixes: set[str] = set()
        for leaf in distinct(node):
            if isinstance(leaf, Pattern) and (prefix := self.vocabulary.prefix(leaf.text)):
                prefixes.add(prefix)
            elif isinstance(leaf, (Word, Pattern, Fuzzy)) and is_single(leaf):
                keys.update(meants(leaf, self.vocabulary)[0].keys)
            elif has_place(leaf):
                total += self.matcher.found(leaf, deadline, bits).within(bits)
        begun = tuple(one for one in prefixes if not any(one[:size] in prefixes for size in range(1, len(one))))
        folds = self.vocabulary.data.folds
        rest = (key for key in keys if not begun or not folds[key].startswith(begun))
        terms = chain((("prefix", one) for one in begun), (("words", self.vocabulary.term(key)) for key in rest))
        for name, term in terms:
            if deadline.passed():
                break
            total += self.matcher.counted(name, term).within(bits)
        return total

    def _order(
        self, node: Node, marker: Marker, bits: int, sort: Sort, deadline: Deadline
    ) -> tuple[Iterable[int], tuple[str, ...]]:
        if sort == "text":
            return numbers(bits), ()
        if sort == "relevance":
            return ranked(node, bits, self.matcher), ()
        return self._by_neighbour(marker, bits, sort, deadline)

    def _by_neighbour(
        self, marker: Marker, bits: int, sort: Sort, deadline: Deadline
    ) -> tuple[Iterable[int], tuple[str, ...]]:
        """Order by the words before (nearest first) or after the first hit, case and accents aside."""
        key = self.neighbours.left if sort == "left" else self.neighbours.right
        keyed: list[tuple[str, int]] = []
        for number in numbers(bits):
            place = marker.first(number)
            keyed.append((key(number, *place) if place else "", number))
            if len(keyed) % 64 == 0 and deadline.passed():
                return numbers(bits), ("Too many passages to sort by neighbouring words: they stand in order.",)
        return [number for _, number in sorted(keyed)], ()

    def _hit(self, number: int, marker: Marker) -> PassageHit:
        stored = self.files.stored(number)
        text = self.files.text(number)
        stretches = marker.stretches(number, stored)
        return PassageHit(
            anchor=f"{text.id}.{stored.id}", text_id=text.id, text=text.title, author=stored.author, kind=stored.kind,
            division=stored.division, division_title=stored.division_title, n=stored.n,
            content=stored.content, snippets=snippets(stored.content, stretches), stretches=stretches,
        )

    def _strips(self, bits: int) -> Iterator[Strip]:
        found = [(bits >> text.first & ((1 << len(text.ids)) - 1), text) for text in self.files.summary.texts]
        shown = sorted(found, key=lambda one: -one[0].bit_count())[:STRIPS]
        for here, text in sorted(shown, key=lambda one: one[1].first):
            if here:
                size = len(text.ids)
                pieces = min(PIECES, size)
                passages = chosen(here, size)
                joints = [-(-piece * size // pieces) for piece in range(pieces + 1)]
                yield Strip(text.id, text.title, tuple(passages.count(1, *ends) for ends in pairwise(joints)))


