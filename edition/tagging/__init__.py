"""Who, where, when, how many and which work: the spans that a passage speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress
from operator import attrgetter

from edition.dates import bounds, find_dates
from edition.dating import may_begin
from edition.garbage import uncollected
from edition.model import Passage, Span, Text
from edition.registers import Registers
from edition.tagging.citations import Bibliography, Reader
from edition.tagging.commonplaces import LOCATIVE
from edition.tagging.figures import find_figures
from edition.tagging.people import People
from edition.tagging.periods import DATING, with_periods
from edition.tagging.readings import damaged, genitives, respelt
from edition.tagging.recognising import Recogniser
from edition.tagging.stretches import NOTHING, Stretches
from edition.tagging.things import KINDS, Finder, Things
from edition.tagging.tokens import Tokens, name_tokens
from edition.words import right_before

_WORD = re.compile(r"[^\W\d_]{2,}")
_AND = re.compile(r",?\s(?:and|or)\s|,\s|[–-]")
_IN_ORDER = attrgetter("start", "end", "kind", "ref", "value")


def tag(text: Text, registers: Registers) -> Text:
    """Return *text* with what its passages speak of, as far as *registers* and the words tell.

    Spans that are there are kept, and none of a kind is added over one of that kind. What is added has
    `resp="#variorum"`, and `cert` where it was guessed. Furniture is left as it is.
    """
    return _tagger(registers).tagged(text)


@dataclass(slots=True)
class _Context:
    """What has been said so far in the text."""

    people: Recogniser
    things: Finder
    citations: Reader
    readings: dict[str, str]
    """Words of the text that are names written otherwise → the names."""
    language: str = ""
    year: int | None = None


class Tagger:
    """The registers made ready; of use for many texts."""

    @uncollected()
    def __init__(self, registers: Registers) -> None:
        self._registers = registers
        self._people = People(registers.of_kind("person"))
        self._things = Things(registers)
        self._works = Bibliography(registers.of_kind("work"))
        self._words = frozenset(
            word for kind in ("person", *KINDS) for entry in registers.of_kind(kind)
            for name in (entry.name, *(form.text for form in entry.forms)) for word in _WORD.findall(name))

    @uncollected()
    def tagged(self, text: Text) -> Text:
        """Return *text* tagged; see `tag`."""
        who = frozenset(filter(None, (text.id, text.author_key.partition(":")[2])))
        words = frozenset(word for passage in text.passages for word in _WORD.findall(passage.text))
        common = frozenset(word for word in words if word[0].islower())
        readings = damaged(words, self._words) | respelt(words, self._words, text.language[:2])
        if text.language.startswith("de"):
            readings |= genitives(words, self._words)
        context = _Context(
            Recogniser(self._people, common, who), self._things.finder(who), Reader(self._works), readings,
            text.language)
        return replace(text, passages=tuple(self._passage(passage, context) for passage in text.passages))

    def _passage(self, passage: Passage, context: _Context) -> Passage:
        if passage.kind == "furniture" or not passage.text:
            return passage
        speaker = passage.speaker_key or self._speaker(passage, context)
        tokens = name_tokens(passage.text).reread(context.readings)
        found = context.things.spans(passage.text, tokens)
        people = context.people.spans(passage.text, tokens, found)
        found = _without_homonyms(passage.text, people, found)
        found += context.citations.spans(passage, tokens, found)
        dates = self._dates(passage, tokens, found, context)
        found += dates
        taken = [(span.start, span.end) for span in (*passage.spans, *found) if _bars(span)]
        cited = [(span.start, span.end) for span in (*passage.spans, *found) if span.kind == "citation"]
        orgs = [(span.start, span.end) for span in found if span.kind == "org"]
        language = (passage.lang or context.language)[:2]
        figures = find_figures(passage.text, taken, tokens, cited=cited, names=orgs, language=language)
        found += with_periods(passage.text, figures, [span for span in (*passage.spans, *found) if span.kind in DATING])
        return replace(passage, spans=_with(passage.spans, found), speaker_key=speaker)

    def _speaker(self, passage: Passage, context: _Context) -> str:
        """Return the pointer to who speaks, if the label of a speech is one person's name."""
        spoken = context.people.spans(passage.speaker, name_tokens(passage.speaker))
        return spoken[0].ref if len(spoken) == 1 else ""

    def _dates(self, passage: Passage, tokens: Tokens, found: list[Span], context: _Context) -> tuple[Span, ...]:
        starts = compress(tokens.starts, map(may_begin, tokens.words))
        hints = sorted(
            (span.start, span.end, int(entry.start[:4])) for span in found
            if span.kind == "event" and (entry := self._registers.find(span.ref)) and entry.start[:4].isdigit())
        year = context.year if context.year is not None or not hints else hints[0][2]
        dates = find_dates(passage.text, year=year, starts=starts, hints=hints)
        if passage.kind != "note":
            whole = [span for span in dates if not span.cert and len(span.value) > 4 and "/" not in span.value]
            context.year = _year(whole[-1].value) if whole else context.year
        return dates


@lru_cache(maxsize=1)
def _tagger(registers: Registers) -> Tagger:
    """Return *registers* made ready, once for all texts of a build."""
    return Tagger(registers)


def _bars(span: Span) -> bool:
    """Return True if numbers in *span* are no figures."""
    return span.kind in ("date", "event", "org", "citation", "figure", "work", "title")


def _year(edtf: str) -> int | None:
    known = bounds(edtf)
    return known[0].year if known is not None and known[0].year == known[1].year else None


def _without_homonyms(text: str, people: list[Span], things: list[Span]) -> list[Span]:
    """Return both, but where a person and a place are of one name only the one that fits its position."""
    places = {(span.start, span.end) for span in things if span.kind == "place"}
    persons = [span for span in people if (place := (span.start, span.end)) not in places
               or not _is_among_places(text, place, places)]
    taken = Stretches.of(persons)
    return persons + [span for span in things if span.kind != "place" or not taken.hold(span.start, span.end)]


def _is_among_places(text: str, place: tuple[int, int], places: set[tuple[int, int]]) -> bool:
    """Return True if the words before *place* ask for one, or it is joined to another: `Washington and Moscow`."""
    start, end = place
    if right_before(LOCATIVE, text, start):
        return True
    return any(_AND.fullmatch(text, end, other[0]) or _AND.fullmatch(text, other[1], start)
               for other in places if -8 < other[0] - end < 8 or -8 < start - other[1] < 8)


def _with(old: tuple[Span, ...], new: list[Span]) -> tuple[Span, ...]:
    """Return both, in order, without those of *new* that stand over one of their kind."""
    taken = {kind: Stretches.of(span for span in old if span.kind == kind) for kind in {span.kind for span in old}}
    kept = [span for span in new if not taken.get(span.kind, NOTHING).overlap(span.start, span.end)]
    return tuple(sorted((*old, *kept), key=_IN_ORDER))
