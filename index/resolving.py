"""What stands after the colon of a field, looked up: names, dates and numbers → terms of the engine."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from edition.names import fold_name
from edition.transliterations import readings
from index.fields import CLASSES
from index.files import EntryFacts, Summary
from index.queries import REGISTER_FIELDS, Field, formatted
from index.terms import stem
from index.values import days, numbers

KINDS = {"org": "organisation"}
"""Field → what a sentence calls it, where that is another word."""
SAID = ("org:", "group:", "event:")
"""Entries whose names are made of common words."""
LIKE, MUCH_LIKE = 0.6, 0.8
"""Likeness at which a known name is offered for one that is not: the first if a word of it begins alike (Moskva and
Moscow, not Atlantis and Baltics)."""


def folded(name: str) -> str:
    """Return what the spellings of a name share; an abbreviation is one word, with its stops or without.

    >>> folded("N.K.V.D."), folded("НКВД"), folded("N. I. Ezhov")
    ('nkvd', 'nkvd', 'n i ezhov')
    """
    words = fold_name(name).split()
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)


class Names:
    """Entries of one kind by key, by whole name (or author of a work), and by each word of their names, folded."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, EntryFacts]] = {}
        self.whole: dict[str, dict[str, EntryFacts]] = {}
        self.words: dict[str, dict[str, EntryFacts]] = {}
        self.stems: dict[str, dict[str, EntryFacts]] = {}
        self.at_times: dict[str, dict[str, EntryFacts]] = {}

    def add(self, entry: EntryFacts, key: str) -> None:
        self.keys.setdefault(key.casefold(), {})[entry.key] = entry
        for name in filter(None, map(folded, (*entry.names, *entry.authors))):
            self.whole.setdefault(name, {})[entry.key] = entry
        for word in {word for name in _full_names(entry) for word in folded(name).split()}:
            self.words.setdefault(word, {})[entry.key] = entry
        for word in {word for name in _said_of(entry) for word in _stems(name)}:
            self.stems.setdefault(word, {})[entry.key] = entry
        for name in map(folded, entry.at_times):
            self.at_times.setdefault(name, {})[entry.key] = entry

    def named(self, value: str) -> list[EntryFacts]:
        """Return the entries that *value* names, by the closest way that gives any.

        By pointer; by a whole name; by words of one; by such words in another inflection, if they are
        common ones; by a name that means the entry in some texts only (`the Union`); by one word as other
        languages spell it (`Jeschow`).
        """
        words, stems = folded(value).split(), _stems(value)
        return (
            list(self.keys.get(value.casefold(), {}).values())
            or list(self.whole.get(" ".join(words), {}).values())
            or [entry for entry in _with_all(self.words, words) if _is_named(value, _full_names(entry))]
            or [entry for entry in _with_all(self.stems, stems)
                if any(set(stems) <= set(_stems(name)) for name in _said_of(entry))]
            or list(self.at_times.get(" ".join(words), {}).values())
            or [entry for name in readings(value) for entry in self.words.get(name, {}).values()]
        )


def _full_names(entry: EntryFacts) -> tuple[str, ...]:
    """Return the names of an entry; those of a work with its authors and year: `Getty, Origins 1985`."""
    said = " ".join((*entry.authors, entry.year))
    return tuple(f"{said} {name}" for name in entry.names) if entry.authors else entry.names


def _said_of(entry: EntryFacts) -> tuple[str, ...]:
    """Return the names of an entry if they are made of common words, which are inflected: `Purges`, not `Peters`."""
    return entry.names if entry.key.startswith(SAID) else ()


def _stems(name: str) -> list[str]:
    return [stem(word) for word in folded(name).split()]


def _with_all(known: Mapping[str, dict[str, EntryFacts]], words: Sequence[str]) -> list[EntryFacts]:
    """Return the entries that all of *words* lead to."""
    if not words:
        return []
    first, *rest = sorted((known.get(word, {}) for word in words), key=len)
    return [entry for key, entry in first.items() if all(key in other for other in rest)]


class Resolver:
    """Knows the authors, texts, entries, dates and figures of one index."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        self._mentioned = frozenset(summary.mentioned)
        self._cited = frozenset(summary.cited)
        self.terms = lru_cache(maxsize=500)(self._terms)

    def _terms(self, name: str, value: str) -> tuple[str, tuple[str, ...]]:
        """Return the engine's field and the terms that answer the field *name* with *value*."""
        if name in REGISTER_FIELDS:
            return "mention", tuple(self._mentions(name, value))
        match name:
            case "author":
                return "author", tuple(author.label for author in self.summary.authors
                                       if _is_named(value, (author.label, *author.known_as)))
            case "text":
                return "text", tuple(self._texts(value))
            case "in":
                return "class" if value in CLASSES else "kind", (value,)
            case "date":
                low, high = days(value)
                return "date", tuple(term for term, first, last in self.summary.dates if low <= first and last <= high)
            case "figure":
                least, most = numbers(value)
                return "figure", tuple(term for term, first, last in self.summary.figures
                                       if least <= first and last <= most)
            case _:
                return "cites", tuple(self._works_cited(value))

    def _texts(self, value: str) -> Iterator[str]:
        exact = [text.id for text in self.summary.texts if text.id.casefold() == value.casefold()]
        yield from exact or (text.id for text in self.summary.texts if _is_named(value, (text.title,)))

    def entries(self, kind: str, value: str) -> list[EntryFacts]:
        """Return the entries of a kind that *value* names; see `Names.named`."""
        pointer = f"{kind}:"
        bare = value[len(pointer) :] if value.casefold().startswith(pointer) else value
        return self._names.get(kind, Names()).named(bare)

    @cached_property
    def _names(self) -> dict[str, Names]:
        kinds: dict[str, Names] = {}
        for entry in self.summary.entries:
            kind, _, key = entry.key.partition(":")
            kinds.setdefault(kind, Names()).add(entry, key)
        return kinds

    def unknown(self, field: Field) -> str:
        """Return what is to be said of the *field* of a query if what it names is not in the library; else empty."""
        if field.name not in (*REGISTER_FIELDS, "cites") or self.terms(field.name, field.value)[1]:
            return ""
        kind = "work" if field.name == "cites" else field.name
        if found := self.entries(kind, field.value):
            does = "cites" if field.name == "cites" else "names"
            return f"{' and '.join(entry.name for entry in found[:2])}: in the register, but no passage {does} it."
        near = self.nearest(field)
        return f"The register has no {KINDS.get(kind, kind)} ‘{field.value}’" + (
            f"; the nearest is {formatted(Field(field.name, near))}." if near else ".")

    def _mentions(self, kind: str, value: str) -> Iterator[str]:
        """Yield pointers of the register, then pointers and names that stand only in the texts."""
        known = {entry.key for entry in self.entries(kind, value)}
        others = {value, f"{kind}:{value}", f"#{value}", f"{kind}~{fold_name(value)}"}
        yield from sorted((known | others) & self._mentioned)

    def _works_cited(self, value: str) -> Iterator[str]:
        """Yield the works that *value* names, and those by the person of that name, in any spelling."""
        works = {entry.key for entry in self.entries("work", value)}
        spellings = {name for person in self.entries("person", value) for name in person.names}
        works.update(key for name in spellings for key in self._works_by.get(name, ()))
        yield from sorted((works | {value, f"work:{value}"}) & self._cited)

    @cached_property
    def _works_by(self) -> dict[str, list[str]]:
        """Author as the register of works has the name → the works."""
        works: dict[str, list[str]] = {}
        for entry in self.summary.entries:
            for author in entry.authors:
                works.setdefault(author, []).append(entry.key)
        return works

    def known_values(self, name: str) -> list[str]:
        """Return what could stand after the colon of a field, as a reader would write it."""
        match name:
            case "author":
                return [author.label for author in self.summary.authors]
            case "text":
                return [text.id for text in self.summary.texts]
            case "cites":
                cited = [entry for entry in self.summary.entries if entry.key in self._cited]
                return [one for entry in cited for one in (entry.key.partition(":")[2], entry.name, *entry.authors)]
            case _ if name in REGISTER_FIELDS:
                return [one for entry in self.summary.entries if entry.key.startswith(f"{name}:")
                        for one in (entry.key.partition(":")[2], *entry.names)]
        return []

    def nearest(self, field: Field) -> str:
        """Return the known value most like that of *field*; empty if none is close."""
        known = {folded(value): value for value in reversed(self.known_values(field.name))}
        asked = folded(field.value)
        near = difflib.get_close_matches(asked, known, n=3, cutoff=LIKE)
        much = difflib.get_close_matches(asked, near, n=1, cutoff=MUCH_LIKE)
        begun = [one for one in near if any(word[:1] == asked[:1] for word in one.split())]
        return next((known[one] for one in near if one in begun or one in much), "")


def _is_named(value: str, names: Iterable[str]) -> bool:
    """True if *value* is one of *names*, or all its words stand in one of them, in any spelling."""
    wanted = set(folded(value).split())
    known = [set(folded(name).split()) for name in names]
    return value in names or (bool(wanted) and any(wanted <= words for words in known)) or any(
        reading in words for reading in readings(value) for words in known)
