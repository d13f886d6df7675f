"""What a sentence says of who had a thing done, why, and whether it was willed: affirmed or denied by its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edition.concordance.asking import asked_in, asked_of
from edition.concordance.claims import LONGEST_SENTENCE, Claim, uncited
from edition.concordance.deeds import pattern
from edition.concordance.opposing import Frequency, how_often, was_found_out
from edition.concordance.sharing import Thing, things_in
from edition.concordance.statements import (
    REACH,
    Statement,
    Words,
    is_denied,
    is_own,
    is_quoted,
    part_before,
    part_behind,
    statements_of,
    words_at,
)
from edition.dates import bounds
from edition.model import Passage, Span
from edition.thesaurus import PART, Sense

DONE_BY = pattern(
    "initiated instigated ordered directed orchestrated masterminded organi[sz]ed launched controlled steered "
    "administered planned decided commanded insisted started")
"""Verbs for having something done: whose doing it was is what historians argue about."""

WISH_OF = pattern("insistence behest initiative instigation orders instructions decision command direction")
"""Nouns for the same: `at Smith's behest`, `on the orders of Smith`."""

STATE_OF = pattern("in_charge in_control author architect mastermind responsible driver organi[sz]er involvement "
                   "(?:leading|central|direct|personal)_role")
"""What is said of who had it done: `Smith was in charge`, `its author was Smith`, `Smith's involvement`."""

BEFORE = re.compile(r"\s(?:(?!(?:and|or|their|his|its|was|were|been|be|being)\b)\w+\s){0,3}\Z")
"""What stands between who had it done and a verb for it: `Smith himself had`."""

OWN_WISH = re.compile(r"[’']s?\s(?:\w+\s){0,2}\Z|\s\Z")
"""The same before a noun: `Smith's personal`."""

WAS_SO = re.compile(r"(?:[’']s?)?\s(?:(?!(?:and|or|their|his|its)\b)\w+\s){0,4}\Z")
"""The same before a state: `Smith was clearly not`, `Smith's`."""

BY = re.compile(r"\s(?:\w+\s){0,2}by\s(?:the\s)?\Z|\s(?:\w+\s)?at\s(?:the\s)?\Z")
OF = re.compile(r"\s(?:of|from)\s(?:the\s)?\Z")
WAS = re.compile(r"[^;.]{0,60}\b(?:was|were)\s(?:the\s)?\Z")
"""What stands between such words and a name behind them."""

LED = ((DONE_BY, BEFORE, BY), (WISH_OF, OWN_WISH, OF), (STATE_OF, WAS_SO, WAS))
"""Words for having something done, and what may stand between them and a name before and behind."""

BUT_NOT = re.compile(r",?\s(?:and\s)?not\s(?:(?:of|by|from|to)\s)?(?:the\s)?\Z")
"""What stands between two names of which the second is denied: `of the mayors, not of`."""

REASON = pattern(
    "because in_order_to so_as_to aims? aimed purposes? motives? motivat(?:ed|ion) objectives? goals? reasons? caused? "
    "driven_by prompted_by determined_by explained_by intended_to designed_to for_the_sake_of out_of_fear")
"""Words that say why."""

FROM_ABOVE = pattern(
    r"orchestrat* mastermind* centrally from_above from_the_cent(?:re|er) from_the_top premeditated preplanned "
    r"(?:was|were|been)\s(?:\w+\s)?planned")
FROM_BELOW = pattern(
    "spontane* from_below out_of_control out_of_hand local_initiatives? own_initiative unplanned haphazard* improvis*")
"""Words for what was willed from above, and for what came about without."""

STEERED = {"from above": FROM_ABOVE, "from below": FROM_BELOW}

NAMED = ("person", "org", "event", "group", "work")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a sentence says in its author's own words: keys → the words that say so."""

    asked: frozenset[str] = frozenset()
    """What historians ask that it may answer."""
    statements: tuple[Statement, ...] = ()
    doers: Mapping[str, Words] = field(default_factory=dict)
    """Pointers of those who are said to have had something done."""
    not_doers: Mapping[str, Words] = field(default_factory=dict)
    """Of those who are said not to have had it done."""
    concepts: Mapping[str, Words] = field(default_factory=dict)
    """Narrow concepts that the sentence affirms."""
    not_reasons: Mapping[str, Words] = field(default_factory=dict)
    """Narrow concepts that it denies to have been the reason of something."""
    steered: tuple[str, Words] | None = None
    """`from above` or `from below`, by the last words that say so: the predicate follows its subject."""
    times: tuple[tuple[int, int], ...] = ()
    """First and last day of each date."""
    names: tuple[tuple[str, Words], ...] = ()
    """Pointers of all that it names, in order."""
    figures: frozenset[str] = frozenset()
    """Its numbers."""
    things: tuple[Thing, ...] = ()
    """All that it has in words."""
    often: tuple[Frequency, ...] = ()
    """How often it says that something was so."""
    found_out: tuple[bool, Words] | None = None
    """Whether it has a plot found out, or charges made up, by the words that say so."""
    asked_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What it may answer of some things only → their keys."""

    def answers_with(self, other: Spoken) -> frozenset[str]:
        """Return what both may answer, of one thing where it must be."""
        return frozenset(name for name in self.asked & other.asked if name not in self.asked_of
                         or not self.asked_of[name].isdisjoint(other.asked_of[name]))


def answered_by_all(row: Sequence[Spoken]) -> frozenset[str]:
    """Return what all sentences of a row may answer, each with another of them."""
    asked = frozenset.intersection(*(one.asked for one in row))
    return frozenset(name for name in asked if all(
        any(name in one.answers_with(other) for other in (*row[:place], *row[place + 1:]))
        for place, one in enumerate(row)))


def spoken_in(claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]) -> Spoken:
    """Return what the sentence of *claim* says; of what goes on too long to be one, nothing."""
    if claim.sentence[1] - claim.sentence[0] > 2 * LONGEST_SENTENCE:
        return Spoken()
    asked = asked_in(passage.text, claim.sentence)
    if passage.kind in ("quote", "speech"):
        return Spoken(asked, often=how_often(claim, passage, language, senses, ()))
    statements = statements_of(claim, passage, language, senses)
    led = list(_led(claim, passage))
    concepts = list(_concepts(claim, passage, senses))
    things = things_in(claim, passage, language, senses)
    of_things = asked_of(passage.text, claim.sentence, things)
    return Spoken(
        asked.union(of_things), statements,
        {key: words for key, words, is_not in led if not is_not}, {key: words for key, words, is_not in led if is_not},
        {key: words for key, words, is_not in concepts if not is_not},
        {key: words for key, words, is_not in concepts if is_not},
        max(_steered(claim, passage), key=lambda one: one[1].start, default=None), tuple(_times(claim, passage)),
        tuple((one.ref, words_at(passage.text, one.start, one.end)) for one in passage.spans
              if one.ref and one.kind in NAMED and claim.sentence[0] <= one.start < claim.sentence[1]),
        frozenset(one.value for one in passage.spans
                  if one.kind == "figure" and claim.sentence[0] <= one.start < claim.sentence[1]),
        things, how_often(claim, passage, language, senses, statements),
        was_found_out(claim, passage), of_things,
    )


def _times(claim: Claim, passage: Passage) -> Iterator[tuple[int, int]]:
    for span in uncited(passage, "date", apart=("citation", "title")):
        known = bounds(span.value) if claim.sentence[0] <= span.start < claim.sentence[1] else None
        if known:
            yield known[0].toordinal(), known[1].toordinal()


def _led(claim: Claim, passage: Passage) -> Iterator[tuple[str, Words, bool]]:
    """Yield who is said to have had something done, the words, and whether it is denied."""
    text, (first, last) = passage.text, claim.sentence
    named = [one for one in passage.spans if one.ref and one.kind in ("person", "org", "group")
             and first <= one.start and one.end <= last]
    for found, before, behind in ((found, before, behind) for words, before, behind in LED
                                  for found in words.finditer(text, first, last) if named):
        if is_own(text, first, found.start()):
            yield from _beside(found, before, behind, named, text, claim.sentence)


def _beside(
    found: re.Match[str], before: re.Pattern[str], behind: re.Pattern[str], named: Sequence[Span], text: str,
    sentence: tuple[int, int],
) -> Iterator[tuple[str, Words, bool]]:
    """Yield the names that one word for having something done goes with."""
    start, end = part_before(text, sentence[0], found.start()), part_behind(text, found.end(), sentence[1])
    is_not = is_denied(text, start, found.start())
    for one in named:
        if start <= one.start and one.end <= found.start() and before.fullmatch(text, one.end, found.start()):
            yield one.ref, words_at(text, one.start, found.end()), is_not
        elif found.end() <= one.start <= found.end() + REACH and BUT_NOT.search(text, found.end(), one.start):
            yield one.ref, words_at(text, found.start(), one.end), True
        elif found.end() <= one.start and (one.start < end or behind is WAS) and behind.fullmatch(
                text, found.end(), one.start):
            yield one.ref, words_at(text, found.start(), one.end), is_not


def _concepts(claim: Claim, passage: Passage, senses: Sequence[Sense]) -> Iterator[tuple[str, Words, bool]]:
    """Yield the narrow concepts of a sentence, and whether it denies that they are the reason for something."""
    text, (first, last) = passage.text, claim.sentence
    denied = [(found.end(), part_behind(text, found.end(), last)) for found in REASON.finditer(text, first, last)
              if not is_quoted(text, first, found.start())
              and is_denied(text, part_before(text, first, found.start()), part_behind(text, found.end(), last))]
    for one in senses:
        if PART in one.concept and not is_quoted(text, first, one.start):
            is_not = any(start <= one.start < end for start, end in denied)
            if is_not or is_own(text, first, one.start):
                yield f"concept:{one.concept}", words_at(text, one.start, one.end), is_not


def _steered(claim: Claim, passage: Passage) -> Iterator[tuple[str, Words]]:
    text, (first, last) = passage.text, claim.sentence
    for (name, words), other in zip(STEERED.items(), reversed(STEERED), strict=True):
        for found in words.finditer(text, first, last):
            if is_own(text, first, found.start()):
                is_not = is_denied(text, part_before(text, first, found.start()), found.end())
                yield (other if is_not else name), words_at(text, *found.span())
