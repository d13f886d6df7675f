"""Anchors of near-twins: a passage is deleted and another one, in nearly its words, stands in its place.

    python -m bench.twins [SCRIPTS] [FILE or FOLDER …]     default: 300, the texts that are at hand

Registers, lists and prayers have such twins: what is left of both without what they share is a name, a number or a
word. One of each pair is taken out of the text before it is given anchors, so that nothing tells the twin from a
correction but what a passage says beyond others of its kind.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from bench.anchoring import AT_HAND, Score, as_text, judge, ours, real_texts, settle
from bench.editing import Item, correct, fresh
from edition.ledger import Ledger
from edition.likeness import LARGEST, compared, heft, plain_words

SCRIPTS = 300
"""Made-up editors, if it is not said how many."""

COMMON = 40
"""A word of more passages of a window is not asked for twins: there would be too many."""

ALIKE = 0.55
"""Share of the letters of a passage that its twin has; below, nobody would take one for the other."""


def main(arguments: Sequence[str] = ()) -> None:
    scripts = next((int(one) for one in arguments if one.isdigit()), SCRIPTS)
    texts = real_texts([Path(one) for one in arguments if not one.isdigit()] or AT_HAND)
    pairs = [list(twins(items)) for items in texts]
    score = Score()
    tried = sum(run_script(seed, texts, pairs, score) for seed in range(scripts))
    print(f"  {tried} passages replaced by near-twins: {score.say()}")
    for example in score.wrongs:
        print(f"    {example}")


def twins(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the places of any two short passages of one kind that share most words, and each has words of its own."""
    words = [plain_words(one.text) for one in items]
    where: dict[str, list[int]] = defaultdict(list)
    for place, said in enumerate(words):
        for word in sorted(set(said)) if 2 <= len(said) <= LARGEST else ():
            where[word].append(place)
    common = Counter(pair for places in where.values() if len(places) <= COMMON for pair in combinations(places, 2))
    for (one, other), count in common.items():
        if 2 * count < ALIKE * max(len(words[one]), len(words[other])):
            continue
        shared, left, more = compared(words[one], words[other])
        share = heft(shared) / max(heft(shared) + max(heft(left), heft(more)), 1)
        if left and more and share >= ALIKE and items[one].kind == items[other].kind:
            yield one, other


def run_script(seed: int, texts: Sequence[list[Item]], pairs: Sequence[list[tuple[int, int]]], score: Score) -> int:
    """Replace up to ten passages of a text by their twins, correct it or not, and judge; return how many."""
    rng = random.Random(seed)
    at = rng.randrange(len(texts))
    swaps = dict(_apart(rng.sample(pairs[at], min(len(pairs[at]), rng.choice((1, 3, 10))))))
    items = fresh(texts[at])
    here = [place for place in range(len(items)) if place not in swaps.values()]
    old = [items[place] for place in here]
    text, ledger = ours(as_text(old), Ledger.empty("t"), "0")
    before = settle(old, text)
    new = [replace(items[swaps[place]], n=items[place].n) if place in swaps else items[place] for place in here]
    if rng.random() < 0.5:
        correct(new, rng)
    text, ledger = ours(as_text(new), ledger, "1")
    judge(new, text, ledger, before, score, f"seed {seed}")
    return len(swaps)


def _apart(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those of *pairs* of which neither place was in an earlier one."""
    used: set[int] = set()
    for pair in pairs:
        if used.isdisjoint(pair):
            used.update(pair)
            yield pair


if __name__ == "__main__":
    main(sys.argv[1:])
