"""Names across transliterations: spellings of one name fold alike, names that differ do not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from edition.words import WORDS_KEPT, fold

CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e", "ґ": "g",
})
"""Russian and Ukrainian letters by the Library of Congress's table, without its marks."""

UKRAINIAN = CYRILLIC | str.maketrans({"г": "h", "и": "y"})
"""The same for words that by a letter or their ending are Ukrainian."""

_UKRAINIAN = re.compile(r"[іїєґ]|(?:ськ|цьк)(?:ий|а|ого)\Z")

MARKED = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "ĭ": "i", "ë": "e", "ʺ": "", "ʹ": "", "ь": ""})
"""Letters that would lose their sound with their mark: the scholarly (ISO 9) and the Library of Congress's tables."""

_POSSESSIVE = re.compile(r"['’]s\b")
_DROPPED = str.maketrans({**dict.fromkeys("'’ʼ`´"), ".": " ", ",": " "})
_SOFT_SIGN = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_WORD = re.compile(r"[^\W_]+")

NAMES_KEPT = 50_000
"""Different names of which it is kept how they are read: fewer than there are words."""

_LONGEST = 60
"""What is longer is no name, and some rewrites take time by the square of the length."""

_ENGLISH = (
    "below|follow|fellow|window|widow|shadow|yellow|narrow|tomorrow|sorrow|borrow|arrow|hollow|pillow|meadow|elbow|rainbow"
    "|bungalow|allow|know|known|grow|throw|show|slow|snow|blow|flow|crow|crew|view|review|interview|preview|nephew|hebrew"
    "|andrew|matthew|bartholomew|mathew|knew|drew|grew|threw|blew|flew|stew|harrow|barrow|farrow")
"""Words and names that end as Slavic surnames do in German and Polish, and are none."""

_ENGLISH_WORD = re.compile(_ENGLISH)

_REWRITES = tuple((needs.split(), re.compile(pattern), to) for needs, pattern, to in (
    ("ye ie je", r"^[yij]e", "e"), ("tch", r"^tch", "ch"), ("off", r"(?<=...)(?<!h)off$", "ov"),
    ("tz", r"tz", "ts"), ("ck", r"ck(?=[iy]j?$)", "tsk"), ("dj", r"dj(?=[aeiou])", "dzh"),
    ("x", r"x(?=[aeiouy])", "ks"), ("andr", r"andr$", "ander"),
    ("y j", r"^[yj](?=[aou]..)", "i"), ("y j", r"(?<=.)[yj](?=[aou])", "i"), ("ii", r"i{2,}(?=[aou])", "i"),
    ("biuro", r"biuro", "buro"), ("ev", r"(?<=[aeou])[yij](?=ev)", ""),
    ("ev", r"([aeiou][a-z]*?[bdfghklmnprstvz])[iyj]ev", r"\1ev"),
    ("io", r"(?<=[bdfghklmnprstvz])io(?=v|nn|n$|dor)", "e"), ("chov", r"chov$", "chev"),
    ("w", rf"^(?!(?:{_ENGLISH})$)(..+[eo])w$", r"\1v"),
    ("ii iy ij yi yj", r"^(?![ivxlc]+$)(.*?)(?:ii|iy|ij|yi|yj)$", r"\1i"),
    ("iury", r"^iury$", "iuri"), ("y", r"(?<=....)y$", "i"),
    ("y j", r"(?<=...)(?<=[aeou])[yj]$", "i"),
    ("y j", r"(?<=[aeou])[yj](?=[bcdfghklmnprstvz])", "i"),
    ("kh", r"kh(?=...)|(?<=..)kh", "h"),
))
"""What a word must have one of, pattern, replacement; in this order. To ask for letters first is four times as fast.

Each meets spellings of one sound and was kept only if it parts the pairs in `test_names.py`: short names keep their
ending (`Levi`, `Levy`), `y` and `i` inside a name are never one (`Rykov`), and numbers stay (`World War II`)."""


def is_english(word: str) -> bool:
    """Return True of a word in small letters that ends like a Slavic name and is none: `below`."""
    return _ENGLISH_WORD.fullmatch(word) is not None


def fold_name(name: str) -> str:
    """Return what the spellings of *name* share: lower-case words without marks, transliterations made one.

    Possessive `'s` goes; hyphens part words. Order and initials stay as they are.

    >>> {fold_name(name) for name in ("Yezhov", "Ezhov", "Ežov", "Ежов", "Yezhov's")}
    {'ezhov'}
    >>> fold_name("N. I. Ezhov"), fold_name("Trotskii") == fold_name("Trotsky"), fold_name("Levi") == fold_name("Levy")
    ('n i ezhov', True, False)
    """
    return " ".join(map(fold_word, _WORD.findall(_POSSESSIVE.sub("", name).translate(_DROPPED))))


@lru_cache(maxsize=WORDS_KEPT)
def fold_word(word: str) -> str:
    """Return one word of a name folded; see `fold_name`.

    >>> fold_word("Khlevnyuk") == fold_word("Хлевнюк") == fold_word("Khlevniuk")
    True
    """
    folded = word.lower() if word.isascii() and word.isalnum() else _in_latin(word)
    if len(folded) > _LONGEST:
        return folded
    for needs, pattern, to in _REWRITES:
        for letters in needs:
            if letters in folded:
                folded = pattern.sub(to, folded)
                break
    return folded


def _in_latin(word: str) -> str:
    """Return *word* in small Latin letters without marks."""
    small = _SOFT_SIGN.sub("", unicodedata.normalize("NFC", word)).lower()
    letters = UKRAINIAN if _UKRAINIAN.search(small) else CYRILLIC
    return fold(small.translate(letters if not small.isascii() else MARKED).translate(MARKED))
