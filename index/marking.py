"""Where in a passage the hits of a query stand, and why each is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from index.fields import terms_of_span
from index.files import Stored
from index.matching import Matcher
from index.positions import Close, Finder, Occurrence, finder_of, is_single, meants, shortest
from index.queries import REGISTER_FIELDS, Field, Fuzzy, Leaf, Near, Node, Pattern, Phrase, Word, formatted, leaves
from index.readings import Reading
from index.results import WHYS, Stretch
from index.vocabulary import EXACT, Meant, Vocabulary

WHY_OF_FIELD = {**dict.fromkeys(REGISTER_FIELDS, "register"), "date": "date", "figure": "figure", "cites": "citation"}
"""Fields whose finds have a place in the passage; author, text and the like have none."""

CLOSENESS = {why: place for place, why in enumerate(WHYS)}


class Reasons:
    """Why words are hits, by sign; looked up as they are met, since a pattern may mean a third of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.meants: list[Meant] = []
        self.known: dict[str, str] = {}

    def why(self, sign: str) -> str:
        """Return the closest reason why the word *sign* is a hit; empty if it is none."""
        if sign not in self.known:
            key = self.vocabulary.key(sign)
            given = [meant.keys[key] for meant in self.meants if key in meant.keys]
            self.known[sign] = min(given, key=CLOSENESS.__getitem__) if given else ""
        return self.known[sign]


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a query that stands somewhere among the words."""

    finder: Finder
    why: str
    reasons: Reasons

    def reason(self, signs: Iterable[str]) -> str:
        """Return the least close reason of several words, or the part's own."""
        given = [why for sign in signs if (why := self.reasons.why(sign))]
        return max(given, key=CLOSENESS.__getitem__) if given else self.why


class Marker:
    """Marks the hits of one query in any passage."""

    def __init__(self, node: Node, matcher: Matcher) -> None:
        self.matcher = matcher
        self.words = Reasons(matcher.vocabulary)
        self.placed: list[Placed] = []
        self.terms: list[tuple[str, frozenset[str], str]] = []
        asked = distinct(node)
        self.has_places = any(has_place(leaf) for leaf in asked)
        """False if nothing that was asked for has a place in a passage (`author:service`)."""
        for leaf in asked:
            self._take(leaf)

    def _take(self, leaf: Leaf) -> None:
        vocabulary = self.matcher.vocabulary
        match leaf:
            case Word() | Pattern() | Fuzzy():
                reasons = self.words if is_single(leaf) else Reasons(vocabulary)
                reasons.meants += meants(leaf, vocabulary)
                if not is_single(leaf):
                    self.placed.append(Placed(finder_of(leaf, vocabulary), EXACT, reasons))
            case Field(name, value) if name != "spelled":
                if has_place(leaf):
                    field, terms = self.matcher.resolver.terms(name, value)
                    self.terms.append((field, frozenset(terms), WHY_OF_FIELD[name]))
            case Phrase() | Field():
                self.placed.append(Placed(finder_of(leaf, vocabulary), EXACT, Reasons(vocabulary)))
            case Near():
                self.placed.append(Placed(finder_of(leaf, vocabulary), "near", Reasons(vocabulary)))

    def stretches(self, number: int, stored: Stored) -> tuple[Stretch, ...]:
        """Return the hits of passage *number*, in order."""
        corrected, *received = stored.readings
        found = list(self._in_reading(corrected, self.matcher.files.words(number)))
        for reading in received:
            found += self._in_received(reading, self.matcher.signs(reading, number, stored))
        found += self._in_spans(stored)
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.why)))

    def places(self, number: int) -> list[tuple[int, int]]:
        """Return where among its words the hits of passage *number* start and end, in the order of `stretches`."""
        if self.terms or number in self._corrected:
            return self._places_of_stretches(number)
        signs = self.matcher.files.words(number)
        found = [match.span() for match in self._word.finditer(signs)] if self._word else []
        found += [(one.start, one.end) for one in self._occurrences(signs)]
        return sorted(found) if self.placed else found

    def marked(self, number: int) -> set[int]:
        """Return which words of passage *number* are asked for: of hits near each other not those between."""
        if self.terms or number in self._corrected:
            stored = self.matcher.files.stored(number)
            starts = [word.start for word in stored.readings[0].words]
            return {at for stretch in self.stretches(number, stored) for start, end in stretch.marks
                    for at in range(bisect_left(starts, start), bisect_left(starts, end))}
        signs = self.matcher.files.words(number)
        found = {match.start() for match in self._word.finditer(signs)} if self._word else set()
        return found.union(*(one.members for one in self._occurrences(signs)))

    def _occurrences(self, signs: str) -> Iterator[Occurrence]:
        for part in self.placed:
            found = part.finder.occurrences(signs)
            yield from shortest(found) if isinstance(part.finder, Close) else found

    def first(self, number: int) -> tuple[int, int] | None:
        """Return the first of the `places`; None if the hits of the passage have none."""
        if self.terms or self.placed or not self._word or number in self._corrected:
            return next(iter(self.places(number)), None)
        match = self._word.search(self.matcher.files.words(number))
        return match.span() if match else None

    def _places_of_stretches(self, number: int) -> list[tuple[int, int]]:
        stored = self.matcher.files.stored(number)
        starts = [word.start for word in stored.readings[0].words]
        return [(max(bisect_right(starts, one.start) - 1, 0), bisect_left(starts, one.end))
                for one in self.stretches(number, stored)]

    @cached_property
    def _corrected(self) -> frozenset[int]:
        return frozenset(self.matcher.files.summary.corrected)

    @cached_property
    def _word(self) -> re.Pattern[str] | None:
        """Fits each word that is a hit by itself."""
        keys = {key for meant in self.words.meants for key in meant.keys}
        signs = "".join(map(re.escape, "".join(map(self.matcher.vocabulary.signs, keys))))
        return re.compile(f"[{signs}]") if signs else None

    def _in_reading(self, reading: Reading, signs: str) -> Iterator[Stretch]:
        for word, sign in zip(reading.words, signs, strict=True):
            if why := self.words.why(sign):
                yield Stretch(((word.start, word.end),), why)
        for part in self.placed:
            found = part.finder.occurrences(signs)
            for one in shortest(found) if isinstance(part.finder, Close) else found:
                yield Stretch(_marks(one, reading), part.reason(signs[at] for at in one.members))

    def _in_received(self, reading: Reading, signs: str) -> Iterator[Stretch]:
        for word, sign in zip(reading.words, signs, strict=True):
            if self.words.why(sign) and reading.is_changed(word.start, word.end):
                yield Stretch((reading.corrected(word.start, word.end),), "corrected reading")
        for part in self.placed:
            for one in self.matcher.changed(part.finder, reading, signs):
                marks = tuple(reading.corrected(start, end) for start, end in _marks(one, reading))
                yield Stretch(marks, "corrected reading")

    def _in_spans(self, stored: Stored) -> Iterator[Stretch]:
        for field, terms, why in self.terms:
            for span in stored.spans:
                for term in terms_of_span(stored.content, span).get(field, ()):
                    if term in terms:
                        yield Stretch(((span.start, span.end),), why)


def _marks(one: Occurrence, reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the words asked for, those that follow each other as one stretch."""
    marks: list[tuple[int, int]] = []
    last = -2
    for at in sorted(one.members):
        word = reading.words[at]
        marks.append((marks.pop()[0] if at == last + 1 and marks else word.start, word.end))
        last = at
    return tuple(marks)


def has_place(leaf: Leaf) -> bool:
    """True if what *leaf* finds stands somewhere in a passage, and is not the passage itself.

    >>> has_place(Word("quota")), has_place(Field("date", "1937")), has_place(Field("author", "Getty"))
    (True, True, False)
    """
    return not isinstance(leaf, Field) or leaf.name == "spelled" or leaf.name in WHY_OF_FIELD


def distinct(node: Node) -> list[Leaf]:
    """Return the parts of a query that find something and are not excluded, each once, wherever they stand in it."""
    found: dict[tuple[type, str], Leaf] = {}
    for leaf in leaves(node, positive_only=True):
        found.setdefault((type(leaf), formatted(leaf)), leaf)
    return list(found.values())
