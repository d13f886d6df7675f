"""The order of the passages found: the exact form first, then more hits of rarer words, then as in the texts."""

from __future__ import annotations

import math
from collections.abc import Iterator

from index.bits import Counted, numbers
from index.marking import distinct
from index.matching import Matcher
from index.positions import is_single, meants
from index.queries import Fuzzy, Node, Pattern, Word
from index.vocabulary import EXACT

WEIGHED = 8
"""Parts of a query that weigh in the order; the ninth hardly changes it."""
MEANT = 100
"""A part that means more words than this (`a*`) does not weigh: the order must not hang on how much time there is."""
EXACT_WEIGHT = 2.0
"""A word as it was typed weighs as much again as the forms that it means, too, and stands before them."""
LEVEL_WEIGHTS = (1.0, 0.4, 0.2)
"""Of the first, second and third hit of a word in a passage; further ones do not make it more to the point."""


def ranked(node: Node, bits: int, matcher: Matcher) -> Iterator[int]:
    """Yield the passages *bits*, best first; equally good ones as they stand in the texts."""
    classes = {0.0: bits}
    for chosen, weight in sorted(_weights(node, matcher), key=lambda one: -one[1])[:WEIGHED]:
        split: dict[float, int] = {}
        for score, passages in classes.items():
            better, rest = passages & chosen, passages & ~chosen
            if better:
                key = round(score + weight, 6)
                split[key] = split.get(key, 0) | better
            if rest:
                split[score] = split.get(score, 0) | rest
        classes = split
    for score in sorted(classes, reverse=True):
        yield from numbers(classes[score])


def _weights(node: Node, matcher: Matcher) -> list[tuple[int, float]]:
    """Return sets of passages, each with what belonging to it adds to the score."""
    weights: list[tuple[int, float]] = []
    for leaf in distinct(node):
        if not (isinstance(leaf, (Word, Pattern, Fuzzy)) and is_single(leaf)):
            continue
        meant = meants(leaf, matcher.vocabulary)[0]
        if len(meant.keys) > MEANT:
            continue
        terms = {key: matcher.counted("words", matcher.vocabulary.term(key)) for key in meant.keys}
        levels = _joined(list(terms.values()))
        if not levels[0]:
            continue
        rarity = math.log(1 + matcher.size / levels[0].bit_count())
        weights += [(level, rarity * weight) for level, weight in zip(levels, LEVEL_WEIGHTS, strict=False) if level]
        exact = _joined([terms[key] for key, why in meant.keys.items() if why == EXACT and key in terms])[0]
        if exact and exact != levels[0]:
            weights.append((exact, rarity * EXACT_WEIGHT))
    return weights


def _joined(parts: list[Counted]) -> list[int]:
    """Return the levels of several words taken together, near enough: a level is reached by one of them."""
    levels = [0] * len(LEVEL_WEIGHTS)
    for part in parts:
        for place in range(len(levels)):
            levels[place] |= part.more_than(place)
    return levels


