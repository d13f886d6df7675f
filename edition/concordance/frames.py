"""What a claim is about: its event, what was done, to whom, when and where, and the other words of its sentence."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from edition.concordance.antecedents import antecedents_in
from edition.concordance.claims import DAY, EDITION, MEASURED, SHARE, TERM, WORDS, Claim
from edition.concordance.clauses import YEARS, named_beside, nearest_date
from edition.concordance.counting import is_named_before
from edition.concordance.deeds import all_deeds, deed_of, doers_of
from edition.concordance.measuring import dimension_of
from edition.concordance.occasions import Occasions
from edition.concordance.sides import owners_of, rivals_of
from edition.concordance.stances import Spoken, spoken_in
from edition.concordance.unregistered import Unregistered
from edition.days import Day
from edition.model import Passage, Text
from edition.parallels.features import Feature, Reader
from edition.parallels.function_words import function_words
from edition.parallels.glosses import Glosses
from edition.parallels.units import TIMES
from edition.registers import Registers
from edition.tagging.counted import MEASURES
from edition.tagging.numbers import ONES, SCALES, TENS, VAGUE
from edition.tagging.numbers import PARTS as PARTS_OF_ONE
from edition.thesaurus import Sense, Thesaurus, wholes_of
from edition.timewords import ORDINALS
from edition.words import stem, tokens

WORD = 0.5
"""What a plain word counts beside a name, a date or a concept: the same words are used for many counts."""

SAID, MEANT = 1.0, 0.7
"""What an event counts that the sentence names, and one that was named before: it is still what is spoken of."""

COMMON = 0.5
"""Features in more than this share of all claims tell no question from another."""

SAYING, NAMING = ("event", "group", "concept"), ("person", "org", "place", "work")
SUBJECTS = ("group", "concept", *NAMING)

GENERIC = frozenset((
    "peopl", "person", "individu", "human", "soul", "man", "men", "women", "victim", "other", "total", "case",
    *TIMES, *map(stem, ("percent", "per", "cent", *MEASURES, *ONES, *TENS, *SCALES, *VAGUE)),
))
"""Stems of nouns that say nothing of who or what is counted: of numbers, and of measures, since any way has miles."""

PLACES = frozenset(ORDINALS[:10])
"""Words that tell things of one kind apart: classes, armies, congresses."""

NUMERALS = frozenset((*ONES, *TENS, *SCALES, *VAGUE, *PARTS_OF_ONE))

OF_WHAT = re.compile(rf"\s(?:and\s\w+\s\w+\s)?of\s(?:the\s)?\w+(?:\s[A-Z]\w+)?"
                     rf"|\sin\s(?:the\s)?(?:{'|'.join(ORDINALS[:10])})\s\w+")
"""What follows a counted noun and belongs to it: `supporters of the Opposition`, `284 in second class`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim is about, in slots that can agree, differ, or say nothing."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """The features of the sentence, by their rarity: for the cosine."""
    norm: float = 0.0
    events: Mapping[str, float] = field(default_factory=dict)
    """Event → how surely it is meant, times its rarity (0 to 1)."""
    named: frozenset[str] = frozenset()
    """Those of them that the passage itself names, and what the register relates to them."""
    direct: frozenset[str] = frozenset()
    """Those that the sentence itself names, or of which it gives the day."""
    acts: frozenset[str] = frozenset()
    """Concepts and deeds: what was done to those the figure counts, or on the day."""
    counted: frozenset[str] = frozenset()
    """Stems and concepts of the noun that is counted, without those that say nothing."""
    years: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    """Events, groups and concepts that the sentence itself says: what is done, and to whom."""
    names: frozenset[str] = frozenset()
    """People, bodies, places and works that it names."""
    subjects: Mapping[str, float] = field(default_factory=dict)
    """All of these but the events → how telling each is: 1 for what one claim alone says, less the more say it."""
    sisters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Kind of event (`order`, `trial`) → those of that kind that the passage says it speaks of, and their names."""
    verb: int = -1
    """Where the word stands that says what was done."""
    doers: Mapping[str, str] = field(default_factory=dict)
    """Who did on the day what was done, if that is said → the name as the author has it."""
    people: frozenset[str] = frozenset()
    """People whom the day's part of the sentence names."""
    language: str = "en"
    """Of the words among its features."""
    spoken: Spoken = field(default_factory=Spoken)
    """Of a sentence, what it affirms and denies."""
    meant: frozenset[str] = frozenset()
    """People whom a sentence means by its first word, and does not name."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Whose what is counted is → the name as the author has it."""
    rivals: frozenset[str] = frozenset()
    """Whose it is not: who has another number of it, by an author who gives both."""


def frames_of(
    texts: Sequence[Text], claims: Sequence[Claim], registers: Registers, thesaurus: Thesaurus
) -> list[Frame]:
    """Return what each of *claims* is about, in the same order."""
    contexts = _Contexts(texts, registers, thesaurus, claims)
    raw = [_weights(contexts.said(claim)) for claim in claims]
    rarity = _rarity(raw)
    events = [contexts.events(claim) for claim in claims]
    event_rarity = _rarity(events)
    most = max(event_rarity.values(), default=1.0)
    subjects = [contexts.subjects(claim) for claim in claims]
    telling = _telling(subjects)
    found = [
        _frame(claim, contexts,
               {key: weight * rarity[key] for key, weight in one.items() if key in rarity},
               {key: sure * event_rarity[key] / most for key, sure in meant.items() if key in event_rarity},
               {key: telling[key] for key in sorted(named | contexts.struck(claim)) if key in telling})
        for claim, one, meant, named in zip(claims, raw, events, subjects, strict=True)
    ]
    rivals = rivals_of(claims, [frame.owners for frame in found], [frame.acts for frame in found])
    return [replace(frame, rivals=keys) if keys else frame for frame, keys in zip(found, rivals, strict=True)]


def kinship(one: Frame, other: Frame) -> float:
    """Return the cosine of what two sentences say, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    shared = math.fsum(weight * large.weights.get(key, 0.0) for key, weight in small.weights.items())
    return shared / (one.norm * other.norm)


def worded_alike(one: Frame, other: Frame) -> float:
    """Return what of the cosine two sentences owe to plain words, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    shared = math.fsum(weight * other.weights[key] for key, weight in one.weights.items()
                       if key in other.weights and key.startswith("word:"))
    return shared / (one.norm * other.norm)


def is_numeral(word: str) -> bool:
    """True of a number in letters.

    >>> is_numeral("thirty-six"), is_numeral("one-sided")
    (True, False)
    """
    return all(part in NUMERALS for part in word.lower().split("-"))


def shared_event(mine: Frame, theirs: Frame) -> float:
    """Return how surely both speak of one event, and how telling it is, 0 to 1."""
    shared = (math.sqrt(sure * theirs.events[key]) for key, sure in mine.events.items() if key in theirs.events)
    return max(shared, default=0.0)


def shared_subjects(mine: Frame, theirs: Frame) -> dict[str, float]:
    """Return what both name or speak of, and how telling it is; not what a narrower concept that both have implies."""
    shared = {key: min(weight, theirs.subjects[key]) for key, weight in mine.subjects.items() if key in theirs.subjects}
    implied = wholes_of(shared)
    return {key: weight for key, weight in shared.items() if key not in implied}


def likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Return the share of words that two descriptions have in common, 0 to 1.

    >>> likeness(frozenset("ab"), frozenset("bc"))
    0.5
    """
    return len(mine & theirs) / math.sqrt(len(mine) * len(theirs)) if mine and theirs else 0.0


def is_of_sister(mine: Frame, theirs: Frame) -> tuple[str, str] | None:
    """Return the names of two events of one kind of which each is about its own: two orders, two trials."""
    for kind in sorted(mine.sisters.keys() & theirs.sisters.keys()):
        one, other = mine.sisters[kind], theirs.sisters[kind]
        if one.keys().isdisjoint(other):
            return ", ".join(one.values()), ", ".join(other.values())
    return None


def is_of_another(mine: Frame, theirs: Frame) -> bool:
    """True if both count things of one kind by their place in a row, and another place: passengers of second class."""
    return says_other(mine.counted & PLACES, theirs.counted & PLACES)


def is_of_another_side(mine: Frame, theirs: Frame) -> bool:
    """True if what one counts is of those whom some author counts apart from those of the other."""
    return mine.owners.keys().isdisjoint(theirs.owners) and not mine.owners.keys().isdisjoint(theirs.rivals)


def says_other(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """True if both say something, and nothing that is the same."""
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _frame(
    claim: Claim, contexts: _Contexts, weights: Mapping[str, float], events: Mapping[str, float],
    subjects: Mapping[str, float],
) -> Frame:
    passage, language = contexts.passage(claim.anchor)
    said = contexts.said(claim)
    nearest = nearest_date(claim, passage) if claim.is_number else ()
    deed = deed_of(claim, passage, contexts.senses(claim)) if claim.is_number or _is_told(claim) else None
    doers = doers_of(deed, passage) if deed and claim.thing == DAY else {}
    return Frame(
        weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())), events,
        frozenset(events) if contexts.names_event(claim) else frozenset(),
        contexts.direct(claim),
        deed.keys if deed else all_deeds(claim, passage) if claim.thing == WORDS else frozenset(),
        _counted(claim, passage, language, contexts.senses(claim)),
        frozenset(key for key in nearest if key.startswith(("year:", YEARS))),
        named_beside(claim, passage, "place") if claim.is_number else frozenset(),
        _of_kinds(said, SAYING), _of_kinds(said, NAMING), subjects,
        contexts.kinds(claim) if claim.is_number or claim.thing == DAY else {}, deed.start if deed else -1, doers,
        named_beside(claim, passage, "person") if claim.thing == DAY else frozenset(),
        passage.lang or language,
        spoken_in(claim, passage, language, contexts.senses(claim)) if claim.thing == WORDS else Spoken(),
        contexts.meant(claim), contexts.owners(claim),
    )


def _is_told(claim: Claim) -> bool:
    """True of a day of which the sentence says what was done; the name of an event says when it was, no more."""
    return claim.thing == DAY and not claim.ref


def _of_kinds(said: Mapping[str, Feature], kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for key, one in said.items() if one.kind in kinds and not one.is_implied)


class _Contexts:
    """Reads the passages and sentences in which claims stand, each once."""

    def __init__(
        self, texts: Sequence[Text], registers: Registers, thesaurus: Thesaurus, claims: Sequence[Claim]
    ) -> None:
        self._registers = registers
        self._reader = Reader(registers, thesaurus)
        self._thesaurus = thesaurus
        self._glosses = Glosses(registers, thesaurus)
        wanted = {claim.anchor for claim in claims}
        self._passages = {one.anchor: (one, text.language) for text in texts for one in text.passages
                          if one.anchor in wanted}
        counted = dict.fromkeys(claim.anchor for claim in claims if claim.thing != WORDS)
        self._unregistered = Unregistered(self._passages[anchor] for anchor in counted)
        self._occasions = Occasions(texts, registers, wanted)
        told = {anchor: self._passages[anchor] for anchor in dict.fromkeys(
            claim.anchor for claim in claims if claim.thing == WORDS)}
        names = Unregistered(told.values())
        self._meant = {anchor: antecedents_in(passage, names) for anchor, (passage, _) in told.items()}
        self._said: dict[tuple[str, int, int], Mapping[str, Feature]] = {}
        self._senses: dict[tuple[str, int, int], tuple[Sense, ...]] = {}

    def passage(self, anchor: str) -> tuple[Passage, str]:
        """Return a passage and its language."""
        return self._passages[anchor]

    def said(self, claim: Claim) -> Mapping[str, Feature]:
        """Return the features of the sentence of *claim*."""
        place = (claim.anchor, *claim.sentence)
        if place not in self._said:
            passage, language = self._passages[claim.anchor]
            self._said[place] = self._reader.features(_cut(passage, *claim.sentence), language)
        return self._said[place]

    def subjects(self, claim: Claim) -> frozenset[str]:
        """Return what the sentence of *claim* names or speaks of, without events; of a sentence what is registered."""
        said = _of_kinds(self.said(claim), SUBJECTS)
        if claim.thing == WORDS:
            return said
        return said | self._unregistered.beside(claim, self.passage(claim.anchor)[0])

    def owners(self, claim: Claim) -> Mapping[str, str]:
        return owners_of(claim, self.passage(claim.anchor)[0], self._unregistered) if claim.is_number else {}

    def meant(self, claim: Claim) -> frozenset[str]:
        """Return whom a sentence means by its first word and does not name: `He`, `their`."""
        if claim.thing != WORDS:
            return frozenset()
        meant = self._meant[claim.anchor].get(claim.sentence[0], frozenset())
        return meant - _of_kinds(self.said(claim), NAMING)

    def struck(self, claim: Claim) -> frozenset[str]:
        """Return the groups that the register relates to the events that the passage names: whom its figures count."""
        figures = (one.start for one in self._passages[claim.anchor][0].spans if one.kind == "figure")
        is_said = claim.thing == WORDS and any(claim.sentence[0] <= one < claim.sentence[1] for one in figures)
        if not (claim.is_number or is_said):
            return frozenset()
        named = self._occasions.with_claim(claim) or self._before(claim)
        return frozenset(key for event in named for key in self._glosses.of(event) if key.startswith("group:"))

    def senses(self, claim: Claim) -> tuple[Sense, ...]:
        """Return the concepts that the sentence has a word for, at their places in the passage."""
        place = (claim.anchor, *claim.sentence)
        if place not in self._senses:
            passage, language = self._passages[claim.anchor]
            first, last = claim.sentence
            found = self._thesaurus.find(tokens(passage.text[first:last]), passage.lang or language)
            self._senses[place] = tuple(
                replace(one, start=one.start + first, end=one.end + first) for one in found if not one.is_loose)
        return self._senses[place]

    def names_event(self, claim: Claim) -> bool:
        """True if the sentence of *claim*, as far as it goes on to speak of it, or one before it names an event."""
        return bool(self._occasions.with_claim(claim) or self._before(claim))

    def direct(self, claim: Claim) -> frozenset[str]:
        return frozenset(self._occasions.with_claim(claim))

    def kinds(self, claim: Claim) -> dict[str, dict[str, str]]:
        """Return the events that the passage says *claim* is about, by their kind, with their names."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for entry in map(self._registers.find, self._occasions.with_claim(claim) or self._before(claim)):
            if entry and entry.subtype:
                found[entry.subtype][entry.key] = entry.name
        return dict(found)

    def _before(self, claim: Claim) -> list[str]:
        event = self._occasions.before(claim, self._years(claim))
        return [event] if event else []

    def _carried(self, claim: Claim) -> list[str]:
        event = self._occasions.carried(claim, self._years(claim))
        return [event] if event else []

    def events(self, claim: Claim) -> dict[str, float]:
        """Return the events that *claim* is about: those its sentence names, else the last that was named before."""
        here = self._occasions.with_claim(claim)
        means = self._before(claim) or self._carried(claim)
        found = dict.fromkeys(here, SAID) if here else dict.fromkeys(means, MEANT)
        for event, sure in tuple(found.items()):
            for other in self._glosses.of(event):
                if other.startswith("event:"):
                    found.setdefault(other, sure * MEANT)
        return found

    def _years(self, claim: Claim) -> set[int]:
        """Return the years of a day, or of the date that goes with a number."""
        if claim.thing == DAY:
            return {Day.at(int(end)).year for end in (claim.low, claim.high)}
        passage, _ = self._passages[claim.anchor]
        said = nearest_date(claim, passage) if claim.is_number else ()
        return {int(year) for key in said if key.startswith(("year:", YEARS))
                for year in key.partition(":")[2].split("–")}


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """Return one stretch of a passage as a passage, its places counted from the start of the stretch."""
    spans = tuple(replace(span, start=span.start - start, end=span.end - start)
                  for span in passage.spans if start <= span.start and span.end <= end)
    return replace(passage, text=passage.text[start:end], spans=spans)


def _weights(said: Mapping[str, Feature]) -> dict[str, float]:
    """Weigh the features of a sentence; figures and days are what is compared, and left out."""
    return {
        key: (0.5 if one.is_implied else 1.0) * (WORD if one.kind == "word" else 1.0)
        for key, one in said.items() if one.kind not in ("figure", "rounded", "cited", "day", "month", "event")
    }


def _telling(rows: Iterable[frozenset[str]]) -> dict[str, float]:
    """Return how telling each key is that claims name: one over the root of how many do."""
    counted = Counter(key for row in rows for key in row)
    return {key: 1 / math.sqrt(count) for key, count in counted.items()}


def _rarity(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return how telling each key is, without those that tell nothing."""
    seen = Counter(key for row in rows for key in row)
    most = max(4, COMMON * len(rows))
    return {key: math.log((len(rows) + 1) / (count + 0.5)) for key, count in seen.items() if count <= most}


def _counted(claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]) -> frozenset[str]:
    """Return what the words of the claim say of what is counted: `former party members`, `the centre` of a name."""
    if claim.thing in (DAY, TERM, EDITION, WORDS):
        return frozenset()
    empty = function_words(passage.lang or language)
    rows = PLACES if claim.thing != SHARE else frozenset()
    if claim.thing in MEASURED:
        return frozenset(filter(None, (dimension_of(claim, passage.text),)))
    more = OF_WHAT.match(passage.text, claim.end) if claim.is_number else None
    end = more.end() if more else claim.end
    said = passage.text[claim.start:end]
    said = f"{said} {claim.noun}" if claim.noun and is_named_before(claim, passage.text) else said
    words = [stem(token.text, passage.lang or language) for token in tokens(said)
             if token.text[0].isalpha() and (token.text in rows or not is_numeral(token.text))]
    concepts = (f"concept:{one.concept}" for one in senses if claim.start <= one.start < end)
    named = (span.ref for span in passage.spans if span.ref and claim.start <= span.start and span.end <= end)
    told = (word for word in words if word in rows or (word not in empty and word not in GENERIC))
    return frozenset((*told, *concepts, *named, *filter(None, [claim.also])))
