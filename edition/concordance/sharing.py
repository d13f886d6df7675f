"""What two sentences have in common, thing by thing: by this a reader sees that both tell the same in part.

A thing is a word that carries matter, a date, or what the register or the subject index knows: what stands at one place
is one thing, whatever it is known by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.concordance.claims import Claim
from edition.concordance.statements import Words, is_denied, part_before, words_at
from edition.model import Passage
from edition.parallels.function_words import function_words
from edition.thesaurus import Sense
from edition.words import stem, tokens

NAMED = ("person", "org", "event", "group", "work", "place")

LEAST, PLAIN = 4, 2
"""Things that two sentences must have in common, and how many of them must be no names or dates. With one that is none,
of 22 pairs in two libraries eight were of another matter: many sentences name Kissinger, Nixon and North Vietnam."""

ENOUGH = 12.0
"""How telling they must be together: as three words that one sentence in fifty has."""

SHARE = 0.38
"""How much of the one sentence or the other they must be. Of 78 pairs of seven libraries with as much in common 68 told
the same in part; of 100 pairs of the sample that share three things, whatever their part, every second one."""

DATE = 4.0
"""How telling a date is: as a word that one sentence in fifty has."""

HAPPENED = re.compile(r"\b(?:takes?|took|taken|taking)\s(?:place|part)\b", re.IGNORECASE)
"""Words that are one verb: two trials that took place have no place in common."""

WORD = 2.0
"""What a word counts for more here than in a frame, which halves it beside names and concepts."""

STRUNG = re.compile(r"[\s-]|\sof\s(?:the\s)?")
"""What stands between words of one name: `University of York`."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands at one place of a sentence."""

    words: Words
    keys: frozenset[str]
    """Register pointers, `concept:`, `word:` and `date:` keys."""
    is_name: bool
    """True of names and dates: what is said of them is something else."""
    is_denied: bool
    string: int
    """Where the first of the words with a capital begins that it stands among, by code points: of `Hart` in `President
    Hart of York` that of `President`; its own place, if it stands by itself.
    """


def things_in(claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]) -> tuple[Thing, ...]:
    """Return the things of the sentence of *claim*, in order; none of a quotation, which is nobody's word here."""
    if passage.kind in ("quote", "speech"):
        return ()
    first = claim.sentence[0]
    found: list[tuple[int, int, set[str]]] = []
    for start, end, key in sorted(_keys_in(claim, passage, language, senses)):
        if found and start < found[-1][1]:
            begin, until, keys = found.pop()
            found.append((begin, max(until, end), {*keys, key}))
        else:
            found.append((start, end, {key}))
    strings = _strings([(start, end) for start, end, _ in found], passage.text)
    return tuple(_thing(passage.text, first, *one, string) for one, string in zip(found, strings, strict=True))


def _strings(places: Sequence[tuple[int, int]], text: str) -> list[int]:
    """Return for each place where the string of words with a capital begins that it belongs to.

    >>> _strings([(4, 9), (10, 14), (18, 22), (23, 26), (27, 32), (34, 38)], "The Mayor Hart of York met Wells, Pike.")
    [4, 4, 4, 23, 27, 34]
    """
    strings: list[int] = []
    before = 0
    for start, end in places:
        goes_on = strings and text[strings[-1]].isupper() and text[start].isupper()
        strings.append(strings[-1] if goes_on and STRUNG.fullmatch(text, before, start) else start)
        before = end
    return strings


def _keys_in(
    claim: Claim, passage: Passage, language: str, senses: Sequence[Sense]
) -> Iterator[tuple[int, int, str]]:
    first, last = claim.sentence
    inside = [one for one in passage.spans if first <= one.start and one.end <= last]
    apart = [(one.start, one.end) for one in inside if one.kind == "citation"]
    apart += [one.span() for one in HAPPENED.finditer(passage.text, first, last)]
    empty = function_words(passage.lang or language)
    for token in tokens(passage.text[first:last]):
        start, key = first + token.start, stem(token.text, passage.lang or language)
        if key not in empty and not any(begin <= start < end for begin, end in apart):
            yield start, first + token.end, f"word:{key}"
    yield from ((one.start, one.end, one.ref) for one in inside if one.ref and one.kind in NAMED)
    yield from ((one.start, one.end, f"date:{one.value}") for one in inside if one.kind == "date")
    yield from ((one.start, one.end, f"concept:{one.concept}") for one in senses)


def _thing(text: str, first: int, start: int, end: int, keys: set[str], string: int) -> Thing:
    is_known = any(key.partition(":")[0] in (*NAMED, "date") for key in keys)
    is_capital = text[start].isupper() and bool(text[first:start].strip())
    return Thing(words_at(text, start, end), frozenset(keys), is_known or is_capital,
                 is_denied(text, part_before(text, first, start), start), string)


def told_by_both(
    mine: Sequence[Thing], theirs: Sequence[Thing], weights: Mapping[str, float], others: Mapping[str, float]
) -> list[tuple[Thing, Thing]]:
    """Return what two sentences have in common, the most telling first; nothing if it is too little to agree, or if one
    denies what the other has.

    *weights* and *others* say how telling the keys of the one and of the other are, as their frames do.
    """
    shared = list(in_common(mine, theirs, weights, others))
    plain = sum(not (one.is_name or other.is_name) for _, one, other in shared)
    worth = sum(weight for weight, _, _ in shared)
    whole = min(sum(_weight(one.keys, weights) for one in mine), sum(_weight(one.keys, others) for one in theirs))
    if len(shared) < LEAST or plain < PLAIN or worth < max(ENOUGH, SHARE * whole) or any(
            one.is_denied != other.is_denied for _, one, other in shared):
        return []
    return [(one, other) for _, one, other in shared]


def in_common(
    mine: Sequence[Thing], theirs: Sequence[Thing], weights: Mapping[str, float], others: Mapping[str, float]
) -> Iterator[tuple[float, Thing, Thing]]:
    """Yield what two sentences have in common and how telling it is, the most telling first, each place once."""
    keys = {key for one in mine for key in one.keys}.intersection(key for one in theirs for key in one.keys)
    left, right = list(mine), list(theirs)
    worth = {key: min(_weight((key,), weights), _weight((key,), others)) for key in keys}
    for weight, key in sorted(((weight, key) for key, weight in worth.items() if weight), reverse=True):
        one, other = (next((thing for thing in side if key in thing.keys), None) for side in (left, right))
        if one and other:
            left.remove(one)
            right.remove(other)
            yield weight, one, other


def _weight(keys: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return how telling the most telling of *keys* is; what most sentences have tells nothing."""
    return max((DATE if key.startswith("date:") else weights.get(key, 0.0) * (WORD if key.startswith("word:") else 1.0)
                for key in keys), default=0.0)
