"""What stands after the colon of a field, looked up: names, dates and numbers → terms of the engine."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from edition.names import fold_name
from index.fields import CLASSES
from index.files import EntryFacts, Summary
from index.queries import REGISTER_FIELDS, Field
from index.values import days, numbers


class Names:
    """Entries of one kind by key, by whole name, and by each word of their names, folded."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, EntryFacts]] = {}
        self.whole: dict[str, dict[str, EntryFacts]] = {}
        self.words: dict[str, dict[str, EntryFacts]] = {}

    def add(self, entry: EntryFacts, key: str) -> None:
        self.keys.setdefault(key.casefold(), {})[entry.key] = entry
        for name in filter(None, map(fold_name, entry.names)):
            self.whole.setdefault(name, {})[entry.key] = entry
            for word in name.split():
                self.words.setdefault(word, {})[entry.key] = entry

    def with_words(self, words: Sequence[str]) -> list[EntryFacts]:
        """Return the entries that have all of *words* somewhere in their names."""
        if not words:
            return []
        first, *rest = sorted((self.words.get(word, {}) for word in words), key=len)
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
        """Return the entries of a kind that *value* names: by pointer, else by a whole name, else by words of one."""
        folded = value.casefold()
        names = self._names.get(kind, Names())
        found = names.keys.get(folded.removeprefix(f"{kind}:")) or names.whole.get(fold_name(value))
        if found:
            return list(found.values())
        return [entry for entry in names.with_words(fold_name(value).split()) if _is_named(value, entry.names)]

    @cached_property
    def _names(self) -> dict[str, Names]:
        kinds: dict[str, Names] = {}
        for entry in self.summary.entries:
            kind, _, key = entry.key.partition(":")
            kinds.setdefault(kind, Names()).add(entry, key)
        return kinds

    def _mentions(self, kind: str, value: str) -> Iterator[str]:
        """Yield pointers of the register, then pointers and names that stand only in the texts."""
        known = {entry.key for entry in self.entries(kind, value)}
        others = {value, f"{kind}:{value}", f"#{value}", f"{kind}~{fold_name(value)}"}
        yield from sorted((known | others) & self._mentioned)

    def _works_cited(self, value: str) -> Iterator[str]:
        works = {entry.key for entry in self.entries("work", value)}
        if value.casefold() not in {key.partition(":")[2].casefold() for key in works} | works:
            works |= {entry.key for entry in self.summary.entries
                      if entry.authors and _is_named(value, entry.authors)}
        yield from sorted((works | {value, f"work:{value}"}) & self._cited)

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
        folded = {fold_name(value): value for value in reversed(self.known_values(field.name))}
        near = difflib.get_close_matches(fold_name(field.value), folded, n=1, cutoff=0.6)
        return folded[near[0]] if near else ""


def _is_named(value: str, names: Iterable[str]) -> bool:
    """True if *value* is one of *names*, or all its words stand in one of them, in any spelling."""
    wanted = set(fold_name(value).split())
    return value in names or (bool(wanted) and any(wanted <= set(fold_name(name).split()) for name in names))
