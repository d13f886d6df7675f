"""Editing a text at random, with the fate of every passage known: what editors, proof-readers and OCR may do to it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from edition.likeness import plain_words
from edition.model import PassageKind

DIGITS = re.compile(r"\d+")
SENTENCE_END = re.compile(r"[.!?][”\"]? ")

MISREADINGS = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("1", "l"), ("e", "c"), ("c", "e"), ("h", "b"), ("cl", "d"), ("d", "cl"),
    ("O", "0"), ("0", "O"), ("S", "5"), ("5", "S"), ("ii", "u"), ("u", "ii"), ("n", "u"), ("u", "n"), ("f", "t"),
    ("I", "l"), ("B", "8"), ("8", "B"), ("a", "o"), ("s", "ſ"), ("fi", "ﬁ"), ("w", "vv"), ("t", "f"), ("g", "q"),
)
"""What OCR takes for what."""


@dataclass(slots=True)
class Item:
    """A passage whose fate is known."""

    kind: PassageKind
    text: str
    n: str = ""
    own: str = ""
    """The anchor it must keep; empty if it is new."""
    holds: set[str] = field(default_factory=set)
    """Every anchor whose words it has."""
    sources: frozenset[str] = frozenset()
    """What it read before anything was misread; two `Ibid.` are the same."""
    of: frozenset[str] = frozenset()
    """What the passages read of which it is a part: the parts of two `Ibid.`, parted alike, are the same, too."""


Edit = Callable[[list[Item], random.Random, list[Item]], None]
"""Changes the items in place; what is inserted is taken from the last argument, passages of other texts."""


def item(kind: PassageKind, text: str, n: str = "") -> Item:
    return Item(kind, text, n, sources=frozenset([plainly(text)]))


def fresh(items: Iterable[Item]) -> list[Item]:
    return [replace(one, holds=set()) for one in items]


def plainly(words: str) -> str:
    return " ".join(plain_words(words)) or words.strip()


# ---- misreading


def misread(words: str, rng: random.Random, share: float) -> str:
    """Return *words* with something changed in *share* of them, as in proof-reading and OCR."""
    return " ".join(
        _misread(word, rng) if rng.random() < share and word.strip(".,;:()[]") else word for word in words.split(" ")
    )


def _misread(word: str, rng: random.Random) -> str:
    found = [pair for pair in MISREADINGS if pair[0] in word]
    if found and rng.random() < 0.5:
        return word.replace(*rng.choice(found), 1)
    at = rng.randrange(len(word))
    other = rng.choice("abcdefghijklmnopqrstuvwxyz1-")
    new = rng.choice((other, "", word[at] * 2, word[at].swapcase(), word[at] + " "))
    return word[:at] + new + word[at + 1:] or word


def correct(items: list[Item], rng: random.Random) -> None:
    share, hit = rng.uniform(0.01, 0.2), rng.choice((0.1, 0.5, 1.0))
    for one in items:
        if rng.random() < hit:
            one.text = misread(one.text, rng, share)


# ---- editing


def split(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    """Split a paragraph after a sentence; now and then its second part again."""
    at = rng.choice([at for at, one in enumerate(items) if one.kind in ("p", "note", "quote")] or [0])
    for part in range(at, at + rng.choice((1, 1, 2))):
        one = items[part]
        ends = [match.end() for match in SENTENCE_END.finditer(one.text, 0, len(one.text) - 1)]
        if one.kind not in ("p", "note", "quote") or not ends:
            return
        end = rng.choice(ends)
        one.of |= one.sources
        items.insert(part + 1, replace(item(one.kind, one.text[end:]), holds=set(one.holds), of=one.of))
        one.text, one.sources = one.text[:end].rstrip(), frozenset([plainly(one.text[:end])])


def merge(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    """Join a paragraph with the next, now and then with the one after that."""
    at = rng.randrange(len(items) - 1)
    for _ in range(rng.choice((1, 1, 2))):
        if at + 1 >= len(items) or items[at].kind != items[at + 1].kind or items[at].kind not in ("p", "note", "quote"):
            return
        first, second = items[at], items.pop(at + 1)
        first.text += " " + second.text
        first.holds |= second.holds
        first.sources |= second.sources
        first.of |= second.of
        first.own = first.own or second.own


def insert(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    if others:
        items.insert(rng.randrange(len(items) + 1), others.pop(rng.randrange(len(others))))


def insert_in_its_words(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    """Insert what nobody wrote, in words of the text: strange content that sounds familiar."""
    like = rng.choice(items)
    words = [word for one in rng.choices(items, k=12) for word in one.text.split()]
    said = " ".join(rng.choices(words, k=max(len(like.text.split()), 4)))
    items.insert(rng.randrange(len(items) + 1), item(like.kind, said, like.n))


def insert_chapter(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    size = rng.randint(5, 60)
    begin = rng.randrange(max(len(others) - size, 1))
    at = rng.choice((0, 0, rng.randrange(len(items))))
    items[at:at] = others[begin:begin + size]
    del others[begin:begin + size]


def delete(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    size = rng.choice((1, 1, 1, 2, 6))
    if len(items) > size + 5:
        at = rng.randrange(len(items) - size)
        del items[at:at + size]


def replace_one(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    """Put another passage of the same kind in the place of one."""
    at = rng.randrange(len(items))
    alike = [one for one in others if one.kind == items[at].kind]
    if alike:
        others.remove(other := rng.choice(alike))
        items[at] = replace(other, n=items[at].n)


def move(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    size = rng.choice((1, 1, 1, min(8, len(items) // 3)))
    at = rng.randrange(len(items) - size + 1)
    moved = items[at:at + size]
    del items[at:at + size]
    to = rng.randrange(len(items) + 1)
    items[to:to] = moved


def renumber(items: list[Item], rng: random.Random, _others: list[Item]) -> None:
    """Number the notes on by one, two or ten; or all of them from one."""
    shift = rng.choice((0, 1, 2, 10))
    number = 0
    for one in items:
        if DIGITS.fullmatch(one.n):
            number += 1
            one.n = str(int(one.n) + shift if shift else number)


def add_head(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    words = " ".join(rng.choice(others or items).text.split()[:4])
    items.insert(rng.randrange(len(items) + 1), item("head", words))


EDITS: Sequence[Edit] = (
    split, split, merge, merge, insert, insert, insert_in_its_words, insert_chapter, delete, delete, replace_one, move,
    renumber, add_head,
)


def edit(items: list[Item], rng: random.Random, others: list[Item]) -> None:
    """Edit *items* a little, much, or in every way at once; then correct them, or not."""
    size = rng.choice((1, 3, 8, 20, 0))
    for one in rng.choices(EDITS, k=size) if size else rng.sample(EDITS, k=len(EDITS)):
        one(items, rng, others)
    if rng.random() < 0.75:
        correct(items, rng)
