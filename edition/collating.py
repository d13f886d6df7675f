"""A passage held against the words it was made from: where the received file and the edition differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.model import Passage, Piece
from edition.sources import Source

TOKEN = re.compile(r"(?:\w[\u0300-\u036f]*)+|[^\w\s]")
"""A word or a sign: blanks and line ends are not compared, since the edition joins lines."""

WINDOW = 32
"""Tokens on either side within which the two versions must meet again; keeps the work linear."""

AGREEING = 2
"""Tokens in a row that must be the same for the versions to have met again; one alone is often chance."""

Places = tuple[tuple[int, int], ...]
"""Stretches of a text in code points, end exclusive, in order."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a received file has at one place."""

    piece: Piece
    text: str
    """As received, line ends and all."""
    differing: Places = ()
    """Stretches of `text` that the passage does not have."""


@dataclass(frozen=True, slots=True)
class Collation:
    """A passage beside the extracts it was made from."""

    passage: Passage
    extracts: tuple[Extract, ...] = ()
    differing: Places = ()
    """Stretches of the passage's running text that were not received so."""
    missing: tuple[str, ...] = ()
    """Received files that are named but not held."""

    @property
    def differs(self) -> bool:
        return bool(self.differing) or any(extract.differing for extract in self.extracts)


def collate(passage: Passage, sources: Iterable[Source]) -> Collation:
    """Hold *passage* against what *sources* have at its pieces; a piece beyond the end of its file is cut.

    >>> from edition.model import Piece
    >>> made = Passage("t", "p1", "p", "The mill burned.", pieces=(Piece("t.txt", 0, 18),))
    >>> found = collate(made, [Source("t.txt", "The  miII\\nburned.")])
    >>> found.extracts[0].differing, found.differing
    (((5, 9),), ((4, 8),))
    """
    known = {source.name: source for source in sources}
    held = [piece for piece in passage.pieces if piece.file in known]
    texts = [known[piece.file].text[piece.start : piece.end] for piece in held]
    received, read = differences(" ".join(texts), passage.text)
    extracts, at = [], 0
    for piece, text in zip(held, texts, strict=True):
        extracts.append(Extract(piece, text, _within(received, at, at + len(text))))
        at += len(text) + 1
    missing = dict.fromkeys(piece.file for piece in passage.pieces if piece.file not in known)
    return Collation(passage, tuple(extracts), read if held else (), tuple(missing))


def _within(places: Places, start: int, end: int) -> Places:
    """Return *places* between *start* and *end*, counted from *start*."""
    cut = ((max(a, start) - start, min(b, end) - start) for a, b in places)
    return tuple((a, b) for a, b in cut if a < b)


def differences(first: str, second: str) -> tuple[Places, Places]:
    """Return the stretches in which two versions of the same words differ, of each version.

    Composed and decomposed letters are the same. Where the versions part, they meet again at the nearest place at
    which AGREEING tokens are the same; the work grows with their length only.

    >>> differences("a b x y c d e", "a b z c d e")
    (((4, 7),), ((4, 5),))
    """
    one, two = _tokens(first), _tokens(second)
    left: list[tuple[int, int]] = []
    right: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(two):
        if one[i][0] == two[j][0]:
            i, j = i + 1, j + 1
            continue
        past, beyond = _meeting(one[i : i + WINDOW + AGREEING], two[j : j + WINDOW + AGREEING])
        left += _stretch(one[i : i + past])
        right += _stretch(two[j : j + beyond])
        i, j = i + past, j + beyond
    return tuple(left + _stretch(one[i:])), tuple(right + _stretch(two[j:]))


Token = tuple[str, int, int]


def _tokens(text: str) -> list[Token]:
    return [(unicodedata.normalize("NFC", one[0]), one.start(), one.end()) for one in TOKEN.finditer(text)]


def _meeting(one: Sequence[Token], two: Sequence[Token]) -> tuple[int, int]:
    """Return how many tokens of each to pass over until they agree again; all of a window if they do not."""
    ahead = [token[0] for token in one], [token[0] for token in two]
    for distance in range(1, 2 * WINDOW):
        for i in range(max(0, distance - WINDOW), min(distance, WINDOW) + 1):
            if _agrees(ahead[0][i : i + AGREEING], ahead[1][distance - i : distance - i + AGREEING]):
                return i, distance - i
    return min(len(one), WINDOW), min(len(two), WINDOW)


def _agrees(one: Sequence[str], two: Sequence[str]) -> bool:
    return bool(one) and one == two


def _stretch(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    return [(tokens[0][1], tokens[-1][2])] if tokens else []
