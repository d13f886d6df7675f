"""Whose men, guns or losses a figure counts: what one author counts apart, for two sides, two do not count as one.

No register says that two names are of two sides. But who gives each of them its own number of one thing in one passage,
`Meade had 82,000 men. Lee had 69,000`, tells them apart for the whole library.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from edition.concordance.claims import NO_THINGS, Claim, on_one_line
from edition.concordance.clauses import part_of
from edition.concordance.unregistered import Unregistered
from edition.model import Passage

BEHIND = re.compile(
    r"(?:\s(?!(?:and|against|to|over|upon|on|at|in|from|under|by|with|who|which|were|was)\b)[\w’'-]+){0,4}")
"""What goes with a figure behind it: `3,155 Union men`, `16,000 men of Bulow's corps`, not `men against the Union`."""

AROUND = re.compile(
    r"\b(?i:in|at|on|near|off|from|to|by|with|against|under|after|before|for|into|through|between|over|upon|"
    r"(?<!army\s)(?<!corps\s)(?<!force\s)(?<!forces\s)(?<!loss\s)(?<!losses\s)(?<!side\s)(?<!troops\s)of)"
    r"\s(?:the\s)?(?:[A-Z][\w’'-]*\s)*\Z")
"""What stands before a name that says where or against whom; `the losses of the Union` are its own."""

VERB = re.compile(r"\b(?:is|are|was|were|had|has|have|lost|gave|included|consisted|numbered|amounted|came|stood)\b")
"""What ends the subject of a sentence."""

SUBJECT, BEFORE = 160, 60
"""Code points in which the subject of a sentence is looked for, and what stands before a name: some have no end."""

LEAST = 0.5
"""The smaller of two numbers as a share of the larger one from which they may be of two sides: 5,000 and 72,000 are of
parts and wholes."""

MOST = 40
"""Figures of one passage that are held against each other."""


def owners_of(claim: Claim, passage: Passage, unregistered: Unregistered) -> Mapping[str, str]:
    """Return whose what is counted is, and how the text has the name: beside the figure, else before it in its part of
    the sentence, else before the verb of the sentence.
    """
    text, (first, last) = passage.text, claim.sentence
    behind = BEHIND.match(text, claim.end, last)
    verb = VERB.search(text, first, min(claim.start, first + SUBJECT))
    for start, end in ((claim.start, behind.end() if behind else claim.end), (part_of(claim, passage)[0], claim.start),
                       (first, verb.start() if verb else first)):
        if found := dict(_named(passage, start, end, claim.start, unregistered)):
            return found
    return {}


def _named(
    passage: Passage, start: int, end: int, figure: int, unregistered: Unregistered
) -> Iterator[tuple[str, str]]:
    """Yield the people, bodies, groups and unregistered names of a stretch; before a *figure* those around it not."""
    spans = [(one.start, one.end, one.ref) for one in passage.spans
             if one.ref and one.kind in ("person", "org", "group") and start <= one.start and one.end <= end]
    for place, until, key in sorted((*spans, *unregistered.places(passage, start, end))):
        if place >= figure or not AROUND.search(passage.text, max(start, place - BEFORE), place):
            yield key, on_one_line(passage.text[place:until])


def rivals_of(
    claims: Sequence[Claim], owners: Sequence[Mapping[str, str]], acts: Sequence[frozenset[str]]
) -> list[frozenset[str]]:
    """Return for each of *claims* the keys that somewhere have another number of one thing than its *owners*.

    The same must be said to have been done, in *acts*, and the numbers be near, but not one.
    """
    by_count: dict[tuple[str, str, frozenset[str]], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.is_number and claim.thing not in ("", *NO_THINGS) and owners[number]:
            by_count[claim.anchor, claim.thing, acts[number]].append(number)
    apart: dict[str, set[str]] = defaultdict(set)
    for one, other in (pair for row in by_count.values() for pair in combinations(row[:MOST], 2)):
        if owners[one].keys().isdisjoint(owners[other]) and _are_two(claims[one], claims[other]):
            for mine, theirs in ((owners[one], owners[other]), (owners[other], owners[one])):
                for key in mine:
                    apart[key].update(theirs)
    return [frozenset(rival for key in row for rival in apart.get(key, ())) - row.keys() for row in owners]


def _are_two(one: Claim, other: Claim) -> bool:
    """True of two numbers that differ, but not as a part from the whole."""
    low, high = sorted((one, other), key=lambda claim: (claim.low, claim.high))
    return low.high < high.low and low.high >= LEAST * high.low
