"""What a claim is about: the features of its sentence, and, weaker, of its passage and its neighbours."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from edition.claims import DAY, Claim
from edition.model import Passage, Span, Text
from edition.parallels.dating import date_keys
from edition.parallels.features import Feature, Reader
from edition.registers import Registers
from edition.thesaurus import Thesaurus

SENTENCE = 1.0
PASSAGE = 0.3
"""What stands elsewhere in the passage: the order is often named sentences before its figures."""

WORD = 0.5
"""What a plain word counts beside a name, a date or a concept: the same words are used for many counts."""

AROUND = 0.4
"""What a note takes from the passage that calls it, and a passage that names no event from the last that did: its
events alone. More than what stands elsewhere in the passage, since it is still what is spoken of."""

CARRIED = 3
"""Passages over which an event that was named is still what is spoken of."""

NEAREST = 2.0
"""What the date, and the concept, next to a figure count beside the others of its sentence: `950 seized, 300 shot`."""

PARTICULAR = 3
"""Digits of a figure that is no accident: 383 is one, 300 is not."""

PARTS = re.compile(r"[,;:(–—]\s|\sand\s")
"""What parts a sentence in which several figures have each their own date."""

SAYING = ("event", "group", "concept")

COMMON = 0.5
"""Features in more than this share of all claims tell no question from another."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Weighted features of a claim; *telling* are the rarer ones, by which candidates are found."""

    weights: Mapping[str, float]
    telling: tuple[str, ...]
    norm: float
    act: tuple[str, ...] = ()
    """The concept that stands nearest to the figure: what was done to those it counts."""
    years: frozenset[str] = frozenset()
    """Those of the date that stands nearest to the figure."""
    said: frozenset[str] = frozenset()
    """Events, groups and concepts of the claim's own sentence: what is done, and to whom."""

    def says_the_same(self, other: Topic) -> bool:
        return not self.said.isdisjoint(other.said)

    def says_another_act(self, other: Topic) -> bool:
        return bool(self.act and other.act) and self.act != other.act

    def says_another_year(self, other: Topic) -> bool:
        return bool(self.years and other.years) and self.years.isdisjoint(other.years)

    def shares_event(self, other: Topic) -> bool:
        return any(key in other.weights for key in self.weights if key.startswith("event:"))


def topics_of(
    texts: Sequence[Text], claims: Sequence[Claim], registers: Registers, thesaurus: Thesaurus
) -> list[Topic]:
    """Return what each of *claims* is about, in the same order."""
    contexts = _Contexts(texts, Reader(registers, thesaurus), {claim.anchor for claim in claims})
    said = [contexts.said(claim) for claim in claims]
    raw = [_weights(claim, one, contexts) for claim, one in zip(claims, said, strict=True)]
    seen = Counter(key for weights in raw for key in weights)
    most = max(4, COMMON * len(claims))
    rarity = {key: math.log((len(claims) + 1) / (count + 0.5)) for key, count in seen.items() if count <= most}
    return [
        _topic({key: weight * rarity[key] for key, weight in one.items() if key in rarity},
               frozenset(key for key, feature in its.items() if feature.kind in SAYING and not feature.is_implied),
               _nearest(claim, its, "concept"),
               frozenset() if claim.thing == DAY else _years(claim, contexts))
        for claim, one, its in zip(claims, raw, said, strict=True)
    ]


class _Contexts:
    """Reads the passages and sentences in which claims stand, each once."""

    def __init__(self, texts: Sequence[Text], reader: Reader, wanted: Set[str]) -> None:
        self._reader = reader
        self._passages: dict[str, tuple[Passage, str]] = {}
        self._around: dict[str, tuple[str, ...]] = {}
        for text in texts:
            self._around |= _surroundings(text, wanted)
        near = {one for row in self._around.values() for one in row}
        for text in texts:
            self._passages |= {one.anchor: (one, text.language) for one in text.passages
                               if one.anchor in wanted or one.anchor in near}
        self._features: dict[str, Mapping[str, Feature]] = {}
        self._sentences: dict[tuple[str, int, int], Mapping[str, Feature]] = {}

    def passage(self, anchor: str) -> Passage:
        return self._passages[anchor][0]

    def features(self, anchor: str) -> Mapping[str, Feature]:
        """Return the features of a passage; of one that is not there, none."""
        if anchor not in self._features:
            known = self._passages.get(anchor)
            self._features[anchor] = self._reader.features(*known) if known else {}
        return self._features[anchor]

    def said(self, claim: Claim) -> Mapping[str, Feature]:
        """Return the features of the sentence of *claim*, at their places in the passage."""
        place = (claim.anchor, *claim.sentence)
        if place not in self._sentences:
            passage, language = self._passages[claim.anchor]
            read = self._reader.features(_cut(passage, *claim.sentence), language)
            first = claim.sentence[0]
            self._sentences[place] = {
                key: replace(one, start=one.start + first, end=one.end + first) for key, one in read.items()
            }
        return self._sentences[place]

    def around(self, anchor: str) -> Iterator[Feature]:
        """Yield what the passage before, or of a note the one that calls it, names."""
        for other in self._around.get(anchor, ()):
            is_call = bool(self.passage(anchor).called_from)
            yield from (one for one in self.features(other).values() if is_call or one.kind == "event")


def _surroundings(text: Text, wanted: Set[str]) -> dict[str, tuple[str, ...]]:
    """Return for passages the one that calls them, if they are notes; else the last one that names an event.

    Passages that name an event themselves need none from before.
    """
    found: dict[str, tuple[str, ...]] = {}
    last, place = "", 0
    for number, passage in enumerate(one for one in text.passages if one.kind != "note"):
        names_event = any(span.kind == "event" and span.ref for span in passage.spans)
        if passage.anchor in wanted and last and not names_event and number - place <= CARRIED:
            found[passage.anchor] = (last,)
        if names_event:
            last, place = passage.anchor, number
    for passage in text.passages:
        if passage.called_from and passage.anchor in wanted:
            found[passage.anchor] = (f"{text.id}.{passage.called_from}",)
    return found


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """Return one stretch of a passage as a passage, its places counted from the start of the stretch."""
    spans = tuple(replace(span, start=span.start - start, end=span.end - start)
                  for span in passage.spans if start <= span.start and span.end <= end)
    return replace(passage, text=passage.text[start:end], spans=spans)


def kinship(one: Topic, other: Topic) -> float:
    """Return the cosine of two topics, 0 to 1."""
    if not one.norm or not other.norm:
        return 0.0
    small, large = (one, other) if len(one.weights) <= len(other.weights) else (other, one)
    return sum(weight * large.weights.get(key, 0.0) for key, weight in small.weights.items()) / (one.norm * other.norm)


def _weights(claim: Claim, said: Mapping[str, Feature], contexts: _Contexts) -> dict[str, float]:
    """Weigh the features of a claim's sentence, passage and surroundings; what is compared is left out."""
    apart = ("day", "month") if claim.thing == DAY else ()
    found: dict[str, float] = {}
    rows = ((AROUND, contexts.around(claim.anchor)), (PASSAGE, contexts.features(claim.anchor).values()),
            (SENTENCE, said.values()))
    for weight, features in rows:
        for one in features:
            if one.kind not in ("figure", "rounded", "cited", *apart):
                found[one.key] = weight * (0.5 if one.is_implied else 1.0) * (WORD if one.kind == "word" else 1.0)
    passage = contexts.passage(claim.anchor)
    if claim.thing == DAY:
        return found
    beside = _beside(claim, contexts.features(claim.anchor).values())
    nearest = (*_nearest_date(claim, passage), *_nearest(claim, said, "concept"), *_nearest(claim, said, "group"))
    return found | dict.fromkeys(beside, SENTENCE) | dict.fromkeys(nearest, NEAREST)


def _nearest(claim: Claim, said: Mapping[str, Feature], kind: str) -> tuple[str, ...]:
    """Return the concept or group that stands nearest to the figure, as far as the next one: `of these 950 were shot`.

    Behind the figure goes before ahead of it, since its verb follows.
    """
    if claim.thing == DAY:
        return ()
    following = [one.start for one in said.values() if one.kind == "figure" and one.start >= claim.end]
    end = min(following, default=claim.sentence[1])
    near = [one for one in said.values() if one.kind == kind and not one.is_implied and one.start < end]
    return (min(near, key=lambda one: (_distance(claim, one, ahead=2), one.start)).key,) if near else ()


def _nearest_date(claim: Claim, passage: Passage) -> tuple[str, ...]:
    """Return the keys of the date in the figure's part of the sentence, else of the nearest one in the sentence."""
    first, last = claim.sentence
    dates = [span for span in passage.spans if span.kind == "date" and first <= span.start < last]
    if not dates:
        return ()
    cuts = [first, *(first + one.start() for one in PARTS.finditer(passage.text[first:last]))]
    part = bisect_right(cuts, claim.start)
    near = min(dates, key=lambda span: (bisect_right(cuts, span.start) != part, _distance(claim, span), span.start))
    return date_keys(near.value)


def _beside(claim: Claim, features: Iterable[Feature]) -> Iterator[str]:
    """Yield keys of the other figures, those of three digits: who counts 383 lists and 44,000 names counts the same."""
    for one in features:
        value = one.key.rpartition(":")[2] if one.kind == "figure" else ""
        if value and float(value) != claim.value and len(value.strip("0").replace(".", "")) >= PARTICULAR:
            yield f"beside:{value}"


def _distance(claim: Claim, other: Span | Feature, *, ahead: int = 1) -> int:
    """Return how many code points lie between, *ahead* times as many if the other stands before the figure."""
    return other.start - claim.end if other.start >= claim.end else ahead * (claim.start - other.end)


def _years(claim: Claim, contexts: _Contexts) -> frozenset[str]:
    nearest = _nearest_date(claim, contexts.passage(claim.anchor))
    return frozenset(key for key in nearest if key.startswith("year:"))


def _topic(
    weights: Mapping[str, float], said: frozenset[str], act: tuple[str, ...], years: frozenset[str]
) -> Topic:
    norm = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return Topic(weights, tuple(sorted(weights)), norm, act, years, said)
