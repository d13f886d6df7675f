"""What a passage speaks of, as features that another passage can share: the only things that make a parallel.

A word inside a name, a date or a figure is no feature of its own: `29` and `June` of two different years are nothing
in common, the name has its key, the figure its unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from edition.dates import bounds
from edition.model import Entry, Passage, Span
from edition.parallels.units import counted_thing, quantity
from edition.registers import Registers
from edition.thesaurus import Thesaurus
from edition.words import Token, stem, tokens

NAMES = ("person", "place", "org", "group", "event", "work")

LONGEST_PASSAGE = 20_000
"""Code points read of one passage; what stands behind is seldom one thing any more, and work stays bounded."""

SHORTEST_WORD = 3
"""Letters of a word that counts; shorter ones are articles and initials in most languages."""

RELATED = 0.5
"""What a related event counts, beside one that is named: the order is half of the operation, and the reverse.
0.3 and 0.7 ranked the same within a hundredth; a half says it plainly."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing a passage speaks of.

    key: `word:quota`, `event:order-00447`, `day:1937-07-31`, `month:1937-07`, `year:1937`, `figure:people:259450` …
    """

    key: str
    count: float
    """How often it is there; below 1 where it is only implied."""
    start: int = -1
    end: int = -1
    """Where it is first said, in code points of the passage, end exclusive; -1 where it is only implied."""

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


class Reader:
    """Reads the features of passages, with one register and one thesaurus."""

    def __init__(self, registers: Registers, thesaurus: Thesaurus) -> None:
        self._registers = registers
        self._thesaurus = thesaurus
        self._months = _events_by_day(registers)

    def features(self, passage: Passage, language: str) -> Mapping[str, Feature]:
        """Return what *passage* speaks of, by key, in order of place."""
        text = passage.text[:LONGEST_PASSAGE]
        spans = [span for span in passage.spans if span.start < len(text)]
        found: dict[str, Feature] = {}
        for feature in self._said(spans, text):
            _add(found, feature)
        words = tokens(text)
        for sense in self._thesaurus.find(words, passage.lang or language):
            _add(found, Feature(f"concept:{sense.concept}", 1.0, sense.start, sense.end))
        for feature in _plain_words(words, _covered(spans), passage.lang or language):
            _add(found, feature)
        for feature in list(self._implied(found)):
            found.setdefault(feature.key, feature)
        return found

    def _said(self, spans: list[Span], text: str) -> Iterator[Feature]:
        for span in spans:
            if span.kind in NAMES and span.ref:
                yield Feature(span.ref if ":" in span.ref else f"{span.kind}:{span.ref}", 1.0, span.start, span.end)
            elif span.kind == "date":
                for key in date_keys(span.value):
                    yield Feature(key, 1.0, span.start, span.end)
            elif span.kind == "figure":
                yield from _figure(span, text)
            elif span.kind == "citation" and span.ref:
                yield Feature(f"cited:{span.ref}", 1.0, span.start, span.end)

    def _implied(self, found: Mapping[str, Feature]) -> Iterator[Feature]:
        """Yield the events that stand beside those named, and those whose very day is given."""
        for key, feature in found.items():
            if feature.kind == "event" and (entry := self._registers.find(key)):
                for other in entry.related:
                    if other.startswith("event:"):
                        yield Feature(other, RELATED * feature.count, feature.start, feature.end)
            elif feature.kind == "day":
                for event in self._months.get(key, ()):
                    yield Feature(event, RELATED * feature.count, feature.start, feature.end)


def date_keys(edtf: str) -> tuple[str, ...]:
    """Return the day, month and year of a date, as far as it says them; a span of time gives both its ends.

    >>> date_keys("1937-07-31")
    ('day:1937-07-31', 'month:1937-07', 'year:1937')
    >>> date_keys("1937/1938"), date_keys("1937-22")
    (('year:1937', 'year:1938'), ('year:1937',))
    """
    keys: list[str] = []
    for part in edtf.split("/"):
        known = bounds(part)
        if known is None:
            continue
        first, last = known
        if first == last:
            keys.append(f"day:{first.isoformat()}")
        if (first.year, first.month) == (last.year, last.month):
            keys.append(f"month:{first:%Y-%m}")
        if first.year == last.year:
            keys.append(f"year:{first.year}")
    return tuple(dict.fromkeys(keys))


def _figure(span: Span, text: str) -> Iterator[Feature]:
    value = quantity(span)
    if value is None:
        return
    thing = counted_thing(span, text)
    yield Feature(f"figure:{thing}:{value}", 1.0, span.start, span.end)


def _plain_words(words: list[Token], is_covered: Callable[[Token], bool], language: str) -> Iterator[Feature]:
    for word in words:
        if len(word.text) >= SHORTEST_WORD and not word.text[0].isdigit() and not is_covered(word):
            yield Feature(f"word:{stem(word.text, language)}", 1.0, word.start, word.end)


def _covered(spans: list[Span]) -> Callable[[Token], bool]:
    """Return whether a word stands in a name with a key, a date or a figure."""
    taken = sorted(
        (span.start, span.end) for span in spans if span.kind in ("date",) or (span.kind in NAMES and span.ref)
    )
    inside: set[int] = set()
    reached = 0
    for start, end in taken:
        inside.update(range(max(start, reached), end))
        reached = max(reached, end)
    return lambda word: word.start in inside


def _add(found: dict[str, Feature], feature: Feature) -> None:
    known = found.get(feature.key)
    if known is None:
        found[feature.key] = feature
    else:
        found[feature.key] = Feature(known.key, known.count + feature.count, known.start, known.end)


def _events_by_day(registers: Registers) -> Mapping[str, tuple[str, ...]]:
    """Return the events of the register that lie on one day, by the key of that day."""
    days: dict[str, tuple[str, ...]] = {}
    for entry in registers.of_kind("event"):
        if key := _day_of(entry):
            days[key] = (*days.get(key, ()), entry.key)
    return days


def _day_of(event: Entry) -> str:
    known = bounds(event.start) if event.start and event.end in ("", event.start) else None
    return f"day:{known[0].isoformat()}" if known and known[0] == known[1] else ""
