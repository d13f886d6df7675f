"""Facets: how the passages found are spread over authors, texts, kinds, what they name, and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from index.fields import CLASSES
from index.matching import Matcher
from index.queries import REGISTER_FIELDS
from index.results import Facet, FacetValue

SHOWN = 25
"""Values of a facet; a reader who wants the twenty-sixth types it."""

TIMES = {"decade": 5, "year": 4, "month": 7}
"""Facet → how long its values are: `1930s`, `1937`, `1937-07`."""

NAMES = ("author", "text", "in", *REGISTER_FIELDS, *TIMES)


class Facets:
    """Counts passages by facet. Each value is a set of bits that is read once and kept."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher

    def count(self, bits: int) -> tuple[Facet, ...]:
        """Return the facets of the passages *bits*; those without any value are left out."""
        if not bits:
            return ()
        counted = (Facet(name, tuple(self._values(name, bits))) for name in NAMES)
        return tuple(facet for facet in counted if facet.values)

    def passages(self, name: str, values: Sequence[str]) -> int:
        """Return the passages that have one of *values* in the facet *name*; none for an unknown facet."""
        known = {value: found for value, _, found in self._sets.get(name, ())}
        found = 0
        for value in values:
            found |= known.get(value, 0)
        return found

    def by_author(self, bits: int) -> Iterator[tuple[str, int]]:
        """Yield who wrote some of the passages *bits*, as displayed, with these; an empty name where none is named."""
        for value, _, found in self._sets["author"]:
            if here := found & bits:
                bits &= ~here
                yield value, here
        if bits:
            yield "", bits

    def _values(self, name: str, bits: int) -> Iterator[FacetValue]:
        counts = [(-(found & bits).bit_count(), value, label) for value, label, found in self._sets[name]]
        for count, value, label in sorted(one for one in counts if one[0])[:SHOWN]:
            yield FacetValue(value, label, -count, _query(name, value))

    @cached_property
    def _sets(self) -> dict[str, tuple[tuple[str, str, int], ...]]:
        """Facet → its values, each with its label and its passages."""
        return {name: tuple(self._read(name)) for name in NAMES}

    def _read(self, name: str) -> Iterator[tuple[str, str, int]]:
        for value, label in self._known(name):
            field = {"in": "class", **dict.fromkeys(REGISTER_FIELDS, "mention"), **dict.fromkeys(TIMES, "period")}
            if found := self.matcher.engine.postings(field.get(name, name), value).bits:
                yield value, label, found

    def _known(self, name: str) -> Iterator[tuple[str, str]]:
        summary = self.matcher.files.summary
        if name == "author":
            yield from ((author.label, author.label) for author in summary.authors)
        elif name == "text":
            yield from ((text.id, text.title) for text in summary.texts)
        elif name == "in":
            yield from ((value, value) for value in CLASSES)
        elif name in TIMES:
            yield from ((value, value) for value in summary.periods if len(value) == TIMES[name])
        else:
            labels = {entry.key: entry.name for entry in summary.entries}
            for term in summary.mentioned:
                if term.startswith(f"{name}:"):
                    yield term, labels.get(term, term.partition(":")[2])


def _query(name: str, value: str) -> str:
    """Return what narrows a query to a value.

    >>> _query("author", "Robert Service"), _query("person", "person:ezhov"), _query("decade", "1930s")
    ('author:"Robert Service"', 'person:ezhov', 'date:1930s')
    """
    if name in TIMES:
        return f"date:{value}"
    if name in REGISTER_FIELDS:
        value = value.partition(":")[2]
    return f'{name}:"{value}"' if not value.replace("-", "").replace("_", "").isalnum() else f"{name}:{value}"
