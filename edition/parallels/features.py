"""What a passage speaks of, as features that another passage can share: the only things that make a parallel.

Digits are no words: `29` and `44,000` count only as part of a date or as so many of something. The words of a name
count beside its key, since two names may share them for a reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from edition.model import Passage, Span
from edition.parallels.dating import date_keys
from edition.parallels.function_words import function_words
from edition.parallels.glosses import Glosses
from edition.parallels.units import counted_noun, counted_thing, is_time, noun_key, quantity
from edition.registers import Registers
from edition.sentences import sentence_ends
from edition.tagging.stretches import Stretches
from edition.thesaurus import Thesaurus
from edition.words import Token, stem, tokens

NAMES = ("person", "place", "org", "group", "event", "work")

LONGEST_PASSAGE = 20_000
"""Code points read of one passage; what stands behind is seldom one thing any more, and work stays bounded."""

MOST_SENTENCES = 60
"""Sentences of a passage that are told apart; all behind count as one, so that work stays bounded."""

SHORTEST_WORD = 3
"""Letters of a word that counts; shorter ones are articles and initials in most languages."""

ROUNDED_FROM = 1_000
"""Figures from which authors round: 44,000 stands for 44,161."""

URL = re.compile(r"\b(?:https?://|www\.)\S+")

IMPLIED = {"event": 0.8}
"""What it counts that the register says of something named: nearly as much as what is said, since who names an order
means its day and its victims. Without it a passage that says only “Order 00447” and one that says only “former kulaks …
31 July” do not meet. People, bodies and places imply nothing: they do many things, and brought the wrong ones in."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing a passage speaks of.

    key: `word:quota`, `event:order-00447`, `day:1937-07-31`, `month:1937-07`, `year:1937`, `figure:people:259450` …
    """

    key: str
    count: float
    """How often it is there; below 1 where it is only implied."""
    start: int
    end: int
    """Where it is first said, or what implies it, in code points of the passage, end exclusive."""
    ground: str = ""
    """Key of what the passage names and the register says it of; "" if the passage says it itself."""
    sentences: tuple[int, ...] = ()
    """The number of the sentence for each time it is said, in order; what is implied is said where its ground is."""

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]

    @property
    def is_implied(self) -> bool:
        return bool(self.ground)


class Reader:
    """Reads the features of passages, with one register and one thesaurus."""

    def __init__(self, registers: Registers, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self.headings = thesaurus.headings
        self.forms: dict[str, str] = {}
        """Stem → the shortest form in which it was met, for showing."""
        self.nouns: dict[str, Counter[str]] = defaultdict(Counter)
        """The same of what figures count: `list` → `lists`."""
        self._glosses = Glosses(registers, thesaurus)

    def features(self, passage: Passage, language: str) -> Mapping[str, Feature]:
        """Return what *passage* speaks of, by key, in order of place."""
        text = passage.text[:LONGEST_PASSAGE]
        spans = _without_cited([span for span in passage.spans if span.start < len(text)])
        ends = sentence_ends(text)
        said = _gathered(self._read(spans, text, passage.lang or language, ends), ends)
        return said | {feature.key: feature for feature in self._implied(said)}

    def _read(self, spans: list[Span], text: str, language: str, ends: Sequence[int]) -> Iterator[Feature]:
        """Yield everything that *text* says, each time it says it: names, dates and figures, concepts, words."""
        yield from self._said(spans, text)
        words = tokens(text)
        for sense in self._thesaurus.find(words, language, ends=ends):
            yield Feature(f"concept:{sense.concept}", 1.0, sense.start, sense.end)
        for word, feature in _plain_words(text, words, spans, language):
            self._note_form(feature.key, word)
            yield feature

    def _note_form(self, key: str, word: str) -> None:
        _note(self.forms, key.partition(":")[2], word if word.isupper() else word.lower())

    def _said(self, spans: list[Span], text: str) -> Iterator[Feature]:
        for span in spans:
            if span.kind in NAMES and span.ref:
                yield Feature(span.ref if ":" in span.ref else f"{span.kind}:{span.ref}", 1.0, span.start, span.end)
            elif span.kind == "date":
                for key in date_keys(span.value):
                    yield Feature(key, 1.0, span.start, span.end)
            elif span.kind == "figure":
                yield from self._figure(span, text)
            elif span.kind == "citation" and span.ref:
                yield Feature(f"cited:{span.ref}", 1.0, span.start, span.end)

    def _figure(self, span: Span, text: str) -> Iterator[Feature]:
        """Yield a figure with what it counts; of large ones also the number to two digits, as others may have it."""
        value = quantity(span)
        thing = counted_thing(span, text)
        if value is None or is_time(thing):
            return
        thing = self._thing(thing)
        if noun := counted_noun(span, text):
            self.nouns[noun_key(thing, value)][noun.lower()] += 1
        yield Feature(f"figure:{thing}:{value}", 1.0, span.start, span.end)
        if thing and float(value) >= ROUNDED_FROM:
            yield Feature(f"rounded:{thing}:{float(value):.1e}", 1.0, span.start, span.end)

    def _thing(self, thing: str) -> str:
        """Return the concept for what is counted, so that lists and albums meet."""
        if thing in ("", "people", "share"):
            return thing
        return self._thesaurus.name(tokens(thing)) or thing

    def _implied(self, found: Mapping[str, Feature]) -> Iterator[Feature]:
        """Yield what the register says of those named, unless the passage says it itself."""
        implied: dict[str, Feature] = {}
        for key, feature in found.items():
            share = IMPLIED.get(feature.kind)
            for other in self._glosses.of(key) if share else ():
                known = implied.get(other)
                if other not in found and share and (known is None or known.count < share):
                    implied[other] = replace(feature, key=other, count=share, ground=key)
        yield from implied.values()


def _note(forms: dict[str, str], key: str, form: str) -> None:
    """Keep the shortest of the forms of a word, of equal ones the first in the alphabet."""
    known = forms.get(key)
    if form and (known is None or (len(form), form) < (len(known), known)):
        forms[key] = form


def _without_cited(spans: list[Span]) -> list[Span]:
    """Return *spans* without those inside a citation: its author and its year are not what the passage speaks of."""
    cited = Stretches.of(span for span in spans if span.kind == "citation")
    return [one for one in spans if one.kind == "citation" or not cited.hold(one.start, one.end)]


def _plain_words(text: str, words: list[Token], spans: list[Span], language: str) -> Iterator[tuple[str, Feature]]:
    """Yield the words that carry matter, each with how it is written.

    Digits carry none, nor does the `November` of a date, nor the words of a reference or an address of the web.
    """
    empty = function_words(language)
    apart = [span for span in spans if span.kind in ("date", "citation")]
    stretches = [*((span.start, span.end) for span in apart), *((one.start(), one.end()) for one in URL.finditer(text))]
    dated = {place for start, end in stretches for place in range(start, min(end, LONGEST_PASSAGE))}
    for word in words:
        if len(word.text) < SHORTEST_WORD or word.text[0].isdigit() or word.start in dated:
            continue
        key = stem(word.text, language)
        if key not in empty:
            yield word.text, Feature(f"word:{key}", 1.0, word.start, word.end)


def _gathered(said: Iterable[Feature], ends: Sequence[int]) -> dict[str, Feature]:
    """Return each feature once, with how often and in which sentences it is said; the first place stands for all."""
    first: dict[str, Feature] = {}
    sentences: dict[str, list[int]] = {}
    for feature in said:
        first.setdefault(feature.key, feature)
        number = min(bisect_right(ends, feature.start), MOST_SENTENCES - 1)
        sentences.setdefault(feature.key, []).append(number)
    return {
        key: replace(feature, count=float(len(sentences[key])), sentences=tuple(sentences[key]))
        for key, feature in first.items()
    }
