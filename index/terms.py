"""Words as they are searched: one function cuts texts and queries alike, so that both meet."""

from __future__ import annotations

import re
from functools import lru_cache

from edition.names import fold_word
from edition.words import MARKS, SILENT, WORDS_KEPT, Token, fold, stem, tokens

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})

JOINTS = re.compile(r"[‑-]|(?<=^[^\W\d_])['’ʼ](?=\w{3})")
"""Where a written word is two searched words: at a hyphen, and after an elided one-letter article (`l'homme`)."""

UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts that put no spaces between words; each sign counts as a word, a word of several signs is a phrase."""
SIGN = re.compile(rf".[{MARKS}]*", re.DOTALL)


def words_of(text: str) -> list[Token]:
    """Return the searched words of *text* in order; offsets are code points, end exclusive.

    >>> [word.text for word in words_of("Anti-Soviet, as l'Humanité says; O'Brien's 1936–38.")]
    ['Anti', 'Soviet', 'as', 'l', 'Humanité', 'says', 'O', "Brien's", '1936', '38']
    >>> [word.text for word in words_of("fi\\u00adnal \\u0645\\u064f\\u062d")]
    ['final', 'مُح']
    """
    return [part for token in tokens(text) for part in _parts(token)]


def _parts(token: Token) -> list[Token]:
    word = token.text
    if word.isalnum() and (word.isascii() or not UNSPACED.search(word)):
        return [token]
    parts = []
    start = 0
    for joint in JOINTS.finditer(word):
        parts += _signs(word[start : joint.start()], token.start + start)
        start = joint.end()
    return [*parts, *_signs(word[start:], token.start + start)]


def _signs(word: str, start: int) -> list[Token]:
    if not UNSPACED.search(word):
        return [Token(word.translate(SILENT), start, start + len(word))]
    return [Token(sign.group(), start + sign.start(), start + sign.end()) for sign in SIGN.finditer(word)]


@lru_cache(maxsize=WORDS_KEPT)
def key_of(word: str) -> str:
    """Return what spellings have in common that differ only in case or in the shape of the apostrophe.

    >>> key_of("People’s"), key_of("ÉTAT")
    ("people's", 'état')
    """
    return word.casefold().translate(APOSTROPHES)


@lru_cache(maxsize=WORDS_KEPT)
def name_of(word: str) -> str:
    """Return *word* without the English genitive, folded as a name, in which a mark can make another letter.

    >>> name_of("Ežov’s"), fold("Ežov")
    ('ezhov', 'ezov')
    """
    return fold_word(key_of(word).removesuffix("'s").removesuffix("'"))


__all__ = ["Token", "fold", "key_of", "name_of", "stem", "words_of"]
