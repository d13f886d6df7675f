"""How like two passages are: by the rare pairs of words they share, and, if they are short, by every word of theirs.

A short passage says little. “Residence of Palapag” and “Residence of Catbalogan” share most of their letters and are
two things; “Residence off Palapag” is the first one misread. So the words that are in both are weighed by how few
passages have them, against the words of each that are not in the other and are no misreading of one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, count, pairwise

from edition.words import WORD, fold

LARGEST = 60
"""Words of the longest passage that is compared word for word: more tell enough by their pairs."""

OUTWEIGHS = 2.0
"""Letters of telling words that two passages must share for each letter that sets both apart. Tried: at 1, a heading
was taken for another one of its kind; at 3, headings of two words, one of them lost, were not known again."""

TELLING = 8.0
"""Letters of words found in no third passage, about two words: a part of a passage must share them with the whole."""

MANY = 24.0
"""The same for words that one passage has beyond the other: if there are more, it is a part, and its pairs tell."""

LOOK_ALIKE = str.maketrans("oliszb", "011528")
"""Letters that are taken for digits in a number: `l53` is 153."""

EDGE = 4
"""Words at which a passage that was split or merged is known to go on."""

ROMAN = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")

SHAPES = (
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "i"), ("l", "i"), ("ii", "u"), ("0", "o"), ("5", "s"), ("8", "b"),
)
"""Letters of a word that OCR takes for one another, each pair in its plainer form."""

ALIKE_LETTERS = str.maketrans("chutqa", "ebnfgo")
"""The same for single letters, in words of which not one may be another: in longer ones any letter may be misread."""


KNOWN_WORDS = 1 << 15
"""Words, and pairs of words, of which is kept what was found: in a text corrected throughout each word is asked about
ten times, each pair twice."""


class Likeness:
    """The words of two versions of a text, passage by passage, and how many passages have each."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = [plain_words(text) for text in old]
        self.new = [plain_words(text) for text in new]

    @cached_property
    def _spread(self) -> tuple[Counter[str], Counter[str]]:
        """Word → how many passages of the old and of the new version have it."""
        old, new = (Counter(chain.from_iterable(map(set, version))) for version in (self.old, self.new))
        return old, new

    def is_same(self, old: int, new: int) -> bool:
        """True if the words of a short passage say that it is the other: what tells them apart is outweighed."""
        some, others = self.old[old], self.new[new]
        if "".join(some) == "".join(others):
            return True
        if min(len(some), len(others)) > LARGEST:
            return False
        shared, left, more = compared(some, others)
        weight = self._weight(shared)
        apart, beyond = sorted((heft(left), heft(more)))
        same, lost, added = (sum(map(is_number, words)) for words in (shared, left, more))
        if same < max(lost, added) and not (min(lost, added) == 0 and weight >= MANY):
            return False
        return weight >= OUTWEIGHS * apart and weight >= min(beyond, MANY)

    def is_in(self, part: Sequence[str], whole: Sequence[str]) -> bool:
        """True if the words of one passage can be read in that of the other version, or are too many to ask."""
        if len(part) > LARGEST:
            return True
        shared, left, _ = compared(part, whole)
        same, lost = sum(map(is_number, shared)), sum(map(is_number, left))
        return same >= lost and self._weight(shared) >= OUTWEIGHS * heft(left)

    def _weight(self, words: Iterable[str]) -> float:
        old, new = self._spread
        return sum(_heft_of(word) / max(old[word], new[word], 1) for word in words)


def compared(some: Sequence[str], others: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the words in both, those only in *some*, those only in *others*; a misread word is in both."""
    some, others = _rejoined(some, others), _rejoined(others, some)
    here, there = Counter(some), Counter(others)
    shared = [word for word, times in here.items() if word in there for _ in range(min(times, there[word]))]
    left, more = _beyond(here, there), _beyond(there, here)
    for word in left[:LARGEST]:
        found = _misread_among(word, more[:LARGEST])
        if found:
            left.remove(word)
            more.remove(found)
            shared.append(word)
    return shared, left, more


def _misread_among(word: str, others: Iterable[str]) -> str:
    """Return the first of *others* that is *word* misread, or "" if there is none."""
    ends = _ends(word)
    for other in others:
        if not ends.isdisjoint(_ends(other)) and is_misread(word, other):
            return other
    return ""


@lru_cache(maxsize=KNOWN_WORDS)
def _ends(word: str) -> frozenset[str]:
    """Return what one of two words must have of the other to be that one misread: how it begins, ends, or a digit."""
    shape = _shape(word)
    return frozenset((f"{shape[:1]}-", f"-{shape[-1:]}", *(("0",) if has_digit(word) else ())))


def _beyond(here: Mapping[str, int], there: Mapping[str, int]) -> list[str]:
    """Return the words that are *here* more often than *there*, each so many times."""
    return [word for word, times in here.items() for _ in range(times - there.get(word, 0))]


def _rejoined(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return *words*; two that are one word in *others* are made one."""
    there = set(others)
    if there.issuperset(words):
        return list(words)
    found: list[str] = []
    is_last_there = True
    for word in words:
        is_there = word in there
        if not (is_last_there and is_there) and found and found[-1] + word in there:
            found[-1] += word
            is_last_there = True
        else:
            found.append(word)
            is_last_there = is_there
    return found


@lru_cache(maxsize=KNOWN_WORDS)
def is_misread(word: str, other: str) -> bool:
    """True if one word is the other with up to two letters misread in one place; a digit for another is no misreading.

    >>> is_misread("palapag", "palapagg"), is_misread("modern", "modem"), is_misread("palapag", "catbalogan")
    (True, True, False)
    >>> is_misread("before", "befor1"), is_misread("my", "rny"), is_misread("to", "5o")
    (True, True, False)
    >>> is_misread("153", "l53"), is_misread("1936", "19j6"), is_misread("1936", "936"), is_misread("21", "211")
    (True, True, True, True)
    >>> is_misread("1936", "1937"), is_misread("13", "3"), is_misread("xii", "xiii")
    (False, False, False)
    """
    if abs(len(word) - len(other)) > 2:
        return False
    if is_number(word) or is_number(other):
        return _is_misread_number(word, other)
    word, other = _shape(word), _shape(other)
    # What differs is one stretch of two letters at most, so half of the rest is at one end.
    half = max((min(len(word), len(other)) - 1) // 2, 1)
    if word[:half] != other[:half] and word[-half:] != other[-half:]:
        return False
    some, others = _apart(word, other)
    return max(len(some), len(others)) <= min(2, min(len(word), len(other)) - min(len(some), len(others)))


def is_lookalike(word: str, other: str) -> bool:
    """True if the letters of one word are taken for those of the other, or one of them is lost or doubled.

    >>> is_lookalike("notes", "nofes"), is_lookalike("notes", "ntes"), is_lookalike("notes", "noted")
    (True, True, False)
    """
    if _likeness_of(word) == _likeness_of(other):
        return True
    some, others = _apart(word, other)
    return len(some + others) == 1 and min(len(word), len(other)) >= 3 and not has_digit(some + others)


def _likeness_of(word: str) -> str:
    return _shape(word).translate(ALIKE_LETTERS)


def _is_misread_number(word: str, other: str) -> bool:
    if not (has_digit(word) and has_digit(other)):
        return _shape(word) == _shape(other)
    if word.translate(LOOK_ALIKE) == other.translate(LOOK_ALIKE):
        return True
    some, others = _apart(word, other)
    if some and others:
        return len(some + others) == 2 <= len(word) and not (has_digit(some) and has_digit(others))
    lost = some + others
    is_doubled = lost * 2 in word + " " + other
    return len(lost) == 1 and min(len(word), len(other)) >= (2 if is_doubled else 3)


def _apart(word: str, other: str) -> tuple[str, str]:
    """Return what is left of both words without their common beginning and end."""
    shorter = min(len(word), len(other))
    start = 0
    while start < shorter and word[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and word[-1 - end] == other[-1 - end]:
        end += 1
    return word[start:len(word) - end], other[start:len(other) - end]


@lru_cache(maxsize=KNOWN_WORDS)
def _shape(word: str) -> str:
    for pair in SHAPES:
        word = word.replace(*pair)
    return word


@lru_cache(maxsize=KNOWN_WORDS)
def is_number(word: str) -> bool:
    """True if half of *word* or more is digits, or it is a Roman number.

    >>> is_number("19j6"), is_number("befor1"), is_number("xxxi")
    (True, False, True)
    """
    return 2 * sum(map(str.isdigit, word)) >= len(word) or bool(ROMAN.fullmatch(word))


def has_digit(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdigit, word))


def heft(words: Iterable[str]) -> float:
    return sum(map(_heft_of, words))


def _heft_of(word: str) -> float:
    """Return the letters of *word*; a number in digits tells as much as two words."""
    return TELLING if has_digit(word) and is_number(word) else len(word)


def is_read_as(some: Sequence[str], others: Sequence[str]) -> bool:
    """True if one series of words is the other, with a third of them misread at most."""
    if len(some) != len(others) or not some:
        return False
    misread = [pair for pair in zip(some, others, strict=True) if pair[0] != pair[1]]
    return 3 * len(misread) <= len(some) and all(is_misread(word, other) for word, other in misread)


def begins_with(whole: Sequence[str], rest: Sequence[str], part: Sequence[str]) -> bool:
    """True if *whole* reads as *part*, then as *rest* begins."""
    size, more = len(part), min(EDGE, len(rest))
    return is_read_as(whole[:size], part) and is_read_as(whole[size:size + more], rest[:more])


def ends_with(whole: Sequence[str], rest: Sequence[str], part: Sequence[str]) -> bool:
    """True if *whole* reads as *rest* ends, then as *part*."""
    return begins_with(whole[::-1], rest[::-1], part[::-1])


def is_in_order(first: Sequence[str], second: Sequence[str], whole: Sequence[str]) -> bool:
    """True if what *whole* has of *first*, by its middle pair of words, comes before what it has of *second*.

    >>> is_in_order("a b c".split(), "d e f".split(), "a b x d e f".split())
    True
    >>> is_in_order("a b c".split(), "d e f".split(), "d e f a b".split())
    False
    """
    where: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairwise(whole)):
        where.setdefault(pair, at)
    places, others = (sorted(where[pair] for pair in pairwise(words) if pair in where) for words in (first, second))
    return not places or not others or places[len(places) // 2] <= others[len(others) // 2]


# ---- features


class PairFeatures:
    """The pairs of neighbouring words of a passage, as numbers: hundreds of thousands are compared."""

    def __init__(self) -> None:
        number = count(1).__next__
        self._known: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(number))

    def __call__(self, words: Sequence[str], group: str) -> set[Hashable]:
        """Return the pairs in *words*; those of another *group* are others."""
        known = self._known[group]
        return {first << 30 | second for first, second in pairwise([known[word] for word in words])}


def letter_features(words: Sequence[str], place: str) -> set[Hashable]:
    """Return the groups of three letters of *words*, their ends among them; those of another *place* are others."""
    plain = f"^{' '.join(words)}$"
    return {place + plain[start:start + 3] for start in range(len(plain) - 2)}


def plain_words(text: str) -> list[str]:
    """Return the words of *text*, folded."""
    if text.isascii():
        return WORD.findall(text.lower())
    return [word.lower() if word.isascii() else fold(word) for word in WORD.findall(text)]
