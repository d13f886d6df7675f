"""Tokens of running text as names are made of: words in parts, and the marks that part names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import accumulate, compress, count

from edition.names import fold_word

_TOKEN = re.compile(r"([^\W_]+(?:[’'](?![sS]\b)[^\W_]+)*|[,;:()!?])((?:[’'][sS]\b)?)")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a passage in order, a column for each of their sides; the place in all columns is the token's.

    Columns, since an object for each word of a text takes three times as long to make.
    """

    words: list[str]
    folded: list[str]
    starts: list[int]
    """Offsets in code points."""
    ends: list[int]
    """Exclusive."""

    def __len__(self) -> int:
        return len(self.words)

    def places(self, folded: Container[str]) -> Iterable[int]:
        """Return in order where the tokens stand that *folded* holds."""
        return compress(count(), map(folded.__contains__, self.folded))

    def cut(self, first: int, last: int) -> Tokens:
        """Return the tokens from *first* to *last*, exclusive."""
        part = slice(first, last)
        return Tokens(self.words[part], self.folded[part], self.starts[part], self.ends[part])

    def reread(self, right: dict[str, str]) -> Tokens:
        """Return the tokens with the words of *right* read as it says; where they stand does not change."""
        if not right or right.keys().isdisjoint(self.words):
            return self
        words = [right.get(word, word) for word in self.words]
        return Tokens(words, list(map(fold_word, words)), self.starts, self.ends)


def name_tokens(text: str) -> Tokens:
    """Return words without possessive `'s`, hyphened ones in parts, and the marks that part names.

    >>> name_tokens("Yezhov's West-Siberian men, VKP(b)").folded
    ['ezhov', 'west', 'siberian', 'men', ',', 'vkp', '(', 'b', ')']
    """
    parts = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    words = parts[1::3]
    return Tokens(words, list(map(fold_word, words)), offsets[:-1:3], offsets[1::3])
