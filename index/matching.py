"""Which passages a query means: terms from the engine, joined as sets of bits; what needs positions is checked."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from operator import and_, or_

from index.bits import Counted, bits_of, chosen, counted, counted_among, counted_of, narrowed, numbers, together
from index.engine import Engine
from index.files import Files, Stored
from index.keeping import Kept
from index.positions import AnyOf, Close, Finder, Occurrence, SideBySide, finder_of, is_single, meants, shortest
from index.queries import And, Field, Fuzzy, Leaf, Near, Node, Not, Or, Pattern, Word, leaves
from index.readings import Reading
from index.resolving import Resolver
from index.streaming import pairs_near, phrases
from index.vocabulary import Vocabulary, expression
from index.writing import language_of

CHECK_EVERY = 16
"""Words or passages between two looks at the clock: the postings of a frequent word take half a millisecond."""
STREAMED = 800
"""Looking at one passage takes as long as going through so many words in one go (measured on 1 M words)."""
UNKNOWN = "\0"
"""Sign of a word that the library does not have; see `vocabulary.sign_of`."""
clock = time.monotonic
"""Seconds by which a search is cut."""


class Deadline:
    """How long a search may take; once `is_over`, what has been found stands and the rest is left."""

    def __init__(self, seconds: float) -> None:
        self._end = clock() + seconds
        self.is_over = False
        self.cut: dict[Leaf, Counted] = {}
        """What was found of the parts that the time did not suffice for."""

    def passed(self) -> bool:
        self.is_over = self.is_over or clock() > self._end
        return self.is_over


@dataclass(frozen=True, slots=True)
class Found:
    """The passages of one part of a query, with how often each holds it."""

    parts: tuple[Counted, ...] = ()

    @property
    def bits(self) -> int:
        return reduce(or_, (part.bits for part in self.parts), 0)

    def within(self, bits: int) -> int:
        """Return how many hits this part has in the passages *bits*."""
        return sum(part.within(bits) for part in self.parts)


class Matcher:
    """Answers queries over one index. What single terms give is kept, for the next query."""

    def __init__(self, engine: Engine, files: Files, vocabulary: Vocabulary) -> None:
        self.engine, self.files, self.vocabulary = engine, files, vocabulary
        self.resolver = Resolver(files.summary)
        self.size = len(files)
        self.everything = (1 << self.size) - 1
        self.corrected = bits_of(files.summary.corrected, self.size)
        self._remembered: Kept[tuple[int, Counted]] = Kept(50)
        self.least_streamed = files.size // STREAMED
        self.counted = lru_cache(maxsize=150)(self._counted)
        self.bits = lru_cache(maxsize=1000)(self._bits)

    def _counted(self, name: str, term: str) -> Counted:
        return counted(self.engine.postings(name, term).planes)

    def _bits(self, name: str, term: str) -> int:
        return self.engine.postings(name, term).bits

    def passages(self, node: Node, deadline: Deadline, within: int | None = None) -> int:
        """Return the passages that *node* means, among those of *within*; cut short when the deadline is over."""
        mask = self.everything if within is None else within
        match node:
            case And(parts):
                for part in sorted(parts, key=_cost):
                    if not mask:
                        break
                    mask = self.passages(part, deadline, mask)
                return mask
            case Or(parts):
                return reduce(or_, (self.passages(part, deadline, mask) for part in parts), 0)
            case Not(part):
                excluded = self.passages(part, deadline, mask)
                return 0 if deadline.is_over else mask & ~excluded  # nothing that may have to be excluded is given
            case _:
                return self.found(node, deadline, mask).bits & mask

    def found(self, leaf: Leaf, deadline: Deadline, within: int) -> Found:
        """Return what one part of the query finds, with counts; of phrases, only among the passages *within*."""
        if isinstance(leaf, Field) and leaf.name != "spelled":
            return self._field(leaf)
        if isinstance(leaf, (Word, Pattern, Fuzzy)) and is_single(leaf):
            if isinstance(leaf, Pattern) and (prefix := self.vocabulary.prefix(leaf.text)):
                return Found((self.counted("prefix", prefix),))
            meant = meants(leaf, self.vocabulary)[0]
            return Found(tuple(self._terms("words", map(self.vocabulary.term, meant.keys), deadline)))
        return Found((self._checked_once(leaf, deadline, within),))

    def _terms(self, name: str, terms: Iterable[str], deadline: Deadline) -> Iterator[Counted]:
        for at, term in enumerate(terms):
            if at % CHECK_EVERY == CHECK_EVERY - 1 and deadline.passed():
                return
            if (given := self.counted(name, term)).bits:
                yield given

    def _field(self, leaf: Field) -> Found:
        if leaf.name == "anchor":
            return Found((counted_of(((number, 1) for number in self._anchored(leaf.value)), self.size),))
        name, terms = self.resolver.terms(leaf.name, leaf.value)
        return Found(tuple(given for term in terms if (given := self.counted(name, term)).bits))

    def _anchored(self, pattern: str) -> Iterator[int]:
        """Yield the passages whose anchor fits *pattern*, which may hold `*` and `?`."""
        folded = pattern.casefold()
        if "*" in folded or "?" in folded:
            fits = re.compile(expression(folded)).match
            yield from (number for anchor, number in self._anchors.items() if fits(anchor))
        elif folded in self._anchors:
            yield self._anchors[folded]

    @cached_property
    def _anchors(self) -> dict[str, int]:
        texts = self.files.summary.texts
        return {f"{text.id}.{passage_id}".casefold(): text.first + place
                for text in texts for place, passage_id in enumerate(text.ids)}

    def _checked_once(self, leaf: Leaf, deadline: Deadline, within: int) -> Counted:
        """Do what `_checked` does, or remember it, if it was done for these passages or for more."""
        known = self._remembered.get(leaf)
        if known and not within & ~known[0]:
            return known[1]
        if leaf in deadline.cut:
            return deadline.cut[leaf]
        found = self._checked(leaf, deadline, within)
        if deadline.is_over:
            deadline.cut[leaf] = found
        else:
            self._remembered.put(leaf, (within, found))
        return found

    def _checked(self, leaf: Leaf, deadline: Deadline, within: int) -> Counted:
        """Return the passages in which words stand as *leaf* wants them, by looking at each that has the words."""
        finder = finder_of(leaf, self.vocabulary)
        candidates = self.candidates(finder, deadline) & within
        is_wide = candidates.bit_count() > self.least_streamed
        streamed = self._streamed(finder, candidates & ~self.corrected, deadline, is_wide=is_wide)
        if streamed is None:
            return self._looked_at(finder, candidates, deadline)
        return together(streamed, self._looked_at(finder, candidates & self.corrected, deadline))

    def _streamed(self, finder: Finder, candidates: int, deadline: Deadline, *, is_wide: bool) -> Counted | None:
        """Return what going through all words at once finds where there is one reading; None if it is not worth it."""
        if isinstance(finder, SideBySide) and (is_wide or self.files.is_streamed):
            passages = chosen(candidates, self.size)
            return counted_among(passages, phrases(self.files.stream, finder, passages, deadline.passed))
        if is_wide and isinstance(finder, Close) and (signs := finder.pair):
            stream, is_over = self.files.stream.signs, deadline.passed
            near = pairs_near(stream, signs, finder.distance, is_ordered=finder.is_ordered, is_over=is_over)
            return narrowed(counted_of(near.items(), self.size), candidates)
        return None

    def _looked_at(self, finder: Finder, candidates: int, deadline: Deadline) -> Counted:
        pairs: list[tuple[int, int]] = []
        for at, number in enumerate(numbers(candidates)):
            if at % CHECK_EVERY == CHECK_EVERY - 1 and deadline.passed():
                break
            if count := self._occurring(finder, number):
                pairs.append((number, count))
        return counted_of(pairs, self.size)

    def candidates(self, finder: Finder, deadline: Deadline) -> int:
        """Return the passages that have the words that *finder* looks for somewhere."""
        match finder:
            case SideBySide(_, keys):
                return reduce(and_, (self._with_any(held, deadline) for held in keys), self.everything)
            case Close(parts):
                return reduce(and_, (self.candidates(part, deadline) for part in parts), self.everything)
            case AnyOf(parts):
                return reduce(or_, (self.candidates(part, deadline) for part in parts), 0)
        raise TypeError(finder)

    def _with_any(self, keys: Iterable[int], deadline: Deadline) -> int:
        """Return the passages that have one of several words."""
        found = 0
        for at, key in enumerate(keys):
            if at % CHECK_EVERY == CHECK_EVERY - 1 and deadline.passed():
                break
            found |= self.bits("words", self.vocabulary.term(key))
        return found

    def _occurring(self, finder: Finder, number: int) -> int:
        """Return how often *finder* finds something in the readings of a passage."""
        found = finder.count(self.files.words(number))
        if self.corrected >> number & 1:
            stored = self.files.stored(number)
            for reading in stored.readings[1:]:
                found += sum(1 for _ in self.changed(finder, reading, self.signs(reading, number, stored)))
        return found

    def signs(self, reading: Reading, number: int, stored: Stored) -> str:
        """Return the words of a reading of passage *number* as signs."""
        tag = language_of(stored.language or self.files.text(number).language)
        return "".join(self.vocabulary.sign(word.text, tag) or UNKNOWN for word in reading.words)

    @staticmethod
    def changed(finder: Finder, reading: Reading, signs: str) -> Iterator[Occurrence]:
        """Yield what *finder* finds in a received reading and not in the corrected one."""
        found = finder.occurrences(signs)
        for one in shortest(found) if isinstance(finder, Close) else found:
            if any(reading.is_changed(reading.words[at].start, reading.words[at].end) for at in one.members):
                yield one


def _cost(node: Node) -> int:
    """Return what is to be asked first (0), when its answer narrows what is asked next."""
    return max((0 if isinstance(leaf, Field) or is_single(leaf) else 2 if isinstance(leaf, Near) else 1)
               for leaf in leaves(node))
