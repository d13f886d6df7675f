"""Words of running text: where they stand, and what two spellings of one word have in common."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

MARKS = "".join(map(chr, (0xAD, 0x200C, 0x200D, 0x2060))) + "".join(
    chr(code) for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
"""What stands within a word and is no letter: accents by themselves, vowel signs, soft hyphens, joiners."""

SILENT = str.maketrans(dict.fromkeys("\u00ad\u200c\u200d\u2060"))
"""Of these, those that change nothing."""

WORD = re.compile(rf"[^\W_]+(?:(?![\s.,;])(?:[{MARKS}]+[^\W_]*|['’ʼ‑-][^\W_]+))*")
"""Letters and digits, with marks, apostrophes and hyphens inside: `People's`, `Vice-President`, `1937`.

What most words end with is not held against all the marks: that took nearly two thirds of the time."""

NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0]\d{3})*(?:[.,]\d+)?")

LANGUAGES = {
    "ar": "arabic", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french", "de": "german",
    "hu": "hungarian", "it": "italian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "es": "spanish", "sv": "swedish", "tr": "turkish",
}
"""Language tag → Snowball's name for it; other languages are folded but not stemmed."""

TWO_LETTERS = {
    "ara": "ar", "ces": "cs", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "fin": "fi",
    "fra": "fr", "fre": "fr", "ger": "de", "gre": "el", "heb": "he", "hun": "hu", "ita": "it", "jpn": "ja", "lat": "la",
    "nld": "nl", "nor": "no", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "spa": "es", "swe": "sv",
    "tur": "tr", "ukr": "uk", "zho": "zh", "chi": "zh",
}
"""ISO 639-2 and -3 → ISO 639-1, which BCP 47 asks for where there is one (RFC 5646, 2.2.1)."""

SINGLE = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'",
    "‑": "-", "ſ": "s",
})
"""Letters that Unicode does not take apart."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands, in code points, end exclusive."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of *text* in order.

    >>> [token.text for token in tokens("The People's Commissar – 1,250 arrests.")]
    ['The', "People's", 'Commissar', '1', '250', 'arrests']
    """
    return [Token(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]


WORDS_KEPT = 200_000
"""Different words whose folding and the like are kept, each in 150 bytes: two and a half million words have 85,000."""

LOOKED_BACK = 40
"""Code points in which the words right before a place are looked for: more than any that are asked for have."""


def right_before(pattern: re.Pattern[str], text: str, at: int, floor: int = 0) -> re.Match[str] | None:
    """Return what *pattern*, which ends in `\\Z`, finds right before *at*, and not before *floor*.

    >>> right_before(re.compile(r"[a-z]+\\s\\Z"), "on the dam", 7).group()
    'the '
    """
    return pattern.search(text, max(floor, at - LOOKED_BACK), at)


@lru_cache(maxsize=WORDS_KEPT)
def fold(word: str) -> str:
    """Return *word* in lower case without accents, so that spellings that differ only in these meet.

    >>> fold("Ežov"), fold("GROẞE"), fold("Ежовщина")
    ('ezov', 'grosse', 'ежовщина')
    """
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold().translate(SILENT))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept).translate(SINGLE)


def stem(word: str, language: str = "en") -> str:
    """Return the folded stem of *word* in *language*, a tag such as `en` or `de-AT`.

    >>> stem("arrested"), stem("Arrests"), stem("Stalin's"), stem("слово", "xx")
    ('arrest', 'arrest', 'stalin', 'слово')
    >>> stem("d’assaut", "fr"), stem("qu'assaut", "fr"), stem("O'Brien"), stem("aujourd'hui", "fr")
    ('assaut', 'assaut', "o'brien", "aujourd'hui")
    """
    return _stem(word, primary(language))


@lru_cache(maxsize=256)
def primary(language: str) -> str:
    """Return the first part of a language tag, of two letters where there is such a one.

    >>> primary("de-AT"), primary("eng"), primary("und")
    ('de', 'en', 'und')
    """
    tag = language.partition("-")[0].lower()
    return TWO_LETTERS.get(tag, tag)


ELIDED = {
    "fr": re.compile(r"^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\w)"),
    "it": re.compile(r"^(?:[cdlmnstv]|un|(?:d?e|n?e|a|da|su|co|qu?e)ll)'(?=\w)"),
}
"""Words that lose their vowel before another: they are no part of it."""


@lru_cache(maxsize=WORDS_KEPT)
def _stem(word: str, language: str) -> str:
    plain = word.casefold().translate(SILENT).replace("’", "'").removesuffix("'s").removesuffix("'")
    plain = ELIDED[language].sub("", plain) if language in ELIDED else plain
    name = LANGUAGES.get(language)
    return fold(_stemmer(name).stemWord(plain)) if name and plain else fold(plain)


@lru_cache(maxsize=len(LANGUAGES))
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
