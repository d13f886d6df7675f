"""Tokens of running text and the names of the registers as a trie over them: one pass, the longest name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
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


_token = partial(tuple.__new__, Token)
"""Three times as fast as `Token(…)`, of which a text needs one for each of its words."""


class Tokens(list[Token]):
    """The tokens of a passage in order, and where each folded word stands among them."""

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Folded word → its places in the list, in order."""
        places: dict[str, list[int]] = {}
        for place, token in enumerate(self):
            places.setdefault(token.folded, []).append(place)
        return places


def name_tokens(text: str) -> Tokens:
    """Return words without possessive `'s`, hyphened ones in parts, and the marks that part names.

    >>> [token.folded for token in name_tokens("Yezhov's West-Siberian men, VKP(b)")]
    ['ezhov', 'west', 'siberian', 'men', ',', 'vkp', '(', 'b', ')']
    """
    return Tokens([_token((word := match[1], fold_word(word), *match.span(1))) for match in _TOKEN.finditer(text)])


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
    named: Sequence[Named]


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    named: dict[tuple[str, ...], list[Named]] = field(default_factory=dict)
    """Words as the forms write them → who bears the form."""


class Trie:
    """The forms of entries by their folded tokens."""

    def __init__(self, named: Iterable[tuple[Entry, Form]]) -> None:
        self._root = _Node()
        self._known: set[tuple[str, str]] = set()
        for entry, form in named:
            self.add(entry, form)

    def add(self, entry: Entry, form: Form, *, is_derived: bool = False) -> None:
        """Add a form, unless the entry bears it already."""
        tokens = name_tokens(form.text)
        if not tokens or (entry.key, form.text) in self._known:
            return
        self._known.add((entry.key, form.text))
        node = self._root
        for token in tokens:
            node = node.children.setdefault(token.folded, _Node())
        words = tuple(token.text for token in tokens)
        node.named.setdefault(words, []).append(Named(entry, form, words, is_derived))

    @property
    def is_empty(self) -> bool:
        return not self._root.children

    def hits(self, text: str, tokens: Tokens) -> Iterator[Hit]:
        """Yield the longest names in *tokens*, left to right, none overlapping another."""
        places = tokens.places
        done = 0
        for place in sorted(chain.from_iterable(places[word] for word in places.keys() & self._root.children.keys())):
            if place < done:
                continue
            hit = self._longest(text, tokens, place)
            if hit is not None and not self._is_outdone(text, tokens, hit):
                yield hit
                done = hit.last

    def _is_outdone(self, text: str, tokens: Tokens, hit: Hit) -> bool:
        """Return True if *hit* begins with a small word and a name that begins after it goes on beyond its end."""
        if hit.last - hit.first == 1 or tokens[hit.first].text[0].isupper():
            return False
        other = self._longest(text, tokens, hit.first + 1)
        return other is not None and other.last > hit.last

    def _longest(self, text: str, tokens: Tokens, first: int) -> Hit | None:
        best: Hit | None = None
        node = self._root.children.get(tokens[first].folded)
        place = first
        while node is not None:
            place += 1
            agreeing = [each for words, each in node.named.items() if _agrees_in_case(words, tokens, first)]
            if agreeing:
                best = Hit(first, place, agreeing[0] if len(agreeing) == 1 else list(chain.from_iterable(agreeing)))
            if place == len(tokens) or not _are_neighbours(text, tokens[place - 1], tokens[place]):
                break
            node = node.children.get(tokens[place].folded)
        return best


def _are_neighbours(text: str, one: Token, other: Token) -> bool:
    return other.start - one.end <= 1 or _SEPARATORS.fullmatch(text, one.end, other.start) is not None


def _agrees_in_case(words: tuple[str, ...], tokens: Tokens, first: int) -> bool:
    return all(_is_case_kept(word, tokens[first + place].text) for place, word in enumerate(words))


def _is_case_kept(word: str, said: str) -> bool:
    """Return True if *said* is written as large as *word*: `party` is not `Party`, `Mts` is not `MTS`.

    >>> _is_case_kept("Party", "PARTY"), _is_case_kept("party", "Party"), _is_case_kept("MTS", "Mts")
    (True, True, False)
    """
    if len(word) > 1 and word.isupper():
        return said[:2].isupper()
    return not word[:1].isupper() or said[:1].isupper()
