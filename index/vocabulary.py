"""Which words of the library a word of the query means: itself, its inflections, other spellings, near misses."""

from __future__ import annotations

import difflib
import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeVar

from edition.model import Entry
from edition.names import fold_word
from edition.transliterations import readings
from index.terms import fold, key_of, name_of, stem, words_of

T = TypeVar("T")

EXACT, INFLECTED, SPELLING, PATTERN, NEAR_MISS = "exact", "inflected", "other spelling", "pattern", "one letter off"
LONGEST = 120
"""Code points of a word that are told apart; longer ones are no words, and would cost whoever sends them nothing."""
PREFIXED = 3
"""Letters of a beginning that is looked up as such; longer ones have few words, which are looked up one by one."""
NEAREST = 3
"""Words that are offered instead of one that is not there: more are a list to read."""
ALIKE_WORDS = 0.7
"""How like a word must be to the one that was typed, to be offered instead."""
ALIKE_NAMES, LONGER = 0.66, 3
"""The same for names of the register, which transliterations change more; and how many letters longer one may be."""
ALIKE = 0.7
"""Least likeness of two names of one entry that count as spellings of one name (`Molotov`, `Molotovym`; not `Koba`)."""
_NUMERAL = re.compile("[IVXLC]+")
"""`Nicholas II` has no surname."""
ALPHABET = 0x110000 - 0x800 - 2
"""How many spellings can be told apart by one code point each; the rest share the last one."""


def sign_of(number: int) -> str:
    """Return the code point that stands for spelling *number* in a passage written as a string of words."""
    number = min(number, ALPHABET) + 1
    return chr(number if number < 0xD800 else number + 0x800)


def number_of(sign: str) -> int:
    """Return the spelling that *sign* stands for.

    >>> [number_of(sign_of(number)) for number in (0, 55294, 55295, 1000000)]
    [0, 55294, 55295, 1000000]
    """
    code = ord(sign)
    return (code if code < 0xD800 else code - 0x800) - 1


@dataclass(frozen=True, slots=True)
class VocabularyData:
    """The vocabulary as it is written: by key (a word in one language, any case), and by spelling."""

    languages: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    key_languages: tuple[int, ...] = ()
    folds: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Folded as names, without the genitive."""
    spellings: tuple[str, ...] = ()
    spelling_keys: tuple[int, ...] = ()


class VocabularyWriter:
    """Numbers the words as they come; of those *known* elsewhere, by language and key, it gives no folding and stem."""

    def __init__(self, known: Container[tuple[str, str]] = ()) -> None:
        self.known = known
        self.languages: dict[str, int] = {}
        self.keys: dict[tuple[int, str], int] = {}
        self.by_language: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
        self.spellings: list[tuple[str, int]] = []
        self.prefixes: dict[str, tuple[str, ...]] = {}
        """Term → its first letters, folded."""

    def language(self, tag: str) -> dict[str, tuple[str, str]]:
        """Return spelling → (sign, term) for a language; `add` what it lacks."""
        return self.by_language[self.languages.setdefault(tag, len(self.languages))]

    def add(self, spelling: str, tag: str) -> tuple[str, str]:
        """Return the sign and the term of *spelling* in the language *tag*, numbering it if it is new."""
        known = self.language(tag)
        number = self.languages[tag]
        short = spelling[:LONGEST]
        if short in known:
            return known[short]
        key = key_of(short)
        key_number = self.keys.setdefault((number, key), len(self.keys))
        self.spellings.append((short, key_number))
        known[short] = (sign_of(len(self.spellings) - 1), f"{tag}:{key}")
        self.prefixes[known[short][1]] = prefixes(fold(key))
        return known[short]

    def data(self) -> VocabularyData:
        """Return everything added, with the folding and stem of each word."""
        tags = tuple(self.languages)
        forms = [self._forms(key, tags[language]) for language, key in self.keys]
        return VocabularyData(
            languages=tags,
            keys=tuple(key for _, key in self.keys),
            key_languages=tuple(language for language, _ in self.keys),
            folds=tuple(folded for folded, _, _ in forms),
            stems=tuple(stemmed for _, stemmed, _ in forms),
            names=tuple(name for _, _, name in forms),
            spellings=tuple(spelling for spelling, _ in self.spellings),
            spelling_keys=tuple(key for _, key in self.spellings),
        )

    def _forms(self, key: str, tag: str) -> tuple[str, str, str]:
        return ("", "", "") if (tag, key) in self.known else (fold(key), stem(key, tag), name_of(key))


def prefixes(folded: str) -> tuple[str, ...]:
    """Return the first one, two and three letters of a folded word, as far as it has them.

    >>> prefixes("quota"), prefixes("a")
    (('q', 'qu', 'quo'), ('a',))
    """
    return tuple(folded[:size] for size in range(1, min(PREFIXED, len(folded)) + 1))


def one_word_names(entry: Entry) -> tuple[str, ...]:
    """Return the names of *entry* that are one word, and a person's surname, folded as names.

    >>> from edition.model import Form
    >>> one_word_names(Entry("person:ezhov", "Nikolai Yezhov", (Form("Ežov"), Form("Ежов"), Form("N. Jeschow"))))
    ('eschov', 'ezhov')
    """
    if entry.kind == "work":
        return ()
    found = []
    for form in (entry.name, *(form.text for form in entry.forms if not form.context_only)):
        words = [word.text for word in words_of(form)]
        is_name = entry.kind == "person" and "," not in form and all(word[:1].isupper() for word in words)
        if (len(words) == 1 or (words and is_name)) and not _NUMERAL.fullmatch(words[-1]):
            found.append(fold_word(words[-1]))
    return tuple(sorted({name for name in found if len(name) > 1}))


@dataclass(frozen=True, slots=True)
class Meant:
    """The words of the library that a word of the query means: number of the key → why."""

    keys: Mapping[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.keys)


class Vocabulary:
    """All words of the library, and how to find those that a query means."""

    def __init__(self, data: VocabularyData, names: Iterable[Sequence[str]] = ()) -> None:
        """*names*: for each register entry its names of one word, folded as names."""
        self.data = data
        self._names = names
        self.word = lru_cache(maxsize=500)(self._word)
        self.pattern = lru_cache(maxsize=100)(self._pattern)
        self.fuzzy = lru_cache(maxsize=100)(self._fuzzy)

    def term(self, key: int) -> str:
        """Return the engine's term for a key."""
        return f"{self.data.languages[self.data.key_languages[key]]}:{self.data.keys[key]}"

    def signs(self, key: int) -> str:
        """Return the signs of all spellings of a key."""
        return "".join(sign_of(number) for number in self._spellings_of.get(key, ()))

    def sign(self, spelling: str, tag: str) -> str:
        """Return the sign of a spelling in a language; empty if the library does not have it."""
        for number in self._numbers.get(spelling[:LONGEST], ()):
            if self.data.languages[self.data.key_languages[self.data.spelling_keys[number]]] == tag:
                return sign_of(number)
        return ""

    def spelled(self, spelling: str) -> list[tuple[int, str]]:
        """Return key and sign, in every language, of the words spelled exactly so; the apostrophe's shape is free."""
        shapes = {spelling[:LONGEST], spelling[:LONGEST].replace("'", "’"), spelling[:LONGEST].replace("’", "'")}
        return [(self.data.spelling_keys[number], sign_of(number))
                for shape in sorted(shapes) for number in self._numbers.get(shape, ())]

    def key(self, sign: str) -> int:
        """Return the key of a word written as *sign*; -1 if it stands for no word."""
        number = number_of(sign)
        return self.data.spelling_keys[number] if 0 <= number < len(self.data.spelling_keys) else -1

    def shown(self, key: int) -> str:
        """Return a key as it is most naturally shown: in the spelling with fewest capitals that the library has."""
        spellings = [self.data.spellings[number] for number in self._spellings_of[key]]
        return min(spellings, key=lambda one: (sum(map(str.isupper, one)), one))

    def _word(self, word: str) -> Meant:
        """Return what *word* means in any case: itself, its inflections, other spellings of the same name."""
        short = word[:LONGEST]
        found: dict[int, str] = {}
        for key in self._by_fold.get(fold(short), ()):
            found[key] = EXACT
        for number, tag in enumerate(self.data.languages):
            for key in self._by_stem.get((number, stem(short, tag)), ()):
                found.setdefault(key, INFLECTED)
        for name in self._other_names(short):
            for key in self._by_name.get(name, ()):
                found.setdefault(key, SPELLING)
        return Meant(found)

    def _other_names(self, word: str) -> Iterator[str]:
        """Yield the folded names that spell the same name as *word*: by the registers, or in another script."""
        said = name_of(word)
        if not fold(word).isascii():
            yield said
        for name in (said, *readings(word)):
            if name in self._entry_names:
                yield name
            for other in self._entry_names.get(name, ()):
                if difflib.SequenceMatcher(None, name, other).ratio() >= ALIKE:
                    yield other

    def _pattern(self, pattern: str) -> Meant:
        """Return the words that fit *pattern*: `*` any letters, `?` one."""
        folded = fold(pattern[:LONGEST])
        plain, star, rest = folded.partition("*")
        if star and not rest and "?" not in plain:
            start = bisect_left(self.in_order, plain)
            end = bisect_left(self.in_order, plain + "\U0010ffff")
            fitting: Iterable[str] = self.in_order[start:end]
        else:
            fitting = re.findall(expression(folded), self._lines, re.MULTILINE)
        return Meant({key: PATTERN for word in fitting for key in self._by_fold[word]})

    def _fuzzy(self, word: str) -> Meant:
        """Return *word* and the words that one letter more, less, other or exchanged would make of it."""
        folded = fold(word[:LONGEST])
        found = dict.fromkeys(self._by_fold.get(folded, ()), EXACT)
        for other in self._one_off(folded):
            for key in self._by_fold[other]:
                found.setdefault(key, NEAR_MISS)
        return Meant(found)

    def _one_off(self, word: str) -> Iterator[str]:
        """Yield the folded words of the library at a distance of one: half of the word must be whole in both."""
        half = len(word) // 2
        head, tail = word[: max(half - 1, 0)], word[half + 1 :]
        seen = set()
        for ordered, part, turned in ((self.in_order, head, False), (self._turned, tail[::-1], True)):
            if not part and len(word) > 3:
                continue
            start = bisect_left(ordered, part)
            for at in range(start, len(ordered)):
                if not ordered[at].startswith(part):
                    break
                other = ordered[at][::-1] if turned else ordered[at]
                if other not in seen and abs(len(other) - len(word)) < 2 and is_one_off(word, other):
                    seen.add(other)
                    yield other

    def nearest(self, word: str) -> list[str]:
        """Return words of the library that are spelled much like *word*, best first, as they are shown."""
        folded = fold(word[:LONGEST])
        pool = {other for other in self._one_off(folded) if other != folded}
        if len(pool) < NEAREST:
            head = folded[: max(1, min(3, len(folded) - 2))]
            start = bisect_left(self.in_order, head)
            end = bisect_left(self.in_order, head + "\U0010ffff")
            pool |= set(self.in_order[start : min(end, start + 4000)])
        best = difflib.get_close_matches(folded, sorted(pool), n=NEAREST, cutoff=ALIKE_WORDS)
        near = [self.shown(self._by_fold[other][0]) for other in best]
        return list(dict.fromkeys((*self._names_like(word), *near) if word[:1].isupper() else near))[:NEAREST]

    def _names_like(self, word: str) -> list[str]:
        """Return the names of register entries that sound like *word* and occur: `Toukhatchevski`, `Yejov`."""
        name = name_of(word)
        pool = [other for other in self._entry_names
                if other[:1] == name[:1] and abs(len(other) - len(name)) <= LONGER and other in self._by_name]
        best = difflib.get_close_matches(name, sorted(pool), n=2, cutoff=ALIKE_NAMES)
        return [min(map(self.shown, self._by_name[other]), key=len) for other in best]

    # ---- tables, made when first asked for

    @staticmethod
    def prefix(pattern: str) -> str:
        """Return the beginning that *pattern* asks for, folded, if it is one that is looked up as such; else empty."""
        folded = fold(pattern)
        plain = folded.rstrip("*")
        return plain if plain != folded and len(plain) <= PREFIXED and plain.isalnum() else ""

    @cached_property
    def _by_fold(self) -> Mapping[str, Sequence[int]]:
        return _grouped(self.data.folds)

    @cached_property
    def _by_stem(self) -> Mapping[tuple[int, str], Sequence[int]]:
        return _grouped(zip(self.data.key_languages, self.data.stems, strict=True))

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[int]]:
        """Words that are written with a capital somewhere; a register's name also in another language's spelling."""
        pairs = zip(self.data.spellings, self.data.spelling_keys, strict=True)
        found: dict[str, list[int]] = {}
        for key in sorted({key for spelling, key in pairs if spelling[:1].isupper()}):
            found.setdefault(self.data.names[key], []).append(key)
            for name in readings(self.data.keys[key]):
                if name in self._entry_names:
                    found.setdefault(name, []).append(key)
        return found

    @cached_property
    def _spellings_of(self) -> Mapping[int, Sequence[int]]:
        return _grouped(self.data.spelling_keys)

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[int]]:
        return _grouped(self.data.spellings)

    @cached_property
    def in_order(self) -> list[str]:
        """All words, folded, each once, in alphabetical order."""
        return sorted(set(self.data.folds))

    @cached_property
    def lemmas(self) -> array[int]:
        """Key → the first key with the same word, case, accents, language and genitive aside."""
        first: dict[str, int] = {}
        return array("I", [first.setdefault(self.lemma(key), key) for key in range(len(self.data.keys))])

    def lemma(self, key: int) -> str:
        """Return the word of a key in lower case, without accents and the English genitive."""
        return self.data.folds[key].removesuffix("'s").removesuffix("'")

    @cached_property
    def _turned(self) -> list[str]:
        return sorted(word[::-1] for word in self.in_order)

    @cached_property
    def _lines(self) -> str:
        return "\n".join(self.in_order)

    @cached_property
    def _entry_names(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for names in self._names:
            for name in names:
                found[name].update(names)
        return {name: frozenset(names) for name, names in found.items()}


def expression(pattern: str) -> str:
    """Return the regular expression of a pattern for a line; it never goes back over what it has passed.

    >>> expression("a*b*c?")
    '^a(?>[^\\\\n]*?b)[^\\\\n]*c[^\\\\n]$'
    """
    pieces = ["".join("[^\\n]" if char == "?" else re.escape(char) for char in piece) for piece in pattern.split("*")]
    if len(pieces) == 1:
        return f"^{pieces[0]}$"
    first, *middle, last = pieces
    return f"^{first}" + "".join(f"(?>[^\\n]*?{piece})" for piece in middle if piece) + f"[^\\n]*{last}$"


def _grouped(values: Iterable[T]) -> dict[T, list[int]]:
    found: dict[T, list[int]] = {}
    for number, value in enumerate(values):
        if value in found:
            found[value].append(number)
        else:
            found[value] = [number]
    return found


def is_one_off(word: str, other: str) -> bool:
    """True if one letter more, less or other, or two neighbours exchanged, makes *other* of *word*.

    >>> [is_one_off("quota", other) for other in ("quotas", "qota", "quote", "qutoa", "quota", "quoats")]
    [True, True, True, True, False, False]
    """
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    rest, other_rest = word[start:], other[start:]
    if len(rest) == len(other_rest):
        exchanged = len(rest) > 1 and rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
        return rest[1:] == other_rest[1:] or exchanged
    return rest[1:] == other_rest if len(rest) > len(other_rest) else rest == other_rest[1:]
