"""The names of the registers as a trie over the tokens of running text: one pass, the longest name wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from edition.model import Entry, Form
from edition.tagging.tokens import Tokens, name_tokens

_SEPARATORS = re.compile(r"[\s.\-–—/’'‘“”\"«»&*№]{0,6}(?:[sS]\b[’']?[\s\-–]{0,2})?")


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


class _Node(dict[str, "_Node"]):
    """Folded token → the node behind it; and who is named by the tokens so far."""

    __slots__ = ("named",)

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[tuple[str, ...], list[Named]] | None = None
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
        if (entry.key, form.text) in self._known:
            return
        tokens = name_tokens(form.text)
        if not tokens.words:
            return
        self._known.add((entry.key, form.text))
        node = self._root
        for folded in tokens.folded:
            after = node.get(folded)
            if after is None:
                after = node[folded] = _Node()
            node = after
        words = tuple(tokens.words)
        if node.named is None:
            node.named = {}
        node.named.setdefault(words, []).append(Named(entry, form, words, is_derived))

    @property
    def is_empty(self) -> bool:
        return not self._root

    def hits(self, text: str, tokens: Tokens) -> Iterator[Hit]:
        """Yield the longest names in *tokens*, left to right, none overlapping another."""
        done = 0
        last = len(tokens) - 1
        for place in tokens.places(self._root):
            node = self._root[tokens.folded[place]]
            # Most small words with which a name begins are not followed by it; to say so first is quicker.
            if place < done or (node.named is None and (place == last or tokens.folded[place + 1] not in node)):
                continue
            hit = self._longest(text, tokens, place)
            if hit is not None and not self._is_outdone(text, tokens, hit):
                yield hit
                done = hit.last

    def _is_outdone(self, text: str, tokens: Tokens, hit: Hit) -> bool:
        """Return True if *hit* begins with a small word and a name that begins after it goes on beyond its end."""
        if hit.last - hit.first == 1 or tokens.words[hit.first][0].isupper():
            return False
        other = self._longest(text, tokens, hit.first + 1)
        return other is not None and other.last > hit.last

    def _longest(self, text: str, tokens: Tokens, first: int) -> Hit | None:
        best: Hit | None = None
        folded = tokens.folded
        node = self._root.get(folded[first])
        last = first
        while node is not None:
            last += 1
            if node.named is not None and (named := _agreeing(node.named, tuple(tokens.words[first:last]))):
                best = Hit(first, last, named)
            if not node or last == len(folded) or not _are_neighbours(text, tokens.ends[last - 1], tokens.starts[last]):
                break
            node = node.get(folded[last])
        return best


def _are_neighbours(text: str, end: int, start: int) -> bool:
    """Return True if nothing but what may stand within a name is between *end* of a token and *start* of the next."""
    return start - end <= 1 or _SEPARATORS.fullmatch(text, end, start) is not None


def _agreeing(named: dict[tuple[str, ...], list[Named]], said: tuple[str, ...]) -> list[Named]:
    """Return who is *named* by words of which none is written larger than it is *said*."""
    if len(named) == 1 and said in named:
        return named[said]
    return [one for words, each in named.items() if all(map(_is_case_kept, words, said)) for one in each]


def _is_case_kept(word: str, said: str) -> bool:
    """Return True if *said* is written as large as *word*: `party` is not `Party`, `Mts` is not `MTS`.

    >>> _is_case_kept("Party", "PARTY"), _is_case_kept("party", "Party"), _is_case_kept("MTS", "Mts")
    (True, True, False)
    """
    if len(word) > 1 and word.isupper():
        return said[:2].isupper()
    return not word[:1].isupper() or said[:1].isupper()
