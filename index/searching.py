"""Searching a library: a query in, a page of passages with their hits, facets and counts out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from index.bits import numbers
from index.engine import WhooshEngine
from index.explaining import explain
from index.facets import Facets
from index.files import Files, check_stamp
from index.marking import Marker, distinct, has_place
from index.matching import Deadline, Found, Matcher
from index.parsing import parse
from index.positions import is_single, meants
from index.queries import Fuzzy, Node, Pattern, Word
from index.ranking import ranked
from index.results import PassageHit, Results, Strip
from index.snippets import snippets
from index.suggesting import suggest
from index.vocabulary import Vocabulary

Sort = Literal["relevance", "text", "left", "right"]
SORTS: tuple[Sort, ...] = ("relevance", "text", "left", "right")
"""By closeness (the exact form first), by place, by the word to the left or right of the first hit."""

BUDGET = 0.3
"""Seconds a query may take before it is cut short and says so."""
PIECES = 60
"""Of a strip that shows where in a text the passages lie: as many as fit on a narrow page."""


class Index:
    """An index on disk, read-only; safe to share between threads. A new build is opened anew, never refreshed."""

    def __init__(self, directory: Path, *, budget: float = BUDGET) -> None:
        check_stamp(directory)
        self.files = Files(directory)
        self.engine = WhooshEngine(directory / "engine")
        self.vocabulary = Vocabulary(self.files.vocabulary)
        self.matcher = Matcher(self.engine, self.files, self.vocabulary)
        self.facets = Facets(self.matcher)
        self.budget = budget
        self._kept = lru_cache(maxsize=60)(self._find)

    @classmethod
    def open(cls, directory: Path) -> Index:
        """Open the index in *directory*. Raises IndexDamagedError if it is not whole: it must be built anew."""
        return cls(directory)

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
        node = parse(query)
        narrowed = tuple((name, tuple(values)) for name, values in sorted((facets or {}).items()) if values)
        bits, hits, is_cut = self._kept(node, narrowed)
        if is_cut:
            self._kept.cache_clear()
        marker = Marker(node, self.matcher)
        deadline = Deadline(self.budget)
        order, notes = self._order(node, marker, bits, sort, deadline)
        first = (max(page, 1) - 1) * size
        shown = order[first : first + size] if size else []
        if is_cut or deadline.is_over:
            notes = (*notes, f"The search was cut after {self.budget:.1f} seconds: there may be more than is shown.")
        return Results(
            query=query, passages=bits.bit_count(), hits=hits if marker.has_places else bits.bit_count(),
            results=tuple(self._hit(number, marker) for number in shown), facets=self.facets.count(bits),
            strips=tuple(self._strips(bits)), page=max(page, 1), size=size, sort=sort,
            understood=explain(node, self.matcher), notes=notes, is_cut=is_cut,
            suggestion="" if bits else suggest(node, self.matcher),
        )

    def _find(self, node: Node, narrowed: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[int, int, bool]:
        """Return the passages found, the number of hits in them, and whether the time was too short for all."""
        deadline = Deadline(self.budget)
        within = self.matcher.everything
        for name, values in narrowed:
            within &= self.facets.passages(name, values)
        bits = self.matcher.passages(node, deadline, within)
        return bits, self._hits(node, bits, deadline), deadline.is_over

    def _hits(self, node: Node, bits: int, deadline: Deadline) -> int:
        """Return the number of hits in the passages *bits*: each word once, even if two parts of the query mean it."""
        total = 0
        keys: set[int] = set()
        for leaf in distinct(node):
            if isinstance(leaf, (Word, Pattern, Fuzzy)) and is_single(leaf):
                keys.update(meants(leaf, self.vocabulary)[0].keys)
            elif has_place(leaf):
                total += self.matcher.found(leaf, deadline, bits).within(bits)
        words = Found(tuple(self.matcher.counted("words", self.vocabulary.term(key)) for key in keys))
        return total + words.within(bits)

    def _order(
        self, node: Node, marker: Marker, bits: int, sort: Sort, deadline: Deadline
    ) -> tuple[list[int], tuple[str, ...]]:
        if sort == "text":
            return list(numbers(bits)), ()
        if sort == "relevance":
            return ranked(node, bits, self.matcher), ()
        return self._by_neighbour(marker, bits, sort, deadline)

    def _by_neighbour(
        self, marker: Marker, bits: int, sort: Sort, deadline: Deadline
    ) -> tuple[list[int], tuple[str, ...]]:
        """Order by the words before (nearest first) or after the first hit, case aside."""
        keyed: list[tuple[str, int]] = []
        for number in numbers(bits):
            stored = self.files.stored(number)
            stretches = marker.stretches(number, stored)
            if not stretches:
                keyed.append(("", number))
            elif sort == "right":
                keyed.append((stored.content[stretches[0].end :][:60].casefold().lstrip(" ,.;:’”\"'"), number))
            else:
                before = stored.content[max(0, stretches[0].start - 60) : stretches[0].start].casefold().split()
                keyed.append((" ".join(reversed(before)), number))
            if len(keyed) % 64 == 0 and deadline.passed():
                return list(numbers(bits)), ("Too many passages to sort by neighbouring words: they stand in order.",)
        return [number for _, number in sorted(keyed)], ()

    def _hit(self, number: int, marker: Marker) -> PassageHit:
        stored = self.files.stored(number)
        text = self.files.summary.texts[stored.text]
        stretches = marker.stretches(number, stored)
        return PassageHit(
            anchor=f"{text.id}.{stored.id}", text_id=text.id, text=text.title, author=stored.author, kind=stored.kind,
            division=stored.division, division_title=stored.division_title, n=stored.n,
            snippets=snippets(stored.content, stretches), stretches=stretches,
        )

    def _strips(self, bits: int) -> Iterator[Strip]:
        for text in self.files.summary.texts:
            size = len(text.ids)
            here = bits >> text.first & ((1 << size) - 1)
            if not here:
                continue
            pieces = min(PIECES, size)
            edges = [size * piece // pieces for piece in range(pieces + 1)]
            counts = tuple((here >> start & ((1 << (end - start)) - 1)).bit_count()
                           for start, end in pairwise(edges))
            yield Strip(text.id, text.title, counts)


