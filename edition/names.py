"""Names across transliterations: spellings of one name fold alike, names that differ do not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from edition.words import fold

CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "e", "ґ": "g",
})
"""Russian and Ukrainian letters by the Library of Congress's table, without its marks."""

MARKED = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "ĭ": "i", "ë": "e", "ʺ": "", "ʹ": "", "ь": ""})
"""Letters that would lose their sound with their mark: the scholarly (ISO 9) and the Library of Congress's tables."""

_POSSESSIVE = re.compile(r"['’]s\b")
_DROPPED = re.compile(r"['’ʼ`´.,]")
_SOFT_SIGN = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_WORD = re.compile(r"[^\W_]+")

_LONGEST = 60
"""What is longer is no name, and some rewrites take time by the square of the length."""

_REWRITES = tuple((re.compile(pattern), to) for pattern, to in (
    (r"^[yij]e", "e"),
    (r"tz", "ts"), (r"ck(?=[iy]j?$)", "tsk"), (r"dj(?=[aeiou])", "dzh"),
    (r"x(?=[aeiouy])", "ks"), (r"andr$", "ander"),
    (r"^[yj](?=[aou]..)", "i"), (r"(?<=.)[yj](?=[aou])", "i"), (r"i{2,}(?=[aou])", "i"),
    (r"(?<=[aeou])[yij](?=ev)", ""), (r"([aeiou][a-z]*?[bdfghklmnprstvz])[iyj]ev", r"\1ev"),
    (r"(?<=[bdfghklmnprstvz])io(?=v|nn|n$|dor)", "e"), (r"chov$", "chev"), (r"(?<=...)(?<=[eo])w$", "v"),
    (r"(?:ii|iy|ij|yi|yj)$", "i"), (r"^iury$", "iuri"), (r"(?<=....)y$", "i"), (r"(?<=...)(?<=[aeou])[yj]$", "i"),
    (r"(?<=[aeou])[yj](?=[bcdfghklmnprstvz])", "i"),
    (r"kh(?=...)|(?<=..)kh", "h"),
))
"""In this order. Each meets spellings of one sound and was kept only if it parts the pairs in `test_names.py`:
short names keep their ending (`Levi`, `Levy`), and `y` and `i` inside a name are never one (`Rykov`)."""


def fold_name(name: str) -> str:
    """Return what the spellings of *name* share: lower-case words without marks, transliterations made one.

    Possessive `'s` goes; hyphens part words. Order and initials stay as they are.

    >>> {fold_name(name) for name in ("Yezhov", "Ezhov", "Ežov", "Ежов", "Yezhov's")}
    {'ezhov'}
    >>> fold_name("N. I. Ezhov"), fold_name("Trotskii") == fold_name("Trotsky"), fold_name("Levi") == fold_name("Levy")
    ('n i ezhov', True, False)
    """
    plain = _DROPPED.sub(lambda match: " " if match.group() in ".," else "", _POSSESSIVE.sub("", name))
    return " ".join(fold_word(word) for word in _WORD.findall(plain))


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Return one word of a name folded; see `fold_name`.

    >>> fold_word("Khlevnyuk") == fold_word("Хлевнюк") == fold_word("Khlevniuk")
    True
    """
    folded = fold(_SOFT_SIGN.sub("", unicodedata.normalize("NFC", word)).lower().translate(MARKED).translate(CYRILLIC))
    if len(folded) > _LONGEST:
        return folded
    for pattern, to in _REWRITES:
        folded = pattern.sub(to, folded)
    return folded
