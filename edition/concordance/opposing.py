"""Sides that authors take on one thing: how often it was so, and whether a plot was found out or made up.

Two sentences contradict each other if one says never what the other gives a case of, or seldom what the other says
always. It must be one thing: the same told or done by one to another, or a narrow concept with one person or body.
So do they if under one narrow concept, or of one event, the one has a plot uncovered and the other charges fabricated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from edition.concordance.claims import Claim, uncited
from edition.concordance.deeds import pattern
from edition.concordance.statements import (
    Statement,
    Words,
    is_denied,
    is_own,
    is_quoted,
    part_before,
    part_behind,
    statement_at,
    words_at,
)
from edition.model import Passage, Span
from edition.thesaurus import PART, Sense

Often = Literal["never", "seldom", "once", "always"]

OFTEN: Mapping[Often, str] = {
    "never": "never", "seldom": "seldom or late", "once": "a case of it", "always": "always"}
"""How that is said in a verdict."""

OPPOSED = frozenset(map(frozenset, (
    ("never", "seldom"), ("never", "once"), ("never", "always"), ("seldom", "always"))))

NEVER = re.compile(
    r"\b(?:never(?!\s(?:\w+ly\s)?(?:again|before|yet|ceased|stopped|failed|lacked|tired)\b)|nobody|no\sone|none\sof"
    r"|not\s(?:a\ssingle|once))\b", re.IGNORECASE)
"""Words that leave out no case. Who never ceased to does it always, and what was never before may be so now."""

SELDOM = pattern("seldom rarely hardly_ever scarcely_ever belatedly only_(?:after|when|once|then) not_until")
ONLY = re.compile(r"\bonly\s(?:in|on|at|from|by)\s(?:the\s)?\Z", re.IGNORECASE)
"""Words for what came once, or late; the second before a date."""

ALWAYS = pattern("always invariably constantly continually repeatedly regularly again_and_again (?:every|each)_time "
                 "whenever from_the_(?:very_)?(?:beginning|start|outset|first)")

TOLD = pattern("tell telling told inform(?:ed|ing|s)? notif* report(?:ed|ing)?_to")
"""What was told may be anything, so that two sentences that say so agree in nothing; but not how often it was."""

UNHEARD = pattern("secret* private* confidential* clandestine*")
"""What is said in secret is no case of what was never heard."""

GUILT = r"(?:plot(?:s|ters|ting)?|conspir\w+|treason|treachery|sabotage|espionage|spying)"
FOUND_OUT = pattern(" ".join((
    rf"(?:discover|uncover|expos|unmask)*_(?:of_)?(?:\w+_){{0,3}}{GUILT}",
    rf"{GUILT}_(?:\w+_){{0,4}}(?:was|were|had_been)_(?:\w+_)?(?:discovered|uncovered|exposed|unmasked|real|genuine)",
    rf"confess*_to_(?:\w+_)?{GUILT}", rf"(?:real|genuine)_{GUILT}", rf"{GUILT}_(?:really_|did_)?exist(?:ed)?")))
CHARGES = rf"(?:charges?|accusations?|allegations?|cases?|evidence|confessions?|{GUILT})"
INVENTED = r"(?:fabricat*|trumped.up|concoct*|fictitious|groundless|baseless|unfounded|false)"
MADE_UP = pattern(" ".join((
    rf"{INVENTED}_(?:\w+_){{0,2}}{CHARGES}", rf"{CHARGES}_(?:\w+_){{0,4}}(?:was|were|had_been)_(?:\w+_)?{INVENTED}")))
"""What is said of a plot that there was, and of charges that were made up. Of 85,000 sentences of four other histories
four say so, each of them rightly read; letters, plates and legends are made up there more often, and are left out. Of
other scales, guilty and innocent, willing and unwilling, large and small, no pair of 56 was right."""

DOUBTED = re.compile(r"\b(?:discount|dismiss|reject|doubt|disput|question)\w*\s(?:\w+\s){0,4}\Z", re.IGNORECASE)
"""What stands before that which an author says others do not believe."""

ENTRIES = ("person:", "org:", "group:", "event:", "work:")
"""What pointers to entries of a register begin with. Names that no register knows were of other things in every case:
`only after Roosevelt had died` says nothing of how often he did."""

BESIDE = 60
"""Code points between a concept and the person or body that it is said of, as in opinions."""

REACH = 14
"""Code points before a date in which `only in the` stands."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a sentence says that something was so."""

    about: str
    """Keys of what was so: a deed with who did it and to whom, or a narrow concept and a person or body."""
    often: Often
    words: Words


def opposed(mine: Sequence[Frequency], theirs: Sequence[Frequency]) -> Iterator[tuple[Frequency, Frequency]]:
    """Yield what two sentences say of one thing that cannot both be so."""
    return ((one, other) for one, other in product(mine, theirs)
            if one.about == other.about and frozenset((one.often, other.often)) in OPPOSED)


def was_found_out(claim: Claim, passage: Passage) -> tuple[bool, Words] | None:
    """Return whether a sentence has a plot found out, or charges made up, and the words; None if it has both."""
    text, (first, last) = passage.text, claim.sentence
    own = [(one, is_true) for words, is_true in ((FOUND_OUT, True), (MADE_UP, False))
           for one in words.finditer(text, first, last) if is_own(text, first, one.start())
           and not DOUBTED.search(text, max(first, one.start() - BESIDE), one.start())]
    found = [(is_true != is_denied(text, part_before(text, first, one.start()), one.end()), words_at(text, *one.span()))
             for one, is_true in own]
    return found[0] if len({is_true for is_true, _ in found}) == 1 else None


def how_often(
    claim: Claim, passage: Passage, language: str, senses: Sequence[Sense], statements: Sequence[Statement]
) -> tuple[Frequency, ...]:
    """Return how often the sentence of *claim* says that something was so; what a quoted voice says counts, too."""
    told = (statement_at("told", one.span(), claim, passage, language, senses)
            for one in TOLD.finditer(passage.text, *claim.sentence)
            if is_own(passage.text, claim.sentence[0], one.start()))
    return (*_of_deeds(claim, passage, [*statements, *told]), *_of_concepts(claim, passage, senses))


def _of_deeds(claim: Claim, passage: Passage, statements: Sequence[Statement]) -> Iterator[Frequency]:
    """Yield how often, if it is said, somebody did something to somebody or something in the register."""
    for one in (each for each in statements if not each.is_denied):
        doers, things = (sorted(key for key in keys if key.startswith(ENTRIES)) for keys in (one.doers, one.things))
        if said := _said_of(one.words.start, one.words.end, claim, passage):
            yield from (Frequency(f"{one.deed} {doer} {thing}", *said) for doer, thing in product(doers, things))


def _of_concepts(claim: Claim, passage: Passage, senses: Sequence[Sense]) -> Iterator[Frequency]:
    """Yield how often a narrow concept is said of a person or body that is named in its words or beside them."""
    first, last = claim.sentence
    named = [one for one in passage.spans if one.ref and one.kind in ("person", "org")
             and first <= one.start and one.end <= last]
    for sense, one in product(senses, named):
        is_beside = max(one.start - sense.end, sense.start - one.end) < BESIDE
        said = _said_with(sense, one, claim, passage) if PART in sense.concept and is_beside else None
        if said:
            yield Frequency(f"concept:{sense.concept} {one.ref}", *said)


def _said_with(sense: Sense, one: Span, claim: Claim, passage: Passage) -> tuple[Often, Words] | None:
    """Return how often a concept is said of somebody, and the words; None of what is only reported or possible."""
    text, first = passage.text, claim.sentence[0]
    start, end = min(sense.start, one.start), max(sense.end, one.end)
    part = part_before(text, first, sense.start)
    if is_denied(text, part, sense.start):
        never = NEVER.search(text, part, start)
        return ("never", words_at(text, never.start(), end)) if never and is_own(text, first, never.start()) else None
    is_said = is_quoted(text, first, sense.start) or is_own(text, first, sense.start)
    if not is_said or UNHEARD.search(text, part, part_behind(text, sense.end, claim.sentence[1])):
        return None
    return _said_of(start, end, claim, passage) or ("once", words_at(text, start, end))


def _said_of(start: int, end: int, claim: Claim, passage: Passage) -> tuple[Often, Words] | None:
    """Return how often something was so, by the words in the part of the sentence that what stands there belongs to."""
    text, (first, last) = passage.text, claim.sentence
    begin, until = part_before(text, first, start), part_behind(text, end, last)
    found: list[tuple[Often, re.Match[str] | None]] = [
        ("seldom", SELDOM.search(text, begin, until)), ("seldom", _only_then(passage, begin, until)),
        ("always", ALWAYS.search(text, begin, until))]
    return next(((often, words_at(text, min(start, said.start()), max(end, said.end()))) for often, said in found
                 if said and not is_denied(text, begin, said.start())), None)


def _only_then(passage: Passage, begin: int, until: int) -> re.Match[str] | None:
    """Return the words before a date, in a part of a sentence, by which it was so only then."""
    if "only " not in passage.text[begin:until].lower():
        return None
    dates = (one.start for one in uncited(passage, "date", apart=("citation", "title")) if begin <= one.start < until)
    return next(filter(None, (ONLY.search(passage.text, max(begin, date - REACH), date) for date in dates)), None)
