"""Which events of the register a claim speaks of: those named with it or before it, and those whose day is given.

A sentence can also bring in an event that only a later one names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from edition.concordance.antecedents import introduced_in
from edition.concordance.claims import DAY, LONGEST_SENTENCE, WORDS, Claim
from edition.concordance.days import times_of
from edition.dates import bounds, find_dates
from edition.model import Entry, Passage, Text
from edition.registers import Registers
from edition.sentences import sentence_at, sentence_ends
from edition.words import stem, tokens

CARRIED = 3
"""Passages over which an event that was named is still what is spoken of."""

LONGEST = 31
"""Days that a time may be wide that tells an event from others of its kind: a month has one congress, a year many."""

MONTH = 27
"""Days from the first to the last of the shortest month: `in May the congress met` gives the time of one that met on
23 May, `from 5 to 29 May` does not."""

MARGIN = 1
"""Years by which a claim may be dated outside an event that was named earlier and still be of it: what was decided in
one year has its outcome in the next."""


class Naming(NamedTuple):
    """An event, and where in a passage it is named or meant."""

    ref: str
    start: int


class Occasions:
    """Knows for each passage which events it names, and which were named before it."""

    def __init__(self, texts: Iterable[Text], registers: Registers, wanted: Iterable[str]) -> None:
        """*wanted* are the anchors of the passages that are asked for."""
        kept = frozenset(wanted)
        self._registers = registers
        dated = _Dated(registers)
        kinds = {entry.key: stem(entry.subtype) for entry in registers.of_kind("event") if entry.subtype}
        self._named: dict[str, list[Naming]] = {}
        self._before: dict[str, str] = {}
        self._introduced: dict[str, list[Naming]] = {}
        self._words: dict[str, str] = {}
        for text in texts:
            named = {one.anchor: sorted((*_names(one), *dated.meant(one)), key=lambda name: name.start)
                     for one in text.passages}
            self._named |= {anchor: row for anchor, row in named.items() if anchor in kept}
            self._introduced |= {one.anchor: [Naming(*each) for each in introduced_in(one, kinds)]
                                 for one in text.passages if one.anchor in kept}
            self._words |= {one.anchor: one.text for one in text.passages if one.anchor in kept}
            self._before |= {anchor: ref for anchor, ref in _carried(text, named) if anchor in kept}

    def with_claim(self, claim: Claim) -> list[str]:
        """Return the events that the sentence of *claim* names, up to a semicolon behind it.

        `The war began on 4 May; the siege ended it` does not date the siege. A time in the name of an event dates it. A
        sentence that brings in an event named later is of it, but its day and numbers may be of how it came about.
        """
        if claim.thing == DAY and claim.ref:
            return [claim.ref]
        first, last = claim.sentence
        turn = self._words[claim.anchor].find(";", claim.end, last) if claim.thing != WORDS else -1
        end = turn if turn >= 0 else last
        further = self._introduced[claim.anchor] if claim.thing == WORDS else []
        return [one.ref for one in (*self._named[claim.anchor], *further) if first <= one.start < end]

    def before(self, claim: Claim, years: Iterable[int]) -> str:
        """Return the event that was named last before the sentence of *claim* in its passage, or "".

        One that the *years* of the claim lie outside of is no longer spoken of.
        """
        earlier = [one.ref for one in self._named[claim.anchor] if one.start < claim.sentence[0]]
        return next((ref for ref in reversed(earlier[-1:]) if self._may_be_of(ref, years)), "")

    def carried(self, claim: Claim, years: Iterable[int]) -> str:
        """Return the event that was named last in the passages before that of *claim*, on the same condition."""
        ref = self._before.get(claim.anchor, "")
        return ref if ref and self._may_be_of(ref, years) else ""

    def _may_be_of(self, ref: str, years: Iterable[int]) -> bool:
        entry = self._registers.find(ref)
        known = bounds(f"{entry.start}/{entry.end or entry.start}") if entry and entry.start else None
        said = list(years)
        return known is None or not said or any(
            known[0].year - MARGIN <= year <= known[1].year + MARGIN for year in said)


class _Dated:
    """Finds the event of which a sentence gives the day and the kind, but not the name: `on 3 May the council met`."""

    def __init__(self, registers: Registers) -> None:
        self._by_kind: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        for entry in registers.of_kind("event"):
            for first, last in _times_of(entry) if entry.subtype else ():
                self._by_kind[stem(entry.subtype)].append((first, last, entry.key))

    def meant(self, passage: Passage) -> Iterator[Naming]:
        """Yield the events that *passage* dates without a name, where their day and kind fit no other."""
        ends: Sequence[int] | None = None
        for one in times_of(passage) if self._by_kind else ():
            known = bounds(one.value)
            if one.ref or known is None or (known[1] - known[0]).days > LONGEST:
                continue
            ends = sentence_ends(passage.text) if ends is None else ends
            first, last = sentence_at(ends, one.start)
            first, last = max(first, one.start - LONGEST_SENTENCE), min(last, one.end + LONGEST_SENTENCE)
            kinds = {stem(token.text) for token in tokens(passage.text[first:last])} & self._by_kind.keys()
            is_month = (known[1] - known[0]).days >= MONTH
            found = {key for kind in kinds for start, end, key in self._by_kind[kind]
                     if (start <= known[0] and known[1] <= end and (end - start).days <= LONGEST)
                     or (is_month and known[0] <= start and end <= known[1])}
            if len(found) == 1:
                yield Naming(found.pop(), one.start)


def _times_of(entry: Entry) -> Iterator[tuple[date, date]]:
    """Yield when an event was, and the days that the note of the register gives it."""
    known = bounds(f"{entry.start}/{entry.end or entry.start}") if entry.start else None
    if known:
        yield known
    for span in find_dates(entry.note, year=known[0].year if known else None):
        if said := bounds(span.value):
            yield said


def _names(passage: Passage) -> Iterator[Naming]:
    return (Naming(span.ref, span.start) for span in passage.spans if span.ref.startswith("event:"))


def _carried(text: Text, named: Mapping[str, Sequence[Naming]]) -> Iterator[tuple[str, str]]:
    """Yield for passages the event that was named last before them; for notes, the last before their call."""
    last, place = "", -CARRIED
    calls: dict[str, str] = {}
    for number, passage in enumerate(one for one in text.passages if one.kind != "note"):
        if last and number - place <= CARRIED:
            yield passage.anchor, last
        called = ((span.ref, span.start) for span in passage.spans if span.kind == "call")
        for ref, _ in sorted((*named[passage.anchor], *called), key=lambda one: one[1]):
            if ref.startswith("event:"):
                last, place = ref, number
            elif number - place <= CARRIED:
                calls[ref] = last
    for passage in text.passages:
        if passage.called_from and calls.get(passage.id):
            yield passage.anchor, calls[passage.id]
