"""Tokens of running text and the names of the registers as a trie over them: one pass, the longest name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from edition.model import Entry, Form
from edition.names import fold_word

_TOKEN = re.compile(r"([^\W_]+(?:[’'](?![sS]\b)[^\W_]+)*|[,;:()!?])(?:[’'][sS]\b)?")
_SEPARATORS = re.compile(r"[\s.\-–—/’'‘“”\"«»&*№]{0,6}(?:[sS]\b[’']?[\s\-–]{0,2})?")


class Token(NamedTuple):
    """A word or a mark that parts words; offsets in code points, end exclusive."""

    text: str
    folded: str
    start: int
    end: int


def name_tokens(text: str) -> list[Token]:
    """Return words without possessive `'s`, hyphened ones in parts, and the marks that part names.

    >>> [token.folded for token in name_tokens("Yezhov's West-Siberian men, VKP(b)")]
    ['ezhov', 'west', 'siberian', 'men', ',', 'vkp', '(', 'b', ')']
    """
    return [Token(word := match[1], fold_word(word), match.start(), match.end(1)) for match in _TOKEN.finditer(text)]


def users(form: Form) -> set[str]:
    """Return the texts and authors that use *form*."""
    return {name.lstrip("#") for name in form.who.split()}


@dataclass(frozen=True, slots=True)
class Named:
    """What a stretch of text may name: an entry, by one of its forms."""

    entry: Entry
    form: Form
    words: tuple[str, ...]
    is_derived: bool = False
    """True if the register does not list the form: it follows from a name by rule."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: tokens `first` to `last`, end exclusive, and all entries that bear it."""

    first: int
    last: int
    named: tuple[Named, ...]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)


class Trie:
    """The forms of entries by their folded tokens."""

    def __init__(self, named: Iterable[tuple[Entry, Form]]) -> None:
        self._root = _Node()
        for entry, form in named:
            self.add(entry, form)

    def add(self, entry: Entry, form: Form, *, is_derived: bool = False) -> None:
        """Add a form, unless the entry bears it already."""
        tokens = name_tokens(form.text)
        if not tokens:
            return
        node = self._root
        for token in tokens:
            node = node.children.setdefault(token.folded, _Node())
        if all(known.entry.key != entry.key or known.form.text != form.text for known in node.named):
            node.named.append(Named(entry, form, tuple(token.text for token in tokens), is_derived))

    @property
    def is_empty(self) -> bool:
        return not self._root.children

    def hits(self, text: str, tokens: list[Token]) -> Iterator[Hit]:
        """Yield the longest names in *tokens*, left to right, none overlapping another."""
        starts = self._root.children
        done = 0
        for place in [place for place, token in enumerate(tokens) if token.folded in starts]:
            if place < done:
                continue
            hit = self._longest(text, tokens, place)
            if hit is not None and not self._is_outdone(text, tokens, hit):
                yield hit
                done = hit.last

    def _is_outdone(self, text: str, tokens: list[Token], hit: Hit) -> bool:
        """Return True if *hit* begins with a small word and a name that begins after it goes on beyond its end."""
        if hit.last - hit.first == 1 or tokens[hit.first].text[0].isupper():
            return False
        other = self._longest(text, tokens, hit.first + 1)
        return other is not None and other.last > hit.last

    def _longest(self, text: str, tokens: list[Token], first: int) -> Hit | None:
        best: Hit | None = None
        node = self._root.children.get(tokens[first].folded)
        place = first
        while node is not None:
            place += 1
            named = tuple(each for each in node.named if _agrees_in_case(each.words, tokens, first))
            if named:
                best = Hit(first, place, named)
            if place == len(tokens) or not _are_neighbours(text, tokens[place - 1], tokens[place]):
                break
            node = node.children.get(tokens[place].folded)
        return best


def _are_neighbours(text: str, one: Token, other: Token) -> bool:
    return other.start - one.end <= 1 or _SEPARATORS.fullmatch(text, one.end, other.start) is not None


def _agrees_in_case(words: tuple[str, ...], tokens: list[Token], first: int) -> bool:
    return all(_is_case_kept(word, tokens[first + place].text) for place, word in enumerate(words))


def _is_case_kept(word: str, said: str) -> bool:
    """Return True if *said* is written as large as *word*: `party` is not `Party`, `Mts` is not `MTS`.

    >>> _is_case_kept("Party", "PARTY"), _is_case_kept("party", "Party"), _is_case_kept("MTS", "Mts")
    (True, True, False)
    """
    if len(word) > 1 and word.isupper():
        return said[:2].isupper()
    return not word[:1].isupper() or said[:1].isupper()
