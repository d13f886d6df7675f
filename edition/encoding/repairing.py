"""Damage of OCR that the text itself proves: a word that stands rightly elsewhere, a number written otherwise.

Nothing is silently changed: a repair becomes a correction with its rule and its confidence, and the reading that was
received stays beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from edition.encoding.vocabulary import WORD, Vocabulary

CONFUSIONS = (
    ("rn", "m"), ("in", "m"), ("1", "l"), ("I", "l"), ("1", "i"), ("c", "e"), ("e", "c"), ("b", "h"), ("h", "b"),
    ("li", "h"), ("n", "u"), ("u", "n"), ("ii", "u"), ("v", "y"), ("y", "v"), ("0", "o"), ("5", "s"), ("z", "s"),
    ("l", "i"), ("j", "i"), ("cl", "d"), ("vv", "w"), ("tl", "th"), ("f", "t"), ("t", "f"), ("q", "g"), ("lc", "k"),
    ("m", "rn"), ("rr", "n"), ("6", "b"),
)
"""What OCR reads → what stands on the page."""

LEAST = 3
"""How often the right word must stand elsewhere; with two, rare words of one root were confused."""

SHORTEST = 5
"""Letters of a right word that another is taken for a damaged form of: shorter ones are one letter off many words."""

POINTED = re.compile(r"(?<![\d.,/])\d{1,3}(?:\.\d{3})+(?![\d.,/]*\d)")
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
LOCATED = re.compile(r"(?:\b(?:no|nos|nr|art|f|op|d|vol|fond|delo|l|ll)\.?|[№§])\s*$", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """A stretch of the source and how it should read."""

    start: int
    end: int
    text: str
    rule: str
    cert: str


def find_repairs(text: str, vocabulary: Vocabulary, names: Collection[str] = ()) -> list[Repair]:
    """Return all repairs in order; they do not overlap. Of *names*, words of registers, one right use is proof enough.

    >>> words = "the Trotskyist group, each Trotskyist cell and any Trotskyist paper; one Trotskvist"
    >>> [(one.text, one.rule) for one in find_repairs(words, Vocabulary(words))]
    [('Trotskyist', 'elsewhere')]
    """
    return sorted([*_numbers(text), *_words(text, vocabulary, names)])


def _numbers(text: str) -> Iterator[Repair]:
    """Yield numbers with a full stop for a comma, in a text that sets off thousands with commas."""
    pointed = list(POINTED.finditer(text))
    if not pointed:
        return
    grouped = sum(1 for _ in GROUPED.finditer(text))
    if grouped < 3 or grouped < 2 * len(pointed):
        return
    for match in pointed:
        if not LOCATED.search(text[max(0, match.start() - 8) : match.start()]):
            yield Repair(match.start(), match.end(), match.group().replace(".", ","), "thousands", "medium")


def _words(text: str, vocabulary: Vocabulary, names: Collection[str]) -> Iterator[Repair]:
    found = _damaged(vocabulary, names)
    if not found:
        return
    for match in WORD.finditer(text):
        if target := found.get(match.group()):
            count = vocabulary.forms[target]
            rule = "elsewhere" if count >= LEAST else "name"
            yield Repair(match.start(), match.end(), target, rule, "high" if count > 2 * LEAST else "medium")


def _damaged(vocabulary: Vocabulary, names: Collection[str]) -> dict[str, str]:
    """Return damaged words with what they should be: rare, one confusion off, with letters found nowhere else."""
    forms = vocabulary.forms
    frequent = {form for form, count in forms.items() if count >= LEAST and len(form) >= SHORTEST}
    frequent |= {name for name in names if len(name) >= SHORTEST and forms[name]}
    if not frequent:
        return {}
    trigrams: Counter[str] = Counter()
    for word in vocabulary.counts:
        trigrams.update({f" {word} "[i : i + 3] for i in range(len(word))})
    found: dict[str, str] = {}
    for form, count in forms.items():
        if count > 1 or len(form) < SHORTEST - 1 or vocabulary.counts[form.casefold()] > 1 or form.isdigit():
            continue
        if form in names:
            continue
        for target in _restored(form):
            if target in frequent and _is_odd(form.casefold(), trigrams):
                found[form] = target
                break
    return found


def _restored(form: str) -> Iterator[str]:
    """Yield what *form* may have been before one confusion; `-ize` and `-yze` are no damage but another spelling."""
    for read, printed in CONFUSIONS:
        at = form.find(read)
        while at >= 0:
            if read != "z" or form[max(0, at - 1)] not in "iy":
                yield form[:at] + printed + form[at + len(read) :]
            at = form.find(read, at + 1)


def _is_odd(word: str, trigrams: Counter[str]) -> bool:
    """True if some three letters of *word* stand in no other word of the text."""
    return any(trigrams[f" {word} "[i : i + 3]] <= 1 for i in range(len(word)))
